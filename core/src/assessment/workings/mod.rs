//! How one figure came about: formula, inputs and steps, in plain English and as data. Made when
//! asked for.

mod methods;

use serde::Serialize;

use crate::id::{BidId, CriterionId};
use crate::number::{Exact, Sum};
use crate::procurement::Procurement;
use crate::scheme::{Leaf, LeafKind, Node, Stage};

use super::report::why_none;
use super::words::{self, plain, plain_and_exact};
use super::{Assessment, BidResult, Comparison, LotResult, Points, node_points};
use methods::Made;

/// What workings are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A bid's total.
    Total,
    /// Its points on a section or question.
    Criterion(CriterionId),
}

/// How one figure came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Workings {
    /// Whose figure.
    pub bid: BidId,
    /// On which section or question; none for the total.
    pub criterion: Option<CriterionId>,
    /// What the figure is: “Bravo, Price”.
    pub title: String,
    /// The figure as shown; none while something is missing.
    pub shown: Option<String>,
    /// The figure exactly.
    pub exact: Option<String>,
    /// All of it in a sentence or two.
    pub short: String,
    /// The formula in words.
    pub formula: String,
    /// What goes into it, down to what was entered.
    pub inputs: Vec<Input>,
    /// The formula with the figures in it, step by step.
    pub steps: Vec<String>,
}

/// A figure that goes into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// What it is.
    pub name: String,
    /// Its value, in words.
    pub value: String,
}

fn input(name: impl Into<String>, value: impl Into<String>) -> Input {
    Input { name: name.into(), value: value.into() }
}

impl Assessment {
    /// How a bid's total, or its points on a section or question, came about. `None` if there is
    /// no such bid or criterion. `procurement` is the one that was assessed.
    #[must_use]
    pub fn workings(
        &self,
        procurement: &Procurement,
        bid: &BidId,
        subject: &Subject,
    ) -> Option<Workings> {
        let (lot, result) = self.bid(bid)?;
        let working = Working { assessment: self, procurement, lot, bid: result };
        match subject {
            Subject::Total => Some(working.total()),
            Subject::Criterion(id) => {
                let node = self.scheme.node(id)?;
                if node.is_group {
                    return Some(working.section(node));
                }
                let leaf = self.scheme.leaves().get(node.leaves.start)?;
                let comparison = lot.comparisons.get(node.leaves.start)?.as_ref();
                let points = result.points.get(node.leaves.start)?;
                Some(working.question(node, leaf, comparison, points))
            }
        }
    }
}

struct Working<'a> {
    assessment: &'a Assessment,
    procurement: &'a Procurement,
    lot: &'a LotResult,
    bid: &'a BidResult,
}

