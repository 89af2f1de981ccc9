//! The whole state of one procurement: plain data, open to drafts.

mod check;
mod file;
mod index;
mod name;
pub mod places;

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Supplier};
use crate::evaluation::Evaluation;
use crate::framework::Framework;
use crate::id::{BidId, FrameworkId, LotId, SupplierId};
use crate::number::Money;
use crate::scheme::{DraftScheme, Lot};

pub use check::{Check, check};
pub(crate) use check::{
    decided, faults, faults_of_bids, faults_of_criteria, faults_of_offers, queries_of_bids,
};
pub use file::MAX_BYTES;
pub(crate) use index::{Index, LevelAt, MOST_CELLS};

/// One assessed stage of one exercise, up to its award.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Procurement {
    /// What is bought, by whom, under which rules.
    #[serde(default)]
    pub details: Details,
    /// Where the measures come from.
    pub measures: Measures,
    /// Award criteria and scoring method.
    pub scheme: DraftScheme,
    /// Who offers.
    #[serde(default)]
    pub suppliers: Vec<Supplier>,
    /// What they offer.
    #[serde(default)]
    pub bids: Vec<Bid>,
    /// What people scored and decided.
    #[serde(default)]
    pub evaluation: Evaluation,
}

/// What is bought, by whom, under which rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// The procurement's name.
    #[serde(default)]
    pub title: String,
    /// Who buys.
    #[serde(default)]
    pub authority: String,
    /// The authority's own reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The rules that it runs under. They choose notes and documents, never the arithmetic.
    #[serde(default)]
    pub regime: Option<Regime>,
    /// Where suppliers send their responses, such as the portal's address and the notice's number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub send_to: String,
    /// What the authority estimates that the contract is worth.
    #[serde(default)]
    pub estimated_value: Option<Money>,
    /// Anything that readers of the file should know, such as where its figures come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The rules that a procurement runs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// Procurement Act 2023, England.
    ProcurementActEngland,
    /// Procurement Act 2023, Wales.
    ProcurementActWales,
    /// Procurement Act 2023, light touch.
    LightTouch,
    /// Below the Act's thresholds.
    BelowThreshold,
    /// Provider Selection Regime, for health services.
    ProviderSelection,
    /// Rules from before the Act that still run.
    Older,
    /// Anything else.
    Other,
}

impl Regime {
    /// Every regime, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::ProcurementActEngland,
        Self::ProcurementActWales,
        Self::LightTouch,
        Self::BelowThreshold,
        Self::ProviderSelection,
        Self::Older,
        Self::Other,
    ];

    /// Its name on screens.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ProcurementActEngland => "Procurement Act 2023 (England)",
            Self::ProcurementActWales => "Procurement Act 2023 (Wales)",
            Self::LightTouch => "Procurement Act 2023, light touch",
            Self::BelowThreshold => "Below the thresholds of the Act",
            Self::ProviderSelection => "Provider Selection Regime",
            Self::Older => "Rules from before the Act that still run",
            Self::Other => "Other",
        }
    }
}

/// Where a procurement's measures come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measures {
    /// A measure set that every edition carries.
    BuiltIn(FrameworkId),
    /// A council's own, whole.
    Own(Box<Framework>),
}

impl Measures {
    /// The measure set itself; `None` if this edition carries none of that id.
    #[must_use]
    pub fn framework(&self) -> Option<&Framework> {
        match self {
            Self::BuiltIn(id) => Framework::built_in(id),
            Self::Own(framework) => Some(framework),
        }
    }
}

impl Procurement {
    /// An empty procurement: Knowsley's measures, one lot, nothing else stated.
    #[must_use]
    pub fn new(measures: FrameworkId, lot: LotId) -> Self {
        Self {
            details: Details::default(),
            measures: Measures::BuiltIn(measures),
            scheme: DraftScheme {
                points_available: None,
                weights: crate::scheme::WeightsAre::default(),
                criteria: Vec::new(),
                minimum: None,
                scales: Vec::new(),
                rounding: crate::scheme::Rounding::default(),
                tie_break: Vec::new(),
                below_minimum: crate::scheme::BelowMinimum::default(),
                award: crate::scheme::Award::default(),
                price_opening: crate::scheme::PriceOpening::default(),
                lots: vec![Lot {
                    id: lot,
                    title: String::new(),
                    estimated_value: None,
                    years: None,
                }],
            },
            suppliers: Vec::new(),
            bids: Vec::new(),
            evaluation: Evaluation::default(),
        }
    }

    /// The bid with this id.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> Option<&Bid> {
        self.bids.iter().find(|bid| bid.id == *id)
    }

    /// The supplier with this id.
    #[must_use]
    pub fn supplier(&self, id: &SupplierId) -> Option<&Supplier> {
        self.suppliers.iter().find(|supplier| supplier.id == *id)
    }

    /// What to call a bid: its supplier's name, and its own title where it has one. A name that is read from right to left
    /// stands between marks that show nothing, so that it does not turn the figures beside it round.
    #[must_use]
    pub fn bid_name(&self, bid: &Bid) -> String {
        Self::name(bid, self.supplier(&bid.supplier))
    }

    /// The same for many bids, each found at once.
    pub(crate) fn bid_names(&self, index: &Index) -> impl Fn(&Bid) -> String {
        let supplier =
            |bid: &Bid| self.suppliers.get(index.suppliers.find(bid.supplier.as_str())? as usize);
        move |bid| Self::name(bid, supplier(bid))
    }

    fn name(bid: &Bid, supplier: Option<&Supplier>) -> String {
        let supplier = supplier.map_or("", |supplier| supplier.name.trim());
        let name = if supplier.is_empty() { bid.id.as_str() } else { supplier };
        name::shown(if bid.title.trim_start().is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({})", bid.title.trim())
        })
    }
}
