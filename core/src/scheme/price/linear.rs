//! Linear from lowest: a straight line from all points at the lowest price to none at n times it.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Quantity, in_formula, plain, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{PriceDerivation, PriceRule};

/// W · (n·Pmin − P) / ((n − 1)·Pmin). With n = 2, W · (1 − (P − Pmin) / Pmin).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinearFromLowest {
    /// n: more than 1. With 2, a price twice the lowest gets nothing.
    pub zero_at: Option<Quantity>,
    /// Whether a price beyond n times the lowest gets less than nothing; else it gets 0.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub below_zero: bool,
}

impl LinearFromLowest {
    fn none_at(&self, lowest: &Exact) -> Option<Exact> {
        Some(self.zero_at?.exact().times(lowest))
    }
}

impl PriceRule for LinearFromLowest {
    fn formula(&self) -> String {
        let n = self.zero_at.map_or_else(|| "n".to_owned(), Quantity::in_words);
        let end = if self.below_zero { "which may fall below 0" } else { "never below 0" };
        format!(
            "points available × ({n} × lowest price − the bid’s price) ÷ (({n} − 1) × lowest price), {end}"
        )
    }

    fn against(&self) -> &'static [Against] {
        &[Against::LowestPrice]
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        if self.zero_at.is_some_and(|times| times.exact() > Exact::ONE) {
            return Vec::new();
        }
        vec![Fault::new(
            place.within("zero_at", "no points from"),
            "It is not stated at how many times the lowest price, above 1, a bid gets no points.",
            "Enter a number above 1. With 2, a price twice the lowest gets nothing.",
        )]
    }

    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        let lowest = &compared(comparisons, Against::LowestPrice)?.figure;
        let none_at = self.none_at(lowest)?;
        let share = none_at.minus(price).over(&none_at.minus(lowest))?;
        Some(if self.below_zero { share } else { share.max(Exact::ZERO) })
    }
}

impl PriceDerivation for LinearFromLowest {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let lowest = told.figure(Against::LowestPrice);
        let in_words = told.whose(Against::LowestPrice, pounds);
        let n = self.zero_at.map(Quantity::exact).unwrap_or_default();
        let none_at = n.times(&lowest);
        to.input("lowest price", &in_words);
        to.input(
            "no points from",
            format!("{} ({} × the lowest price)", pounds(&none_at), plain(&n)),
        );
        to.because = format!("its price is {} and the lowest is {in_words}", pounds(&told.given));
        to.steps.push(format!("{} × {} = {}", plain(&n), in_formula(&lowest), plain(&none_at)));
        if told.given > none_at && !self.below_zero {
            to.steps.push(format!(
                "{} is above {}, so the points are 0.",
                pounds(&told.given),
                pounds(&none_at)
            ));
        } else {
            to.calculation = Some(format!(
                "{} × ({} − {}) ÷ ({} − {})",
                told.points,
                in_formula(&none_at),
                in_formula(&told.given),
                in_formula(&none_at),
                in_formula(&lowest)
            ));
        }
    }
}
