//! The sheet of points: for each question what counts, the exact points, the points as the scheme
//! counts them, Common Measure's own figure, and a check.

use std::collections::HashMap;

use common_measure::id::CriterionId;
use common_measure::number::Exact;
use common_measure::scheme::{Leaf, LeafKind};
use rust_xlsxwriter::Worksheet;

use super::inputs::{COMPARED, ESTIMATE, Inputs, NAME};
use super::scheme::{SchemeSheet, is_scored};
use super::{FIRST, HEADS, Lot, Source, counts};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::method::{self, Cells};
use crate::formulas::rounding::shown;
use crate::formulas::{LONGEST, on, range};
use crate::place::At;

/// Where things stand on it.
pub(super) struct PointsSheet {
    pub(super) sheet: String,
    /// The columns of the points as the scheme counts them, question by question.
    pub(super) questions: HashMap<CriterionId, u32>,
    /// Cells that hold a check.
    pub(super) checks: Vec<String>,
}

/// The head of the column with the points as the scheme counts them: sums are taken by it.
pub(super) const POINTS: &str = "Points";

/// The columns of a question.
const BLOCK: [&str; 5] = ["Counts", "Exactly", POINTS, "Common Measure", "Check"];

const AVAILABLE: u32 = 3;
const FACTOR: u32 = 4;
const AGAINST: u32 = 5;

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
    page.formula(At::new(AVAILABLE, second), &available, &shown(&leaf.available), |looks| {
        &looks.points
    })?;
    let mut factor = None;
    if let LeafKind::Commitment(rule) = &leaf.kind
        && let Some(formula) = counts::factor(rule, inputs)
    {
        page.text(At::new(FACTOR, column), "quantities times")?;
        let value = shown(&lot.stated.factor(rule.scaled));
        page.formula(At::new(FACTOR, second), &formula, &value, |looks| &looks.plain)?;
        factor = Some(At::new(FACTOR, second).fixed());
    }
    let all = range(&done.sheet, At::new(FIRST, column), At::new(lot.last(), column));
    let compared = range(&inputs.sheet, At::new(FIRST, COMPARED), At::new(lot.last(), COMPARED));
    let among = format!("IF(({compared}=\"yes\")*ISNUMBER({all}),{all})");
    let figures = method::figures(leaf, stated, factor.as_deref());
    for (row, (name, formula)) in (AGAINST..).zip(&figures) {
        page.text(At::new(row, column), name)?;
        let figure =
            lot.result.comparisons(block.position).iter().find(|it| it.against.in_words() == *name);
        let value = figure.map(|it| shown(&it.figure)).unwrap_or_default();
        page.array(At::new(row, second), &formula.replace("{}", &among), &value)?;
    }
    let against = [AGAINST, AGAINST + 1].map(|row| At::new(row, second).fixed());
    let available = At::new(AVAILABLE, second).fixed();
    for (row, bid) in (FIRST..).zip(&lot.bids) {
        let at = |offset: u32| At::new(row, column + offset);
        let points = lot.result.points(bid.at, block.position);
        let report = bid.report.points.iter().find(|it| it.criterion == leaf.id);
        let why_none = report.and_then(|it| it.why_none).unwrap_or("no points");
        let value = |exact: Option<&Exact>| exact.map_or_else(|| why_none.to_owned(), shown);
        let counting = counts::counts(source, leaf, inputs, scheme, row);
        let counts = at(0).to_string();
        let cells = Cells {
            counts: &counts,
            available: &available,
            factor: factor.as_deref(),
            estimate: &on(&inputs.sheet, ESTIMATE),
            against: [&against[0], &against[1]],
        };
        let exactly = method::points(leaf, &cells, stated).map(|formula| {
            let unless = if leaf.is_relative() {
                let cell = on(&inputs.sheet, At::new(row, COMPARED));
                format!("IF({cell}<>\"yes\",\"not compared\",{formula})")
            } else {
                formula
            };
            format!("IF(ISNUMBER({counts}),{unless},{counts})")
        });
        match (counting, exactly) {
            (Some(counting), Some(exactly)) if counting.len() + exactly.len() < LONGEST => {
                page.formula(at(0), &counting, "", |looks| &looks.plain)?;
                page.formula(at(1), &exactly, &value(points.exact()), |looks| &looks.plain)?;
            }
            // No formula: the value itself, and a note that it stays as it is.
            _ => {
                page.looking(at(0), "not by formula", |looks| &looks.note)?;
                match points.exact() {
                    Some(exact) => {
                        page.sheet.write_number(row, small(column + 1), nearest(exact))?;
                    }
                    None => page.text(at(1), why_none)?,
                }
            }
        }
        let counted = source.rounded.counted(&at(1).to_string());
        page.formula(at(2), &counted, &value(points.counted()), |looks| &looks.points)?;
        let said = report.and_then(|it| it.points.as_ref()).map(|it| it.shown.as_str());
        page.text(at(3), said.unwrap_or(why_none))?;
        let check = source.rounded.check(&at(2).to_string(), &at(3).to_string());
        page.formula(at(4), &check, "same", |looks| &looks.plain)?;
        done.checks.push(on(&done.sheet, at(4)));
    }
    Ok(())
}

fn small(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The nearest number that a spreadsheet has for a figure.
fn nearest(exact: &Exact) -> f64 {
    shown(exact).parse().unwrap_or(f64::NAN)
}
