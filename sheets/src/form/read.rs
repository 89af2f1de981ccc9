//! A workbook of a form, read back: row by row, each found by its reference and each cell by its head.

use std::collections::HashSet;

use common_measure::code::Hash;
use common_measure::fault::{Fault, Place};
use common_measure::response::Incoming;

use super::answers::Answers;
use super::heads::{Columns, Head};
use super::reference::Reference;
use crate::Progress;
use crate::cells::{self, Doubt};
use crate::failure::NotRead;
use crate::place::At;
use crate::table::{Content, Row, Sheet, Table};

/// Reads a workbook that a supplier filled in, either of the two. What could mean several things is
/// left out and named in [`Incoming::differences`].
///
/// Fails on what is no workbook of a form, on one that does not say which criteria it answers, and on
/// one in which prices stand beside everything else.
pub fn read_response(bytes: &[u8], progress: Progress) -> Result<Incoming, NotRead> {
    let table = Table::read(bytes, progress).map_err(|error| match error {
        // Whoever has it must not open it.
        NotRead::OtherKind { kind } => NotRead::FormOfOtherKind { kind },
        other => other,
    })?;
    read_table(&table, Hash::of(&[bytes]))
}

/// The same from what the file holds.
pub(super) fn read_table(table: &Table, file: Hash) -> Result<Incoming, NotRead> {
    let mut answers = Answers::default();
    let mut seen = HashSet::new();
    let mut is_form = false;
    for sheet in &table.sheets {
        let Some(columns) = Columns::find(sheet) else {
            if Columns::are_without_references(sheet) {
                answers.differences.push(without_column(sheet, Head::Reference));
            }
            continue;
        };
        is_form = true;
        let mut missing = HashSet::new();
        for (at, head) in &columns.twice {
            answers.differences.push(Fault::new(
                place(sheet, *at, ""),
                format!("There is another column “{}”.", head.text()),
                "Only the first is read: ask the supplier which one is meant.",
            ));
        }
        for row in sheet.rows.iter().filter(|row| row.number > columns.row) {
            Reading { sheet, columns: &columns, row }.read(&mut answers, &mut seen, &mut missing);
        }
        let mut missing: Vec<Head> = missing.into_iter().collect();
        missing.sort_unstable();
        answers.differences.extend(missing.into_iter().map(|head| without_column(sheet, head)));
    }
    if !is_form {
        return Err(NotRead::NoForm);
    }
    answers.incoming(file)
}

fn without_column(sheet: &Sheet, head: Head) -> Fault {
    Fault::new(
        Place::new(&sheet.name, format!("Sheet “{}”", sheet.name)),
        format!("There is no column “{}”, so nothing that it held was read.", head.text()),
        "Ask the supplier for the workbook with that column.",
    )
}

fn place(sheet: &Sheet, at: At, about: &str) -> Place {
    let about = if about.is_empty() { String::new() } else { format!(" ({about})") };
    Place::new(format!("{}!{at}", sheet.name), format!("Sheet “{}”, cell {at}{about}", sheet.name))
}

/// One row that is being read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    row: &'a Row,
}

impl<'a> Reading<'a> {
    fn read(
        self,
        answers: &mut Answers,
        seen: &mut HashSet<Reference>,
        missing: &mut HashSet<Head>,
    ) {
        let said = cells::text(self.content(Head::Reference)).unwrap_or_default().trim();
        if said.is_empty() {
            if let Some(at) = self.columns.entered(self.row) {
                answers.differences.push(self.left_out(
                    at,
                    "This row does not say what it answers: its reference is missing.",
                ));
            }
            return;
        }
        let at = self.columns.at(self.row, Head::Reference);
        let Ok(reference) = said.parse::<Reference>() else {
            let shown: String = said.chars().take(60).collect();
            let problem = format!("“{shown}” is no reference of a response form.");
            answers.differences.push(self.left_out(at, &problem));
            return;
        };
        if !seen.insert(reference.clone()) {
            if self.columns.entered(self.row).is_some() {
                let problem = "Another row above answers the same.";
                answers.differences.push(self.left_out(at, problem));
            }
            return;
        }
        let needed = Head::needed(&reference).iter();
        missing.extend(needed.filter(|head| !self.columns.has(**head)));
        answers.row(reference, self);
    }

    pub(super) fn content(self, head: Head) -> Option<&'a Content> {
        self.columns.content(self.row, head)
    }

    /// Something that was left out at a place of this row.
    fn left_out(self, at: At, problem: &str) -> Fault {
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

    /// What a cell comes to; where it could mean several things, that is named, and it is nothing.
    pub(super) fn take<T>(
        self,
        head: Head,
        answers: &mut Answers,
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
                answers.differences.push(Fault::new(place, problem, remedy));
                None
            }
        }
    }

    /// Words in a cell.
    pub(super) fn words(self, head: Head, answers: &mut Answers) -> String {
        self.take(head, answers, cells::words).unwrap_or_default()
    }
}
