//! Methods as formulas: what a method states, each figure in a cell of its own, and the points that
//! come of it, rounded as the scheme says.

pub(crate) mod method;
pub(crate) mod parameters;
pub(crate) mod rounding;

use crate::place::At;

/// The longest formula that spreadsheet programs take.
pub(crate) const LONGEST: usize = 8_000;

/// A cell of another sheet, however a formula is copied: `'Inputs 1'!$B$7`.
pub(crate) fn on(sheet: &str, at: At) -> String {
    format!("'{sheet}'!{}", at.fixed())
}

/// Cells of another sheet from one to another.
pub(crate) fn range(sheet: &str, from: At, to: At) -> String {
    format!("'{sheet}'!{}:{}", from.fixed(), to.fixed())
}

/// A text in a formula.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
