//! Between bids of one contest: their order, one that is better than another, and one less.

use common_measure::assessment::{Points, Reading, Standing};
use common_measure::bid::Bid;
use common_measure::id::BidId;
use common_measure::number::Percentage;
use common_measure::procurement::Procurement;
use common_measure::scheme::{Against, CommitmentRule, Criterion, Kind, Level, Price, PriceMethod};

use crate::contest::numbers::{decimal, parts};
use crate::contest::plan::{ANYTHING, PLAIN, Plan, Rule};
use crate::contest::random::Random;
use crate::contest::{assessed, each};
use crate::seen::{awards, comparisons, findings, points, seen, ties, without};

/// The longest number of so many of the last place that can be given.
const LONGEST: u64 = 999_999_999_999_999_999;

#[test]
fn the_order_of_bids_changes_nothing() {
    each(5_000, &ANYTHING, |procurement, random| {
        let mut other = procurement.clone();
        random.shuffle(&mut other.bids);
        random.shuffle(&mut other.suppliers);
        for bid in &mut other.bids {
            random.shuffle(&mut bid.prices);
            random.shuffle(&mut bid.commitments);
        }
        random.shuffle(&mut other.evaluation.scores);
        random.shuffle(&mut other.evaluation.decisions);
        random.shuffle(&mut other.evaluation.draws);
        for reading in [Reading::AsStated, Reading::Other] {
            let (one, two) = (assessed(&procurement, reading), assessed(&other, reading));
            assert_eq!(seen(&one), seen(&two));
            assert_eq!(ties(&one), ties(&two));
            assert_eq!(findings(&one), findings(&two));
            assert_eq!(awards(&one), awards(&two));
            assert_eq!(comparisons(&one), comparisons(&two));
        }
    });
}

/// Makes every stated table fall as prices rise, and rise with quantities.
fn with_tables_in_order(mut procurement: Procurement) -> Procurement {
    fn sorted<'a>(shares: impl Iterator<Item = &'a mut Option<Percentage>>, falling: bool) {
        let shares: Vec<&mut Option<Percentage>> = shares.collect();
        let mut values: Vec<Option<Percentage>> = shares.iter().map(|share| **share).collect();
        values.sort();
        if falling {
            values.reverse();
        }
        for (share, value) in shares.into_iter().zip(values) {
            *share = value;
        }
    }
    let ids: Vec<_> = procurement.scheme.all().map(|criterion| criterion.id.clone()).collect();
    for id in &ids {
        match &mut procurement.scheme.criterion_mut(id).unwrap().kind {
            Kind::Price(Price { method: PriceMethod::Bands(rule), .. }) => {
                sorted(rule.bands.iter_mut().map(|band| &mut band.share), true);
            }
            Kind::Price(Price { method: PriceMethod::Lines(rule), .. }) => {
                sorted(rule.points.iter_mut().map(|point| &mut point.share), true);
            }
            Kind::Commitment(commitment) => match &mut commitment.rule {
                CommitmentRule::Bands(rule) => {
                    sorted(rule.bands.iter_mut().map(|band| &mut band.share), false);
                }
                CommitmentRule::Lines(rule) => {
                    sorted(rule.points.iter_mut().map(|point| &mut point.share), false);
                }
                _ => {}
            },
            _ => {}
        }
    }
    procurement
}

/// A little less, or the same; never nothing.
fn less(random: &mut Random, than: u64) -> u64 {
    than.saturating_sub(random.one(&[0, 0, 1, 1_000, 100_000, 2_000_000])).max(1)
}

/// A little more, or the same.
fn more(random: &mut Random, than: u64) -> u64 {
    (than + random.one(&[0, 0, 1, 1_000, 1_000_000, 5_000_000])).min(LONGEST)
}

/// Better prices than a bid's, or the same.
fn better_prices(random: &mut Random, procurement: &Procurement, bid: &mut Bid) {
    for offer in &mut bid.prices {
        let question = procurement.scheme.criterion(&offer.criterion).unwrap();
        let Kind::Price(Price { method, .. }) = &question.kind else { continue };
        let better = if method.is_income() { more } else { less };
        if let Some(amount) = &mut offer.amount {
            *amount = decimal(better(random, parts(*amount, 2)), 2).parse().unwrap();
        }
        for rate in &mut offer.rates {
            rate.rate = decimal(better(random, parts(rate.rate, 6)), 6).parse().unwrap();
        }
    }
}

/// Larger offers than a bid's, or the same. Where it says that things are counted under a measure
/// of which it offers nothing, offering that measure takes something off elsewhere.
fn larger_offers(random: &mut Random, bid: &mut Bid) {
    let shares = bid.commitments.iter().any(|offer| !offer.also_under.is_empty());
    for quantity in bid.commitments.iter_mut().filter_map(|offer| offer.quantity.as_mut()) {
        if !quantity.is_zero() || !shares {
            *quantity = decimal(more(random, parts(*quantity, 6)), 6).parse().unwrap();
        }
    }
}

