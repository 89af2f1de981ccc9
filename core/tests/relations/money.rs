//! Other prices for everyone: all of them multiplied, or so much added to each.

use common_measure::assessment::Reading;
use common_measure::number::{Exact, Money, Quantity};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    AbnormallyLow, AwardRule, BenchmarkOverPrice, BetweenLimits, Kind, LinearFromLowest, Price,
    PriceMethod, Stage,
};

use crate::contest::numbers::{self, Size, decimal, parts, pence};
use crate::contest::plan::ANYTHING;
use crate::contest::random::Random;
use crate::contest::{assessed, each};
use crate::seen::{awards, comparisons, findings, points, standings};

/// An amount so many times; `None` where it would be too long.
fn times(amount: Money, factor: u64) -> Option<Money> {
    parts(amount, 2).checked_mul(factor).and_then(|pence| decimal(pence, 2).parse().ok())
}

fn rate_times(rate: Quantity, factor: u64) -> Option<Quantity> {
    parts(rate, 6).checked_mul(factor).and_then(|rate| decimal(rate, 6).parse().ok())
}

/// Changes every amount that a method states.
fn change_method(method: &mut PriceMethod, change: &dyn Fn(Money) -> Option<Money>) -> Option<()> {
    match method {
        PriceMethod::BenchmarkOverPrice(BenchmarkOverPrice { benchmark, .. }) => {
            *benchmark = Some(change((*benchmark)?)?);
        }
        PriceMethod::BetweenLimits(BetweenLimits { all_points_at, no_points_at }) => {
            *all_points_at = Some(change((*all_points_at)?)?);
            *no_points_at = Some(change((*no_points_at)?)?);
        }
        PriceMethod::Bands(rule) => {
            for end in rule.bands.iter_mut().filter_map(|band| band.up_to.as_mut()) {
                *end = change(*end)?;
            }
        }
        PriceMethod::Lines(rule) => {
            for price in rule.points.iter_mut().filter_map(|point| point.price.as_mut()) {
                *price = change(*price)?;
            }
        }
        _ => {}
    }
    Some(())
}

/// The same procurement in a currency in which everything costs so many times more. Values of
/// measures and the published estimate are no prices, and stay.
fn multiplied(procurement: &Procurement, factor: u64) -> Option<Procurement> {
    let mut changed = procurement.clone();
    let change = |amount: Money| times(amount, factor);
    let ids: Vec<_> = procurement.scheme.all().map(|criterion| criterion.id.clone()).collect();
    for id in &ids {
        let Kind::Price(price) = &mut changed.scheme.criterion_mut(id)?.kind else { continue };
        let Price { method, budget, abnormally_low, .. } = price;
        change_method(method, &change)?;
        if let Some(budget) = budget {
            *budget = change(*budget)?;
        }
        if let Some(AbnormallyLow::BelowAmount(Some(amount))) = abnormally_low {
            *amount = change(*amount)?;
        }
    }
    for level in changed.scheme.scales.iter_mut().flat_map(|scale| &mut scale.levels) {
        if let Some(value) = &mut level.value {
            *value = change(*value)?;
        }
    }
    if let AwardRule::QualityAdjustedScore { reference: Some(amount), .. } =
        &mut changed.scheme.award.rule
    {
        *amount = change(*amount)?;
    }
    for offer in changed.bids.iter_mut().flat_map(|bid| &mut bid.prices) {
        if let Some(amount) = &mut offer.amount {
            *amount = change(*amount)?;
        }
        for rate in &mut offer.rates {
            rate.rate = rate_times(rate.rate, factor)?;
        }
    }
    Some(changed)
}

