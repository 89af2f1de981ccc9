//! The sheet of what bids give: prices and rates, quantities, levels, and what people decided.

use std::collections::HashMap;

use common_measure::assessment::Standing;
use common_measure::id::{CriterionId, MeasureId};
use common_measure::scheme::{LeafKind, PassFail, Price};
use rust_xlsxwriter::Worksheet;

use super::scheme::SchemeSheet;
use super::{FIRST, HEADS, Lot, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::rounding::shown;
use crate::place::At;

/// Which columns hold what.
pub(super) struct Inputs {
    pub(super) sheet: String,
    /// Prices, levels and judgements, question by question.
    pub(super) questions: HashMap<CriterionId, u32>,
    /// Quantities, and how much of them counts elsewhere.
    pub(super) measures: HashMap<MeasureId, (u32, Option<u32>)>,
    /// Whether bids were drawn lots between.
    pub(super) drawn: Option<u32>,
}

/// The columns that every lot has.
pub(super) const NAME: u32 = 0;
pub(super) const STANDING: u32 = 2;
pub(super) const IN_RANKING: u32 = 3;
pub(super) const COMPARED: u32 = 4;

/// The row with the quantities of a pricing schedule.
const QUANTITIES: u32 = HEADS - 1;

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lot: &Lot,
    scheme: &SchemeSheet,
    looks: &Looks,
) -> Result<Inputs, NotWritten> {
    let name = lot.sheet("Inputs");
    sheet.set_name(&name)?.set_freeze_panes(FIRST, 1)?.set_column_width(0, 28)?;
    let mut writing = Writing {
        page: Page { sheet, looks },
        lot,
        next: COMPARED + 1,
        inputs: Inputs {
            sheet: name,
            questions: HashMap::new(),
            measures: HashMap::new(),
            drawn: None,
        },
    };
    writing.bids(source)?;
    writing.drawn(source)?;
    for leaf in source.assessment.scheme.leaves() {
        match &leaf.kind {
            LeafKind::Price(price) => writing.price(&leaf.id, &leaf.title, price)?,
            LeafKind::Quality(_) | LeafKind::PassFail => {
                writing.levels(source, scheme, &leaf.id, &leaf.title)?;
            }
            LeafKind::Commitment(rule) => writing.quantity(source, &rule.measure)?,
            LeafKind::Value(value) => {
                for each in &value.values {
                    writing.quantity(source, &each.measure)?;
                }
            }
        }
    }
    Ok(writing.inputs)
}

struct Writing<'a, 's> {
    page: Page<'s>,
    lot: &'a Lot<'a>,
    next: u32,
    inputs: Inputs,
}

impl Writing<'_, '_> {
    fn column(&mut self, head: &str) -> Result<u32, NotWritten> {
        let column = self.next;
        self.next += 1;
        self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        let width = u16::try_from(column).unwrap_or(u16::MAX);
        self.page.sheet.set_column_width(width, 16)?;
        Ok(column)
    }

