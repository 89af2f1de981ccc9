//! The result as plain text and figures: what the command line prints, what JavaScript gets, and
//! what a screen shows, all the same.

use serde::Serialize;

use crate::evaluation::{About, Decision, Draw, Ground, Outcome, Withdrawn};
use crate::id::{BidId, CriterionId, LotId, MeasureId};
use crate::number::{Exact, Quantity, Sum};
use crate::procurement::Procurement;
use crate::scheme::{LeafKind, LockedScheme, Node};

use super::{
    Assessment, AwardReport, BidResult, Finding, LotAward, LotResult, Points, Reading, Standing,
    words,
};

/// The whole result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Which way findings that nobody has decided yet were taken.
    pub reading: Reading,
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
    /// The least share of all points that a bid must reach, a percentage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// What decides who is first, how many are awarded, and what follows, in sentences.
    pub award: Vec<String>,
    /// What the figure that decides is called: `total points` unless the award rule has its own.
    pub deciding_figure: &'static str,
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
    /// Its weight as stated: a percentage, or points. None for a question that earns no points.
    pub weight: Option<String>,
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
    /// Who is awarded the lot by the scheme's rules.
    pub award: AwardReport,
    /// All bids for the lot: those that are ranked first, by rank.
    pub bids: Vec<BidReport>,
    /// What relative points are relative to.
    pub comparisons: Vec<ComparisonReport>,
    /// What people have to decide, or have decided.
    pub findings: Vec<FindingReport>,
    /// Lots that people drew between its bids.
    pub draws: Vec<Draw>,
    /// Its bids that were withdrawn after results.
    pub withdrawals: Vec<Withdrawn>,
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
    /// Where it stands: `ranked`, `incomplete`, `no_figure`, `set_aside`, `excluded` or `withdrawn`.
    pub standing: &'static str,
    /// The same in words.
    pub standing_in_words: String,
    /// Its rank, from 1.
    pub rank: Option<usize>,
    /// Whether another bid has the same rank.
    pub rank_is_shared: bool,
    /// All its points together; none while something is missing.
    pub total: Option<Figure>,
    /// The figure that decides, where the award rule has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deciding: Option<Figure>,
    /// The same as people write it: `£12,345.60`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deciding_in_words: Option<String>,
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
    /// Why there are none, or whether a question that earns none is passed: `no price`,
    /// `no score yet`, `not compared`, `passed`, `failed`, `not scored`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_none: Option<&'static str>,
}

/// What the points on a question are relative to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonReport {
    /// The question.
    pub criterion: CriterionId,
    /// Which figure, such as `lowest price`.
    pub name: &'static str,
    /// The figure as people write it: `£1,080,000`, `120 tonnes`.
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
    /// On which section or question; none for the whole award.
    pub criterion: Option<CriterionId>,
    /// What a decision is about: `price_missing`, `sum_differs`, `over_budget`, `abnormally_low`,
    /// `failed`, `below_minimum` or `beyond_limit`.
    pub kind: &'static str,
    /// The same.
    #[serde(skip)]
    pub about: About,
    /// Whether it is not found now, and only an exclusion is left of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only_excluded: bool,
    /// What, in a sentence.
    pub sentence: String,
    /// What an acceptance of it rests on, exactly: the bid's figure, and what it is held against.
    pub figures: String,
    /// What was decided, if anything.
    pub decision: Option<DecisionReport>,
    /// Whether somebody has to decide before the result is final.
    pub open: bool,
}

/// What was decided about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionReport {
    /// What.
    pub outcome: Outcome,
    /// On which ground, for an exclusion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub decided_by: String,
    /// Approved by whom; may be empty.
    pub approved_by: String,
    /// Whether other figures were accepted than the finding has now: that decides nothing any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outdated: bool,
}

