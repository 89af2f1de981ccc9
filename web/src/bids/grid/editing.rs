//! What a person does in one cell: a text is typed, given up or entered.

use common_measure::id::BidId;
use common_measure::record::Command;

use crate::session::Act;

use super::column::{Column, What, new_path};
use super::cursor::{At, Cursor};
use super::desk::{Desk, renamed_all};
use super::plan::{new_supplier, several, supplier_called, taken};
use super::state::{Editing, Panel, Said};

impl Desk {
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
        let stand = self.table().stand(Cursor::on(at), &[]);
        self.set(move |state| {
            state.cursor = Some(stand);
            state.editing = Some(how);
            state.before = before;
            state.said = Said::default();
            state.focus += 1;
        });
        if self.is_of_several(at) {
            self.say("This supplier has several bids. Another name changes all of them.");
        }
        if let Some(text) = text {
            self.type_into(at, path.to_string(), text);
        }
    }

    /// Takes the text of the field after a key.
    pub(super) fn typed(&self, text: String) {
        let at = self.at();
        if let Some(path) = self.path(at).filter(|_| self.gone.is_none()) {
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
            Some((text, problem)) if self.editing().is_some() => {
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

    /// Closes the field and enters its text. Answers the bids that this added, or `None` where the grid cannot go on
    /// because it asks something.
    pub(super) fn commit(&self) -> Option<Vec<BidId>> {
        if self.editing().is_none() {
            return Some(Vec::new());
        }
        let at = self.at();
        self.set(|state| {
            state.editing = None;
            state.before = None;
        });
        let (Some(path), Some(unfinished)) = (self.path(at), self.unfinished(at).cloned()) else {
            return Some(Vec::new());
        };
        let (path, text) = (path.to_string(), unfinished.text);
        let (Some(row), Some(column)) = (self.row(at), self.columns.get(at.column)) else {
            return self.name_new(path, &text);
        };
        if text.trim() == self.plain(at).trim() {
            self.acts.act(Act::Abandoned(path));
            return Some(Vec::new());
        }
        let is_name = column.what == What::Supplier;
        let free = if is_name { taken(self.of(), &row.whose.supplier, &text) } else { Ok(()) };
        let command = free
            .and_then(|()| column.read(&row.whose, &text))
            .and_then(|command| self.accepted(command));
        match command {
            Ok(command) => {
                if self.is_of_several(at) {
                    self.say(renamed_all(text.trim()));
                }
                self.acts.act(Act::Issue { command, from: Some((path, text)) });
            }
            Err(problem) => {
                self.say(format!("{}, {}: {problem}", row.name, column.title));
                self.acts.act(Act::Unreadable { path, text, problem });
            }
        }
        Some(Vec::new())
    }

    /// Whether a cell is the name of a supplier that has several bids.
    fn is_of_several(&self, at: At) -> bool {
        at.column == 0 && self.row(at).is_some_and(|row| several(self.of(), &row.whose.supplier))
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

    /// Adds a bid under a name, or asks whose it is.
    fn name_new(&self, path: String, text: &str) -> Option<Vec<BidId>> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.acts.act(Act::Abandoned(path));
            return Some(Vec::new());
        }
        if supplier_called(self.of(), &name).is_some() {
            self.set(move |state| state.panel = Panel::SameName(name.into()));
            return None;
        }
        Some(self.add(&name, false).into_iter().collect())
    }

    /// Adds a bid: of the supplier of that name that is there, or of a new one. `None` if it is refused.
    pub(super) fn add(&self, name: &str, same: bool) -> Option<BidId> {
        let there = supplier_called(self.of(), name).filter(|_| same).cloned();
        let given = self.session.given();
        let supplier = there.unwrap_or_else(|| new_supplier(self.of(), &given, name));
        let bid = BidId::next("bid-", |id| self.of().bid(id).is_some() || given.bid(id));
        let command = Command::AddBid { bid: bid.clone(), lot: self.lot.clone(), supplier };
        let (path, text) = (new_path(&self.lot), name.to_owned());
        match self.accepted(command) {
            Ok(command) => {
                self.acts.act(Act::Issue { command, from: Some((path, text)) });
                self.say(format!("Bid added: {name}"));
                Some(bid)
            }
            Err(problem) => {
                self.say(format!("No bid was added. {problem}"));
                self.acts.act(Act::Unreadable { path, text, problem });
                None
            }
        }
    }
}
