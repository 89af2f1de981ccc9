//! The sheet of commitments: a row for each measure that is asked for, lot by lot.

use std::collections::HashMap;

use common_measure::bid::CommitmentOffer;
use common_measure::framework::Measure;
use common_measure::id::MeasureId;
use common_measure::number::Quantity;
use common_measure::scheme::{Criterion, Kind, Leaf, LeafKind, Lot};
use rust_xlsxwriter::Worksheet;

use super::heads::{Head, IN_POUNDS};
use super::reference::Reference;
use super::sheet::{Column, NOT_YET, Table};
use super::source::Source;
use super::worth::{UNCLEAR, Worth};
use crate::bids::also_under;
use crate::book::{Looks, kept};
use crate::failure::NotWritten;
use crate::place::At;
use crate::value::Value;

const POINTS: &str = "Points if accepted as offered";
const OF: &str = "Out of";
const WORDS: &str = "Words";

/// The row below the heads.
const FIRST: u32 = 1;

/// A row: a question that asks for a commitment, one that is about several, or one of those.
struct Row<'a> {
    question: Option<(&'a Criterion, &'a Leaf)>,
    /// The measure that is entered in this row.
    entered: Option<&'a MeasureId>,
}

/// Whether a question asks for commitments.
pub(super) fn asks(kind: &Kind) -> bool {
    matches!(kind, Kind::Commitment(_) | Kind::CommitmentValue(_))
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    worth: &Worth,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let columns = columns(source);
    let mut table = Table::of_questions(sheet, looks, "Commitments", source.has_lots(), columns)?;
    for lot in source.lots() {
        of_lot(&mut table, source, worth, lot)?;
    }
    Ok(())
}

fn columns(source: &Source) -> Vec<Column> {
    let form = &source.response.form;
    let overlaps = source.questions().any(|(question, _)| {
        measures(question).any(|measure| !form.overlapping(measure).is_empty())
    });
    let mut columns = vec![
        Column::read(Head::Question, 28.0),
        Column::read(Head::Asked, 44.0),
        Column::read(Head::Counts, 28.0),
        Column::read(Head::HowMany, 14.0),
        Column::read(Head::How, 50.0),
        Column::new(WORDS, 16.0),
        Column::read(Head::When, 30.0),
        Column::read(Head::Where, 24.0),
        Column::read(Head::Evidence, 30.0),
    ];
    if overlaps {
        columns.push(Column::read(Head::AlsoUnder, 26.0));
    }
    columns.extend([
        Column::new(POINTS, 18.0),
        Column::new(OF, 9.0),
        Column::read(Head::Reference, 24.0),
    ]);
    columns
}

/// The measures that a question asks for.
fn measures(question: &Criterion) -> Box<dyn Iterator<Item = &MeasureId> + '_> {
    match &question.kind {
        Kind::Commitment(commitment) => Box::new(std::iter::once(&commitment.measure)),
        Kind::CommitmentValue(value) => Box::new(value.values.iter().map(|it| &it.measure)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The rows of a lot. Each measure is entered once, whichever questions ask for it.
fn rows<'a>(source: &'a Source) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    for (question, leaf) in source.questions() {
        let is_entered =
            |rows: &[Row], measure: &MeasureId| rows.iter().any(|it| it.entered == Some(measure));
        match &question.kind {
            Kind::Commitment(commitment) => {
                let measure = &commitment.measure;
                let entered = (!is_entered(&rows, measure)).then_some(measure);
                rows.push(Row { question: Some((question, leaf)), entered });
            }
            Kind::CommitmentValue(_) => {
                rows.push(Row { question: Some((question, leaf)), entered: None });
                for measure in measures(question) {
                    if !is_entered(&rows, measure) {
                        rows.push(Row { question: None, entered: Some(measure) });
                    }
                }
            }
            _ => {}
        }
    }
    rows
}

