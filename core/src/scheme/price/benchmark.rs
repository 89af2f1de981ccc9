//! Benchmark over price: points available × a stated price ÷ the bid's price.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Money, in_formula, pounds};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{PriceDerivation, PriceRule, stated};

/// W · Pref / P.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BenchmarkOverPrice {
    /// Pref: more than £0.
    pub benchmark: Option<Money>,
    /// Whether a price below the benchmark gets more than all points; else it gets all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub above_all: bool,
}

impl PriceRule for BenchmarkOverPrice {
    fn formula(&self) -> String {
        let benchmark = self.benchmark.map_or_else(|| "benchmark".to_owned(), Money::in_words);
        let end =
            if self.above_all { "which may be above all points" } else { "never above all points" };
        format!("points available × {benchmark} ÷ the bid’s price, {end}")
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        if stated(self.benchmark) {
            return Vec::new();
        }
        vec![Fault::new(
            place.within("benchmark", "benchmark price"),
            "No benchmark price above £0 is stated.",
            "Enter an amount above £0.",
        )]
    }

    fn share(&self, price: &Exact, _: &[Comparison]) -> Option<Exact> {
        let share = self.benchmark?.exact().over(price)?;
        Some(if self.above_all { share } else { share.min(Exact::ONE) })
    }
}

impl PriceDerivation for BenchmarkOverPrice {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let Some(benchmark) = self.benchmark else { return };
        let (price, in_words) = (pounds(&told.given), benchmark.in_words());
        to.input("benchmark price", &in_words);
        to.because = format!("its price is {price} and the benchmark is {in_words}");
        if told.given < benchmark.exact() && !self.above_all {
            to.steps.push(format!(
                "{price} is below the benchmark; no more than all points are given."
            ));
            to.calculation = Some(format!("{} × 1", told.points));
        } else {
            to.calculation = Some(format!(
                "{} × {} ÷ {}",
                told.points,
                in_formula(&benchmark.exact()),
                in_formula(&told.given)
            ));
        }
    }
}
