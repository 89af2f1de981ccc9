//! Every bid's points on every question, and its totals.

use crate::number::{Exact, Sum};
use crate::procurement::Procurement;
use crate::scheme::{LockedScheme, Stage};

use super::field::Field;
use super::minimums::{Place, Sifted};
use super::points::share;
use super::{BidResult, Comparison, Points, Standing};

/// Every bid's points and totals; where each stands in the end, ranking says.
pub(super) fn bids(
    field: &Field,
    scheme: &LockedScheme,
    procurement: &Procurement,
    sifted: &Sifted,
    comparisons: &[Option<Comparison>],
) -> Vec<BidResult> {
    let rounding = scheme.rounding();
    let one = |at: usize| {
        let compared = sifted.compared.get(at) == Some(&true);
        let questions = scheme.leaves().iter().enumerate().zip(comparisons);
        let points: Vec<Points> = questions
            .map(|((question, leaf), comparison)| {
                let Some(given) = field.given(question, at) else { return Points::NotCompared };
                match share(given, leaf, comparison.as_ref(), compared) {
                    Err(points) => points,
                    Ok(share) => {
                        let exact = leaf.available.times(&share);
                        let counted = match rounding.stage {
                            Stage::Leaf => exact.round(rounding.places, rounding.mode),
                            Stage::Total | Stage::TotalAsRounded => exact.clone(),
                        };
                        Points::Scored { exact, counted }
                    }
                }
            })
            .collect();
        let total = |of: fn(&Points) -> Option<&Exact>| -> Option<Sum> {
            points.iter().map(|points| of(points).cloned()).collect()
        };
        let (exact_total, counted) = (total(Points::exact), total(Points::counted));
        let standing = match sifted.places.get(at) {
            Some(Place::Excluded) => Standing::Excluded,
            Some(Place::SetAside) => Standing::SetAside,
            _ => Standing::Incomplete,
        };
        (points, exact_total, counted, standing)
    };
    let named = field.bids.iter().enumerate();
    named
        .map(|(at, bid)| {
            let (points, exact_total, total, standing) = one(at);
            let name = procurement.bid_name(bid);
            BidResult { bid: bid.id.clone(), name, points, exact_total, total, standing }
        })
        .collect()
}
