//! One person, tonne or group counts once: under the measure that the scheme lists first.
//!
//! Nothing is taken off that the bidder has not stated. What one bid states of a pair, on either
//! side, is what counts under the other measure as well; things shared with several measures are
//! stated once, under the first of them.

use std::collections::BTreeMap;

use crate::bid::{Bid, CommitmentOffer};
use crate::id::MeasureId;
use crate::number::{Exact, Quantity};
use crate::scheme::LockedScheme;

use super::Assessment;

/// What is left of one bid's offers once what counts under an earlier measure is taken off.
#[derive(Default)]
pub(super) struct Shared {
    left: BTreeMap<usize, Exact>,
}

impl Assessment {
    /// How much of what a bid offers of a measure counts there: what is left once the things that
    /// count under a measure listed earlier are taken off.
    #[must_use]
    pub fn own_offer(&self, bid: &Bid, measure: &MeasureId) -> Exact {
        let at = self.scheme.measures().iter().position(|listed| listed == measure);
        let shared = Shared::of(bid, &self.scheme);
        let left = at.and_then(|at| shared.left(at)).cloned();
        left.unwrap_or_else(|| bid.offered(measure).exact())
    }
}

/// One pair of measures that a bid shares things between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedUnits {
    /// The measure listed first, under which they count.
    pub(crate) first: MeasureId,
    /// The measure listed later, from which they are taken off.
    pub(crate) second: MeasureId,
    /// How many.
    pub(crate) quantity: Quantity,
}

impl Shared {
    pub(super) fn of(bid: &Bid, scheme: &LockedScheme) -> Self {
        let mut left = BTreeMap::new();
        for shared in shared_units(bid, scheme) {
            let at = scheme.measures().iter().position(|measure| *measure == shared.second);
            let (Some(at), quantity) = (at, shared.quantity.exact()) else { continue };
            let offered = || bid.offered(&shared.second).exact();
            let so_far: &mut Exact = left.entry(at).or_insert_with(offered);
            *so_far = so_far.minus(&quantity).max(Exact::ZERO);
        }
        Self { left }
    }

    /// What is left of the offer on the measure at this position, if anything was taken off.
    pub(super) fn left(&self, measure: usize) -> Option<&Exact> {
        self.left.get(&measure)
    }
}

/// The things that a bid states as counted under two of the scheme's measures.
pub(crate) fn shared_units(bid: &Bid, scheme: &LockedScheme) -> Vec<SharedUnits> {
    if bid.commitments.iter().all(|offer| offer.also_under.is_empty()) {
        return Vec::new();
    }
    let some = |id: &MeasureId| {
        bid.commitment(id).filter(|offer| offer.quantity.is_some_and(|offered| !offered.is_zero()))
    };
    let stated = |from: &CommitmentOffer, to: &MeasureId| {
        from.also_under.iter().find(|also| also.measure == *to).map(|also| also.quantity)
    };
    scheme
        .overlaps()
        .iter()
        .filter_map(|(first, second)| {
            let first = scheme.measures().get(*first)?;
            let second = scheme.measures().get(*second)?;
            let (one, other) = (some(first)?, some(second)?);
            let quantity = stated(other, first).or_else(|| stated(one, second))?;
            (!quantity.is_zero()).then(|| SharedUnits {
                first: first.clone(),
                second: second.clone(),
                quantity,
            })
        })
        .collect()
}
