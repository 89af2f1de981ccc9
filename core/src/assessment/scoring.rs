//! What one bid gives on one question, turned into a share of its points.

use crate::number::Exact;
use crate::scheme::{Against, Comparison, Leaf, LeafKind, LockedLot, QualityRule, compared};

use super::Points;
use super::field::Column;

/// Everything that the points on one question depend on.
pub(super) struct Scoring<'a> {
    pub(super) leaf: &'a Leaf,
    pub(super) column: &'a Column,
    pub(super) comparisons: &'a [Comparison],
    pub(super) lot: &'a LockedLot,
    /// Which bids are used for comparison.
    pub(super) compared: &'a [bool],
}

impl Scoring<'_> {
    /// The share of the question's points that a bid gets.
    pub(super) fn share(&self, bid: usize) -> Result<Exact, Points> {
        let relative = || match self.compared.get(bid) {
            Some(true) => Ok(()),
            _ => Err(Points::NotCompared),
        };
        match (&self.leaf.kind, self.column) {
            (LeafKind::Price(price), Column::Prices(prices)) => {
                let Some(Some(given)) = prices.get(bid) else { return Err(Points::PriceMissing) };
                // A schedule may come to nothing; no method scores that.
                if !given.is_positive() {
                    return Err(Points::PriceMissing);
                }
                if self.leaf.is_relative() {
                    relative()?;
                }
                price.method.rule().share(given, self.comparisons).ok_or(Points::NotCompared)
            }
            (LeafKind::Quality(scale), Column::Levels(levels)) => {
                let level = levels
                    .get(bid)
                    .copied()
                    .flatten()
                    .and_then(|at| scale.levels.get(at.position()));
                let share = level.ok_or(Points::ScoreMissing)?.share.clone();
                match scale.rule {
                    QualityRule::OfLevel => Ok(share),
                    QualityRule::RelativeToBest => {
                        relative()?;
                        let best = compared(self.comparisons, Against::BestScore)
                            .ok_or(Points::NotCompared)?;
                        Ok(share.over(&best.figure).unwrap_or(Exact::ZERO))
                    }
                }
            }
            (LeafKind::PassFail, Column::Judged(judged)) => {
                judged.get(bid).copied().flatten().map(|_| Exact::ZERO).ok_or(Points::ScoreMissing)
            }
            (LeafKind::Commitment(rule), Column::Offers(offers)) => {
                if rule.rule.is_relative() {
                    relative()?;
                }
                let (own, factor) = (offers.own(bid), self.lot.factor(rule.scaled));
                let least = rule.minimum_quantity.map(|least| least.exact().times(&factor));
                if least.is_some_and(|least| own < least) {
                    return Ok(Exact::ZERO);
                }
                let share = rule.rule.rule().share(&own, &factor, self.comparisons);
                share.ok_or(Points::NotCompared)
            }
            (LeafKind::Value(value), Column::Worth(worth)) => {
                if value.is_relative() {
                    relative()?;
                }
                let worth = worth.get(bid).ok_or(Points::NotCompared)?;
                let estimate = self.lot.estimate.as_ref();
                value.share(worth, estimate, self.comparisons).ok_or(Points::NotCompared)
            }
            _ => Err(Points::NotCompared),
        }
    }

    /// The exact points that a bid gets.
    pub(super) fn exact(&self, bid: usize) -> Result<Exact, Points> {
        Ok(self.leaf.available.times(&self.share(bid)?))
    }
}
