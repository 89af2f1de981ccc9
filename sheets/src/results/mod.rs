//! The result as a workbook whose formulas work every figure out again from prices, quantities,
//! levels and weights, with Common Measure's own figure and a check beside each.

mod scheme;
mod held;
mod inputs;
mod prices;
mod counts;
mod points;
mod ranks;
mod keys;
mod order;
mod summary;
mod workings;

use std::collections::HashMap;

use common_measure::assessment::{
    Assessment, BidReport, LotReport, LotResult, Reading, Report, assess,
};
use common_measure::bid::Bid;
use common_measure::id::BidId;
use common_measure::procurement::Procurement;
use common_measure::scheme::LockedLot;

use crate::Progress;
use crate::book::{Looks, workbook};
use crate::failure::NotWritten;
use crate::formulas::rounding::{DIFFERS, Rounded};
use crate::value::Value;
use scheme::SchemeSheet;

/// What is given beside the procurement.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The day on which it is written, as people write it.
    pub date: &'a str,
    /// The check code of the record's last entry, if there is a record.
    pub check_code: Option<&'a str>,
    /// Whether that is a practice copy, which is not for award.
    pub practice: bool,
    /// Which way undecided findings are taken.
    pub reading: Reading,
    /// What has to be known of an award decision beside these figures, in sentences.
    pub award: &'a [String],
    /// How many entries could not be read, so that they are not in these figures.
    pub unread: usize,
    /// Whether it comes from a copy with texts withheld.
    pub withheld: bool,
}

/// The row, from 0, in which bids begin, on every sheet of a lot.
const FIRST: u32 = 8;

/// The row of the heads above them.
const HEADS: u32 = FIRST - 1;

/// What is written about: a procurement, and what came of it.
struct Source<'a> {
    of: &'a Procurement,
    assessment: &'a Assessment,
    report: &'a Report,
    rounded: Rounded,
}

/// A cell with a check.
#[derive(Clone)]
struct Check {
    cell: String,
    differs: bool,
}

impl Check {
    fn new(cell: String, gives: &Value) -> Self {
        Self { cell, differs: *gives == Value::text(DIFFERS) }
    }
}

/// One lot of it.
struct Lot<'a> {
    /// Its number, where there are several.
    number: Option<usize>,
    stated: &'a LockedLot,
    result: &'a LotResult,
    report: &'a LotReport,
    bids: Vec<OneBid<'a>>,
}

/// A bid, in the order in which its lot is reported.
struct OneBid<'a> {
    /// Its position in the lot's result.
    at: usize,
    bid: &'a Bid,
    report: &'a BidReport,
}

impl Lot<'_> {
    /// The name of one of its sheets.
    fn sheet(&self, kind: &str) -> String {
        self.number.map_or_else(|| kind.to_owned(), |number| format!("{kind} {number}"))
    }

    /// The row of the last bid, or the first row where there is none.
    fn last(&self) -> u32 {
        FIRST + u32::try_from(self.bids.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// Writes the result as a workbook.
pub fn write_result(
    of: &Procurement,
    given: &Given,
    progress: Progress,
) -> Result<Vec<u8>, NotWritten> {
    let assessment = assess(of, given.reading).map_err(NotWritten::Faults)?;
    let report = assessment.report(of);
    progress(20);
    let rounded = Rounded(assessment.scheme.rounding());
    let source = Source { of, assessment: &assessment, report: &report, rounded };
    let looks = Looks::new(assessment.scheme.rounding().places.count());
    let mut book = workbook()?;
    book.add_worksheet().set_name("Result")?;
    let sheet = SchemeSheet::write(book.add_worksheet(), &source, &looks)?;
    let lots = lots(&source);
    let mut checks = sheet.checks.clone();
    for (at, lot) in lots.iter().enumerate() {
        let inputs = inputs::write(book.add_worksheet(), &source, lot, &sheet, &looks)?;
        let points = points::write(book.add_worksheet(), &source, lot, &inputs, &sheet, &looks)?;
        let more =
            ranks::write(book.add_worksheet(), &source, lot, &inputs, &points, &sheet, &looks)?;
        checks.extend(points.checks);
        checks.extend(more);
        progress(u8::try_from(20 + 50 * (at + 1) / lots.len().max(1)).unwrap_or(70));
    }
    workings::write(book.add_worksheet(), &source, &lots, &looks)?;
    let first = book.worksheet_from_index(0)?;
    summary::write(first, &source, &lots, given, &checks, &looks)?;
    progress(80);
    let bytes = book.save_to_buffer()?;
    progress(100);
    Ok(bytes)
}

fn lots<'a>(source: &Source<'a>) -> Vec<Lot<'a>> {
    let by_id: HashMap<&BidId, &Bid> = source.of.bids.iter().map(|bid| (&bid.id, bid)).collect();
    let (assessment, report) = (source.assessment, source.report);
    let several = assessment.lots.len() > 1;
    let all = assessment.lots.iter().zip(&report.lots).zip(assessment.scheme.lots());
    all.enumerate()
        .map(|(number, ((result, report), stated))| {
            let at: HashMap<&BidId, usize> =
                result.bids.iter().enumerate().map(|(at, bid)| (&bid.bid, at)).collect();
            let bids = report.bids.iter().filter_map(|report| {
                let (at, bid) = (*at.get(&report.bid)?, *by_id.get(&report.bid)?);
                Some(OneBid { at, bid, report })
            });
            Lot {
                number: several.then_some(number + 1),
                stated,
                result,
                report,
                bids: bids.collect(),
            }
        })
        .collect()
}
