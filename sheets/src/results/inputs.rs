//! The sheet of what bids give: prices and rates, quantities, levels, and what people decided.

use std::collections::HashMap;

use common_measure::assessment::Standing;
use common_measure::id::MeasureId;
use common_measure::number::Exact;
use common_measure::scheme::{Leaf, LeafKind, PassFail};
use rust_xlsxwriter::Worksheet;

use super::held::{ESTIMATE, Inputs, YEARS};
use super::scheme::SchemeSheet;
use super::{FIRST, HEADS, Lot, OneBid, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::rounding::shown;
use crate::place::At;

/// The columns that every lot has.
pub(super) const NAME: u32 = 0;
pub(super) const STANDING: u32 = 2;
pub(super) const IN_RANKING: u32 = 3;
pub(super) const COMPARED: u32 = 4;

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lot: &Lot,
    scheme: &SchemeSheet,
    looks: &Looks,
) -> Result<Inputs, NotWritten> {
    let name = lot.sheet("Inputs");
    sheet.set_name(&name)?.set_freeze_panes(FIRST, 1)?.set_column_width(0, 28)?;
    let mut writing =
        Writing { page: Page { sheet, looks }, lot, next: COMPARED + 1, inputs: Inputs::of(name) };
    writing.bids()?;
    writing.drawn(source)?;
    for leaf in source.assessment.scheme.leaves() {
        match &leaf.kind {
            LeafKind::Price(price) => writing.price(&leaf.id, &leaf.title, price)?,
            LeafKind::Quality(_) | LeafKind::PassFail => {
                writing.levels(source, scheme, leaf)?;
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

/// The sheet that is being written.
pub(super) struct Writing<'a, 's> {
    pub(super) page: Page<'s>,
    pub(super) lot: &'a Lot<'a>,
    pub(super) next: u32,
    pub(super) inputs: Inputs,
}

impl Writing<'_, '_> {
    pub(super) fn column(&mut self, head: &str) -> Result<u32, NotWritten> {
        let column = self.next;
        self.next += 1;
        self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        let width = u16::try_from(column).unwrap_or(u16::MAX);
        self.page.sheet.set_column_width(width, 16)?;
        Ok(column)
    }

    fn bids(&mut self) -> Result<(), NotWritten> {
        let title = match self.lot.stated.title.as_str() {
            "" => "What bids give".to_owned(),
            title => format!("What bids give: {title}"),
        };
        self.page.looking(At::new(0, 0), &title, |looks| &looks.title)?;
        let note = "Change a coloured cell, and every figure follows; checks then say DIFFERS where it is another than Common Measure’s.";
        self.page.looking(At::new(1, 0), note, |looks| &looks.note)?;
        if let Some(estimate) = &self.lot.stated.estimate {
            self.page.text(At::new(3, 0), "Estimated value (£)")?;
            let digits = shown_digits(estimate);
            self.inputs.is_lot_cut |= !self.page.digits(ESTIMATE, &digits, |looks| &looks.money)?;
        }
        if let Some(years) = &self.lot.stated.years {
            self.page.text(At::new(4, 0), "Years")?;
            let digits = shown_digits(years);
            self.inputs.is_lot_cut |= !self.page.digits(YEARS, &digits, |looks| &looks.input)?;
        }
        let heads = ["Bid", "Bid id", "Stands", "In the ranking", "Used for comparison"];
        for (column, head) in (0u32..).zip(heads) {
            self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        }
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let standing = self.lot.result.bids.get(bid.at).map(|bid| bid.standing);
            let compared = self.lot.result.is_compared(bid.at);
            let yes = |is: bool| if is { "yes" } else { "no" };
            self.page.text(At::new(row, NAME), &bid.report.name)?;
            self.page.text(At::new(row, 1), bid.bid.id.as_str())?;
            self.page.text(At::new(row, STANDING), &stands(bid.report.standing))?;
            self.page
                .looking(At::new(row, IN_RANKING), yes(is_in(standing)), |looks| &looks.input)?;
            self.page.looking(At::new(row, COMPARED), yes(compared), |looks| &looks.input)?;
        }
        Ok(())
    }

    /// The place of each bid where lots were drawn between them.
    fn drawn(&mut self, source: &Source) -> Result<(), NotWritten> {
        if source.of.evaluation.draws.is_empty() {
            return Ok(());
        }
        let column = self.column("Drawn as")?;
        self.inputs.drawn = Some(column);
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            if let Some(place) = drawn_as(source, bid) {
                self.page.digits(At::new(row, column), &place.to_string(), |looks| &looks.input)?;
            }
        }
        Ok(())
    }

    fn levels(
        &mut self,
        source: &Source,
        scheme: &SchemeSheet,
        leaf: &Leaf,
    ) -> Result<(), NotWritten> {
        let id = &leaf.id;
        let column = self.column(&format!("{} (level)", leaf.title))?;
        let names = scheme.scale_of(source, id).map(|(_, names)| names);
        let scores: HashMap<_, _> = source
            .of
            .evaluation
            .scores
            .iter()
            .filter(|score| score.criterion == *id)
            .map(|score| (&score.bid, &score.level))
            .collect();
        let mut given = Vec::new();
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let level = scores.get(&bid.bid.id);
            let called = level.map(|level| match names {
                Some(names) => names.call(level),
                None if level.as_str() == PassFail::PASS => PassFail::PASS.to_owned(),
                None => PassFail::FAIL.to_owned(),
            });
            let called = called.unwrap_or_default();
            self.page.looking(At::new(row, column), &called, |looks| &looks.input)?;
            let share = match &leaf.kind {
                LeafKind::Quality(scale) => scale.levels.iter().find(|it| Some(&&it.id) == level),
                _ => None,
            };
            let share = share.map_or(Exact::ZERO, |level| level.share.clone());
            given.push((!called.is_empty()).then_some(share));
        }
        self.inputs.questions.insert(id.clone(), column);
        self.inputs.given.insert(id.clone(), given);
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
        let (mut elsewhere, mut all) = (Vec::new(), Vec::new());
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let offer = bid.bid.commitment(measure).and_then(|offer| offer.quantity);
            let Some(offered) = offer else {
                all.push(Exact::ZERO);
                continue;
            };
            self.figure(At::new(row, column), &offered.to_string())?;
            let own = source.assessment.own_offer(bid.bid, measure);
            let other = offered.exact().minus(&own);
            if !other.is_zero() {
                elsewhere.push((row, other));
            }
            all.push(own);
        }
        let mut second = None;
        if !elsewhere.is_empty() {
            let column =
                self.column(&format!("{title}: of these, counted under a measure listed earlier"))?;
            for (row, other) in elsewhere {
                self.figure(At::new(row, column), &shown_digits(&other))?;
            }
            second = Some(column);
        }
        self.inputs.measures.insert(measure.clone(), (column, second));
        self.inputs.own.insert(measure.clone(), all);
        Ok(())
    }

    /// A quantity.
    fn figure(&mut self, at: At, digits: &str) -> Result<(), NotWritten> {
        if !self.page.digits(at, digits, |looks| &looks.input)? {
            self.inputs.cut.insert(at.column);
        }
        Ok(())
    }
}

/// A decimal without zeros at its end.
pub(super) fn shown_digits(exact: &common_measure::number::Exact) -> String {
    let text = shown(exact);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How a bid stands, in words.
pub(super) fn stands(standing: &str) -> String {
    if standing == "incomplete" { "not complete".to_owned() } else { standing.replace('_', " ") }
}

/// Whether a bid that stands so is in the ranking, or would be with all its figures.
pub(super) fn is_in(standing: Option<Standing>) -> bool {
    matches!(standing, Some(Standing::Ranked { .. } | Standing::Incomplete | Standing::NoFigure))
}

/// The place of a bid where lots were drawn; none where it was in no draw.
pub(super) fn drawn_as(source: &Source, bid: &OneBid) -> Option<usize> {
    let mut draws = source.of.evaluation.draws.iter();
    let place = draws.find_map(|draw| draw.order.iter().position(|drawn| *drawn == bid.bid.id))?;
    Some(place + 1)
}
