//! What each key and each movement of the mouse does in the grid.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent, MouseEvent};

use super::cursor::{At, Cursor};
use super::desk::Desk;
use super::head::ADD;
use super::state::Editing;

/// The cell that an event came from.
pub(super) fn cell_of(target: Option<EventTarget>) -> Option<At> {
    let element = target?.dyn_into::<Element>().ok()?;
    let number = |selector: &str, name: &str| -> Option<usize> {
        element.closest(selector).ok()??.get_attribute(name)?.parse().ok()
    };
    // No `aria-colindex`: every column is on the page, and Orca reads no headings of cells that have one.
    let column = number("[data-column]", "data-column")?;
    let row = number("tbody [aria-rowindex]", "aria-rowindex")?;
    // Counted from 1, and the headings are the first row.
    Some(At::new(row.checked_sub(2)?, column.checked_sub(1)?))
}

/// A key in the grid.
pub(super) fn key(desk: &Desk, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let done = match desk.editing() {
        Some(how) => editing(desk, event, how),
        None => resting(desk, event),
    };
    if done {
        event.prevent_default();
    }
}

/// A key while a cell is being edited; says whether it meant something.
fn editing(desk: &Desk, event: &KeyboardEvent, how: Editing) -> bool {
    match (event.key().as_str(), how) {
        ("Enter", _) => enter(desk, event.shift_key()),
        ("Tab", _) => return tab(desk, event.shift_key()),
        ("Escape", _) => desk.cancel(),
        ("F2", _) => desk.set(|state| state.editing = Some(Editing::Within)),
        ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight", Editing::Over) => {
            let from = Cursor::on(desk.at());
            let cursor = from.after(&event.key(), false, false, desk.size()).unwrap_or(from);
            if let Some(added) = desk.commit() {
                desk.set(|state| state.home = None);
                desk.go_past(cursor, &added);
            }
        }
        ("ArrowUp", Editing::Within) => return step(desk, false),
        ("ArrowDown", Editing::Within) => return step(desk, true),
        _ => return false,
    }
    true
}

/// Enters the text and goes down, or up with Shift: to the column where a run of Tabs began.
fn enter(desk: &Desk, up: bool) {
    let at = desk.at();
    let column = home(desk, at);
    let Some(added) = desk.commit() else { return };
    // Figures typed down a column end at the last bid: the row below would take one for a name.
    let last = desk.rows.len();
    let row = match (up, at.row) {
        (true, row) => row.saturating_sub(1),
        (false, row) if row == last => row + 1,
        (false, row) if column > 0 => (row + 1).min(last.saturating_sub(1)),
        (false, row) => row + 1,
    };
    desk.set(|state| state.home = None);
    desk.go_past(Cursor::on(At::new(row, column)), &added);
}

/// The column where a run of Tabs began: this one, if none did.
fn home(desk: &Desk, at: At) -> usize {
    let home = desk.state.home.as_ref().and_then(|asked| desk.table().column(asked));
    home.unwrap_or(at.column)
}

/// Enters the text and goes to the next cell; beyond the last, out of the grid as Tab does.
fn tab(desk: &Desk, back: bool) -> bool {
    let at = desk.at();
    let last = desk.columns.len().saturating_sub(1);
    let next = match (back, at.column) {
        (true, 0) => at.row.checked_sub(1).map(|row| At::new(row, last)),
        (true, column) => Some(At::new(at.row, column - 1)),
        (false, column) if column < last => Some(At::new(at.row, column + 1)),
        (false, _) => (at.row < desk.rows.len()).then(|| At::new(at.row + 1, 0)),
    };
    let home = desk.table().asked(home(desk, at));
    let Some(added) = desk.commit() else { return true };
    let Some(next) = next else { return false };
    desk.set(move |state| state.home = (next.row == at.row).then_some(home));
    desk.go_past(Cursor::on(next), &added);
    true
}

