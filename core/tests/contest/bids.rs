//! Bids at random: prices and rates, commitments, and what counts under two measures.

use common_measure::bid::{AlsoUnder, Bid, CommitmentOffer, PriceOffer, Rate, Supplier};
use common_measure::id::{BidId, LotId, MeasureId, SupplierId};
use common_measure::number::Quantity;
use common_measure::scheme::{DraftScheme, Kind, Lot, Price};

use super::Made;
use super::numbers::{self, MILLIONTHS, money, parts, pence, quantity};
use super::plan::Plan;
use super::random::Random;

/// Who offers, and what is offered for every lot.
pub fn bids(
    random: &mut Random,
    plan: &Plan,
    scheme: &DraftScheme,
    made: &Made,
) -> (Vec<Supplier>, Vec<Bid>) {
    let mut bids = Vec::new();
    for (at, lot) in scheme.lots.iter().enumerate() {
        let from = bids.len();
        for number in 0..count(random, plan, scheme.lots.len()) {
            let id = BidId::new(&format!("b{at}{number}")).unwrap();
            let supplier = supplier_id(random, scheme.lots.len(), number);
            bids.push(Bid {
                title: if number > 0 { format!("bid {number}") } else { String::new() },
                prices: prices(random, plan, scheme, made),
                commitments: commitments(random, plan, made),
                ..Bid::blank(id, supplier, lot.id.clone())
            });
        }
        twins(random, &mut bids[from..]);
    }
    random.shuffle(&mut bids);
    let mut ids: Vec<&SupplierId> = bids.iter().map(|bid| &bid.supplier).collect();
    ids.sort_unstable();
    ids.dedup();
    let suppliers = ids.into_iter().map(|id| supplier(random, id, &scheme.lots)).collect();
    (suppliers, bids)
}

/// How many bids there are for a lot.
fn count(random: &mut Random, plan: &Plan, lots: usize) -> usize {
    let count = match random.pick(0, 99) {
        0..5 => random.count(0, 1),
        5..60 => random.count(2, 3),
        60..96 => random.count(4, 6),
        _ if lots > 1 => 5,
        _ => random.count(7, 12),
    };
    count.max(plan.least_bids)
}

/// In several lots the same few suppliers come together; else one may have two bids.
fn supplier_id(random: &mut Random, lots: usize, number: usize) -> SupplierId {
    let at = if lots > 1 {
        random.index(4)
    } else if number > 0 && random.chance(10) {
        number - 1
    } else {
        number
    };
    SupplierId::new(&format!("s{at}")).unwrap()
}

fn supplier(random: &mut Random, id: &SupplierId, lots: &[Lot]) -> Supplier {
    let mut supplier = Supplier::new(id.clone(), &id.to_string());
    if random.chance(60) {
        let mut lots: Vec<LotId> = lots.iter().map(|lot| lot.id.clone()).collect();
        random.shuffle(&mut lots);
        lots.truncate(random.count(0, lots.len()));
        supplier.lot_preference = lots;
    }
    supplier
}

fn prices(random: &mut Random, plan: &Plan, scheme: &DraftScheme, made: &Made) -> Vec<PriceOffer> {
    let mut offers = Vec::new();
    for (id, size) in &made.prices {
        let criterion = scheme.criterion(id).unwrap();
        let Kind::Price(question) = &criterion.kind else { continue };
        if plan.gaps && random.chance(3) {
            continue;
        }
        let rates = rates(random, plan, question);
        let amount = match &question.schedule {
            None if plan.gaps && random.chance(1) => None,
            None => Some(money(pence(random, *size))),
            // Now and then the supplier's own sum, rarely the right one.
            Some(_) if random.chance(40) => None,
            Some(_) => {
                Some(own_sum(question, &rates).unwrap_or_else(|| money(pence(random, *size))))
            }
        };
        offers.push(PriceOffer { criterion: id.clone(), amount, rates });
    }
    offers
}

fn rates(random: &mut Random, plan: &Plan, question: &Price) -> Vec<Rate> {
    let Some(schedule) = &question.schedule else { return Vec::new() };
    let size = numbers::size(random);
    let mut rates = Vec::new();
    for line in &schedule.lines {
        if plan.gaps && random.chance(3) {
            continue;
        }
        // What costs nothing is part of a price; a bid of nothing else is not made without gaps.
        let rate = if plan.gaps { numbers::some_or_none } else { numbers::some }(random, size);
        rates.push(Rate { line: line.id.clone(), rate: quantity(rate) });
    }
    rates
}

