//! The sheet of totals and ranks, each with Common Measure's own and a check.

use std::collections::HashMap;

use common_measure::id::CriterionId;
use common_measure::scheme::{AwardRule, LeafKind, Node};
use rust_xlsxwriter::Worksheet;

use super::inputs::{IN_RANKING, Inputs, STANDING};
use super::keys::{self, keys};
use super::points::{POINTS, PointsSheet};
use super::scheme::SchemeSheet;
use super::{FIRST, HEADS, Lot, OneBid, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::{on, quoted, range};
use crate::place::At;

/// What stands where something is missing.
const NONE_YET: &str = "no points yet";
const NO_FIGURE: &str = "no figure";
const NOT_RANKED: &str = "not ranked";

struct Ranks<'a, 's> {
    page: Page<'s>,
    source: &'a Source<'a>,
    lot: &'a Lot<'a>,
    inputs: &'a Inputs,
    points: &'a PointsSheet,
    scheme: &'a SchemeSheet<'a>,
    sheet: String,
    next: u32,
    sections: HashMap<CriterionId, u32>,
    checks: Vec<String>,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lot: &Lot,
    inputs: &Inputs,
    points: &PointsSheet,
    scheme: &SchemeSheet,
    looks: &Looks,
) -> Result<Vec<String>, NotWritten> {
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
            self.page
                .formula(At::new(row, 1), &standing, bid.report.standing, |looks| &looks.plain)?;
        }
        let nodes = self.source.assessment.scheme.nodes();
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_group) {
            let column = self.figure(
                &node.title,
                |this, row, _| this.sum(node, row),
                |bid| {
                    let points = bid.report.points.get(at).and_then(|it| it.points.as_ref());
                    points.map_or_else(|| NONE_YET.to_owned(), |it| it.shown.clone())
                },
            )?;
            self.sections.insert(node.id.clone(), column);
        }
        let leaves = self.source.assessment.scheme.leaves().len();
        let total = self.figure(
            "Total",
            |this, row, _| this.sum_of(0..leaves, row),
            |bid| {
                bid.report.total.as_ref().map_or_else(|| NONE_YET.to_owned(), |it| it.shown.clone())
            },
        )?;
        let deciding = if self.source.assessment.scheme.award().rule.is_highest_total() {
            total
        } else {
            self.figure(
                self.source.report.statement.deciding_figure,
                |this, row, _| this.deciding(total, row),
                |bid| {
                    bid.report
                        .deciding
                        .as_ref()
                        .map_or_else(|| NO_FIGURE.to_owned(), |it| it.shown.clone())
                },
            )?
        };
        self.rank(deciding)
    }

    fn head(&mut self, head: &str) -> Result<u32, NotWritten> {
        let column = self.next;
        self.next += 1;
        self.page.looking(At::new(HEADS, column), head, |looks| &looks.head)?;
        Ok(column)
    }

    /// A column with a figure, Common Measure's own and a check.
    fn figure(
        &mut self,
        head: &str,
        formula: impl Fn(&Self, u32, u32) -> String,
        said: impl Fn(&OneBid) -> String,
    ) -> Result<u32, NotWritten> {
        let column = self.head(head)?;
        self.head("Common Measure")?;
        self.head("Check")?;
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let formula = formula(self, row, column);
            let said = said(bid);
            self.page.formula(At::new(row, column), &formula, &said, |looks| &looks.points)?;
            self.check(row, column, &said)?;
        }
        Ok(column)
    }

    fn check(&mut self, row: u32, column: u32, said: &str) -> Result<(), NotWritten> {
        let [figure, text, check] = [0, 1, 2].map(|offset| At::new(row, column + offset));
        self.page.text(text, said)?;
        let formula = self.source.rounded.check(&figure.to_string(), &text.to_string());
        self.page.formula(check, &formula, "same", |looks| &looks.plain)?;
        self.checks.push(on(&self.sheet, check));
        Ok(())
    }

    fn sum(&self, node: &Node, row: u32) -> String {
        self.sum_of(node.leaves.clone(), row)
    }

    /// The points of several questions together: a sum over those columns of the sheet of points that
    /// are headed so, once none is missing.
    fn sum_of(&self, leaves: std::ops::Range<usize>, row: u32) -> String {
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

    fn points_cell(&self, id: &CriterionId, row: u32) -> Option<String> {
        if let Some(column) = self.sections.get(id) {
            return Some(At::new(row, *column).to_string());
        }
        Some(on(&self.points.sheet, At::new(row, *self.points.questions.get(id)?)))
    }

    fn rank(&mut self, deciding: u32) -> Result<(), NotWritten> {
        let is_in = self.head("Is ranked")?;
        let keys = keys(self.source, self.inputs);
        let mut columns = Vec::new();
        for key in &keys {
            columns.push(self.head(&format!("Ranks by: {}", key.head))?);
        }
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let figure = At::new(row, deciding).to_string();
            let in_ranking = on(&self.inputs.sheet, At::new(row, IN_RANKING));
            let formula =
                format!("IF(AND({in_ranking}=\"yes\",ISNUMBER({figure})),\"yes\",\"no\")");
            let yes = if bid.report.rank.is_some() { "yes" } else { "no" };
            let here = At::new(row, is_in);
            self.page.formula(here, &formula, yes, |looks| &looks.plain)?;
            for (key, column) in keys.iter().zip(&columns) {
                let cell = keys::cell(&key.from, row, &figure, self.inputs, |id| {
                    self.points_cell(id, row)
                });
                let cell = cell.map_or_else(|| "0".to_owned(), |cell| format!("N({cell})"));
                let rounded = match key.from {
                    keys::From::Deciding => self.source.rounded.ranking(&cell),
                    _ => format!("ROUND({cell},10)"),
                };
                let sign = if key.less { "-" } else { "" };
                let formula = format!("IF({here}=\"yes\",{sign}{rounded},0)");
                self.page.formula(At::new(row, *column), &formula, "0", |looks| &looks.plain)?;
            }
        }
        self.ranked(is_in, &columns)
    }

    /// One more than the number of bids that stand above.
    fn ranked(&mut self, is_in: u32, keys: &[u32]) -> Result<(), NotWritten> {
        let column = self.head("Rank")?;
        self.head("Common Measure")?;
        self.head("Check")?;
        let all = |column: u32| {
            let (from, to) = (At::new(FIRST, column), At::new(self.lot.last(), column));
            format!("{}:{}", from.fixed(), to.fixed())
        };
        for (row, bid) in (FIRST..).zip(&self.lot.bids) {
            let above = keys.iter().rev().fold(String::new(), |behind, key| {
                let (all, own) = (all(*key), At::new(row, *key).fixed());
                if behind.is_empty() {
                    format!("({all}>{own})")
                } else {
                    format!("(({all}>{own})+({all}={own})*{behind})")
                }
            });
            let formula = format!(
                "IF({}=\"yes\",1+SUMPRODUCT(({}=\"yes\")*{above}),{})",
                At::new(row, is_in).fixed(),
                all(is_in),
                quoted(NOT_RANKED)
            );
            let said =
                bid.report.rank.map_or_else(|| NOT_RANKED.to_owned(), |rank| rank.to_string());
            self.page.formula(At::new(row, column), &formula, &said, |looks| &looks.plain)?;
            self.check(row, column, &said)?;
        }
        Ok(())
    }
}
