//! Moving between figures with the keyboard: one of them is reached with Tab, the others with
//! the arrow keys, Home and End.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};

/// The place of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its criterion, or one past the last for the totals.
    pub row: usize,
    /// Its bid.
    pub column: usize,
}

impl Cell {
    /// The id of the figure's button in the table of a lot.
    pub(super) fn id(self, lot: usize) -> String {
        format!("points-{lot}-{}-{}", self.row, self.column)
    }

    /// The figure that an event came to, if it came to one.
    pub(super) fn of(target: Option<EventTarget>, lot: usize) -> Option<Self> {
        let element = target?.dyn_into::<Element>().ok()?;
        Self::read(&element.closest("button").ok()??.id(), lot)
    }

    fn read(id: &str, lot: usize) -> Option<Self> {
        let rest = id.strip_prefix(&format!("points-{lot}-"))?;
        let (row, column) = rest.split_once('-')?;
        Some(Self { row: row.parse().ok()?, column: column.parse().ok()? })
    }

    /// Where a key leads from here, if anywhere.
    fn after(self, key: &str, rows: usize, columns: usize) -> Option<Self> {
        let Self { row, column } = self;
        let next = match key {
            "ArrowUp" => Self { row: row.checked_sub(1)?, column },
            "ArrowDown" => Self { row: row + 1, column },
            "ArrowLeft" => Self { row, column: column.checked_sub(1)? },
            "ArrowRight" => Self { row, column: column + 1 },
            "Home" => Self { row, column: 0 },
            "End" => Self { row, column: columns.checked_sub(1)? },
            _ => return None,
        };
        (next.row < rows && next.column < columns).then_some(next)
    }
}

/// Follows a key from the figure that has the focus.
pub(super) fn moved(event: &KeyboardEvent, lot: usize, rows: usize, columns: usize) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(from) = Cell::of(event.target(), lot) else { return };
    let Some(to) = from.after(&event.key(), rows, columns) else { return };
    if let Some(button) = button(&to.id(lot)) {
        event.prevent_default();
        // A figure that cannot be focused leaves the focus where it is.
        let _ = button.focus();
    }
}

/// Makes the figure that got the focus the one that Tab comes back to.
pub(super) fn focused(target: Option<EventTarget>, lot: usize) {
    let Some(cell) = Cell::of(target, lot) else { return };
    let Some(now) = button(&cell.id(lot)) else { return };
    let table = now.closest("table").ok().flatten();
    let before = table.and_then(|table| table.query_selector("button[tabindex='0']").ok()?);
    if let Some(before) = before {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = now.set_attribute("tabindex", "0");
}

fn button(id: &str) -> Option<HtmlElement> {
    let found = web_sys::window()?.document()?.get_element_by_id(id)?;
    found.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_by_its_id() {
        let cell = Cell { row: 3, column: 12 };
        assert_eq!(Cell::read(&cell.id(1), 1), Some(cell));
        assert_eq!(Cell::read(&cell.id(1), 0), None);
        assert_eq!(Cell::read("total-1-3", 1), None);
    }

    #[test]
    fn keys_stay_within_the_table() {
        let corner = Cell { row: 0, column: 0 };
        assert_eq!(corner.after("ArrowUp", 2, 3), None);
        assert_eq!(corner.after("End", 2, 3), Some(Cell { row: 0, column: 2 }));
        assert_eq!(corner.after("ArrowDown", 2, 3), Some(Cell { row: 1, column: 0 }));
        assert_eq!(Cell { row: 1, column: 2 }.after("ArrowRight", 2, 3), None);
        assert_eq!(corner.after("x", 2, 3), None);
    }
}
