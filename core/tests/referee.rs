//! The engine against a referee, which works everything out again in its own way.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod contest;
mod slow;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use common_measure::assessment::{Decider, Reading, deciders};
use common_measure::evaluation::Outcome;
use common_measure::id::BidId;
use common_measure::procurement::Procurement;

use contest::plan::ANYTHING;
use contest::{At, assessed, contest, each};
use slow::compare::differences;
use slow::features::{ALL, features};
use slow::findings::Found;
use slow::{LotVerdict, verdict};

/// How many procurements are generated, each from its own seed.
const CONTESTS: u64 = 100_000;

/// Every second contest is taken in the other reading.
fn reading(seed: u64) -> Reading {
    if seed.is_multiple_of(2) { Reading::AsStated } else { Reading::Other }
}

/// Where the two differ on a contest.
struct Wrong {
    seed: u64,
    json: String,
    differences: Vec<String>,
}

fn compare(seed: u64) -> Option<Wrong> {
    let _at = At { seed, plan: &ANYTHING };
    let (mut procurement, reading) = (contest(seed, &ANYTHING), reading(seed));
    accept_figures(&mut procurement, seed);
    let differences = differences(&procurement, reading, &assessed(&procurement, reading));
    if differences.is_empty() {
        return None;
    }
    Some(Wrong { seed, json: procurement.to_json().unwrap(), differences })
}

/// Of what was accepted some say which figures, and of those some the figures that are found as the criteria state, which
/// are those that people accept, and some others.
fn accept_figures(of: &mut Procurement, seed: u64) {
    if of.evaluation.decisions.iter().all(|made| made.outcome != Outcome::Accept) {
        return;
    }
    let (lots, _) = verdict(of, Reading::AsStated);
    for (at, made) in (seed..).zip(&mut of.evaluation.decisions) {
        let found = lots.iter().flat_map(|lot| lot.found.iter().map(move |found| (lot, found)));
        let of_it = |(lot, found): &(&LotVerdict, &Found)| {
            lot.bids[found.bid] == made.bid
                && found.criterion == made.criterion
                && found.about == made.about.code()
        };
        let figures = found.clone().find(of_it).map(|(_, found)| found.figures.clone());
        made.figures = match at % 3 {
            _ if made.outcome != Outcome::Accept => None,
            0 => None,
            1 => figures,
            _ => Some("1 against 2".to_owned()),
        };
    }
}

/// All of them are looked at, so that the smallest contest on which the two differ can be named.
#[test]
fn the_engine_agrees_with_the_referee() {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let wrong: Vec<Wrong> = thread::scope(|scope| {
        let part = |part: usize| (0..CONTESTS).skip(part).step_by(threads).filter_map(compare);
        let parts: Vec<_> =
            (0..threads).map(|at| scope.spawn(move || part(at).collect::<Vec<Wrong>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    if let Some(smallest) = wrong.iter().min_by_key(|wrong| wrong.json.len()) {
        panic!(
            "{} of {CONTESTS} differ; the smallest is that of seed {}, in the reading {:?}:\n{}\n{}",
            wrong.len(),
            smallest.seed,
            reading(smallest.seed),
            smallest.json,
            smallest.differences.join("\n"),
        );
    }
}

/// The same for procurements that people wrote.
#[test]
fn they_agree_on_the_examples() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let mut seen = 0;
    for folder in [examples.clone(), examples.join("published")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let procurement = Procurement::parse(&fs::read_to_string(&path).unwrap()).unwrap();
            for reading in [Reading::AsStated, Reading::Other] {
                let assessment = assessed(&procurement, reading);
                let differences = differences(&procurement, reading, &assessment);
                assert!(differences.is_empty(), "{}: {differences:#?}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen >= 5, "only {seen} examples were found");
}

/// A bid decides without winning where the first two stand otherwise without it.
#[test]
fn they_agree_on_who_decides_without_winning() {
    let (mut found, mut told_apart) = (0, 0);
    each(6_000, &ANYTHING, |procurement, _| {
        let expected = slow::deciders::deciders(&procurement);
        let engine = deciders(&procurement, Reading::AsStated);
        let equal = engine.iter().filter(|decider| decider.equal_without).count();
        let first = |decider: &&Decider| decider.before_without.as_ref() == Some(&decider.first);
        told_apart += engine.iter().filter(first).count();
        let engine: Vec<(BidId, Option<BidId>)> = engine
            .iter()
            .map(|decider| (decider.bid.clone(), decider.before_without.clone()))
            .collect();
        assert_eq!(engine, expected);
        assert_eq!(equal, expected.iter().filter(|(_, before)| before.is_none()).count());
        found += expected.len();
    });
    assert!(found > 30, "only {found} bids decided without winning");
    assert!(told_apart > 0, "no two equal bids would stand as they are listed without a third");
}

/// What the generated contests are worth as a test: everything that can be stated and everything
/// that can come of it comes up often.
#[test]
fn generated_contests_hold_ties_minimums_and_gaps() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..10_000 {
        let _at = At { seed, plan: &ANYTHING };
        let procurement = contest(seed, &ANYTHING);
        let (lots, awards) = verdict(&procurement, reading(seed));
        for feature in features(&procurement, &lots, &awards) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let missing: Vec<&str> =
        ALL.iter().copied().filter(|what| counts.get(*what).is_none_or(|n| *n < 10)).collect();
    assert!(missing.is_empty(), "{missing:#?} of {counts:#?}");
    let unnamed: Vec<&String> =
        counts.keys().filter(|what| !ALL.contains(&what.as_str())).collect();
    assert!(unnamed.is_empty(), "{unnamed:#?}");
}
