//! Whether a bid that cannot win decided between the first two. Relative points depend on all bids
//! used for comparison, so a third bid can. Worked out on request, by leaving out each bid beyond
//! the first two and comparing their order.

use crate::id::{BidId, LotId};
use crate::procurement::Procurement;

use super::{Assessment, Reading, Standing, assess};

/// A bid beyond the first two without which they would stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    /// The lot.
    pub lot: LotId,
    /// The bid that decides without winning.
    pub bid: BidId,
    /// Who is before whom with it.
    pub first: BidId,
    /// Who is behind, or beside.
    pub second: BidId,
    /// Whether the two would be equal without it; else the second would be before the first.
    pub equal_without: bool,
}

/// The bids beyond the first two, lot by lot, without which the first two would stand otherwise.
#[must_use]
pub fn deciders(procurement: &Procurement, reading: Reading) -> Vec<Decider> {
    let Ok(assessment) = assess(procurement, reading) else { return Vec::new() };
    let mut found = Vec::new();
    for lot in &assessment.lots {
        let mut ids = lot.ranking.iter().filter_map(|at| Some(&lot.bids.get(*at)?.bid));
        let (Some(first), Some(second)) = (ids.next(), ids.next()) else { continue };
        let now = apart(&assessment, first, second);
        for bid in lot.bids.iter().filter(|bid| bid.bid != *first && bid.bid != *second) {
            let mut without = procurement.clone();
            without.bids.retain(|other| other.id != bid.bid);
            without.evaluation.scores.retain(|score| score.bid != bid.bid);
            without.evaluation.decisions.retain(|decision| decision.bid != bid.bid);
            without.evaluation.withdrawals.retain(|withdrawn| withdrawn.bid != bid.bid);
            for draw in &mut without.evaluation.draws {
                draw.order.retain(|drawn| *drawn != bid.bid);
            }
            let Ok(then) = assess(&without, reading) else { continue };
            let then = apart(&then, first, second);
            if then != now {
                found.push(Decider {
                    lot: lot.lot.clone(),
                    bid: bid.bid.clone(),
                    first: first.clone(),
                    second: second.clone(),
                    equal_without: then == Some(std::cmp::Ordering::Equal),
                });
            }
        }
    }
    found
}

fn apart(assessment: &Assessment, first: &BidId, second: &BidId) -> Option<std::cmp::Ordering> {
    let rank = |id: &BidId| match assessment.bid(id)?.1.standing {
        Standing::Ranked { rank, .. } => Some(rank),
        _ => None,
    };
    Some(rank(first)?.cmp(&rank(second)?))
}
