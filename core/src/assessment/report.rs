//! The result as plain text and figures: what the command line prints, what JavaScript gets, and
//! what a screen shows, all the same.

use serde::Serialize;

use crate::evaluation::{Decision, Outcome};
use crate::id::{BidId, CriterionId, LotId, MeasureId};
use crate::number::{Exact, Quantity, Sum};
use crate::procurement::Procurement;
use crate::scheme::{LeafKind, LockedScheme, Node};

use super::{Assessment, BidResult, LotResult, Points, Standing, node_points, words};

/// The whole result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The procurement's name.
    pub title: String,
    /// Who buys.
    pub authority: String,
    /// What the scheme states for every figure.
    pub statement: Statement,
    /// Sections and questions with what they are worth, sections before what is in them.
    pub criteria: Vec<CriterionReport>,
    /// The results, lot by lot.
    pub lots: Vec<LotReport>,
}

/// What holds for every figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The points that the whole award is worth.
    pub points: String,
    /// How figures are rounded, in a sentence.
    pub rounding: String,
    /// What decides between equal totals, step by step.
    pub tie_break: Vec<String>,
    /// What a missed minimum means, in a sentence.
    pub below_minimum: String,
    /// How scores came about, in a sentence.
    pub moderation: String,
}

/// A section or question, and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionReport {
    /// Its id.
    pub criterion: CriterionId,
    /// Its name.
    pub title: String,
    /// How many sections it stands in.
    pub depth: usize,
    /// Whether it is a section.
    pub section: bool,
    /// Its weight as stated, a percentage.
    pub weight: String,
    /// Its share of the whole award, as an exact fraction.
    pub share_of_award: String,
    /// The same in words, with the way it comes about.
    pub share_in_words: String,
    /// The points that can be had on it.
    pub points_available: Figure,
    /// How it is scored, for a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The measure that it scores, for a commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureId>,
    /// The minimum score, as a percentage of its points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
}

/// A figure, as shown and exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Rounded as the scheme says.
    pub shown: String,
    /// The exact fraction, such as `800/21`.
    pub exact: String,
}

/// The result of one lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LotReport {
    /// The lot.
    pub lot: LotId,
    /// Its name; empty where the contract is not divided.
    pub title: String,
    /// Whether anything is still undecided or not yet entered.
    pub provisional: bool,
    /// The bids that are ranked, the first first.
    pub ranking: Vec<BidId>,
    /// All bids for the lot: those that are ranked first, by rank.
    pub bids: Vec<BidReport>,
    /// What relative points are relative to.
    pub comparisons: Vec<ComparisonReport>,
    /// What people have to decide, or have decided.
    pub findings: Vec<FindingReport>,
    /// Ties, and what rounding did, in sentences.
    pub notes: Vec<String>,
}

/// The result of one bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BidReport {
    /// The bid.
    pub bid: BidId,
    /// What to call it.
    pub name: String,
    /// Where it stands: `ranked`, `incomplete`, `set_aside` or `excluded`.
    pub standing: &'static str,
    /// The same in words.
    pub standing_in_words: String,
    /// Its rank, from 1.
    pub rank: Option<usize>,
    /// Whether another bid has the same rank.
    pub rank_is_shared: bool,
    /// All its points together; none while something is missing.
    pub total: Option<Figure>,
    /// Its points, in the order of [`Report::criteria`].
    pub points: Vec<PointsReport>,
    /// Questions on measures of which it offers nothing, or nothing was entered: scored as 0.
    pub nothing_offered: Vec<CriterionId>,
}

/// The points of a bid on a section or question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointsReport {
    /// Which.
    pub criterion: CriterionId,
    /// Its points; none while something is missing.
    pub points: Option<Figure>,
    /// Why there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_none: Option<&'static str>,
}

/// What the points on a question are relative to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonReport {
    /// The question.
    pub criterion: CriterionId,
    /// The lowest price, or the most that counts, as people write it: `£1,080,000`, `120 tonnes`.
    pub figure: String,
    /// The same exactly.
    pub exact: String,
    /// Whose it is.
    pub bids: Vec<BidId>,
}

/// What was found about a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingReport {
    /// Which bid.
    pub bid: BidId,
    /// On which question.
    pub criterion: CriterionId,
    /// `price_missing`, `below_minimum` or `excluded`.
    pub kind: &'static str,
    /// What, in a sentence.
    pub sentence: String,
    /// What was decided, if anything.
    pub decision: Option<DecisionReport>,
}

/// What was decided about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionReport {
    /// What.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// By whom.
    pub decided_by: String,
}

impl Assessment {
    /// The whole result as text and figures.
    #[must_use]
    pub fn report(&self, procurement: &Procurement) -> Report {
        let scheme = &self.scheme;
        Report {
            title: procurement.details.title.clone(),
            authority: procurement.details.authority.clone(),
            statement: Statement {
                points: words::plain(scheme.points()),
                rounding: words::rounding(scheme.rounding()),
                tie_break: scheme
                    .tie_break()
                    .iter()
                    .map(|step| words::tie_step(scheme, step))
                    .collect(),
                below_minimum: words::below_minimum(scheme.below_minimum()),
                moderation: "Scores were entered without moderation.".to_owned(),
            },
            criteria: scheme.nodes().iter().map(|node| self.criterion(node)).collect(),
            lots: self.lots.iter().map(|lot| self.lot(procurement, lot)).collect(),
        }
    }

    fn figure(&self, exact: &Exact) -> Figure {
        let rounding = self.scheme.rounding();
        Figure { shown: exact.fixed(rounding.places, rounding.mode), exact: exact.to_string() }
    }

