//! The first sheet: what it is, what came out, and whether all checks say the same.

use common_measure::assessment::{PEOPLE_DECIDE, Reading};
use common_measure::record::TEXTS_WITHHELD;
use rust_xlsxwriter::Worksheet;

use super::{Check, Given, Lot, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::place::At;
use crate::value::Value;

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lots: &[Lot],
    given: &Given,
    checks: &[Check],
    looks: &Looks,
) -> Result<(), NotWritten> {
    sheet.set_column_width(0, 34)?.set_column_width(1, 90)?;
    let mut summary = Summary { page: Page { sheet, looks }, row: 0 };
    let report = source.report;
    let title = if report.title.is_empty() { "Result" } else { &report.title };
    summary.page.looking(At::new(0, 0), title, |looks| &looks.title)?;
    summary.row = 1;
    summary.line("Authority", &report.authority)?;
    summary.line("Written on", given.date)?;
    if let Some(code) = given.check_code {
        summary.line("Check code of the record", code)?;
    }
    if given.withheld {
        summary.line("Copy, texts withheld", TEXTS_WITHHELD)?;
    }
    if given.practice {
        summary.line("Practice copy", "Not for award.")?;
    }
    if given.reading == Reading::Other {
        summary.line("The other reading", "Bids below a minimum score, or failed, that nobody has decided about are taken the other way than the award criteria say.")?;
    }
    for line in given.award {
        summary.line("Award decision", line)?;
    }
    let unread = match given.unread {
        0 => String::new(),
        1 => "One entry could not be read, and is not in these figures.".to_owned(),
        more => format!("{more} entries could not be read, and are not in these figures."),
    };
    summary.line("Not read", &unread)?;
    summary.checks(checks)?;
    summary.line("How to read it", "Inputs holds what bids give; Points, Ranks and Scheme work every figure out from it by formulas. Beside each stands Common Measure’s own figure as text, and whether the two are the same. Who is ranked and who is used for comparison is what people and the award criteria decided, and no formula. Spreadsheets calculate in binary with about 15 digits; Common Measure calculates exactly.")?;
    summary.line("What proves it", "Not this workbook: anyone can change its cells, the figures of Common Measure among them. What proves a result is the record of the procurement, with a check code that was lodged elsewhere.")?;
    let statement = &report.statement;
    summary.line("Rounding", &statement.rounding)?;
    summary.line("Equal bids", &statement.tie_break.join("; "))?;
    summary.line("Minimum scores", &statement.below_minimum)?;
    summary.line("Award", &statement.award.join(" "))?;
    summary.line("Scores", &statement.moderation)?;
    for lot in lots {
        summary.lot(lot, state(source, lots, lot, given))?;
    }
    summary.line("Decision", PEOPLE_DECIDE)
}

/// Whether anything about a lot is left to decide.
fn state(source: &Source, lots: &[Lot], lot: &Lot, given: &Given) -> &'static str {
    let is_undecided = |lot: &Lot| !lot.report.award.undecided.is_empty();
    let is_open = |lot: &Lot| lot.report.provisional || is_undecided(lot);
    let limited = source.assessment.scheme.award().most_lots.is_some();
    let mut ties = lot.result.ties.iter();
    if lot.report.provisional {
        "Provisional"
    } else if is_undecided(lot) {
        "The award is undecided: bids are equal"
    } else if ties.any(|tie| tie.lots_to_be_drawn && !tie.left_equal.is_empty()) {
        "Lots are still to be drawn between equal bids"
    } else if limited && lots.iter().any(is_open) {
        "Provisional: its award depends on lots that are not decided"
    } else if given.unread > 0 {
        "Provisional: entries could not be read"
    } else {
        "Nothing is left to decide"
    }
}

struct Summary<'s> {
    page: Page<'s>,
    row: u32,
}

impl Summary<'_> {
    fn line(&mut self, name: &str, text: &str) -> Result<(), NotWritten> {
        if text.is_empty() {
            return Ok(());
        }
        self.page.text(At::new(self.row, 0), name)?;
        self.page.text(At::new(self.row, 1), text)?;
        self.row += 1;
        Ok(())
    }

    /// How many checks do not say the same: counted sheet by sheet, in the rows and columns where they
    /// stand.
    fn checks(&mut self, checks: &[Check]) -> Result<(), NotWritten> {
        let mut sheets: Vec<&str> =
            checks.iter().filter_map(|it| Some(it.cell.rsplit_once('!')?.0)).collect();
        sheets.dedup();
        let counts: Vec<String> = sheets
            .iter()
            .map(|sheet| format!("COUNTIF({sheet}!$A$1:$XFD$21000,\"DIFFERS\")"))
            .collect();
        self.page.text(At::new(self.row, 0), "Checks")?;
        let (differ, all) = (counts.join("+"), checks.len());
        let same = format!("All {all} figures are the same as Common Measure’s.");
        let other = format!(" of {all} figures differ from Common Measure’s.");
        let formula = format!("IF({differ}=0,\"{same}\",({differ})&\"{other}\")");
        let gives = match checks.iter().filter(|check| check.differs).count() {
            0 => same,
            number => format!("{number}{other}"),
        };
        let gives = Value::text(gives);
        self.page.formula(At::new(self.row, 1), &formula, &gives, |looks| &looks.plain)?;
        self.row += 1;
        Ok(())
    }

    fn lot(&mut self, lot: &Lot, state: &str) -> Result<(), NotWritten> {
        self.row += 1;
        let report = lot.report;
        let title = match report.title.as_str() {
            "" => "Result",
            title => title,
        };
        self.page.looking(At::new(self.row, 0), title, |looks| &looks.head)?;
        self.page.looking(At::new(self.row, 1), state, |looks| &looks.head)?;
        self.row += 1;
        for bid in &report.bids {
            let total = bid.total.as_ref().map_or("no total yet", |total| total.shown.as_str());
            let deciding = bid
                .deciding_in_words
                .as_ref()
                .map(|figure| format!("; {figure}"))
                .unwrap_or_default();
            self.line(&bid.name, &format!("{}: {total} points{deciding}", bid.standing_in_words))?;
        }
        for sentence in report.award.in_words.iter().chain(&report.notes) {
            self.line("", sentence)?;
        }
        for finding in &report.findings {
            let decided = finding.decision.as_ref().map(|decision| {
                format!("{} {}", decision.outcome_in_words(), decision.reason_in_words())
            });
            let decided = decided.unwrap_or_else(|| finding.undecided_in_words().to_owned());
            self.line("Finding", &format!("{} {decided}", finding.sentence))?;
        }
        Ok(())
    }
}