impl Assessment {
    /// The whole result as text and figures.
    #[must_use]
    pub fn report(&self, procurement: &Procurement) -> Report {
        let scheme = &self.scheme;
        let lots = self.lots.iter().zip(&self.awards);
        Report {
            reading: self.reading,
            title: procurement.details.title.clone(),
            authority: procurement.details.authority.clone(),
            statement: Statement {
                points: crate::number::plain(scheme.points()),
                rounding: scheme.rounding().in_words(&scheme.award().rule),
                tie_break: scheme
                    .tie_break()
                    .iter()
                    .map(|step| step.in_words(&|id| scheme.called(id)))
                    .collect(),
                below_minimum: scheme.below_minimum().in_words(),
                minimum: procurement.scheme.minimum.map(|minimum| minimum.to_string()),
                award: scheme.award().in_words(scheme.rounding(), &|id| scheme.called(id)),
                deciding_figure: scheme.award().rule.figure_in_words(),
                moderation: "Scores were entered without moderation.".to_owned(),
            },
            criteria: scheme.nodes().iter().map(|node| self.criterion(node)).collect(),
            lots: lots.map(|(lot, award)| self.lot(procurement, lot, award)).collect(),
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
            weight: node.weight.map(|weight| weight.to_string()),
            share_of_award: node.of_award.to_string(),
            share_in_words: self.scheme.share_in_words(node),
            points_available: self.figure(&node.available),
            method: leaf.map(words::method),
            measure: leaf.and_then(|leaf| leaf.measure().cloned()),
            minimum: node.minimum.map(|minimum| minimum.to_string()),
        }
    }

    fn lot(&self, procurement: &Procurement, lot: &LotResult, award: &LotAward) -> LotReport {
        let id = |at: &usize| lot.bids.get(*at).map(|bid| bid.bid.clone());
        let ids = |bids: &[usize]| bids.iter().filter_map(id).collect();
        let mut is_ranked = vec![false; lot.bids.len()];
        for at in &lot.ranking {
            if let Some(ranked) = is_ranked.get_mut(*at) {
                *ranked = true;
            }
        }
        let unranked = (0..lot.bids.len()).filter(|at| is_ranked.get(*at) == Some(&false));
        let order = lot.ranking.iter().copied().chain(unranked);
        let said = &procurement.evaluation;
        LotReport {
            lot: lot.lot.clone(),
            title: self.title(lot).to_owned(),
            provisional: lot.is_provisional(),
            ranking: ids(&lot.ranking),
            award: self.award_report(lot, award),
            bids: order.filter_map(|at| self.bid_report(procurement, lot, at)).collect(),
            comparisons: self.comparisons(lot),
            findings: lot
                .findings
                .iter()
                .filter_map(|finding| {
                    Some(FindingReport {
                        bid: id(&finding.bid)?,
                        criterion: finding.criterion.clone(),
                        kind: finding.kind.about().code(),
                        about: finding.kind.about(),
                        only_excluded: matches!(finding.kind, super::FindingKind::Excluded { .. }),
                        sentence: words::finding(&self.scheme, lot, finding),
                        figures: finding.kind.figures(),
                        decision: finding.decision.as_ref().map(|it| decision(finding, it)),
                        open: finding.is_open,
                    })
                })
                .collect(),
            draws: said
                .draws
                .iter()
                .filter(|draw| draw.order.iter().any(|bid| lot.bid(bid).is_some()))
                .cloned()
                .collect(),
            withdrawals: said
                .withdrawals
                .iter()
                .filter(|withdrawn| lot.bid(&withdrawn.bid).is_some())
                .cloned()
                .collect(),
            notes: notes(&self.scheme, lot, award)
                .into_iter()
                .chain(self.moved_from_elsewhere(procurement, lot))
                .collect(),
        }
    }

