//! Nothing that comes in makes the engine panic or say something that is not so.
//!
//! Inputs are the examples, changed at random: their text for the parser, their values for the
//! assessment. Those that once found something are kept in `__fuzz__` and always run first.
//! `BOLERO_RANDOM_TEST_TIME_MS` says how long each goes on; `cargo xtask test` gives each half a
//! minute. How many inputs there were, and how far they came, is printed at the end
//! (`--nocapture`).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, also in its helpers"
)]

mod claims;
mod record;
mod text;
mod values;

use std::sync::atomic::{AtomicU64, Ordering};

use common_measure::assessment::{Reading, assess};
use common_measure::procurement::{Procurement, check};

/// How many inputs there were, and how many came how far.
struct Counted {
    all: AtomicU64,
    parsed: AtomicU64,
    assessed: AtomicU64,
}

impl Counted {
    const fn new() -> Self {
        Self { all: AtomicU64::new(0), parsed: AtomicU64::new(0), assessed: AtomicU64::new(0) }
    }

    fn print(&self, target: &str) {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        println!(
            "{target}: {} inputs, {} parsed, {} assessed",
            of(&self.all),
            of(&self.parsed),
            of(&self.assessed)
        );
    }
}

fn add(to: &AtomicU64) {
    to.fetch_add(1, Ordering::Relaxed);
}

/// Takes an input as far as it goes.
fn take(text: &str, counted: &Counted) {
    add(&counted.all);
    let procurement = match Procurement::parse(text) {
        Ok(procurement) => procurement,
        Err(fault) => {
            assert!(!fault.problem.is_empty() && !fault.remedy.is_empty(), "{fault:?}");
            return;
        }
    };
    add(&counted.parsed);
    let written = procurement.to_json().unwrap();
    assert!(Procurement::parse(&written).unwrap() == procurement, "{text}");
    let found = check(&procurement);
    for reading in [Reading::AsStated, Reading::Other] {
        match assess(&procurement, reading) {
            Err(faults) => assert!(!faults.is_empty() && faults == found.faults),
            Ok(assessment) => {
                assert!(found.faults.is_empty(), "assessed with faults: {:?}", found.faults);
                add(&counted.assessed);
                claims::hold(&procurement, &assessment);
            }
        }
    }
}

#[test]
fn the_parser_takes_or_refuses_any_text() {
    static COUNTED: Counted = Counted::new();
    bolero::check!()
        .with_type::<text::Changed>()
        .for_each(|changed| take(&changed.text(), &COUNTED));
    COUNTED.print("parser");
}

#[test]
fn the_assessment_takes_or_refuses_any_procurement() {
    static COUNTED: Counted = Counted::new();
    bolero::check!()
        .with_type::<values::Changed>()
        .for_each(|changed| take(&changed.text(), &COUNTED));
    COUNTED.print("assessment");
}

#[test]
fn a_record_is_read_or_refused_whatever_was_done_to_it() {
    static COUNTED: record::Counted =
        record::Counted { all: AtomicU64::new(0), read: AtomicU64::new(0) };
    let lines = record::lines();
    bolero::check!().with_type::<Vec<(u8, u16, u16)>>().for_each(|changes| {
        record::take(&record::changed(&lines, changes), &COUNTED);
    });
    let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
    println!("record: {} inputs, {} read", of(&COUNTED.all), of(&COUNTED.read));
}
