//! The screens of the record: what is locked, opened, checked, and every entry.

mod checks;
mod code;
mod copies;
mod history;
mod lock;
mod opening;
mod people;
mod stated;
mod unlocked;

pub(crate) use checks::Checks;
pub(crate) use code::{Code, Lodge};
pub(crate) use copies::{Parted, Redaction};
pub(crate) use history::History;
pub(crate) use lock::{Amend, Lock, LockedNotice, NotLocked};
pub(crate) use opening::Opening;
pub(crate) use stated::Stated;
pub(crate) use unlocked::Unlocked;
