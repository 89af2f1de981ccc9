//! Price questions: the basis of the prices, what a price is made of, and the method that turns
//! prices into points. Each method is a unit of its own, in a file of its own.

mod abnormal;
mod benchmark;
mod between;
mod distance;
mod income;
mod linear;
mod lowest;
mod not_scored;
mod schedule;
mod table;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Money};

use super::against::{Against, Comparison};
use super::derivation::{Derivation, Told};
use super::faults::CriterionPlace;

pub use abnormal::AbnormallyLow;
pub use benchmark::BenchmarkOverPrice;
pub use between::BetweenLimits;
pub use linear::LinearFromLowest;
pub use schedule::{Schedule, ScheduleLine};
pub use table::{Beyond, PriceBand, PriceBands, PriceLines, PricePoint};

/// A question scored from prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// How prices become points.
    pub method: PriceMethod,
    /// What a price covers, the same for every bid.
    #[serde(default)]
    pub basis: PriceBasis,
    /// The lines that a price is made of, if suppliers price them one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// The most that the authority means to pay. A price above it is reported, never refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    /// From where on a price is reported as abnormally low, for people to ask and decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abnormally_low: Option<AbnormallyLow>,
}

/// How prices become points. Every method refuses a price that is missing, zero or negative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PriceMethod {
    /// The lowest price, divided by the bid's price: W · Pmin / P.
    #[default]
    LowestOverPrice,
    /// All points for the lowest price, falling in a straight line to none at n times the lowest.
    LinearFromLowest(LinearFromLowest),
    /// All points for the lowest price, none for the highest: W · (Pmax − P) / (Pmax − Pmin).
    BetweenLowestAndHighest,
    /// Half the points at the mean price: W · (½ − (P − mean) / mean), held within 0 and W.
    DistanceFromMean,
    /// Half the points at the median price: W · (½ − (P − median) / median), held within 0 and W.
    DistanceFromMedian,
    /// A price that the scheme states, divided by the bid's price: W · Pref / P.
    BenchmarkOverPrice(BenchmarkOverPrice),
    /// All points at a stated low price, none at a stated high one, a straight line between.
    BetweenLimits(BetweenLimits),
    /// A share of the points for each band of prices.
    Bands(PriceBands),
    /// Straight lines between stated points.
    Lines(PriceLines),
    /// Income, where the highest is best: W · P / Pmax. For concessions and rents.
    Income,
    /// The price earns no points and has no weight: it is fixed, or the award rule uses it.
    NotScored,
}

/// A way from prices to points. A new one is a file beside the others, a line in [`PriceMethod`] and one in `unit!`.
pub(crate) trait PriceRule {
    /// The formula in words.
    fn formula(&self) -> String;

    /// The figures of the bids used for comparison that it needs; none for an absolute method.
    fn against(&self) -> &'static [Against] {
        &[]
    }

    /// What keeps it from being used.
    fn faults(&self, _place: &CriterionPlace) -> Vec<Fault> {
        Vec::new()
    }

    /// The share of the points that a price gets; the price and all compared ones are above zero.
    /// `None` if the method is not completely stated or a comparison is missing.
    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact>;

    /// Where the share is a figure divided by the price: that figure.
    fn over_price(&self, _comparisons: &[Comparison]) -> Option<Exact> {
        None
    }
}

/// How the points of a rule came about. It stands by itself, so that whoever asks for points alone does not carry it.
pub(crate) trait PriceDerivation {
    /// Adds it to what is there.
    fn derive(&self, told: &Told, to: &mut Derivation);
}

/// The unit of a method, for whatever is asked of it.
macro_rules! unit {
    ($method:expr) => {
        match $method {
            PriceMethod::LowestOverPrice => &lowest::LowestOverPrice,
            PriceMethod::LinearFromLowest(rule) => rule,
            PriceMethod::BetweenLowestAndHighest => &between::BetweenLowestAndHighest,
            PriceMethod::DistanceFromMean => &distance::DistanceFrom(Against::MeanPrice),
            PriceMethod::DistanceFromMedian => &distance::DistanceFrom(Against::MedianPrice),
            PriceMethod::BenchmarkOverPrice(rule) => rule,
            PriceMethod::BetweenLimits(rule) => rule,
            PriceMethod::Bands(rule) => rule,
            PriceMethod::Lines(rule) => rule,
            PriceMethod::Income => &income::Income,
            PriceMethod::NotScored => &not_scored::NotScored,
        }
    };
}

impl PriceMethod {
    pub(crate) fn rule(&self) -> &dyn PriceRule {
        unit!(self)
    }

    pub(crate) fn derivation(&self) -> &dyn PriceDerivation {
        unit!(self)
    }

    /// The share of the points that `price` gets beside the `compared` prices of the bids used
    /// for comparison. `None` if the method is not completely stated, if a price is not more than
    /// zero, or if there is nothing to compare with.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::{LinearFromLowest, PriceMethod};
    ///
    /// // A French public buyer's own example: lowest 200, price 235, 40 points; gets 33.
    /// let two = Some("2".parse().unwrap());
    /// let method = PriceMethod::LinearFromLowest(LinearFromLowest { zero_at: two, below_zero: false });
    /// let share = method.share(&Exact::from(235), &[Exact::from(200), Exact::from(235)]).unwrap();
    /// assert_eq!(share.times(&Exact::from(40)), Exact::from(33));
    /// ```
    #[must_use]
    pub fn share(&self, price: &Exact, compared: &[Exact]) -> Option<Exact> {
        let positive = Exact::is_positive;
        if !positive(price) || !compared.iter().all(positive) {
            return None;
        }
        let values: Vec<&Exact> = compared.iter().collect();
        let comparisons = self
            .rule()
            .against()
            .iter()
            .map(|against| {
                let figure = against.figure(&values)?;
                Some(Comparison { against: *against, figure, set_by: Vec::new() })
            })
            .collect::<Option<Vec<_>>>()?;
        self.rule().share(price, &comparisons)
    }

    /// The formula in words, without a full stop.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.rule().formula()
    }

    /// Whether more is better.
    #[must_use]
    pub fn is_income(&self) -> bool {
        matches!(self, Self::Income)
    }

    /// Whether the price earns points at all.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        !matches!(self, Self::NotScored)
    }

    /// Whether points depend on other bids' prices.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        !self.rule().against().is_empty()
    }
}

/// What a price covers. Money compares only on one basis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Vat {
    /// Without VAT.
    #[default]
    Excluded,
    /// With VAT.
    Included,
}

/// That an amount of money is stated and above zero.
fn stated(amount: Option<Money>) -> bool {
    amount.is_some_and(|amount| !amount.is_zero() && !amount.is_negative())
}

/// Held within none and all of the points.
fn held(share: Exact) -> Exact {
    share.max(Exact::ZERO).min(Exact::ONE)
}
