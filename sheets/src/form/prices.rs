//! The sheet of prices: a row for each price, or for each line of a pricing schedule.

use std::fmt::Write as _;

use common_measure::id::LineId;
use common_measure::number::{Exact, Money, Quantity};
use common_measure::scheme::{Criterion, Kind, Leaf, Lot, Schedule, ScheduleLine};
use rust_xlsxwriter::Worksheet;

use super::heads::Head;
use super::reference::Reference;
use super::sheet::{Column, NOT_YET, Table};
use super::source::Source;
use super::worth::{UNCLEAR, Worth};
use crate::book::{Looks, kept};
use crate::failure::NotWritten;
use crate::formulas::{LONGEST, quoted};
use crate::place::At;
use crate::value::Value;

/// The rows in which lines are looked for: below the heads, and more than any form has.
const FIRST: u32 = 1;
const LAST: u32 = 2_000;

const UNIT: &str = "For one";
const STATED: &str = "Stated quantity";
const AMOUNT: &str = "Comes to, in £";
const POINTS: &str = "Points if accepted as offered";
const OF: &str = "Out of";

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    worth: &Worth,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let columns = vec![
        Column::read(Head::Question, 34.0),
        Column::read(Head::Asked, 50.0),
        Column::new(UNIT, 14.0),
        Column::new(STATED, 14.0),
        Column::read(Head::Price, 20.0),
        Column::new(AMOUNT, 20.0),
        Column::new(POINTS, 18.0),
        Column::new(OF, 9.0),
        Column::read(Head::Reference, 28.0),
    ];
    let mut table = Table::of_questions(sheet, looks, "Prices", source.has_lots(), columns)?;
    for lot in source.lots() {
        for (question, leaf) in source.questions() {
            let Kind::Price(price) = &question.kind else { continue };
            let asking = Asking { source, worth, lot, question, leaf };
            match &price.schedule {
                None => asking.price(&mut table)?,
                Some(schedule) => asking.schedule(&mut table, schedule)?,
            }
        }
    }
    Ok(())
}

struct Asking<'a> {
    source: &'a Source<'a>,
    worth: &'a Worth,
    lot: &'a Lot,
    question: &'a Criterion,
    leaf: &'a Leaf,
}

