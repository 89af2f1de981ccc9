//! What the bids for one lot give on each question, gathered once.

use std::collections::BTreeMap;

use crate::number::{Exact, Quantity};
use crate::procurement::{Index, Procurement};
use crate::scheme::{LeafKind, LockedScheme};

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
    Levels(Vec<Option<u16>>),
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
    pub(super) left: BTreeMap<usize, Exact>,
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
    /// `bids` are the positions of the lot's bids in the procurement.
    pub(super) fn gather(
        procurement: &Procurement,
        scheme: &LockedScheme,
        index: &Index,
        bids: &[usize],
    ) -> Self {
        let all = || bids.iter().filter_map(|bid| procurement.bids.get(*bid));
        let scores = Scores::of(scheme, index, bids);
        let offers = Quantities::of(scheme, index, bids);
        let shared: Vec<Shared> = bids
            .iter()
            .map(|at| {
                let bid = procurement.bids.get(*at).filter(|_| index.shares(*at));
                bid.map(|bid| Shared::of(bid, scheme)).unwrap_or_default()
            })
            .collect();
        let columns = scheme.leaves().iter().enumerate().map(|(at, leaf)| match &leaf.kind {
            LeafKind::Price(question) => Column::Prices(
                all()
                    .map(|bid| {
                        bid.price_offer(&leaf.id).and_then(|price| price.evaluated(question))
                    })
                    .collect(),
            ),
            LeafKind::Quality(_) => Column::Levels(scores.of_leaf(at).to_vec()),
            LeafKind::PassFail => Column::Judged(
                scores.of_leaf(at).iter().map(|level| level.map(|level| level == 0)).collect(),
            ),
            LeafKind::Commitment(rule) => {
                let measure = scheme.measures().iter().position(|measure| *measure == rule.measure);
                let left = shared
                    .iter()
                    .enumerate()
                    .filter_map(|(bid, shared)| Some((bid, shared.left(measure?)?.clone())));
                Column::Offers(Offers {
                    offered: offers.of_measure(measure).to_vec(),
                    left: left.collect(),
                })
            }
            LeafKind::Value(value) => Column::Worth(
                shared
                    .iter()
                    .enumerate()
                    .map(|(bid, shared)| {
                        value.worth(|id| {
                            let at = scheme.measures().iter().position(|measure| measure == id);
                            let left = at.and_then(|at| shared.left(at)).cloned();
                            left.unwrap_or_else(|| {
                                offers
                                    .of_measure(at)
                                    .get(bid)
                                    .copied()
                                    .unwrap_or(Quantity::ZERO)
                                    .exact()
                            })
                        })
                    })
                    .collect(),
            ),
        });
        Self { columns: columns.collect(), bids: bids.len() }
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

/// The agreed levels, question after question, bid after bid.
struct Scores {
    bids: usize,
    levels: Vec<Option<u16>>,
}

impl Scores {
    fn of(scheme: &LockedScheme, index: &Index, bids: &[usize]) -> Self {
        let mut row = vec![None; index.bids.len()];
        for (at, bid) in bids.iter().enumerate() {
            if let Some(row) = row.get_mut(*bid) {
                *row = Some(at);
            }
        }
        let mut leaf = vec![None; index.criteria.len()];
        for (at, question) in scheme.leaves().iter().enumerate() {
            let criterion = index.criteria.find(question.id.as_str());
            if let Some(leaf) = criterion.and_then(|criterion| leaf.get_mut(criterion as usize)) {
                *leaf = Some(at);
            }
        }
        let mut levels = vec![None; scheme.leaves().len() * bids.len()];
        for score in index.scores() {
            let at = || -> Option<usize> {
                let row = (*row.get(score.bid? as usize)?)?;
                Some((*leaf.get(score.criterion? as usize)?)? * bids.len() + row)
            };
            if let Some(level) = at().and_then(|at| levels.get_mut(at)) {
                *level = score.level;
            }
        }
        Self { bids: bids.len(), levels }
    }

    fn of_leaf(&self, leaf: usize) -> &[Option<u16>] {
        let from = leaf * self.bids;
        self.levels.get(from..from + self.bids).unwrap_or_default()
    }
}

/// The quantities offered, measure after measure of the scheme, bid after bid.
struct Quantities {
    bids: usize,
    quantities: Vec<Quantity>,
}

impl Quantities {
    fn of(scheme: &LockedScheme, index: &Index, bids: &[usize]) -> Self {
        let mut column = vec![None; index.measures.len()];
        for (at, measure) in scheme.measures().iter().enumerate() {
            let known = index.measures.find(measure.as_str());
            if let Some(column) = known.and_then(|known| column.get_mut(known as usize)) {
                *column = Some(at);
            }
        }
        let mut quantities = vec![Quantity::ZERO; scheme.measures().len() * bids.len()];
        for (row, at) in bids.iter().enumerate() {
            for offer in index.offers(*at) {
                let column = offer.measure.and_then(|measure| *column.get(measure as usize)?);
                let cell = column.and_then(|column| quantities.get_mut(column * bids.len() + row));
                if let (Some(cell), Some(quantity)) = (cell, offer.quantity) {
                    *cell = quantity;
                }
            }
        }
        Self { bids: bids.len(), quantities }
    }

    fn of_measure(&self, measure: Option<usize>) -> &[Quantity] {
        let from = measure.map(|measure| measure * self.bids);
        from.and_then(|from| self.quantities.get(from..from + self.bids)).unwrap_or_default()
    }
}
