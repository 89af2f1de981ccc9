//! Chains that hold, and say what nobody could have entered.

use common_measure::code::Hash;
use common_measure::id::{BidId, LevelId};
use common_measure::number::Weight;
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, Amendment, Command, CriterionChange, Detail, Lock, Opening, Preset, Record, Standing,
    Withheld,
};
use common_measure::time::Time;
use serde_json::{Value, json};

use crate::Trial;
use crate::rules::{bid, lock};

const SALT: &str = "00000000000000000000000000000000";

/// The text of a record, and an entry behind it that was written by hand, with its hash and digests right. `texts`: where
/// the act has names and free texts.
pub fn forged(record: &Record, who: &str, act: &Act, texts: &[&str]) -> String {
    let mut beside = Vec::new();
    let mut hidden = |text: &str| {
        beside.push(json!([SALT, text]));
        Value::from(Hash::of(&[&[0; 16], text.as_bytes()]).to_string())
    };
    let who = hidden(who);
    let mut act = serde_json::to_value(act).unwrap();
    for path in texts {
        let place = act.pointer_mut(path).unwrap();
        *place = hidden(place.as_str().unwrap());
    }
    let last = record.entries().last().unwrap();
    let entry = json!({
        "version": 1,
        "entry": last.number + 1,
        "time": "2026-03-02T12:00:00Z",
        "who": who,
        "previous": last.hash,
        "act": act,
    })
    .to_string();
    let hash = Hash::of(&[entry.as_bytes()]);
    format!("{}{hash} {entry}\t{}\n", record.to_text(), Value::from(beside))
}

pub fn said(text: &str) -> String {
    Record::read(text).unwrap_err().to_string()
}

fn weight(of: &Record, text: &str) -> Act {
    let criterion = of.procurement().scheme.criteria[0].id.clone();
    let change = CriterionChange::Weight(Some(Weight::parse(text).unwrap()));
    Act::Change(Command::ChangeCriterion { criterion, change })
}

const ASK: &str = "Use the copy that was lodged, or ask whoever changed it.";

#[test]
fn locked_criteria_are_not_changed_in_the_file_either() {
    let mut trial = Trial::start(Standing::Draft);
    let changing = weight(&trial.record, "55");
    // Before the lock it is a change like any other.
    Record::read(&forged(&trial.record, "Mallory", &changing, &[])).unwrap();
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    let title = Act::Change(Command::SetDetail(Detail::Title("Another".to_owned())));
    Record::read(&forged(&trial.record, "Mallory", &title, &[])).unwrap();
    let why = "Nobody could enter this here. The award criteria are locked, by Ann on 2 March 2026, 10:00 UTC.";
    assert_eq!(
        said(&forged(&trial.record, "Mallory", &changing, &[])),
        format!("Line 3 (entry 3): {why} {ASK}")
    );
    let Act::Change(one) = changing.clone() else { panic!() };
    let block = Act::Change(Command::Together(vec![one]));
    assert!(said(&forged(&trial.record, "Mallory", &block, &[])).contains(why));
    // Nor opened once bids are.
    let amending = Act::Amend(Amendment { reason: "Typo".to_owned(), notice: "N-2".to_owned() });
    let reason = &["/amend/reason"];
    Record::read(&forged(&trial.record, "Mallory", &amending, reason)).unwrap();
    let opening = Act::Open(Opening {
        lot: None,
        when: Time::parse("2026-04-13T12:01:00Z").unwrap(),
        opened_by: "Ann".to_owned(),
        witness: "Bob".to_owned(),
    });
    trial.at("Ann", "2026-04-13T12:02:00Z", opening).unwrap();
    let said = said(&forged(&trial.record, "Mallory", &amending, reason));
    assert!(said.contains("Bids were opened, so the award criteria cannot be amended."), "{said}");
}

#[test]
fn a_lock_of_other_criteria_than_those_that_stood_is_refused() {
    let mut trial = Trial::start(Standing::Draft);
    let read_before = lock(&trial.record, "2026-04-13T12:00:00Z");
    Record::read(&forged(&trial.record, "Mallory", &read_before, &[])).unwrap();
    let act = weight(&trial.record, "55");
    trial.act("Ann", act).unwrap();
    let refused = said(&forged(&trial.record, "Mallory", &read_before, &[]));
    assert!(
        refused.starts_with("Line 3 (entry 3): Nobody could enter this here. The criteria were changed since they were read."),
        "{refused}"
    );
    let Procurement { mut scheme, measures, .. } = trial.record.procurement().clone();
    scheme.criteria.truncate(1);
    let deadline = Time::parse("2026-04-13T12:00:00Z").unwrap();
    let other = Act::Lock(Box::new(Lock { scheme, measures, deadline }));
    assert!(said(&forged(&trial.record, "Mallory", &other, &[])).contains("were changed since"));
}

#[test]
fn nobody_approves_their_own_lock_in_the_file_and_a_copy_without_names_is_read() {
    let mut trial = Trial::start(Standing::Draft);
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    let locked = trial.act("Ann", act).unwrap();
    let approving = Act::Approve(locked);
    Record::read(&forged(&trial.record, "Bob", &approving, &[])).unwrap();
    let refused = said(&forged(&trial.record, "ANN ", &approving, &[]));
    assert!(refused.contains("Nobody could enter this here. Entry 2 is Ann's own."), "{refused}");
    // Nor does anybody approve what is still to come.
    let refused = said(&forged(&trial.record, "Ann", &Act::Approve(locked + 2), &[]));
    assert!(refused.contains("Nobody could enter this here. There is no entry 4."), "{refused}");
    trial.act("Bob", approving).unwrap();
    let why = Withheld { by: "I. Governance".to_owned(), ground: "FOIA section 40".to_owned() };
    let chosen = Preset::FreedomOfInformation.kinds();
    let copy = trial.record.redacted_copy(&why, &|_, _, kind| chosen.contains(&kind)).unwrap();
    assert_eq!(Record::read(&copy.text).unwrap().record.check_code(), trial.record.check_code());
}

#[test]
fn confirmed_scores_are_not_changed_in_the_file_either() {
    let mut trial = Trial::start(Standing::Practice);
    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let lot = trial.record.procurement().scheme.lots[0].id.clone();
    let score = |bid: BidId, criterion, level: &str| Command::SetScore {
        bid,
        criterion,
        level: Some(LevelId::new(level).unwrap()),
    };
    let missing = trial.record.state().missing_scores(&lot);
    for (bid, criterion) in missing.clone() {
        trial.change("Ann", score(bid, criterion, "level-3")).unwrap();
    }
    let (bid, criterion) = missing[0].clone();
    let again = Act::Change(score(bid, criterion, "level-4"));
    Record::read(&forged(&trial.record, "Mallory", &again, &[])).unwrap();
    let entry = trial.act("Ann", Act::ConfirmScores(lot)).unwrap();
    let refused = said(&forged(&trial.record, "Mallory", &again, &[]));
    let why = format!("The agreed scores of this lot were confirmed, in entry {entry}.");
    assert!(refused.contains(&format!("Nobody could enter this here. {why}")), "{refused}");
}
