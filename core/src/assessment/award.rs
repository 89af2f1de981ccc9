//! Who is awarded what: winners and reserves, lot by lot, within what one supplier may win.

use std::collections::HashMap;

use crate::id::SupplierId;
use crate::procurement::Procurement;
use crate::scheme::{LockedScheme, LotOrder, Winners};

use super::{LotResult, Standing};

/// The award of one lot, as the scheme's rules have it. People decide; nothing is sent anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotAward {
    /// The winners, by rank: positions in [`LotResult::bids`].
    pub winners: Vec<usize>,
    /// Those kept in reserve, by rank.
    pub reserves: Vec<usize>,
    /// Bids that would be awarded this lot or kept in reserve for it, but whose supplier wins as many lots as it may.
    /// They stay in the comparison.
    pub passed_over: Vec<usize>,
    /// Bids with equal standing of which only some can be awarded: a tie that people decide first.
    pub undecided: Vec<usize>,
    /// The next behind the last winner that could be awarded it, kept in reserve or not: none whose supplier may not.
    pub next: Option<usize>,
}

/// What becomes of all lots under some of the orders in which they can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderOutcome {
    /// The orders that lead to it, as positions in [`Assessment::lots`](super::Assessment::lots).
    pub orders: Vec<Vec<usize>>,
    /// The awards, lot by lot.
    pub awards: Vec<LotAward>,
}

/// The awards of all lots, taken in `order`: positions in `lots`, each once.
pub(super) fn awards(
    lots: &[LotResult],
    scheme: &LockedScheme,
    procurement: &Procurement,
    order: &[usize],
) -> Vec<LotAward> {
    let awarding = Awarding { lots, scheme };
    match (scheme.award().most_lots, scheme.award().lot_order) {
        (Some(most), LotOrder::BidderPreference) => {
            awarding.by_preference(usize::try_from(most).unwrap_or(usize::MAX), procurement)
        }
        (most, _) => awarding.one_by_one(
            most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX)),
            order,
        ),
    }
}

struct Awarding<'a> {
    lots: &'a [LotResult],
    scheme: &'a LockedScheme,
}

