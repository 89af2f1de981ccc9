//! Spreadsheets: all bids of a procurement, and the response form that suppliers fill in, written
//! and read back; and its result with formulas that work every figure out again.
//!
//! What is read was written by others: a file is held against [`limits`] before anything is made of
//! it, and a cell that could mean two things is asked about, never guessed. What was understood is
//! one [`Command`](common_measure::record::Command), so that nothing is half taken in.

#![forbid(unsafe_code)]

mod failure;
pub mod limits;
mod place;
mod table;
mod cells;
mod inert;
mod names;
mod value;
mod book;
mod formulas;
mod bids;
mod form;
mod results;

pub use bids::{Taken, read_bids, write_bids_csv, write_bids_xlsx};
pub use failure::{NotRead, NotWritten};
pub use form::{read_response, write_prices_xlsx, write_response_xlsx};
pub use inert::inert;
pub use place::At;
pub use results::{Given, write_result};
pub use table::{Content, Row, Sheet, Table};

/// Told how much of the work is done, from 0 to 100.
pub type Progress<'a> = &'a mut dyn FnMut(u8);

/// What kind of file a spreadsheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook: `.xlsx`.
    Xlsx,
    /// Comma-separated values in UTF-8: `.csv`.
    Csv,
}

/// Whether a file looks like a workbook, whatever its name.
///
/// ```
/// assert!(common_measure_sheets::is_workbook(b"PK\x03\x04"));
/// assert!(!common_measure_sheets::is_workbook(b"Supplier,Price"));
/// ```
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..])
}
