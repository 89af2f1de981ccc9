//! Bids that decide between the first two without being one of them.

use std::cmp::Ordering;

use common_measure::assessment::Reading;
use common_measure::id::BidId;
use common_measure::procurement::Procurement;

use super::{LotVerdict, verdict};

/// Each such bid, and who of the first two would be before the other without it; nobody where they
/// would be equal.
pub fn deciders(of: &Procurement) -> Vec<(BidId, Option<BidId>)> {
    let (lots, _) = verdict(of, Reading::AsStated);
    let mut found = Vec::new();
    for lot in &lots {
        let mut ranked: Vec<usize> =
            (0..lot.ranks.len()).filter(|bid| lot.ranks[*bid].is_some()).collect();
        ranked.sort_by_key(|bid| lot.ranks[*bid]);
        let &[first, second, ..] = ranked.as_slice() else { continue };
        let before = apart(lot, &lot.bids[first], &lot.bids[second]);
        for bid in lot.bids.iter().enumerate().filter(|(at, _)| ![first, second].contains(at)) {
            let (then, _) = verdict(&without(of, bid.1), Reading::AsStated);
            let then = then.iter().find(|other| other.lot == lot.lot).unwrap();
            let then = apart(then, &lot.bids[first], &lot.bids[second]);
            // Where neither is left, they do not stand otherwise.
            if let Some(then) = then.filter(|then| Some(*then) != before) {
                let before = match then {
                    Ordering::Equal => None,
                    Ordering::Less => Some(lot.bids[first].clone()),
                    Ordering::Greater => Some(lot.bids[second].clone()),
                };
                found.push((bid.1.clone(), before));
            }
        }
    }
    found
}

/// How two bids stand to each other, one that is not ranked behind one that is; nothing where
/// neither is.
fn apart(lot: &LotVerdict, first: &BidId, second: &BidId) -> Option<Ordering> {
    let at = |id: &BidId| lot.bids.iter().position(|bid| bid == id).unwrap();
    let rank = |id: &BidId| lot.ranks[at(id)].map_or(usize::MAX, |(rank, _)| rank);
    let (first, second) = (rank(first), rank(second));
    (first.min(second) < usize::MAX).then(|| first.cmp(&second))
}

fn without(of: &Procurement, out: &BidId) -> Procurement {
    let mut rest = of.clone();
    rest.bids.retain(|bid| bid.id != *out);
    rest
}
