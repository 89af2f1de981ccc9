//! What pasting a block would do: all of it worked out and tried on a copy before anything changes.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use common_measure::bid::Supplier;
use common_measure::id::{BidId, LotId, SupplierId};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, Given, apply, decide};

use super::column::{Column, What, Whose};
use super::cursor::At;
use super::rows::Row;
use names::key;
pub(super) use names::{new_supplier, supplier_called};
pub(in super::super) use names::{several, taken};

/// What is pasted into.
pub(super) struct Into<'a> {
    /// The procurement as confirmed.
    pub of: &'a Procurement,
    /// The ids that its record ever gave.
    pub given: &'a Given,
    /// The lot whose bids are shown.
    pub lot: &'a LotId,
    /// The columns.
    pub columns: &'a [Column],
    /// The bids.
    pub rows: &'a [Rc<Row>],
}

/// What new bids are that carry the name of a supplier that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SameName {
    /// Not known yet: a person is asked.
    Ask,
    /// More bids of that supplier.
    SameSupplier,
    /// Bids of another supplier of that name.
    Another,
}

/// One cell that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bad {
    /// Its row in words.
    pub row: String,
    /// Its column in words.
    pub column: String,
    /// The text.
    pub text: String,
    /// What is wrong, and what would be right.
    pub problem: String,
    /// Where the text can be kept to be put right; `None` where there is no cell for it.
    pub path: Option<String>,
    /// Whether the block lies in a wrong place: then none of its other cells may be pasted either.
    pub misplaced: bool,
}

/// What would be done.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plan {
    /// The commands, to be issued together.
    pub commands: Vec<Command>,
    /// How many cells of bids that are there would change.
    pub changed: usize,
    /// How many bids would be added.
    pub added: usize,
    /// Whether the first line was taken as headings.
    pub headings: bool,
    /// The cells that are filled, whose unfinished text is thereby given up.
    pub filled: Vec<String>,
    /// The cells that cannot be taken.
    pub bad: Vec<Bad>,
    /// Names of new bids that are there already; empty unless they are to be asked about.
    pub same_names: BTreeSet<String>,
    /// The new names of suppliers that have other bids, which carry them too.
    pub of_several: BTreeSet<String>,
}

/// Plans to paste a block with its first cell at `start`.
pub(super) fn plan(into: &Into, block: &[Vec<String>], start: At, same: SameName) -> Plan {
    let headings = headings(into.columns, block, start.column);
    let names = block.iter().skip(usize::from(headings)).filter_map(|cells| cells.first());
    let mut planner = Planner {
        into,
        same,
        pasted: if start.column == 0 { names.map(|name| key(name)).collect() } else { Vec::new() },
        copy: into.of.clone(),
        names: into.of.suppliers.iter().map(|s| (key(&s.name), s.id.clone())).collect(),
        plan: Plan { headings, ..Plan::default() },
    };
    if headings && let Some(line) = block.first() {
        planner.misplaced_headings(line, start.column);
    }
    for (at, cells) in block.iter().skip(usize::from(headings)).enumerate() {
        planner.row(start.row.saturating_add(at), start.column, cells);
    }
    planner.plan
}

/// Whether a block's first line is headings: none of its cells could be meant as a figure, and one of
/// them is a heading of this table, or several stand over columns of figures.
fn headings(columns: &[Column], block: &[Vec<String>], start: usize) -> bool {
    let [first, _, ..] = block else { return false };
    let cells = || {
        let cells = columns.iter().skip(start).zip(first);
        cells.filter(|(_, text)| !text.trim().is_empty())
    };
    let figures = || cells().filter(|(column, _)| column.is_number());
    let begins_figure = |c: char| c.is_ascii_digit() || matches!(c, '£' | '-' | '−' | '.');
    if figures().any(|(_, text)| text.trim().starts_with(begins_figure)) {
        return false;
    }
    cells().any(|(column, text)| key(text) == key(&column.title)) || figures().count() > 1
}

struct Planner<'a> {
    into: &'a Into<'a>,
    same: SameName,
    /// The names in the block, line by line.
    pasted: Vec<String>,
    /// The procurement after what is planned so far.
    copy: Procurement,
    /// The suppliers by name.
    names: BTreeMap<String, SupplierId>,
    plan: Plan,
}

