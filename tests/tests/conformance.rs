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
use common_measure::scheme::{AwardRule, Beyond, Kind, PriceMethod};
use common_measure_tests::{read, vectors};
use serde_json::Value;

/// Cases without a file, and why.
const NOT_COVERED: [(&str, &str); 2] = [
    ("PL-10-bonfire-zero-price", "a price of zero is refused; see the test below"),
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
            assert_eq!(entered.unwrap().prices[0].amount.unwrap().to_string(), given, "{id}");
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

fn case(id: &str) -> Value {
    cases().into_iter().find(|case| case["id"] == id).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// A bid's points on one criterion, as shown and exactly.
fn points(report: &Report, bid: &str, criterion: &str) -> (String, String) {
    let bid = report.lots[0].bids.iter().find(|other| other.bid.as_str() == bid).unwrap();
    let points = bid.points.iter().find(|points| points.criterion.as_str() == criterion).unwrap();
    let figure = points.points.clone().unwrap();
    (figure.shown, figure.exact)
}

#[test]
fn a_benchmark_over_price_rounded_before_it_is_added_gives_the_published_winner() {
    let id = "PL-08-designbuild-weighted-criteria-17-4";
    let case = case(id);
    let (procurement, report) = report(id);
    let found = totals(&report);
    for bid in ["A", "B", "C"] {
        assert_eq!(points(&report, bid, "price").1, text(&case["expected"]["price_points"][bid]));
        assert_eq!(found[bid].1, text(&case["expected"]["total"][bid]), "{bid}");
    }
    assert_eq!(report.lots[0].ranking[0].as_str(), text(&case["expected"]["winner"]));
    // Not rounded before, the totals are the exact ones of the case.
    let mut exact = procurement;
    exact.scheme.rounding.stage = common_measure::scheme::Stage::Total;
    let found = totals(&assess(&exact, Reading::AsStated).unwrap().report(&exact));
    for bid in ["A", "B", "C"] {
        assert_eq!(found[bid].1, text(&case["exact"][bid]), "{bid}");
    }
}

#[test]
fn a_quality_adjusted_score_gives_the_published_scores_and_winner() {
    let id = "QP-02-adjusted-score-17-3";
    let case = case(id);
    let (mut procurement, report) = report(id);
    for bid in &report.lots[0].bids {
        let deciding = bid.deciding.as_ref().unwrap();
        let id = bid.bid.as_str();
        assert!(same(&deciding.shown, text(&case["expected"]["adjusted_score"][id])), "{id}");
        assert_eq!(deciding.exact, text(&case["exact"][id]), "{id}");
    }
    assert_eq!(report.lots[0].ranking[0].as_str(), text(&case["expected"]["winner"]));
    // “Ranking equals price-per-quality-point ranking.”
    let price = procurement.scheme.award.rule.price().cloned();
    procurement.scheme.award.rule = AwardRule::PricePerQualityPoint { price };
    procurement.scheme.minimum = Some("1".parse().unwrap());
    let other = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
    assert_eq!(other.lots[0].ranking, report.lots[0].ranking);
}

#[test]
fn weights_three_levels_deep_give_the_published_totals_and_the_exact_leaf() {
    let id = "HW-01-ahpy-hierarchical-weights";
    let case = case(id);
    let (_, report) = report(id);
    let found = totals(&report);
    for bid in ["x", "y", "z"] {
        assert_eq!(found[bid].0, text(&case["expected"]["total"][bid]), "{bid}");
        assert_eq!(found[bid].1, text(&case["exact"][bid]), "{bid}");
    }
    // The published figure for one leaf contradicts the exact one: 1/15 is 0.0667 to four places.
    let (shown, exact) = points(&report, "z", "g");
    assert_eq!(exact, text(&case["exact"]["g_z"]));
    assert_eq!((shown.as_str(), text(&case["expected"]["global_g"]["z"])), ("0.0667", "0.0666"));
    let weight = report.criteria.iter().find(|node| node.criterion.as_str() == "g").unwrap();
    assert_eq!(weight.points_available.shown, text(&case["expected"]["weight_g"]));
}

#[test]
fn straight_lines_between_stated_points_give_the_published_values_held_or_continued() {
    let id = "VF-01-rsmaa-piecewise-decreasing";
    let case = case(id);
    let (mut procurement, report) = report(id);
    let check = |report: &Report, at: &str, figures: &str| {
        let found = totals(report);
        let figures = case["expected"][figures].as_array().unwrap();
        let xs = case["inputs"][at].as_array().unwrap();
        assert_eq!(xs.len(), figures.len());
        for (x, figure) in xs.iter().zip(figures) {
            let published: Quantity = text(figure).parse().unwrap();
            assert_eq!(found[&format!("x{x}")].1, published.exact().to_string(), "{x}");
        }
    };
    check(&report, "x", "y");
    check(&report, "out_of_bounds_x", "out_of_bounds_clip");
    for criterion in &mut procurement.scheme.criteria {
        if let Kind::Price(price) = &mut criterion.kind
            && let PriceMethod::Lines(lines) = &mut price.method
        {
            lines.beyond = Beyond::Continued;
        }
    }
    let continued = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
    check(&continued, "x", "y");
    check(&continued, "out_of_bounds_x", "out_of_bounds_interpolate");
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
