//! What a person can do in the grid: everything the keyboard, the mouse and the clipboard lead to.

use std::rc::Rc;

use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, decide};
use yew::{AttrValue, UseReducerHandle};

use crate::session::{Act, Acts, Session, Shared, Unfinished};

use super::column::{Column, What, new_path};
use super::cursor::{At, Cursor, Size};
use super::live::{Figures, Live};
use super::plan::{new_supplier, supplier_called};
use super::rows::Row;
use super::state::{Change, Editing, Panel, State};

/// Stands for a total or a rank that an entry leaves open.
const UNCLEAR: &str = "unclear";

/// Everything as it was last drawn.
#[derive(Clone)]
pub(super) struct Desk {
    /// The session.
    pub session: UseReducerHandle<Session>,
    /// What can be done with it.
    pub acts: Acts,
    /// The lot whose bids are shown.
    pub lot: LotId,
    /// The columns that are filled.
    pub columns: Shared<Vec<Column>>,
    /// The bids.
    pub rows: Shared<Vec<Rc<Row>>>,
    /// Totals and ranks.
    pub live: Shared<Live>,
    /// Where a person stands.
    pub state: UseReducerHandle<State>,
}

impl Desk {
    /// Changes the state.
    pub(super) fn set(&self, change: impl FnOnce(&mut State) + 'static) {
        self.state.dispatch(Change(Box::new(change)));
    }

    /// The procurement as confirmed.
    pub(super) fn of(&self) -> &Procurement {
        &self.session.confirmed
    }

    /// How large the grid is: the last row adds a bid, the last two columns are totals and ranks.
    pub(super) fn size(&self) -> Size {
        Size { rows: self.rows.len() + 1, columns: self.columns.len() + 2 }
    }

    /// The active cell. The row that adds a bid has one only, and no other column is forgotten in it.
    pub(super) fn at(&self) -> At {
        let at = self.size().nearest(self.state.cursor.active);
        if at.row == self.rows.len() { At::new(at.row, 0) } else { at }
    }

    /// The bid of a row; `None` for the row that adds one.
    pub(super) fn row(&self, at: At) -> Option<&Rc<Row>> {
        self.rows.get(at.row)
    }

    /// The path under which a cell's unfinished text is kept; `None` for totals and ranks.
    pub(super) fn path(&self, at: At) -> Option<AttrValue> {
        match self.row(at) {
            Some(row) => row.cells.get(at.column).map(|cell| cell.path.clone()),
            None => Some(new_path(&self.lot).into()),
        }
    }

    /// The id of a cell on the page.
    pub(super) fn id(&self, at: At) -> AttrValue {
        let Some(row) = self.row(at) else { return new_path(&self.lot).into() };
        match row.cells.get(at.column) {
            Some(cell) => cell.id.clone(),
            None => row.live[usize::from(at.column > self.columns.len())].clone(),
        }
    }

    /// The text of a cell that is not part of the procurement.
    pub(super) fn unfinished(&self, at: At) -> Option<&Unfinished> {
        self.session.unfinished.get(self.path(at)?.as_str())
    }

    /// The confirmed text of a cell, as it is edited and copied.
    pub(super) fn plain(&self, at: At) -> AttrValue {
        let Some(row) = self.row(at) else { return AttrValue::default() };
        let figures = || self.figures(row);
        match row.cells.get(at.column) {
            Some(cell) => cell.plain.clone(),
            None if at.column == self.columns.len() => figures().total,
            None => figures().rank,
        }
    }

    /// The total and the rank of a bid. Where an entry of it could not be read there are none: those worked out count
    /// what stood there before.
    pub(super) fn figures(&self, row: &Row) -> Figures {
        if self.session.has_unread(&row.whose.bid) {
            Figures { total: UNCLEAR.into(), rank: UNCLEAR.into() }
        } else {
            self.live.of(&row.whose.bid)
        }
    }

