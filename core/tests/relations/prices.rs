//! Between price methods.

use common_measure::assessment::Reading;
use common_measure::number::Exact;
use common_measure::procurement::Procurement;
use common_measure::scheme::{Kind, LeafKind, LinearFromLowest, Price, PriceMethod, Schedule};

use crate::contest::numbers::{Size, pence};
use crate::contest::plan::POINTS;
use crate::contest::random::Random;
use crate::contest::{assessed, each};

fn exact(parts: u64) -> Exact {
    Exact::from(i64::try_from(parts).unwrap())
}

fn line(below_zero: bool) -> PriceMethod {
    let zero_at = Some("2".parse().unwrap());
    PriceMethod::LinearFromLowest(LinearFromLowest { zero_at, below_zero })
}

/// W · (x − 1)² / x, as long as the line may fall below 0; held there, it is less.
#[test]
fn lowest_over_price_is_above_the_line_to_twice_the_lowest() {
    let mut random = Random::new(1);
    for _ in 0..10_000 {
        let size = random.one(&[Size::Round, Size::Usual, Size::Long]);
        let prices = [pence(&mut random, size), pence(&mut random, size)].map(exact);
        let (lowest, price) = (prices.iter().min().unwrap(), &prices[0]);
        let share = |method: &PriceMethod| method.share(price, &prices).unwrap();
        let (curve, held) = (share(&PriceMethod::LowestOverPrice), share(&line(false)));
        let beyond = price.over(lowest).unwrap().minus(&Exact::ONE);
        let gap = beyond.times(&beyond).times(lowest).over(price).unwrap();
        assert_eq!(curve.minus(&share(&line(true))), gap);
        assert!(curve >= held && !held.is_negative());
        assert_eq!(held, share(&line(true)).max(Exact::ZERO));
    }
}

/// A contest in which every price question that earns points has this method.
fn with_method(procurement: &Procurement, method: &PriceMethod) -> Procurement {
    let mut changed = procurement.clone();
    let questions: Vec<_> =
        procurement.scheme.all().map(|criterion| criterion.id.clone()).collect();
    for id in &questions {
        if let Some(Kind::Price(price)) =
            changed.scheme.criterion_mut(id).map(|criterion| &mut criterion.kind)
            && price.method.is_scored()
        {
            price.method = method.clone();
        }
    }
    // A step of the ladder is right for one direction only.
    changed.scheme.tie_break.clear();
    changed
}

/// The same between two assessments of the same bids.
#[test]
fn so_it_is_for_whole_contests() {
    each(2_000, &POINTS, |procurement, _| {
        let assess = |method| assessed(&with_method(&procurement, method), Reading::AsStated);
        let (curve, straight) = (assess(&PriceMethod::LowestOverPrice), assess(&line(false)));
        let (one, other) = (&curve.lots[0], &straight.lots[0]);
        for bid in 0..one.bids.len() {
            for (question, leaf) in curve.scheme.leaves().iter().enumerate() {
                let (one, other) = (one.points(bid, question), other.points(bid, question));
                if matches!(leaf.kind, LeafKind::Price(_)) {
                    assert!(one.exact() >= other.exact());
                } else {
                    assert_eq!(one, other);
                }
            }
            assert!(one.exact_total(bid) >= other.exact_total(bid));
        }
    });
}

/// With one bid, or all prices equal: all points, or half of them at the middle.
#[test]
fn equal_prices_get_what_the_edges_say() {
    let half = Exact::ratio(1, 2).unwrap();
    let edges = [
        (PriceMethod::LowestOverPrice, Exact::ONE),
        (line(false), Exact::ONE),
        (PriceMethod::BetweenLowestAndHighest, Exact::ONE),
        (PriceMethod::DistanceFromMean, half.clone()),
        (PriceMethod::DistanceFromMedian, half),
        (PriceMethod::Income, Exact::ONE),
    ];
    let mut random = Random::new(2);
    for _ in 0..1_000 {
        let size = random.one(&[Size::Round, Size::Usual, Size::Long]);
        let price = exact(pence(&mut random, size));
        for (method, expected) in &edges {
            for count in 1..4 {
                let share = method.share(&price, &vec![price.clone(); count]);
                assert_eq!(share.as_ref(), Some(expected), "{method:?}");
            }
        }
    }
}

/// No method scores a price that is not more than £0, or beside one.
#[test]
fn no_method_takes_a_price_of_nothing() {
    each(2_000, &POINTS, |procurement, _| {
        for criterion in procurement.scheme.all() {
            let Kind::Price(Price { method, .. }) = &criterion.kind else { continue };
            for nothing in [Exact::ZERO, Exact::from(-1)] {
                let some = Exact::from(100);
                assert_eq!(method.share(&nothing, &[some.clone(), nothing.clone()]), None);
                assert_eq!(method.share(&some, &[some.clone(), nothing]), None);
            }
        }
    });
}

/// A pricing schedule is worth what its lines come to, in any order.
#[test]
fn the_order_of_lines_changes_no_price() {
    each(4_000, &POINTS, |mut procurement, random| {
        let before = assessed(&procurement, Reading::AsStated);
        let ids: Vec<_> = procurement.scheme.all().map(|criterion| criterion.id.clone()).collect();
        for id in &ids {
            if let Some(Kind::Price(Price { schedule: Some(Schedule { lines, .. }), .. })) =
                procurement.scheme.criterion_mut(id).map(|criterion| &mut criterion.kind)
            {
                random.shuffle(lines);
            }
        }
        for bid in &mut procurement.bids {
            bid.prices.iter_mut().for_each(|offer| random.shuffle(&mut offer.rates));
        }
        let after = assessed(&procurement, Reading::AsStated);
        for bid in 0..before.lots[0].bids.len() {
            let points = |at| before.lots[0].points(bid, at) == after.lots[0].points(bid, at);
            assert!((0..before.scheme.leaves().len()).all(points));
        }
    });
}