#[test]
fn multiplying_every_price_changes_no_points() {
    let mut done = 0;
    each(4_000, &ANYTHING, |procurement, random| {
        let factor = random.pick(2, 10_000);
        let Some(larger) = multiplied(&procurement, factor) else { return };
        for reading in [Reading::AsStated, Reading::Other] {
            let (one, other) = (assessed(&procurement, reading), assessed(&larger, reading));
            assert_eq!(points(&one), points(&other));
            assert_eq!(findings(&one), findings(&other));
            // An amount that is rounded is another one when it is multiplied.
            let award = &procurement.scheme.award;
            let is_amount = matches!(
                award.rule,
                AwardRule::PricePerQualityPoint { .. } | AwardRule::PriceAfterQualityValue { .. }
            );
            if !is_amount || procurement.scheme.rounding.stage != Stage::TotalAsRounded {
                assert_eq!(standings(&one), standings(&other));
                assert_eq!(awards(&one), awards(&other));
            }
            let whose =
                |set: Vec<(Exact, _)>| set.into_iter().map(|(_, bids)| bids).collect::<Vec<_>>();
            assert_eq!(whose(comparisons(&one)), whose(comparisons(&other)));
        }
        done += 1;
    });
    assert!(done > 2_000, "only {done} had room for longer numbers");
}

/// Every method that scores, its stated figures among 100 to 300.
fn methods() -> Vec<PriceMethod> {
    let line = |below_zero| {
        let zero_at = Some("3".parse().unwrap());
        PriceMethod::LinearFromLowest(LinearFromLowest { zero_at, below_zero })
    };
    let money = |pounds: u64| Some(numbers::money(pounds * 100));
    let stated = |json: &str| serde_json::from_str(json).unwrap();
    vec![
        PriceMethod::LowestOverPrice,
        line(true),
        line(false),
        PriceMethod::BetweenLowestAndHighest,
        PriceMethod::DistanceFromMean,
        PriceMethod::DistanceFromMedian,
        PriceMethod::BenchmarkOverPrice(BenchmarkOverPrice {
            benchmark: money(100),
            above_all: true,
        }),
        PriceMethod::BetweenLimits(BetweenLimits {
            all_points_at: money(100),
            no_points_at: money(300),
        }),
        stated(
            r#"{"bands": {"bands": [{"up_to": "150", "share": "100"}, {"up_to": "200", "share": "50"}, {"up_to": null, "share": "0"}]}}"#,
        ),
        stated(
            r#"{"lines": {"points": [{"price": "100", "share": "100"}, {"price": "180", "share": "70"}, {"price": "300", "share": "0"}], "beyond": "continued"}}"#,
        ),
        PriceMethod::Income,
    ]
}

/// Adding an amount to every price and to every stated figure leaves alone what is measured by
/// distances only: between two prices, in bands, on stated lines. It changes whatever divides by a
/// price, for every bid of which the points hang on more than that it is the best.
#[test]
fn adding_to_every_price_changes_points_except_where_distances_count() {
    let mut random = Random::new(3);
    for _ in 0..2_000 {
        let prices: Vec<u64> =
            numbers::rising(&mut random, 3, |random| 20_000 + pence(random, Size::Round) % 10_000);
        let amount = random.pick(1, 50_000);
        for method in methods() {
            let mut moved = method.clone();
            let add = |to: Money| Some(numbers::money(parts(to, 2) + amount));
            change_method(&mut moved, &add).unwrap();
            let pounds = |pence: &u64| numbers::money(*pence).exact();
            let before: Vec<Exact> = prices.iter().map(pounds).collect();
            let after: Vec<Exact> = prices.iter().map(|price| pounds(&(price + amount))).collect();
            let distances = matches!(
                method,
                PriceMethod::BetweenLowestAndHighest
                    | PriceMethod::BetweenLimits(_)
                    | PriceMethod::Bands(_)
                    | PriceMethod::Lines(_)
            );
            let mut same = 0;
            for (before_price, after_price) in before.iter().zip(&after) {
                let before = method.share(before_price, &before).unwrap();
                let after = moved.share(after_price, &after).unwrap();
                assert!(!distances || before == after, "{method:?}");
                same += usize::from(before == after);
            }
            assert!(distances || same < prices.len(), "{method:?} of {prices:?} and {amount}");
        }
    }
}
