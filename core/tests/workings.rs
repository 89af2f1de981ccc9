//! Workings say what the engine did: every step of them is worked out again, and has to come to the
//! exact figure.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod contest;
mod slow;

#[path = "workings/sums.rs"]
mod sums;

use std::collections::BTreeMap;

use common_measure::assessment::{Assessment, LotResult, Points, Reading, Subject, Workings};
use common_measure::number::Exact;
use common_measure::procurement::Procurement;
use common_measure::scheme::{Leaf, LeafKind, Price};
use num_traits::Zero;

use contest::plan::ANYTHING;
use contest::{assessed, each};
use slow::numbers::{Big, big};
use sums::{says, sides, value};

fn fraction(figure: &Exact) -> Big {
    figure.to_string().parse().unwrap()
}

/// What the left side of a step comes to; a figure there is never cut, and what it comes to stands
/// on the right.
fn checked(step: &str) -> Option<Big> {
    let (left, right) = sides(step)?;
    let value = value(left).unwrap_or_else(|error| panic!("{error}: {step}"));
    assert!(says(right, &value), "{step}, but it comes to {value}");
    Some(value)
}

/// The last step says how a figure is rounded, the one before how it came about: a calculation, or
/// a sentence that says why it is 0. Those before lead there.
fn comes_to(workings: &Workings, exact: &Exact) -> bool {
    let [before @ .., last, _] = workings.steps.as_slice() else { panic!("{workings:#?}") };
    for step in before {
        checked(step);
    }
    let Some(value) = checked(last) else {
        assert!(exact.is_zero() && last.contains("the points are 0"), "{workings:#?}");
        return false;
    };
    assert_eq!(value, fraction(exact), "{workings:#?}");
    true
}

/// The name of the method or rule of a question.
fn method(leaf: &Leaf) -> String {
    let (of, name) = match &leaf.kind {
        LeafKind::Price(Price { method, .. }) => ("price", format!("{method:?}")),
        LeafKind::Quality(scale) => ("level", format!("{:?}", scale.rule)),
        LeafKind::Commitment(rule) => ("quantity", format!("{:?}", rule.rule)),
        LeafKind::Value(value) => ("value", format!("{:?}", value.rule)),
        LeafKind::PassFail => ("level", "passed or failed".to_owned()),
    };
    let name: String = name.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    format!("{of}, {name}")
}

#[test]
fn every_calculation_comes_to_the_exact_figure() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    each(6_000, &ANYTHING, |procurement, _| {
        let assessment = assessed(&procurement, Reading::AsStated);
        for lot in &assessment.lots {
            for bid in 0..lot.bids.len() {
                for method in questions(&procurement, &assessment, lot, bid) {
                    *counts.entry(method).or_default() += 1;
                }
                if let Some(rule) = deciding(&procurement, &assessment, lot, bid) {
                    *counts.entry(rule).or_default() += 1;
                }
            }
        }
    });
    // Ten methods for prices, four rules for quantities, two each for levels and values in pounds,
    // and three award rules with a figure of their own.
    assert!(counts.len() == 21 && counts.values().all(|count| *count > 500), "{counts:#?}");
}

/// Checks the workings of a bid's points; the methods of which a calculation was checked.
fn questions(
    procurement: &Procurement,
    assessment: &Assessment,
    lot: &LotResult,
    bid: usize,
) -> Vec<String> {
    let id = &lot.bids[bid].bid;
    let mut methods = Vec::new();
    for (question, leaf) in assessment.scheme.leaves().iter().enumerate() {
        let subject = Subject::Criterion(leaf.id.clone());
        let workings = assessment.workings(procurement, id, &subject).unwrap();
        match lot.points(bid, question) {
            Points::Scored { exact, counted } if !leaf.available.is_zero() => {
                if comes_to(&workings, &exact) {
                    methods.push(method(leaf));
                }
                assert_eq!(workings.exact, Some(counted.to_string()));
                assert_eq!(Some(shown(assessment, &counted)), workings.shown.as_deref().map(big));
            }
            _ => assert_eq!((&workings.exact, &workings.shown), (&None, &None), "{workings:#?}"),
        }
    }
    methods
}

/// Checks the workings of the figure that decides, where the award rule has one of its own.
fn deciding(
    procurement: &Procurement,
    assessment: &Assessment,
    lot: &LotResult,
    bid: usize,
) -> Option<String> {
    let own = &lot.bids[bid];
    let workings = assessment.workings(procurement, &own.bid, &Subject::Deciding);
    let exact = own.figure.as_ref()?;
    let workings = workings.unwrap();
    assert!(comes_to(&workings, exact));
    assert_eq!(Some(shown(assessment, exact)), workings.shown.as_deref().map(big));
    Some(workings.formula)
}

fn shown(assessment: &Assessment, figure: &Exact) -> Big {
    let rounding = assessment.scheme.rounding();
    fraction(&figure.round(rounding.places, rounding.mode))
}

/// A sum of the points inside a section, or of all. Its terms are figures that have workings of
/// their own, and are cut where they never end.
#[test]
fn every_sum_comes_to_its_total() {
    each(3_000, &ANYTHING, |procurement, _| {
        let assessment = assessed(&procurement, Reading::AsStated);
        for lot in &assessment.lots {
            for (at, bid) in lot.bids.iter().enumerate() {
                let mut subjects = vec![(Subject::Total, lot.total(at).cloned())];
                for node in assessment.scheme.nodes().iter().filter(|node| node.is_group) {
                    let points = lot.node_points(at, node).map(|sum| sum.exact().clone());
                    subjects.push((Subject::Criterion(node.id.clone()), points));
                }
                for (subject, points) in subjects {
                    let workings = assessment.workings(&procurement, &bid.bid, &subject).unwrap();
                    assert_eq!(workings.exact, points.as_ref().map(ToString::to_string));
                    if let Some(points) = points {
                        adds_up(&workings, &fraction(&points));
                    }
                }
            }
        }
    });
}

fn adds_up(workings: &Workings, points: &Big) {
    let (left, right) = sides(&workings.steps[0]).unwrap();
    let terms: Vec<&str> = left.split(" + ").collect();
    let sum: Big = terms.iter().map(|term| value(term.trim_end_matches('…')).unwrap()).sum();
    // What is cut off a term is less than a millionth.
    let most = big("0.000001") * slow::numbers::whole(terms.len());
    let off = points - sum;
    assert!(off.is_zero() || (left.contains('…') && off < most && -off < most), "{workings:#?}");
    assert!(says(right, points), "{workings:#?}");
}
