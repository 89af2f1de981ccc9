//! The quantities offered as a table: measure by measure, bid by bid.

use std::sync::Arc;

use crate::bid::Bid;
use crate::number::{Compact, Quantity};

use super::Lookup;

/// The quantities offered, for each measure and bid.
#[derive(Default)]
pub(crate) struct Offered {
    /// By measure, then by bid; empty where no bid offers any.
    columns: Vec<Arc<Vec<Compact>>>,
    bids: usize,
    /// The offers that are not in order, bid by bid.
    odd: Vec<OddOffer>,
    /// The bids that say that things are counted under several measures, in order.
    sharing: Vec<usize>,
}

/// An offer on a measure that is not there, or on which another offer stands, or of less than 0.
pub(crate) struct OddOffer {
    bid: usize,
    /// Which of the bid's offers.
    pub(crate) at: usize,
    /// Whether the measure is there.
    pub(crate) has_measure: bool,
    /// Whether an offer of the same bid on the same measure stands before.
    pub(crate) is_repeated: bool,
    /// Whether it is less than 0.
    pub(crate) is_negative: bool,
}

impl Offered {
    pub(super) fn read(bids: &[Bid], measures: &Lookup) -> Self {
        let mut columns = vec![Vec::new(); measures.len()];
        let mut last_bid = vec![usize::MAX; measures.len()];
        let (mut odd, mut sharing) = (Vec::new(), Vec::new());
        for (bid, whose) in bids.iter().enumerate() {
            let mut shares = false;
            for (at, offer) in whose.commitments.iter().enumerate() {
                shares |= !offer.also_under.is_empty();
                let measure = measures.find(offer.measure.as_str()).map(|at| at as usize);
                let mut is_repeated = false;
                if let Some(last) = measure.and_then(|measure| last_bid.get_mut(measure)) {
                    is_repeated = *last == bid;
                    *last = bid;
                }
                let is_negative = offer.quantity.is_some_and(Quantity::is_negative);
                if measure.is_none() || is_repeated || is_negative {
                    let has_measure = measure.is_some();
                    odd.push(OddOffer { bid, at, has_measure, is_repeated, is_negative });
                }
                let column = measure.and_then(|measure| columns.get_mut(measure));
                if let (Some(column), Some(quantity), false) = (column, offer.quantity, is_repeated)
                {
                    if column.is_empty() {
                        column.reserve_exact(bids.len());
                    }
                    column.resize(bid, Compact::ZERO);
                    column.push(Compact::of(quantity));
                }
            }
            if shares {
                sharing.push(bid);
            }
        }
        for column in columns.iter_mut().filter(|column| !column.is_empty()) {
            column.resize(bids.len(), Compact::ZERO);
        }
        let columns = columns.into_iter().map(Arc::new).collect();
        Self { columns, bids: bids.len(), odd, sharing }
    }

    /// How much of a measure each of some bids offers; 0 where it says nothing.
    pub(crate) fn quantities(&self, measure: Option<u32>, bids: &[usize]) -> Arc<Vec<Compact>> {
        let column = measure.and_then(|at| self.columns.get(at as usize));
        match column.filter(|column| !column.is_empty()) {
            // The bids of a procurement with one lot.
            Some(column) if bids.len() == self.bids => Arc::clone(column),
            Some(column) => {
                let of = |bid: &usize| column.get(*bid).copied().unwrap_or(Compact::ZERO);
                Arc::new(bids.iter().map(of).collect())
            }
            None => Arc::new(vec![Compact::ZERO; bids.len()]),
        }
    }

    /// The offers of a bid that are not in order.
    pub(crate) fn odd(&self, bid: usize) -> &[OddOffer] {
        let first = self.odd.partition_point(|odd| odd.bid < bid);
        let end = self.odd.partition_point(|odd| odd.bid <= bid);
        self.odd.get(first..end).unwrap_or_default()
    }

    /// Whether a bid says that things are counted under several measures.
    pub(crate) fn shares(&self, bid: usize) -> bool {
        self.sharing.binary_search(&bid).is_ok()
    }
}
