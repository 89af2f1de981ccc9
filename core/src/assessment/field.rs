//! What the bids for one lot give on each question, gathered once.

use std::collections::HashMap;

use crate::bid::Bid;
use crate::id::{LevelId, LotId};
use crate::number::{Exact, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{LeafKind, LockedScheme, PassFail};

use super::overlaps::Shared;

/// The bids for one lot, question by question.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// How many bids there are.
    pub(super) bids: usize,
    /// For each question, what each bid gives on it.
    columns: Vec<Column>,
}

/// What each bid gives on one question.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// Its price, where there is one.
    Prices(Vec<Option<Exact>>),
    /// Which of the question's levels was agreed, where one was.
    Levels(Vec<Option<usize>>),
    /// Whether it passes, where people have said.
    Judged(Vec<Option<bool>>),
    /// How much it offers; nothing where it says nothing.
    Offers(Offers),
    /// What its commitments are worth together, in pounds.
    Worth(Vec<Exact>),
}

/// How much of one measure each bid offers.
#[derive(Clone, Debug)]
pub(super) struct Offers {
    /// As offered.
    pub(super) offered: Vec<Quantity>,
    /// What is left after things that count under a measure listed earlier; only for the bids of
    /// which something is taken off.
    pub(super) left: HashMap<usize, Exact>,
}

impl Offers {
    /// How much of an offer counts under its own measure.
    pub(super) fn own(&self, bid: usize) -> Exact {
        self.left.get(&bid).cloned().unwrap_or_else(|| {
            self.offered.get(bid).copied().map(Quantity::exact).unwrap_or_default()
        })
    }
}

impl Field {
    pub(super) fn gather(procurement: &Procurement, scheme: &LockedScheme, bids: &[&Bid]) -> Self {
        let levels = Levels::of(procurement, scheme, bids);
        let shared: Vec<Shared> = bids.iter().map(|bid| Shared::of(bid, scheme)).collect();
        let columns = scheme.leaves().iter().enumerate().map(|(at, leaf)| match &leaf.kind {
            LeafKind::Price(question) => Column::Prices(
                bids.iter()
                    .map(|bid| {
                        bid.price_offer(&leaf.id).and_then(|price| price.evaluated(question))
                    })
                    .collect(),
            ),
            LeafKind::Quality(scale) => {
                let position = |id: &LevelId| scale.levels.iter().position(|level| level.id == *id);
                Column::Levels(levels.of_leaf(at, position))
            }
            LeafKind::PassFail => {
                let passed = |id: &LevelId| match id.as_str() {
                    PassFail::PASS => Some(true),
                    PassFail::FAIL => Some(false),
                    _ => None,
                };
                Column::Judged(levels.of_leaf(at, passed))
            }
            LeafKind::Commitment(rule) => {
                let measure = scheme.measures().iter().position(|measure| *measure == rule.measure);
                let left = shared
                    .iter()
                    .enumerate()
                    .filter_map(|(bid, shared)| Some((bid, shared.left(measure?)?.clone())));
                Column::Offers(Offers {
                    offered: bids.iter().map(|bid| bid.offered(&rule.measure)).collect(),
                    left: left.collect(),
                })
            }
            LeafKind::Value(value) => Column::Worth(
                bids.iter()
                    .zip(&shared)
                    .map(|(bid, shared)| {
                        value.worth(|id| {
                            let at = scheme.measures().iter().position(|measure| measure == id);
                            let left = at.and_then(|at| shared.left(at)).cloned();
                            left.unwrap_or_else(|| bid.offered(id).exact())
                        })
                    })
                    .collect(),
            ),
        });
        Self { columns: columns.collect(), bids: bids.len() }
    }

    /// The bids for a lot, in the order of the procurement.
    pub(super) fn bids_for<'a>(procurement: &'a Procurement, lot: &LotId) -> Vec<&'a Bid> {
        procurement.bids.iter().filter(|bid| bid.lot == *lot).collect()
    }

    /// What each bid gives on the question at this position.
    pub(super) fn column(&self, leaf: usize) -> Option<&Column> {
        self.columns.get(leaf)
    }

    /// What the bids give, question by question.
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A bid's price on the question at this position.
    pub(super) fn price(&self, leaf: usize, bid: usize) -> Option<&Exact> {
        match self.column(leaf)? {
            Column::Prices(prices) => prices.get(bid)?.as_ref(),
            _ => None,
        }
    }
}

/// The agreed levels, by question and bid.
struct Levels<'a> {
    bids: usize,
    /// Question after question, bid after bid.
    levels: Vec<Option<&'a LevelId>>,
}

impl<'a> Levels<'a> {
    fn of(procurement: &'a Procurement, scheme: &LockedScheme, bids: &[&Bid]) -> Self {
        let bid_at: HashMap<&str, usize> =
            bids.iter().enumerate().map(|(at, bid)| (bid.id.as_str(), at)).collect();
        let leaves = scheme.leaves();
        let leaf_at: HashMap<&str, usize> =
            leaves.iter().enumerate().map(|(at, leaf)| (leaf.id.as_str(), at)).collect();
        let mut levels = vec![None; leaves.len() * bids.len()];
        let mut last: (&str, Option<usize>) = ("", None);
        for score in &procurement.evaluation.scores {
            // Scores mostly come bid by bid.
            let id = score.bid.as_str();
            if last.0 != id {
                last = (id, bid_at.get(id).copied());
            }
            let (Some(bid), Some(leaf)) = (last.1, leaf_at.get(score.criterion.as_str())) else {
                continue;
            };
            if let Some(level) = levels.get_mut(leaf * bids.len() + bid) {
                *level = Some(&score.level);
            }
        }
        Self { bids: bids.len(), levels }
    }

    fn of_leaf<T>(&self, leaf: usize, read: impl Fn(&LevelId) -> Option<T>) -> Vec<Option<T>> {
        let from = leaf * self.bids;
        let own = self.levels.get(from..from + self.bids).unwrap_or_default();
        own.iter().map(|level| level.and_then(&read)).collect()
    }
}
