//! The one way in which a procurement changes, and the journal that keeps every change.
//!
//! A person acts, [`decide`] accepts the [`Command`] as an [`Event`] or refuses it and says why, and
//! [`apply`] folds the event into the state. A [`Record`] keeps each [`Act`] as an entry with who
//! and when, holds entries together by their hashes, and knows what is locked.
//!
//! ```
//! use common_measure::procurement::Procurement;
//! use common_measure::record::{Command, Detail, apply, decide};
//! use common_measure::id::{FrameworkId, LotId};
//!
//! let mut procurement = Procurement::new(FrameworkId::new("knowsley-2013")?, LotId::new("lot-1")?);
//! let command = Command::SetDetail(Detail::Title("Sports pavilion".to_owned()));
//! let event = decide(&procurement, command)?;
//! apply(&mut procurement, &event);
//! assert_eq!(procurement.details.title, "Sports pavilion");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod command;
mod responses;
mod award;
mod act;
mod fields;
mod decide;
mod apply;
mod process;
mod figures;
mod texts;
mod given;
mod entry;
mod journal;
mod late;
mod history;
mod found;
mod redact;
mod touched;
mod clash;
mod twins;
mod merge;

#[cfg(test)]
mod tests;

pub use act::{
    Act, Amendment, CheckedFigures, LateBid, LateDecision, Lock, NotedError, Opening, Origin,
    Standing, Start,
};
pub use apply::apply;
pub(crate) use apply::offers;
pub use award::{AwardDecision, Awarded, AwardedLot, MOVED_ON, WithdrawnAward};
pub use command::{Command, CriterionChange, Detail, OfferChange, SupplierField};
pub(crate) use decide::{Decider, gone};
pub use decide::{Event, Refusal, decide};
pub use entry::{Entry, RECORD_VERSION, Salt, Stamp, Withheld};
pub use fields::{changed_fields, overlap};
pub use figures::Figure;
pub use given::Given;
pub use history::HistoryLine;
pub use journal::{MAX_RECORD_BYTES, ReadRecord, Record};
pub use late::LateOutcome;
pub use merge::Relation;
pub use process::{Locked, Process, State};
pub use redact::{Preset, RecordText, RedactedCopy, TEXTS_WITHHELD};
pub use responses::{
    AcceptedPrices, AcceptedResponse, Arrived, BidPrices, ConfirmedScores, Received, ReopenedScores,
};
pub use texts::TextKind;
