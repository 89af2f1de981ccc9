//! Who is first, which figures are equal, and what rounding had to do with it.

use std::cmp::{Ordering, Reverse};

use crate::evaluation::Evaluation;
use crate::number::Exact;
use crate::scheme::{LockedScheme, Stage, TieBreak};

use super::figure;
use super::sheet::{Sheet, Which};
use super::{BidResult, Effect, LotResult, RoundingEffect, Standing, Tie};

/// Ranks the bids that are in and have a figure.
pub(super) fn rank(result: &mut LotResult, scheme: &LockedScheme, evaluation: &Evaluation) {
    let ladder = Ladder { bids: &result.bids, sheet: &result.sheet, scheme };
    let mut order: Vec<usize> = (0..result.bids.len())
        .filter(|at| {
            result.bids.get(*at).is_some_and(|bid| bid.standing == Standing::Incomplete)
                && ladder.has_figure(*at)
        })
        .collect();
    // Put nearly in order first, by what is known at a glance; equal bids stay as they come.
    if ladder.by_total() {
        order.sort_by_cached_key(|bid| Reverse(result.sheet.near(*bid)));
    }
    order.sort_by(|a, b| ladder.whole(*a, *b).then(a.cmp(b)));
    let drawn = ladder.draw(&mut order, evaluation);
    let same = |a: usize, b: usize| {
        ladder.whole(a, b) == Ordering::Equal && !drawn.iter().any(|group| group.contains(&a))
    };
    let ties = ladder.ties(&order, &drawn, &same);
    let roundings = ladder.roundings(&order);
    let mut standings = Vec::with_capacity(order.len());
    let mut rank = 1;
    for (at, bid) in order.iter().enumerate() {
        let equal = |other: Option<&usize>| other.is_some_and(|other| same(*bid, *other));
        let before = at.checked_sub(1).and_then(|before| order.get(before));
        if !equal(before) {
            rank = at + 1;
        }
        let shared = equal(before) || equal(order.get(at + 1));
        standings.push((*bid, Standing::Ranked { rank, shared }));
    }
    // To the others nothing is missing, and still they have no figure.
    let without = (0..result.bids.len()).filter(|bid| !ladder.has_figure(*bid));
    let complete = without.filter(|bid| result.sheet.is_complete(*bid));
    let is_in =
        |bid: &usize| result.bids.get(*bid).is_some_and(|bid| bid.standing == Standing::Incomplete);
    standings.extend(complete.filter(is_in).map(|bid| (bid, Standing::NoFigure)));
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
    sheet: &'a Sheet,
    scheme: &'a LockedScheme,
}

