//! Income: points available × what the bid pays ÷ the highest. For concessions and rents.

use crate::number::{Exact, in_formula, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};

use super::{PriceDerivation, PriceRule};

pub(super) struct Income;

impl PriceRule for Income {
    fn formula(&self) -> String {
        "points available × what the bid pays ÷ the highest".to_owned()
    }

    fn against(&self) -> &'static [Against] {
        &[Against::HighestPrice]
    }

    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        price.over(&compared(comparisons, Against::HighestPrice)?.figure)
    }
}

impl PriceDerivation for Income {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let highest = told.whose(Against::HighestPrice, pounds);
        to.input("highest", &highest);
        to.because = format!("it pays {} and the highest is {highest}", pounds(&told.given));
        to.calculation = Some(format!(
            "{} × {} ÷ {}",
            told.points,
            in_formula(&told.given),
            in_formula(&told.figure(Against::HighestPrice))
        ));
    }
}
