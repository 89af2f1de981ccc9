//! Copying and pasting blocks, through the events that every browser sends on any page.

use std::rc::Rc;

use common_measure::id::BidId;
use common_measure::record::Command;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event};

use crate::session::Act;

use super::block;
use super::cursor::{At, Cursor};
use super::desk::{Desk, cells, counted, renamed_all};
use super::plan::{Into, Plan, SameName, plan};
use super::state::{Block, Panel};

/// The id of the grid.
pub(super) const GRID: &str = "bids-grid";

/// Listens to the page for as long as the answer is kept. `desk` gives what was last drawn.
pub(super) fn listen(
    desk: impl Fn() -> Option<Desk> + Clone + 'static,
) -> Option<[EventListener; 3]> {
    let document = web_sys::window()?.document()?;
    let on = |name: &'static str, act: fn(&Desk, &ClipboardEvent, bool)| {
        let desk = desk.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, move |event: &Event| {
            if let (Some(desk), Some(field)) = (desk(), focused())
                && let Some(event) = event.dyn_ref::<ClipboardEvent>()
            {
                act(&desk, event, field);
            }
        })
    };
    Some([
        on("copy", |desk, event, field| {
            if !field {
                copy(desk, event);
            }
        }),
        on("cut", |desk, event, field| {
            if !field && copy(desk, event) {
                desk.clear();
            }
        }),
        on("paste", |desk, event, field| {
            let data = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
            let Some(text) = data.filter(|text| !text.is_empty()) else { return };
            // One value goes into the field as text does; several go into cells.
            if field && !text.trim_end().contains(['\t', '\n', '\r']) {
                return;
            }
            event.prevent_default();
            if field {
                desk.cancel();
            }
            paste(desk, &text);
        }),
    ])
}

/// Whether the focus is in the grid, and if so, whether in a field of it.
fn focused() -> Option<bool> {
    let active: Element = web_sys::window()?.document()?.active_element()?;
    active.closest(&format!("#{GRID}")).ok()??;
    Some(active.tag_name() == "INPUT")
}

fn copy(desk: &Desk, event: &ClipboardEvent) -> bool {
    let cursor = desk.selection();
    let rows: Vec<Vec<String>> = cursor
        .rows()
        .map(|row| {
            cursor.columns().map(|column| desk.text(At::new(row, column)).to_string()).collect()
        })
        .collect();
    let text = block::write(&rows);
    let put = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if put {
        event.prevent_default();
        desk.say(format!("{} copied.", counted(cells(cursor).count(), "cell")));
    }
    put
}

/// Pastes a text as a block, its first cell into the first selected cell.
fn paste(desk: &Desk, text: &str) {
    let cursor = desk.selection();
    let mut block = block::read(text);
    // One value goes into every selected cell.
    if let [only] = block.as_slice()
        && let [value] = only.as_slice()
        && cursor.is_block()
    {
        let row = vec![value.clone(); cursor.columns().count()];
        block = vec![row; cursor.rows().filter(|row| *row < desk.rows.len()).count()];
    }
    let block =
        Block { text: text.to_owned().into(), cells: Rc::new(block), start: cursor.top_left() };
    paste_block(desk, block, SameName::Ask);
}

fn planned(desk: &Desk, block: &Block, same: SameName) -> Plan {
    let given = desk.session.given();
    let into = Into {
        of: desk.of(),
        given: &given,
        lot: &desk.lot,
        columns: &desk.columns,
        rows: &desk.rows,
    };
    plan(&into, &block.cells, block.start, same)
}

/// Pastes a block whole, asks, or says why nothing was pasted.
pub(super) fn paste_block(desk: &Desk, block: Block, same: SameName) {
    let plan = planned(desk, &block, same);
    if !plan.bad.is_empty() {
        let bad = Rc::new(plan.bad);
        desk.set(move |state| state.panel = Panel::Refused(block, bad, same));
    } else if !plan.same_names.is_empty() {
        let names = Rc::new(plan.same_names.into_iter().collect());
        desk.set(move |state| state.panel = Panel::SameNames(block, names));
    } else {
        enter(desk, &block, plan);
    }
}

/// Pastes the cells of a block that can be read, and leaves the others as text to be put right.
pub(super) fn paste_readable(desk: &Desk, block: &Block, same: SameName) {
    let plan = planned(desk, block, same);
    enter(desk, block, plan);
}

