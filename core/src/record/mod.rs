//! The one way in which a procurement changes: a person acts, [`decide`] accepts the [`Command`]
//! as an [`Event`] or refuses it and says why, and [`apply`] folds the event into the state.
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

mod apply;
mod command;
mod decide;

#[cfg(test)]
mod tests;

pub use apply::apply;
pub use command::{Command, CriterionChange, Detail, OfferChange, SupplierField};
pub use decide::{Event, Refusal, decide};
