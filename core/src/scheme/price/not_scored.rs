//! A price that earns no points: it is fixed, or the award rule uses it.

use crate::number::Exact;
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};

use super::{PriceDerivation, PriceRule};

pub(super) struct NotScored;

impl PriceRule for NotScored {
    fn formula(&self) -> String {
        "the price earns no points".to_owned()
    }

    fn share(&self, _: &Exact, _: &[Comparison]) -> Option<Exact> {
        Some(Exact::ZERO)
    }
}

impl PriceDerivation for NotScored {
    fn derive(&self, _: &Told, to: &mut Derivation) {
        "this price earns no points".clone_into(&mut to.because);
    }
}
