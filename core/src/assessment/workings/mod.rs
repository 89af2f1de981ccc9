//! How one figure came about: formula, inputs and steps, in plain English and as data. Made when
//! asked for.

mod methods;

use serde::Serialize;

use crate::id::{BidId, CriterionId};
use crate::number::{Exact, Money, Sum, in_formula, list, plain, plain_and_exact, pounds};
use crate::procurement::Procurement;
use crate::scheme::{AwardRule, Derivation, Input, Leaf, Node, Stage};

use super::report::why_none;
use super::sheet::Which;
use super::{Assessment, BidResult, LotResult, Points, Standing, figure, words};

/// What workings are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A bid's total.
    Total,
    /// The figure that decides, where the award rule has one of its own.
    Deciding,
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
    /// In what it is: `points`, or the name of the figure that decides.
    pub figure: &'static str,
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
        let lot = self.lots.iter().find(|lot| lot.bid(bid).is_some())?;
        let at = lot.bids.iter().position(|there| there.bid == *bid)?;
        let working = Working { assessment: self, procurement, lot, at, bid: lot.bids.get(at)? };
        match subject {
            Subject::Total => Some(working.total()),
            Subject::Deciding => working.deciding(),
            Subject::Criterion(id) => {
                let node = self.scheme.node(id)?;
                if node.is_group {
                    return Some(working.section(node));
                }
                let leaf = self.scheme.leaves().get(node.leaves.start)?;
                Some(working.question(node, leaf))
            }
        }
    }
}

struct Working<'a> {
    assessment: &'a Assessment,
    procurement: &'a Procurement,
    lot: &'a LotResult,
    /// The bid's position in the lot.
    at: usize,
    bid: &'a BidResult,
}

