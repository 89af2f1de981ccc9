//! Copies of a record: with texts withheld, and of two people who went different ways.

mod gaps;
mod redaction;

pub(crate) use gaps::{WithheldHere, grounds};
pub(crate) use redaction::Redaction;
