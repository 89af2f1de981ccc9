//! Relations that hold between results, whatever the figures: between bids of one contest, and
//! between a contest and the same one changed.

mod contest;

use std::collections::BTreeMap;

use common_measure::assessment::{Assessment, BidResult, LotResult, Points, Standing};
use common_measure::number::{Exact, Sum};
use common_measure::scheme::{PriceMethod, Stage};
use proptest::prelude::*;
use proptest::sample::Index;

use contest::generate::{contest, plain_contest};
use contest::{Contest, Rule};

fn exact(parts: u64) -> Exact {
    Exact::from(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// What a bid's result says, apart from its rank: its points on every question, and whether it is
/// ranked.
fn points(assessment: &Assessment) -> BTreeMap<String, (Vec<Points>, bool)> {
    let bids = assessment.lots.iter().flat_map(|lot| &lot.bids);
    bids.map(|bid| {
        let ranked = matches!(bid.standing, Standing::Ranked { .. });
        (bid.bid.to_string(), (bid.points.clone(), ranked))
    })
    .collect()
}

/// The same with ranks and totals.
fn results(assessment: &Assessment) -> BTreeMap<String, (Vec<Points>, Standing, Option<Exact>)> {
    let bids = assessment.lots.iter().flat_map(|lot| &lot.bids);
    bids.map(|bid| {
        let total = bid.total.as_ref().map(|total| total.exact().clone());
        (bid.bid.to_string(), (bid.points.clone(), bid.standing, total))
    })
    .collect()
}

fn lot(assessment: &Assessment) -> &LotResult {
    &assessment.lots[0]
}

fn ids(lot: &LotResult, bids: &[usize]) -> Vec<String> {
    let mut ids: Vec<String> = bids.iter().map(|at| lot.bids[*at].bid.to_string()).collect();
    ids.sort();
    ids
}

/// Leaves out one bid, with what was decided about it.
fn without(contest: &Contest, out: usize) -> Contest {
    let mut rest = contest.clone();
    rest.bids.remove(out);
    rest.decisions.retain(|(bid, _, _)| *bid != out);
    for (bid, _, _) in &mut rest.decisions {
        *bid -= usize::from(*bid > out);
    }
    rest
}

/// The total as the scheme's stage decides by it.
fn deciding(contest: &Contest, bid: &BidResult) -> Option<Exact> {
    let total: &Sum = bid.total.as_ref()?;
    Some(match contest.rounding.stage {
        Stage::TotalAsRounded => total.round(contest.rounding.places, contest.rounding.mode),
        Stage::Leaf | Stage::Total => total.exact().clone(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// W · (x − 1)² / x, where the line has not reached 0; nothing is taken off beyond.
    #[test]
    fn lowest_over_price_is_above_the_line_to_twice_the_lowest(
        lowest in 1u64..=100_000_000,
        above in 0u64..=200_000_000,
        weight in 1u64..=1_000,
    ) {
        let (lowest, price, weight) = (exact(lowest), exact(lowest + above), exact(weight));
        let line = PriceMethod::LinearFromLowest { zero_at: Some("2".parse().unwrap()) };
        let curve = PriceMethod::LowestOverPrice.share(&price, &lowest).unwrap().times(&weight);
        let line = line.share(&price, &lowest).unwrap().times(&weight);
        let x = price.over(&lowest).unwrap();
        let beyond = x.minus(&Exact::ONE);
        let gap = curve.minus(&line);
        prop_assert!(!gap.is_negative());
        if x <= Exact::from(2) {
            prop_assert_eq!(gap, weight.times(&beyond.times(&beyond)).over(&x).unwrap());
        } else {
            prop_assert_eq!(line, Exact::ZERO);
        }
    }

    /// The same between two assessments of the same bids.
    #[test]
    fn so_it_is_for_whole_contests(mut contest in plain_contest()) {
        contest.zero_at = None;
        let curve = contest.assess();
        contest.zero_at = Some(2_000);
        let line = contest.assess();
        for (curve, line) in lot(&curve).bids.iter().zip(&lot(&line).bids) {
            prop_assert!(curve.points[0].exact() >= line.points[0].exact());
            prop_assert!(curve.exact_total.as_ref().map(Sum::exact) >= line.exact_total.as_ref().map(Sum::exact));
            prop_assert_eq!(&curve.points[1..], &line.points[1..]);
        }
    }

    #[test]
    fn multiplying_every_price_changes_nothing(contest in contest(), factor in 2u64..=10_000) {
        let mut larger = contest.clone();
        for bid in &mut larger.bids {
            bid.price = bid.price.map(|price| price * factor);
        }
        prop_assert_eq!(results(&contest.assess()), results(&larger.assess()));
    }

    #[test]
    fn the_order_of_bids_changes_nothing(contest in contest(), turn in any::<Index>()) {
        let (mut other, count) = (contest.clone(), contest.bids.len());
        let turn = turn.index(count);
        other.bids.rotate_left(turn);
        other.bids.reverse();
        for (bid, _, _) in &mut other.decisions {
            *bid = count - 1 - (*bid + count - turn) % count;
        }
        let (one, two) = (contest.assess(), other.assess());
        prop_assert_eq!(results(&one), results(&two));
        let ties = |assessment: &Assessment| {
            let lot = lot(assessment);
            lot.ties.iter().map(|tie| ids(lot, &tie.bids)).collect::<Vec<_>>()
        };
        prop_assert_eq!(ties(&one), ties(&two));
        let findings = |assessment: &Assessment| {
            let lot = lot(assessment);
            let of = |finding: &common_measure::assessment::Finding| {
                (ids(lot, &[finding.bid]), finding.criterion.clone(), format!("{:?}", finding.kind))
            };
            let mut all: Vec<_> = lot.findings.iter().map(of).collect();
            all.sort();
            all
        };
        prop_assert_eq!(findings(&one), findings(&two));
    }

    /// One that is at least as good on every question, among the others, is never behind.
    #[test]
    fn at_least_as_good_everywhere_is_never_less(
        mut contest in plain_contest(),
        of in any::<Index>(),
        cheaper in 0u64..=50_000,
        better in prop::collection::vec(any::<bool>(), 3),
        more in prop::collection::vec(prop_oneof![Just(0), 0u64..=30_000], 5),
    ) {
        contest.levels.sort_unstable();
        let of = of.index(contest.bids.len());
        let mut good = contest.bids[of].clone();
        good.id = "good".to_owned();
        good.price = good.price.map(|price| price.saturating_sub(cheaper).max(1));
        for (level, better) in good.levels.iter_mut().zip(better) {
            let top = contest.levels.len() - 1;
            *level = level.map(|level| (level + usize::from(better)).min(top));
        }
        for (offer, more) in good.offers.iter_mut().zip(more) {
            *offer += more;
        }
        contest.bids.push(good);
        let assessment = contest.assess();
        let bids = &lot(&assessment).bids;
        let (good, other) = (bids.last().unwrap(), &bids[of]);
        for (more, less) in good.points.iter().zip(&other.points) {
            prop_assert!(more.exact() >= less.exact());
            prop_assert!(more.counted() >= less.counted());
        }
        prop_assert!(deciding(&contest, good) >= deciding(&contest, other));
        let rounding = contest.rounding;
        let shown = |bid: &BidResult| bid.total.as_ref().map(|total| total.round(rounding.places, rounding.mode));
        prop_assert!(shown(good) >= shown(other));
    }

    #[test]
    fn points_lie_between_nothing_and_all_and_add_up(contest in contest()) {
        let assessment = contest.assess();
        let scheme = &assessment.scheme;
        let available: Exact = scheme.leaves().iter().map(|leaf| &leaf.available).collect();
        prop_assert_eq!(&available, scheme.points());
        for bid in &lot(&assessment).bids {
            for (points, leaf) in bid.points.iter().zip(scheme.leaves()) {
                if let Points::Scored { exact, counted } = points {
                    prop_assert!(!exact.is_negative() && *exact <= leaf.available);
                    let expected = match contest.rounding.stage {
                        Stage::Leaf => exact.round(contest.rounding.places, contest.rounding.mode),
                        Stage::Total | Stage::TotalAsRounded => exact.clone(),
                    };
                    prop_assert_eq!(counted, &expected);
                }
            }
            let sum: Option<Vec<&Exact>> = bid.points.iter().map(Points::counted).collect();
            let sum: Option<Exact> = sum.map(|points| points.into_iter().collect());
            prop_assert_eq!(bid.total.as_ref().map(|total| total.exact().clone()), sum.clone());
            // The sections at the top hold all of it.
            let top = scheme.nodes().iter().filter(|node| node.depth == 0);
            let parts: Option<Vec<Exact>> = top
                .map(|node| assessment.node_points(bid, node).map(|sum| sum.exact().clone()))
                .collect();
            prop_assert_eq!(parts.map(|parts| parts.iter().collect::<Exact>()), sum);
        }
    }

    #[test]
    fn absolute_points_depend_on_no_other_bid(contest in contest(), out in any::<Index>()) {
        let out = out.index(contest.bids.len());
        let rest = without(&contest, out);
        let (all, fewer) = (contest.assess(), rest.assess());
        let leaves = all.scheme.leaves().iter().enumerate();
        let absolute: Vec<usize> =
            leaves.filter(|(_, leaf)| !leaf.is_relative()).map(|(at, _)| at).collect();
        for bid in &lot(&fewer).bids {
            let before = lot(&all).bid(&bid.bid).unwrap();
            for at in &absolute {
                prop_assert_eq!(&bid.points[*at], &before.points[*at]);
            }
        }
    }

    /// Whoever alone sets no lowest price and no best offer can go, and nothing changes.
    #[test]
    fn a_bid_that_sets_no_comparison_changes_no_points(mut contest in contest(), out in any::<Index>()) {
        // A minimum on a relative question is tested on figures of its own, before these.
        contest.price_minimum = None;
        for promise in &mut contest.commitments {
            if matches!(promise.rule, Rule::Best { .. }) {
                promise.minimum = None;
            }
        }
        let all = contest.assess();
        let sets = |bid: usize| {
            lot(&all).comparisons.iter().flatten().any(|comparison| comparison.set_by == [bid])
        };
        let free: Vec<usize> = (0..contest.bids.len()).filter(|bid| !sets(*bid)).collect();
        prop_assume!(!free.is_empty());
        let out = free[out.index(free.len())];
        let mut before = points(&all);
        before.remove(&contest.bids[out].id);
        prop_assert_eq!(before, points(&without(&contest, out).assess()));
    }
}
