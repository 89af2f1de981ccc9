//! The history in words: who changed what, when, from what to what.

mod acts;
mod bids;
mod changed;
mod criteria;
mod decided;
mod measures;

use serde::Serialize;

use super::{Entry, Record, Withheld};
use crate::code::CheckCode;
use crate::time::Time;
use changed::Changed;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryLine {
    /// The entry's number.
    pub entry: u64,
    /// When, by the clock of the person's PC.
    pub time: Time,
    /// Who, as they gave their name.
    pub who: String,
    /// What was done, in a sentence without a full stop.
    pub what: String,
    /// Where, as the path of a place; empty for what concerns the whole record.
    pub path: String,
    /// What stood there before, where that can be said in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The entry that took it back, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone_by: Option<u64>,
    /// Which of its texts are withheld in this copy, by whom and on what ground.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
    /// Its check code.
    pub check_code: CheckCode,
}

impl Record {
    /// The history, the first entry first: a line for each thing that was changed.
    #[must_use]
    pub fn history(&self) -> Vec<HistoryLine> {
        let mut lines = Vec::new();
        let undone = self.undone();
        let mut add = |entry: &Entry, changed: Vec<Changed>| {
            lines.extend(changed.into_iter().map(|changed| HistoryLine {
                entry: entry.number,
                time: entry.time.clone(),
                who: entry.who.clone(),
                what: changed.what,
                path: changed.path,
                before: changed.before,
                after: changed.after,
                undone_by: undone.get(&entry.number).copied(),
                withheld: entry.withheld.clone(),
                check_code: entry.check_code(),
            }));
        };
        if let Some(entry) = self.entries().first() {
            add(entry, vec![acts::first(entry)]);
        }
        self.each_before(&mut |before, entry| add(entry, acts::acted(entry, before)));
        lines
    }
}
