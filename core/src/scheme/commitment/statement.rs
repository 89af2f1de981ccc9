//! Scored by people: the method statement, on a scale, as a quality question is.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::id::ScaleId;
use crate::number::{Exact, Quantity};
use crate::scheme::against::Comparison;
use crate::scheme::derivation::{Derivation, Told};
use crate::scheme::faults::CriterionPlace;

use super::{ForLot, QuantityDerivation, QuantityRule};

/// The scale that the method statement is scored on. The quantity is recorded and not scored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodStatement {
    /// The scale; `None` until one is chosen.
    pub scale: Option<ScaleId>,
}

impl QuantityRule for MethodStatement {
    fn formula(&self) -> String {
        "points available × the share of the level agreed for the method statement".to_owned()
    }

    fn full(&self) -> Option<Quantity> {
        None
    }

    /// Whether the scale is there, the scheme says.
    fn faults(&self, _: &CriterionPlace) -> Vec<Fault> {
        Vec::new()
    }

    fn share(&self, _: &Exact, _: &Exact, _: &[Comparison]) -> Option<Exact> {
        None
    }
}

impl QuantityDerivation for MethodStatement {
    fn derive(&self, _: &Told, _: &ForLot, _: &mut Derivation) {}
}
