//! The sheet of the award criteria: weights, what they come to, scales, and what methods state.

use std::collections::HashMap;

use common_measure::id::{CriterionId, LevelId, ScaleId};
use common_measure::scheme::{LeafKind, Node, WeightsAre};
use rust_xlsxwriter::Worksheet;

use super::inputs::shown_digits;
use super::{Check, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::parameters::{Parameters, parameters};
use crate::formulas::{on, range};
use crate::names::Names;
use crate::place::At;
use crate::value::Value;

/// The name of the sheet.
pub(super) const SHEET: &str = "Scheme";

/// Where things stand on it.
pub(super) struct SchemeSheet<'a> {
    /// The points that can be had on each section and question.
    pub(super) available: HashMap<CriterionId, String>,
    /// What the method of each question states.
    pub(super) parameters: HashMap<CriterionId, Parameters>,
    /// The levels of each scale: labels, shares in per cent, values in pounds.
    pub(super) scales: HashMap<ScaleId, [String; 3]>,
    /// What levels are called, scale by scale.
    pub(super) levels: HashMap<ScaleId, Names<'a, LevelId>>,
    /// A figure of the award rule.
    pub(super) reference: Option<String>,
    /// Cells that hold a check.
    pub(super) checks: Vec<Check>,
}

const WEIGHTS: u32 = 6;

impl<'a> SchemeSheet<'a> {
    pub(super) fn write(
        sheet: &mut Worksheet,
        source: &Source<'a>,
        looks: &Looks,
    ) -> Result<Self, NotWritten> {
        sheet.set_name(SHEET)?.set_column_width(0, 42)?.set_column_width(2, 16)?;
        sheet.set_column_width(7, 60)?;
        let mut page = Page { sheet, looks };
        page.looking(At::new(0, 0), "Award criteria and scoring method", |looks| &looks.title)?;
        let mut this = Self {
            available: HashMap::new(),
            parameters: HashMap::new(),
            scales: HashMap::new(),
            levels: HashMap::new(),
            reference: None,
            checks: Vec::new(),
        };
        this.weights(&mut page, source)?;
        let nodes = u32::try_from(source.assessment.scheme.nodes().len()).unwrap_or(u32::MAX);
        let mut row = WEIGHTS + nodes + 2;
        this.scales(&mut page, source, &mut row)?;
        for leaf in source.assessment.scheme.leaves() {
            let found = parameters(SHEET, &mut page, leaf, &mut row)?;
            this.parameters.insert(leaf.id.clone(), found);
        }
        if let common_measure::scheme::AwardRule::QualityAdjustedScore {
            reference: Some(reference),
            ..
        } = &source.assessment.scheme.award().rule
        {
            page.text(At::new(row, 0), "Reference of the quality-adjusted score (£)")?;
            page.digits(At::new(row, 1), &reference.to_string(), |looks| &looks.money)?;
            this.reference = Some(on(SHEET, At::new(row, 1)));
        }
        Ok(this)
    }

    fn weights(&mut self, page: &mut Page, source: &Source) -> Result<(), NotWritten> {
        let scheme = &source.assessment.scheme;
        let all = At::new(2, 1);
        page.text(At::new(2, 0), "Points that the whole award is worth")?;
        page.text(At::new(3, 0), &source.report.statement.rounding)?;
        let heads = [
            "Criterion",
            "Id",
            "Weight",
            "Points available",
            "Common Measure",
            "Check",
            "Share of the award",
            "How it is scored",
        ];
        for (column, head) in (0u32..).zip(heads) {
            page.looking(At::new(WEIGHTS - 1, column), head, |looks| &looks.head)?;
        }
        let nodes = scheme.nodes();
        let row = |at: usize| WEIGHTS + u32::try_from(at).unwrap_or(u32::MAX);
        let top = nodes.iter().find(|node| node.depth == 0).map(|node| node.weights);
        if top == Some(WeightsAre::Points) {
            let weights: Vec<String> = (0..nodes.len())
                .filter(|at| nodes.get(*at).is_some_and(|node| node.depth == 0))
                .map(|at| At::new(row(at), 2).fixed())
                .collect();
            let sum = weights.join("+");
            let gives = Value::Number(scheme.points().clone());
            page.formula(all, &sum, &gives, |looks| &looks.points)?;
        } else {
            page.digits(all, &shown_digits(scheme.points()), |looks| &looks.input)?;
        }
        for (at, (node, report)) in nodes.iter().zip(&source.report.criteria).enumerate() {
            let row = row(at);
            page.text(At::new(row, 0), &format!("{}{}", "    ".repeat(node.depth), node.title))?;
            page.text(At::new(row, 1), node.id.as_str())?;
            page.text(At::new(row, 6), &report.share_in_words)?;
            page.text(At::new(row, 7), report.method.as_deref().unwrap_or_default())?;
            let Some(weight) = node.weight else { continue };
            page.digits(At::new(row, 2), &weight.to_string(), |looks| &looks.input)?;
            let cell = At::new(row, 3);
            let formula = available(nodes, at, all, WEIGHTS);
            let gives = Value::Number(node.available.clone());
            page.formula(cell, &formula, &gives, |looks| &looks.points)?;
            page.text(At::new(row, 4), &report.points_available.shown)?;
            let said = At::new(row, 4).to_string();
            let check = source.rounded.check(&cell.to_string(), &said);
            let checked = source.rounded.checked(&gives, &report.points_available.shown);
            page.formula(At::new(row, 5), &check, &checked, |looks| &looks.plain)?;
            self.checks.push(Check::new(on(SHEET, At::new(row, 5)), &checked));
            self.available.insert(node.id.clone(), on(SHEET, cell));
        }
        Ok(())
    }

