//! One row of a workbook that is being read: its cells by their heads, and what is said of one that
//! could mean several things.

use common_measure::fault::{Fault, Place};

use super::heads::{Columns, Head, IN_POUNDS};
use crate::cells::{self, Doubt};
use crate::place::At;
use crate::table::{Content, Row, Sheet};

/// A cell, in words.
pub(super) fn place(sheet: &Sheet, at: At, about: &str) -> Place {
    let about = if about.is_empty() { String::new() } else { format!(" ({about})") };
    Place::new(format!("{}!{at}", sheet.name), format!("Sheet “{}”, cell {at}{about}", sheet.name))
}

/// One row that is being read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) row: &'a Row,
}

impl<'a> Reading<'a> {
    pub(super) fn content(self, head: Head) -> Option<&'a Content> {
        self.columns.content(self.row, head)
    }

    /// Something that was left out at a place of this row.
    pub(super) fn left_out(self, at: At, problem: &str) -> Fault {
        let about = self.about("");
        Fault::new(place(self.sheet, at, &about), problem, "It is left out: ask the supplier.")
    }

    /// The row in words, to stand behind a cell's name.
    fn about(self, head: &str) -> String {
        let of = |head| cells::text(self.content(head)).unwrap_or_default().trim();
        let parts = [head, of(Head::Question), of(Head::Lot)];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ").chars().take(120).collect()
    }

    /// Whether what is counted in this row is pounds, by the words that the workbook has for it.
    pub(super) fn counts_pounds(self) -> bool {
        cells::text(self.content(Head::Counts))
            .is_ok_and(|text| text.trim_end().ends_with(IN_POUNDS))
    }

    /// What a cell comes to; where it could mean several things, that is named, and it is nothing.
    pub(super) fn take<T>(
        self,
        head: Head,
        differences: &mut Vec<Fault>,
        read: impl FnOnce(Option<&Content>) -> Result<T, Doubt>,
    ) -> Option<T> {
        match read(self.content(head)) {
            Ok(found) => Some(found),
            Err(Doubt { problem, remedy }) => {
                let place =
                    place(self.sheet, self.columns.at(self.row, head), &self.about(head.text()));
                // Whoever reads this cannot change the cell: only what it could mean is of use.
                let could_mean = remedy.split("Enter ").next().unwrap_or_default().trim_end();
                let remedy = format!(
                    "It is left out: ask the supplier, and enter it on the bid’s page. {could_mean}"
                );
                let remedy = remedy.trim_end();
                differences.push(Fault::new(place, problem, remedy));
                None
            }
        }
    }

    /// Words in a cell.
    pub(super) fn words(self, head: Head, differences: &mut Vec<Fault>) -> String {
        self.take(head, differences, cells::words).unwrap_or_default()
    }
}