/// One that is at least as good on every question, beside the other, is never behind it.
#[test]
fn at_least_as_good_everywhere_is_never_less() {
    let mut better = 0;
    each(5_000, &PLAIN, |procurement, random| {
        let mut procurement = with_tables_in_order(procurement);
        // Drawn lots may still order equals.
        procurement.evaluation.draws.clear();
        let other = random.one(&procurement.bids);
        let mut good = other.clone();
        good.id = BidId::new("good").unwrap();
        better_prices(random, &procurement, &mut good);
        larger_offers(random, &mut good);
        let mut scores = procurement.evaluation.scores.clone();
        scores.retain(|score| score.bid == other.id);
        for score in &mut scores {
            score.bid = good.id.clone();
            let scale = procurement.scheme.scale_of(&score.criterion).unwrap();
            let own = scale.level(&score.level).unwrap();
            let worth = |level: &Level| (level.share, level.value);
            let as_good = |level: &&Level| {
                let (own, other) = (worth(own), worth(level));
                other.0 >= own.0 && other.1 >= own.1
            };
            let levels: Vec<&Level> = scale.levels.iter().filter(as_good).collect();
            score.level = random.one(&levels).id.clone();
        }
        procurement.evaluation.scores.extend(scores);
        procurement.bids.push(good.clone());
        let assessment = assessed(&procurement, Reading::AsStated);
        let lot = &assessment.lots[0];
        let at = |id: &BidId| lot.bids.iter().position(|bid| bid.bid == *id).unwrap();
        let (good, other) = (at(&good.id), at(&other.id));
        for question in 0..assessment.scheme.leaves().len() {
            let (more, less) = (lot.points(good, question), lot.points(other, question));
            if let Points::Scored { exact, counted } = less {
                assert!(more.exact() >= Some(&exact));
                assert!(more.counted() >= Some(&counted));
            }
        }
        assert!(lot.exact_total(good) >= lot.exact_total(other));
        assert!(lot.total(good) >= lot.total(other));
        let rounding = procurement.scheme.rounding;
        let shown = |bid| lot.total(bid).map(|total| total.round(rounding.places, rounding.mode));
        assert!(shown(good) >= shown(other));
        let rank = |bid: usize| match lot.bids[bid].standing {
            Standing::Ranked { rank, .. } => Some(rank),
            _ => None,
        };
        if let Some(behind) = rank(other) {
            assert!(rank(good).is_some_and(|rank| rank <= behind));
        }
        better += usize::from(lot.exact_total(good) > lot.exact_total(other));
    });
    assert!(better > 2_000, "only {better} bids were better");
}

/// Leaves minimums alone that do not depend on other bids.
fn without_relative_minimums(mut procurement: Procurement) -> Procurement {
    let relative = |criterion: &Criterion| match &criterion.kind {
        Kind::Price(price) => price.method.is_relative(),
        Kind::Quality(quality) => !quality.rule.is_usual(),
        Kind::Commitment(commitment) => commitment.rule.is_relative(),
        Kind::CommitmentValue(value) => value.is_relative(),
        Kind::PassFail(_) => false,
        Kind::Group(_) => true,
    };
    let ids: Vec<_> = procurement.scheme.all().map(|criterion| criterion.id.clone()).collect();
    for id in &ids {
        let criterion = procurement.scheme.criterion_mut(id).unwrap();
        criterion.minimum = criterion.minimum.filter(|_| !relative(criterion));
    }
    procurement.scheme.minimum = None;
    procurement
}

const TOTALS: Plan = Plan { rules: &[Rule::HighestTotal], least_bids: 2, ..ANYTHING };

#[test]
fn absolute_points_depend_on_no_other_bid() {
    each(4_000, &ANYTHING, |procurement, random| {
        if procurement.bids.is_empty() {
            return;
        }
        let out = random.one(&procurement.bids).id;
        let all = assessed(&procurement, Reading::AsStated);
        let rest = assessed(&without(&procurement, &out), Reading::AsStated);
        let before = points(&all);
        for (bid, points) in points(&rest) {
            for (question, leaf) in all.scheme.leaves().iter().enumerate() {
                if !leaf.is_relative() {
                    assert_eq!(points[question], before[&bid][question], "{bid} on {}", leaf.id);
                }
            }
        }
    });
}

/// Whoever alone sets no lowest or highest price and no best offer can go, and no points change.
/// Under a mean or a median nearly every bid matters.
#[test]
fn a_bid_that_sets_no_comparison_changes_no_points() {
    let mut done = 0;
    each(4_000, &TOTALS, |procurement, random| {
        let procurement = without_relative_minimums(procurement);
        let all = assessed(&procurement, Reading::AsStated);
        let comparisons = || {
            let questions = 0..all.scheme.leaves().len();
            all.lots.iter().flat_map(move |lot| {
                questions.clone().flat_map(|at| lot.comparisons(at)).map(move |one| (lot, one))
            })
        };
        let middle = [Against::MeanPrice, Against::MedianPrice];
        if comparisons().any(|(_, one)| middle.contains(&one.against)) {
            return;
        }
        let sets = |id: &BidId| {
            comparisons().any(|(lot, one)| one.set_by.iter().all(|at| lot.bids[*at].bid == *id))
        };
        let ids = procurement.bids.iter().map(|bid| bid.id.clone());
        let free: Vec<BidId> = ids.filter(|id| !sets(id)).collect();
        if free.is_empty() {
            return;
        }
        let out = random.one(&free);
        let mut before = points(&all);
        before.remove(&out);
        assert_eq!(before, points(&assessed(&without(&procurement, &out), Reading::AsStated)));
        done += 1;
    });
    assert!(done > 1_000, "only {done} contests had a bid that sets nothing");
}
