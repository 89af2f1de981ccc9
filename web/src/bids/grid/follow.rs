//! Keeps a person in the cell where they are, wherever it goes; and where it is gone, has what they typed shown and no
//! key go into another one.

use common_measure::id::BidId;
use common_measure::record::{Act, Command, Record};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::{AttrValue, hook, use_effect, use_effect_with, use_mut_ref};

use crate::session::{self, Journal, Session};

use super::cursor::Cursor;
use super::desk::Desk;
use super::mark::Table;
use super::state::{Panel, State};

/// What is known of a drawing when the next one comes.
#[derive(Clone, Default)]
pub(super) struct Drawn {
    /// Which procurement was open.
    key: Option<String>,
    /// Its record. It is another one once what another tab did was taken in.
    journal: Option<Journal>,
    /// What was typed in the cell that is being edited.
    pub typed: AttrValue,
}

impl Drawn {
    /// What is known of the drawing that is being made.
    pub(super) fn of(session: &Session) -> Self {
        let journal = session.journal().cloned();
        Self { key: session.key.clone(), journal, typed: AttrValue::default() }
    }
}

/// What is to be done because a cell, or the place of a block, is no longer what it was.
#[derive(Clone)]
pub(super) enum Gone {
    /// Another procurement is open: nothing of the state belongs to it.
    All,
    /// The person stands elsewhere now, and perhaps is told why; what was typed at this path belongs to no cell.
    Cell(Option<Panel>, Option<AttrValue>),
    /// A block that waits for an answer has no place any more.
    Place,
}

/// Where a person stands, and what is gone.
pub(super) fn follow(
    session: &Session,
    state: &State,
    now: Table,
    before: Option<&Desk>,
) -> (Cursor, Option<Gone>) {
    let stand = state.cursor.as_ref();
    let found = stand.map_or_else(|| Some(Cursor::default()), |stand| now.cursor(stand));
    let Some(before) = before else { return (found.unwrap_or_default(), None) };
    if before.drawn.key != session.key {
        return (Cursor::default(), Some(Gone::All));
    }
    let merged = before.drawn.journal.as_ref() != session.journal();
    let bid = stand.and_then(|stand| stand.active.bid.as_ref());
    let is_other = merged && bid.is_some_and(|bid| !is_same(before, session, bid));
    match found.filter(|_| !is_other) {
        Some(cursor) if waits(&state.panel) && !before.table().is_laid_out_as(now) => {
            (cursor, Some(Gone::Place))
        }
        Some(cursor) => (cursor, None),
        None => {
            let told = (merged || state.editing.is_some()).then(|| told(before));
            let path = state.editing.and_then(|_| before.path(before.at()));
            (Cursor::on(before.cursor.active), Some(Gone::Cell(told, path)))
        }
    }
}

/// Whether the state holds a block that waits for an answer.
fn waits(panel: &Panel) -> bool {
    matches!(panel, Panel::SameNames(..) | Panel::Refused(..))
}

/// Whether a bid is the one that it was, and not another tab's of the same id.
fn is_same(before: &Desk, session: &Session, bid: &BidId) -> bool {
    let journals = before.drawn.journal.as_ref().zip(session.journal());
    let same = journals.and_then(|(then, now)| {
        then.read(|then| now.read(|now| same_bid(then, now, bid))).flatten()
    });
    same == Some(true)
}

/// Whether an id is the same bid's in two states of a record: ids of bids that were removed, or not entered, are given
/// again.
fn same_bid(then: &Record, now: &Record, bid: &BidId) -> bool {
    added(then, bid) == added(now, bid)
}

/// The act that added a bid last; none for a bid with which the record began.
fn added<'a>(record: &'a Record, bid: &BidId) -> Option<&'a Act> {
    record.entries().iter().map(|entry| &entry.act).rfind(|act| match act {
        Act::Change(command) => adds(command, bid),
        Act::AcceptResponse(it) => it.bids.iter().any(|there| there.id == *bid),
        _ => false,
    })
}

fn adds(command: &Command, bid: &BidId) -> bool {
    match command {
        Command::AddBid { bid: there, .. } => there == bid,
        Command::Together(commands) => commands.iter().any(|command| adds(command, bid)),
        _ => false,
    }
}

/// What is said of the cell that a person stood in.
fn told(before: &Desk) -> Panel {
    let at = before.at();
    let bid = before.row(at).map_or("", |row| row.name.as_str());
    let column = before.columns.get(at.column).map_or("", |column| column.title.as_str());
    let place = [bid, column].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let typed = match before.drawn.typed.trim() {
        "" => String::new(),
        typed => format!(" You had typed “{typed}” there. It was not entered."),
    };
    Panel::Gone {
        title: "The cell that you were in is no longer here".into(),
        text: format!(
            "{}: gone, because of what was done in another tab or window.{typed}",
            place.join(", ")
        )
        .into(),
    }
}

