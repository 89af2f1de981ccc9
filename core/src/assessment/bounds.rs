//! Bounds of every bid's points on one question, fast: a multiplication each where points are
//! proportional to a quantity, a lookup where they come from a level.

use crate::number::{Bounds, Proportion};
use crate::scheme::{LeafKind, QualityRule};

use super::field::{Column, Offers};
use super::scoring::Scoring;

/// Bounds of the points of each bid; `None` for a bid without points.
pub(super) fn of_column(scoring: &Scoring) -> Vec<Option<Bounds>> {
    match (&scoring.leaf.kind, scoring.column) {
        (LeafKind::Quality(scale), Column::Levels(levels))
            if scale.rule == QualityRule::OfLevel =>
        {
            let of_level: Vec<Bounds> = scale
                .levels
                .iter()
                .map(|level| Bounds::of(&scoring.leaf.available.times(&level.share)))
                .collect();
            levels.iter().map(|level| of_level.get(usize::from((*level)?)).copied()).collect()
        }
        (LeafKind::PassFail, Column::Judged(judged)) => {
            judged.iter().map(|judged| judged.map(|_| Bounds::ZERO)).collect()
        }
        (_, Column::Offers(offers)) => match proportion(scoring) {
            Some(proportion) => of_offers(scoring, offers, &proportion),
            None => each(scoring, offers.offered.len()),
        },
        (_, Column::Prices(prices)) => each(scoring, prices.len()),
        (_, Column::Levels(levels)) => each(scoring, levels.len()),
        (_, Column::Worth(worth)) => each(scoring, worth.len()),
        (_, Column::Judged(judged)) => each(scoring, judged.len()),
    }
}

/// One by one, from the exact points.
fn each(scoring: &Scoring, bids: usize) -> Vec<Option<Bounds>> {
    (0..bids).map(|bid| scoring.exact(bid).ok().map(|points| Bounds::of(&points))).collect()
}

/// The points for one unit, where points are proportional up to a most.
fn proportion(scoring: &Scoring) -> Option<Proportion> {
    let LeafKind::Commitment(rule) = &scoring.leaf.kind else { return None };
    let factor = scoring.lot.factor(rule.scaled);
    let (full, most) = rule.rule.rule().proportional(&factor, scoring.comparisons)?;
    let least = rule.minimum_quantity.map(|least| least.exact().times(&factor));
    Proportion::new(&scoring.leaf.available, &full, &most, least.as_ref())
}

fn of_offers(scoring: &Scoring, offers: &Offers, proportion: &Proportion) -> Vec<Option<Bounds>> {
    let is_relative = scoring.leaf.is_relative();
    let one = |(bid, offer): (usize, &crate::number::Quantity)| {
        if is_relative && scoring.compared.get(bid) != Some(&true) {
            return None;
        }
        let fast = if offers.left.contains_key(&bid) { None } else { proportion.of(*offer) };
        fast.or_else(|| scoring.exact(bid).ok().map(|points| Bounds::of(&points)))
    };
    offers.offered.iter().enumerate().map(one).collect()
}
