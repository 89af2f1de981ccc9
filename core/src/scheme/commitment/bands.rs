//! Bands: a stated share of the points from each stated quantity on.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Percentage, Quantity};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{ForLot, QuantityDerivation, QuantityRule};

/// A share of the points from each stated quantity on. Each band ends where the next begins, and
/// less than the first gets nothing, so there is neither a gap nor an overlap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityBands {
    /// The bands, from the smallest quantity up.
    pub bands: Vec<QuantityBand>,
}

/// One band of quantities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityBand {
    /// The least quantity in it.
    pub from: Option<Quantity>,
    /// The share of the points that an offer in it gets.
    pub share: Option<Percentage>,
}

impl QuantityBands {
    fn band(&self, offer: &Exact, factor: &Exact) -> Option<&QuantityBand> {
        let reached = |band: &&QuantityBand| {
            band.from.is_some_and(|from| *offer >= from.exact().times(factor))
        };
        self.bands.iter().rev().find(reached)
    }
}

impl QuantityRule for QuantityBands {
    fn formula(&self) -> String {
        let bands = self.bands.iter().map(|band| {
            let from = band.from.map_or_else(|| "…".to_owned(), Quantity::in_words);
            let share = band.share.map_or_else(|| "…".to_owned(), Percentage::in_words);
            format!("{from} or more: {share}")
        });
        format!(
            "points available × the share of the quantity’s band ({}; less gets nothing)",
            bands.collect::<Vec<_>>().join("; ")
        )
    }

    fn full(&self) -> Option<Quantity> {
        self.bands.last().and_then(|band| band.from)
    }

    fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let place = place.within("bands", "bands");
        let mut found = Vec::new();
        if self.bands.is_empty() {
            found.push(Fault::new(
                place.clone(),
                "There are no bands.",
                "Add one for each quantity from which on a bid gets more points.",
            ));
        }
        let mut before: Option<Quantity> = None;
        for (at, band) in self.bands.iter().enumerate() {
            let place = place.within(at, format_args!("band {}", at + 1));
            match band.from {
                Some(from) if from.is_negative() => found.push(Fault::new(
                    place.within("from", "from"),
                    "A band cannot begin below 0.",
                    "Enter its least quantity: 0 or more.",
                )),
                Some(from) if before.is_some_and(|before| from <= before) => {
                    found.push(Fault::new(
                        place.within("from", "from"),
                        "This band does not begin above the one before it.",
                        "Put the bands in order, from the smallest quantity up.",
                    ));
                }
                Some(from) => before = Some(from),
                None => found.push(Fault::new(
                    place.within("from", "from"),
                    "It is not stated where this band begins.",
                    "Enter its least quantity.",
                )),
            }
            if band.share.is_none_or(|share| !share.is_share()) {
                found.push(Fault::new(
                    place.within("share", "share of the points"),
                    "This band has no possible share of the points.",
                    "Enter a percentage from 0 to 100.",
                ));
            }
        }
        found
    }

    fn share(&self, offer: &Exact, factor: &Exact, _: &[Comparison]) -> Option<Exact> {
        match self.band(offer, factor) {
            None => Some(Exact::ZERO),
            Some(band) => Some(band.share?.share()),
        }
    }
}

impl QuantityDerivation for QuantityBands {
    fn derive(&self, told: &Told, lot: &ForLot, to: &mut Derivation) {
        let offered = lot.words(&told.given);
        match self.band(&told.given, &lot.factor).and_then(|band| Some((band.from?, band.share?))) {
            None => {
                to.because = format!("it offers {offered}, which is below the first band");
                to.steps.push(format!("{offered} is below the first band, so the points are 0."));
            }
            Some((from, share)) => {
                let band = format!("{} or more", lot.words(&lot.stated(from)));
                let share = share.in_words();
                to.input("band", format!("{band}, which gets {share}"));
                to.because =
                    format!("it offers {offered}, in the band “{band}”, which gets {share}");
                to.calculation = Some(format!("{} × {share}", told.points));
            }
        }
    }
}
