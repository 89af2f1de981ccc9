//! Chains that hold and say what nobody could have entered: of confirmed scores, of what was taken back, of awards.

use common_measure::bid::Supplier;
use common_measure::id::{BidId, LevelId, LotId};
use common_measure::record::{
    Act, AwardDecision, AwardedLot, CheckedFigures, Command, Detail, LateBid, LateDecision,
    Opening, Record, Standing, WithdrawnAward, Withheld,
};
use common_measure::time::Time;

use crate::forged::{forged, said};
use crate::rules::{bid, lock};
use crate::{Trial, pavilion};

const NOBODY: &str = "Nobody could enter this here.";

/// That a record is refused with this act behind it, and why.
fn refused(record: &Record, who: &str, act: &Act, texts: &[&str], why: &str) {
    let said = said(&forged(record, who, act, texts));
    assert!(said.contains(&format!("{NOBODY} {why}")), "{said}");
}

fn read(record: &Record, who: &str, act: &Act, texts: &[&str]) -> Record {
    Record::read(&forged(record, who, act, texts)).unwrap().record
}

fn title(text: &str) -> Command {
    Command::SetDetail(Detail::Title(text.to_owned()))
}

/// A practice copy with a bid, of which every score is entered, and the entry of the last one.
fn scored() -> (Trial, LotId, u64) {
    let mut trial = Trial::start(Standing::Practice);
    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let lot = trial.record.procurement().scheme.lots[0].id.clone();
    let mut last = 0;
    for (bid, criterion) in trial.record.state().missing_scores(&lot) {
        let level = Some(LevelId::new("level-3").unwrap());
        last = trial.change("Ann", Command::SetScore { bid, criterion, level }).unwrap();
    }
    (trial, lot, last)
}

#[test]
fn a_bid_is_not_removed_and_scored_anew_where_scores_are_confirmed() {
    let (mut trial, lot, last) = scored();
    let Command::AddBid { bid, supplier, .. } = bid(&trial.record) else { panic!() };
    let (criterion, level) = {
        let score = &trial.record.procurement().evaluation.scores[0];
        (score.criterion.clone(), Some(LevelId::new("level-4").unwrap()))
    };
    let add = |supplier: Supplier| Command::AddBid { bid: bid.clone(), lot: lot.clone(), supplier };
    let again = |supplier: Supplier| {
        let score = Command::SetScore { bid: bid.clone(), criterion, level };
        Act::Change(Command::Together(vec![add(supplier), score]))
    };
    let removing = Act::Change(Command::RemoveBid(bid.clone()));
    let name = &["/change/together/0/add_bid/supplier/name"];
    let again = again(supplier);
    // Before they are confirmed it is done like anything else.
    let removed = read(&trial.record, "Mallory", &removing, &[]);
    read(&removed, "Mallory", &again, name);
    let confirmed = trial.act("Ann", Act::ConfirmScores(lot.clone())).unwrap();
    let removed = read(&trial.record, "Mallory", &removing, &[]);
    let why = format!("The agreed scores of this lot were confirmed, in entry {confirmed}.");
    refused(&removed, "Mallory", &again, name, &why);
    // Nor is a score taken back that was given before.
    let why = "This cannot be taken back any more.";
    refused(&trial.record, "Ann", &Act::Undo(last), &[], why);
}

#[test]
fn nothing_is_taken_back_in_the_file_that_could_not_be_in_the_app() {
    let mut trial = Trial::start(Standing::Draft);
    let anns = trial.change("Ann", title("Ann's")).unwrap();
    refused(&trial.record, "Mallory", &Act::Undo(anns), &[], "This change is Ann's.");
    refused(&trial.record, "Ann", &Act::Undo(999), &[], "This cannot be taken back any more.");
    let undone = trial.act("ann ", Act::Undo(anns)).unwrap();
    let twice = "This cannot be taken back any more.";
    refused(&trial.record, "Ann", &Act::Undo(anns), &[], twice);
    let again = read(&trial.record, "Ann", &Act::Undo(undone), &[]);
    assert_eq!(again.procurement().details.title, "Ann's");
    // Where the names are withheld, nobody can tell whose it was.
    let why = Withheld { by: "I. Governance".to_owned(), ground: "FOIA section 40".to_owned() };
    let copy = trial.record.redacted_copy(&why, &|_, _, _| true).unwrap();
    assert_eq!(Record::read(&copy.text).unwrap().record.check_code(), trial.record.check_code());
}

