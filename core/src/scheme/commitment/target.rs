//! Against a target: the usual rule, certain before bids are opened.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Quantity, in_formula};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{ForLot, QuantityDerivation, QuantityRule, positive};

/// w · min(1, offer / target).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgainstTarget {
    /// The quantity that earns all points: more than zero.
    pub target: Option<Quantity>,
}

impl QuantityRule for AgainstTarget {
    fn formula(&self) -> String {
        "points available × quantity offered ÷ target, never above all points".to_owned()
    }

    fn full(&self) -> Option<Quantity> {
        self.target
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        if self.target.is_some_and(positive) {
            return Vec::new();
        }
        vec![Fault::new(
            place.within("target", "target"),
            "This measure has no target that can be reached.",
            "Enter the quantity that earns all points: a number above 0.",
        )]
    }

    fn share(&self, offer: &Exact, factor: &Exact, _: &[Comparison]) -> Option<Exact> {
        Some(offer.over(&self.target?.exact().times(factor))?.min(Exact::ONE))
    }

    fn proportional(&self, factor: &Exact, _: &[Comparison]) -> Option<(Exact, Exact)> {
        let target = self.target?.exact().times(factor);
        Some((target.clone(), target))
    }
}

impl QuantityDerivation for AgainstTarget {
    fn derive(&self, told: &Told, lot: &ForLot, to: &mut Derivation) {
        let Some(target) = self.target.map(|target| lot.stated(target)) else { return };
        let (offered, in_words) = (lot.words(&told.given), lot.words(&target));
        to.input("target", &in_words);
        to.because = format!("it offers {offered} against a target of {in_words}");
        if told.given > target {
            to.steps.push(format!(
                "{offered} is above the target of {in_words}; no more than all points are given."
            ));
            to.calculation = Some(format!("{} × 1", told.points));
        } else {
            to.calculation = Some(format!(
                "{} × {} ÷ {}",
                told.points,
                in_formula(&told.given),
                in_formula(&target)
            ));
        }
    }
}