    fn bids(&mut self, source: &Source) -> Result<(), NotWritten> {
        let title = match self.lot.stated.title.as_str() {
            "" => "What bids give".to_owned(),
            title => format!("What bids give: {title}"),
        };
        self.page.looking(At::new(0, 0), &title, |looks| &looks.title)?;
        let note = "Change a coloured cell, and every figure follows; checks then say DIFFERS where it is another than Common Measure’s.";
        self.page.looking(At::new(1, 0), note, |looks| &looks.note)?;
        if let Some(estimate) = &self.lot.stated.estimate {
            self.page.text(At::new(3, 0), "Estimated value (£)")?;
            self.page.digits(ESTIMATE, &shown_digits(estimate), |looks| &looks.money)?;
        }
        if let Some(years) = &self.lot.stated.years {
            self.page.text(At::new(4, 0), "Years")?;
            self.page.digits(YEARS, &shown_digits(years), |looks| &looks.input)?;
        }
        let heads = ["Bid", "Bid id", "Stands", "In the ranking", "Used for comparison"];
        for (column, head) in (0u32..).zip(heads) {
            self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        }
        let _ = source;
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let standing = self.lot.result.bids.get(bid.at).map(|bid| bid.standing);
            let is_in = matches!(
                standing,
                Some(Standing::Ranked { .. } | Standing::Incomplete | Standing::NoFigure)
            );
            let compared = self.lot.result.is_compared(bid.at);
            let yes = |is: bool| if is { "yes" } else { "no" };
            self.page.text(At::new(row, NAME), &bid.report.name)?;
            self.page.text(At::new(row, 1), bid.bid.id.as_str())?;
            self.page
                .text(At::new(row, STANDING), &stands(bid.report.standing).replace('_', " "))?;
            self.page.looking(At::new(row, IN_RANKING), yes(is_in), |looks| &looks.input)?;
            self.page.looking(At::new(row, COMPARED), yes(compared), |looks| &looks.input)?;
        }
        Ok(())
    }

    /// The place of each bid where lots were drawn between them.
    fn drawn(&mut self, source: &Source) -> Result<(), NotWritten> {
        let draws = &source.of.evaluation.draws;
        if draws.is_empty() {
            return Ok(());
        }
        let column = self.column("Drawn as")?;
        self.inputs.drawn = Some(column);
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let place = draws
                .iter()
                .find_map(|draw| draw.order.iter().position(|drawn| *drawn == bid.bid.id));
            if let Some(place) = place {
                let digits = (place + 1).to_string();
                self.page.digits(At::new(row, column), &digits, |looks| &looks.input)?;
            }
        }
        Ok(())
    }

    fn price(&mut self, id: &CriterionId, title: &str, price: &Price) -> Result<(), NotWritten> {
        let Some(schedule) = &price.schedule else {
            let column = self.column(&format!("{title} (£)"))?;
            for (row, bid) in (FIRST..).zip(&self.lot.bids) {
                if let Some(amount) = bid.bid.price(id) {
                    let at = At::new(row, column);
                    self.page.digits(at, &amount.to_string(), |looks| &looks.money)?;
                }
            }
            self.inputs.questions.insert(id.clone(), column);
            return Ok(());
        };
        let lines: Vec<_> = schedule.counted().collect();
        let first = self.next;
        for line in &lines {
            let column = self.column(&format!("{title}: {} (£ for one)", line.title))?;
            if let Some(quantity) = line.quantity {
                let at = At::new(QUANTITIES, column);
                self.page.digits(at, &quantity.to_string(), |looks| &looks.input)?;
            }
            for (row, bid) in (FIRST..).zip(&self.lot.bids) {
                if let Some(rate) = bid.bid.price_offer(id).and_then(|offer| offer.rate(&line.id)) {
                    let at = At::new(row, column);
                    self.page.digits(at, &rate.to_string(), |looks| &looks.input)?;
                }
            }
        }
        self.page.text(At::new(QUANTITIES, 0), "Quantity of each line")?;
        let last = self.next - 1;
        let column = self.column(&format!("{title} (£)"))?;
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let rates = format!("{}:{}", At::new(row, first), At::new(row, last));
            let quantities = format!(
                "{}:{}",
                At::new(QUANTITIES, first).fixed(),
                At::new(QUANTITIES, last).fixed()
            );
            let formula =
                format!("IF(COUNT({rates})<{},\"\",SUMPRODUCT({rates},{quantities}))", lines.len());
            let value = bid.bid.price_offer(id).and_then(|offer| offer.evaluated(price));
            let value = value.as_ref().map(shown).unwrap_or_default();
            self.page.formula(At::new(row, column), &formula, &value, |looks| &looks.plain)?;
        }
        self.inputs.questions.insert(id.clone(), column);
        Ok(())
    }

    fn levels(
        &mut self,
        source: &Source,
        scheme: &SchemeSheet,
        id: &CriterionId,
        title: &str,
    ) -> Result<(), NotWritten> {
        let column = self.column(&format!("{title} (level)"))?;
        self.inputs.questions.insert(id.clone(), column);
        let names = scheme.scale_of(source, id).map(|(_, names)| names);
        let scores: HashMap<_, _> = source
            .of
            .evaluation
            .scores
            .iter()
            .filter(|score| score.criterion == *id)
            .map(|score| (&score.bid, &score.level))
            .collect();
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let Some(level) = scores.get(&bid.bid.id) else { continue };
            let called = match names {
                Some(names) => names.call(level),
                None if level.as_str() == PassFail::PASS => PassFail::PASS.to_owned(),
                None => PassFail::FAIL.to_owned(),
            };
            self.page.looking(At::new(row, column), &called, |looks| &looks.input)?;
        }
        Ok(())
    }

    fn quantity(&mut self, source: &Source, measure: &MeasureId) -> Result<(), NotWritten> {
        if self.inputs.measures.contains_key(measure) {
            return Ok(());
        }
        let known = source.of.measures.framework().and_then(|set| set.measure(measure));
        let title = known.map_or_else(
            || format!("Measure {measure}"),
            |known| format!("{} ({})", known.title, known.unit_short),
        );
        let column = self.column(&title)?;
        let mut elsewhere = Vec::new();
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let offer = bid.bid.commitment(measure).and_then(|offer| offer.quantity);
            let Some(offered) = offer else { continue };
            let at = At::new(row, column);
            self.page.digits(at, &offered.to_string(), |looks| &looks.input)?;
            let own = source.assessment.own_offer(bid.bid, measure);
            let other = offered.exact().minus(&own);
            if !other.is_zero() {
                elsewhere.push((row, other));
            }
        }
        let mut second = None;
        if !elsewhere.is_empty() {
            let column =
                self.column(&format!("{title}: of these, counted under a measure listed earlier"))?;
            for (row, other) in elsewhere {
                let at = At::new(row, column);
                self.page.digits(at, &shown_digits(&other), |looks| &looks.input)?;
            }
            second = Some(column);
        }
        self.inputs.measures.insert(measure.clone(), (column, second));
        Ok(())
    }
}

/// Where the lot's estimate and its length stand.
pub(super) const ESTIMATE: At = At { row: 3, column: 1 };
pub(super) const YEARS: At = At { row: 4, column: 1 };

/// A decimal without zeros at its end.
pub(super) fn shown_digits(exact: &common_measure::number::Exact) -> String {
    let text = shown(exact);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn stands(standing: &str) -> &str {
    if standing == "incomplete" { "not complete" } else { standing }
}
