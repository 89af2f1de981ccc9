//! Published evaluations give the published figures.
//!
//! `vectors/tender.json` holds what the sources print, with the exact values; each case that the
//! methods here cover stands in `examples/published` as a procurement that anyone can open. A case
//! that is neither covered nor named as not covered fails.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, also in its helpers"
)]

use std::collections::BTreeMap;

use common_measure::assessment::{Reading, Report, assess};
use common_measure::number::Quantity;
use common_measure::procurement::Procurement;
use common_measure_tests::{read, vectors};
use serde_json::Value;

/// Cases of methods that are not offered yet, and why.
const NOT_COVERED: [(&str, &str); 6] = [
    ("PL-08-designbuild-weighted-criteria-17-4", "a stated benchmark over price"),
    ("PL-10-bonfire-zero-price", "a price of zero is refused; see the test below"),
    ("QP-02-adjusted-score-17-3", "quality times benchmark over price"),
    ("HW-01-ahpy-hierarchical-weights", "points 2:1 on given leaf shares"),
    ("VF-01-rsmaa-piecewise-decreasing", "straight lines between stated points"),
    ("DO-01-scikit-dominance", "dominance belongs to analysis"),
];

fn cases() -> Vec<Value> {
    let text = std::fs::read_to_string(vectors("tender.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn report(id: &str) -> (Procurement, Report) {
    let (_, procurement) = read(&format!("published/{id}.json")).unwrap_or_else(|error| {
        panic!("{id} is covered, but examples/published has no file for it: {error}")
    });
    let procurement = procurement.unwrap();
    let report = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
    (procurement, report)
}

/// Each bid's total as shown and exactly.
fn totals(report: &Report) -> BTreeMap<String, (String, String)> {
    let bids = report.lots[0].bids.iter();
    bids.map(|bid| {
        let total = bid.total.clone().unwrap();
        (bid.bid.to_string(), (total.shown, total.exact))
    })
    .collect()
}

/// `33.3` and `33.30` are one figure.
fn same(shown: &str, published: &str) -> bool {
    Quantity::parse(shown).unwrap().exact() == Quantity::parse(published).unwrap().exact()
}

#[test]
fn every_case_is_covered_or_named_as_not() {
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        if NOT_COVERED.iter().any(|(other, _)| *other == id) {
            continue;
        }
        let (procurement, _) = report(id);
        let source = case["source_url"].as_str().unwrap();
        assert!(procurement.details.note.ends_with(source), "{id} does not name its source");
    }
    for file in std::fs::read_dir(common_measure_tests::example("published")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let id = name.strip_suffix(".json").unwrap();
        assert!(cases().iter().any(|case| case["id"] == id), "{name} is not a published case");
    }
}

#[test]
fn price_scores_are_the_published_ones_and_exact() {
    let mut checked = 0;
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        let expected = &case["expected"];
        let Some(scores) = expected.get("price_score").or(expected.get("financial_score")) else {
            continue;
        };
        let (procurement, report) = report(id);
        let found = totals(&report);
        let scores = scores.as_object().unwrap();
        assert_eq!(found.len(), scores.len(), "{id}");
        for (bid, published) in scores {
            let (shown, exact) = &found[bid];
            let published = published.as_str().unwrap();
            assert!(same(shown, published), "{id}, {bid}: {shown}, published {published}");
            assert_eq!(exact, case["exact"][bid].as_str().unwrap(), "{id}, {bid}");
        }
        for bid in case["inputs"]["bids"].as_array().unwrap() {
            let given = bid.get("price").or(bid.get("price_crore")).unwrap().as_str().unwrap();
            let entered = procurement.bids.iter().find(|other| bid["id"] == other.id.as_str());
            assert_eq!(entered.unwrap().prices[0].amount.to_string(), given, "{id}");
        }
        checked += 1;
    }
    assert_eq!(checked, 4);
}

#[test]
fn a_straight_line_from_the_lowest_price_gives_the_published_33() {
    let id = "LD-02-france-agorapublix-40";
    let case = cases().into_iter().find(|case| case["id"] == id).unwrap();
    let (_, report) = report(id);
    let found = totals(&report);
    assert_eq!(found["lowest"].1, "40");
    let (shown, exact) = &found["described"];
    assert!(same(shown, case["expected"]["score"].as_str().unwrap()));
    assert_eq!(exact, case["exact"]["score"].as_str().unwrap());
}

#[test]
fn the_weighted_sum_gives_the_published_scores_and_the_tie() {
    let id = "WS-01-wikipedia-wsm";
    let case = cases().into_iter().find(|case| case["id"] == id).unwrap();
    let (_, report) = report(id);
    let found = totals(&report);
    for (at, bid) in ["a1", "a2", "a3"].into_iter().enumerate() {
        assert_eq!(found[bid].0, case["expected"]["scores"][at].as_str().unwrap());
        assert_eq!(found[bid].1, case["exact"][at].as_str().unwrap());
    }
    assert_eq!(case["expected"]["ranking"], "A2 = A3 > A1");
    let standings: Vec<_> = report.lots[0]
        .bids
        .iter()
        .map(|bid| (bid.bid.as_str(), bid.standing_in_words.as_str()))
        .collect();
    assert_eq!(standings, [("a2", "1 equal"), ("a3", "1 equal"), ("a1", "3")]);
}

#[test]
fn a_price_of_zero_is_refused_by_name_and_scores_nobody_zero() {
    // One vendor's formula gives every bid 0 when one price is 0 (PL-10).
    let (text, _) = read("published/PL-02-impactbids-40pc.json").unwrap();
    let procurement = Procurement::parse(&text.replace("\"105\"", "\"0\"")).unwrap();
    let faults = assess(&procurement, Reading::AsStated).unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Bidder 2, “Price”: A price of £0 cannot be scored. Enter a price above £0, or remove it if there is none."
        ]
    );
}
