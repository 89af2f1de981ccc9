//! Spreadsheets: all bids and the result written, bids taken in.

mod export;
mod import;

pub(crate) use export::{run as export, unwritten};
pub(crate) use import::run as import;
