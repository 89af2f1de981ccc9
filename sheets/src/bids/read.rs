//! The table of bids, read back: what is understood becomes one command, what is not is asked.

use std::collections::{HashMap, HashSet};

use common_measure::bid::Supplier;
use common_measure::evaluation::AgreedScore;
use common_measure::id::{BidId, CriterionId, LevelId, LotId, SupplierId};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, Given};

use super::columns::{Column, Head, levels, lots};
use super::heads::{self, Found};
use super::rows::{Finder, Said, Whose};
use super::{Change, SHEET, Taken};
use crate::cells::{self, Doubt};
use crate::failure::NotRead;
use crate::names::Names;
use crate::place::At;
use crate::table::{Content, Row, Sheet, Table};
use crate::{Format, Progress};

/// Reads a spreadsheet of bids for a procurement.
///
/// Bids are found by their id, or by supplier, lot and title; whoever is not found is new. An empty
/// cell leaves what is there. Bids that are not in the file stay. `given`: the ids that the procurement's record ever gave;
/// who is new gets another one.
pub fn read_bids(
    of: &Procurement,
    given: &Given,
    bytes: &[u8],
    progress: Progress,
) -> Result<Taken, NotRead> {
    let table = Table::read(bytes, &mut |done| progress(done / 2))?;
    let (sheet, row) = sheet(&table).ok_or(NotRead::NoHeads)?;
    let found = heads::find(of, row);
    let mut reading = Reading::new((of, given), sheet, found, table.format == Format::Csv);
    let rows: Vec<&Row> = sheet.rows.iter().filter(|it| it.number > row.number).collect();
    for (at, row) in rows.iter().enumerate() {
        reading.row(row);
        if at.is_multiple_of(100) {
            progress(u8::try_from(50 + 50 * at / rows.len()).unwrap_or(100));
        }
    }
    progress(100);
    Ok(reading.taken(&table))
}

/// The sheet with the bids: the one of that name, else the first that has heads.
fn sheet(table: &Table) -> Option<(&Sheet, &Row)> {
    let with_heads = || table.sheets.iter().filter_map(|it| Some((it, heads::head_row(it)?)));
    with_heads().find(|(it, _)| it.name.trim() == SHEET).or_else(|| with_heads().next())
}

pub(super) struct Reading<'a> {
    pub(super) of: &'a Procurement,
    sheet: &'a Sheet,
    found: Found,
    pub(super) finder: Finder<'a>,
    pub(super) levels: HashMap<Column, Names<'a, LevelId>>,
    pub(super) scores: HashMap<(&'a BidId, &'a str), &'a AgreedScore>,
    /// Bids and questions that the file gives a score.
    pub(super) scored: HashSet<(BidId, CriterionId)>,
    pub(super) lots: Names<'a, LotId>,
    seen: HashMap<BidId, At>,
    /// Whether the file is text with separators.
    in_text: bool,
    /// The first cell of each row that no head stands above.
    headless: Vec<String>,
    /// Suppliers that the file brings, and those it changes, with what it says of each field.
    pub(super) new_suppliers: HashMap<SupplierId, Supplier>,
    pub(super) said: HashMap<(SupplierId, Column), String>,
    added: Vec<Command>,
    pub(super) changed: Vec<Command>,
    pub(super) taken: Taken,
}

