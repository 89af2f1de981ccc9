//! Stated tables: a share of the points for each band of prices, or straight lines between stated
//! points.

use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Place};
use crate::number::{Exact, Money, Percentage, pounds};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;
use crate::scheme::lines::{self, Piece};

use super::{PriceDerivation, PriceRule};

pub use crate::scheme::lines::Beyond;

/// A share of the points for each band of prices. A price belongs to the first band whose limit
/// it does not exceed, so there is neither a gap nor an overlap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceBands {
    /// The bands, from the lowest prices up.
    pub bands: Vec<PriceBand>,
}

/// One band of prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceBand {
    /// The highest price in it; `None` for the last band, which has no end.
    pub up_to: Option<Money>,
    /// The share of the points that a price in it gets.
    pub share: Option<Percentage>,
}

impl PriceBands {
    fn band(&self, price: &Exact) -> Option<&PriceBand> {
        self.bands.iter().find(|band| band.up_to.is_none_or(|limit| *price <= limit.exact()))
    }
}

impl PriceBand {
    fn in_words(&self) -> String {
        self.up_to.map_or_else(
            || "any higher price".to_owned(),
            |limit| format!("up to {}", limit.in_words()),
        )
    }
}

impl PriceRule for PriceBands {
    fn formula(&self) -> String {
        let bands = self.bands.iter().map(|band| {
            let share = band.share.map_or_else(|| "…".to_owned(), Percentage::in_words);
            format!("{}: {share}", band.in_words())
        });
        format!(
            "points available × the share of the price’s band ({})",
            bands.collect::<Vec<_>>().join("; ")
        )
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let place = place.within("bands", "bands");
        let mut found = Vec::new();
        let mut add = |place: Place, problem: &str, remedy: &str| {
            found.push(Fault::new(place, problem, remedy));
        };
        let Some(last) = self.bands.len().checked_sub(1) else {
            add(place, "There are no bands.", "Add one for each range of prices.");
            return found;
        };
        let mut before = Exact::ZERO;
        for (at, band) in self.bands.iter().enumerate() {
            let place = place.within(at, format_args!("band {}", at + 1));
            match (band.up_to.map(Money::exact), at == last) {
                (Some(_), true) => add(
                    place.within("up_to", "up to"),
                    "The last band has an end, so a higher price has no band.",
                    "Add a band for any higher price, or leave its end empty.",
                ),
                (None, false) => add(
                    place.within("up_to", "up to"),
                    "It is not stated where this band ends.",
                    "Enter its highest price.",
                ),
                (Some(limit), false) if limit <= Exact::ZERO => add(
                    place.within("up_to", "up to"),
                    "A band of prices cannot end at £0 or less.",
                    "Enter its highest price: above £0.",
                ),
                (Some(limit), false) if limit <= before => add(
                    place.within("up_to", "up to"),
                    "This band does not end above the one before it.",
                    "Put the bands in order, from the lowest prices up.",
                ),
                (Some(limit), false) => before = limit,
                (None, true) => {}
            }
            if band.share.is_none_or(|share| !share.is_share()) {
                add(
                    place.within("share", "share of the points"),
                    "This band has no possible share of the points.",
                    "Enter a percentage from 0 to 100.",
                );
            }
        }
        found
    }

    fn share(&self, price: &Exact, _: &[Comparison]) -> Option<Exact> {
        Some(self.band(price)?.share?.share())
    }
}

impl PriceDerivation for PriceBands {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let Some(band) = self.band(&told.given) else { return };
        let share = band.share.map_or_else(String::new, Percentage::in_words);
        to.input("band", format!("{}, which gets {share}", band.in_words()));
        to.because = format!(
            "its price is {}, in the band “{}”, which gets {share}",
            pounds(&told.given),
            band.in_words()
        );
        to.calculation = Some(format!("{} × {share}", told.points));
    }
}

/// Straight lines between stated points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceLines {
    /// The points, from the lowest price up; at least two.
    pub points: Vec<PricePoint>,
    /// What holds before the first and after the last.
    #[serde(default)]
    pub beyond: Beyond,
}

/// A price and the share of the points that it gets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PricePoint {
    /// The price.
    pub price: Option<Money>,
    /// Its share of the points.
    pub share: Option<Percentage>,
}

impl PriceLines {
    fn pieces(&self) -> Vec<(Option<Exact>, Option<Exact>)> {
        let of = |point: &PricePoint| {
            (point.price.map(Money::exact), point.share.map(Percentage::share))
        };
        self.points.iter().map(of).collect()
    }
}

impl PriceRule for PriceLines {
    fn formula(&self) -> String {
        let points = self.points.iter().map(|point| {
            let price = point.price.map_or_else(|| "…".to_owned(), Money::in_words);
            let share = point.share.map_or_else(|| "…".to_owned(), Percentage::in_words);
            format!("{price}: {share}")
        });
        lines::formula("the price", &points.collect::<Vec<_>>(), self.beyond)
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        lines::faults(&self.pieces(), "price", place)
    }

    fn share(&self, price: &Exact, _: &[Comparison]) -> Option<Exact> {
        Piece::at(&self.pieces(), price)?.share(price, self.beyond)
    }
}

impl PriceDerivation for PriceLines {
    fn derive(&self, told: &Told, to: &mut Derivation) {
        let pieces = self.pieces();
        let Some(piece) = Piece::at(&pieces, &told.given) else { return };
        to.because = format!("its price is {}, on the stated line", pounds(&told.given));
        piece.derive(told, self.beyond, pounds, to);
    }
}
