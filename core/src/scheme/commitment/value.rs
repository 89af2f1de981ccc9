//! Commitments counted in pounds, with values that the scheme itself states. Points never come
//! from pounds unless a scheme says so with a value set of its own.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::id::MeasureId;
use crate::number::{Exact, Money, Percentage, in_formula, percent, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

/// A question scored from the value of all commitments together: Σ quantity × value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommitmentValue {
    /// Where the values come from: name, version, price year.
    #[serde(default)]
    pub value_set: String,
    /// The measures that count, and what one unit of each is worth.
    pub values: Vec<MeasureValue>,
    /// How the value becomes points.
    pub rule: ValueRule,
}

/// What one unit of a measure is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasureValue {
    /// The measure.
    pub measure: MeasureId,
    /// The value of one unit, more than £0.
    pub value: Option<Money>,
}

/// How the value of all commitments together becomes points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ValueRule {
    /// w · value / largest value. Nobody offers: 0 for all.
    #[default]
    RelativeToBest,
    /// w · min(1, value / (share × the lot's estimated value)).
    ShareOfEstimate(Option<Percentage>),
}

impl CommitmentValue {
    /// What these quantities are worth together.
    #[must_use]
    pub fn worth(&self, counted: impl Fn(&MeasureId) -> Exact) -> Exact {
        self.values.iter().fold(Exact::ZERO, |sum, each| {
            let value = each.value.map(Money::exact).unwrap_or_default();
            sum.plus(&value.times(&counted(&each.measure)))
        })
    }

    /// Whether points depend on what others offer.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(self.rule, ValueRule::RelativeToBest)
    }

    /// The formula in words, without a full stop.
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.rule {
            ValueRule::RelativeToBest => {
                "points available × value of all commitments ÷ largest value of any bid".to_owned()
            }
            ValueRule::ShareOfEstimate(share) => format!(
                "points available × value of all commitments ÷ {} of the estimated value, never above all points",
                share.map_or_else(|| "a share".to_owned(), Percentage::in_words)
            ),
        }
    }

    /// The share of the points that a value gets. `None` if something is not stated.
    pub(crate) fn share(
        &self,
        worth: &Exact,
        estimate: Option<&Exact>,
        comparisons: &[Comparison],
    ) -> Option<Exact> {
        match &self.rule {
            ValueRule::RelativeToBest => {
                let best = &compared(comparisons, Against::BestOffer)?.figure;
                Some(worth.over(best).unwrap_or(Exact::ZERO))
            }
            ValueRule::ShareOfEstimate(share) => {
                let full = (*share)?.share().times(estimate?);
                Some(worth.over(&full)?.min(Exact::ONE))
            }
        }
    }

    pub(crate) fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let mut found = Vec::new();
        if self.value_set.trim().is_empty() {
            found.push(Fault::new(
                place.within("value_set", "value set"),
                "It is not said where the values come from.",
                "Enter the name, version and price year of the value set.",
            ));
        }
        if self.values.is_empty() {
            found.push(Fault::new(
                place.within("values", "values"),
                "No measure has a value.",
                "Add a measure, and what one unit of it is worth.",
            ));
        }
        for (at, each) in self.values.iter().enumerate() {
            let place = place.within(
                format_args!("values/{}", each.measure),
                format_args!("measure {}", each.measure),
            );
            if each.value.is_none_or(|value| value.is_zero() || value.is_negative()) {
                found.push(Fault::new(
                    place.clone(),
                    "No value above £0 is stated for one unit of this measure.",
                    "Enter an amount above £0, or remove the measure.",
                ));
            }
            if self.values.iter().take(at).any(|other| other.measure == each.measure) {
                found.push(Fault::new(place, "This measure has two values.", "Keep one of them."));
            }
        }
        if let ValueRule::ShareOfEstimate(share) = &self.rule
            && share.is_none_or(|share| share.is_zero() || share.is_negative())
        {
            found.push(Fault::new(
                place.within("share_of_estimate", "share of the estimated value"),
                "It is not stated which share of the estimated value, above 0, earns all points.",
                "Enter a percentage above 0.",
            ));
        }
        found
    }

    pub(crate) fn derive(&self, told: &Told, estimate: Option<&Exact>, to: &mut Derivation) {
        let worth = pounds(&told.given);
        match &self.rule {
            ValueRule::RelativeToBest => {
                let best = told.whose(Against::BestOffer, pounds);
                to.input("largest value", &best);
                if told.figure(Against::BestOffer).is_zero() {
                    "no bid offers anything".clone_into(&mut to.because);
                    to.steps.push("No bid offers anything, so the points are 0.".to_owned());
                    return;
                }
                to.because = format!("its commitments are worth {worth}; the largest is {best}");
                to.calculation = Some(format!(
                    "{} × {} ÷ {}",
                    told.points,
                    in_formula(&told.given),
                    in_formula(&told.figure(Against::BestOffer))
                ));
            }
            ValueRule::ShareOfEstimate(share) => {
                let (Some(share), Some(estimate)) = (share, estimate) else { return };
                let full = share.share().times(estimate);
                to.input(
                    "value that earns all points",
                    format!(
                        "{} ({} of the estimated {})",
                        pounds(&full),
                        percent(&share.share()),
                        pounds(estimate)
                    ),
                );
                to.because = format!(
                    "its commitments are worth {worth}; {} earns all points",
                    pounds(&full)
                );
                to.calculation = Some(if told.given > full {
                    format!("{} × 1", told.points)
                } else {
                    format!("{} × {} ÷ {}", told.points, in_formula(&told.given), in_formula(&full))
                });
            }
        }
    }
}
