//! The sheet of prices: a row for each price, or for each line of a pricing schedule.

use common_measure::scheme::{Criterion, Kind, Leaf, Lot, Schedule};
use rust_xlsxwriter::Worksheet;

use super::heads::Head;
use super::reference::Reference;
use super::sheet::{Column, NOT_YET, Table};
use super::source::Source;
use super::worth::Worth;
use crate::book::Looks;
use crate::failure::NotWritten;
use crate::place::At;

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

    /// The points for what stands in a cell.
    fn points(&self, table: &mut Table, cell: &str) -> Result<(), NotWritten> {
        table.text(OF, &self.source.shown(&self.leaf.available))?;
        let is_given = format!("AND(ISNUMBER({cell}),N({cell})>0)");
        match self.worth.points(self.leaf, self.lot, cell, &is_given, None) {
            Ok(formula) => table.formula(POINTS, &formula),
            Err(why) => table.text(POINTS, why),
        }
    }

    fn price(&self, table: &mut Table) -> Result<(), NotWritten> {
        self.head(table)?;
        let bid = self.source.response.bid(&self.lot.id);
        let amount = bid.and_then(|bid| bid.price(&self.question.id)).map(|it| it.to_string());
        let hint = "Pounds and pence as a plain number, such as 1250.50.";
        if let Some(at) = table.number(Head::Price.text(), amount, hint)? {
            self.points(table, &at.to_string())?;
        }
        table.end(Some(Reference::Price(self.lot.id.clone(), self.question.id.clone())))
    }

    /// A row with the question and the sum, then one for each line.
    fn schedule(&self, table: &mut Table, schedule: &Schedule) -> Result<(), NotWritten> {
        self.head(table)?;
        let rows = (table.row + 1..).zip(&schedule.lines);
        let amounts = table.at(AMOUNT).map_or(0, |at| at.column);
        let counted: Vec<String> = rows
            .filter(|(_, line)| schedule.counted().any(|counted| counted.id == line.id))
            .map(|(row, _)| At::new(row, amounts).to_string())
            .collect();
        let all: Vec<String> = counted.iter().map(|cell| format!("ISNUMBER({cell})")).collect();
        // Not a sum of some of them only.
        let sum = format!("IF(AND({}),{},\"{NOT_YET}\")", all.join(","), counted.join("+"));
        table.formula(AMOUNT, &sum)?;
        if let Some(at) = table.at(AMOUNT) {
            self.points(table, &at.to_string())?;
        }
        table.end(None)?;
        let bid = self.source.response.bid(&self.lot.id);
        let offer = bid.and_then(|bid| bid.price_offer(&self.question.id));
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
            let rate = offer.and_then(|offer| offer.rate(&line.id)).map(|rate| rate.to_string());
            let rate =
                table.number(Head::Price.text(), rate, "Pounds for one, as a plain number.")?;
            if let (Some(stated), Some(rate)) = (stated, rate) {
                let formula =
                    format!("IF(AND(ISNUMBER({rate}),N({rate})>=0),{stated}*{rate},\"{NOT_YET}\")");
                table.formula(AMOUNT, &formula)?;
            }
            table.end(Some(Reference::Rate(
                self.lot.id.clone(),
                self.question.id.clone(),
                line.id.clone(),
            )))?;
        }
        Ok(())
    }
}