/// Does what is to be done because something is gone, before any key can come.
#[hook]
pub(super) fn use_gone(desk: &Desk) {
    let desk = desk.clone();
    use_effect(move || {
        let Some(gone) = desk.gone.clone() else { return };
        if let Gone::Cell(_, Some(path)) = &gone {
            desk.acts.act(session::Act::Abandoned(path.to_string()));
        }
        let stand = desk.table().stand(desk.cursor, &[]);
        desk.set(move |state| match gone {
            Gone::All => *state = State { focus: state.focus, ..State::default() },
            Gone::Cell(panel, _) => {
                state.cursor = Some(stand);
                (state.editing, state.before) = (None, None);
                state.panel = panel.unwrap_or_else(|| state.panel.clone());
            }
            Gone::Place => {
                state.panel = Panel::Gone {
                    title: "Nothing was pasted: the table has changed".into(),
                    text: "Bids or columns were added or removed meanwhile. Look where the block belongs now, and paste it again.".into(),
                };
            }
        });
    });
}

/// How high the headings are, in the style sheet.
const HEAD: &str = "--app-grid-head";

/// Moves the focus to the active cell, or into its field, when an act asked for it; and after rows
/// have gone, when the cell that had the focus went with them.
#[hook]
pub(super) fn use_focus(desk: &Desk) {
    let id = desk.id(desk.at());
    // What is to be read first takes the focus itself.
    let told = !matches!(desk.gone, None | Some(Gone::Cell(None, _)));
    let asked = use_mut_ref(|| desk.state.focus);
    let pointed = desk.state.pointed;
    let deps = (desk.state.focus, desk.state.panel.clone(), desk.rows.clone());
    use_effect_with(deps, move |(focus, panel, _)| {
        let wanted = std::mem::replace(&mut *asked.borrow_mut(), *focus) != *focus;
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let lost = *focus > 0 && document.active_element().is_none_or(|e| e.tag_name() == "BODY");
        if *panel != Panel::None || told || !(wanted || lost) {
            return;
        }
        let Some(cell) = document.get_element_by_id(&id) else { return };
        let stays = wanted && pointed == *focus;
        leave_room_for_headings(&cell);
        let field = cell.query_selector("input").ok().flatten();
        if let Some(input) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
            // A field that takes no focus can still be clicked.
            let _ = input.focus();
            let _ = input.set_selection_range(end, end);
        } else if let Some(cell) = cell.dyn_ref::<HtmlElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(stays);
            let _ = cell.focus_with_options(&options);
        }
        // Browsers leave a cell where it is of which a part can be seen.
        if !stays {
            in_sight(&cell);
        }
    });
}

/// Tells the style sheet how high the headings are, which cover cells where they stay in sight.
fn leave_room_for_headings(cell: &Element) {
    let grid = cell.closest(".app-grid").ok().flatten();
    let head = grid.as_ref().and_then(|grid| grid.query_selector(".app-grid__headings").ok()?);
    let Some((grid, head)) = grid.and_then(|grid| grid.dyn_into::<HtmlElement>().ok()).zip(head)
    else {
        return;
    };
    let height = format!("{}px", head.client_height());
    let style = grid.style();
    // Said again, the same would have every cell measured again.
    if style.get_property_value(HEAD).is_ok_and(|said| said != height) {
        // Without it there is room for the highest headings that there can be.
        let _ = style.set_property(HEAD, &height);
    }
}

/// Scrolls so far that the whole of a cell can be seen.
fn in_sight(cell: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}

#[cfg(test)]
mod tests {
    use common_measure::bid::Supplier;
    use common_measure::id::{BidId, FrameworkId, LotId, SupplierId};
    use common_measure::procurement::Procurement;
    use common_measure::record::{Act, Command, Origin, Record, Salt, Stamp, Standing, Start};
    use common_measure::time::Time;

    use super::same_bid;

    fn stamp() -> Stamp {
        Stamp { who: "Ann".to_owned(), time: Time::parse("2026-11-22T09:30:00Z").unwrap() }
    }

    fn change(record: &Record, command: Command) -> Record {
        let mut record = record.clone();
        record.append(Act::Change(command), &stamp(), &mut || Salt::new([7; 16])).unwrap();
        record
    }

    #[test]
    fn an_id_that_is_given_again_is_another_bid() {
        let lot = LotId::new("lot-1").unwrap();
        let procurement = Procurement::new(FrameworkId::new("knowsley-2013").unwrap(), lot.clone());
        let start = Start { origin: Origin::New, standing: Standing::Practice, procurement };
        let start = Record::start(start, &stamp(), &mut || Salt::new([7; 16])).unwrap();
        let bid = BidId::new("bid-1").unwrap();
        let add = |name: &str| Command::AddBid {
            bid: bid.clone(),
            lot: lot.clone(),
            supplier: Supplier::new(SupplierId::new(&name.to_lowercase()).unwrap(), name),
        };
        let ours = change(&start, add("Acme"));
        let theirs = change(&start, Command::Together(vec![add("Bolt")]));
        assert!(!same_bid(&ours, &theirs, &bid));
        let titled = Command::SetBidTitle { bid: bid.clone(), title: "variant".to_owned() };
        assert!(same_bid(&ours, &change(&ours, titled), &bid));
        let again = change(&change(&ours, Command::RemoveBid(bid.clone())), add("Bolt"));
        assert!(!same_bid(&ours, &again, &bid));
        assert!(same_bid(&start, &start, &bid));
    }
}