impl Ladder<'_> {
    fn by_total(&self) -> bool {
        self.scheme.award().rule.is_highest_total()
    }

    fn has_figure(&self, bid: usize) -> bool {
        if self.by_total() { self.sheet.is_complete(bid) } else { self.figure(bid).is_some() }
    }

    fn figure(&self, bid: usize) -> Option<&Exact> {
        self.bids.get(bid)?.figure.as_ref()
    }

    /// The better figure first, whichever way that is.
    fn better(&self, a: &Exact, b: &Exact) -> Ordering {
        if self.scheme.award().rule.smallest_first() { a.cmp(b) } else { b.cmp(a) }
    }

    fn whole(&self, a: usize, b: usize) -> Ordering {
        self.scheme
            .tie_break()
            .iter()
            .fold(self.deciding(a, b), |so_far, step| so_far.then_with(|| self.step(step, a, b)))
    }

    /// By the figures that decide, as the scheme counts them.
    fn deciding(&self, a: usize, b: usize) -> Ordering {
        match self.scheme.rounding().stage {
            Stage::Leaf | Stage::Total => self.unrounded(a, b, Which::Counted),
            Stage::TotalAsRounded => self.shown(a, b),
        }
    }

    /// By figures that are not rounded, from points as they are counted or from exact ones.
    fn unrounded(&self, a: usize, b: usize, which: Which) -> Ordering {
        if self.by_total() {
            return self.sheet.compare(b, a, which);
        }
        let figure = |bid: usize| match which {
            Which::Counted => self.figure(bid).cloned(),
            Which::Exact => figure::figure(self.scheme, self.sheet, bid, which),
        };
        match (figure(a), figure(b)) {
            (Some(a), Some(b)) => self.better(&a, &b),
            _ => Ordering::Equal,
        }
    }

    /// By figures as they are shown.
    fn shown(&self, a: usize, b: usize) -> Ordering {
        let rounding = self.scheme.rounding();
        if self.by_total() {
            return self.sheet.compare_shown(b, a);
        }
        let shown = |at: usize| Some(self.figure(at)?.round(rounding.places, rounding.mode));
        match (shown(a), shown(b)) {
            (Some(a), Some(b)) => self.better(&a, &b),
            _ => Ordering::Equal,
        }
    }

    fn step(&self, step: &TieBreak, a: usize, b: usize) -> Ordering {
        match step {
            TieBreak::HigherPoints(id) => {
                let Some(node) = self.scheme.node(id) else { return Ordering::Equal };
                let points = |at: usize| self.sheet.sum(at, node.leaves.clone(), Which::Counted);
                match (points(a), points(b)) {
                    (Some(a), Some(b)) => b.compare(&a),
                    _ => Ordering::Equal,
                }
            }
            TieBreak::LowerPrice(id) => self.prices(id, a, b),
            TieBreak::HigherIncome(id) => self.prices(id, b, a),
            TieBreak::LotsDrawn => Ordering::Equal,
        }
    }

    fn prices(&self, id: &crate::id::CriterionId, a: usize, b: usize) -> Ordering {
        let at = self.scheme.leaves().iter().position(|leaf| leaf.id == *id);
        let price = |bid: usize| self.sheet.field.price(at?, bid);
        match (price(a), price(b)) {
            (Some(a), Some(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }

    /// Puts bids that the ladder leaves equal in the order in which people drew them, where the
    /// ladder ends in drawing lots and a draw between all of them is recorded.
    fn draw(&self, order: &mut [usize], evaluation: &Evaluation) -> Vec<Vec<usize>> {
        if !self.scheme.tie_break().contains(&TieBreak::LotsDrawn) {
            return Vec::new();
        }
        let equal = runs(order, |a, b| self.whole(a, b) == Ordering::Equal);
        let mut drawn = Vec::new();
        for group in equal {
            let ids: Vec<_> =
                group.iter().filter_map(|bid| Some(&self.bids.get(*bid)?.bid)).collect();
            let Some(positions) = figure::drawn(evaluation, &ids) else { continue };
            let mut pairs: Vec<(usize, usize)> = positions.into_iter().zip(group.clone()).collect();
            pairs.sort_unstable();
            let Some(start) = order.iter().position(|bid| group.contains(bid)) else { continue };
            for (place, (_, bid)) in order.iter_mut().skip(start).zip(pairs) {
                *place = bid;
            }
            drawn.push(group);
        }
        drawn
    }

    fn ties(
        &self,
        order: &[usize],
        drawn: &[Vec<usize>],
        same: &dyn Fn(usize, usize) -> bool,
    ) -> Vec<Tie> {
        let steps = self.scheme.tie_break();
        runs(order, |a, b| self.deciding(a, b) == Ordering::Equal)
            .into_iter()
            .map(|bids| {
                let mut decided_by: Vec<TieBreak> = Vec::new();
                let mut add = |step: &TieBreak| {
                    if !decided_by.contains(step) {
                        decided_by.push(step.clone());
                    }
                };
                for pair in bids.windows(2) {
                    let &[a, b] = pair else { continue };
                    if let Some(step) =
                        steps.iter().find(|step| self.step(step, a, b) != Ordering::Equal)
                    {
                        add(step);
                    }
                }
                if drawn.iter().flatten().any(|bid| bids.contains(bid)) {
                    add(&TieBreak::LotsDrawn);
                }
                Tie {
                    left_equal: runs(&bids, same),
                    lots_to_be_drawn: steps.contains(&TieBreak::LotsDrawn),
                    decided_by,
                    bids,
                }
            })
            .collect()
    }

    /// What rounding did between neighbours, and where else it turned two bids round.
    fn roundings(&self, order: &[usize]) -> Vec<RoundingEffect> {
        let by_rounded = self.scheme.rounding().stage != Stage::Total;
        let mut found = Vec::new();
        for pair in order.windows(2) {
            let &[first, second] = pair else { continue };
            let exact = self.unrounded(first, second, Which::Exact);
            let counted = self.deciding(first, second);
            let effect = match (by_rounded, exact, counted) {
                (true, Ordering::Equal, Ordering::Less | Ordering::Greater) => Effect::BrokeTie,
                (true, Ordering::Less | Ordering::Greater, Ordering::Equal) => Effect::MadeTie,
                (true, exact, counted) if exact != counted => Effect::TurnedRound,
                (false, exact, _)
                    if exact != Ordering::Equal && self.shown(first, second) == Ordering::Equal =>
                {
                    Effect::HidesDifference
                }
                _ => continue,
            };
            found.push(RoundingEffect { first, second, effect });
        }
        if by_rounded {
            self.turned_round(order, &mut found);
        }
        found
    }

    /// Where steps between equals put bids in order, no two neighbours need be turned round though others are. Wherever
    /// the figure that decides changes, the exactly worst bid before is held against the exactly best one behind: if any two
    /// across that place are turned round, these are.
    fn turned_round(&self, order: &[usize], found: &mut Vec<RoundingEffect>) {
        let before = |a: usize, b: usize| self.unrounded(a, b, Which::Exact) == Ordering::Less;
        let mut best: Vec<usize> = order.to_vec();
        for at in (1..best.len()).rev() {
            if let [.., own, behind] = best.get_mut(..=at).unwrap_or_default()
                && before(*behind, *own)
            {
                *own = *behind;
            }
        }
        let Some(mut worst) = order.first().copied() else { return };
        let mut told = None;
        for (pair, second) in order.windows(2).zip(best.into_iter().skip(1)) {
            let &[last, next] = pair else { continue };
            if before(worst, last) {
                worst = last;
            }
            // Neighbours are told of already, and others once, though they stand on both sides of several places.
            let pair = Some((worst, second));
            if self.deciding(last, next) != Ordering::Equal
                && before(second, worst)
                && pair != Some((last, next))
                && pair != told
            {
                found.push(RoundingEffect { first: worst, second, effect: Effect::TurnedRound });
                told = pair;
            }
        }
    }
}

/// Runs of two or more neighbours that are the same.
fn runs(order: &[usize], same: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    order.chunk_by(|a, b| same(*a, *b)).filter(|run| run.len() > 1).map(<[usize]>::to_vec).collect()
}