impl<'a> Reading<'a> {
    fn new(
        (of, given): (&'a Procurement, &'a Given),
        sheet: &'a Sheet,
        found: Found,
        in_text: bool,
    ) -> Self {
        let named = |column: &Column| -> HashSet<&str> {
            let Some((at, _)) = found.columns.get(column) else { return HashSet::new() };
            let cells = sheet.rows.iter().filter(|row| row.number > found.row);
            cells.filter_map(|row| cells::text(row.cell(*at)).ok()).map(str::trim).collect()
        };
        let bids = named(&Column::Bid).into_iter().filter_map(|id| BidId::new(id).ok()).collect();
        let suppliers =
            named(&Column::SupplierId).into_iter().filter_map(|id| SupplierId::new(id).ok());
        let questions = found.columns.keys().filter_map(|column| match column {
            Column::Level(question) => Some((column.clone(), levels(of, question))),
            _ => None,
        });
        let scores = of.evaluation.scores.iter();
        Self {
            of,
            sheet,
            finder: Finder::new((of, given), (bids, suppliers.collect())),
            levels: questions.collect(),
            scores: scores.map(|it| ((&it.bid, it.criterion.as_str()), it)).collect(),
            scored: HashSet::new(),
            lots: lots(of),
            seen: HashMap::new(),
            in_text,
            headless: Vec::new(),
            new_suppliers: HashMap::new(),
            said: HashMap::new(),
            added: Vec::new(),
            changed: Vec::new(),
            taken: Taken {
                questions: found.questions.clone(),
                notes: found.notes.clone(),
                ..Taken::default()
            },
            found,
        }
    }

    pub(super) fn place(&self, row: &Row, column: &Column) -> At {
        row.at(self.found.columns.get(column).map_or(0, |(at, _)| *at))
    }

