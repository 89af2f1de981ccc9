//! A workbook of a form, read back: row by row, each found by its reference and each cell by its head.

use std::collections::HashSet;

use common_measure::code::Hash;
use common_measure::fault::{Fault, Place};
use common_measure::response::Incoming;

use super::answers::Answers;
use super::heads::{Columns, Head};
use super::reference::Reference;
use super::row::{Reading, place};
use crate::Progress;
use crate::cells;
use crate::failure::NotRead;
use crate::table::{Sheet, Table};

/// Reads a workbook that a supplier filled in, either of the two. What could mean several things is
/// left out and named in [`Incoming::differences`].
///
/// Fails on what is no workbook of a form, on one that does not say which criteria it answers, and on
/// one in which prices stand beside everything else.
pub fn read_response(bytes: &[u8], progress: Progress) -> Result<Incoming, NotRead> {
    let table = Table::read(bytes, progress).map_err(|error| {
        let why = match error {
            NotRead::OtherKind { kind } => format!("The file is {kind}."),
            NotRead::Damaged { what } => format!("The workbook is damaged: {what}."),
            NotRead::NotText | NotRead::BadLine { .. } => "The file is no workbook.".to_owned(),
            other => return other,
        };
        NotRead::FormUnreadable { why }
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
            let row = Reading { sheet, columns: &columns, row };
            read_row(row, &mut answers, &mut seen, &mut missing);
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

/// Takes in what a row says, if it says what it is about.
fn read_row(
    row: Reading,
    answers: &mut Answers,
    seen: &mut HashSet<Reference>,
    missing: &mut HashSet<Head>,
) {
    let said = cells::text(row.content(Head::Reference)).unwrap_or_default().trim();
    if said.is_empty() {
        if let Some(at) = row.columns.entered(row.row) {
            answers.differences.push(
                row.left_out(
                    at,
                    "This row does not say what it answers: its reference is missing.",
                ),
            );
        }
        return;
    }
    let at = row.columns.at(row.row, Head::Reference);
    let Ok(reference) = said.parse::<Reference>() else {
        let shown: String = said.chars().take(60).collect();
        let problem = format!("“{shown}” is no reference of a response form.");
        answers.differences.push(row.left_out(at, &problem));
        return;
    };
    if !seen.insert(reference.clone()) {
        if row.columns.entered(row.row).is_some() {
            let problem = "Another row above answers the same.";
            answers.differences.push(row.left_out(at, problem));
        }
        return;
    }
    let needed = Head::needed(&reference).iter();
    missing.extend(needed.filter(|head| !row.columns.has(**head)));
    answers.row(reference, row);
}
