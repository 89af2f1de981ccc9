//! What bids give on one question, turned into a share of its points.

use crate::number::Exact;
use crate::scheme::{Leaf, LeafKind, LockedScheme};

use super::field::{Field, Given};
use super::{Comparison, Points};

/// What relative points are relative to, question by question, over the bids in `compared`.
pub(super) fn comparisons(
    field: &Field,
    scheme: &LockedScheme,
    compared: &[bool],
) -> Vec<Option<Comparison>> {
    let leaves = scheme.leaves().iter().enumerate();
    leaves.map(|(at, leaf)| comparison(field.column(at), leaf, compared)).collect()
}

fn comparison(column: &[Given], leaf: &Leaf, compared: &[bool]) -> Option<Comparison> {
    if !leaf.is_relative() {
        return None;
    }
    let among = column.iter().enumerate().filter(|(at, _)| compared.get(*at) == Some(&true));
    let figures: Vec<(usize, Exact)> = among
        .filter_map(|(at, given)| match (given, &leaf.kind) {
            (Given::Price(price), _) => Some((at, price.clone()?)),
            (Given::Offer(offer), LeafKind::Commitment(rule)) => {
                Some((at, rule.rule.counted(offer)))
            }
            _ => None,
        })
        .collect();
    let values = figures.iter().map(|(_, figure)| figure);
    let figure = match leaf.kind {
        LeafKind::Price(_) => values.min(),
        _ => values.max(),
    }?
    .clone();
    let set_by = figures.iter().filter(|(_, other)| *other == figure).map(|(at, _)| *at).collect();
    Some(Comparison { figure, set_by })
}

/// The share of a question's points, 0 to 1, that a bid gets.
pub(super) fn share(
    given: &Given,
    leaf: &Leaf,
    comparison: Option<&Comparison>,
    compared: bool,
) -> Result<Exact, Points> {
    match (given, &leaf.kind) {
        (Given::Price(None), _) => Err(Points::PriceMissing),
        (Given::Price(Some(price)), LeafKind::Price(method)) => {
            let lowest = comparison.filter(|_| compared).ok_or(Points::NotCompared)?;
            method.share(price, &lowest.figure).ok_or(Points::NotCompared)
        }
        (Given::Level(share), _) => share.clone().ok_or(Points::ScoreMissing),
        (Given::Offer(offer), LeafKind::Commitment(rule)) => {
            if rule.minimum_quantity.is_some_and(|minimum| *offer < minimum.exact()) {
                return Ok(Exact::ZERO);
            }
            if !rule.rule.is_relative() {
                return rule.rule.share(offer, &Exact::ZERO).ok_or(Points::NotCompared);
            }
            let best = comparison.filter(|_| compared).ok_or(Points::NotCompared)?;
            rule.rule.share(offer, &best.figure).ok_or(Points::NotCompared)
        }
        _ => Err(Points::NotCompared),
    }
}
