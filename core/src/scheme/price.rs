//! Price criteria: the basis of the prices and the method that turns them into points.

use serde::{Deserialize, Serialize};

use crate::number::{Exact, Quantity};

/// A question scored from prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// How prices become points.
    pub method: PriceMethod,
    /// What a price covers, the same for every bid.
    #[serde(default)]
    pub basis: PriceBasis,
}

/// How prices become points. Every method refuses a price that is missing, zero or negative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceMethod {
    /// The lowest price, divided by the bid's price: W · Pmin / P.
    #[default]
    LowestOverPrice,
    /// All points for the lowest price, falling in a straight line to none at n times the lowest:
    /// W · (n·Pmin − P) / ((n − 1)·Pmin), never below 0.
    LinearFromLowest {
        /// n: more than 1. With 2, a price twice the lowest gets nothing.
        zero_at: Option<Quantity>,
    },
}

impl PriceMethod {
    /// The share of the points, 0 to 1, that `price` gets where `lowest` is the lowest price of
    /// the bids used for comparison. `None` if the method is not completely stated or a price is
    /// not more than zero.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::PriceMethod;
    ///
    /// // A French public buyer's own example: lowest 200, price 235, 40 points; gets 33.
    /// let method = PriceMethod::LinearFromLowest { zero_at: Some("2".parse().unwrap()) };
    /// let share = method.share(&Exact::from(235), &Exact::from(200)).unwrap();
    /// assert_eq!(share.times(&Exact::from(40)), Exact::from(33));
    /// ```
    #[must_use]
    pub fn share(&self, price: &Exact, lowest: &Exact) -> Option<Exact> {
        if *price <= Exact::ZERO || *lowest <= Exact::ZERO {
            return None;
        }
        match self {
            Self::LowestOverPrice => lowest.over(price),
            Self::LinearFromLowest { zero_at } => {
                let none_at = zero_at.as_ref()?.exact().times(lowest);
                let share = none_at.minus(price).over(&none_at.minus(lowest))?;
                Some(share.max(Exact::ZERO))
            }
        }
    }
}

/// What a price covers. Money compares only on one basis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceBasis {
    /// Whether prices include VAT.
    #[serde(default)]
    pub vat: Vat,
    /// The term, and extensions that are priced, such as “3 years and both 1-year extensions”.
    #[serde(default)]
    pub term: String,
    /// How prices change over time, such as “fixed for the term”.
    #[serde(default)]
    pub indexation: String,
}

/// Whether prices include value added tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vat {
    /// Without VAT.
    #[default]
    Excluded,
    /// With VAT.
    Included,
}
