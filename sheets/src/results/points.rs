//! The sheet of points: for each question what counts, the exact points, the points as the scheme
//! counts them, Common Measure's own figure, and a check.

use std::collections::HashMap;

use common_measure::id::CriterionId;
use common_measure::scheme::{Leaf, LeafKind};
use rust_xlsxwriter::Worksheet;

use super::held::{ESTIMATE, Inputs};
use super::inputs::{COMPARED, NAME};
use super::scheme::{SchemeSheet, is_scored};
use super::{Check, FIRST, HEADS, Lot, Source, counts};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::method::{self, Cells};
use crate::formulas::parameters::Parameters;
use crate::formulas::{LONGEST, on, quoted, range};
use crate::place::At;
use crate::value::Value;

/// Where things stand on it.
pub(super) struct PointsSheet {
    pub(super) sheet: String,
    /// The columns of the points as the scheme counts them, question by question.
    pub(super) questions: HashMap<CriterionId, u32>,
    /// Cells that hold a check.
    pub(super) checks: Vec<Check>,
}

/// The head of the column with the points as the scheme counts them: sums are taken by it.
pub(super) const POINTS: &str = "Points";

/// The columns of a question.
const BLOCK: [&str; 5] = ["Counts", "Exactly", POINTS, "Common Measure", "Check"];

const AVAILABLE: u32 = 3;
const FACTOR: u32 = 4;
const AGAINST: u32 = 5;

/// What stands for a figure over the bids used for comparison where there are none.
const NOBODY: &str = "nobody";

struct Block<'a> {
    leaf: &'a Leaf,
    /// Its position among the questions.
    position: usize,
    /// Its first column.
    column: u32,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lot: &Lot,
    inputs: &Inputs,
    scheme: &SchemeSheet,
    looks: &Looks,
) -> Result<PointsSheet, NotWritten> {
    let name = lot.sheet("Points");
    sheet.set_name(&name)?.set_freeze_panes(FIRST, 1)?.set_column_width(0, 28)?;
    let mut page = Page { sheet, looks };
    page.looking(At::new(0, 0), "Points on each question", |looks| &looks.title)?;
    page.looking(At::new(HEADS, 0), "Bid", |looks| &looks.head)?;
    page.text(At::new(AVAILABLE, 0), "Points available")?;
    for (row, bid) in (FIRST..).zip(&lot.bids) {
        page.text(At::new(row, NAME), &bid.report.name)?;
    }
    let mut done = PointsSheet { sheet: name, questions: HashMap::new(), checks: Vec::new() };
    let mut column = 1;
    for (position, leaf) in source.assessment.scheme.leaves().iter().enumerate() {
        if !is_scored(&leaf.kind) {
            continue;
        }
        let block = Block { leaf, position, column };
        question(&mut page, source, lot, inputs, scheme, &block, &mut done)?;
        done.questions.insert(leaf.id.clone(), column + 2);
        column += u32::try_from(BLOCK.len()).unwrap_or(5);
    }
    Ok(done)
}

fn question(
    page: &mut Page,
    source: &Source,
    lot: &Lot,
    inputs: &Inputs,
    scheme: &SchemeSheet,
    block: &Block,
    done: &mut PointsSheet,
) -> Result<(), NotWritten> {
    let (leaf, column) = (block.leaf, block.column);
    let second = column + 1;
    page.looking(At::new(2, column), &leaf.title, |looks| &looks.head)?;
    for (column, head) in (column..).zip(BLOCK) {
        page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
    }
    let Some(stated) = scheme.parameters.get(&leaf.id) else { return Ok(()) };
    let available = scheme.available.get(&leaf.id).cloned().unwrap_or_default();
    let gives = Value::Number(leaf.available.clone());
    page.formula(At::new(AVAILABLE, second), &available, &gives, |looks| &looks.points)?;
    let formulas = Formulas::of(source, lot, inputs, scheme, block, stated);
    if let Some(formulas) = &formulas {
        against(page, lot, inputs, block, &done.sheet, formulas)?;
    }
    for (row, bid) in (FIRST..).zip(&lot.bids) {
        let at = |offset: u32| At::new(row, column + offset);
        let points = lot.result.points(bid.at, block.position);
        let report = bid.report.points.iter().find(|it| it.criterion == leaf.id);
        let why_none = report.and_then(|it| it.why_none).unwrap_or("no points");
        let exact = Value::or(points.exact().cloned(), why_none);
        if let Some([counting, exactly]) = formulas.as_ref().and_then(|it| it.row(row)) {
            let gives = counts::gives(leaf, inputs, row);
            page.formula(at(0), &counting, &gives, |looks| &looks.plain)?;
            page.formula(at(1), &exactly, &exact, |looks| &looks.plain)?;
        } else {
            // The value itself, and a note that it stays as it is.
            page.looking(at(0), "not by formula", |looks| &looks.note)?;
            match points.exact() {
                Some(exact) => page.number(at(1), exact, |looks| &looks.plain)?,
                None => page.text(at(1), why_none)?,
            }
        }
        let counted = source.rounded.counted(&at(1).to_string());
        let gives = Value::or(points.counted().cloned(), why_none);
        page.formula(at(2), &counted, &gives, |looks| &looks.points)?;
        let said = report.and_then(|it| it.points.as_ref()).map_or(why_none, |it| &it.shown);
        page.text(at(3), said)?;
        let check = source.rounded.check(&at(2).to_string(), &at(3).to_string());
        let checked = source.rounded.checked(&gives, said);
        page.formula(at(4), &check, &checked, |looks| &looks.plain)?;
        done.checks.push(Check::new(on(&done.sheet, at(4)), &checked));
    }
    Ok(())
}

