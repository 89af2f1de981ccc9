//! Prints the record of the pavilion's evaluation, from its criteria to the award, which is kept in
//! `examples`: `cargo run -q -p common-measure --example record > examples/sports-pavilion.record.jsonl`.
//!
//! People, suppliers and times are made up. The salts are counted up, so that the file stays the
//! same; a real record's are random.

use common_measure::assessment::{Reading, assess};
use common_measure::evaluation::Evaluation;
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, AwardDecision, AwardedLot, Command, Lock, OfferChange, Opening, Origin, Record, Salt,
    Stamp, Standing, Start,
};
use common_measure::time::Time;

const PAVILION: &str = include_str!("../../examples/sports-pavilion-8.json");

/// What makes the bids of a procurement.
fn bids(of: &Procurement) -> Vec<Command> {
    let mut commands = Vec::new();
    for bid in &of.bids {
        let Some(supplier) = of.supplier(&bid.supplier) else { continue };
        let id = || bid.id.clone();
        commands.push(Command::AddBid {
            bid: id(),
            lot: bid.lot.clone(),
            supplier: supplier.clone(),
        });
        for price in &bid.prices {
            let criterion = price.criterion.clone();
            commands.push(Command::SetPrice { bid: id(), criterion, amount: price.amount });
        }
        for offer in &bid.commitments {
            let change = |change: OfferChange| Command::ChangeOffer {
                bid: id(),
                measure: offer.measure.clone(),
                change,
            };
            commands.push(change(OfferChange::Quantity(offer.quantity)));
            if !offer.statement.is_empty() {
                commands.push(change(OfferChange::Statement(offer.statement.to_string())));
            }
            if !offer.evidence.is_empty() {
                commands.push(change(OfferChange::Evidence(offer.evidence.to_string())));
            }
            if !offer.also_under.is_empty() {
                commands.push(change(OfferChange::AlsoUnder(offer.also_under.clone())));
            }
        }
    }
    for score in &of.evaluation.scores {
        let (bid, criterion) = (score.bid.clone(), score.criterion.clone());
        let level = Some(score.level.clone());
        commands.push(Command::SetScore { bid: bid.clone(), criterion: criterion.clone(), level });
        if !score.reason.is_empty() {
            commands.push(Command::SetReason { bid, criterion, reason: score.reason.to_string() });
        }
    }
    commands
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The record while it grows, and how many salts it has taken.
struct Written {
    record: Record,
    salts: u128,
}

impl Written {
    fn start(start: Start, who: &str, time: &str) -> Result<Self> {
        let mut salts = 0;
        let record = Record::start(start, &stamp(who, time)?, &mut || next(&mut salts))?;
        Ok(Self { record, salts })
    }

    fn add(&mut self, act: Act, who: &str, time: &str) -> Result<u64> {
        let salts = &mut self.salts;
        Ok(self.record.append(act, &stamp(who, time)?, &mut || next(salts))?.number)
    }
}

fn next(count: &mut u128) -> Salt {
    *count += 1;
    Salt::new(count.to_be_bytes())
}

fn stamp(who: &str, time: &str) -> Result<Stamp> {
    Ok(Stamp { who: who.to_owned(), time: Time::parse(time)? })
}

/// Every lot to the bid that the engine says, for the reason that it has the most points.
fn award(of: &Procurement, decided_by: &str) -> Result<AwardDecision> {
    let assessed = assess(of, Reading::AsStated).map_err(|faults| format!("{faults:?}"))?;
    let lots = assessed.awards.iter().zip(&assessed.lots).map(|(award, lot)| AwardedLot {
        lot: lot.lot.clone(),
        winners: award
            .winners
            .iter()
            .filter_map(|at| Some(lot.bids.get(*at)?.bid.clone()))
            .collect(),
        reserves: Vec::new(),
    });
    Ok(AwardDecision {
        lots: lots.collect(),
        reason: "The bid with the most points, as the award criteria say.".to_owned(),
        when: Time::parse("2026-04-20T15:00:00Z")?,
        decided_by: decided_by.to_owned(),
    })
}

/// The whole record.
pub fn record() -> Result<Record> {
    let whole = Procurement::parse(PAVILION)?;
    let mut criteria = whole.clone();
    criteria.bids.clear();
    criteria.suppliers.clear();
    criteria.evaluation = Evaluation::default();

    let (officer, lead) = ("A. Officer", "L. Lead");
    let scheme = criteria.scheme.clone();
    let start = Start { origin: Origin::New, standing: Standing::Draft, procurement: criteria };
    let mut written = Written::start(start, officer, "2026-03-02T09:00:00Z")?;
    let lock = Lock {
        scheme,
        measures: whole.measures.clone(),
        deadline: Time::parse("2026-04-13T12:00:00Z")?,
    };
    let locked = written.add(Act::Lock(Box::new(lock)), officer, "2026-03-09T10:15:00Z")?;
    written.add(Act::Approve(locked), lead, "2026-03-09T14:40:00Z")?;
    let opening = Opening {
        lot: None,
        when: Time::parse("2026-04-13T12:05:00Z")?,
        opened_by: officer.to_owned(),
        witness: "W. Witness".to_owned(),
    };
    written.add(Act::Open(opening), officer, "2026-04-13T12:20:00Z")?;
    for command in bids(&whole) {
        written.add(Act::Change(command), officer, "2026-04-14T09:30:00Z")?;
    }
    for bid in &whole.bids {
        let checked = written.record.state().figures_checked(&bid.id, lead);
        written.add(Act::CheckFigures(checked), lead, "2026-04-15T11:00:00Z")?;
    }
    let awarded = written.add(Act::Award(award(&whole, lead)?), officer, "2026-04-20T15:30:00Z")?;
    written.add(Act::Approve(awarded), lead, "2026-04-20T16:00:00Z")?;
    Ok(written.record)
}

fn main() -> Result<()> {
    print!("{}", record()?.to_text());
    Ok(())
}