impl Working<'_> {
    fn shown(&self, figure: &Exact) -> String {
        let rounding = self.assessment.scheme.rounding();
        figure.fixed(rounding.places, rounding.mode)
    }

    /// Why there is no sum, in a sentence: what is not complete, and what has no points because the
    /// bid is not compared with others.
    fn why_no_sum(&self, missing: &[&Node]) -> String {
        let not_compared = |node: &&Node| {
            let mut points = node.leaves.clone().map(|leaf| self.lot.points(self.at, leaf));
            points.all(|points| matches!(points, Points::Scored { .. } | Points::NotCompared))
        };
        let titles = |nodes: Vec<&&Node>| -> Vec<String> {
            nodes.iter().map(|node| format!("“{}”", node.title)).collect()
        };
        let (relative, open): (Vec<_>, Vec<_>) =
            missing.iter().partition(|node| not_compared(node));
        let (relative, open) = (titles(relative), titles(open));
        let name = &self.bid.name;
        if open.is_empty() {
            return format!(
                "{name} has no points here: those on {} are relative, and it is not compared with others.",
                list(&relative)
            );
        }
        let are = if open.len() == 1 { "is" } else { "are" };
        format!("{name} has no points here yet: {} {are} not complete.", list(&open))
    }

    /// A sum of the points on what stands directly inside a section, or at the top.
    fn added(&self, title: String, inside: &[&Node], sum: Option<&Sum>) -> Workings {
        let name = &self.bid.name;
        // What earns no points adds none; it counts only in that something is missing of it.
        let parts: Vec<(&Node, Option<Sum>)> = inside
            .iter()
            .map(|node| (*node, self.lot.node_points(self.at, node)))
            .filter(|(node, points)| node.is_group || node.weight.is_some() || points.is_none())
            .collect();
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
                let missing = parts.iter().filter(|(_, points)| points.is_none());
                let missing: Vec<&Node> = missing.map(|(node, _)| *node).collect();
                (self.why_no_sum(&missing), Vec::new())
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
            figure: "points",
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
        let to = self.assessment.scheme.rounding().places_in_words();
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
        let all = 0..self.assessment.scheme.leaves().len();
        let sum = self.lot.sheet.sum(self.at, all, Which::Counted);
        self.added(format!("{}, total", self.bid.name), &top, sum.as_ref())
    }

    /// The figure that decides, where it is not the sum of points.
    fn deciding(&self) -> Option<Workings> {
        let scheme = &self.assessment.scheme;
        let rule = &scheme.award().rule;
        let price = scheme.leaves().iter().position(|leaf| Some(&leaf.id) == rule.price())?;
        let price = self.lot.sheet.field.price(price, self.at);
        let points = self.lot.sheet.final_total(self.at);
        let points = points.as_deref();
        let name = rule.figure_in_words();
        let points_are = match scheme.rounding().stage {
            Stage::Leaf | Stage::Total => "points",
            Stage::TotalAsRounded => "points, final as rounded",
        };
        let mut inputs = vec![
            input(points_are, points.map_or_else(|| "none yet".to_owned(), plain_and_exact)),
            input("price", price.map_or_else(|| "none yet".to_owned(), pounds)),
        ];
        let (formula, calculation) = match rule {
            AwardRule::HighestTotal => return None,
            AwardRule::PricePerQualityPoint { .. } => (
                "price ÷ points; the smallest is first",
                Some(format!("{} ÷ {}", in_formula(price?), in_formula(points?))),
            ),
            AwardRule::QualityAdjustedScore { reference, .. } => {
                let reference = reference.map(Money::exact).unwrap_or_default();
                inputs.push(input("reference price", pounds(&reference)));
                (
                    "points × reference price ÷ price; the largest is first",
                    Some(format!(
                        "{} × {} ÷ {}",
                        in_formula(points?),
                        in_formula(&reference),
                        in_formula(price?)
                    )),
                )
            }
            AwardRule::PriceAfterQualityValue { .. } => {
                let value = figure::quality_value(scheme, &self.lot.sheet, self.at);
                inputs.push(input(
                    "value of the levels agreed",
                    value.as_ref().map_or_else(|| "none yet".to_owned(), pounds),
                ));
                (
                    "price − value of the levels agreed; the smallest is first",
                    value.and_then(|value| {
                        Some(format!("{} − {}", in_formula(price?), in_formula(&value)))
                    }),
                )
            }
        };
        let exact = self.bid.figure.as_ref();
        Some(Workings {
            bid: self.bid.bid.clone(),
            criterion: None,
            title: format!("{}, {name}", self.bid.name),
            figure: name,
            shown: exact.map(|figure| self.shown(figure)),
            exact: exact.map(ToString::to_string),
            short: match exact {
                Some(figure) => {
                    let shown = self.assessment.deciding_in_words(figure);
                    format!("The {name} of {} is {shown}.", self.bid.name)
                }
                None if self.bid.standing == Standing::NoFigure => {
                    words::no_figure(scheme, self.lot, self.at)
                }
                None => format!("{} has no {name} yet.", self.bid.name),
            },
            formula: formula.to_owned(),
            inputs,
            steps: match (exact, calculation) {
                (Some(figure), Some(calculation)) => vec![
                    format!("{calculation} = {}", plain_and_exact(figure)),
                    self.rounding_step(figure),
                ],
                _ => Vec::new(),
            },
        })
    }

    fn section(&self, section: &Node) -> Workings {
        let after = self.assessment.scheme.nodes().iter().skip_while(|node| node.id != section.id);
        let inside: Vec<&Node> = after
            .skip(1)
            .take_while(|node| node.depth > section.depth)
            .filter(|node| node.depth == section.depth + 1)
            .collect();
        let sum = self.lot.node_points(self.at, section);
        let title = format!("{}, {}", self.bid.name, section.title);
        let mut workings = self.added(title, &inside, sum.as_ref());
        workings.criterion = Some(section.id.clone());
        workings
    }

    fn question(&self, node: &Node, leaf: &Leaf) -> Workings {
        let mut made = Derivation::default();
        if node.weight.is_some() {
            made.input(
                "points available",
                format!(
                    "{} ({})",
                    plain_and_exact(&leaf.available),
                    self.assessment.scheme.share_in_words(node)
                ),
            );
        }
        self.method(&mut made, node, leaf);
        let points = self.lot.points(self.at, node.leaves.start);
        let (name, available) = (&self.bid.name, plain(&leaf.available));
        let short = match &points {
            Points::Scored { exact, counted } if node.weight.is_some() => {
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
                let why = why_none(self.lot, self.at, node, other).unwrap_or_default();
                match why {
                    "passed" | "failed" => format!("{name} {why} “{}”.", leaf.title),
                    "not scored" => format!("{name}: {}.", made.because),
                    why => format!("{name} has no points on “{}”: {why}.", leaf.title),
                }
            }
        };
        let counted = points.counted().filter(|_| node.weight.is_some());
        Workings {
            bid: self.bid.bid.clone(),
            criterion: Some(leaf.id.clone()),
            title: format!("{name}, {}", leaf.title),
            figure: "points",
            shown: counted.map(|counted| self.shown(counted)),
            exact: counted.map(ToString::to_string),
            short,
            formula: words::method(leaf),
            inputs: made.inputs,
            steps: if points.counted().is_some() { made.steps } else { Vec::new() },
        }
    }
}
