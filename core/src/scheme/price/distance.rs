//! Distance from the mean or the median price: half the points there, more below, less above.

use crate::number::{Exact, in_formula, pounds};
use crate::scheme::against::{Against, Comparison, compared};
use crate::scheme::derivation::{Derivation, Told};

use super::{PriceDerivation, PriceRule, held};

/// W · (½ − (P − middle) / middle), held within 0 and W.
pub(super) struct DistanceFrom(pub(super) Against);

impl DistanceFrom {
    fn unheld(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        let middle = &compared(comparisons, self.0)?.figure;
        let three_halves = Exact::ONE.plus(&Exact::ONE).plus(&Exact::ONE).over(&Exact::from(2))?;
        // ½ − (P − m) / m is 3/2 − P / m. All equal, or one bid: ½.
        Some(three_halves.minus(&price.over(middle)?))
    }
}

impl PriceRule for DistanceFrom {
    fn formula(&self) -> String {
        let middle = self.0.in_words();
        format!(
            "points available × (1/2 − (the bid’s price − {middle}) ÷ {middle}), never below 0 or above all points"
        )
    }

    fn against(&self) -> &'static [Against] {
        match self.0 {
            Against::MedianPrice => &[Against::MedianPrice],
            _ => &[Against::MeanPrice],
        }
    }

    fn share(&self, price: &Exact, comparisons: &[Comparison]) -> Option<Exact> {
        self.unheld(price, comparisons).map(held)
    }
}

impl PriceDerivation for DistanceFrom {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let name = self.0.in_words();
        let in_words = told.whose(self.0, pounds);
        to.input(name, &in_words);
        to.because = format!("its price is {} and the {name} is {in_words}", pounds(&told.given));
        let Some(unheld) = self.unheld(&told.given, told.comparisons) else { return };
        let price = pounds(&told.given);
        if unheld.is_negative() {
            to.steps.push(format!(
                "{price} is one and a half times the {name} or more, so the points are 0."
            ));
        } else if unheld > Exact::ONE {
            to.steps.push(format!(
                "{price} is half the {name} or less; no more than all points are given."
            ));
            to.calculation = Some(format!("{} × 1", told.points));
        } else {
            let middle = in_formula(&told.figure(self.0));
            to.calculation = Some(format!(
                "{} × (1 ÷ 2 − ({} − {middle}) ÷ {middle})",
                told.points,
                in_formula(&told.given)
            ));
        }
    }
}
