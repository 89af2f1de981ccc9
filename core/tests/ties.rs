//! True ties are found, every one: two bids with different prices, scores and commitments whose
//! figures are equal as fractions, with thirds, sevenths and elevenths in them. In decimals or
//! binary floats a good part of such ties is missed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod contest;

#[path = "ties/after_quality.rs"]
mod after_quality;
#[path = "ties/file.rs"]
mod file;
#[path = "ties/points.rs"]
mod points;

use common_measure::assessment::{LotResult, Reading, Standing};
use common_measure::procurement::Procurement;

use after_quality::equal_after_quality;
use contest::assessed;
use contest::random::Random;
use points::{Contest, equal_price_for_points, equal_totals};

/// How many ties are made under each award rule.
const TIES: usize = 10_000;

fn place(lot: &LotResult, bid: usize) -> Option<usize> {
    lot.ranking.iter().position(|at| *at == bid)
}

fn are_tied(lot: &LotResult) -> bool {
    lot.ties.iter().any(|tie| tie.bids.contains(&0) && tie.bids.contains(&1))
}

/// That the first two bids are found to be equal. Whether a total of theirs never ends as a decimal.
fn equal(procurement: &Procurement, is_total: bool) -> bool {
    let assessment = assessed(procurement, Reading::AsStated);
    let lot = &assessment.lots[0];
    let [a, b, ..] = lot.bids.as_slice() else { panic!("three bids went in") };
    assert!(are_tied(lot), "missed: {}", procurement.to_json().unwrap());
    assert_eq!(a.standing, b.standing);
    assert!(matches!(a.standing, Standing::Ranked { shared: true, .. }));
    let totals = [lot.total(0), lot.total(1)];
    let [one, other] = if is_total { totals } else { [a.figure.as_ref(), b.figure.as_ref()] };
    assert!(one.is_some() && one == other);
    totals.iter().any(|total| is_endless(&total.unwrap().to_string()))
}

/// Whether a figure never ends as a decimal, because it holds thirds, sevenths or elevenths.
fn is_endless(exact: &str) -> bool {
    let under = exact.split_once('/').map_or(1, |(_, under)| under.parse::<i128>().unwrap());
    under % 3 == 0 || under % 7 == 0 || under % 11 == 0
}

/// Makes so many ties of one kind, and has each found. Of every tenth, the second bid offers one
/// more of the measure against a target: then it is before the first, and nothing less.
fn every_tie_is_found(make: impl Fn(&mut Random) -> Option<Contest>) {
    let mut random = Random::new(2023);
    let (mut found, mut endless) = (0, 0);
    while found < TIES {
        let Some(mut contest) = make(&mut random) else { continue };
        // One of the target is then a thousandth of what it was.
        contest.target *= 1_000;
        contest.offers.iter_mut().for_each(|offer| offer.balance *= 1_000);
        let is_endless = equal(&contest.procurement(), contest.rule == "highest_total");
        endless += usize::from(is_endless);
        found += 1;
        if found % 10 == 0 && contest.offers[1].balance < contest.target {
            contest.offers[1].balance += 1;
            let assessment = assessed(&contest.procurement(), Reading::AsStated);
            let lot = &assessment.lots[0];
            assert!(!are_tied(lot) && place(lot, 1) < place(lot, 0));
        }
    }
    assert!(
        endless > TIES / 2,
        "only {endless} ties are between totals that never end as decimals"
    );
}

#[test]
fn every_true_tie_of_totals_is_found_and_nothing_less_than_a_tie() {
    every_tie_is_found(equal_totals);
}

#[test]
fn so_is_every_tie_of_price_per_quality_point() {
    every_tie_is_found(|random| equal_price_for_points(random, "price_per_quality_point"));
}

#[test]
fn so_is_every_tie_of_quality_adjusted_scores() {
    every_tie_is_found(|random| equal_price_for_points(random, "quality_adjusted_score"));
}

#[test]
fn so_is_every_tie_of_prices_after_quality_value() {
    let mut random = Random::new(2023);
    let mut found = 0;
    while found < TIES {
        let Some((tied, apart)) = equal_after_quality(&mut random) else { continue };
        // A bid whose levels earn no points is below the least minimum there is.
        let assessment = assessed(&tied, Reading::AsStated);
        if assessment.lots[0].ranking.len() < 3 {
            continue;
        }
        equal(&tied, false);
        found += 1;
        // A millionth of a pound, and there is no tie.
        if found % 10 == 0 {
            let assessment = assessed(&apart, Reading::AsStated);
            let lot = &assessment.lots[0];
            assert!(!are_tied(lot) && place(lot, 1) < place(lot, 0));
        }
    }
}