/// What the rates come to, where that is whole pence and not too long to be written.
fn own_sum(question: &Price, rates: &[Rate]) -> Option<common_measure::number::Money> {
    let schedule = question.schedule.as_ref()?;
    let mut sum: u128 = 0;
    for line in schedule.lines.iter().filter(|line| schedule.options_count || !line.option) {
        let rate = rates.iter().find(|rate| rate.line == line.id)?;
        let each = |number: Quantity| u128::from(parts(number, 6));
        sum += each(rate.rate).checked_mul(each(line.quantity?))?;
    }
    let penny = u128::from(MILLIONTHS) * u128::from(MILLIONTHS) / 100;
    let pence = u64::try_from(sum / penny).ok()?;
    (sum.is_multiple_of(penny) && (1..1_000_000_000_000_000_000).contains(&pence))
        .then(|| money(pence))
}

/// Offers on the scheme's measures, and now and then on one that it does not score.
fn commitments(random: &mut Random, plan: &Plan, made: &Made) -> Vec<CommitmentOffer> {
    let mut offers: Vec<(MeasureId, Option<u64>)> = Vec::new();
    for (measure, size) in &made.measures {
        if !random.chance(8) {
            let quantity = numbers::some_or_none(random, *size);
            offers.push((measure.clone(), (!plan.gaps || !random.chance(4)).then_some(quantity)));
        }
    }
    if random.chance(5) && !made.measures.iter().any(|(id, _)| id.as_str() == "28") {
        offers.push((MeasureId::new("28").unwrap(), Some(MILLIONTHS)));
    }
    random.shuffle(&mut offers);
    let shared = if random.chance(60) { shared(random, &offers) } else { Vec::new() };
    offers
        .iter()
        .map(|(measure, offered)| CommitmentOffer {
            quantity: offered.map(quantity),
            also_under: shared
                .iter()
                .filter(|(from, _, _)| from == measure)
                .map(|(_, to, units)| AlsoUnder { measure: to.clone(), quantity: quantity(*units) })
                .collect(),
            ..CommitmentOffer::blank(measure.clone())
        })
        .collect()
}

/// “Of these, so many are also counted under …”: for pairs that count once and for others, on one
/// side or on both, never more than is offered.
fn shared(
    random: &mut Random,
    offers: &[(MeasureId, Option<u64>)],
) -> Vec<(MeasureId, MeasureId, u64)> {
    let mut stated: Vec<(MeasureId, MeasureId, u64)> = Vec::new();
    // How much of an offer has not yet been said to be counted elsewhere.
    let left = |stated: &[(MeasureId, MeasureId, u64)], of: &(MeasureId, Option<u64>)| {
        let gone: u64 =
            stated.iter().filter(|(from, _, _)| *from == of.0).map(|(_, _, units)| units).sum();
        of.1.map_or(u64::MAX, |offered| offered - gone)
    };
    // An offer of nothing says nothing of how much could be shared with it.
    let there = |of: &(MeasureId, Option<u64>)| of.1.filter(|all| *all > 0).unwrap_or(u64::MAX);
    for (at, one) in offers.iter().enumerate() {
        for other in &offers[at + 1..] {
            if !random.chance(40) {
                continue;
            }
            let both = random.chance(25);
            let mut most = left(&stated, one).min(there(other)).min(there(one));
            if both {
                most = most.min(left(&stated, other));
            }
            let units = match random.pick(0, 3) {
                0 => most.min(12 * MILLIONTHS),
                _ => random.pick(0, most.min(6 * MILLIONTHS)) / MILLIONTHS * MILLIONTHS,
            };
            stated.push((one.0.clone(), other.0.clone(), units));
            if both {
                stated.push((other.0.clone(), one.0.clone(), units));
            }
        }
    }
    stated
}

/// Makes some bids alike in prices, in commitments or in both.
fn twins(random: &mut Random, bids: &mut [Bid]) {
    if bids.len() < 2 || !random.chance(55) {
        return;
    }
    for _ in 0..random.count(1, bids.len()) {
        let twin = random.one(bids);
        let bid = &mut bids[random.index(bids.len())];
        if random.chance(70) {
            bid.prices = twin.prices;
        }
        if random.chance(70) {
            bid.commitments = twin.commitments;
        }
    }
}
