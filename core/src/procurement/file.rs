//! From a file to a procurement and back.

use crate::fault::Fault;
use crate::json::{self, FileKind};

use super::Procurement;

/// The largest file that is read: 16 MB, many times what thirty bids on fifty questions need.
pub const MAX_BYTES: usize = 16_000_000;

const FILE: FileKind = FileKind {
    name: "Procurement",
    a_name: "a procurement",
    format: "common-measure procurement",
    version: 1,
    max_bytes: MAX_BYTES,
};

impl Procurement {
    /// Reads a procurement from the text of its file: the one parser of every edition.
    ///
    /// Half-finished work opens. Only text that is not this format is refused, with the place:
    /// another or a newer format, a file cut off, a field that is unknown or given twice, text
    /// where a number belongs. Numbers are text in quotes, so that no program on the way turns
    /// them into something else.
    ///
    /// ```
    /// use common_measure::procurement::Procurement;
    ///
    /// let refused = Procurement::parse("{\"format\": \"common-measure proc").unwrap_err();
    /// assert!(refused.to_string().starts_with("Procurement, line 1"), "{refused}");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Fault> {
        json::read(text, &FILE)
    }

    /// Writes the file that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &FILE)
    }
}
