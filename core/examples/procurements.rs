//! Writes generated procurements into a folder, for tests that have every edition work them out:
//! `cargo run -p common-measure --example procurements -- FOLDER COUNT`. A number, a procurement. Every fifth is made
//! wrong, and every third has names that are hard to write down.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a tool of the tests fails by panicking")]

#[path = "../tests/contest/mod.rs"]
mod contest;

use std::path::PathBuf;
use std::{env, fs};

use common_measure::id::{BidId, CriterionId, LevelId, SupplierId};
use common_measure::procurement::Procurement;

use contest::contest;
use contest::plan::ANYTHING;
use contest::random::Random;

/// What a program that writes JSON by another rule than the next would write differently.
const NAMES: [&str; 8] = [
    "Brown & Sons “Söhne” 🏗",
    "line\nfeed, tab\tand \u{1} control \u{1b}[2J",
    "\"quoted\\\" </script><!--",
    "separators \u{2028}\u{2029} and \u{7f} and \u{85}",
    "turned \u{202e} round",
    " at both ends ",
    "é and e\u{301}",
    "1e400 NaN __proto__",
];

fn main() {
    let mut arguments = env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap());
    let count: u64 = arguments.next().unwrap().into_string().unwrap().parse().unwrap();
    fs::create_dir_all(&folder).unwrap();
    for seed in 0..count {
        let mut procurement = contest(seed, &ANYTHING);
        let mut random = Random::new(u64::MAX - seed);
        if seed.is_multiple_of(3) {
            name(&mut random, &mut procurement);
        }
        if seed.is_multiple_of(5) {
            for _ in 0..random.pick(1, 3) {
                spoil(&mut random, &mut procurement);
            }
        }
        fs::write(folder.join(format!("{seed}.json")), procurement.to_json().unwrap()).unwrap();
    }
}

fn name(random: &mut Random, procurement: &mut Procurement) {
    let mut one = || random.one(&NAMES).to_owned();
    procurement.details.title = one();
    procurement.details.authority = one();
    for supplier in &mut procurement.suppliers {
        supplier.name = one();
    }
    for criterion in &mut procurement.scheme.criteria {
        criterion.title = one();
    }
}

/// Makes something wrong with it; some of these need what not every procurement has.
fn spoil(random: &mut Random, procurement: &mut Procurement) {
    let Procurement { scheme, bids, evaluation, .. } = procurement;
    match random.pick(0, 7) {
        0 => scheme.criteria.clear(),
        1 => scheme.criteria.iter_mut().take(1).for_each(|criterion| criterion.weight = None),
        2 => scheme.criteria.iter_mut().take(1).for_each(|criterion| {
            criterion.weight = Some("99.99".parse().unwrap());
        }),
        3 => scheme.criteria.extend(scheme.criteria.first().cloned()),
        4 => scheme.lots.clear(),
        5 => bids.iter_mut().for_each(|bid| bid.supplier = SupplierId::new("nobody").unwrap()),
        6 => bids.extend(bids.first().cloned()),
        _ => {
            for score in &mut evaluation.scores {
                score.bid = BidId::new("no.bid").unwrap();
                score.criterion = CriterionId::new("no-question").unwrap();
                score.level = LevelId::new("none").unwrap();
            }
        }
    }
}
