//! What the grid shows, and what a person does with whole cells; [`editing`](super::editing) has what they do in one.

use std::rc::Rc;

use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::Command;
use yew::{AttrValue, UseReducerHandle};

use crate::session::entries::attempt;
use crate::session::{Act, Acts, Session, Shared, Unfinished};

use super::column::{Column, What, new_path};
use super::cursor::{At, Cursor, Size};
use super::follow::{Drawn, Gone};
use super::live::{Figures, Live};
use super::mark::Table;
use super::rows::Row;
use super::state::{Change, Editing, Said, State};

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
    /// The same among these rows and columns.
    pub cursor: Cursor,
    /// What of it is gone since the last drawing.
    pub gone: Option<Gone>,
    /// What the next drawing is compared with.
    pub drawn: Drawn,
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

    /// The rows and columns, to find cells in.
    pub(super) fn table(&self) -> Table<'_> {
        Table { rows: &self.rows, columns: &self.columns }
    }

    /// How the active cell is being edited, if it is; never one that took the place of another under the keys.
    pub(super) fn editing(&self) -> Option<Editing> {
        self.state.editing.filter(|_| self.gone.is_none())
    }

    /// How large the grid is: the last row adds a bid, the last two columns are totals and ranks.
    pub(super) fn size(&self) -> Size {
        Size { rows: self.rows.len() + 1, columns: self.columns.len() + 2 }
    }

    /// The active cell. The row that adds a bid has one only, and no other column is forgotten in it.
    pub(super) fn at(&self) -> At {
        let at = self.size().nearest(self.cursor.active);
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

    /// What a cell says, as it is copied: a text that could not be read too, since that is what stands there.
    pub(super) fn text(&self, at: At) -> AttrValue {
        self.unfinished(at).map_or_else(|| self.plain(at), |there| there.text.clone().into())
    }

    /// The confirmed text of a cell, as it is edited.
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
        self.go_past(cursor, &[]);
    }

    /// The same where bids were just added that are not drawn yet.
    pub(super) fn go_past(&self, cursor: Cursor, added: &[BidId]) {
        let stand = self.table().stand(cursor, added);
        self.set(move |state| {
            state.cursor = Some(stand);
            state.focus += 1;
        });
    }

    /// The same for the mouse, under which the table stays as it is: while its button is down, a cell that came there by
    /// scrolling would be taken for the other end of a block.
    pub(super) fn point(&self, cursor: Cursor) {
        let stand = self.table().stand(cursor, &[]);
        self.set(move |state| {
            state.cursor = Some(stand);
            state.focus += 1;
            state.pointed = state.focus;
        });
    }

    /// Empties the selected cells. Names stay: a bid is removed by its own button.
    pub(super) fn clear(&self) {
        let cursor = self.selection();
        let (mut commands, mut unread, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for at in cells(cursor) {
            let (Some(row), Some(column), Some(path)) =
                (self.row(at), self.columns.get(at.column), self.path(at))
            else {
                continue;
            };
            if let Some(there) = self.unfinished(at) {
                unread.push(path.to_string());
                if !there.text.trim().is_empty() {
                    texts.push(format!("“{}” ({}, {})", there.text, row.name, column.title));
                }
            }
            if column.what != What::Supplier
                && column.read_only().is_none()
                && !self.plain(at).is_empty()
                && let Ok(command) = column.read(&row.whose, "")
            {
                commands.push(command);
            }
        }
        let count = commands.len();
        if let Err(problem) = self.issue(commands) {
            self.say(format!("Nothing was cleared. {problem}"));
            return;
        }
        let mut said = Vec::new();
        if count > 0 {
            said.push(format!("{} cleared. You can undo this.", counted(count, "cell")));
        }
        if !texts.is_empty() {
            said.push(format!(
                "Given up, and not brought back by undo, because it was never entered: {}.",
                texts.join(", ")
            ));
        }
        if said.is_empty() && cursor.columns().contains(&0) {
            said.push(
                "A supplier’s name is not cleared. Use “Remove this bid” to remove the bid."
                    .to_owned(),
            );
        }
        for path in unread {
            self.acts.act(Act::Abandoned(path));
        }
        if !said.is_empty() {
            self.say(said.join(" "));
        }
    }

    /// The command, if the record accepts it.
    pub(super) fn accepted(&self, command: Command) -> Result<Command, String> {
        match self.session.record(|record| attempt(record, &command, self.session.who())) {
            Some(Err(problem)) => Err(problem.text),
            // Where nothing can be entered at all, entering says so.
            Some(Ok(_)) | None => Ok(command),
        }
    }

    /// Issues commands as one act, or says why they are refused.
    pub(super) fn issue(&self, mut commands: Vec<Command>) -> Result<(), String> {
        let command = match commands.len() {
            0 => return Ok(()),
            1 => commands.remove(0),
            _ => Command::Together(commands),
        };
        self.acts.issue(self.accepted(command)?);
        Ok(())
    }

    /// The selected block, as far as it lies in the grid.
    pub(super) fn selection(&self) -> Cursor {
        let size = self.size();
        let Cursor { active, corner } = self.cursor;
        if active == corner {
            return Cursor::on(self.at());
        }
        Cursor { active: size.nearest(active), corner: size.nearest(corner) }
    }

    /// Says what was done in the line below the grid, where it is also announced.
    pub(super) fn say(&self, text: impl Into<AttrValue>) {
        let said = Said { text: text.into(), entries: self.session.entries };
        self.set(move |state| state.said = said);
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

/// What is said once a supplier with several bids has another name.
pub(super) fn renamed_all(name: &str) -> String {
    format!("All bids of this supplier are called “{name}” now, in every lot.")
}
