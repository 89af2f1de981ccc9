//! How long a record of 100,000 entries takes to open and verify, what an entry more costs, and how
//! large the record of a quarter of a year's work is. Prints one JSON object, and writes the record to
//! the file that is named.

#![allow(clippy::unwrap_used, reason = "a benchmark of data made here may simply stop")]

use std::time::Instant;

use common_measure::bid::Supplier;
use common_measure::evaluation::Evaluation;
use common_measure::id::{BidId, CriterionId, SupplierId};
use common_measure::number::Money;
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Lock, Origin, Record, Salt, Stamp, Standing, Start};
use common_measure::scheme::Kind;
use common_measure::time::Time;

const PAVILION: &str = include_str!("../../examples/sports-pavilion-8.json");
const PEOPLE: [&str; 10] = [
    "A. Officer",
    "B. Officer",
    "C. Officer",
    "D. Evaluator",
    "E. Evaluator",
    "F. Evaluator",
    "G. Moderator",
    "H. Head of Procurement",
    "I. Approver",
    "J. Price Holder",
];
const REASON: &str = "Page 12 names the two supervisors and their hours, and the programme on page 14 allows for the school's term dates; it does not say who answers complaints after five.";

struct Making {
    record: Record,
    salt: u128,
    acts: usize,
}

impl Making {
    fn act(&mut self, act: Act) {
        self.acts += 1;
        let minute = self.acts / 10;
        let time = format!(
            "2026-{:02}-{:02}T{:02}:{:02}:00Z",
            5 + minute / 43_200 % 3,
            1 + minute / 1_440 % 28,
            minute / 60 % 24,
            minute % 60
        );
        let who = PEOPLE[self.acts % PEOPLE.len()].to_owned();
        let stamp = Stamp { who, time: Time::parse(&time).unwrap() };
        let salt = &mut self.salt;
        let mut salts = || {
            *salt += 1;
            Salt::new(salt.to_be_bytes())
        };
        self.record.append(act, &stamp, &mut salts).unwrap();
    }
}

/// Locked criteria and 30 bids.
fn started() -> Making {
    let mut procurement = Procurement::parse(PAVILION).unwrap();
    procurement.bids.clear();
    procurement.suppliers.clear();
    procurement.evaluation = Evaluation::default();
    let Procurement { scheme, measures, .. } = procurement.clone();
    let lot = scheme.lots[0].id.clone();
    let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
    let stamp =
        Stamp { who: PEOPLE[0].to_owned(), time: Time::parse("2026-04-01T09:00:00Z").unwrap() };
    let record = Record::start(start, &stamp, &mut || Salt::new([7; 16])).unwrap();
    let mut making = Making { record, salt: 0, acts: 0 };
    let deadline = Time::parse("2026-12-01T12:00:00Z").unwrap();
    making.act(Act::Lock(Box::new(Lock { scheme, measures, deadline })));
    for at in 0..30 {
        making.act(Act::Change(Command::AddBid {
            bid: BidId::new(&format!("bid-{at}")).unwrap(),
            lot: lot.clone(),
            supplier: Supplier::new(
                SupplierId::new(&format!("supplier-{at}")).unwrap(),
                &format!("Supplier number {at} Example Ltd"),
            ),
        }));
    }
    making
}

/// What people do in turn: scores, reasons, prices.
fn go_on(making: &mut Making, entries: usize) {
    let scheme = making.record.procurement().scheme.clone();
    let questions: Vec<CriterionId> = scheme
        .all()
        .filter(|criterion| matches!(criterion.kind, Kind::Quality(_)))
        .map(|criterion| criterion.id.clone())
        .collect();
    let level = |question: &CriterionId, at: usize| {
        let levels = &scheme.scale_of(question).unwrap().levels;
        levels[at % levels.len()].id.clone()
    };
    // The lock and the bids come first.
    let mut at = making.acts - 31;
    while making.record.entries().len() < entries {
        let bid = BidId::new(&format!("bid-{}", at % 30)).unwrap();
        let question = questions[at / 30 % questions.len()].clone();
        let command = match at / (30 * questions.len()) % 3 {
            0 => Command::SetScore {
                level: Some(level(&question, at / 7)),
                bid,
                criterion: question,
            },
            1 => Command::SetReason { bid, criterion: question, reason: format!("{at}. {REASON}") },
            _ => Command::SetPrice {
                bid,
                criterion: CriterionId::new("price").unwrap(),
                amount: Some(Money::parse(&(100_000 + at).to_string()).unwrap()),
            },
        };
        making.act(Act::Change(command));
        at += 1;
    }
}

/// The median time of one more entry, over a hundred, in nanoseconds.
fn one_more(making: &mut Making) -> u128 {
    let mut times: Vec<u128> = (0..100)
        .map(|_| {
            let entries = making.record.entries().len();
            let start = Instant::now();
            go_on(making, entries + 1);
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() {
    let mut making = started();
    go_on(&mut making, 100);
    let early = one_more(&mut making);
    // Ten people, sixty-five working days, fifty entries a day.
    go_on(&mut making, 32_500);
    let quarter = making.record.to_text().len();
    go_on(&mut making, 100_000);
    let late = one_more(&mut making);
    let text = making.record.to_text();
    if let Some(file) = std::env::args().nth(1).filter(|argument| !argument.starts_with("--")) {
        std::fs::write(file, &text).unwrap();
    }
    let mut times: Vec<u128> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let read = Record::read(&text).unwrap();
            assert_eq!(read.record.check_code(), making.record.check_code());
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    println!(
        r#"{{"entries": {}, "bytes": {}, "quarter_bytes": {quarter}, "read_microseconds": {}, "early_entry_nanoseconds": {early}, "late_entry_nanoseconds": {late}}}"#,
        making.record.entries().len(),
        text.len(),
        times[2],
    );
}
