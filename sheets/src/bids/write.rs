//! The table of bids, written.

use std::collections::HashMap;

use common_measure::bid::{Bid, Supplier};
use common_measure::evaluation::AgreedScore;
use common_measure::id::{BidId, CriterionId, LevelId, LotId, SupplierId};
use common_measure::procurement::Procurement;

use super::SHEET;
use super::columns::{Column, Head, heads, levels, lots};
use super::lists::{also_under, preference};
use crate::Progress;
use crate::book::{Looks, Page, workbook};
use crate::failure::NotWritten;
use crate::inert::inert;
use crate::names::Names;
use crate::place::At;

/// What is written into a cell.
enum Written {
    Text(String),
    Money(String),
    Number(String),
    Nothing,
}

/// Everything that cells are made from, each found at once.
struct Source<'a> {
    suppliers: HashMap<&'a SupplierId, &'a Supplier>,
    scores: HashMap<(&'a BidId, &'a CriterionId), &'a AgreedScore>,
    levels: HashMap<CriterionId, Names<'a, LevelId>>,
    lots: Names<'a, LotId>,
}

impl<'a> Source<'a> {
    fn of(of: &'a Procurement) -> Self {
        let questions = of.scheme.all().filter(|criterion| criterion.kind.is_scored_by_people());
        let scores = of.evaluation.scores.iter();
        Self {
            suppliers: of.suppliers.iter().map(|supplier| (&supplier.id, supplier)).collect(),
            scores: scores.map(|score| ((&score.bid, &score.criterion), score)).collect(),
            levels: questions
                .map(|question| (question.id.clone(), levels(of, &question.id)))
                .collect(),
            lots: lots(of),
        }
    }

    fn cell(&self, bid: &Bid, column: &Column) -> Written {
        let supplier = self.suppliers.get(&bid.supplier);
        let of_supplier = |text: fn(&Supplier) -> &String| {
            Written::Text(supplier.map(|supplier| text(supplier).clone()).unwrap_or_default())
        };
        match column {
            Column::Supplier => of_supplier(|supplier| &supplier.name),
            Column::Address => of_supplier(|supplier| &supplier.postal_address),
            Column::Email => of_supplier(|supplier| &supplier.email),
            Column::Identifier => of_supplier(|supplier| &supplier.identifier),
            Column::SupplierId => Written::Text(bid.supplier.to_string()),
            Column::Bid => Written::Text(bid.id.to_string()),
            Column::Lot => Written::Text(self.lots.call(&bid.lot)),
            Column::Title => Written::Text(bid.title.clone()),
            Column::Price(id) => {
                bid.price(id).map_or(Written::Nothing, |amount| Written::Money(amount.to_string()))
            }
            Column::Rate(id, line) => bid
                .price_offer(id)
                .and_then(|offer| offer.rate(line))
                .map_or(Written::Nothing, |rate| Written::Number(rate.to_string())),
            Column::Quantity(measure) => bid
                .commitment(measure)
                .and_then(|offer| offer.quantity)
                .map_or(Written::Nothing, |quantity| Written::Number(quantity.to_string())),
            Column::AlsoUnder(measure) => {
                let also = bid.commitment(measure).map(|offer| offer.also_under.as_slice());
                Written::Text(also_under(also.unwrap_or_default()))
            }
            Column::Statement(measure) => {
                let offer = bid.commitment(measure);
                Written::Text(offer.map(|offer| offer.statement.to_string()).unwrap_or_default())
            }
            Column::When(measure) => {
                let offer = bid.commitment(measure);
                Written::Text(offer.map(|offer| offer.when.to_string()).unwrap_or_default())
            }
            Column::Where(measure) => {
                let offer = bid.commitment(measure);
                Written::Text(offer.map(|offer| offer.place.to_string()).unwrap_or_default())
            }
            Column::Answer(id) => Written::Text(bid.answer(id).to_owned()),
            Column::Members => {
                let members = supplier.map(|supplier| supplier.members.join("\n"));
                Written::Text(members.unwrap_or_default())
            }
            Column::Subcontractors => {
                let relied_on = supplier.map(|supplier| supplier.key_subcontractors.join("\n"));
                Written::Text(relied_on.unwrap_or_default())
            }
            Column::Evidence(measure) => {
                let offer = bid.commitment(measure);
                Written::Text(offer.map(|offer| offer.evidence.to_string()).unwrap_or_default())
            }
            Column::Reason(id) => {
                let score = self.scores.get(&(&bid.id, id));
                Written::Text(score.map(|score| score.reason.to_string()).unwrap_or_default())
            }
            Column::Preference => {
                let lots = supplier.iter().flat_map(|supplier| &supplier.lot_preference);
                Written::Text(preference(lots, &self.lots))
            }
            Column::Level(id) => {
                let called = self
                    .scores
                    .get(&(&bid.id, id))
                    .and_then(|score| Some(self.levels.get(id)?.call(&score.level)));
                called.map_or(Written::Nothing, Written::Text)
            }
        }
    }
}

/// All bids as a workbook.
pub fn write_bids_xlsx(of: &Procurement, progress: Progress) -> Result<Vec<u8>, NotWritten> {
    let (source, heads) = (Source::of(of), heads(of));
    let looks = Looks::new(2);
    let mut book = workbook()?;
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?.set_freeze_panes(1, 1)?;
    let mut page = Page { sheet, looks: &looks };
    for (column, head) in (0u32..).zip(&heads) {
        page.looking(At::new(0, column), &head.text, |looks| &looks.head)?;
        page.sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), width(head))?;
    }
    for (row, bid) in (1u32..).zip(&of.bids) {
        for (column, head) in (0u32..).zip(&heads) {
            let at = At::new(row, column);
            match source.cell(bid, &head.column) {
                Written::Text(text) => page.text(at, &text)?,
                Written::Money(digits) => {
                    page.digits(at, &digits, |looks| &looks.money)?;
                }
                Written::Number(digits) => {
                    page.digits(at, &digits, |looks| &looks.input)?;
                }
                Written::Nothing => {}
            }
        }
        if row.is_multiple_of(50) {
            let done = 60 * row as usize / of.bids.len().max(1);
            progress(u8::try_from(done).unwrap_or(60));
        }
    }
    progress(60);
    let bytes = book.save_to_buffer()?;
    progress(100);
    Ok(bytes)
}

fn width(head: &Head) -> f64 {
    match head.column {
        Column::Supplier | Column::Address | Column::Email => 28.0,
        _ => 16.0,
    }
}

/// All bids as comma-separated values, with the sign in front by which Excel knows UTF-8.
pub fn write_bids_csv(of: &Procurement, progress: Progress) -> Result<String, NotWritten> {
    let (source, heads) = (Source::of(of), heads(of));
    let failed = |error: csv::Error| NotWritten::Workbook(error.to_string());
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(heads.iter().map(|head| inert(&head.text))).map_err(failed)?;
    for bid in &of.bids {
        let cells = heads.iter().map(|head| match source.cell(bid, &head.column) {
            Written::Text(text) => inert(&text),
            Written::Money(digits) | Written::Number(digits) => digits,
            Written::Nothing => String::new(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    progress(100);
    let bytes = writer.into_inner().map_err(|error| NotWritten::Workbook(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| NotWritten::Workbook(error.to_string()))
}