    /// Whether totals and ranks may still change, because of what is typed, could not be read, or is not decided.
    pub(super) fn is_provisional(&self) -> bool {
        let open = || {
            *self.session.current() != self.session.confirmed
                || self.rows.iter().any(|row| self.session.has_unread(&row.whose.bid))
        };
        self.live.faults == 0 && (self.live.provisional || open())
    }

    /// Moves to where a cursor stands, and the focus with it.
    pub(super) fn go(&self, cursor: Cursor) {
        self.set(move |state| {
            state.cursor = cursor;
            state.focus += 1;
        });
    }

    /// Opens the field of the active cell, over its content if a text is given.
    pub(super) fn edit(&self, how: Editing, text: Option<String>) {
        self.edit_at(self.at(), how, text);
    }

    /// Goes to the last row and begins a new bid there.
    pub(super) fn begin_bid(&self) {
        self.edit_at(At::new(self.rows.len(), 0), Editing::Within, None);
    }

    fn edit_at(&self, at: At, how: Editing, text: Option<String>) {
        let Some(path) = self.path(at) else {
            self.say("Totals and ranks are worked out. They cannot be edited.");
            return;
        };
        if let Some(why) = self.columns.get(at.column).and_then(Column::read_only) {
            self.say(why);
            return;
        }
        let before = self.unfinished(at).map(|unfinished| {
            (unfinished.text.clone(), unfinished.problem.clone().unwrap_or_default())
        });
        self.set(move |state| {
            state.cursor = Cursor::on(at);
            state.editing = Some(how);
            state.before = before;
            state.said = AttrValue::default();
            state.focus += 1;
        });
        if let Some(text) = text {
            self.type_into(at, path.to_string(), text);
        }
    }

    /// Takes the text of the field after a key.
    pub(super) fn typed(&self, text: String) {
        let at = self.at();
        if let Some(path) = self.path(at) {
            self.type_into(at, path.to_string(), text);
        }
    }

    fn type_into(&self, at: At, path: String, text: String) {
        let attempt = match (self.row(at), self.columns.get(at.column)) {
            (Some(row), Some(column)) => column.read(&row.whose, &text).ok(),
            // A bid without figures would change nobody's points.
            _ => None,
        };
        self.acts.act(Act::Typed { path, text, attempt });
    }

    /// Closes the field and gives its text up; confirmed values are as they were.
    pub(super) fn cancel(&self) {
        let at = self.at();
        let Some(path) = self.path(at).map(|path| path.to_string()) else { return };
        match self.state.before.clone() {
            Some((text, problem)) if self.state.editing.is_some() => {
                self.acts.act(Act::Unreadable { path, text, problem });
            }
            _ => self.acts.act(Act::Abandoned(path)),
        }
        self.set(|state| {
            state.editing = None;
            state.before = None;
            state.focus += 1;
        });
    }

    /// Closes the field and enters its text. Says whether the grid can go on: it cannot while it
    /// asks something.
    pub(super) fn commit(&self) -> bool {
        if self.state.editing.is_none() {
            return true;
        }
        let at = self.at();
        self.set(|state| {
            state.editing = None;
            state.before = None;
        });
        let (Some(path), Some(unfinished)) = (self.path(at), self.unfinished(at).cloned()) else {
            return true;
        };
        let (path, text) = (path.to_string(), unfinished.text);
        let (Some(row), Some(column)) = (self.row(at), self.columns.get(at.column)) else {
            return self.name_new(path, &text);
        };
        if text.trim() == self.plain(at).trim() {
            self.acts.act(Act::Abandoned(path));
            return true;
        }
        let command = column.read(&row.whose, &text).and_then(|command| self.accepted(command));
        match command {
            Ok(command) => self.acts.act(Act::Issue { command, from: Some((path, text)) }),
            Err(problem) => {
                self.say(format!("{}, {}: {problem}", row.name, column.title));
                self.acts.act(Act::Unreadable { path, text, problem });
            }
        }
        true
    }