    fn comparisons(&self, lot: &LotResult) -> Vec<ComparisonReport> {
        let id = |at: &usize| lot.bids.get(*at).map(|bid| bid.bid.clone());
        let leaves = self.scheme.leaves().iter().enumerate();
        leaves
            .flat_map(|(at, leaf)| lot.comparisons(at).iter().map(move |figure| (leaf, figure)))
            .map(|(leaf, comparison)| ComparisonReport {
                criterion: leaf.id.clone(),
                name: comparison.against.in_words(),
                figure: words::compared(leaf, &comparison.figure),
                exact: comparison.figure.to_string(),
                bids: comparison.set_by.iter().filter_map(id).collect(),
            })
            .collect()
    }

    fn bid_report(
        &self,
        procurement: &Procurement,
        lot: &LotResult,
        at: usize,
    ) -> Option<BidReport> {
        let bid = lot.bids.get(at)?;
        let (standing, in_words, rank, shared) = standing(bid);
        let offers = procurement.bid(&bid.bid);
        let total =
            || Some(Figure { shown: lot.shown_total(at)?, exact: lot.total(at)?.to_string() });
        Some(BidReport {
            bid: bid.bid.clone(),
            name: bid.name.clone(),
            standing,
            standing_in_words: in_words,
            rank,
            rank_is_shared: shared,
            total: total(),
            deciding: bid.figure.as_ref().map(|figure| self.figure(figure)),
            deciding_in_words: bid.figure.as_ref().map(|figure| self.deciding_in_words(figure)),
            points: self.scheme.nodes().iter().map(|node| self.points(lot, at, node)).collect(),
            nothing_offered: self
                .scheme
                .leaves()
                .iter()
                .filter(|leaf| match &leaf.kind {
                    LeafKind::Commitment(rule) => {
                        offers.is_none_or(|offers| Quantity::is_zero(offers.offered(&rule.measure)))
                    }
                    _ => false,
                })
                .map(|leaf| leaf.id.clone())
                .collect(),
        })
    }

    fn points(&self, lot: &LotResult, bid: usize, node: &Node) -> PointsReport {
        let (points, why_none) = if node.is_group {
            (lot.node_points(bid, node).map(|sum| self.sum(&sum)), None)
        } else {
            let points = lot.points(bid, node.leaves.start);
            let shown = points.counted().filter(|_| node.weight.is_some());
            (shown.map(|counted| self.figure(counted)), why_none(lot, bid, node, &points))
        };
        PointsReport { criterion: node.id.clone(), points, why_none }
    }
}

pub(super) fn why_none(
    lot: &LotResult,
    bid: usize,
    node: &Node,
    points: &Points,
) -> Option<&'static str> {
    match points {
        Points::Scored { .. } if node.weight.is_some() => None,
        Points::Scored { .. } => Some(match lot.sheet.judged(bid, node.leaves.start) {
            Some(true) => "passed",
            Some(false) => "failed",
            None => "not scored",
        }),
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
        Standing::NoFigure => ("no_figure", "not ranked".to_owned(), None, false),
        Standing::SetAside => ("set_aside", "set aside".to_owned(), None, false),
        Standing::Excluded => ("excluded", "excluded".to_owned(), None, false),
        Standing::Withdrawn => ("withdrawn", "withdrawn".to_owned(), None, false),
    }
}

fn decision(about: &Finding, decision: &Decision) -> DecisionReport {
    DecisionReport {
        outdated: about.outdated,
        outcome: decision.outcome,
        ground: decision.ground,
        reason: decision.reason.clone(),
        decided_by: decision.decided_by.clone(),
        approved_by: decision.approved_by.clone(),
    }
}

fn notes(scheme: &LockedScheme, lot: &LotResult, award: &LotAward) -> Vec<String> {
    let ties = lot.ties.iter().map(|tie| words::tie(scheme, lot, tie));
    let roundings = lot.roundings.iter().map(|effect| words::effect(lot, *effect));
    let bids = lot.bids.iter().enumerate();
    let without = bids.filter(|(_, bid)| bid.standing == Standing::NoFigure);
    let without = without.map(|(at, _)| words::no_figure(scheme, lot, at));
    words::close(scheme, lot, award)
        .into_iter()
        .chain(ties)
        .chain(roundings)
        .chain(without)
        .collect()
}
