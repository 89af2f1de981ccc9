//! Pieces of formulas: where other cells stand.

use crate::place::At;

/// The longest formula that spreadsheet programs take.
pub(super) const LONGEST: usize = 8_000;

/// A cell of another sheet, however a formula is copied: `'Inputs 1'!$B$7`.
pub(super) fn on(sheet: &str, at: At) -> String {
    format!("'{sheet}'!{}", at.fixed())
}

/// Cells of another sheet from one to another.
pub(super) fn range(sheet: &str, from: At, to: At) -> String {
    format!("'{sheet}'!{}:{}", from.fixed(), to.fixed())
}

/// A text in a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
