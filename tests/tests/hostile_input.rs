//! Whatever a file holds, reading it and working out its result ends soon and without a panic.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use std::time::{Duration, Instant};

use common_measure::assessment::{Reading, Subject, assess};
use common_measure::procurement::{Procurement, check};
use common_measure_tests::{example, read};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

const FILES: [&str; 4] = [
    "sports-pavilion-8.json",
    "sports-pavilion-20.json",
    "published/WS-01-wikipedia-wsm.json",
    "published/LD-02-france-agorapublix-40.json",
];

/// One way in which a file can be spoilt, as a text.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Cut(Index),
    Drop(Index, Index),
    Double(Index, Index),
    Put(Index, String),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::Drop(a, b)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::Double(a, b)),
        (any::<Index>(), "[\\[\\]{}\":,\\\\0-9eE.+£\u{0}\u{202e} -]{1,12}")
            .prop_map(|(at, text)| Damage::Put(at, text)),
    ]
}

fn spoilt(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    let range = |a: &Index, b: &Index| {
        let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
        a.min(b)..a.max(b)
    };
    match damage {
        Damage::Flip(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Drop(a, b) => drop(bytes.drain(range(a, b))),
        Damage::Double(a, b) => {
            let range = range(a, b);
            let end = range.end;
            let again = bytes[range].to_vec();
            bytes.splice(end..end, again);
        }
        Damage::Put(at, text) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, text.bytes());
        }
    }
}

/// A value that can stand in a file where another one stood.
fn replacement() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        "-?[0-9]{1,20}(\\.[0-9]{1,12})?",
        Just("0".to_owned()),
        Just("100".to_owned()),
        Just("0.01".to_owned()),
        Just("999999999999999999".to_owned()),
        Just("0.0000000001".to_owned()),
    ];
    let id = prop_oneof![
        Just("alder"),
        Just("birch"),
        Just("price"),
        Just("quality"),
        Just("social-value"),
        Just("1"),
        Just("12"),
        Just("13"),
        Just("level-3"),
        Just("leaf"),
        Just("total_as_rounded"),
        Just("half_even"),
        Just("of_award"),
        Just("lots_drawn"),
        Just("")
    ];
    prop_oneof![
        4 => number.prop_map(Value::from),
        4 => id.prop_map(Value::from),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::Array(Vec::new())),
        1 => Just(Value::Object(serde_json::Map::new())),
        1 => any::<String>().prop_map(Value::from),
    ]
}

/// Every value in a file that is no list and no group.
fn ends<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| ends(item, found)),
        Value::Object(fields) => fields.values_mut().for_each(|field| ends(field, found)),
        end => found.push(end),
    }
}

/// Does all that an edition does with a text.
fn everything(text: &str) -> bool {
    let started = Instant::now();
    let parsed = Procurement::parse(text);
    let assessed = match &parsed {
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            false
        }
        Ok(procurement) => everything_with(procurement),
    };
    assert!(started.elapsed() < Duration::from_secs(5), "took {:?}", started.elapsed());
    assessed
}

fn everything_with(procurement: &Procurement) -> bool {
    let found = check(procurement);
    let written = procurement.to_json().unwrap();
    assert_eq!(&Procurement::parse(&written).unwrap(), procurement);
    for reading in [Reading::AsStated, Reading::Other] {
        match assess(procurement, reading) {
            Err(faults) => assert_eq!(faults, found.faults),
            Ok(assessment) => {
                assert!(found.faults.is_empty());
                let report = assessment.report(procurement);
                serde_json::to_string(&report).unwrap();
                for bid in assessment.lots.iter().flat_map(|lot| &lot.bids) {
                    let nodes = assessment.scheme.nodes().iter();
                    let subjects = nodes.map(|node| Subject::Criterion(node.id.clone()));
                    for subject in subjects.chain([Subject::Total]) {
                        assert!(assessment.workings(procurement, &bid.bid, &subject).is_some());
                    }
                }
            }
        }
    }
    found.faults.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_spoilt_file_is_refused_or_read(
        file in prop::sample::select(FILES.to_vec()),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        let mut bytes = std::fs::read(example(file)).unwrap();
        for damage in &damages {
            spoilt(&mut bytes, damage);
        }
        everything(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_file_with_other_values_is_refused_checked_or_assessed(
        file in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec((any::<Index>(), replacement()), 1..5),
    ) {
        let (text, _) = read(file).unwrap();
        let mut whole: Value = serde_json::from_str(&text).unwrap();
        for (at, value) in changes {
            let mut found = Vec::new();
            ends(&mut whole, &mut found);
            **at.get_mut(&mut found) = value;
        }
        everything(&whole.to_string());
    }

    /// Amounts at every size that a file can hold; here nothing keeps a result from being made.
    #[test]
    fn any_amounts_can_be_assessed(
        prices in prop::collection::vec("[1-9][0-9]{0,15}(\\.[0-9]{1,2})?", 3),
        offers in prop::collection::vec("[0-9]{1,12}(\\.[0-9]{1,6})?", 15),
    ) {
        let (text, _) = read("sports-pavilion-8.json").unwrap();
        let mut whole: Value = serde_json::from_str(&text).unwrap();
        let mut offers = offers.into_iter();
        for (bid, price) in whole["bids"].as_array_mut().unwrap().iter_mut().zip(prices) {
            bid["prices"][0]["amount"] = price.into();
            for offer in bid["commitments"].as_array_mut().unwrap() {
                offer["quantity"] = offers.next().unwrap().into();
                offer.as_object_mut().unwrap().remove("also_under");
            }
        }
        prop_assert!(everything(&whole.to_string()));
    }

    #[test]
    fn any_text_is_refused(text in "\\PC*") {
        prop_assert!(!everything(&text));
    }
}
