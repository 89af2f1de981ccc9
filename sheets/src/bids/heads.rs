//! Which column of a file is which: by its head, wherever it was moved.

use std::collections::{HashMap, HashSet};

use common_measure::fault::Fault;
use common_measure::procurement::Procurement;

use super::HEAD_ROWS;
use super::columns::{Column, Head, MEMBERS, PREFERENCE, SUBCONTRACTORS, by_key, heads};
use crate::place::At;
use crate::table::{Content, Row, Sheet};

/// The columns that were found.
pub(super) struct Found {
    /// The row with the heads.
    pub(super) row: u32,
    /// Each column of the file that was understood.
    pub(super) columns: HashMap<Column, (u32, Head)>,
    /// The columns that have any head.
    pub(super) headed: HashSet<u32>,
    /// Heads that were not understood, and columns that are missing, in sentences.
    pub(super) notes: Vec<String>,
    /// Heads that could be several columns, or stand twice.
    pub(super) questions: Vec<Fault>,
}

/// Whether a sheet has a row of heads among its first ones.
pub(super) fn head_row(sheet: &Sheet) -> Option<&Row> {
    let first = sheet.rows.iter().take_while(|row| (row.number as usize) < HEAD_ROWS);
    first.into_iter().find(|row| {
        row.cells.iter().any(|(_, content)| {
            matches!(content, Content::Text(text) if standard(&plain(text)) == Some(Column::Supplier))
        })
    })
}

pub(super) fn find(of: &Procurement, row: &Row) -> Found {
    let known = heads(of);
    let mut found = Found {
        row: row.number,
        columns: HashMap::new(),
        headed: HashSet::new(),
        notes: Vec::new(),
        questions: Vec::new(),
    };
    let mut unknown = Vec::new();
    for (column, content) in &row.cells {
        let (Content::Text(text) | Content::TwoNumbers(text) | Content::Number(text)) = content
        else {
            continue;
        };
        let at = At::new(row.number, *column);
        if !text.trim().is_empty() {
            found.headed.insert(*column);
        }
        match which(of, &known, text) {
            Which::One(head) => {
                if let Some((first, _)) = found.columns.get(&head.column) {
                    let first = At::new(row.number, *first);
                    found.questions.push(at.asked(
                        text.trim(),
                        format!("Both {first} and {at} are the column “{}”.", head.name),
                        "Keep one of them.",
                    ));
                } else {
                    found.columns.insert(head.column.clone(), (*column, head));
                }
            }
            Which::Several => found.questions.push(at.asked(
                text.trim(),
                "More than one question has this name.",
                "Copy the head from a spreadsheet that was saved from this procurement: it ends in brackets with the question’s id.",
            )),
            Which::None if text.trim().is_empty() => {}
            Which::None => unknown.push(format!("{at} “{}”", text.trim())),
        }
    }
    if !unknown.is_empty() {
        found.notes.push(format!(
            "These columns are not known, and were left out: {}.",
            unknown.join(", ")
        ));
    }
    let missing: Vec<String> = known
        .iter()
        .filter(|head| head.key.is_some() && !found.columns.contains_key(&head.column))
        .map(|head| format!("“{}”", head.name))
        .collect();
    if !missing.is_empty() {
        found.notes.push(format!(
            "The file has no columns for these, and nothing changes in them: {}.",
            missing.join(", ")
        ));
    }
    found
}

enum Which {
    None,
    One(Head),
    Several,
}

fn which(of: &Procurement, known: &[Head], text: &str) -> Which {
    let in_brackets = text.trim().strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    if let Some((_, key)) = in_brackets {
        let key = key.trim();
        if let Some(head) = known.iter().find(|head| head.key.as_deref() == Some(key)) {
            return Which::One(head.clone());
        }
        if let Some(head) = by_key(of, key) {
            return Which::One(head);
        }
    }
    let wanted = plain(text);
    if let Some(column) = standard(&wanted) {
        let head = known.iter().find(|head| head.column == column);
        return Which::One(head.cloned().unwrap_or_else(|| Head {
            column,
            text: text.to_owned(),
            key: None,
            name: text.trim().to_owned(),
        }));
    }
    let mut fitting = known.iter().filter(|head| {
        let (key, name) = (head.key.as_deref().unwrap_or_default(), plain(&head.name));
        let without_key = head.text.rsplit_once(" [").map_or(head.text.as_str(), |(text, _)| text);
        !wanted.is_empty()
            && head.key.is_some()
            && (name == wanted || plain(without_key) == wanted || plain(key) == wanted)
    });
    match (fitting.next(), fitting.next()) {
        (None, _) => Which::None,
        (Some(head), None) => Which::One(head.clone()),
        _ => Which::Several,
    }
}

/// The columns that every table of bids has, by their usual names.
fn standard(head: &str) -> Option<Column> {
    Some(match head {
        "supplier" | "suppliers" | "supplier name" | "name of supplier" | "bidder" => {
            Column::Supplier
        }
        "lot" => Column::Lot,
        "bid title" => Column::Title,
        "postal address" => Column::Address,
        "email" | "e-mail" | "email address" | "e-mail address" => Column::Email,
        "identifier" => Column::Identifier,
        "bid id" => Column::Bid,
        "supplier id" => Column::SupplierId,
        head if *head == MEMBERS.to_lowercase() => Column::Members,
        head if *head == SUBCONTRACTORS.to_lowercase() => Column::Subcontractors,
        head if *head == PREFERENCE.to_lowercase() => Column::Preference,
        _ => return None,
    })
}

/// A head as it is compared: small letters, single spaces.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
