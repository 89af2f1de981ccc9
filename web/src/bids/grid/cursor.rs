//! Where a person stands in the grid, and which cells are selected.

use std::ops::RangeInclusive;

/// One cell: a row of the body and a column, each from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
}

impl At {
    /// The cell of a row and a column.
    pub(super) fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// How large the grid is: at least one row and one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

impl Size {
    fn last(self) -> At {
        At::new(self.rows.saturating_sub(1), self.columns.saturating_sub(1))
    }

    /// The cell, or the nearest one that is there.
    pub(super) fn nearest(self, at: At) -> At {
        let last = self.last();
        At::new(at.row.min(last.row), at.column.min(last.column))
    }
}

/// The active cell, and the far corner of the selected block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The one cell that has the focus.
    pub active: At,
    /// The corner across from it; the same cell if nothing more is selected.
    pub corner: At,
}

/// How many rows a page is.
const PAGE: usize = 10;

impl Cursor {
    /// Stands on one cell.
    pub(super) fn on(at: At) -> Self {
        Self { active: at, corner: at }
    }

    /// The rows of the selected block.
    pub(super) fn rows(self) -> RangeInclusive<usize> {
        let (a, b) = (self.active.row, self.corner.row);
        a.min(b)..=a.max(b)
    }

    /// The columns of the selected block.
    pub(super) fn columns(self) -> RangeInclusive<usize> {
        let (a, b) = (self.active.column, self.corner.column);
        a.min(b)..=a.max(b)
    }

    /// Its cell at the top left.
    pub(super) fn top_left(self) -> At {
        At::new(*self.rows().start(), *self.columns().start())
    }

    /// Whether more than one cell is selected.
    pub(super) fn is_block(self) -> bool {
        self.active != self.corner
    }

    /// The columns selected in a row, if any are.
    pub(super) fn selected_in(self, row: usize) -> Option<(usize, usize)> {
        (self.is_block() && self.rows().contains(&row))
            .then(|| (*self.columns().start(), *self.columns().end()))
    }

    /// Where a key leads: with Shift the corner moves and the block grows. `None` for other keys.
    pub(super) fn after(self, key: &str, control: bool, shift: bool, size: Size) -> Option<Self> {
        let from = if shift { self.corner } else { self.active };
        let last = size.last();
        let to = match (key, control) {
            ("ArrowUp", false) => At::new(from.row.saturating_sub(1), from.column),
            ("ArrowUp", true) => At::new(0, from.column),
            ("ArrowDown", false) => At::new(from.row.saturating_add(1), from.column),
            ("ArrowDown", true) => At::new(last.row, from.column),
            ("ArrowLeft", false) => At::new(from.row, from.column.saturating_sub(1)),
            ("ArrowRight", false) => At::new(from.row, from.column.saturating_add(1)),
            ("ArrowLeft", true) | ("Home", false) => At::new(from.row, 0),
            ("ArrowRight", true) | ("End", false) => At::new(from.row, last.column),
            ("Home", true) => At::default(),
            ("End", true) => last,
            ("PageUp", false) => At::new(from.row.saturating_sub(PAGE), from.column),
            ("PageDown", false) => At::new(from.row.saturating_add(PAGE), from.column),
            _ => return None,
        };
        let to = size.nearest(to);
        Some(if shift { Self { active: self.active, corner: to } } else { Self::on(to) })
    }
}

#[cfg(test)]
mod tests {
    use super::{At, Cursor, Size};

    const SIZE: Size = Size { rows: 3, columns: 4 };

    #[test]
    fn keys_lead_where_a_spreadsheet_leads() {
        let middle = Cursor::on(At::new(1, 1));
        for (key, control, row, column) in [
            ("ArrowUp", false, 0, 1),
            ("ArrowDown", true, 2, 1),
            ("ArrowLeft", false, 1, 0),
            ("ArrowRight", true, 1, 3),
            ("Home", false, 1, 0),
            ("End", false, 1, 3),
            ("Home", true, 0, 0),
            ("End", true, 2, 3),
            ("PageUp", false, 0, 1),
            ("PageDown", false, 2, 1),
        ] {
            let there = middle.after(key, control, false, SIZE);
            assert_eq!(there, Some(Cursor::on(At::new(row, column))), "{key}");
        }
        assert_eq!(middle.after("a", false, false, SIZE), None);
    }

    #[test]
    fn the_edge_holds() {
        let last = Cursor::on(At::new(2, 3));
        assert_eq!(last.after("ArrowDown", false, false, SIZE), Some(last));
        assert_eq!(last.after("ArrowRight", false, false, SIZE), Some(last));
    }

    #[test]
    fn shift_grows_a_block_from_the_active_cell() {
        let start = Cursor::on(At::new(1, 2));
        let block = start
            .after("ArrowLeft", false, true, SIZE)
            .and_then(|block| block.after("ArrowDown", false, true, SIZE))
            .unwrap();
        assert_eq!(block.active, At::new(1, 2));
        assert_eq!(block.top_left(), At::new(1, 1));
        assert_eq!((block.rows(), block.columns()), (1..=2, 1..=2));
        assert_eq!((block.selected_in(0), block.selected_in(2)), (None, Some((1, 2))));
        assert!(!block.after("ArrowUp", false, false, SIZE).unwrap().is_block());
    }
}
