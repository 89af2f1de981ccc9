//! The note about a procurement that is kept beside its record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::session::Unfinished;

/// What the list on the start page shows of a procurement, and what is kept beside its record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    /// Its key in this browser.
    pub key: String,
    /// Its title when it was stored.
    pub title: String,
    /// When it was last changed, as an ISO 8601 time, so that it sorts by itself.
    pub changed: String,
    /// A mark that every store renews: another mark than ours means that another tab stored.
    pub stamp: String,
    /// The hash of the record's first entry, which no other procurement has.
    pub start: String,
    /// Whether it is a practice copy.
    pub practice: bool,
    /// Whether texts are withheld in it.
    pub withheld: bool,
    /// Which screen was open.
    pub screen: String,
    /// Text that is not part of the procurement yet, by field.
    pub unfinished: BTreeMap<String, Unfinished>,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// The name of the file that it was last saved as; empty for a download, which the browser may
    /// name as it likes, or not keep.
    pub file: Option<String>,
    /// How many bytes its record takes as a file; 0 if that was not noted yet.
    pub size: usize,
}
