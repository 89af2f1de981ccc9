//! The record: what it comes to, what is refused, what a changed copy gives away.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

#[path = "record/accepted.rs"]
mod accepted;
#[path = "record/at_random.rs"]
mod at_random;
#[path = "record/award.rs"]
mod award;
#[path = "record/changed.rs"]
mod changed;
#[path = "record/clashes.rs"]
mod clashes;
#[path = "record/copies.rs"]
mod copies;
#[path = "record/forged.rs"]
mod forged;
#[path = "record/hand_made.rs"]
mod hand_made;
#[path = "record/ids.rs"]
mod ids;
#[path = "record/late.rs"]
mod late;
#[path = "record/judged.rs"]
mod judged;
#[path = "record/lines.rs"]
mod lines;
#[path = "record/measures.rs"]
mod measures;
#[path = "record/published.rs"]
mod published;
#[path = "record/rounds.rs"]
mod rounds;
#[path = "record/rules.rs"]
mod rules;
#[path = "record/sizes.rs"]
mod sizes;
#[path = "record/told.rs"]
mod told;
#[path = "record/undo.rs"]
mod undo;
#[path = "record/versions.rs"]
mod versions;

use common_measure::fault::Fault;
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Origin, Record, Salt, Stamp, Standing, Start};
use common_measure::time::Time;

/// The pavilion's evaluation from its criteria to the award.
const PAVILION: &str = include_str!("../../examples/sports-pavilion.record.jsonl");
/// The same as a plain procurement.
const PLAIN: &str = include_str!("../../examples/sports-pavilion-8.json");

fn pavilion() -> Record {
    Record::read(PAVILION).unwrap().record
}

/// Salts that are different each time.
fn salts() -> impl FnMut() -> Salt {
    let mut count = 0_u128;
    move || {
        count += 1;
        Salt::new(count.to_be_bytes())
    }
}

fn stamp(who: &str, time: &str) -> Stamp {
    Stamp { who: who.to_owned(), time: Time::parse(time).unwrap() }
}

/// The criteria of the pavilion, without bids.
fn criteria() -> Procurement {
    let mut criteria = Procurement::parse(PLAIN).unwrap();
    criteria.bids.clear();
    criteria.suppliers.clear();
    criteria.evaluation = common_measure::evaluation::Evaluation::default();
    criteria
}

/// A record to try things on, in which people act one second after another.
struct Trial {
    record: Record,
    salts: Box<dyn FnMut() -> Salt>,
    seconds: u32,
}

impl Trial {
    fn start(standing: Standing) -> Self {
        let mut salts: Box<dyn FnMut() -> Salt> = Box::new(salts());
        let start = Start { origin: Origin::New, standing, procurement: criteria() };
        let stamp = stamp("Ann", "2026-03-02T09:00:00Z");
        let record = Record::start(start, &stamp, &mut *salts).unwrap();
        Self { record, salts, seconds: 0 }
    }

    fn act(&mut self, who: &str, act: Act) -> Result<u64, Fault> {
        self.seconds += 1;
        let time = format!("2026-03-02T10:{:02}:{:02}Z", self.seconds / 60, self.seconds % 60);
        self.at(who, &time, act)
    }

    fn at(&mut self, who: &str, time: &str, act: Act) -> Result<u64, Fault> {
        let entry = self.record.append(act, &stamp(who, time), &mut *self.salts)?.number;
        // Whatever is done, the file says the same.
        let read = Record::read(&self.record.to_text()).unwrap();
        assert_eq!(read.notes, Vec::<String>::new());
        assert_eq!(read.record.state(), self.record.state());
        assert_eq!(read.record.check_code(), self.record.check_code());
        Ok(entry)
    }

    fn change(&mut self, who: &str, command: Command) -> Result<u64, Fault> {
        self.act(who, Act::Change(command))
    }
}

/// What a refusal says.
fn refusal(result: Result<u64, Fault>) -> String {
    result.unwrap_err().to_string()
}
