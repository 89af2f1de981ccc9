//! Whether two results are the same, figure by figure, whatever people and suppliers are called.

use super::{Assessment, LotResult};

impl Assessment {
    /// Whether every point, total, rank and award is the same.
    pub(crate) fn has_same_figures(&self, other: &Self) -> bool {
        self.awards == other.awards
            && self.lots.len() == other.lots.len()
            && self.lots.iter().zip(&other.lots).all(|(one, two)| {
                let leaves = self.scheme.leaves().len();
                leaves == other.scheme.leaves().len() && same(one, two, leaves)
            })
    }
}

fn same(one: &LotResult, two: &LotResult, leaves: usize) -> bool {
    let same_bid = |at: usize| {
        let (Some(a), Some(b)) = (one.bids.get(at), two.bids.get(at)) else { return false };
        (&a.bid, &a.figure, a.standing) == (&b.bid, &b.figure, b.standing)
            && one.exact_total(at) == two.exact_total(at)
            && one.shown_total(at) == two.shown_total(at)
            && (0..leaves).all(|leaf| one.points(at, leaf) == two.points(at, leaf))
    };
    one.lot == two.lot
        && one.ranking == two.ranking
        && one.ties == two.ties
        && one.bids.len() == two.bids.len()
        && (0..one.bids.len()).all(same_bid)
}
