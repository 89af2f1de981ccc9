//! The files in `examples/` say what the README says of them, and are written as the tool writes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use common_measure::assessment::{Assessment, Reading, assess};
use common_measure::number::Exact;
use common_measure::procurement::{Procurement, check};
use common_measure_tests::{example, read};

fn pavilion(reading: u8) -> (Procurement, Assessment) {
    let (_, procurement) = read(&format!("sports-pavilion-{reading}.json")).unwrap();
    let procurement = procurement.unwrap();
    let assessment = assess(&procurement, Reading::AsStated).unwrap();
    (procurement, assessment)
}

fn added(numerators: &[(i64, i64)]) -> Exact {
    numerators
        .iter()
        .map(|(over, under)| Exact::ratio(*over, *under).unwrap())
        .fold(Exact::ZERO, |sum, part| sum.plus(&part))
}

/// That the bids rank in this order with these totals, exactly and as shown.
fn ranks(reading: u8, expected: &[(&str, Exact, &str); 3]) {
    let (procurement, assessment) = pavilion(reading);
    let lot = &assessment.lots[0];
    assert!(!lot.is_provisional() && lot.findings.is_empty() && lot.ties.is_empty());
    let report = assessment.report(&procurement);
    for (at, (bid, total, shown)) in expected.iter().enumerate() {
        let result = &lot.bids[lot.ranking[at]];
        assert_eq!(result.bid.as_str(), *bid);
        assert_eq!(lot.total(lot.ranking[at]).unwrap(), total, "{bid}");
        assert_eq!(report.lots[0].bids[at].total.as_ref().unwrap().shown, *shown);
        assert_eq!(report.lots[0].bids[at].rank, Some(at + 1));
    }
}

/// Worked out by hand. Price 60 × lowest ÷ price; method, programme and neighbours by level; then
/// jobs, qualifications, awards, reuse (of 120 tonnes) and volunteers. Two of Birch's twelve awards
/// count among its qualifications, which the award criteria list first.
#[test]
fn social_value_at_8_percent_of_the_award_puts_alder_first() {
    ranks(
        8,
        &[
            (
                "alder",
                added(&[
                    (60, 1),
                    (16, 1),
                    (8 * 3, 4),
                    (8 * 3, 4),
                    (24 * 2, 10 * 6),
                    (16 * 2, 10 * 6),
                    (8 * 6, 10 * 12),
                    (16 * 45, 10 * 120),
                    (16 * 9, 10 * 30),
                ]),
                "90.81",
            ),
            (
                "birch",
                added(&[
                    (60 * 108, 117),
                    (16 * 3, 4),
                    (8 * 3, 4),
                    (8, 1),
                    (24 * 5, 10 * 6),
                    (16, 10),
                    (8 * 10, 10 * 12),
                    (16 * 90, 10 * 120),
                    (16, 10),
                ]),
                "88.45",
            ),
            (
                "cedar",
                added(&[
                    (60 * 1080, 1125),
                    (16, 2),
                    (8, 1),
                    (8, 2),
                    (24 * 4, 10 * 6),
                    (16 * 3, 10 * 6),
                    (8 * 4, 10 * 12),
                    (16, 10),
                    (0, 1),
                ]),
                "81.87",
            ),
        ],
    );
    let (_, assessment) = pavilion(8);
    let lot = &assessment.lots[0];
    let exact: Vec<String> = (0..3).map(|bid| lot.total(bid).unwrap().to_string()).collect();
    assert_eq!(exact, ["6811/75", "17248/195", "1228/15"]);
}

#[test]
fn social_value_at_20_percent_of_the_award_puts_birch_first() {
    ranks(
        20,
        &[
            (
                "birch",
                added(&[
                    (60 * 108, 117),
                    (10 * 3, 4),
                    (5 * 3, 4),
                    (5, 1),
                    (6 * 5, 6),
                    (4, 1),
                    (2 * 10, 12),
                    (4 * 90, 120),
                    (4, 1),
                ]),
                "89.30",
            ),
            (
                "alder",
                added(&[
                    (60, 1),
                    (10, 1),
                    (5 * 3, 4),
                    (5 * 3, 4),
                    (6 * 2, 6),
                    (4 * 2, 6),
                    (2 * 6, 12),
                    (4 * 45, 120),
                    (4 * 9, 30),
                ]),
                "84.53",
            ),
            (
                "cedar",
                added(&[
                    (60 * 1080, 1125),
                    (10, 2),
                    (5, 1),
                    (5, 2),
                    (6 * 4, 6),
                    (4 * 3, 6),
                    (2 * 4, 12),
                    (4, 1),
                    (0, 1),
                ]),
                "80.77",
            ),
        ],
    );
}

#[test]
fn the_two_pavilions_differ_in_nothing_but_the_reading() {
    let ((eight, _), (twenty, _)) = (pavilion(8), pavilion(20));
    assert_eq!(eight.suppliers, twenty.suppliers);
    assert_eq!(eight.bids, twenty.bids);
    assert_eq!(eight.evaluation, twenty.evaluation);
    assert_eq!(eight.scheme.scales, twenty.scheme.scales);
    let share = |reading: u8| {
        let (procurement, assessment) = pavilion(reading);
        let report = assessment.report(&procurement);
        let social = report.criteria.iter().find(|one| one.criterion.as_str() == "social-value");
        social.unwrap().share_in_words.clone()
    };
    assert_eq!(share(8), "20 % of the 40 % for “Quality” = 8 % of the award");
    // What is stated comes first.
    assert_eq!(share(20), "20 % of the award = 50 % of the 40 % for “Quality”");
}

#[test]
fn every_example_is_right_and_is_written_as_the_tool_writes() {
    let mut seen = 0;
    for folder in ["", "published"] {
        for entry in std::fs::read_dir(example(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            // The record has tests of its own.
            if path.extension().is_some_and(|extension| extension == "jsonl") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let procurement = Procurement::parse(&text).unwrap();
            let found = check(&procurement);
            assert_eq!((found.faults, found.queries), (vec![], vec![]), "{}", path.display());
            let written = procurement.to_json().unwrap();
            assert_eq!(written, text, "{} is not as the tool writes it", path.display());
            assert_eq!(Procurement::parse(&written).unwrap(), procurement);
            seen += 1;
        }
    }
    assert_eq!(seen, 12);
}