fn of_lot(table: &mut Table, source: &Source, worth: &Worth, lot: &Lot) -> Result<(), NotWritten> {
    let rows = rows(source);
    let cells = Cells::of(table, source, lot, &rows);
    for row in &rows {
        table.text(Head::Lot.text(), &source.lot_name(lot))?;
        if let Some((question, leaf)) = row.question {
            table.text(Head::Question.text(), question.title.trim())?;
            table.text(OF, &source.shown(&leaf.available))?;
            if let LeafKind::Quality(_) = &leaf.kind {
                table.text(POINTS, &source.levels(lot, question))?;
            } else {
                let (counts, is_given) = cells.counted(leaf, worth);
                match worth.points(leaf, lot, &counts, &is_given, cells.unclear.as_deref()) {
                    Ok(formula) => {
                        let gives = cells.gives(source, leaf);
                        table.formula(POINTS, &formula, &gives)?;
                    }
                    Err(why) => table.text(POINTS, why)?,
                }
            }
        }
        entries(table, source, lot, row)?;
    }
    Ok(())
}

/// The cells of one lot that points are made from. Rows can be sorted: a formula points to its own row,
/// or finds others by what they are about.
struct Cells<'a> {
    lot: &'a Lot,
    /// How many of each measure.
    quantities: HashMap<&'a MeasureId, At>,
    /// Two columns of the whole table: what rows are about, and how many.
    about: String,
    many: String,
    /// A condition under which only the council can work points out: something is counted twice.
    unclear: Option<String>,
    /// Whether that is so of what is entered already.
    is_unclear: bool,
}

impl<'a> Cells<'a> {
    /// Of the rows that will be written next.
    fn of(table: &Table, source: &Source, lot: &'a Lot, rows: &[Row<'a>]) -> Self {
        let column = |head: Head| Some(table.at(head.text())?.column);
        let all = u32::try_from(rows.len() * source.lots().len()).unwrap_or(u32::MAX);
        let whole = |head: Head| {
            let column = column(head)?;
            let ends = [FIRST, FIRST + all.saturating_sub(1)];
            Some(ends.map(|row| At::new(row, column).fixed()).join(":"))
        };
        let quantities = (table.row..).zip(rows);
        let quantities = quantities
            .filter_map(|(row, it)| Some((it.entered?, At::new(row, column(Head::HowMany)?))));
        let unclear =
            whole(Head::AlsoUnder).map(|also| format!("SUMPRODUCT((LEN(TRIM({also}))>0)*1)>0"));
        let counts_twice = |row: &Row| {
            let Some(measure) = row.entered else { return false };
            let mut bids = source.response.bids.iter();
            !source.response.form.overlapping(measure).is_empty()
                && bids.any(|bid| {
                    bid.commitment(measure).is_some_and(|offer| !offer.also_under.is_empty())
                })
        };
        Self {
            lot,
            is_unclear: unclear.is_some() && rows.iter().any(counts_twice),
            quantities: quantities.collect(),
            about: whole(Head::Reference).unwrap_or_default(),
            many: whole(Head::HowMany).unwrap_or_default(),
            unclear,
        }
    }

    /// What the formula for the points on a question gives for what is entered already.
    fn gives(&self, source: &Source, leaf: &Leaf) -> Value {
        if self.is_unclear {
            return Value::text(UNCLEAR);
        }
        let bid = source.response.bid(&self.lot.id);
        let offered = |measure: &MeasureId| {
            let is_entered = self.quantities.contains_key(measure);
            bid.and_then(|bid| bid.commitment(measure)?.quantity).filter(|_| is_entered)
        };
        let is_number =
            |quantity: &Quantity| kept(&quantity.to_string()).is_some() && !quantity.is_negative();
        let is_given = match &leaf.kind {
            LeafKind::Value(value) => {
                let all: Vec<Quantity> =
                    value.values.iter().filter_map(|each| offered(&each.measure)).collect();
                !all.is_empty() && all.iter().all(is_number)
            }
            _ => leaf.measure().and_then(offered).is_some_and(|quantity| is_number(&quantity)),
        };
        Value::or(source.points(self.lot, &leaf.id).filter(|_| is_given), NOT_YET)
    }

    /// What counts on a question, and whether it is given as plain numbers: two formulas.
    fn counted(&self, leaf: &Leaf, worth: &Worth) -> (String, String) {
        let Self { about, many, .. } = self;
        let LeafKind::Value(value) = &leaf.kind else {
            let cell = leaf.measure().and_then(|measure| self.quantities.get(measure));
            let cell = cell.map(ToString::to_string).unwrap_or_default();
            return (cell.clone(), format!("AND(ISNUMBER({cell}),N({cell})>=0)"));
        };
        let asked = value.values.iter().map(|each| {
            let id = (self.lot.id.clone(), each.measure.clone());
            crate::formulas::quoted(&Reference::Commitment(id.0, id.1).to_string())
        });
        let asked: Vec<String> = asked.collect();
        let terms = asked.iter().zip(worth.values(leaf));
        let terms = terms.map(|(asked, value)| format!("SUMIF({about},{asked},{many})*{value}"));
        let is_one: Vec<String> = asked.iter().map(|it| format!("({about}={it})")).collect();
        let is_one = format!("({})", is_one.join("+"));
        let given = format!(
            "AND(SUMPRODUCT({is_one}*ISNUMBER({many}))>0,SUMPRODUCT({is_one}*(ISTEXT({many})+({many}<0)))=0)"
        );
        (format!("({})", terms.collect::<Vec<_>>().join("+")), given)
    }
}

