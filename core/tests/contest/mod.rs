//! Procurements at random, whole ones, as a file holds them: every method, rule and consequence
//! that can be stated, in sizes that make ties and missed minimums common. One seed, one
//! procurement.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

pub mod award;
pub mod balance;
pub mod bids;
pub mod commitments;
pub mod numbers;
pub mod people;
pub mod plan;
pub mod prices;
pub mod random;
pub mod scheme;
pub mod weights;

use common_measure::assessment::{Assessment, Reading, assess};
use common_measure::id::{CriterionId, FrameworkId, MeasureId};
use common_measure::procurement::Procurement;

use numbers::Size;
use plan::Plan;
use random::Random;

/// How long the numbers on each question are.
#[derive(Default)]
pub struct Made {
    prices: Vec<(CriterionId, Size)>,
    measures: Vec<(MeasureId, Size)>,
}

/// The procurement of a seed.
pub fn contest(seed: u64, plan: &Plan) -> Procurement {
    let mut random = Random::new(seed);
    let mut made = Made::default();
    let scheme = scheme::scheme(&mut random, plan, &mut made);
    let framework = FrameworkId::new("knowsley-2013").unwrap();
    let mut procurement = Procurement::new(framework, award::lot_id(0));
    let (suppliers, bids) = bids::bids(&mut random, plan, &scheme, &made);
    procurement.evaluation = people::evaluation(&mut random, plan, &scheme, &bids);
    procurement.scheme = scheme;
    procurement.suppliers = suppliers;
    procurement.bids = bids;
    if random.chance(60) {
        balance::balance(&mut random, &mut procurement);
    }
    procurement
}

/// The result of a procurement that has no fault.
pub fn assessed(procurement: &Procurement, reading: Reading) -> Assessment {
    assess(procurement, reading)
        .unwrap_or_else(|faults| panic!("{faults:#?}\n{}", procurement.to_json().unwrap()))
}

/// Tests so many contests, each with chance of its own for what the test does with it.
pub fn each(contests: u64, plan: &Plan, mut test: impl FnMut(Procurement, &mut Random)) {
    for seed in 0..contests {
        let _at = At { seed, plan };
        test(contest(seed, plan), &mut Random::new(u64::MAX - seed));
    }
}

/// Says which contest a test was at when it panicked.
pub struct At<'a> {
    pub seed: u64,
    pub plan: &'a Plan,
}

impl Drop for At<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this was the contest of seed {}:", self.seed);
            eprintln!("{}", contest(self.seed, self.plan).to_json().unwrap());
        }
    }
}