impl<'a> Awarding<'a> {
    fn supplier(&self, lot: usize, bid: usize) -> Option<&'a SupplierId> {
        Some(&self.lots.get(lot)?.bids.get(bid)?.supplier)
    }

    /// Lot after lot: a supplier that has won as many as it may is passed over.
    fn one_by_one(&self, most: usize, order: &[usize]) -> Vec<LotAward> {
        let mut won: HashMap<&SupplierId, usize> = HashMap::new();
        let mut awards = vec![LotAward::default(); self.lots.len()];
        for at in order {
            let award = self.award(*at, |supplier| won.get(supplier).is_some_and(|n| *n >= most));
            let mut winners: Vec<&SupplierId> =
                award.winners.iter().filter_map(|bid| self.supplier(*at, *bid)).collect();
            winners.sort_unstable();
            winners.dedup();
            for supplier in winners {
                *won.entry(supplier).or_default() += 1;
            }
            if let Some(place) = awards.get_mut(*at) {
                *place = award;
            }
        }
        awards
    }

    /// All lots at once: whoever wins more than it may gives up those that it prefers least, which
    /// go to the next, until nobody wins too many.
    fn by_preference(&self, most: usize, procurement: &Procurement) -> Vec<LotAward> {
        let mut given_up: Vec<(usize, &SupplierId)> = Vec::new();
        loop {
            let awards: Vec<LotAward> = (0..self.lots.len())
                .map(|lot| self.award(lot, |supplier| given_up.contains(&(lot, supplier))))
                .collect();
            let mut won: HashMap<&SupplierId, Vec<usize>> = HashMap::new();
            for (lot, award) in awards.iter().enumerate() {
                for bid in &award.winners {
                    let Some(supplier) = self.supplier(lot, *bid) else { continue };
                    let lots = won.entry(supplier).or_default();
                    if !lots.contains(&lot) {
                        lots.push(lot);
                    }
                }
            }
            let before = given_up.len();
            for (supplier, mut lots) in won {
                lots.sort_by_key(|lot| self.preference(procurement, supplier, *lot));
                given_up.extend(lots.into_iter().skip(most).map(|lot| (lot, supplier)));
            }
            // Each turn gives up at least one more of finitely many, or ends.
            if given_up.len() == before {
                return awards;
            }
        }
    }

    /// The place of a lot in a supplier's preference; lots that it does not name come after, in
    /// the order of the scheme.
    fn preference(
        &self,
        procurement: &Procurement,
        supplier: &SupplierId,
        lot: usize,
    ) -> (usize, usize) {
        let named = procurement.supplier(supplier).zip(self.lots.get(lot)).and_then(
            |(supplier, result)| supplier.lot_preference.iter().position(|id| *id == result.lot),
        );
        (named.unwrap_or(usize::MAX), lot)
    }

    /// The award of one lot; suppliers that `may_not` win it are passed over.
    fn award(&self, at: usize, may_not: impl Fn(&SupplierId) -> bool) -> LotAward {
        let Some(lot) = self.lots.get(at) else { return LotAward::default() };
        let (passed_over, open): (Vec<usize>, Vec<usize>) =
            lot.ranking.iter().partition(|bid| self.supplier(at, **bid).is_some_and(&may_not));
        let number = match self.scheme.award().winners {
            Winners::One => 1,
            Winners::Number(number) => usize::try_from(number).unwrap_or(usize::MAX),
            Winners::AllAbove(minimum) => {
                let needed = minimum.share().times(self.scheme.points());
                let reaches = |bid: &&usize| {
                    lot.sheet.final_total(**bid).is_some_and(|total| *total >= needed)
                };
                let winners: Vec<usize> = open.iter().filter(reaches).copied().collect();
                let behind: Vec<usize> =
                    open.iter().filter(|bid| !winners.contains(bid)).copied().collect();
                let reserves = self.kept(lot, &behind);
                let had_a_place = had_a_place(lot, &behind, self.reserves());
                let passed_over = passed_over
                    .into_iter()
                    .filter(|bid| reaches(&bid) || had_a_place(bid))
                    .collect();
                let next = behind.first().copied();
                return LotAward { winners, reserves, passed_over, undecided: Vec::new(), next };
            }
        };
        let (winners, undecided) = cut(lot, &open, number);
        let behind = open.get(winners.len() + undecided.len()..).unwrap_or_default();
        let reserves = if undecided.is_empty() { self.kept(lot, behind) } else { Vec::new() };
        let kept = if undecided.is_empty() { self.reserves() } else { 0 };
        let had_a_place = had_a_place(lot, &open, number.saturating_add(kept));
        let passed_over = passed_over.into_iter().filter(had_a_place).collect();
        let next = open.get(winners.len()).copied();
        LotAward { winners, reserves, passed_over, undecided, next }
    }

    /// The first so many behind the winners. Equal ones are kept together: which of them comes
    /// first, people decide when it matters.
    fn kept(&self, lot: &LotResult, behind: &[usize]) -> Vec<usize> {
        let (first, rest) = behind.split_at(self.reserves().min(behind.len()));
        let last = first.last().map(|bid| rank(lot, *bid));
        let equal = rest.iter().take_while(|bid| last == Some(rank(lot, **bid)));
        first.iter().chain(equal).copied().collect()
    }

    fn reserves(&self) -> usize {
        usize::try_from(self.scheme.award().reserves).unwrap_or(usize::MAX)
    }
}

fn rank(lot: &LotResult, bid: usize) -> Option<usize> {
    match lot.bids.get(bid).map(|bid| bid.standing) {
        Some(Standing::Ranked { rank, .. }) => Some(rank),
        _ => None,
    }
}

/// Whether there was still a place, as a winner or in reserve, for a bid that may not have it: it is passed over only
/// then.
fn had_a_place<'l>(
    lot: &'l LotResult,
    open: &[usize],
    places: usize,
) -> impl Fn(&usize) -> bool + use<'l> {
    let last = places.checked_sub(1).and_then(|last| open.get(last));
    let last = last.map(|bid| rank(lot, *bid));
    move |bid| places > 0 && last.is_none_or(|last| rank(lot, *bid) <= last)
}

/// The first so many, and those of equal rank that the cut would go through.
fn cut(lot: &LotResult, open: &[usize], number: usize) -> (Vec<usize>, Vec<usize>) {
    let rank = |bid: &usize| rank(lot, *bid);
    let inside = number.checked_sub(1).and_then(|last| open.get(last)).and_then(rank);
    let outside = open.get(number).and_then(rank);
    if inside.is_none() || inside != outside {
        return (open.iter().take(number).copied().collect(), Vec::new());
    }
    let before = open.iter().filter(|bid| rank(bid) < inside).copied().collect();
    let equal = open.iter().filter(|bid| rank(bid) == inside).copied().collect();
    (before, equal)
}

/// Every order in which so few lots can be taken; `None` for more than six.
pub(super) fn orders(lots: usize) -> Option<Vec<Vec<usize>>> {
    const MOST: usize = 6;
    if lots > MOST {
        return None;
    }
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for lot in 0..lots {
        orders = orders
            .into_iter()
            .flat_map(|order| {
                (0..=order.len()).map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, lot);
                    longer
                })
            })
            .collect();
    }
    orders.sort_unstable();
    Some(orders)
}
