//! Late bids: what is entered of their suppliers.

use common_measure::id::{BidId, LotId};
use common_measure::record::{Act, Command, LateBid, LateDecision, LateOutcome, Record, Standing};
use common_measure::scheme::Lot;
use common_measure::time::Time;

use crate::rules::bid;
use crate::{Trial, refusal, salts};

/// A late bid of the supplier that `rules::bid` enters, as another would write its name.
fn late(trial: &mut Trial) -> u64 {
    let late = LateBid {
        supplier: "BIRCH Example Ltd ".to_owned(),
        lot: None,
        received: Time::parse("2026-03-01T12:05:00Z").unwrap(),
        circumstances: "By e-mail.".to_owned(),
    };
    trial.act("Ann", Act::ReceiveLate(late)).unwrap()
}

fn decision(entry: u64, accepted: bool, other_in_time: bool) -> Act {
    let reason = "A reason.".to_owned();
    Act::DecideLate(LateDecision { entry, accepted, other_in_time, reason })
}

fn entered(record: &Record) -> Vec<&str> {
    record.state().entered_though_late().into_iter().map(|bid| bid.id.as_str()).collect()
}

#[test]
fn a_late_bid_that_was_not_taken_in_is_not_typed_either() {
    let mut trial = Trial::start(Standing::Practice);
    let typed = bid(&trial.record);
    let entry = late(&mut trial);
    let came = "A bid of BIRCH Example Ltd came late (1 March 2026, 12:05 UTC, entry 2)";
    let as_in_time = "This would be entered as one that came in time.";
    assert_eq!(
        refusal(trial.change("Ann", typed.clone())),
        format!(
            "Record: {came}, and nobody has decided about it. {as_in_time} Decide about the late bid first, beside it; and if this is another one, which came before the tender deadline, say so there. One from another copy is brought over again then."
        )
    );
    trial.act("Bob", decision(entry, false, false)).unwrap();
    let not_taken_in = format!(
        "Record: {came}, and it was not taken in. {as_in_time} If this is another one, which came \
         before the tender deadline, say so beside the late bid first. One from another copy is brought over again then."
    );
    // By itself, and as a spreadsheet enters it.
    for command in [typed.clone(), Command::Together(vec![typed.clone()])] {
        assert_eq!(refusal(trial.change("Ann", command)), not_taken_in);
    }

    // Said once, by whoever: another came in time. Then it can be typed, changed, removed and typed again.
    assert!(refusal(trial.act("Bob", decision(entry, true, false))).contains("already"));
    let other = LateDecision {
        entry,
        accepted: false,
        other_in_time: true,
        reason: "By hand at 11:40.".to_owned(),
    };
    trial.act("Bob", Act::DecideLate(other)).unwrap();
    assert!(refusal(trial.act("Bob", decision(entry, false, true))).contains("already"));
    let outcome = LateOutcome {
        accepted: false,
        reason: "A reason.".to_owned(),
        other_in_time: true,
        said_since: Some("By hand at 11:40.".to_owned()),
    };
    assert_eq!(trial.record.state().process.late[0].2, Some(outcome));
    let added = trial.change("Ann", typed.clone()).unwrap();
    trial.act("Ann", Act::Undo(added)).unwrap();
    trial.change("Ann", typed).unwrap();
    assert!(entered(&trial.record).is_empty());
}

#[test]
fn a_late_bid_that_was_taken_in_is_typed() {
    let mut trial = Trial::start(Standing::Practice);
    let typed = bid(&trial.record);
    let entry = late(&mut trial);
    trial.act("Bob", decision(entry, true, false)).unwrap();
    trial.change("Ann", typed).unwrap();
    assert!(entered(&trial.record).is_empty());
}

/// It was typed before the late bid was recorded. What is there stays and can be changed, and is named until somebody
/// says that it is another.
#[test]
fn a_bid_that_is_entered_beside_a_late_one_is_named() {
    let mut trial = Trial::start(Standing::Practice);
    let typed = bid(&trial.record);
    trial.change("Ann", typed).unwrap();
    assert!(entered(&trial.record).is_empty());
    let entry = late(&mut trial);
    assert_eq!(entered(&trial.record), ["birch"]);
    trial.act("Bob", decision(entry, false, false)).unwrap();
    assert_eq!(entered(&trial.record), ["birch"]);
    let title =
        Command::SetBidTitle { bid: BidId::new("birch").unwrap(), title: "Variant".to_owned() };
    trial.change("Ann", title).unwrap();
    trial.act("Bob", decision(entry, false, true)).unwrap();
    assert!(entered(&trial.record).is_empty());
    let told = trial.record.history().pop().unwrap().what;
    let said = "was not taken in, and another of the same supplier came in time: A reason.";
    assert_eq!(told, format!("The late bid of entry {entry} {said}"));
}