/// What the points of a bid are relative to, and what brings stated quantities to the lot.
fn against(
    page: &mut Page,
    lot: &Lot,
    inputs: &Inputs,
    block: &Block,
    sheet: &str,
    formulas: &Formulas,
) -> Result<(), NotWritten> {
    let (leaf, column) = (block.leaf, block.column);
    let second = column + 1;
    if let (LeafKind::Commitment(rule), Some(cell)) = (&leaf.kind, &formulas.factor)
        && let Some(formula) = counts::factor(rule, inputs)
    {
        page.text(At::new(FACTOR, column), "quantities times")?;
        let gives = Value::Number(lot.stated.factor(rule.scaled));
        page.formula(*cell, &formula, &gives, |looks| &looks.plain)?;
    }
    let all = range(sheet, At::new(FIRST, column), At::new(lot.last(), column));
    let compared = range(&inputs.sheet, At::new(FIRST, COMPARED), At::new(lot.last(), COMPARED));
    let is_among = format!("({compared}=\"yes\")*ISNUMBER({all})");
    let factor = formulas.factor.map(At::fixed);
    let figures = method::figures(leaf, formulas.stated, factor.as_deref());
    for (row, (name, formula)) in (AGAINST..).zip(&figures) {
        page.text(At::new(row, column), name)?;
        let figure =
            lot.result.comparisons(block.position).iter().find(|it| it.against.in_words() == *name);
        let gives = Value::or(figure.map(|it| it.figure.clone()), NOBODY);
        let formula = formula.replace("{}", &format!("IF({is_among},{all})"));
        let formula = format!("IF(SUMPRODUCT({is_among})=0,{},{formula})", quoted(NOBODY));
        page.array(At::new(row, second), &formula, &gives)?;
    }
    Ok(())
}

/// The formulas of a question.
struct Formulas<'a> {
    source: &'a Source<'a>,
    inputs: &'a Inputs,
    scheme: &'a SchemeSheet<'a>,
    block: &'a Block<'a>,
    stated: &'a Parameters,
    /// The cell with what brings stated quantities to the lot.
    factor: Option<At>,
}

impl<'a> Formulas<'a> {
    /// None where no formula states it, or a number that it would work with stands as text: then all
    /// bids have their figures as values, for points can be relative to any of them.
    fn of(
        source: &'a Source<'a>,
        lot: &Lot,
        inputs: &'a Inputs,
        scheme: &'a SchemeSheet<'a>,
        block: &'a Block<'a>,
        stated: &'a Parameters,
    ) -> Option<Self> {
        let is_cut = stated.is_cut || inputs.is_cut(block.leaf);
        let factor = match &block.leaf.kind {
            LeafKind::Commitment(rule) => counts::factor(rule, inputs),
            _ => None,
        };
        let factor = factor.map(|_| At::new(FACTOR, block.column + 1));
        let found = Self { source, inputs, scheme, block, stated, factor };
        // In the last row they are longest.
        let fits = || found.row(lot.last()).is_some_and(|all| all.concat().len() < LONGEST);
        (!is_cut && fits()).then_some(found)
    }

    /// For what counts in a row, and for the exact points.
    fn row(&self, row: u32) -> Option<[String; 2]> {
        let Self { source, inputs, scheme, stated, .. } = *self;
        let (leaf, column) = (self.block.leaf, self.block.column);
        let counts = At::new(row, column).to_string();
        let against = [AGAINST, AGAINST + 1].map(|row| At::new(row, column + 1).fixed());
        let factor = self.factor.map(At::fixed);
        let cells = Cells {
            counts: &counts,
            available: &At::new(AVAILABLE, column + 1).fixed(),
            factor: factor.as_deref(),
            estimate: &on(&inputs.sheet, ESTIMATE),
            against: [&against[0], &against[1]],
        };
        let formula = method::points(leaf, &cells, stated)?;
        let unless = if leaf.is_relative() {
            let cell = on(&inputs.sheet, At::new(row, COMPARED));
            format!("IF({cell}<>\"yes\",\"not compared\",{formula})")
        } else {
            formula
        };
        let counting = counts::counts(source, leaf, inputs, scheme, row)?;
        Some([counting, format!("IF(ISNUMBER({counts}),{unless},{counts})")])
    }
}
