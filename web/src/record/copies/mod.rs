//! Copies of a record: with texts withheld, and of two people who went different ways.

mod gaps;
mod parted;
mod redaction;

pub(crate) use gaps::{WithheldHere, grounds};
pub(crate) use parted::Parted;
pub(crate) use redaction::Redaction;
