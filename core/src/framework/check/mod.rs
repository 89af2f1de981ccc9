//! What a measure set must hold for its parts to fit together.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use super::{Framework, Measure, Outcome, Overlap};
use crate::fault::{Fault, Place};
use crate::id::MeasureId;

impl Framework {
    /// Everything that is wrong with the set, in the order in which it stands there: ids given
    /// twice, texts left empty, outcomes and measures that are named but do not exist, pairs given
    /// twice, no measures at all. Empty if nothing is.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let mut set = Framework::knowsley().expect("it is built in").clone();
    /// assert!(set.check().is_empty());
    ///
    /// set.measures[1].unit.clear();
    /// set.measures[2].id = set.measures[0].id.clone();
    /// set.overlaps.clear();
    /// let faults: Vec<_> = set.check().iter().map(|fault| fault.to_string()).collect();
    /// assert_eq!(faults, [
    ///     "Measure set, measure 2, unit: The unit is empty. Say what is counted.",
    ///     "Measure set, measure 1: More than one measure has the id “1”. \
    ///      Give each measure an id of its own.",
    /// ]);
    /// ```
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let set = Place::new("framework", "Measure set");
        let mut faults = Vec::new();
        let title = [("title", "title", &self.title, "Give the set a name, with its date.")];
        faults.extend(empty(&set, title));
        self.check_outcomes(&set, &mut faults);
        self.check_measures(&set, &mut faults);
        self.check_overlaps(&set, &mut faults);
        faults
    }

    fn check_outcomes(&self, set: &Place, faults: &mut Vec<Fault>) {
        let mut ids = Seen::default();
        for outcome in &self.outcomes {
            let place = set.within(
                format_args!("outcomes/{}", outcome.id),
                format_args!("outcome {}", outcome.id),
            );
            if ids.again(outcome.id.as_str()) {
                faults.push(repeated(&outcome.id, &place, "outcome"));
            }
            let title = [("title", "title", &outcome.title, "Give the outcome a title.")];
            faults.extend(empty(&place, title));
        }
    }

    fn check_measures(&self, set: &Place, faults: &mut Vec<Fault>) {
        if self.measures.is_empty() {
            faults.push(Fault::new(
                set.within("measures", "measures"),
                "The set has no measures.",
                "Add at least one measure.",
            ));
        }
        let outcomes: HashSet<_> =
            self.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let mut ids = Seen::default();
        for measure in &self.measures {
            let place = set.within(
                format_args!("measures/{}", measure.id),
                format_args!("measure {}", measure.id),
            );
            if ids.again(measure.id.as_str()) {
                faults.push(repeated(&measure.id, &place, "measure"));
            }
            if !outcomes.contains(measure.outcome.as_str()) {
                faults.push(unknown_outcome(&place, measure, &self.outcomes));
            }
            faults.extend(empty(&place, texts(measure)));
        }
    }

    fn check_overlaps(&self, set: &Place, faults: &mut Vec<Fault>) {
        let known: HashSet<_> = self.measures.iter().map(|measure| measure.id.as_str()).collect();
        let mut pairs = Seen::default();
        for Overlap { between, .. } in &self.overlaps {
            let [a, b] = between;
            // An id cannot hold a plus sign, so the path can be read back.
            let place = set
                .within(format_args!("overlaps/{a}+{b}"), format_args!("overlap of {a} and {b}"));
            if a == b {
                faults.push(Fault::new(
                    place,
                    "A measure cannot overlap with itself.",
                    "Name two measures, or take this overlap out.",
                ));
                continue;
            }
            for id in between.iter().filter(|id| !known.contains(id.as_str())) {
                faults.push(unknown_measure(&place, id));
            }
            if pairs.again((a.as_str().min(b.as_str()), a.as_str().max(b.as_str()))) {
                faults.push(Fault::new(
                    place,
                    "This pair of measures is given more than once.",
                    "Keep one of them: it holds both ways round.",
                ));
            }
        }
    }
}

/// The texts of a measure that may not be empty: path, words, text, what to do.
fn texts(measure: &Measure) -> [(&str, &str, &String, &str); 4] {
    [
        ("title", "title", &measure.title, "Give the measure a short name."),
        ("wording", "wording", &measure.wording, "Give the wording as published."),
        ("unit", "unit", &measure.unit, "Say what is counted."),
        (
            "unit_short",
            "short unit",
            &measure.unit_short,
            "Give the unit in a word or two, such as “people”.",
        ),
    ]
}

fn empty<'a, const N: usize>(
    place: &'a Place,
    texts: [(&'a str, &'a str, &'a String, &'a str); N],
) -> impl Iterator<Item = Fault> {
    texts.into_iter().filter(|(_, _, text, _)| text.trim().is_empty()).map(
        |(path, words, _, remedy)| {
            Fault::new(place.within(path, words), format!("The {words} is empty."), remedy)
        },
    )
}

fn unknown_outcome(place: &Place, measure: &Measure, outcomes: &[Outcome]) -> Fault {
    let known: Vec<_> = outcomes.iter().take(20).map(|outcome| outcome.id.as_str()).collect();
    let remedy = if known.is_empty() {
        "Add the outcome to the set.".to_owned()
    } else {
        format!("Name one of the set’s outcomes: {}.", known.join(", "))
    };
    Fault::new(
        place.within("outcome", "outcome"),
        format!("The set has no outcome “{}”.", measure.outcome),
        remedy,
    )
}

fn unknown_measure(place: &Place, id: &MeasureId) -> Fault {
    Fault::new(
        place.clone(),
        format!("The set has no measure “{id}”."),
        "Name two measures of the set, or take this overlap out.",
    )
}

/// What has been met so far, and what of it more than once.
struct Seen<T> {
    once: HashSet<T>,
    more: HashSet<T>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { once: HashSet::new(), more: HashSet::new() }
    }
}

impl<T: Eq + Hash + Copy> Seen<T> {
    /// Whether a thing is met for the second time. The third is no news.
    fn again(&mut self, thing: T) -> bool {
        !self.once.insert(thing) && self.more.insert(thing)
    }
}

fn repeated(id: impl Display, place: &Place, what: &str) -> Fault {
    Fault::new(
        place.clone(),
        format!("More than one {what} has the id “{id}”."),
        format!("Give each {what} an id of its own."),
    )
}

#[cfg(test)]
mod tests;
