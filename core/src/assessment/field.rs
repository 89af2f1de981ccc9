//! What the bids for one lot give on each question, gathered once.

use std::collections::HashMap;

use crate::bid::Bid;
use crate::id::{LevelId, LotId};
use crate::number::{Exact, Money, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{LeafKind, LockedScheme};

/// The bids for one lot, question by question.
pub(super) struct Field<'a> {
    pub(super) bids: Vec<&'a Bid>,
    /// For each question, what each bid gives on it.
    columns: Vec<Vec<Given>>,
}

/// What a bid gives on a question.
pub(super) enum Given {
    /// Its price, if it has one.
    Price(Option<Exact>),
    /// The share of the points of the level that was agreed, if one was.
    Level(Option<Exact>),
    /// How much it offers; nothing where it says nothing.
    Offer(Exact),
}

impl Given {
    /// The price, where this is one.
    pub(super) fn price(&self) -> Option<&Exact> {
        match self {
            Self::Price(price) => price.as_ref(),
            _ => None,
        }
    }
}

impl<'a> Field<'a> {
    pub(super) fn gather(procurement: &'a Procurement, scheme: &LockedScheme, lot: &LotId) -> Self {
        let bids: Vec<&Bid> = procurement.bids.iter().filter(|bid| bid.lot == *lot).collect();
        let scores: HashMap<(&str, &str), &LevelId> = procurement
            .evaluation
            .scores
            .iter()
            .map(|score| ((score.bid.as_str(), score.criterion.as_str()), &score.level))
            .collect();
        let columns = scheme.leaves().iter().map(|leaf| {
            let given = |bid: &&Bid| match &leaf.kind {
                LeafKind::Price(_) => Given::Price(bid.price(&leaf.id).map(Money::exact)),
                LeafKind::Quality(levels) => {
                    let level = scores.get(&(bid.id.as_str(), leaf.id.as_str()));
                    let level = level.and_then(|id| levels.iter().find(|level| level.id == **id));
                    Given::Level(level.map(|level| level.share.clone()))
                }
                LeafKind::Commitment(rule) => {
                    let offer = bid.commitment(&rule.measure).and_then(|offer| offer.quantity);
                    Given::Offer(offer.map_or(Exact::ZERO, Quantity::exact))
                }
            };
            bids.iter().map(given).collect()
        });
        Self { columns: columns.collect(), bids }
    }

    /// What each bid gives on the question at this position.
    pub(super) fn column(&self, leaf: usize) -> &[Given] {
        self.columns.get(leaf).map_or(&[], Vec::as_slice)
    }

    /// What one bid gives on the question at this position.
    pub(super) fn given(&self, leaf: usize, bid: usize) -> Option<&Given> {
        self.column(leaf).get(bid)
    }
}
