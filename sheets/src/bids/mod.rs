//! All bids of a procurement as one table: a row for each bid, a column for each thing that is
//! known of it. Written, and read back.

mod columns;
mod lists;
mod write;
mod heads;
mod rows;
mod figures;
mod suppliers;
mod read;

#[cfg(test)]
mod tests;

use common_measure::fault::Fault;
use common_measure::record::Command;

pub(crate) use lists::{also_under, read_also_under};
pub use read::read_bids;
pub use write::{write_bids_csv, write_bids_xlsx};

/// In how many rows from the top the heads are looked for.
pub(crate) const HEAD_ROWS: usize = 20;

/// The name of the sheet that holds the bids.
const SHEET: &str = "Bids";

/// What was understood of a spreadsheet of bids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// All of it as one act; none where nothing changes, and while anything is asked.
    pub command: Option<Command>,
    /// What could not be taken as it is, cell by cell. Nothing is taken in until it is answered in the
    /// spreadsheet.
    pub questions: Vec<Fault>,
    /// What would be different, cell by cell.
    pub changes: Vec<Change>,
    /// What was left as it is, and why, in sentences.
    pub notes: Vec<String>,
    /// The name of the sheet that was read; empty for text.
    pub sheet: String,
    /// How many bids are in the file.
    pub bids: usize,
    /// How many of them are new.
    pub new_bids: usize,
}

/// One thing that a spreadsheet says differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which cell: `B7`.
    pub cell: String,
    /// What it is about: “Alpha, Price”.
    pub about: String,
    /// What the procurement says; empty where it says nothing.
    pub from: String,
    /// What the spreadsheet says.
    pub to: String,
}