impl Planner<'_> {
    /// A heading of this table that stands over another column would put figures in wrong places.
    fn misplaced_headings(&mut self, line: &[String], start: usize) {
        for (at, text) in line.iter().enumerate() {
            let matching = |column: &Column| key(&column.title) == key(text);
            let Some(belongs) = self.into.columns.iter().find(|column| matching(column)) else {
                continue;
            };
            let lands = self.into.columns.get(start + at);
            if lands.is_some_and(matching) {
                continue;
            }
            let over = lands.map_or("no column", |column| column.title.as_str());
            self.plan.bad.push(Bad {
                row: "Headings".to_owned(),
                column: over.to_owned(),
                text: text.clone(),
                problem: format!(
                    "The figures under this heading would go into “{over}”. Put the columns in the order of this table, or start in the column “{}”.",
                    belongs.title
                ),
                path: None,
                misplaced: true,
            });
        }
    }

    fn row(&mut self, row: usize, start: usize, cells: &[String]) {
        if let Some(there) = self.into.rows.get(row) {
            if start == 0
                && let Some(name) = cells.first().map(|text| text.trim())
                && let Err(problem) = self.renamed(&there.whose.supplier, name)
            {
                let (row, text) = (there.name.to_string(), name.to_owned());
                let column = "Supplier".to_owned();
                self.plan.bad.push(Bad { row, column, text, problem, path: None, misplaced: true });
                return;
            }
            for (at, text) in cells.iter().enumerate() {
                let column = start + at;
                let was = there.cells.get(column).map_or("", |cell| &cell.plain);
                if text.trim() == was.trim() {
                    self.plan.filled.extend(there.cells.get(column).map(|c| c.path.to_string()));
                } else if self.cell(&there.whose, &there.name, column, text) {
                    self.plan.changed += 1;
                }
            }
        } else if cells.iter().any(|text| !text.trim().is_empty()) {
            self.new_row(row, start, cells);
        }
    }

    fn new_row(&mut self, row: usize, start: usize, cells: &[String]) {
        let called = format!("Row {}", row + 1);
        let name = cells.first().map_or("", |text| text.trim());
        if start > 0 || name.is_empty() {
            let problem = if start > 0 {
                "There is no bid in this row. Add the bid first, or paste a block that begins with the supplier’s name."
            } else {
                "The supplier’s name is missing. A new bid needs one in the first column."
            };
            self.plan.bad.push(Bad {
                row: called,
                column: self.into.columns.get(start).map_or("", |c| c.title.as_str()).to_owned(),
                text: name.to_owned(),
                problem: problem.to_owned(),
                path: None,
                misplaced: false,
            });
            return;
        }
        let (bid, supplier) = self.ids(name);
        let whose = Whose { bid: bid.clone(), supplier: supplier.id.clone() };
        let name = supplier.name.clone();
        let command = Command::AddBid { bid, lot: self.into.lot.clone(), supplier };
        if let Err(problem) = self.take(command) {
            let (column, text) = ("Supplier".to_owned(), name);
            self.plan.bad.push(Bad {
                row: called,
                column,
                text,
                problem,
                path: None,
                misplaced: false,
            });
            return;
        }
        self.plan.added += 1;
        for (at, text) in cells.iter().enumerate().skip(1) {
            if !text.trim().is_empty() {
                self.cell(&whose, &name, at, text);
            }
        }
    }

    /// The ids of a new bid: of the supplier of that name that is there, or of another.
    fn ids(&mut self, name: &str) -> (BidId, Supplier) {
        let bid = BidId::next("bid-", |id| self.copy.bid(id).is_some() || self.into.given.bid(id));
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let there = self.names.get(&key(&name)).and_then(|id| self.copy.supplier(id)).cloned();
        if there.is_some() && self.same == SameName::Ask {
            self.plan.same_names.insert(name.clone());
        }
        match there {
            Some(supplier) if self.same != SameName::Another => (bid, supplier),
            _ => {
                let supplier = new_supplier(&self.copy, self.into.given, &name);
                self.names.insert(key(&name), supplier.id.clone());
                (bid, supplier)
            }
        }
    }

    /// Plans one cell; says whether it can be taken.
    fn cell(&mut self, whose: &Whose, name: &str, column: usize, text: &str) -> bool {
        let Some(found) = self.into.columns.get(column) else {
            if !text.trim().is_empty() {
                self.plan.bad.push(Bad {
                    row: name.to_owned(),
                    column: "Beyond the last question".to_owned(),
                    text: text.to_owned(),
                    problem:
                        "There is no column for this. Paste fewer columns, or start further left."
                            .to_owned(),
                    path: None,
                    misplaced: false,
                });
            }
            return false;
        };
        if found.read_only().is_some() && text.trim().is_empty() {
            return false;
        }
        let path = found.path(whose);
        match found.read(whose, text).and_then(|command| self.take(command)) {
            Ok(()) => {
                self.plan.filled.push(path);
                true
            }
            Err(problem) => {
                self.plan.bad.push(Bad {
                    row: name.to_owned(),
                    column: found.title.to_string(),
                    text: text.trim().to_owned(),
                    problem,
                    path: (found.what != What::Supplier && found.read_only().is_none())
                        .then_some(path),
                    misplaced: false,
                });
                false
            }
        }
    }

    /// Tries a command on the copy.
    fn take(&mut self, command: Command) -> Result<(), String> {
        let event = decide(&self.copy, command.clone())
            .map_err(|refusal| format!("{} {}", refusal.0.problem, refusal.0.remedy))?;
        apply(&mut self.copy, &event);
        self.plan.commands.push(command);
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests;