/// What is asked in a row, and the cells to write in.
fn entries(table: &mut Table, source: &Source, lot: &Lot, row: &Row) -> Result<(), NotWritten> {
    let mut asked: Vec<String> = Vec::new();
    let measure = row.entered.and_then(|id| source.measure(id));
    if let Some((question, _)) = row.question {
        asked.extend(source.stated(question));
    }
    if let Some(measure) = measure {
        asked.push(format!("Measure {}: {}", measure.id, measure.title.trim()));
        if measure.sensitive {
            asked.push("Counts only: nothing about single people.".to_owned());
        }
        table.text(Head::Counts.text(), &counted_in(measure))?;
        if row.question.is_none() {
            table.text(Head::Question.text(), measure.title.trim())?;
        }
    } else if row.entered.is_none()
        && row.question.is_some_and(|(question, _)| matches!(question.kind, Kind::Commitment(_)))
    {
        asked.push("Enter how many beside the same measure above.".to_owned());
    }
    table.text(Head::Asked.text(), &asked.join("\n"))?;
    let Some(id) = row.entered else { return table.end(None) };
    table.at_least(5);
    let blank = CommitmentOffer::blank(id.clone());
    let offer = source.response.bid(&lot.id).and_then(|bid| bid.commitment(id)).unwrap_or(&blank);
    let quantity = offer.quantity.map(|quantity| quantity.to_string());
    table.number(
        Head::HowMany.text(),
        quantity,
        "A plain number. Enter 0 if you offer nothing here.",
    )?;
    let how = "Who does what, with whom, how often. Numbers make it easier to believe.";
    table.entry(Head::How.text(), &offer.statement, how)?;
    if let Some((Criterion { kind: Kind::Commitment(commitment), .. }, _)) = row.question
        && let Some(limit) = commitment.word_limit
    {
        table.words(WORDS, Head::How, &offer.statement, limit)?;
    }
    let when = "Each step with its date, such as: two started by March 2027, all by June 2027.";
    table.entry(Head::When.text(), &offer.when, when)?;
    let place = "Such as the site, a ward, or the whole borough.";
    table.entry(Head::Where.text(), &offer.place, place)?;
    let evidence = measure.map_or("", |measure| measure.evidence.trim());
    table.entry(Head::Evidence.text(), &offer.evidence, evidence)?;
    let others = source.response.form.overlapping(id);
    if !others.is_empty() {
        table.entry(Head::AlsoUnder.text(), &also_under(&offer.also_under), &hint(&others))?;
    }
    table.end(Some(Reference::Commitment(lot.id.clone(), id.clone())))
}

/// What is counted, and behind it the sign of pounds where they are: by it they are known again on reading.
fn counted_in(measure: &Measure) -> String {
    let unit = measure.unit.trim();
    if measure.unit_short == "£" { format!("{unit} {IN_POUNDS}") } else { unit.to_owned() }
}

fn hint(others: &[&Measure]) -> String {
    let first = others.first().map_or("14", |other| other.id.as_str());
    let others: Vec<String> =
        others.iter().map(|other| format!("{} {}", other.id, other.title.trim())).collect();
    format!(
        "The number of the other measure, a colon, how many: {first}: 3. These may count the same: {}.",
        others.join("; ")
    )
}
