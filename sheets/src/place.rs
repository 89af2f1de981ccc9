//! Where a cell stands, as people call it: `B7`.

use std::fmt;

use common_measure::fault::{Fault, Place};

/// The place of a cell: both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl At {
    /// A place.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The letters of its column: `B`.
    #[must_use]
    pub fn letters(self) -> String {
        let mut letters = Vec::new();
        let mut left = u64::from(self.column) + 1;
        while left > 0 {
            let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + digit));
            left = (left - 1) / 26;
        }
        letters.iter().rev().collect()
    }

    /// The same with signs that keep it in place when a formula is copied: `$B$7`.
    #[must_use]
    pub fn fixed(self) -> String {
        format!("${}${}", self.letters(), u64::from(self.row) + 1)
    }
}

impl At {
    /// What is asked about this cell; `about` says what stands there.
    pub(crate) fn asked(
        self,
        about: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Fault {
        let words = if about.is_empty() {
            format!("Cell {self}")
        } else {
            format!("Cell {self} ({about})")
        };
        Fault::new(Place::new(self.to_string(), words), problem, remedy)
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letters(), u64::from(self.row) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn places_are_called_as_spreadsheets_call_them() {
        let called = [(6, 1), (0, 0), (0, 25), (0, 26), (9, 701), (9, 702), (1_048_575, 16_383)];
        let called = called.map(|(row, column)| At::new(row, column).to_string());
        assert_eq!(called, ["B7", "A1", "Z1", "AA1", "ZZ10", "AAA10", "XFD1048576"]);
        assert_eq!(At::new(6, 1).fixed(), "$B$7");
    }
}