/// What was said beside one late bid says nothing of another.
#[test]
fn each_late_bid_has_a_word_of_its_own() {
    let mut trial = Trial::start(Standing::Practice);
    let typed = bid(&trial.record);
    let first = late(&mut trial);
    trial.act("Bob", decision(first, false, true)).unwrap();
    trial.change("Ann", typed.clone()).unwrap();
    assert!(entered(&trial.record).is_empty());
    let second = late(&mut trial);
    assert_eq!(entered(&trial.record), ["birch"]);
    let again = Command::Together(vec![Command::RemoveBid(BidId::new("birch").unwrap()), typed]);
    assert!(refusal(trial.change("Ann", again.clone())).contains("entry 5), and nobody has"));
    trial.act("Bob", decision(second, false, true)).unwrap();
    assert!(entered(&trial.record).is_empty());
    trial.change("Ann", again).unwrap();
}

#[test]
fn a_bid_from_another_copy_is_brought_over_once_it_is_said_that_it_came_in_time() {
    let mut trial = Trial::start(Standing::Practice);
    let typed = bid(&trial.record);
    let mut other = Trial { record: trial.record.clone(), salts: Box::new(salts()), seconds: 600 };
    other.change("Cat", typed).unwrap();
    let title =
        Command::SetBidTitle { bid: BidId::new("birch").unwrap(), title: "Variant".to_owned() };
    other.change("Cat", title).unwrap();
    let entry = late(&mut trial);
    let refused = trial.record.bring_over(&other.record, &mut salts());
    assert_eq!(refused.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 3]);
    assert!(refused[0].1.remedy.ends_with("One from another copy is brought over again then."));
    trial.act("Bob", decision(entry, false, true)).unwrap();
    assert_eq!(trial.record.bring_over(&other.record, &mut salts()), []);
    assert_eq!(trial.record.procurement().bids[0].title, "Variant");
    assert!(entered(&trial.record).is_empty());
}

/// One of two late bids was taken in, for the pavilion; the other is not, and is for the car park.
#[test]
fn a_late_bid_keeps_its_supplier_out_of_its_own_lot_only() {
    let mut trial = Trial::start(Standing::Practice);
    for id in ["park", "paths"] {
        let lot = trial.record.procurement().scheme.lots[0].clone();
        let lot = Lot { id: LotId::new(id).unwrap(), title: id.to_owned(), ..lot };
        trial.change("Ann", Command::SetLot(lot)).unwrap();
    }
    let Command::AddBid { bid: _, supplier, .. } = bid(&trial.record) else { panic!() };
    let add = |id: &str, lot: &str| Command::AddBid {
        bid: BidId::new(id).unwrap(),
        supplier: supplier.clone(),
        lot: LotId::new(lot).unwrap(),
    };
    let mut late = |lot: &str| {
        let late = LateBid {
            supplier: supplier.name.clone(),
            lot: LotId::new(lot).ok(),
            received: Time::parse("2026-03-01T12:05:00Z").unwrap(),
            circumstances: String::new(),
        };
        trial.act("Ann", Act::ReceiveLate(late))
    };
    let there = late("pavilion").unwrap();
    let out = late("park").unwrap();
    assert!(refusal(late("oak")).contains("There is no lot oak."));
    trial.act("Bob", decision(there, true, false)).unwrap();
    trial.act("Bob", decision(out, false, false)).unwrap();
    trial.change("Ann", add("one", "pavilion")).unwrap();
    trial.change("Ann", add("two", "paths")).unwrap();
    let said = refusal(trial.change("Ann", add("three", "park")));
    assert!(said.contains(&format!("entry {out}), and it was not taken in.")), "{said}");
    assert!(entered(&trial.record).is_empty());
    trial.act("Bob", decision(out, false, true)).unwrap();
    trial.change("Ann", add("three", "park")).unwrap();
}
