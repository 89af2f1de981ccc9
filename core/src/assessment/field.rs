//! What the bids for one lot give on each question, gathered once.

use std::sync::Arc;

use crate::id::MeasureId;
use crate::number::{Compact, Exact};
use crate::procurement::{Index, LevelAt, Procurement};
use crate::scheme::{CommitmentValue, Leaf, LeafKind, LockedScheme, Price};

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
    Levels(Vec<Option<LevelAt>>),
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
    pub(super) offered: Arc<Vec<Compact>>,
    /// What is left after things that count under a measure listed earlier; only for the bids of
    /// which something is taken off, in their order.
    left: Vec<(usize, Exact)>,
}

impl Offers {
    /// How much of an offer counts under its own measure.
    pub(super) fn own(&self, bid: usize) -> Exact {
        self.left(bid).cloned().unwrap_or_else(|| {
            self.offered.get(bid).copied().map(Compact::exact).unwrap_or_default()
        })
    }

    /// What is left of an offer, if something was taken off.
    pub(super) fn left(&self, bid: usize) -> Option<&Exact> {
        let at = self.left.binary_search_by_key(&bid, |(row, _)| *row).ok()?;
        self.left.get(at).map(|(_, left)| left)
    }

    /// Whether nothing was taken off any offer.
    pub(super) fn are_whole(&self) -> bool {
        self.left.is_empty()
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
        let gathering = Gathering {
            procurement,
            scheme,
            index,
            bids,
            shared: (bids.iter().enumerate())
                .filter(|(_, at)| index.offered.shares(**at))
                .filter_map(|(row, at)| Some((row, Shared::of(procurement.bids.get(*at)?, scheme))))
                .collect(),
        };
        let columns = scheme.leaves().iter().map(|leaf| gathering.column(leaf));
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

/// What columns are made from.
struct Gathering<'a> {
    procurement: &'a Procurement,
    scheme: &'a LockedScheme,
    index: &'a Index<'a>,
    /// Positions in the procurement.
    bids: &'a [usize],
    /// Of the bids of which something counts under an earlier measure: their rows, and what is left.
    shared: Vec<(usize, Shared)>,
}

impl Gathering<'_> {
    fn column(&self, leaf: &Leaf) -> Column {
        match &leaf.kind {
            LeafKind::Price(question) => Column::Prices(self.prices(leaf, question)),
            LeafKind::Quality(_) => Column::Levels(self.levels(leaf)),
            LeafKind::PassFail => {
                let levels = self.levels(leaf).into_iter();
                Column::Judged(
                    levels.map(|level| level.map(|level| level.position() == 0)).collect(),
                )
            }
            LeafKind::Commitment(rule) => Column::Offers(self.offers(&rule.measure)),
            LeafKind::Value(value) => Column::Worth(self.worth(value)),
        }
    }

    fn prices(&self, leaf: &Leaf, question: &Price) -> Vec<Option<Exact>> {
        let offer = |at: &usize| self.procurement.bids.get(*at)?.price_offer(&leaf.id);
        self.bids.iter().map(|at| offer(at)?.evaluated(question)).collect()
    }

    fn levels(&self, leaf: &Leaf) -> Vec<Option<LevelAt>> {
        self.index.agreed.levels(self.index.criteria.find(leaf.id.as_str()), self.bids)
    }

    fn offers(&self, measure: &MeasureId) -> Offers {
        let known = self.index.measures.find(measure.as_str());
        let offered = self.index.offered.quantities(known, self.bids);
        let listed = self.scheme.measures().iter();
        let left = listed.clone().position(|it| it == measure).map(|at| {
            let shared = self.shared.iter();
            shared.filter_map(|(row, shared)| Some((*row, shared.left(at)?.clone()))).collect()
        });
        Offers { offered, left: left.unwrap_or_default() }
    }

    fn worth(&self, value: &CommitmentValue) -> Vec<Exact> {
        let measures = value.values.iter().map(|each| &each.measure);
        let offers: Vec<_> = measures.map(|id| (id, self.offers(id))).collect();
        let own = |row: usize, id: &MeasureId| {
            let found = offers.iter().find(|(measure, _)| *measure == id);
            found.map(|(_, offers)| offers.own(row)).unwrap_or_default()
        };
        (0..self.bids.len()).map(|row| value.worth(|id| own(row, id))).collect()
    }
}
