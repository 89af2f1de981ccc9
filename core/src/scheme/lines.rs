//! Straight lines between stated points, for prices and for quantities alike.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, in_formula, percent, percent_in_formula};

use super::derivation::{Derivation, Told};
use super::faults::CriterionPlace;

/// What holds before the first stated point and after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Beyond {
    /// The share of the nearest stated point.
    #[default]
    Held,
    /// The first and the last line go on, below nothing and above all points if need be.
    Continued,
}

/// The straight line that holds at one place: between two stated points, as `(at, share)`.
pub(crate) struct Piece {
    from: (Exact, Exact),
    to: (Exact, Exact),
}

impl Piece {
    /// The line that holds at `value`; `None` while fewer than two points are stated.
    pub(crate) fn at(points: &[(Option<Exact>, Option<Exact>)], value: &Exact) -> Option<Self> {
        let points: Vec<(Exact, Exact)> = points
            .iter()
            .map(|(at, share)| Some((at.clone()?, share.clone()?)))
            .collect::<Option<_>>()?;
        let holds = points.windows(2).find(|pair| pair.get(1).is_some_and(|(at, _)| value <= at));
        let pair = holds.or_else(|| points.windows(2).last())?;
        Some(Self { from: pair.first()?.clone(), to: pair.get(1)?.clone() })
    }

    fn end_for(&self, value: &Exact, beyond: Beyond) -> Option<&(Exact, Exact)> {
        let ends = [(&self.from, *value <= self.from.0), (&self.to, *value >= self.to.0)];
        let end = ends.into_iter().find(|(_, is_beyond)| *is_beyond).map(|(end, _)| end);
        end.filter(|_| beyond == Beyond::Held)
    }

    /// The share of the points at `value`.
    pub(crate) fn share(&self, value: &Exact, beyond: Beyond) -> Option<Exact> {
        if let Some((_, share)) = self.end_for(value, beyond) {
            return Some(share.clone());
        }
        let rise = self.to.1.minus(&self.from.1);
        let along = value.minus(&self.from.0).over(&self.to.0.minus(&self.from.0))?;
        Some(self.from.1.plus(&rise.times(&along)))
    }

    pub(crate) fn derive(
        &self,
        told: &Told,
        beyond: Beyond,
        in_words: impl Fn(&Exact) -> String,
        to: &mut Derivation,
    ) {
        let of = |(at, share): &(Exact, Exact)| format!("{}: {}", in_words(at), percent(share));
        to.input("stated point before", of(&self.from));
        to.input("stated point after", of(&self.to));
        if let Some((_, share)) = self.end_for(&told.given, beyond) {
            to.calculation = Some(format!("{} × {}", told.points, percent_in_formula(share)));
            return;
        }
        to.calculation = Some(format!(
            "{} × ({} + ({} − {}) × ({} − {}) ÷ ({} − {}))",
            told.points,
            in_formula(&self.from.1),
            in_formula(&self.to.1),
            in_formula(&self.from.1),
            in_formula(&told.given),
            in_formula(&self.from.0),
            in_formula(&self.to.0),
            in_formula(&self.from.0),
        ));
    }
}

/// The formula in words.
pub(crate) fn formula(what: &str, points: &[String], beyond: Beyond) -> String {
    let end = match beyond {
        Beyond::Held => "held at the ends",
        Beyond::Continued => "continued beyond the ends",
    };
    format!(
        "points available × the share at {what}, on straight lines between stated points ({}), {end}",
        points.join("; ")
    )
}

/// What is wrong with stated points.
pub(crate) fn faults(
    points: &[(Option<Exact>, Option<Exact>)],
    what: &str,
    place: &CriterionPlace,
) -> Vec<Fault> {
    let place = place.within("points", "stated points");
    let mut found = Vec::new();
    if points.len() < 2 {
        found.push(Fault::new(
            place.clone(),
            "A line needs at least two stated points.",
            format!("Add a point: a {what}, and the share of the points that it gets."),
        ));
    }
    let mut before: Option<&Exact> = None;
    for (at, (value, share)) in points.iter().enumerate() {
        let place = place.within(at, format_args!("point {}", at + 1));
        match value {
            None => found.push(Fault::new(
                place.within(what, what),
                format!("This point has no {what}."),
                "Enter a number.",
            )),
            Some(value) if value.is_negative() => found.push(Fault::new(
                place.within(what, what),
                format!("The {what} of this point is less than 0."),
                "Enter a number of 0 or more.",
            )),
            Some(value) if before.is_some_and(|before| value <= before) => {
                found.push(Fault::new(
                    place.within(what, what),
                    format!("The {what} of this point is not above that of the point before it."),
                    "Put the points in order, each one above the one before.",
                ));
            }
            Some(value) => before = Some(value),
        }
        if share.as_ref().is_none_or(|share| share.is_negative() || *share > Exact::ONE) {
            found.push(Fault::new(
                place.within("share", "share of the points"),
                "This point has no possible share of the points.",
                "Enter a percentage from 0 to 100.",
            ));
        }
    }
    found
}
