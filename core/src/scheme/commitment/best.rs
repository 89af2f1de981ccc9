//! Relative to the best offer: one bidder, often the largest, can decide everyone's score.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Quantity, in_formula};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{ForLot, QuantityDerivation, QuantityRule, positive};

/// w · min(offer, cap) / max(floor, largest min(offer, cap)). Nobody offers: 0 for all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelativeToBest {
    /// The least quantity that earns all points when every offer is small.
    #[serde(default)]
    pub floor: Option<Quantity>,
    /// The quantity beyond which an offer counts no further.
    #[serde(default)]
    pub cap: Option<Quantity>,
}

impl RelativeToBest {
    /// What earns all points: the best offer that counts, or the floor where that is more.
    fn all_points_at(&self, best: &Exact, factor: &Exact) -> Exact {
        let floor = self.floor.map(Quantity::exact).unwrap_or_default();
        best.clone().max(floor.times(factor))
    }
}

impl QuantityRule for RelativeToBest {
    fn formula(&self) -> String {
        let counted = if self.cap.is_some() { "quantity that counts" } else { "quantity offered" };
        let full = if self.floor.is_some() {
            "the larger of the best offer and the least quantity for all points"
        } else {
            "best offer"
        };
        format!("points available × {counted} ÷ {full}")
    }

    fn counted(&self, offer: &Exact, factor: &Exact) -> Exact {
        match self.cap {
            Some(cap) => offer.clone().min(cap.exact().times(factor)),
            None => offer.clone(),
        }
    }

    fn full(&self) -> Option<Quantity> {
        self.cap
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let mut found = Vec::new();
        if self.floor.is_some_and(Quantity::is_negative) {
            found.push(Fault::new(
                place.within("floor", "least quantity for all points"),
                "The least quantity for all points cannot be less than 0.",
                "Enter a number of 0 or more, or leave it empty.",
            ));
        }
        if self.cap.is_some_and(|cap| !positive(cap)) {
            found.push(Fault::new(
                place.within("cap", "most that counts"),
                "The most that counts must be above 0.",
                "Enter a number above 0, or leave it empty.",
            ));
        }
        if let (Some(floor), Some(cap)) = (self.floor, self.cap)
            && floor > cap
        {
            found.push(Fault::new(
                place.within("floor", "least quantity for all points"),
                format!(
                    "The least quantity for all points ({}) is above the most that counts ({}), so no bid could get all points.",
                    floor.in_words(),
                    cap.in_words()
                ),
                "Make it the same or less.",
            ));
        }
        found
    }

    fn share(&self, offer: &Exact, factor: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        let best = &compared(comparisons, Against::BestOffer)?.figure;
        // Nobody offers anything and no floor is stated: nothing for all.
        let full = self.all_points_at(best, factor);
        let share = self.counted(offer, factor).over(&full).unwrap_or(Exact::ZERO);
        Some(share.min(Exact::ONE))
    }

    fn proportional(&self, factor: &Exact, comparisons: &[Comparison]) -> Option<(Exact, Exact)> {
        let best = &compared(comparisons, Against::BestOffer)?.figure;
        let full = self.all_points_at(best, factor);
        let most = self.counted(&full, factor).min(full.clone());
        (!full.is_zero()).then_some((full, most))
    }
}

impl QuantityDerivation for RelativeToBest {
    fn derive(&self, told: &Told, lot: &ForLot, to: &mut Derivation) {
        let counted = self.counted(&told.given, &lot.factor);
        let offer = lot.words(&told.given);
        if let Some(cap) = self.cap {
            to.input("most that counts", lot.words(&lot.stated(cap)));
            if counted < told.given {
                to.steps.push(format!("Of {offer} offered, {} count.", lot.words(&counted)));
            }
        }
        let best = told.whose(Against::BestOffer, |amount| lot.words(amount));
        to.input("best offer", &best);
        if let Some(floor) = self.floor {
            to.input("least quantity for all points", lot.words(&lot.stated(floor)));
        }
        let best_offer = told.figure(Against::BestOffer);
        let full = self.all_points_at(&best_offer, &lot.factor);
        if full.is_zero() {
            "no bid offers anything".clone_into(&mut to.because);
            to.steps.push("No bid offers anything, so the points are 0.".to_owned());
            return;
        }
        let own = if counted < told.given {
            format!("it offers {offer}, of which {} count,", lot.words(&counted))
        } else {
            format!("it offers {offer}")
        };
        to.because = if full > best_offer {
            let full = lot.words(&full);
            format!(
                "{own} and all points need {full}, more than the best offer that counts, {best}"
            )
        } else if counted < told.given {
            format!("{own} and the most that counts is {best}")
        } else {
            format!("{own} and the best offer that counts is {best}")
        };
        to.calculation =
            Some(format!("{} × {} ÷ {}", told.points, in_formula(&counted), in_formula(&full)));
    }
}
