//! Bounds of every bid's points on one question, fast: a multiplication each where points are
//! proportional to a quantity, a division where they are to a price, a lookup where they come from
//! a level.

use std::sync::Arc;

use crate::number::{Bounds, Compact, Exact, Inverse, Proportion};
use crate::scheme::{LeafKind, LockedLevel, QualityRule};

use super::field::{Column, Offers};
use super::scoring::Scoring;

/// Gives `take` the bounds of the points of each bid in turn; `None` for a bid without points.
pub(super) fn of_column(
    scoring: &Scoring,
    known: &mut Known,
    take: &mut impl FnMut(usize, Option<Bounds>),
) {
    match (&scoring.leaf.kind, scoring.column) {
        (LeafKind::Quality(scale), Column::Levels(levels))
            if scale.rule == QualityRule::OfLevel =>
        {
            let of_level = known.of_levels(&scoring.leaf.available, &scale.levels);
            for (bid, level) in levels.iter().enumerate() {
                take(bid, level.and_then(|level| of_level.get(level.position()).copied()));
            }
        }
        (_, Column::Judged(judged)) => {
            for (bid, judged) in judged.iter().enumerate() {
                take(bid, judged.map(|_| Bounds::ZERO));
            }
        }
        (_, Column::Offers(offers)) => of_offers(scoring, offers, take),
        (_, Column::Prices(prices)) => of_prices(scoring, prices, take),
        (_, Column::Levels(levels)) => each(scoring, levels.len(), take),
        (_, Column::Worth(worth)) => each(scoring, worth.len(), take),
    }
}

/// What was worked out for questions before: many have the same scale and the same points.
#[derive(Default)]
pub(super) struct Known {
    levels: Vec<(Exact, Arc<[LockedLevel]>, Vec<Bounds>)>,
}

impl Known {
    /// The points for each level.
    fn of_levels(&mut self, available: &Exact, levels: &Arc<[LockedLevel]>) -> &[Bounds] {
        let same = |(points, other, _): &(Exact, Arc<[LockedLevel]>, Vec<Bounds>)| {
            Arc::ptr_eq(other, levels) && points == available
        };
        let at = self.levels.iter().position(same).unwrap_or_else(|| {
            let bounds = levels.iter().map(|level| Bounds::of(&available.times(&level.share)));
            self.levels.push((available.clone(), Arc::clone(levels), bounds.collect()));
            self.levels.len() - 1
        });
        self.levels.get(at).map_or(&[], |(_, _, bounds)| bounds)
    }
}

/// One by one, from the exact points.
fn each(scoring: &Scoring, bids: usize, take: &mut impl FnMut(usize, Option<Bounds>)) {
    for bid in 0..bids {
        take(bid, from_exact(scoring, bid));
    }
}

fn from_exact(scoring: &Scoring, bid: usize) -> Option<Bounds> {
    scoring.exact(bid).ok().map(|points| Bounds::of(&points))
}

fn of_prices(
    scoring: &Scoring,
    prices: &[Option<Exact>],
    take: &mut impl FnMut(usize, Option<Bounds>),
) {
    let inverse = match &scoring.leaf.kind {
        LeafKind::Price(price) => price.method.rule().over_price(scoring.comparisons),
        _ => None,
    };
    let inverse = inverse.and_then(|one| Inverse::new(&scoring.leaf.available, &one));
    for (bid, price) in prices.iter().enumerate() {
        let is_compared = scoring.compared.get(bid) == Some(&true);
        let fast = match (price, &inverse) {
            (Some(price), Some(inverse)) if is_compared => inverse.of(price),
            _ => None,
        };
        take(bid, fast.or_else(|| from_exact(scoring, bid)));
    }
}

fn of_offers(scoring: &Scoring, offers: &Offers, take: &mut impl FnMut(usize, Option<Bounds>)) {
    let is_relative = scoring.leaf.is_relative();
    let proportion = proportion(scoring);
    let fast = |bid: usize, offer: Compact| match &proportion {
        Some(proportion) if offers.left(bid).is_none() => proportion.of(offer),
        _ => None,
    };
    for (bid, (offer, is_compared)) in offers.offered.iter().zip(scoring.compared).enumerate() {
        if is_relative && !is_compared {
            take(bid, None);
        } else {
            take(bid, fast(bid, *offer).or_else(|| from_exact(scoring, bid)));
        }
    }
}

/// The points for one unit, where points are proportional up to a most.
fn proportion(scoring: &Scoring) -> Option<Proportion> {
    let LeafKind::Commitment(rule) = &scoring.leaf.kind else { return None };
    let factor = scoring.lot.factor(rule.scaled);
    let (full, most) = rule.rule.rule().proportional(&factor, scoring.comparisons)?;
    let least = rule.minimum_quantity.map(|least| least.exact().times(&factor));
    Proportion::new(&scoring.leaf.available, &full, &most, least)
}