    fn sum(&self, sum: &Sum) -> Figure {
        let rounding = self.scheme.rounding();
        Figure { shown: sum.fixed(rounding.places, rounding.mode), exact: sum.exact().to_string() }
    }

    fn criterion(&self, node: &Node) -> CriterionReport {
        let leaf = (!node.is_group).then(|| self.scheme.leaves().get(node.leaves.start)).flatten();
        CriterionReport {
            criterion: node.id.clone(),
            title: node.title.clone(),
            depth: node.depth,
            section: node.is_group,
            weight: node.weight.to_string(),
            share_of_award: node.of_award.to_string(),
            share_in_words: words::share(&self.scheme, node),
            points_available: self.figure(&node.available),
            method: leaf.map(words::method),
            measure: leaf.and_then(|leaf| match &leaf.kind {
                LeafKind::Commitment(rule) => Some(rule.measure.clone()),
                _ => None,
            }),
            minimum: leaf.and_then(|leaf| leaf.minimum).map(|minimum| minimum.to_string()),
        }
    }

    fn lot(&self, procurement: &Procurement, lot: &LotResult) -> LotReport {
        let id = |at: &usize| lot.bids.get(*at).map(|bid| bid.bid.clone());
        let unranked = (0..lot.bids.len()).filter(|at| !lot.ranking.contains(at));
        let order = lot.ranking.iter().copied().chain(unranked);
        let leaves = self.scheme.leaves().iter();
        LotReport {
            lot: lot.lot.clone(),
            title: procurement
                .scheme
                .lot(&lot.lot)
                .map(|lot| lot.title.clone())
                .unwrap_or_default(),
            provisional: lot.is_provisional(),
            ranking: lot.ranking.iter().filter_map(id).collect(),
            bids: order
                .filter_map(|at| lot.bids.get(at))
                .map(|bid| self.bid_report(procurement, bid))
                .collect(),
            comparisons: leaves
                .zip(&lot.comparisons)
                .filter_map(|(leaf, comparison)| {
                    let comparison = comparison.as_ref()?;
                    Some(ComparisonReport {
                        criterion: leaf.id.clone(),
                        figure: words::compared(leaf, &comparison.figure),
                        exact: comparison.figure.to_string(),
                        bids: comparison.set_by.iter().filter_map(id).collect(),
                    })
                })
                .collect(),
            findings: lot
                .findings
                .iter()
                .filter_map(|finding| {
                    Some(FindingReport {
                        bid: id(&finding.bid)?,
                        criterion: finding.criterion.clone(),
                        kind: match finding.kind {
                            super::FindingKind::Excluded => "excluded",
                            super::FindingKind::PriceMissing => "price_missing",
                            super::FindingKind::BelowMinimum { .. } => "below_minimum",
                        },
                        sentence: words::finding(&self.scheme, lot, finding),
                        decision: finding.decision.as_ref().map(decision),
                    })
                })
                .collect(),
            notes: notes(&self.scheme, lot),
        }
    }

    fn bid_report(&self, procurement: &Procurement, bid: &BidResult) -> BidReport {
        let (standing, in_words, rank, shared) = standing(bid);
        let offers = procurement.bid(&bid.bid);
        BidReport {
            bid: bid.bid.clone(),
            name: bid.name.clone(),
            standing,
            standing_in_words: in_words,
            rank,
            rank_is_shared: shared,
            total: bid.total.as_ref().map(|total| self.sum(total)),
            points: self.scheme.nodes().iter().map(|node| self.points(bid, node)).collect(),
            nothing_offered: self
                .scheme
                .leaves()
                .iter()
                .filter(|leaf| match &leaf.kind {
                    LeafKind::Commitment(rule) => offers
                        .and_then(|offers| offers.commitment(&rule.measure)?.quantity)
                        .is_none_or(Quantity::is_zero),
                    _ => false,
                })
                .map(|leaf| leaf.id.clone())
                .collect(),
        }
    }

    fn points(&self, bid: &BidResult, node: &Node) -> PointsReport {
        let (points, why_none) = if node.is_group {
            (node_points(bid, node).map(|sum| self.sum(&sum)), None)
        } else {
            let points = bid.points.get(node.leaves.start);
            (
                points.and_then(Points::counted).map(|counted| self.figure(counted)),
                points.and_then(why_none),
            )
        };
        PointsReport { criterion: node.id.clone(), points, why_none }
    }
}

pub(super) fn why_none(points: &Points) -> Option<&'static str> {
    match points {
        Points::Scored { .. } => None,
        Points::PriceMissing => Some("no price"),
        Points::ScoreMissing => Some("no score yet"),
        Points::NotCompared => Some("not compared"),
    }
}

fn standing(bid: &BidResult) -> (&'static str, String, Option<usize>, bool) {
    match bid.standing {
        Standing::Ranked { rank, shared } => {
            let equal = if shared { " equal" } else { "" };
            ("ranked", format!("{rank}{equal}"), Some(rank), shared)
        }
        Standing::Incomplete => ("incomplete", "not complete".to_owned(), None, false),
        Standing::SetAside => ("set_aside", "set aside".to_owned(), None, false),
        Standing::Excluded => ("excluded", "excluded".to_owned(), None, false),
    }
}

fn decision(decision: &Decision) -> DecisionReport {
    DecisionReport {
        outcome: decision.outcome,
        reason: decision.reason.clone(),
        decided_by: decision.decided_by.clone(),
    }
}

fn notes(scheme: &LockedScheme, lot: &LotResult) -> Vec<String> {
    let ties = lot.ties.iter().map(|tie| words::tie(scheme, lot, tie));
    let roundings = lot.roundings.iter().map(|effect| words::effect(lot, *effect));
    ties.chain(roundings).collect()
}
