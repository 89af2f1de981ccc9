//! Who is first, which totals are equal, and what rounding had to do with it.

use std::cmp::Ordering;

use crate::number::Exact;
use crate::scheme::{LockedScheme, Stage, TieBreak};

use super::field::{Field, Given};
use super::{BidResult, Effect, LotResult, RoundingEffect, Standing, Tie, node_points};

/// Ranks the bids that are in and have a total.
pub(super) fn rank(result: &mut LotResult, field: &Field, scheme: &LockedScheme) {
    let ladder = Ladder { bids: &result.bids, field, scheme };
    let mut order: Vec<usize> = (0..result.bids.len())
        .filter(|at| {
            result
                .bids
                .get(*at)
                .is_some_and(|bid| bid.standing == Standing::Incomplete && bid.total.is_some())
        })
        .collect();
    order.sort_by(|a, b| ladder.whole(*a, *b));
    let ties = ties(&order, &ladder);
    let roundings = roundings(&order, &ladder);
    let mut standings = Vec::with_capacity(order.len());
    let mut rank = 1;
    for (at, bid) in order.iter().enumerate() {
        let equal = |other: Option<&usize>| {
            other.is_some_and(|other| ladder.whole(*bid, *other) == Ordering::Equal)
        };
        let before = at.checked_sub(1).and_then(|before| order.get(before));
        if !equal(before) {
            rank = at + 1;
        }
        let shared = equal(before) || equal(order.get(at + 1));
        standings.push((*bid, Standing::Ranked { rank, shared }));
    }
    for (bid, standing) in standings {
        if let Some(bid) = result.bids.get_mut(bid) {
            bid.standing = standing;
        }
    }
    result.ranking = order;
    result.ties = ties;
    result.roundings = roundings;
}

/// Compares bids, the better one first.
struct Ladder<'a> {
    bids: &'a [BidResult],
    field: &'a Field<'a>,
    scheme: &'a LockedScheme,
}

impl Ladder<'_> {
    fn whole(&self, a: usize, b: usize) -> Ordering {
        self.scheme
            .tie_break()
            .iter()
            .fold(self.totals(a, b), |so_far, step| so_far.then_with(|| self.step(step, a, b)))
    }

    /// By totals, as the scheme counts them.
    fn totals(&self, a: usize, b: usize) -> Ordering {
        let rounding = self.scheme.rounding();
        let (Some(a), Some(b)) = (self.bids.get(a), self.bids.get(b)) else {
            return Ordering::Equal;
        };
        let (Some(a), Some(b)) = (&a.total, &b.total) else { return Ordering::Equal };
        match rounding.stage {
            Stage::Leaf | Stage::Total => b.compare(a),
            Stage::TotalAsRounded => {
                let round = |sum: &crate::number::Sum| sum.round(rounding.places, rounding.mode);
                round(b).cmp(&round(a))
            }
        }
    }

    /// By exact totals.
    fn exact(&self, a: usize, b: usize) -> Ordering {
        match (self.bids.get(a), self.bids.get(b)) {
            (
                Some(BidResult { exact_total: Some(a), .. }),
                Some(BidResult { exact_total: Some(b), .. }),
            ) => b.compare(a),
            _ => Ordering::Equal,
        }
    }

    /// By totals as they are shown.
    fn shown(&self, a: usize, b: usize) -> Ordering {
        let rounding = self.scheme.rounding();
        let shown = |at: usize| -> Option<Exact> {
            Some(self.bids.get(at)?.total.as_ref()?.round(rounding.places, rounding.mode))
        };
        shown(b).cmp(&shown(a))
    }

    fn step(&self, step: &TieBreak, a: usize, b: usize) -> Ordering {
        match step {
            TieBreak::HigherPoints(id) => {
                let Some(node) = self.scheme.node(id) else { return Ordering::Equal };
                let points = |at: usize| node_points(self.bids.get(at)?, node);
                match (points(a), points(b)) {
                    (Some(a), Some(b)) => b.compare(&a),
                    _ => Ordering::Equal,
                }
            }
            TieBreak::LowerPrice(id) => {
                let Some(node) = self.scheme.node(id) else { return Ordering::Equal };
                let price =
                    |at: usize| self.field.given(node.leaves.start, at).and_then(Given::price);
                match (price(a), price(b)) {
                    (Some(a), Some(b)) => a.cmp(b),
                    _ => Ordering::Equal,
                }
            }
            // An act of people, not a figure.
            TieBreak::LotsDrawn => Ordering::Equal,
        }
    }
}

/// Runs of neighbours that `same` holds for, of two or more.
fn runs(order: &[usize], same: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    order.chunk_by(|a, b| same(*a, *b)).filter(|run| run.len() > 1).map(<[usize]>::to_vec).collect()
}

fn ties(order: &[usize], ladder: &Ladder) -> Vec<Tie> {
    let steps = ladder.scheme.tie_break();
    runs(order, |a, b| ladder.totals(a, b) == Ordering::Equal)
        .into_iter()
        .map(|bids| {
            let mut decided_by: Vec<TieBreak> = Vec::new();
            for pair in bids.windows(2) {
                let [a, b] = pair else { continue };
                let decisive =
                    steps.iter().find(|step| ladder.step(step, *a, *b) != Ordering::Equal);
                if let Some(step) = decisive
                    && !decided_by.contains(step)
                {
                    decided_by.push(step.clone());
                }
            }
            Tie {
                left_equal: runs(&bids, |a, b| ladder.whole(a, b) == Ordering::Equal),
                lots_to_be_drawn: steps.contains(&TieBreak::LotsDrawn),
                decided_by,
                bids,
            }
        })
        .collect()
}

/// What rounding did between neighbours. Where it turned any two bids round, it turned two
/// neighbours round.
fn roundings(order: &[usize], ladder: &Ladder) -> Vec<RoundingEffect> {
    let by_rounded = ladder.scheme.rounding().stage != Stage::Total;
    let mut found = Vec::new();
    for pair in order.windows(2) {
        let &[first, second] = pair else { continue };
        let (exact, counted) = (ladder.exact(first, second), ladder.totals(first, second));
        let effect = match (by_rounded, exact, counted) {
            (true, Ordering::Equal, Ordering::Less | Ordering::Greater) => Effect::BrokeTie,
            (true, Ordering::Less | Ordering::Greater, Ordering::Equal) => Effect::MadeTie,
            (true, exact, counted) if exact != counted => Effect::TurnedRound,
            (false, exact, _)
                if exact != Ordering::Equal && ladder.shown(first, second) == Ordering::Equal =>
            {
                Effect::HidesDifference
            }
            _ => continue,
        };
        found.push(RoundingEffect { first, second, effect });
    }
    found
}