    fn content<'r>(&self, row: &'r Row, column: &Column) -> Option<&'r Content> {
        row.cell(self.found.columns.get(column)?.0)
    }

    pub(super) fn asked(&mut self, at: At, about: &str, doubt: Doubt) {
        self.taken.questions.push(at.asked(about, doubt.problem, doubt.remedy));
    }

    /// The text in a cell of a row; asked about and empty where it is none.
    pub(super) fn text<'r>(&mut self, row: &'r Row, column: &Column) -> &'r str {
        match cells::text(self.content(row, column)) {
            // What was saved here is taken letter for letter; what people typed, without the spaces
            // around it.
            Ok(text) if self.found.columns.contains_key(&Column::Bid) => text,
            Ok(text) => text.trim(),
            Err(doubt) => {
                let name =
                    self.found.columns.get(column).map_or("", |(_, head)| &head.name).to_owned();
                self.asked(self.place(row, column), &name, doubt);
                ""
            }
        }
    }

    fn row(&mut self, row: &Row) {
        let is_blank =
            |content: &Content| matches!(content, Content::Text(text) if text.trim().is_empty());
        let known: Vec<u32> = self.found.columns.values().map(|(at, _)| *at).collect();
        if row.cells.iter().all(|(at, content)| is_blank(content) || !known.contains(at)) {
            return;
        }
        let headless =
            |(at, content): &&(u32, Content)| !is_blank(content) && !self.found.headed.contains(at);
        if let Some((at, _)) = row.cells.iter().find(headless) {
            let at = row.at(*at);
            if self.in_text {
                let doubt = Doubt::new(
                    "There is no head above this cell: the row has more cells than there are heads.",
                    "Where a comma parts thousands, write the figure without commas, or in quotation marks.",
                );
                return self.asked(at, "", doubt);
            }
            self.headless.push(at.to_string());
        }
        let before = self.taken.questions.len();
        let said = Said {
            bid: self.text(row, &Column::Bid).trim(),
            supplier_id: self.text(row, &Column::SupplierId).trim(),
            supplier: self.text(row, &Column::Supplier),
            lot: self.text(row, &Column::Lot),
            title: self.text(row, &Column::Title),
        };
        if self.taken.questions.len() > before {
            return;
        }
        self.taken.bids += 1;
        let whose = match self.finder.whose(&said) {
            Ok(whose) => whose,
            Err(doubt) => {
                return self.asked(self.place(row, &Column::Supplier), said.supplier.trim(), doubt);
            }
        };
        let here = self.place(row, &Column::Supplier);
        if let Some(first) = self.seen.insert(whose.bid.clone(), here) {
            let problem =
                format!("This bid is in the file twice: in the rows of {first} and {here}.");
            let remedy =
                "Keep one of them, or give a second bid of the same supplier its own title.";
            return self.asked(here, said.supplier.trim(), Doubt::new(problem, remedy));
        }
        let name = self.supplier(row, &whose, &said);
        if whose.known.is_none() {
            self.add(&whose, said.title);
        } else if !said.title.is_empty() {
            self.title(row, &whose, &name, said.title);
        }
        let before = self.changed.len();
        let columns: Vec<(Column, u32, Head)> = self.figures();
        for (column, at, head) in columns {
            self.figure(&whose, &name, (&column, &head), row.cell(at), row.at(at));
        }
        if whose.known.is_none() {
            let cells = match self.changed.len() - before {
                1 => "1 cell".to_owned(),
                count => format!("{count} cells"),
            };
            self.change(here, name, "", &format!("a new bid, with {cells} filled in"));
        }
    }

    /// The columns with figures, as they stand in the file.
    fn figures(&self) -> Vec<(Column, u32, Head)> {
        let mut figures: Vec<_> = self
            .found
            .columns
            .iter()
            .filter(|(_, (_, head))| head.key.is_some())
            .map(|(column, (at, head))| (column.clone(), *at, head.clone()))
            .collect();
        // A reason can only stand behind its score.
        let is_reason = |column: &Column| matches!(column, Column::Reason(_));
        figures.sort_by_key(|(column, at, _)| (is_reason(column), *at));
        figures
    }

    fn add(&mut self, whose: &Whose, title: &str) {
        let there = self.new_suppliers.get(&whose.supplier).cloned();
        let supplier = there.or_else(|| self.finder.supplier(&whose.supplier).cloned());
        let Some(supplier) = supplier else { return };
        self.taken.new_bids += 1;
        let (bid, lot) = (whose.bid.clone(), whose.lot.clone());
        self.added.push(Command::AddBid { bid: bid.clone(), lot, supplier });
        if !title.is_empty() {
            self.changed.push(Command::SetBidTitle { bid, title: title.to_owned() });
        }
    }

    fn title(&mut self, row: &Row, whose: &Whose, name: &str, title: &str) {
        let now = whose.known.map_or("", |bid| bid.title.as_str());
        if now != title {
            self.change(self.place(row, &Column::Title), format!("{name}, bid title"), now, title);
            let command = Command::SetBidTitle { bid: whose.bid.clone(), title: title.to_owned() };
            self.changed.push(command);
        }
    }

    pub(super) fn name(&self, column: &Column) -> String {
        self.found.columns.get(column).map(|(_, head)| head.name.to_lowercase()).unwrap_or_default()
    }

    pub(super) fn change(&mut self, at: At, about: String, from: &str, to: &str) {
        let (cell, from, to) = (at.to_string(), from.to_owned(), to.to_owned());
        self.taken.changes.push(Change { cell, about, from, to });
    }

    fn taken(mut self, table: &Table) -> Taken {
        let not_in_file =
            self.of.bids.iter().filter(|bid| !self.seen.contains_key(&bid.id)).count();
        if not_in_file > 0 {
            self.taken.notes.push(if not_in_file == 1 {
                "1 bid is not in the file, and left as it is.".to_owned()
            } else {
                format!("{not_in_file} bids are not in the file, and left as they are.")
            });
        }
        if let Some(first) = self.headless.first() {
            let more = match self.headless.len() - 1 {
                0 => String::new(),
                1 => " and in 1 more row".to_owned(),
                more => format!(" and in {more} more rows"),
            };
            self.taken.notes.push(format!(
                "There is something in {first}{more}, and no head above it, so it was left out."
            ));
        }
        let others: Vec<String> = table
            .sheets
            .iter()
            .filter(|sheet| !std::ptr::eq(*sheet, self.sheet) && !sheet.rows.is_empty())
            .map(|sheet| format!("“{}”", sheet.name))
            .collect();
        if !others.is_empty() {
            self.taken.notes.push(format!("These sheets were not read: {}.", others.join(", ")));
        }
        self.taken.sheet.clone_from(&self.sheet.name);
        let mut all = self.added;
        all.append(&mut self.changed);
        if self.taken.questions.is_empty() && !all.is_empty() {
            self.taken.command = Some(Command::Together(all));
        }
        self.taken
    }
}