fn enter(desk: &Desk, block: &Block, plan: Plan) {
    let Plan { commands, changed, added, headings, filled, bad, of_several, .. } = plan;
    let new: Vec<_> = commands.iter().filter_map(added_by).collect();
    if let Err(problem) = desk.issue(commands) {
        desk.say(format!("Nothing was pasted. {problem}"));
        desk.set(|state| {
            state.panel = Panel::None;
            state.focus += 1;
        });
        return;
    }
    let mut said = Vec::new();
    if added > 0 {
        said.push(format!("{} added.", counted(added, "bid")));
    }
    if changed > 0 {
        said.push(format!("{} changed.", counted(changed, "cell")));
    }
    if said.is_empty() {
        said.push("Nothing changed.".to_owned());
    }
    said.extend(of_several.iter().map(|name| renamed_all(name)));
    if headings {
        said.push("The first line was taken as headings and left out.".to_owned());
    }
    for path in filled {
        desk.acts.act(Act::Abandoned(path));
    }
    let left = bad.len();
    // What stands in no cell that can be typed in is kept nowhere.
    let mut nowhere = Vec::new();
    for cell in bad {
        match cell.path {
            Some(path) => {
                desk.acts.act(Act::Unreadable { path, text: cell.text, problem: cell.problem });
            }
            None => nowhere.push(cell.text),
        }
    }
    if left > 0 {
        said.push(format!("{} not entered.", counted(left, "cell")));
    }
    if !nowhere.is_empty() {
        said.push(kept_nowhere(&nowhere));
    }
    said.push("You can undo this.".to_owned());
    let lines = block.cells.len().saturating_sub(usize::from(headings));
    let width = block.cells.iter().map(Vec::len).max().unwrap_or(1);
    let corner = At::new(
        block.start.row.saturating_add(lines.max(1) - 1),
        block.start.column.saturating_add(width.max(1) - 1),
    );
    desk.say(said.join(" "));
    desk.set(|state| state.panel = Panel::None);
    desk.go_past(Cursor { active: block.start, corner }, &new);
}

/// How many texts that are kept nowhere are named, and how many letters of each: it is one line, and read aloud.
const NAMED: usize = 5;
const LETTERS: usize = 40;

/// What is said of texts that stand in no cell that can be typed in.
fn kept_nowhere(texts: &[String]) -> String {
    let named = texts.iter().take(NAMED).map(|text| {
        let text = text.trim();
        let short: String = text.chars().take(LETTERS).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        format!("“{short}{more}”")
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let more = match texts.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("Kept nowhere, because nothing can be typed there: {named}{more}.")
}

/// The bid that a command adds.
fn added_by(command: &Command) -> Option<BidId> {
    match command {
        Command::AddBid { bid, .. } => Some(bid.clone()),
        _ => None,
    }
}

/// Puts the headings on the clipboard; says whether the browser did.
pub(super) fn copy_headings(desk: &Desk) -> bool {
    let text = headings_text(desk);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return false;
    };
    let put = Rc::new(std::cell::Cell::new(false));
    let listener = {
        let put = Rc::clone(&put);
        let options = EventListenerOptions {
            phase: gloo::events::EventListenerPhase::Capture,
            passive: false,
        };
        EventListener::new_with_options(&document, "copy", options, move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
            if let Some(data) = event.clipboard_data() {
                put.set(data.set_data("text/plain", &text).is_ok());
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        })
    };
    let asked = document.dyn_ref::<web_sys::HtmlDocument>().map(|page| page.exec_command("copy"));
    drop(listener);
    matches!(asked, Some(Ok(true))) && put.get()
}

/// The headings as a block of one line.
pub(super) fn headings_text(desk: &Desk) -> String {
    block::write(&[desk.columns.iter().map(|column| column.title.to_string()).collect()])
}

#[cfg(test)]
mod tests {
    use super::kept_nowhere;

    #[test]
    fn of_many_or_long_texts_that_are_kept_nowhere_a_few_are_named_in_part() {
        let texts = |count: usize| (1..=count).map(|at| format!(" {at} ")).collect::<Vec<_>>();
        let said = |texts: &[String]| {
            let said = kept_nowhere(texts);
            said.strip_prefix("Kept nowhere, because nothing can be typed there: ")
                .unwrap()
                .to_owned()
        };
        assert_eq!(said(&texts(1)), "“1”.");
        assert_eq!(said(&texts(5)), "“1”, “2”, “3”, “4”, “5”.");
        assert_eq!(said(&texts(200)), "“1”, “2”, “3”, “4”, “5”, and 195 more.");
        assert_eq!(said(&["é".repeat(40)]), format!("“{}”.", "é".repeat(40)));
        assert_eq!(said(&["é".repeat(41)]), format!("“{}…”.", "é".repeat(40)));
    }
}
