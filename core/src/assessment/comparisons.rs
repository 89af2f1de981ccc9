//! What relative points are relative to, taken over the bids used for comparison.

use crate::number::{Compact, Exact};
use crate::scheme::{Against, Comparison, Leaf, LeafKind, LockedLot, LockedScheme, QualityRule};

use super::field::{Column, Field};

/// The figures that each question's points are relative to; none where they are not relative.
pub(super) fn comparisons(
    field: &Field,
    scheme: &LockedScheme,
    lot: &LockedLot,
    compared: &[bool],
) -> Vec<Vec<Comparison>> {
    let leaves = scheme.leaves().iter().zip(field.columns());
    leaves.map(|(leaf, column)| of_leaf(column, leaf, lot, compared)).collect()
}

fn of_leaf(column: &Column, leaf: &Leaf, lot: &LockedLot, compared: &[bool]) -> Vec<Comparison> {
    if !leaf.is_relative() {
        return Vec::new();
    }
    let among = |at: &usize| compared.get(*at) == Some(&true);
    match (&leaf.kind, column) {
        (LeafKind::Price(price), Column::Prices(prices)) => {
            // Rates of £0 can come to nothing: that is no price, and nobody is compared with it.
            let bids = (0..prices.len()).filter(among);
            let figures: Vec<(usize, &Exact)> = bids
                .filter_map(|at| Some((at, prices.get(at)?.as_ref()?)))
                .filter(|(_, price)| price.is_positive())
                .collect();
            let against = price.method.rule().against();
            against.iter().filter_map(|against| taken(*against, &figures)).collect()
        }
        (LeafKind::Commitment(rule), Column::Offers(offers)) => {
            let factor = lot.factor(rule.scaled);
            let counts = |offer: &Exact| rule.rule.rule().counted(offer, &factor);
            if offers.are_whole() {
                return best_quantity(&offers.offered, compared, counts).into_iter().collect();
            }
            let counted: Vec<(usize, Exact)> = (0..offers.offered.len())
                .filter(among)
                .map(|at| (at, counts(&offers.own(at))))
                .collect();
            best(Against::BestOffer, &counted)
        }
        (LeafKind::Value(_), Column::Worth(worth)) => {
            let worth: Vec<(usize, Exact)> =
                worth.iter().cloned().enumerate().filter(|(at, _)| among(at)).collect();
            best(Against::BestOffer, &worth)
        }
        (LeafKind::Quality(scale), Column::Levels(levels))
            if scale.rule == QualityRule::RelativeToBest =>
        {
            let share = |at: usize| -> Option<(usize, Exact)> {
                Some((at, scale.levels.get((*levels.get(at)?)?.position())?.share.clone()))
            };
            let shares: Vec<(usize, Exact)> =
                (0..levels.len()).filter(among).filter_map(share).collect();
            best(Against::BestScore, &shares)
        }
        _ => Vec::new(),
    }
}

/// The largest quantity that counts, and whose it is. More offered never counts less, so only
/// the largest offer, and what reaches as far where a cap holds, has to be worked out.
fn best_quantity(
    offered: &[Compact],
    compared: &[bool],
    counts: impl Fn(&Exact) -> Exact,
) -> Option<Comparison> {
    let among = || offered.iter().zip(compared).filter(|(_, is_compared)| **is_compared);
    let largest = among().map(|(offer, _)| *offer).max()?;
    let figure = counts(&largest.exact());
    let is_capped = figure < largest.exact();
    let reaches =
        |offer: Compact| offer == largest || (is_capped && counts(&offer.exact()) == figure);
    let all = offered.iter().zip(compared).enumerate();
    let set_by = all.filter(|(_, (offer, is_compared))| **is_compared && reaches(**offer));
    let set_by = set_by.map(|(at, _)| at).collect();
    Some(Comparison { against: Against::BestOffer, figure, set_by })
}

fn best(against: Against, figures: &[(usize, Exact)]) -> Vec<Comparison> {
    let figures: Vec<(usize, &Exact)> = figures.iter().map(|(at, figure)| (*at, figure)).collect();
    taken(against, &figures).into_iter().collect()
}

fn taken(against: Against, figures: &[(usize, &Exact)]) -> Option<Comparison> {
    let values: Vec<&Exact> = figures.iter().map(|(_, figure)| *figure).collect();
    let figure = against.figure(&values)?;
    // A mean is no bid's, also where a bid happens to be equal to it.
    let is_theirs = against != Against::MeanPrice;
    let equal = figures.iter().filter(|(_, other)| is_theirs && **other == figure);
    let set_by = equal.map(|(at, _)| *at).collect();
    Some(Comparison { against, figure, set_by })
}