#[test]
fn an_award_in_the_file_names_bids_of_its_lots_and_is_the_only_one() {
    let record = pavilion();
    let award = |lots: Vec<AwardedLot>| {
        Act::Award(AwardDecision {
            lots,
            reason: "Most points.".to_owned(),
            when: Time::parse("2026-04-20T16:00:00Z").unwrap(),
            decided_by: "L. Lead".to_owned(),
        })
    };
    let to = |winner: &str| {
        let winners = vec![BidId::new(winner).unwrap()];
        vec![AwardedLot { lot: LotId::new("pavilion").unwrap(), winners, reserves: Vec::new() }]
    };
    let texts = &["/award/reason", "/award/decided_by"];
    let why = "An award decision is recorded already.";
    refused(&record, "Mallory", &award(to("birch")), texts, why);
    let withdrawing = |entry| {
        Act::WithdrawAward(WithdrawnAward {
            entry,
            reason: "A slip.".to_owned(),
            when: Time::parse("2026-05-01T09:00:00Z").unwrap(),
            decided_by: "L. Lead".to_owned(),
        })
    };
    let of_withdrawal = &["/withdraw_award/reason", "/withdraw_award/decided_by"];
    let why = "The award decision that stands is that of entry 80, not 5.";
    refused(&record, "Mallory", &withdrawing(5), of_withdrawal, why);
    let record = read(&record, "Mallory", &withdrawing(80), of_withdrawal);
    let why = "There is no bid nobody for this lot.";
    refused(&record, "Mallory", &award(to("nobody")), texts, why);
    refused(&record, "Mallory", &award(Vec::new()), texts, "It does not say who is awarded");
    let awarded = read(&record, "Mallory", &award(to("birch")), texts);
    assert!(awarded.state().process.award().is_some());
}

#[test]
fn nobody_checks_their_own_figures_in_the_file() {
    let (trial, _, last) = scored();
    let bid = BidId::new("birch").unwrap();
    let checking =
        |entry| Act::CheckFigures(CheckedFigures { bid: bid.clone(), entries: vec![entry] });
    refused(&trial.record, "ANN", &checking(last), &[], &format!("Entry {last} is Ann's own."));
    refused(&trial.record, "Bob", &checking(999), &[], "There is no entry 999.");
    read(&trial.record, "Bob", &checking(last), &[]);
}

#[test]
fn deadlines_hold_in_the_file_and_bids_wait_for_the_lock() {
    let mut trial = Trial::start(Standing::Draft);
    let entering = Act::Change(bid(&trial.record));
    let name = &["/change/add_bid/supplier/name"];
    let why = "Bids are entered once the award criteria are locked.";
    refused(&trial.record, "Mallory", &entering, name, why);
    // Entries that are written by hand here are of noon on 2 March.
    let over = lock(&trial.record, "2026-03-02T12:00:00Z");
    refused(&trial.record, "Mallory", &over, &[], "The tender deadline is over.");
    let act = lock(&trial.record, "2026-03-02T11:00:00Z");
    trial.act("Ann", act).unwrap();
    let opening = |when: &str| {
        Act::Open(Opening {
            lot: None,
            when: Time::parse(when).unwrap(),
            opened_by: "Ann".to_owned(),
            witness: "Bob".to_owned(),
        })
    };
    let texts = &["/open/opened_by", "/open/witness"];
    let why = "This is before the tender deadline.";
    refused(&trial.record, "Mallory", &opening("2026-03-02T10:59:59Z"), texts, why);
    let opened = read(&trial.record, "Mallory", &opening("2026-03-02T11:00:00Z"), texts);
    read(&opened, "Mallory", &entering, name);
}

#[test]
fn what_was_decided_about_a_late_bid_is_not_turned_round_in_the_file() {
    let mut trial = Trial::start(Standing::Practice);
    let late = LateBid {
        supplier: "Birch Example Ltd".to_owned(),
        lot: None,
        received: Time::parse("2026-03-01T12:05:00Z").unwrap(),
        circumstances: "By e-mail.".to_owned(),
    };
    let entry = trial.act("Ann", Act::ReceiveLate(late)).unwrap();
    let decision = |entry, accepted, other_in_time| {
        let reason = "A reason.".to_owned();
        Act::DecideLate(LateDecision { entry, accepted, other_in_time, reason })
    };
    let texts = &["/decide_late/reason"];
    let none = decision(1, true, false);
    refused(&trial.record, "Mallory", &none, texts, "There is no such late bid.");
    trial.act("Bob", decision(entry, false, false)).unwrap();
    let taking_in = decision(entry, true, false);
    let why = "It was decided about this late bid already.";
    refused(&trial.record, "Mallory", &taking_in, texts, why);
    read(&trial.record, "Mallory", &decision(entry, false, true), texts);
}
