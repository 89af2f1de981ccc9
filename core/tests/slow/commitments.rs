//! What bids promise: how much of it counts, and the commitment rules as their formulas stand.

use std::collections::BTreeMap;

use common_measure::bid::{Bid, CommitmentOffer};
use common_measure::framework::OverlapKind;
use common_measure::id::MeasureId;
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    Beyond, CommitmentRule, CommitmentValue, Kind, Lot, Scaled, ValueRule,
};
use num_traits::{One, Zero};

use super::numbers::{Big, big, percent, whole};
use super::prices::on_line;
use super::weights::Tree;

/// The measures that are scored by quantity, in the order in which the scheme lists them.
fn measures(tree: &Tree) -> Vec<MeasureId> {
    let mut found = Vec::new();
    for (criterion, _) in &tree.questions {
        match &criterion.kind {
            Kind::Commitment(commitment)
                if !matches!(commitment.rule, CommitmentRule::Statement(_)) =>
            {
                found.push(commitment.measure.clone());
            }
            Kind::CommitmentValue(value) => {
                found.extend(value.values.iter().map(|each| each.measure.clone()));
            }
            _ => {}
        }
    }
    found
}

fn offer<'a>(bid: &'a Bid, measure: &MeasureId) -> Option<&'a CommitmentOffer> {
    bid.commitments.iter().find(|offer| offer.measure == *measure)
}

/// How much of a measure a bid offers, as entered.
pub fn offered(bid: &Bid, measure: &MeasureId) -> Big {
    offer(bid, measure).and_then(|offer| offer.quantity).map_or_else(Big::zero, big)
}

/// How many things a bid states to be counted under a second measure as well.
fn stated(bid: &Bid, measure: &MeasureId, second: &MeasureId) -> Option<Big> {
    let also = &offer(bid, measure)?.also_under;
    also.iter().find(|also| also.measure == *second).map(|also| big(also.quantity))
}

/// How much of each measure counts for a bid: one thing counts once, under the measure that the
/// scheme lists first. Nothing is taken off that is not stated, and nothing where one of the two
/// is not offered.
pub fn counted(procurement: &Procurement, tree: &Tree, bid: &Bid) -> BTreeMap<MeasureId, Big> {
    let measures = measures(tree);
    let mut counted: BTreeMap<MeasureId, Big> =
        measures.iter().map(|measure| (measure.clone(), offered(bid, measure))).collect();
    for (at, later) in measures.iter().enumerate() {
        for first in &measures[..at] {
            let both = !offered(bid, first).is_zero() && !offered(bid, later).is_zero();
            if !both || !count_once(procurement, first, later) {
                continue;
            }
            // Stated on one side, or the same on both.
            let units = stated(bid, first, later).or_else(|| stated(bid, later, first));
            if let (Some(units), Some(left)) = (units, counted.get_mut(later)) {
                *left = (&*left - units).max(Big::zero());
            }
        }
    }
    counted
}

/// Whether one thing under both measures counts once.
fn count_once(procurement: &Procurement, one: &MeasureId, other: &MeasureId) -> bool {
    let framework = procurement.measures.framework().unwrap();
    framework.overlaps.iter().any(|overlap| {
        let between = [&overlap.between[0], &overlap.between[1]];
        let is_pair = between == [one, other] || between == [other, one];
        is_pair && matches!(overlap.kind, OverlapKind::Same | OverlapKind::PartOf)
    })
}

/// What brings stated quantities to the lot.
pub fn factor(scaled: Scaled, lot: &Lot) -> Big {
    match scaled {
        Scaled::Not => Big::one(),
        Scaled::PerMillion => big(lot.estimated_value.unwrap()) / whole(1_000_000),
        Scaled::PerYear => big(lot.years.unwrap()),
    }
}

/// The share of the points that an offer gets beside the offers of the bids used for comparison.
pub fn share(rule: &CommitmentRule, factor: &Big, offer: &Big, compared: &[Big]) -> Big {
    match rule {
        CommitmentRule::AgainstTarget(rule) => {
            (offer / (big(rule.target.unwrap()) * factor)).min(Big::one())
        }
        CommitmentRule::Bands(rule) => {
            let reached = |from: Big| *offer >= from * factor;
            let band = rule.bands.iter().rfind(|band| reached(big(band.from.unwrap())));
            band.map_or_else(Big::zero, |band| percent(band.share.unwrap()))
        }
        CommitmentRule::Lines(rule) => {
            let points: Vec<(Big, Big)> = rule
                .points
                .iter()
                .map(|point| (big(point.quantity.unwrap()) * factor, percent(point.share.unwrap())))
                .collect();
            on_line(&points, offer, Beyond::Held)
        }
        CommitmentRule::RelativeToBest(rule) => {
            let counts = |offer: &Big| match rule.cap {
                Some(cap) => offer.min(&big(cap)).clone(),
                None => offer.clone(),
            };
            let best = compared.iter().map(counts).max().unwrap();
            let full = best.max(rule.floor.map_or_else(Big::zero, big));
            if full.is_zero() { Big::zero() } else { counts(offer) / full }
        }
        CommitmentRule::Statement(_) => unreachable!("people score a method statement"),
    }
}

/// What a bid's commitments are worth together.
pub fn worth(value: &CommitmentValue, counted: &BTreeMap<MeasureId, Big>) -> Big {
    value.values.iter().map(|each| big(each.value.unwrap()) * &counted[&each.measure]).sum()
}

/// The share of the points that this worth gets.
pub fn share_of_worth(value: &CommitmentValue, lot: &Lot, worth: &Big, compared: &[Big]) -> Big {
    match &value.rule {
        ValueRule::RelativeToBest => {
            let best = compared.iter().max().unwrap();
            if best.is_zero() { Big::zero() } else { worth / best }
        }
        ValueRule::ShareOfEstimate(of) => {
            let full = percent(of.unwrap()) * big(lot.estimated_value.unwrap());
            (worth / full).min(Big::one())
        }
    }
}
