//! A locked scheme applied to bids: points, ranks, findings. Always derived, never stored as truth.
//!
//! The engine reports and people decide. What it finds about a bid ([`Finding`]) leaves the result
//! provisional until a person has decided; meanwhile it is computed as the scheme's stated
//! consequence says ([`Reading::AsStated`]), and the other reading can be had as well.

mod assess;
mod overlaps;
mod field;
mod comparisons;
mod findings;
mod scoring;
mod bounds;
mod sheet;
mod minimums;
mod figure;
mod ranking;
mod award;
mod deciders;
mod words;
mod outcome;
mod report;
mod decided;
mod same;
mod workings;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::Serialize;

use crate::id::{BidId, LotId, SupplierId};
use crate::number::{Exact, Sum};
use crate::procurement::Procurement;
use crate::scheme::{Comparison, LockedScheme, Node, TieBreak};

use sheet::{Sheet, Which};

pub use assess::{Assessor, assess};
pub(crate) use assess::{PointsOn, figures_found, points_on};
pub use award::{LotAward, OrderOutcome};
pub use deciders::{Decider, DeciderSearch, deciders, deciders_in_words};
pub use findings::{Finding, FindingKind};
pub use outcome::{AwardReport, OrderReport, PEOPLE_DECIDE, WinnersReport};
pub use report::{
    BidReport, ComparisonReport, CriterionReport, DecisionReport, Figure, FindingReport, LotReport,
    PointsReport, Report, Statement,
};
pub(crate) use words::about_words;
pub use workings::{Subject, Workings};

/// The result of a procurement: a scheme applied to its bids.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The scheme that was applied.
    pub scheme: Arc<LockedScheme>,
    /// Which way undecided findings were taken.
    pub reading: Reading,
    /// The results, lot by lot, in the order in which the scheme states the lots.
    pub lots: Vec<LotResult>,
    /// Who is awarded what by the scheme's rules, lot by lot.
    pub awards: Vec<LotAward>,
}

/// Which way undecided findings are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// As the scheme's stated consequence says.
    #[default]
    AsStated,
    /// The other way: bids that are set aside stay in, and those that are only reported are out.
    Other,
}

/// The result of one lot.
#[derive(Clone, Debug)]
pub struct LotResult {
    /// The lot.
    pub lot: LotId,
    /// The bids for it, in the order of the procurement.
    pub bids: Vec<BidResult>,
    /// Positions in `bids`, the first first: those that are ranked.
    pub ranking: Vec<usize>,
    /// What people have to decide, or have decided.
    pub findings: Vec<Finding>,
    /// Bids with equal figures.
    pub ties: Vec<Tie>,
    /// Where rounding changed how two bids stand.
    pub roundings: Vec<RoundingEffect>,
    sheet: Sheet,
}

impl LotResult {
    /// Whether anything is still undecided or not yet entered.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.findings.iter().any(|finding| finding.is_open)
            || self.bids.iter().any(|bid| bid.standing == Standing::Incomplete)
    }

    /// The result of one bid.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> Option<&BidResult> {
        self.bids.iter().find(|bid| bid.bid == *id)
    }

    /// What the points on the question at this position are relative to, over the bids used for
    /// comparison; nothing for a question whose points depend on no other bid.
    #[must_use]
    pub fn comparisons(&self, leaf: usize) -> &[Comparison] {
        self.sheet.comparisons.get(leaf).map_or(&[], Vec::as_slice)
    }

    /// Whether the bid at this position is used for comparison.
    #[must_use]
    pub fn is_compared(&self, bid: usize) -> bool {
        self.sheet.compared.get(bid) == Some(&true)
    }

    /// The points of a bid on a question, both as positions.
    #[must_use]
    pub fn points(&self, bid: usize, leaf: usize) -> Points {
        self.sheet.points(bid, leaf)
    }

    /// All points of a bid together, exactly; `None` while a question has none.
    #[must_use]
    pub fn exact_total(&self, bid: usize) -> Option<&Exact> {
        self.sheet.total(bid, Which::Exact)
    }

    /// The same as the scheme counts it: the sum of rounded points where each question is rounded.
    #[must_use]
    pub fn total(&self, bid: usize) -> Option<&Exact> {
        self.sheet.total(bid, Which::Counted)
    }

    /// The same rounded as it is shown; cheaper than rounding the total.
    #[must_use]
    pub fn shown_total(&self, bid: usize) -> Option<String> {
        self.sheet.shown(bid)
    }

    /// The position of a bid in this lot.
    #[must_use]
    pub fn position(&self, id: &BidId) -> Option<usize> {
        self.bids.iter().position(|bid| bid.bid == *id)
    }

    /// The points of a bid on a section or question, as the scheme counts them; `None` while
    /// anything in it has no points.
    #[must_use]
    pub fn node_points(&self, bid: usize, node: &Node) -> Option<Sum> {
        self.sheet.sum(bid, node.leaves.clone(), Which::Counted)
    }
}

