//! Between two prices: all points at the one, none at the other, a straight line between. The two
//! are the lowest and the highest bid, or limits that the scheme states.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Money, in_formula, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{PriceDerivation, PriceRule, held, stated};

/// W · (Pmax − P) / (Pmax − Pmin).
pub(super) struct BetweenLowestAndHighest;

impl PriceRule for BetweenLowestAndHighest {
    fn formula(&self) -> String {
        "points available × (highest price − the bid’s price) ÷ (highest price − lowest price); all points where all prices are equal".to_owned()
    }

    fn against(&self) -> &'static [Against] {
        &[Against::LowestPrice, Against::HighestPrice]
    }

    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        let lowest = &compared(comparisons, Against::LowestPrice)?.figure;
        let highest = &compared(comparisons, Against::HighestPrice)?.figure;
        // One bid, or all equal: all points.
        Some(highest.minus(price).over(&highest.minus(lowest)).unwrap_or(Exact::ONE))
    }
}

impl PriceDerivation for BetweenLowestAndHighest {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let (low, high) = (told.figure(Against::LowestPrice), told.figure(Against::HighestPrice));
        let lowest = told.whose(Against::LowestPrice, pounds);
        let highest = told.whose(Against::HighestPrice, pounds);
        to.input("lowest price", &lowest);
        to.input("highest price", &highest);
        to.because = format!(
            "its price is {}, between the lowest of {lowest} and the highest of {highest}",
            pounds(&told.given)
        );
        if low == high {
            to.steps
                .push("All prices are equal, so the points are all that can be had.".to_owned());
            to.calculation = Some(format!("{} × 1", told.points));
        } else {
            to.calculation = Some(line(told, &high, &low));
        }
    }
}

/// W · (Phi − P) / (Phi − Plo), held within 0 and W.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BetweenLimits {
    /// Plo: this price or less gets all points.
    pub all_points_at: Option<Money>,
    /// Phi: this price or more gets none. More than Plo.
    pub no_points_at: Option<Money>,
}

impl PriceRule for BetweenLimits {
    fn formula(&self) -> String {
        let of = |amount: Option<Money>, name: &str| {
            amount.map_or_else(|| name.to_owned(), Money::in_words)
        };
        let (low, high) =
            (of(self.all_points_at, "low limit"), of(self.no_points_at, "high limit"));
        format!(
            "points available × ({high} − the bid’s price) ÷ ({high} − {low}), never below 0 or above all points"
        )
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let mut found = Vec::new();
        if !stated(self.all_points_at) {
            found.push(Fault::new(
                place.within("all_points_at", "all points at"),
                "It is not stated at which price above £0 a bid gets all points.",
                "Enter an amount above £0.",
            ));
        }
        let problem = match (self.no_points_at, self.all_points_at) {
            (Some(high), Some(low)) if high <= low => format!(
                "The price that gets no points ({}) is not above the one that gets all points ({}).",
                high.in_words(),
                low.in_words()
            ),
            (Some(_), Some(_)) => return found,
            (high, _) if stated(high) => return found,
            _ => "It is not stated from which price on a bid gets no points.".to_owned(),
        };
        found.push(Fault::new(
            place.within("no_points_at", "no points at"),
            problem,
            "Enter an amount above the price that gets all points.",
        ));
        found
    }

    fn share(&self, price: &Exact, _: &[Comparison]) -> Option<Exact> {
        let (low, high) = (self.all_points_at?.exact(), self.no_points_at?.exact());
        Some(held(high.minus(price).over(&high.minus(&low))?))
    }
}

impl PriceDerivation for BetweenLimits {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let (Some(low), Some(high)) = (self.all_points_at, self.no_points_at) else { return };
        let (low_words, high_words) = (low.in_words(), high.in_words());
        to.input("all points at", &low_words);
        to.input("no points at", &high_words);
        let price = pounds(&told.given);
        to.because =
            format!("its price is {price}; {low_words} gets all points and {high_words} gets none");
        if told.given >= high.exact() {
            to.steps.push(format!("{price} is not below {high_words}, so the points are 0."));
        } else if told.given <= low.exact() {
            to.steps.push(format!(
                "{price} is not above {low_words}; no more than all points are given."
            ));
            to.calculation = Some(format!("{} × 1", told.points));
        } else {
            to.calculation = Some(line(told, &high.exact(), &low.exact()));
        }
    }
}

fn line(told: &Told, high: &Exact, low: &Exact) -> String {
    let (high, low) = (in_formula(high), in_formula(low));
    format!("{} × ({high} − {}) ÷ ({high} − {low})", told.points, in_formula(&told.given))
}
