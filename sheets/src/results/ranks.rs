//! The sheet of totals and ranks, each with Common Measure's own and a check.

use std::collections::HashMap;
use std::ops::Range;

use common_measure::id::CriterionId;
use common_measure::number::Exact;
use common_measure::scheme::{AwardRule, LeafKind};
use rust_xlsxwriter::Worksheet;

use super::held::Inputs;
use super::inputs::{STANDING, stands};
use super::points::{POINTS, PointsSheet};
use super::scheme::SchemeSheet;
use super::{Check, FIRST, HEADS, Lot, OneBid, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::{on, quoted, range};
use crate::place::At;
use crate::value::Value;

/// What stands where something is missing.
const NONE_YET: &str = "no points yet";
const NO_FIGURE: &str = "no figure";

/// The sheet that is being written.
pub(super) struct Ranks<'a, 's> {
    pub(super) page: Page<'s>,
    pub(super) source: &'a Source<'a>,
    pub(super) lot: &'a Lot<'a>,
    pub(super) inputs: &'a Inputs,
    pub(super) points: &'a PointsSheet,
    scheme: &'a SchemeSheet<'a>,
    sheet: String,
    next: u32,
    pub(super) sections: HashMap<CriterionId, Figures>,
    checks: Vec<Check>,
}

/// A column, and what its formulas give, row by row.
pub(super) struct Figures {
    pub(super) column: u32,
    pub(super) gives: Vec<Value>,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lot: &Lot,
    inputs: &Inputs,
    points: &PointsSheet,
    scheme: &SchemeSheet,
    looks: &Looks,
) -> Result<Vec<Check>, NotWritten> {
    let name = lot.sheet("Ranks");
    sheet.set_name(&name)?.set_freeze_panes(FIRST, 1)?.set_column_width(0, 28)?;
    let page = Page { sheet, looks };
    let mut ranks = Ranks {
        page,
        source,
        lot,
        inputs,
        points,
        scheme,
        sheet: name,
        next: 2,
        sections: HashMap::new(),
        checks: Vec::new(),
    };
    ranks.all()?;
    Ok(ranks.checks)
}

impl Ranks<'_, '_> {
    fn all(&mut self) -> Result<(), NotWritten> {
        self.page.looking(At::new(0, 0), "Totals and ranks", |looks| &looks.title)?;
        let note = "Ranks are worked out from figures to ten decimal places.";
        self.page.looking(At::new(1, 0), note, |looks| &looks.note)?;
        for (column, head) in [(0, "Bid"), (1, "Stands")] {
            self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        }
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            self.page.text(At::new(row, 0), &bid.report.name)?;
            let standing = on(&self.inputs.sheet, At::new(row, STANDING));
            let gives = Value::text(stands(bid.report.standing));
            self.page.formula(At::new(row, 1), &standing, &gives, |looks| &looks.plain)?;
        }
        let nodes = self.source.assessment.scheme.nodes();
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_group) {
            let found = self.figure(
                &node.title,
                |this, row| this.sum_of(node.leaves.clone(), row),
                |this, row, bid| {
                    let sum = this.lot.result.node_points(bid.at, node);
                    let sum = sum.map(|sum| sum.exact().clone());
                    this.sum_gives(node.leaves.clone(), row, sum)
                },
                |bid| {
                    let points = bid.report.points.get(at).and_then(|it| it.points.as_ref());
                    points.map_or_else(|| NONE_YET.to_owned(), |it| it.shown.clone())
                },
            )?;
            self.sections.insert(node.id.clone(), found);
        }
        let leaves = self.source.assessment.scheme.leaves().len();
        let total = self.figure(
            "Total",
            |this, row| this.sum_of(0..leaves, row),
            |this, row, bid| this.sum_gives(0..leaves, row, this.lot.result.total(bid.at).cloned()),
            |bid| {
                bid.report.total.as_ref().map_or_else(|| NONE_YET.to_owned(), |it| it.shown.clone())
            },
        )?;
        if self.source.assessment.scheme.award().rule.is_highest_total() {
            return self.rank(&total);
        }
        let deciding = self.figure(
            self.source.report.statement.deciding_figure,
            |this, row| this.deciding(total.column, row),
            |this, row, bid| this.deciding_gives(&total, row, bid),
            |bid| {
                let figure = bid.report.deciding.as_ref();
                figure.map_or_else(|| NO_FIGURE.to_owned(), |it| it.shown.clone())
            },
        )?;
        self.rank(&deciding)
    }

    pub(super) fn head(&mut self, head: &str) -> Result<u32, NotWritten> {
        let column = self.next;
        self.next += 1;
        self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        Ok(column)
    }

    /// A column with a figure, Common Measure's own and a check.
    fn figure(
        &mut self,
        head: &str,
        formula: impl Fn(&Self, u32) -> String,
        gives: impl Fn(&Self, u32, &OneBid) -> Value,
        said: impl Fn(&OneBid) -> String,
    ) -> Result<Figures, NotWritten> {
        let column = self.head(head)?;
        self.head("Common Measure")?;
        self.head("Check")?;
        let mut all = Vec::new();
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let (formula, gives) = (formula(self, row), gives(self, row, bid));
            self.page.formula(At::new(row, column), &formula, &gives, |looks| &looks.points)?;
            self.check(row, column, &gives, &said(bid))?;
            all.push(gives);
        }
        Ok(Figures { column, gives: all })
    }

    pub(super) fn check(
        &mut self,
        row: u32,
        column: u32,
        gives: &Value,
        said: &str,
    ) -> Result<(), NotWritten> {
        let [figure, text, check] = [0, 1, 2].map(|offset| At::new(row, column + offset));
        self.page.text(text, said)?;
        let formula = self.source.rounded.check(&figure.to_string(), &text.to_string());
        let checked = self.source.rounded.checked(gives, said);
        self.page.formula(check, &formula, &checked, |looks| &looks.plain)?;
        self.checks.push(Check::new(on(&self.sheet, check), &checked));
        Ok(())
    }

    /// The points of several questions together: a sum over those columns of the sheet of points that
    /// are headed so, once none is missing.
    fn sum_of(&self, leaves: Range<usize>, row: u32) -> String {
        let inside = self.source.assessment.scheme.leaves().get(leaves).unwrap_or_default();
        let columns: Vec<u32> =
            inside.iter().filter_map(|leaf| self.points.questions.get(&leaf.id).copied()).collect();
        // What earns no points must be there all the same.
        let others = inside.iter().filter_map(|leaf| {
            let cell = on(&self.inputs.sheet, At::new(row, *self.inputs.questions.get(&leaf.id)?));
            match &leaf.kind {
                LeafKind::PassFail => Some(format!("{cell}<>\"\"")),
                LeafKind::Price(price) if !price.method.is_scored() => Some(format!("N({cell})>0")),
                _ => None,
            }
        });
        let mut conditions: Vec<String> = others.collect();
        let sum = match (columns.iter().min(), columns.iter().max()) {
            (Some(first), Some(last)) => {
                let over =
                    |row: u32| range(&self.points.sheet, At::new(row, *first), At::new(row, *last));
                let (heads, points) = (over(HEADS), over(row));
                conditions.push(format!(
                    "SUMPRODUCT(({heads}={})*ISNUMBER({points}))={}",
                    quoted(POINTS),
                    columns.len()
                ));
                format!("SUMIF({heads},{},{points})", quoted(POINTS))
            }
            _ => "0".to_owned(),
        };
        match conditions.as_slice() {
            [] => sum,
            all => format!("IF(AND({}),{sum},{})", all.join(","), quoted(NONE_YET)),
        }
    }

    /// What that formula gives, where the points together come to a sum.
    fn sum_gives(&self, leaves: Range<usize>, row: u32, sum: Option<Exact>) -> Value {
        let inside = self.source.assessment.scheme.leaves().get(leaves).unwrap_or_default();
        let is_there = inside.iter().all(|leaf| match &leaf.kind {
            LeafKind::PassFail => self.inputs.given(&leaf.id, row).is_some(),
            LeafKind::Price(price) if !price.method.is_scored() => {
                self.inputs.price(&leaf.id, row).is_some()
            }
            _ => true,
        });
        Value::or(sum.filter(|_| is_there), NONE_YET)
    }

    /// The figure that decides, where the award rule has one of its own.
    fn deciding(&self, total: u32, row: u32) -> String {
        let scheme = &self.source.assessment.scheme;
        let total = At::new(row, total).to_string();
        let points = self.source.rounded.deciding(&total);
        let price = scheme.award().rule.price().and_then(|id| self.inputs.questions.get(id));
        let price =
            price.map_or_else(|| "0".to_owned(), |at| on(&self.inputs.sheet, At::new(row, *at)));
        let figure = match &scheme.award().rule {
            AwardRule::HighestTotal => total.clone(),
            AwardRule::PricePerQualityPoint { .. } => {
                format!("IF({points}>0,{price}/{points},{})", quoted(NO_FIGURE))
            }
            AwardRule::QualityAdjustedScore { .. } => {
                let reference = self.scheme.reference.as_deref().unwrap_or("0");
                format!("{points}*{reference}/{price}")
            }
            AwardRule::PriceAfterQualityValue { .. } => {
                let values = scheme.leaves().iter().filter_map(|leaf| {
                    let LeafKind::Quality(_) = &leaf.kind else { return None };
                    let ([labels, _, values], _) = self.scheme.scale_of(self.source, &leaf.id)?;
                    let column = self.inputs.questions.get(&leaf.id)?;
                    let level = on(&self.inputs.sheet, At::new(row, *column));
                    Some(format!("-SUMPRODUCT(EXACT({labels},{level})*{values})"))
                });
                format!("{price}{}", values.collect::<String>())
            }
        };
        format!("IF(AND(ISNUMBER({total}),N({price})>0),{figure},{})", quoted(NO_FIGURE))
    }
    /// What that formula gives.
    fn deciding_gives(&self, total: &Figures, row: u32, bid: &OneBid) -> Value {
        let total = total.gives.get((row - FIRST) as usize).and_then(Value::number);
        let rule = &self.source.assessment.scheme.award().rule;
        let price = rule.price().and_then(|id| self.inputs.price(id, row));
        let figure = self.lot.result.bids.get(bid.at).and_then(|bid| bid.figure.clone());
        Value::or(figure.filter(|_| total.is_some() && price.is_some()), NO_FIGURE)
    }
}
