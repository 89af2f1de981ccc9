//! The scheme ("award criteria and scoring method" on screens): what is stated before bids are
//! opened.
//!
//! A [`DraftScheme`] holds whatever a person has typed so far. [`LockedScheme::lock`] is the only
//! door to a scheme that can score, and it names every fault of a draft that cannot.

mod commitment;
mod draft;
mod faults;
mod locked;
mod price;
mod quality;
mod settings;
mod shares;

pub use commitment::{Commitment, CommitmentRule};
pub use draft::{Criterion, DraftScheme, Group, Kind, Lot, WeightsAre};
pub use faults::faults;
pub(crate) use faults::{criterion_place, percent, scheme_place};
pub use locked::{Leaf, LeafKind, LockedLevel, LockedRule, LockedScheme, Node};
pub use price::{Price, PriceBasis, PriceMethod, Vat};
pub use quality::{Level, Quality, Scale};
pub use settings::{BelowMinimum, Rounding, Stage, TieBreak};
pub use shares::{Share, Shares, WeightSum};
