//! The screens of the record: what is locked, opened, checked, and every entry.

mod checks;
mod code;
mod history;
mod lock;
mod opening;
mod people;
mod stated;

pub(crate) use checks::Checks;
pub(crate) use code::Lodge;
pub(crate) use history::History;
pub(crate) use lock::{Amend, Lock, LockedNotice, NotLocked};
pub(crate) use opening::Opening;
pub(crate) use stated::Stated;