impl Working<'_> {
    fn shown(&self, figure: &Exact) -> String {
        let rounding = self.assessment.scheme.rounding();
        figure.fixed(rounding.places, rounding.mode)
    }

    /// A sum of the points on what stands directly inside a section, or at the top.
    fn added(&self, title: String, inside: &[&Node], sum: Option<&Sum>) -> Workings {
        let name = &self.bid.name;
        let parts: Vec<(&Node, Option<Sum>)> =
            inside.iter().map(|node| (*node, node_points(self.bid, node))).collect();
        let inputs = parts
            .iter()
            .map(|(node, points)| {
                let value = match points {
                    Some(points) => format!(
                        "{} of {} points",
                        plain_and_exact(points.exact()),
                        plain(&node.available)
                    ),
                    None => "no points yet".to_owned(),
                };
                input(format!("“{}”", node.title), value)
            })
            .collect();
        let rounded_parts = self.assessment.scheme.rounding().stage == Stage::Leaf;
        let (short, steps) = match sum {
            None => {
                let missing: Vec<String> = parts
                    .iter()
                    .filter(|(_, points)| points.is_none())
                    .map(|(node, _)| format!("“{}”", node.title))
                    .collect();
                (
                    format!(
                        "{name} has no points here yet: {} is not complete.",
                        words::list(&missing)
                    ),
                    Vec::new(),
                )
            }
            Some(sum) => {
                let terms: Vec<String> = parts
                    .iter()
                    .filter_map(|(_, points)| points.as_ref().map(|points| plain(points.exact())))
                    .collect();
                let exact = sum.exact();
                let mut steps = vec![format!("{} = {}", terms.join(" + "), plain_and_exact(exact))];
                if !rounded_parts {
                    steps.push(self.rounding_step(exact));
                }
                (
                    format!(
                        "{name} gets {} points: the sum of its points inside.",
                        self.shown(exact)
                    ),
                    steps,
                )
            }
        };
        Workings {
            bid: self.bid.bid.clone(),
            criterion: None,
            title,
            shown: sum.map(|sum| self.shown(sum.exact())),
            exact: sum.map(|sum| sum.exact().to_string()),
            short,
            formula: if rounded_parts {
                "the sum of the rounded points inside".to_owned()
            } else {
                "the sum of the exact points inside".to_owned()
            },
            inputs,
            steps,
        }
    }

    fn rounding_step(&self, exact: &Exact) -> String {
        let to = words::places(self.assessment.scheme.rounding());
        let shown = self.shown(exact);
        if exact.as_decimal(self.assessment.scheme.rounding().places).is_some() {
            format!("Shown as {shown}; nothing is rounded away.")
        } else {
            format!("Rounded to {to}: {shown}")
        }
    }

    fn total(&self) -> Workings {
        let top: Vec<&Node> =
            self.assessment.scheme.nodes().iter().filter(|node| node.depth == 0).collect();
        self.added(format!("{}, total", self.bid.name), &top, self.bid.total.as_ref())
    }

    fn section(&self, section: &Node) -> Workings {
        let after = self.assessment.scheme.nodes().iter().skip_while(|node| node.id != section.id);
        let inside: Vec<&Node> = after
            .skip(1)
            .take_while(|node| node.depth > section.depth)
            .filter(|node| node.depth == section.depth + 1)
            .collect();
        let sum = node_points(self.bid, section);
        let title = format!("{}, {}", self.bid.name, section.title);
        let mut workings = self.added(title, &inside, sum.as_ref());
        workings.criterion = Some(section.id.clone());
        workings
    }

    fn question(
        &self,
        node: &Node,
        leaf: &Leaf,
        comparison: Option<&Comparison>,
        points: &Points,
    ) -> Workings {
        let mut made = Made {
            inputs: vec![input(
                "points available",
                format!(
                    "{} ({})",
                    plain_and_exact(&leaf.available),
                    words::share(&self.assessment.scheme, node)
                ),
            )],
            ..Made::default()
        };
        match &leaf.kind {
            LeafKind::Price(method) => self.price(&mut made, leaf, method, comparison),
            LeafKind::Quality(levels) => self.quality(&mut made, leaf, levels),
            LeafKind::Commitment(rule) => self.commitment(&mut made, leaf, rule, comparison),
        }
        let (name, available) = (&self.bid.name, plain(&leaf.available));
        let short = match points {
            Points::Scored { exact, counted } => {
                let steps = &mut made.steps;
                if let Some(calculation) = &made.calculation {
                    steps.push(format!("{calculation} = {}", plain_and_exact(exact)));
                }
                steps.push(self.rounding_step(exact));
                format!(
                    "{name} gets {} of {available} points: {}.",
                    self.shown(counted),
                    made.because
                )
            }
            other => {
                let why = why_none(other).unwrap_or_default();
                format!("{name} has no points on “{}”: {why}.", leaf.title)
            }
        };
        Workings {
            bid: self.bid.bid.clone(),
            criterion: Some(leaf.id.clone()),
            title: format!("{name}, {}", leaf.title),
            shown: points.counted().map(|counted| self.shown(counted)),
            exact: points.counted().map(ToString::to_string),
            short,
            formula: words::method(leaf),
            inputs: made.inputs,
            steps: if points.counted().is_some() { made.steps } else { Vec::new() },
        }
    }
}
