//! The scheme ("award criteria and scoring method" on screens): what is stated before bids are
//! opened.
//!
//! A [`DraftScheme`] holds whatever a person has typed so far. [`LockedScheme::lock`] is the only
//! door to a scheme that can score, and it names every fault of a draft that cannot.

mod against;
mod derivation;
mod lines;
mod price;
mod quality;
mod commitment;
mod settings;
mod award;
mod draft;
mod shares;
mod faults;
mod locked;
mod words;

pub(crate) use against::compared;
pub use against::{Against, Comparison};
pub use award::{Award, AwardRule, LotOrder, Winners, Withdrawal};
pub(crate) use commitment::ForLot;
pub use commitment::{
    AgainstTarget, Commitment, CommitmentRule, CommitmentValue, MeasureValue, MethodStatement,
    QuantityBand, QuantityBands, QuantityLines, QuantityPoint, RelativeToBest, Scaled, ValueRule,
};
pub use derivation::Input;
pub(crate) use derivation::{Derivation, Told};
pub use draft::{Criterion, DraftScheme, Group, Kind, Lot, PriceOpening, WeightsAre};
pub use faults::faults;
pub(crate) use faults::{MOST_SECTIONS, criterion_place, scheme_place, too_deep};
pub use locked::{
    Leaf, LeafKind, LockedLevel, LockedLot, LockedRule, LockedScale, LockedScheme, Node,
};
pub use price::{
    AbnormallyLow, BenchmarkOverPrice, BetweenLimits, Beyond, LinearFromLowest, Price, PriceBand,
    PriceBands, PriceBasis, PriceLines, PriceMethod, PricePoint, Schedule, ScheduleLine, Vat,
};
pub use quality::{Level, PassFail, Quality, QualityRule, Scale};
pub use settings::{BelowMinimum, Rounding, Stage, TieBreak};
pub use shares::{Share, Shares, WeightSum};
