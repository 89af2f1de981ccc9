//! The table of bids, read back: what is understood becomes one command, what is not is asked.

use std::collections::{HashMap, HashSet};

use common_measure::bid::Supplier;
use common_measure::id::{BidId, LevelId, SupplierId};
use common_measure::number::{Money, Quantity};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, OfferChange, SupplierField};

use super::columns::{Column, Head, levels};
use super::heads::{self, Found};
use super::rows::{Finder, Said, Whose, folded};
use super::{Change, SHEET, Taken};
use crate::Progress;
use crate::cells::{self, Doubt};
use crate::failure::NotRead;
use crate::names::{self, Names};
use crate::place::At;
use crate::table::{Content, Row, Sheet, Table};

/// Reads a spreadsheet of bids for a procurement.
///
/// Bids are found by their id, or by supplier, lot and title; whoever is not found is new. An empty
/// cell leaves what is there. Bids that are not in the file stay.
pub fn read_bids(of: &Procurement, bytes: &[u8], progress: Progress) -> Result<Taken, NotRead> {
    let table = Table::read(bytes, &mut |done| progress(done / 2))?;
    let (sheet, row) = sheet(&table).ok_or(NotRead::NoHeads)?;
    let found = heads::find(of, row);
    let mut reading = Reading::new(of, sheet, found);
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

struct Reading<'a> {
    of: &'a Procurement,
    sheet: &'a Sheet,
    found: Found,
    finder: Finder<'a>,
    levels: HashMap<Column, Names<'a, LevelId>>,
    scores: HashMap<(&'a BidId, &'a str), &'a LevelId>,
    seen: HashMap<BidId, At>,
    /// Suppliers that the file brings, and those it changes, with what it says of each field.
    new_suppliers: HashMap<SupplierId, Supplier>,
    said: HashMap<(SupplierId, Column), String>,
    added: Vec<Command>,
    changed: Vec<Command>,
    taken: Taken,
}

const OF_SUPPLIER: [(Column, SupplierField); 4] = [
    (Column::Supplier, SupplierField::Name),
    (Column::Address, SupplierField::PostalAddress),
    (Column::Email, SupplierField::Email),
    (Column::Identifier, SupplierField::Identifier),
];

