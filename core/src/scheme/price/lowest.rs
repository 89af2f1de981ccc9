//! Lowest over price: points available × lowest price ÷ the bid's price.

use crate::number::{Exact, in_formula, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};

use super::{PriceDerivation, PriceRule};

pub(super) struct LowestOverPrice;

impl PriceRule for LowestOverPrice {
    fn formula(&self) -> String {
        "points available × lowest price ÷ the bid’s price".to_owned()
    }

    fn against(&self) -> &'static [Against] {
        &[Against::LowestPrice]
    }

    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        compared(comparisons, Against::LowestPrice)?.figure.over(price)
    }

    fn over_price(&self, comparisons: &[Comparison]) -> Option<Exact> {
        Some(compared(comparisons, Against::LowestPrice)?.figure.clone())
    }
}

impl PriceDerivation for LowestOverPrice {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let lowest = told.whose(Against::LowestPrice, pounds);
        to.input("lowest price", &lowest);
        to.because = format!("its price is {} and the lowest is {lowest}", pounds(&told.given));
        to.calculation = Some(format!(
            "{} × {} ÷ {}",
            told.points,
            in_formula(&told.figure(Against::LowestPrice)),
            in_formula(&told.given)
        ));
    }
}
