//! Who is awarded what.

use std::collections::{BTreeMap, BTreeSet};

use common_measure::id::SupplierId;
use common_measure::procurement::Procurement;
use common_measure::scheme::{LotOrder, Winners};

use super::LotVerdict;
use super::numbers::{Big, percent};

/// The award of one lot; positions of bids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwardVerdict {
    pub winners: BTreeSet<usize>,
    pub reserves: BTreeSet<usize>,
    pub passed_over: BTreeSet<usize>,
    pub undecided: BTreeSet<usize>,
}

/// The awards where lots are taken in the order in which they are stated.
pub fn awards(of: &Procurement, lots: &[LotVerdict]) -> Vec<AwardVerdict> {
    awards_in_order(of, lots, &(0..lots.len()).collect::<Vec<usize>>())
}

/// The awards where lots are taken in this order.
pub fn awards_in_order(
    of: &Procurement,
    lots: &[LotVerdict],
    order: &[usize],
) -> Vec<AwardVerdict> {
    let award = &of.scheme.award;
    match (award.most_lots, award.lot_order) {
        (None, _) => lots.iter().map(|lot| one(of, lot, &BTreeSet::new())).collect(),
        (Some(most), LotOrder::AsStated) => one_by_one(of, lots, most as usize, order),
        (Some(most), LotOrder::BidderPreference) => by_preference(of, lots, most as usize),
    }
}

/// Lot after lot; who has won as many as it may can win no more.
fn one_by_one(
    of: &Procurement,
    lots: &[LotVerdict],
    most: usize,
    order: &[usize],
) -> Vec<AwardVerdict> {
    let mut won: BTreeMap<SupplierId, usize> = BTreeMap::new();
    let mut awards = vec![AwardVerdict::default(); lots.len()];
    for at in order {
        let lot = &lots[*at];
        let full = won.iter().filter(|(_, count)| **count >= most);
        let award = one(of, lot, &full.map(|(supplier, _)| supplier.clone()).collect());
        for supplier in winning(lot, &award) {
            *won.entry(supplier).or_default() += 1;
        }
        awards[*at] = award;
    }
    awards
}

/// Whoever wins more than it may gives up the lot that it likes least, one at a time, until nobody
/// wins too many.
fn by_preference(of: &Procurement, lots: &[LotVerdict], most: usize) -> Vec<AwardVerdict> {
    let mut given_up: Vec<BTreeSet<SupplierId>> = vec![BTreeSet::new(); lots.len()];
    loop {
        let awards: Vec<AwardVerdict> =
            lots.iter().zip(&given_up).map(|(lot, given_up)| one(of, lot, given_up)).collect();
        let wins = |supplier: &SupplierId| -> Vec<usize> {
            let wins = |at: &usize| winning(&lots[*at], &awards[*at]).contains(supplier);
            (0..lots.len()).filter(wins).collect()
        };
        let too_many = of.suppliers.iter().find(|supplier| wins(&supplier.id).len() > most);
        let Some(supplier) = too_many else { return awards };
        // Lots that it does not name come behind those that it names.
        let liked = |at: &usize| {
            let named = supplier.lot_preference.iter().position(|lot| *lot == lots[*at].lot);
            (named.is_none(), named, *at)
        };
        let least = wins(&supplier.id).into_iter().max_by_key(liked).unwrap();
        given_up[least].insert(supplier.id.clone());
    }
}

fn winning(lot: &LotVerdict, award: &AwardVerdict) -> BTreeSet<SupplierId> {
    award.winners.iter().map(|bid| lot.suppliers[*bid].clone()).collect()
}

/// The award of one lot; the suppliers in `barred` may not win it.
fn one(of: &Procurement, lot: &LotVerdict, barred: &BTreeSet<SupplierId>) -> AwardVerdict {
    let rank = |bid: &usize| lot.ranks[*bid].map(|(rank, _)| rank);
    let ranked: Vec<usize> = (0..lot.ranks.len()).filter(|bid| rank(bid).is_some()).collect();
    let (passed, open): (Vec<usize>, Vec<usize>) =
        ranked.iter().partition(|bid| barred.contains(&lot.suppliers[**bid]));
    let before = |bid: &usize| open.iter().filter(|other| rank(other) < rank(bid)).count();
    let beside = |bid: &usize| open.iter().filter(|other| rank(other) == rank(bid)).count();
    let mut award = AwardVerdict::default();
    let number = match of.scheme.award.winners {
        Winners::AllAbove(least) => {
            let needed: Big = percent(least) * &lot.points_available;
            let reaches = |bid: &&usize| lot.decisive[**bid].as_ref().unwrap() >= &needed;
            award.winners = open.iter().filter(reaches).copied().collect();
            award.winners.len()
        }
        Winners::One => 1,
        Winners::Number(number) => number as usize,
    };
    if !matches!(of.scheme.award.winners, Winners::AllAbove(_)) {
        let (won, not): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|bid| before(bid) + beside(bid) <= number);
        award.winners = won.into_iter().collect();
        // Equal bids, for which there are places, but not for all.
        award.undecided = not.into_iter().filter(|bid| before(bid) < number).collect();
    }
    let won = award.winners.clone();
    let mut places = number;
    if award.undecided.is_empty() {
        // By rank; equal ones are kept together.
        let behind: Vec<usize> =
            open.iter().filter(|bid| !award.winners.contains(bid)).copied().collect();
        let kept = |bid: &usize| {
            behind.iter().filter(|other| rank(other) < rank(bid)).count()
                < of.scheme.award.reserves as usize
        };
        award.reserves = behind.iter().filter(|bid| kept(bid)).copied().collect();
        places += of.scheme.award.reserves as usize;
    }
    // Whoever may not win takes no place, and is passed over where there was one.
    let reaches = |bid: &usize| match of.scheme.award.winners {
        Winners::AllAbove(least) => {
            let needed: Big = percent(least) * &lot.points_available;
            lot.decisive[*bid].as_ref().unwrap() >= &needed
        }
        _ => false,
    };
    // Those who reach a share of all points need not be the first.
    let had_a_place = |bid: &usize| match of.scheme.award.winners {
        Winners::AllAbove(_) => {
            let others =
                open.iter().filter(|other| !won.contains(other) && rank(other) < rank(bid));
            others.count() < of.scheme.award.reserves as usize
        }
        _ => before(bid) < places,
    };
    award.passed_over = passed.into_iter().filter(|bid| reaches(bid) || had_a_place(bid)).collect();
    award
}
