//! Straight lines between stated quantities and their shares of the points.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Percentage, Quantity};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;
use crate::scheme::lines::{self, Beyond, Piece};

use super::{ForLot, QuantityDerivation, QuantityRule};

/// Straight lines between stated points, held at the ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityLines {
    /// The points, from the smallest quantity up; at least two.
    pub points: Vec<QuantityPoint>,
}

/// A quantity and the share of the points that it gets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityPoint {
    /// The quantity.
    pub quantity: Option<Quantity>,
    /// Its share of the points.
    pub share: Option<Percentage>,
}

impl QuantityLines {
    fn pieces(&self, factor: &Exact) -> Vec<(Option<Exact>, Option<Exact>)> {
        let of = |point: &QuantityPoint| {
            let quantity = point.quantity.map(|quantity| quantity.exact().times(factor));
            (quantity, point.share.map(Percentage::share))
        };
        self.points.iter().map(of).collect()
    }
}

impl QuantityRule for QuantityLines {
    fn formula(&self) -> String {
        let points = self.points.iter().map(|point| {
            let quantity = point.quantity.map_or_else(|| "…".to_owned(), Quantity::in_words);
            let share = point.share.map_or_else(|| "…".to_owned(), Percentage::in_words);
            format!("{quantity}: {share}")
        });
        lines::formula("the quantity", &points.collect::<Vec<_>>(), Beyond::Held)
    }

    fn full(&self) -> Option<Quantity> {
        self.points.last().and_then(|point| point.quantity)
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        lines::faults(&self.pieces(&Exact::ONE), "quantity", place)
    }

    fn share(&self, offer: &Exact, factor: &Exact, _: &[Comparison]) -> Option<Exact> {
        Piece::at(&self.pieces(factor), offer)?.share(offer, Beyond::Held)
    }
}

impl QuantityDerivation for QuantityLines {
    fn derive(&self, told: &Told, lot: &ForLot, to: &mut Derivation) {
        let Some(piece) = Piece::at(&self.pieces(&lot.factor), &told.given) else { return };
        to.because = format!("it offers {}, on the stated line", lot.words(&told.given));
        piece.derive(told, Beyond::Held, |amount| lot.words(amount), to);
    }
}