    /// Enters a level that was pointed at.
    pub(super) fn choose(&self, label: &str) {
        let at = self.at();
        let (Some(row), Some(column), Some(path)) =
            (self.row(at), self.columns.get(at.column), self.path(at))
        else {
            return;
        };
        if let Ok(command) = column.read(&row.whose, label) {
            let from = Some((path.to_string(), label.to_owned()));
            self.acts.act(Act::Issue { command, from });
        }
        self.set(|state| {
            state.editing = None;
            state.before = None;
            state.focus += 1;
        });
    }

    /// The command, if core accepts it.
    fn accepted(&self, command: Command) -> Result<Command, String> {
        match decide(self.of(), command.clone()) {
            Ok(_) => Ok(command),
            Err(refusal) => Err(format!("{} {}", refusal.0.problem, refusal.0.remedy)),
        }
    }

    /// Adds a bid under a name, or asks whose it is.
    fn name_new(&self, path: String, text: &str) -> bool {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.acts.act(Act::Abandoned(path));
            return true;
        }
        if supplier_called(self.of(), &name).is_some() {
            self.set(move |state| state.panel = Panel::SameName(name.into()));
            return false;
        }
        self.add(&name, false);
        true
    }

    /// Adds a bid: of the supplier of that name that is there, or of a new one.
    pub(super) fn add(&self, name: &str, same: bool) {
        let there = supplier_called(self.of(), name).filter(|_| same).cloned();
        let supplier = there.unwrap_or_else(|| new_supplier(self.of(), name));
        let bid = BidId::next("bid-", |id| self.of().bid(id).is_some());
        let command = Command::AddBid { bid, lot: self.lot.clone(), supplier };
        let from = Some((new_path(&self.lot), name.to_owned()));
        self.acts.act(Act::Issue { command, from });
        self.say(format!("Bid added: {name}"));
    }

    /// Empties the selected cells. Names stay: a bid is removed by its own button.
    pub(super) fn clear(&self) {
        let cursor = self.selection();
        let mut commands = Vec::new();
        for at in cells(cursor) {
            let (Some(row), Some(column), Some(path)) =
                (self.row(at), self.columns.get(at.column), self.path(at))
            else {
                continue;
            };
            self.acts.act(Act::Abandoned(path.to_string()));
            if column.what != What::Supplier
                && column.read_only().is_none()
                && !self.plain(at).is_empty()
                && let Ok(command) = column.read(&row.whose, "")
            {
                commands.push(command);
            }
        }
        if commands.is_empty() {
            if cursor.columns().contains(&0) {
                self.say(
                    "A supplier’s name is not cleared. Use “Remove this bid” to remove the bid.",
                );
            }
            return;
        }
        let count = commands.len();
        self.issue(commands);
        self.say(format!("{} cleared. You can undo this.", counted(count, "cell")));
    }

    /// Issues commands as one act.
    pub(super) fn issue(&self, mut commands: Vec<Command>) {
        let command = match commands.len() {
            0 => return,
            1 => commands.remove(0),
            _ => Command::Together(commands),
        };
        self.acts.issue(command);
    }

    /// The selected block, as far as it lies in the grid.
    pub(super) fn selection(&self) -> Cursor {
        let size = self.size();
        let Cursor { active, corner } = self.state.cursor;
        if active == corner {
            return Cursor::on(self.at());
        }
        Cursor { active: size.nearest(active), corner: size.nearest(corner) }
    }

    /// Says what was done in the line below the grid, where it is also announced.
    pub(super) fn say(&self, text: impl Into<AttrValue>) {
        let text = text.into();
        self.set(move |state| state.said = text);
    }
}

/// Every cell of a block, row by row.
pub(super) fn cells(cursor: Cursor) -> impl Iterator<Item = At> {
    cursor.rows().flat_map(move |row| cursor.columns().map(move |column| At::new(row, column)))
}

/// `1 cell`, `2 cells`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