/// The result of one bid.
#[derive(Clone, Debug)]
pub struct BidResult {
    /// The bid.
    pub bid: BidId,
    /// Whose it is.
    pub supplier: SupplierId,
    /// What to call it.
    pub name: String,
    /// The figure that decides, where the award rule has one of its own; `None` under the highest
    /// total, and while something is missing.
    pub figure: Option<Exact>,
    /// Where it stands.
    pub standing: Standing,
}

/// The points of one bid on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// Scored.
    Scored {
        /// The exact points.
        exact: Exact,
        /// As the scheme counts them: rounded where each question is rounded, else the same.
        counted: Exact,
    },
    /// No price is given. It is never taken as £0.
    PriceMissing,
    /// No agreed score is entered yet.
    ScoreMissing,
    /// The bid is not among those used for comparison, so relative points have no meaning for it.
    NotCompared,
}

impl Points {
    /// The points as the scheme counts them, if there are any.
    #[must_use]
    pub fn counted(&self) -> Option<&Exact> {
        match self {
            Self::Scored { counted, .. } => Some(counted),
            _ => None,
        }
    }

    /// The exact points, if there are any.
    #[must_use]
    pub fn exact(&self) -> Option<&Exact> {
        match self {
            Self::Scored { exact, .. } => Some(exact),
            _ => None,
        }
    }
}

/// Where a bid stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Ranked.
    Ranked {
        /// Its rank, from 1; bids that stay equal share one.
        rank: usize,
        /// Whether another bid has the same rank.
        shared: bool,
    },
    /// Something is missing, so it has no total yet.
    Incomplete,
    /// Nothing is missing, and the award rule gives it no figure to be ranked by: its price can only
    /// be divided by more than 0 points, and it has no more.
    NoFigure,
    /// It misses a minimum and the scheme sets it aside until a person decides.
    SetAside,
    /// A person excluded it.
    Excluded,
    /// It was withdrawn after results.
    Withdrawn,
}

/// Bids with equal figures, and what the ladder made of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The bids, in the order in which the ladder leaves them.
    pub bids: Vec<usize>,
    /// The steps that told some of them apart.
    pub decided_by: Vec<TieBreak>,
    /// Those that no step told apart, group by group.
    pub left_equal: Vec<Vec<usize>>,
    /// Whether the ladder ends in drawing lots, which people do.
    pub lots_to_be_drawn: bool,
}

/// What rounding did between two bids in the ranking: neighbours, but where it turned round two that are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundingEffect {
    /// The bid that stands first: a position in [`LotResult::bids`].
    pub first: usize,
    /// One behind it, or beside it.
    pub second: usize,
    /// What.
    pub effect: Effect,
}

/// What rounding can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Exact totals differ; rounded ones are equal and decide.
    MadeTie,
    /// Exact totals are equal; rounded ones differ and decide.
    BrokeTie,
    /// Rounded totals put them the other way round than exact ones.
    TurnedRound,
    /// Totals are shown as equal; the exact ones differ and decide.
    HidesDifference,
}

impl Assessment {
    /// The result of a bid, with its lot.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> Option<(&LotResult, &BidResult)> {
        self.lots.iter().find_map(|lot| lot.bid(id).map(|bid| (lot, bid)))
    }

    /// The awards under every order in which the lots can be taken, where one supplier may not win
    /// them all: each distinct outcome with the orders that lead to it, as positions in `lots`.
    /// `None` where the order changes nothing by the scheme's rules, or with more than six lots.
    #[must_use]
    pub fn award_orders(&self, procurement: &Procurement) -> Option<Vec<OrderOutcome>> {
        let award = self.scheme.award();
        if award.most_lots.is_none() || self.lots.len() < 2 {
            return None;
        }
        let mut found: Vec<OrderOutcome> = Vec::new();
        for order in award::orders(self.lots.len())? {
            let awards = award::awards(&self.lots, &self.scheme, procurement, &order);
            match found.iter_mut().find(|outcome| outcome.awards == awards) {
                Some(outcome) => outcome.orders.push(order),
                None => found.push(OrderOutcome { orders: vec![order], awards }),
            }
        }
        Some(found)
    }
}