impl<'a> Reading<'a> {
    fn new(of: &'a Procurement, sheet: &'a Sheet, found: Found) -> Self {
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
            finder: Finder::new(of, (bids, suppliers.collect())),
            levels: questions.collect(),
            scores: scores.map(|it| ((&it.bid, it.criterion.as_str()), &it.level)).collect(),
            seen: HashMap::new(),
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

    fn place(&self, row: &Row, column: &Column) -> At {
        row.at(self.found.columns.get(column).map_or(0, |(at, _)| *at))
    }

    fn content<'r>(&self, row: &'r Row, column: &Column) -> Option<&'r Content> {
        row.cell(self.found.columns.get(column)?.0)
    }

    fn asked(&mut self, at: At, about: &str, doubt: Doubt) {
        self.taken.questions.push(at.asked(about, doubt.problem, doubt.remedy));
    }

    /// The text in a cell of a row; asked about and empty where it is none.
    fn text<'r>(&mut self, row: &'r Row, column: &Column) -> &'r str {
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
        let columns: Vec<(Column, u32, Head)> = self.figures();
        for (column, at, head) in columns {
            self.figure(&whose, &name, (&column, &head), row.cell(at), row.at(at));
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
        figures.sort_by_key(|(_, at, _)| *at);
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

    /// What the row says of its supplier; answers what to call it.
    fn supplier(&mut self, row: &Row, whose: &Whose, said: &Said) -> String {
        let known = self.finder.supplier(&whose.supplier);
        if known.is_none() && !self.new_suppliers.contains_key(&whose.supplier) {
            let mut supplier = Supplier::new(whose.supplier.clone(), said.supplier);
            supplier.postal_address = self.text(row, &Column::Address).to_owned();
            supplier.email = self.text(row, &Column::Email).to_owned();
            supplier.identifier = self.text(row, &Column::Identifier).to_owned();
            self.new_suppliers.insert(whose.supplier.clone(), supplier);
            return said.supplier.trim().to_owned();
        }
        let there = known.or_else(|| self.new_suppliers.get(&whose.supplier)).cloned();
        let Some(there) = there else { return said.supplier.trim().to_owned() };
        for (column, field) in OF_SUPPLIER {
            let text = self.text(row, &column).to_owned();
            let now = match field {
                SupplierField::Name => &there.name,
                SupplierField::PostalAddress => &there.postal_address,
                SupplierField::Email => &there.email,
                SupplierField::Identifier => &there.identifier,
            };
            // Who was found by its name is not renamed by how it is written here.
            let same = *now == text
                || (said.bid.is_empty()
                    && field == SupplierField::Name
                    && folded(now) == folded(&text));
            if text.is_empty() || same {
                continue;
            }
            let at = self.place(row, &column);
            let about = format!("{}, {}", there.name.trim(), self.name(&column));
            let earlier = self.said.insert((whose.supplier.clone(), column), text.clone());
            match earlier {
                Some(earlier) if earlier == text => {}
                _ if known.is_none() || earlier.is_some() => {
                    let problem = "Another row says something else of the same supplier.";
                    self.asked(at, &about, Doubt::new(problem, "Make both the same."));
                }
                _ => {
                    self.change(at, about, now, &text);
                    let supplier = whose.supplier.clone();
                    self.changed.push(Command::ChangeSupplier { supplier, field, text });
                }
            }
        }
        there.name.trim().to_owned()
    }

    fn name(&self, column: &Column) -> String {
        self.found.columns.get(column).map(|(_, head)| head.name.to_lowercase()).unwrap_or_default()
    }

    fn change(&mut self, at: At, about: String, from: &str, to: &str) {
        let (cell, from, to) = (at.to_string(), from.to_owned(), to.to_owned());
        self.taken.changes.push(Change { cell, about, from, to });
    }

    fn figure(
        &mut self,
        whose: &Whose,
        name: &str,
        (column, head): (&Column, &Head),
        content: Option<&Content>,
        at: At,
    ) {
        let about = format!("{name}, {}", head.name);
        let bid = whose.bid.clone();
        let read = match column {
            Column::Price(criterion) => money(content).map(|amount| {
                let now = whose.known.and_then(|bid| bid.price(criterion));
                Step::of(now, amount, Money::in_words, |amount| Command::SetPrice {
                    bid,
                    criterion: criterion.clone(),
                    amount,
                })
            }),
            Column::Rate(criterion, line) => quantity(content).map(|rate| {
                let offer = whose.known.and_then(|bid| bid.price_offer(criterion));
                Step::of(
                    offer.and_then(|offer| offer.rate(line)),
                    rate,
                    Quantity::in_words,
                    |rate| Command::SetRate {
                        bid,
                        criterion: criterion.clone(),
                        line: line.clone(),
                        rate,
                    },
                )
            }),
            Column::Quantity(measure) => quantity(content).map(|quantity| {
                let offer = whose.known.and_then(|bid| bid.commitment(measure));
                let now = offer.and_then(|offer| offer.quantity);
                Step::of(now, quantity, Quantity::in_words, |quantity| Command::ChangeOffer {
                    bid,
                    measure: measure.clone(),
                    change: OfferChange::Quantity(quantity),
                })
            }),
            Column::Level(criterion) => self.level(column, content).map(|level| {
                let now =
                    self.scores.get(&(&whose.bid, criterion.as_str())).map(|it| (*it).clone());
                let call = |level: LevelId| {
                    self.levels.get(column).map(|levels| levels.call(&level)).unwrap_or_default()
                };
                Step::of(now, level, call, |level| Command::SetScore {
                    bid,
                    criterion: criterion.clone(),
                    level,
                })
            }),
            _ => return,
        };
        match read {
            Err(doubt) => self.asked(at, &about, doubt),
            Ok(Step::Nothing) => {}
            Ok(Step::Stays(now)) => {
                self.taken.notes.push(format!("{at} ({about}) is empty in the file; {now} stays."));
            }
            Ok(Step::Change { from, to, command }) => {
                // Everything about a new bid is new: only what differs from what is there is listed.
                if whose.known.is_some() {
                    self.change(at, about, &from, &to);
                }
                self.changed.push(command);
            }
        }
    }

    fn level(&self, column: &Column, content: Option<&Content>) -> Result<Option<LevelId>, Doubt> {
        let text = cells::text(content)?.trim();
        let Some(levels) = self.levels.get(column).filter(|_| !text.is_empty()) else {
            return Ok(None);
        };
        let problem = match levels.find(text) {
            names::Found::One(level) => return Ok(Some(level)),
            names::Found::None => format!("“{text}” is not a level of this question’s scale."),
            names::Found::Several => format!("Several levels are called “{text}”."),
        };
        Err(Doubt::new(problem, format!("Enter one of: {}.", levels.list())))
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
        let others: Vec<String> = table
            .sheets
            .iter()
            .filter(|sheet| !std::ptr::eq(*sheet, self.sheet) && !sheet.rows.is_empty())
            .map(|sheet| format!("“{}”", sheet.name))
            .collect();
        if !others.is_empty() {
            self.taken.notes.push(format!("These sheets were not read: {}.", others.join(", ")));
        }
        self.taken.sheet = self.sheet.name.clone();
        let mut all = self.added;
        all.append(&mut self.changed);
        if self.taken.questions.is_empty() && !all.is_empty() {
            self.taken.command = Some(Command::Together(all));
        }
        self.taken
    }
}

/// What a cell makes of a figure.
enum Step {
    Nothing,
    Stays(String),
    Change { from: String, to: String, command: Command },
}

impl Step {
    fn of<T: Clone + PartialEq>(
        now: Option<T>,
        read: Option<T>,
        words: impl Fn(T) -> String,
        command: impl FnOnce(Option<T>) -> Command,
    ) -> Self {
        match (now, read) {
            (Some(now), None) => Self::Stays(words(now)),
            (now, Some(read)) if now.as_ref() != Some(&read) => Self::Change {
                from: now.map(&words).unwrap_or_default(),
                to: words(read.clone()),
                command: command(Some(read)),
            },
            _ => Self::Nothing,
        }
    }
}

fn money(content: Option<&Content>) -> Result<Option<Money>, Doubt> {
    let amount: Option<Money> = cells::number(content)?;
    match amount {
        Some(amount) if amount.is_zero() || amount.is_negative() => Err(Doubt::new(
            format!("A price of {} cannot be scored.", amount.in_words()),
            "Enter a price above £0, or leave it empty if there is none.",
        )),
        amount => Ok(amount),
    }
}

fn quantity(content: Option<&Content>) -> Result<Option<Quantity>, Doubt> {
    let quantity: Option<Quantity> = cells::number(content)?;
    match quantity {
        Some(quantity) if quantity.is_negative() => Err(Doubt::new(
            format!("{} is less than nothing.", quantity.in_words()),
            "Enter a number of 0 or more.",
        )),
        quantity => Ok(quantity),
    }
}