/// Chooses the next level or the one before; says whether there are levels.
fn step(desk: &Desk, down: bool) -> bool {
    let at = desk.at();
    let Some(column) = desk.columns.get(at.column).filter(|_| desk.row(at).is_some()) else {
        return false;
    };
    let levels = column.levels();
    let text = desk.text(at);
    let now =
        levels.iter().position(|level| level.label.to_lowercase() == text.trim().to_lowercase());
    let next = match (now, down) {
        (None, true) => 0,
        (None, false) => levels.len().saturating_sub(1),
        (Some(now), true) => (now + 1).min(levels.len().saturating_sub(1)),
        (Some(now), false) => now.saturating_sub(1),
    };
    match levels.get(next) {
        Some(level) => {
            desk.typed(level.label.to_string());
            true
        }
        None => false,
    }
}

/// A key while no cell is being edited; says whether it meant something.
fn resting(desk: &Desk, event: &KeyboardEvent) -> bool {
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if let Some(cursor) = moving(desk).after(&key, control, event.shift_key(), desk.size()) {
        desk.set(|state| state.home = None);
        desk.go(cursor);
        return true;
    }
    match key.as_str() {
        "Enter" | "F2" => desk.edit(Editing::Within, None),
        "Delete" => desk.clear(),
        "Backspace" => desk.edit(Editing::Over, Some(String::new())),
        "Escape" => {
            if desk.unfinished(desk.at()).is_some() {
                desk.cancel();
            }
            desk.go(Cursor::on(desk.at()));
        }
        "a" | "A" if control => {
            let size = desk.size();
            let corner = At::new(desk.rows.len().saturating_sub(1), size.columns - 1);
            desk.go(Cursor { active: At::default(), corner });
        }
        // The page would scroll.
        " " => {}
        _ if is_text(event, &key) => desk.edit(Editing::Over, Some(key)),
        _ => return false,
    }
    true
}

/// The cursor as far as it lies in the grid; the row that adds a bid remembers the column.
fn moving(desk: &Desk) -> Cursor {
    let size = desk.size();
    let Cursor { active, corner } = desk.cursor;
    Cursor { active: size.nearest(active), corner: size.nearest(corner) }
}

/// Whether a key types a letter, which begins to edit. `AltGr` counts as Ctrl and Alt on Windows.
fn is_text(event: &KeyboardEvent, key: &str) -> bool {
    let mut letters = key.chars();
    let one = letters.next().is_some() && letters.next().is_none();
    let graph = event.get_modifier_state("AltGraph");
    one && (graph || !(event.ctrl_key() || event.meta_key() || event.alt_key()))
}

/// The mouse went down: selects, or with Shift grows the selection.
pub(super) fn press(desk: &Desk, event: &MouseEvent) -> bool {
    let Some(at) = cell_of(event.target()).filter(|_| event.button() == 0) else { return false };
    if is_to_add(event) {
        // The button gives way to a field, and must not take the focus along when it goes.
        event.prevent_default();
    }
    if desk.editing().is_some() {
        if at == desk.at() {
            return false;
        }
        if desk.commit().is_none() {
            event.prevent_default();
            return false;
        }
    }
    if event.shift_key() {
        event.prevent_default();
        drag(desk, at);
    } else {
        desk.set(|state| state.home = None);
        desk.point(Cursor::on(at));
    }
    true
}

/// A click on the button of the last row begins a new bid.
pub(super) fn click(desk: &Desk, event: &MouseEvent) {
    if is_to_add(event) && desk.editing().is_none() {
        desk.begin_bid();
    }
}

/// Whether it is about the button of the last row.
fn is_to_add(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(&format!(".{ADD}")).ok().flatten()).is_some()
}

/// Grows the selection to a cell.
pub(super) fn drag(desk: &Desk, at: At) {
    let cursor = Cursor { active: desk.at(), corner: at };
    if cursor != desk.cursor {
        desk.point(cursor);
    }
}