impl Asking<'_> {
    fn head(&self, table: &mut Table) -> Result<(), NotWritten> {
        table.text(Head::Lot.text(), &self.source.lot_name(self.lot))?;
        table.text(Head::Question.text(), self.question.title.trim())?;
        table.text(Head::Asked.text(), &self.source.stated(self.question).join("\n"))
    }

    /// The points for what stands in a cell, which holds this number, if it holds one.
    fn points(
        &self,
        table: &mut Table,
        cell: &str,
        holds: Option<&Exact>,
    ) -> Result<(), NotWritten> {
        table.text(OF, &self.source.shown(&self.leaf.available))?;
        let is_given = format!("AND(ISNUMBER({cell}),N({cell})>0)");
        match self.worth.points(self.leaf, self.lot, cell, &is_given, None) {
            Ok(formula) => {
                let is_given = holds.is_some_and(Exact::is_positive);
                let points = self.source.points(self.lot, &self.question.id);
                table.formula(POINTS, &formula, &Value::or(points.filter(|_| is_given), NOT_YET))
            }
            Err(why) => table.text(POINTS, why),
        }
    }

    fn price(&self, table: &mut Table) -> Result<(), NotWritten> {
        self.head(table)?;
        let bid = self.source.response.bid(&self.lot.id);
        let amount = bid.and_then(|bid| bid.price(&self.question.id));
        let holds = amount.filter(|it| kept(&it.to_string()).is_some()).map(Money::exact);
        let amount = amount.map(|it| it.to_string());
        let hint = "Pounds and pence as a plain number, such as 1250.50.";
        if let Some(at) = table.number(Head::Price.text(), amount, hint)? {
            self.points(table, &at.to_string(), holds.as_ref())?;
        }
        table.end(Some(Reference::Price(self.lot.id.clone(), self.question.id.clone())))
    }

    /// What the lines that count come to, once all of them are priced; nothing where a workbook cannot
    /// work it out. Lines are found by what their rows are about, so that rows can be sorted.
    fn sum(&self, table: &Table, schedule: &Schedule) -> Option<String> {
        let is_kept = |line: &ScheduleLine| {
            line.quantity.is_some_and(|quantity| kept(&quantity.to_string()).is_some())
        };
        let [about, stated, rates] =
            [Head::Reference.text(), STATED, Head::Price.text()].map(|head| {
                let column = table.at(head)?.column;
                Some([FIRST, LAST].map(|row| At::new(row, column).fixed()).join(":"))
            });
        let (about, stated, rates) = (about?, stated?, rates?);
        let all = Reference::rates_of(&self.lot.id, &self.question.id);
        let mut count = schedule.lines.len();
        let is_one = format!("(LEFT({about},{})={})", all.len(), quoted(&all));
        let mut priced = format!("SUMPRODUCT({is_one}*ISNUMBER({rates})*({rates}>=0))");
        let mut sum = format!("SUMPRODUCT({is_one}*1,{stated},{rates})");
        let left_out = schedule.lines.iter().filter(|line| line.option && !schedule.options_count);
        for line in left_out {
            let is_it = format!("({about}={})", quoted(&self.rate(&line.id).to_string()));
            let _ = write!(priced, "-SUMPRODUCT({is_it}*ISNUMBER({rates})*({rates}>=0))");
            let _ = write!(sum, "-SUMPRODUCT({is_it}*1,{stated},{rates})");
            count -= 1;
        }
        let formula = format!("IF({priced}={count},{sum},\"{NOT_YET}\")");
        let fits = formula.len() < LONGEST && schedule.lines.len() < (LAST - FIRST) as usize;
        (fits && schedule.lines.iter().all(is_kept)).then_some(formula)
    }

    fn rate(&self, line: &LineId) -> Reference {
        Reference::Rate(self.lot.id.clone(), self.question.id.clone(), line.clone())
    }

    /// A row with the question and the sum, then one for each line.
    fn schedule(&self, table: &mut Table, schedule: &Schedule) -> Result<(), NotWritten> {
        self.head(table)?;
        let bid = self.source.response.bid(&self.lot.id);
        let offer = bid.and_then(|bid| bid.price_offer(&self.question.id));
        let rate = |line: &LineId| offer.and_then(|offer| offer.rate(line));
        match (self.sum(table, schedule), table.at(AMOUNT)) {
            (Some(sum), Some(at)) => {
                let holds = schedule.price(|line| rate(line).filter(is_number));
                table.formula(AMOUNT, &sum, &Value::or(holds.clone(), NOT_YET))?;
                self.points(table, &at.to_string(), holds.as_ref())?;
            }
            _ => table.text(POINTS, UNCLEAR)?,
        }
        table.end(None)?;
        for line in &schedule.lines {
            table.text(Head::Lot.text(), &self.source.lot_name(self.lot))?;
            table.text(Head::Question.text(), line.title.trim())?;
            if line.option {
                let counts = if schedule.options_count { "counts" } else { "does not count" };
                let text = format!("An option: it {counts} in the price that is compared.");
                table.text(Head::Asked.text(), &text)?;
            }
            table.text(UNIT, line.unit.trim())?;
            let stated = table.at(STATED);
            if let (Some(at), Some(quantity)) = (stated, line.quantity) {
                table.page.digits(at, &quantity.to_string(), |looks| &looks.plain)?;
            }
            let given = rate(&line.id);
            let digits = given.map(|rate| rate.to_string());
            let cell =
                table.number(Head::Price.text(), digits, "Pounds for one, as a plain number.")?;
            // No formula works with a quantity that stands as text.
            let quantity = line.quantity.filter(|it| kept(&it.to_string()).is_some());
            if let (Some(stated), Some(cell), Some(quantity)) = (stated, cell, quantity) {
                let formula =
                    format!("IF(AND(ISNUMBER({cell}),N({cell})>=0),{stated}*{cell},\"{NOT_YET}\")");
                let amount = given.filter(is_number).map(|it| it.exact().times(&quantity.exact()));
                table.formula(AMOUNT, &formula, &Value::or(amount, NOT_YET))?;
            }
            table.end(Some(self.rate(&line.id)))?;
        }
        Ok(())
    }
}

/// Whether a rate stands as a number in its cell, from which formulas work on.
fn is_number(rate: &Quantity) -> bool {
    kept(&rate.to_string()).is_some() && !rate.is_negative()
}