    fn scales(
        &mut self,
        page: &mut Page,
        source: &Source<'a>,
        row: &mut u32,
    ) -> Result<(), NotWritten> {
        for scale in &source.of.scheme.scales {
            let levels = scale.levels.iter();
            let names =
                Names::new(levels.map(|it| (it.id.clone(), it.id.as_str(), it.label.as_str())));
            page.looking(At::new(*row, 0), &format!("Scale: {}", scale.title), |looks| {
                &looks.head
            })?;
            for (column, head) in (0u32..).zip(["Level", "Share of the points, %", "Value, £"]) {
                page.looking(At::new(*row + 1, column), head, |looks| &looks.head)?;
            }
            let first = *row + 2;
            for (row, level) in (first..).zip(&scale.levels) {
                page.text(At::new(row, 0), &names.call(&level.id))?;
                if let Some(share) = level.share {
                    page.digits(At::new(row, 1), &share.to_string(), |looks| &looks.input)?;
                }
                if let Some(value) = level.value {
                    page.digits(At::new(row, 2), &value.to_string(), |looks| &looks.money)?;
                }
            }
            let count = u32::try_from(scale.levels.len()).unwrap_or(u32::MAX);
            let last = first + count.saturating_sub(1);
            let columns =
                [0, 1, 2].map(|column| range(SHEET, At::new(first, column), At::new(last, column)));
            self.scales.insert(scale.id.clone(), columns);
            self.levels.insert(scale.id.clone(), names);
            *row = last + 2;
        }
        Ok(())
    }

    /// The scale of a question that people score.
    pub(super) fn scale_of(
        &self,
        source: &Source,
        question: &CriterionId,
    ) -> Option<(&[String; 3], &Names<'a, LevelId>)> {
        let scale = source.of.scheme.scale_of(question)?;
        Some((self.scales.get(&scale.id)?, self.levels.get(&scale.id)?))
    }
}

/// The points that can be had on a section or question, from weights.
fn available(nodes: &[Node], at: usize, all: At, first: u32) -> String {
    let row = |at: usize| first + u32::try_from(at).unwrap_or(u32::MAX);
    let Some(node) = nodes.get(at) else { return String::new() };
    let weight = At::new(row(at), 2).fixed();
    let section = nodes
        .iter()
        .take(at)
        .rposition(|other| other.is_group && other.depth + 1 == node.depth)
        .filter(|_| node.depth > 0);
    let whole = section.map_or_else(|| all.fixed(), |section| At::new(row(section), 3).fixed());
    match node.weights {
        WeightsAre::OfGroup => format!("{whole}*{weight}/100"),
        WeightsAre::OfAward => format!("{}*{weight}/100", all.fixed()),
        WeightsAre::Points => {
            let from = section.map_or(0, |section| section + 1);
            let inside = nodes.iter().enumerate().skip(from);
            let mates: Vec<String> = inside
                .take_while(|(_, other)| other.depth >= node.depth)
                .filter(|(_, other)| other.depth == node.depth && other.weight.is_some())
                .map(|(at, _)| At::new(row(at), 2).fixed())
                .collect();
            format!("{whole}*{weight}/({})", mates.join("+"))
        }
    }
}

/// Whether a question earns points.
pub(super) fn is_scored(kind: &LeafKind) -> bool {
    match kind {
        LeafKind::PassFail => false,
        LeafKind::Price(price) => price.method.is_scored(),
        _ => true,
    }
}
