//! Taking back and doing again.

use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Detail, Standing};

use crate::{Trial, refusal};

fn title(text: &str) -> Command {
    Command::SetDetail(Detail::Title(text.to_owned()))
}

fn note(text: &str) -> Command {
    Command::SetDetail(Detail::Note(text.to_owned()))
}

fn of(trial: &Trial) -> (String, String) {
    let Procurement { details, .. } = trial.record.procurement();
    (details.title.clone(), details.note.clone())
}

#[test]
fn ones_own_last_change_is_taken_back_and_done_again() {
    let mut trial = Trial::start(Standing::Draft);
    let before = of(&trial);
    let first = trial.change("Ann", title("One")).unwrap();
    let second = trial.change("Ann", note("Two")).unwrap();
    assert_eq!(trial.record.last_own_change("Ann").map(|entry| entry.number), Some(second));
    let undo = trial.act("Ann", Act::Undo(second)).unwrap();
    assert_eq!(of(&trial), ("One".to_owned(), before.1.clone()));
    assert_eq!(trial.record.last_own_change("Ann").map(|entry| entry.number), Some(first));
    assert_eq!(trial.record.last_own_undo("Ann"), Some(undo));
    trial.act("Ann", Act::Undo(undo)).unwrap();
    assert_eq!(of(&trial), ("One".to_owned(), "Two".to_owned()));
    trial.act("Ann", Act::Undo(second)).unwrap();
    trial.act("Ann", Act::Undo(first)).unwrap();
    assert_eq!(of(&trial), before);
    assert_eq!(trial.record.last_own_change("Ann"), None);
    let undone: Vec<u64> = trial.record.undone().into_keys().collect();
    assert_eq!(undone, [first, second]);
}

#[test]
fn what_was_taken_back_before_another_change_is_given_up() {
    let mut trial = Trial::start(Standing::Draft);
    let first = trial.change("Ann", title("One")).unwrap();
    trial.act("Ann", Act::Undo(first)).unwrap();
    let second = trial.change("Ann", title("Two")).unwrap();
    assert_eq!(trial.record.last_own_undo("Ann"), None);
    let undo = trial.act("Ann", Act::Undo(second)).unwrap();
    assert_eq!(trial.record.last_own_undo("Ann"), Some(undo));
    trial.act("Ann", Act::Undo(undo)).unwrap();
    assert_eq!(of(&trial).0, "Two");
    // Not “One”, which was given up when “Two” was typed.
    assert_eq!(trial.record.last_own_undo("Ann"), None);
}

#[test]
fn several_are_done_again_one_after_the_other() {
    let mut trial = Trial::start(Standing::Draft);
    let numbers = [title("One"), note("Two"), title("Three")]
        .map(|command| trial.change("Ann", command).unwrap());
    for number in numbers.into_iter().rev() {
        trial.act("Ann", Act::Undo(number)).unwrap();
    }
    let mut again = Vec::new();
    while let Some(undo) = trial.record.last_own_undo("Ann") {
        trial.act("Ann", Act::Undo(undo)).unwrap();
        again.push(of(&trial));
    }
    let before = of(&Trial::start(Standing::Draft));
    let pair = |title: &str, note: &str| (title.to_owned(), note.to_owned());
    assert_eq!(again, [pair("One", &before.1), pair("One", "Two"), pair("Three", "Two")]);
}

#[test]
fn others_changes_and_what_others_changed_since_stay() {
    let mut trial = Trial::start(Standing::Draft);
    let anns = trial.change("Ann", title("Ann's")).unwrap();
    let bobs = trial.change("Bob", title("Bob's")).unwrap();
    assert!(refusal(trial.act("Ann", Act::Undo(bobs))).contains("This change is Bob's."));
    assert!(
        refusal(trial.act("Ann", Act::Undo(anns)))
            .contains("Bob has changed the same since, in entry 3.")
    );
    trial.act("Bob", Act::Undo(bobs)).unwrap();
    trial.act("Ann", Act::Undo(anns)).unwrap();
    assert_ne!(of(&trial).0, "Ann's");
}

#[test]
fn what_something_later_rests_on_stays() {
    let mut trial = Trial::start(Standing::Practice);
    let bid = common_measure::id::BidId::new("birch").unwrap();
    let supplier = common_measure::bid::Supplier::new(
        common_measure::id::SupplierId::new("birch").unwrap(),
        "Birch",
    );
    let lot = trial.record.procurement().scheme.lots[0].id.clone();
    let added = trial.change("Ann", Command::AddBid { bid: bid.clone(), lot, supplier }).unwrap();
    trial.change("Ann", Command::SetBidTitle { bid, title: "Variant".to_owned() }).unwrap();
    let said = refusal(trial.act("Ann", Act::Undo(added)));
    assert!(said.contains("Entry 3 rests on it: There is no such bid"), "{said}");
}

#[test]
fn nothing_before_an_entry_that_stays_is_taken_back() {
    let mut trial = Trial::start(Standing::Draft);
    let changed = trial.change("Ann", title("One")).unwrap();
    let common_measure::procurement::Procurement { scheme, measures, .. } =
        trial.record.procurement().clone();
    let deadline = common_measure::time::Time::parse("2026-04-13T12:00:00Z").unwrap();
    let lock = common_measure::record::Lock { scheme, measures, deadline };
    let locked = trial.act("Ann", Act::Lock(Box::new(lock))).unwrap();
    for entry in [changed, locked, 1] {
        assert!(
            refusal(trial.act("Ann", Act::Undo(entry))).contains("cannot be taken back any more")
        );
    }
}

#[test]
fn a_thousand_changes_come_to_the_same_however_many_are_taken_back() {
    let mut trial = Trial::start(Standing::Draft);
    let mut salts = crate::salts();
    let mut act = |act: Act| {
        let stamp = crate::stamp("Ann", "2026-03-02T12:00:00Z");
        trial.record.append(act, &stamp, &mut salts).unwrap().number
    };
    for number in 0..1_000 {
        let entry = act(Act::Change(title(&format!("Title {number}"))));
        if number % 7 == 0 {
            let undo = act(Act::Undo(entry));
            if number % 21 == 0 {
                act(Act::Undo(undo));
            }
        }
    }
    // 999 is no multiple of 7.
    assert_eq!(of(&trial).0, "Title 999");
    let read = common_measure::record::Record::read(&trial.record.to_text()).unwrap().record;
    assert_eq!(read.state(), trial.record.state());
    // Beyond its reach.
    let stamp = crate::stamp("Ann", "2026-03-02T12:00:00Z");
    let far = trial.record.append(Act::Undo(3), &stamp, &mut salts);
    assert!(far.is_err());
}
