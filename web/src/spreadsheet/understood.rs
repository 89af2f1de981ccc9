//! What the worker understood of a spreadsheet of bids.

use common_measure::record::Command;
use serde::Deserialize;

/// All of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Understood {
    /// All bids as one act; none where nothing changes, and while anything is asked.
    pub command: Option<Command>,
    /// What could mean several things, cell by cell.
    pub questions: Vec<Question>,
    /// What would be different, cell by cell.
    pub changes: Vec<Change>,
    /// What was left as it is, in sentences.
    pub notes: Vec<String>,
    /// The sheet that was read; empty for text.
    pub sheet: String,
    /// How many bids are in the file.
    pub bids: usize,
    /// How many of them are new.
    pub new_bids: usize,
}

/// Something that is asked about a cell.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Question {
    /// Which cell.
    pub place: String,
    /// What is in it.
    pub problem: String,
    /// What it could mean.
    pub remedy: String,
}

/// Something that the file says differently.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Change {
    /// Which cell.
    pub cell: String,
    /// What it is about.
    pub about: String,
    /// What the procurement says.
    pub from: String,
    /// What the file says.
    pub to: String,
}
