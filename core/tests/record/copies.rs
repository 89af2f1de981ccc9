//! Copies: with texts withheld, and of two people who went different ways.

use common_measure::assessment::{Reading, assess};
use common_measure::bid::Supplier;
use common_measure::fault::Fault;
use common_measure::id::{BidId, SupplierId};
use common_measure::record::{
    Act, AwardDecision, Command, Detail, Preset, Record, Relation, Standing, SupplierField,
    TextKind, WithdrawnAward, Withheld,
};

use crate::{PAVILION, Trial, pavilion, salts};

fn why() -> Withheld {
    Withheld { by: "I. Governance".to_owned(), ground: "FOIA section 40".to_owned() }
}

/// The text of a copy with a usual choice withheld.
fn copied(record: &Record, preset: Preset, why: &Withheld) -> Result<String, Fault> {
    let copy = record.redacted_copy(why, &|_, _, kind| preset.kinds().contains(&kind))?;
    Ok(copy.text)
}

#[test]
fn a_copy_with_texts_withheld_verifies_and_is_assessed_the_same() {
    let record = pavilion();
    let copy_text = copied(&record, Preset::FreedomOfInformation, &why()).unwrap();
    for name in ["A. Officer", "L. Lead", "W. Witness"] {
        assert!(PAVILION.contains(name) && !copy_text.contains(name), "{name}");
    }
    let copy = Record::read(&copy_text).unwrap().record;
    assert_eq!(copy.check_code(), record.check_code());
    copy.holds(&record.check_code()).unwrap();
    let totals = |of: &Record| -> Vec<Option<String>> {
        let assessment = assess(of.procurement(), Reading::AsStated).unwrap();
        let lot = &assessment.lots[0];
        (0..lot.bids.len()).map(|bid| lot.shown_total(bid)).collect()
    };
    assert_eq!(totals(&copy), totals(&record));
    // Figures that were compared are compared in the copy too, although names are gone from it.
    assert_eq!(record.state().unchecked().count(), 0);
    assert!(!copy.state().figures.is_empty());
    assert_eq!(copy.state().unchecked().count(), 0);
    // Every entry shows its gaps: here, at least who did it.
    for entry in copy.entries() {
        assert_eq!(entry.withheld.first(), Some(&why()), "entry {}", entry.number);
        assert!(entry.who.starts_with("[withheld "), "{}", entry.who);
    }
    // What is withheld stays so in a copy of the copy, with its own ground.
    let other = Withheld { by: "Another".to_owned(), ground: "Another ground".to_owned() };
    let again = copy.redacted_copy(&other, &|_, _, kind| kind == TextKind::Supplier).unwrap();
    let again = Record::read(&again.text).unwrap().record;
    assert_eq!(again.entries()[0].withheld[0], why());
    let added = again
        .entries()
        .iter()
        .find(|entry| matches!(entry.act, Act::Change(Command::AddBid { .. })));
    assert!(added.unwrap().withheld.contains(&other));
}

#[test]
fn the_supplier_names_of_the_pavilion_stay_in_a_copy_for_information_requests() {
    let copy = copied(&pavilion(), Preset::FreedomOfInformation, &why()).unwrap();
    assert!(copy.contains("Alder Example Builders"));
}

#[test]
fn nothing_is_withheld_without_a_name_and_a_ground() {
    let record = pavilion();
    for (by, ground) in [("", "FOIA section 40"), ("I. Governance", " ")] {
        let why = Withheld { by: by.to_owned(), ground: ground.to_owned() };
        assert!(copied(&record, Preset::Auditor, &why).is_err());
    }
}

fn title(text: &str) -> Command {
    Command::SetDetail(Detail::Title(text.to_owned()))
}

fn note(text: &str) -> Command {
    Command::SetDetail(Detail::Note(text.to_owned()))
}

#[test]
fn copies_go_on_from_each_other_or_part() {
    let mut one = Trial::start(Standing::Draft);
    one.change("Ann", title("Together")).unwrap();
    let shared = one.record.clone();
    assert_eq!(one.record.relation_to(&shared), Relation::Equal);
    one.change("Ann", title("Ann's")).unwrap();
    assert_eq!(one.record.relation_to(&shared), Relation::Behind);
    assert_eq!(shared.relation_to(&one.record), Relation::GoesOn);

    let mut two = Trial { record: shared, salts: Box::new(salts()), seconds: 100 };
    let bobs = two.change("Bob", note("Bob's")).unwrap();
    two.act("Bob", Act::Undo(bobs)).unwrap();
    two.change("Bob", note("Bob's own")).unwrap();
    let bad = two.record.entries().len();
    assert_eq!(one.record.relation_to(&two.record), Relation::Forked { common: 2 });

    let refused = one.record.bring_over(&two.record, &mut *one.salts);
    assert_eq!(refused, []);
    let details = &one.record.procurement().details;
    assert_eq!((details.title.as_str(), details.note.as_str()), ("Ann's", "Bob's own"));
    let brought = one.record.entries().last().unwrap();
    assert_eq!(brought.who, "Bob");
    assert_eq!(brought.time, two.record.entries()[bad - 1].time);
    assert_eq!(pavilion().relation_to(&one.record), Relation::Unrelated);
}

#[test]
fn the_history_says_who_changed_what_from_what() {
    let mut trial = Trial::start(Standing::Draft);
    let criterion = trial.record.procurement().scheme.criteria[0].id.clone();
    let weight = Some(common_measure::number::Weight::parse("55").unwrap());
    let change = common_measure::record::CriterionChange::Weight(weight);
    let entry = trial.change("Bob", Command::ChangeCriterion { criterion, change }).unwrap();
    trial.act("Bob", Act::Undo(entry)).unwrap();
    let history = trial.record.history();
    let line = &history[1];
    assert_eq!(
        (line.who.as_str(), line.what.as_str(), line.before.as_deref(), line.after.as_deref()),
        ("Bob", "Award criteria, “Price”, weight", Some("60 %"), Some("55 %"))
    );
    assert_eq!((line.undone_by, history[2].what.as_str()), (Some(3), "Entry 2 was taken back"));
}

#[test]
fn what_both_changed_stays_as_it_stands_here_and_the_rest_is_brought_over() {
    let mut one = Trial::start(Standing::Draft);
    let shared = one.record.clone();
    one.change("Ann", title("Pavilion")).unwrap();
    let criterion = one.record.procurement().scheme.criteria[0].id.clone();
    one.change("Ann", Command::RemoveCriterion(criterion.clone())).unwrap();
    let mut two = Trial { record: shared, salts: Box::new(salts()), seconds: 100 };
    two.change("Bob", title("Library")).unwrap();
    two.change("Bob", note("Bob's")).unwrap();
    // A part of what is gone here.
    let weight = Some(common_measure::number::Weight::parse("55").unwrap());
    let change = common_measure::record::CriterionChange::Weight(weight);
    two.change("Bob", Command::ChangeCriterion { criterion, change }).unwrap();
    let refused = one.record.bring_over(&two.record, &mut *one.salts);
    let said: Vec<String> =
        refused.iter().map(|(entry, fault)| format!("{entry}: {}", fault.problem)).collect();
    assert_eq!(
        said,
        [
            "2: It was changed on both sides. What Ann entered on the side that goes on stands (entry 2: Details, title: Pavilion).",
            "4: It was changed on both sides. What Ann entered on the side that goes on stands (entry 3: Removed: Award criteria, “Price”).",
        ]
    );
    let details = &one.record.procurement().details;
    assert_eq!((details.title.as_str(), details.note.as_str()), ("Pavilion", "Bob's"));
    assert_eq!(one.record.entries().len(), 4);
}

#[test]
fn a_large_fork_is_brought_over_in_little_time() {
    let mut one = Trial::start(Standing::Draft);
    let mut two = one.record.clone();
    let mut salt = salts();
    for at in 0..1_500 {
        let stamp = crate::stamp("Ann", "2026-03-02T10:00:00Z");
        one.record.append(Act::Change(title(&format!("Ann {at}"))), &stamp, &mut salt).unwrap();
        two.append(Act::Change(title(&format!("Bob {at}"))), &stamp, &mut salt).unwrap();
    }
    let refused = one.record.bring_over(&two, &mut salt);
    assert_eq!(refused.len(), 1_500);
    assert_eq!(one.record.entries().len(), 1_501);
}

#[test]
fn nothing_is_entered_in_a_copy_with_texts_withheld_nor_brought_over_from_one() {
    let mut trial = Trial::start(Standing::Draft);
    let shared = trial.record.clone();
    trial.change("Ann", title("Ann's")).unwrap();
    let mut other = Trial { record: shared, salts: Box::new(salts()), seconds: 100 };
    other.change("Bob", note("Bob's own")).unwrap();
    let text = other.record.redacted_copy(&why(), &|entry, _, _| entry.number == 2).unwrap().text;
    let mut copy = Record::read(&text).unwrap().record;
    assert_eq!((copy.withheld(), other.record.withheld()), (2, 0));
    let stamp = crate::stamp("Ann", "2026-03-02T10:00:00Z");
    let refused = copy.append(Act::Change(title("More")), &stamp, &mut salts()).unwrap_err();
    assert!(refused.problem.contains("copy with texts withheld"), "{refused}");
    assert_eq!(copy.entries().len(), 2);
    let refused = trial.record.bring_over(&copy, &mut *trial.salts);
    assert_eq!(refused.len(), 1);
    assert!(refused[0].1.problem.contains("withheld in the copy"), "{}", refused[0].1);
    assert!(trial.record.procurement().details.note.starts_with("Everything in this file"));
}

#[test]
fn a_copy_is_read_back_and_says_which_withheld_names_stand_elsewhere() {
    let record = pavilion();
    let all = record.texts();
    let count = |kind| all.iter().filter(|text| text.kind == kind).count();
    assert!(count(TextKind::Person) > 80 && count(TextKind::Supplier) == 3, "{}", all.len());
    assert!(all.iter().all(|text| !text.is_withheld));
    let copy = record.redacted_copy(&why(), &|_, _, kind| kind == TextKind::Person).unwrap();
    assert_eq!((copy.check_code, copy.has_figures), (record.check_code(), true));
    assert_eq!((copy.withheld, copy.still_there), (count(TextKind::Person), Vec::new()));
    let redacted = Record::read(&copy.text).unwrap().record;
    assert_eq!(redacted.texts().iter().filter(|text| text.is_withheld).count(), copy.withheld);
    assert_eq!(redacted.history()[0].withheld, [why()]);

    let mut trial = Trial::start(Standing::Draft);
    trial.change("Ann Officer", title("Pavilion, for Ann Officer")).unwrap();
    let copy = trial.record.redacted_copy(&why(), &|_, at, _| at == 0).unwrap();
    // Ann, who began the record, is a word of that title too.
    assert_eq!(copy.still_there, ["Ann", "Ann Officer"]);
}

#[test]
fn short_names_and_names_in_other_letters_are_found_in_a_copy() {
    let mut record = pavilion();
    let decision = record.state().process.award().unwrap().decision.clone();
    let cedar = record.procurement().suppliers.iter().find(|it| it.name.contains("Cedar"));
    let supplier = cedar.unwrap().id.clone();
    let at = crate::stamp("Ann", "2026-07-01T09:00:00Z");
    let mut act = |act| record.append(act, &at, &mut salts()).unwrap().number;
    let text = "BT".to_owned();
    act(Act::Change(Command::ChangeSupplier { supplier, field: SupplierField::Name, text }));
    let withdrawal = WithdrawnAward {
        entry: 80,
        reason: "It is looked at in the Annual report on debt.".to_owned(),
        when: at.time.clone(),
        decided_by: decision.decided_by.clone(),
    };
    act(Act::WithdrawAward(withdrawal));
    let withheld = |record: &Record| {
        let kinds = [TextKind::Person, TextKind::Supplier];
        let copy = record.redacted_copy(&why(), &|entry, _, kind| {
            kinds.contains(&kind) && (entry.number > 81 || kind == TextKind::Person)
        });
        copy.unwrap().still_there
    };
    // Neither “Annual” names Ann, nor “debt” BT.
    assert_eq!(withheld(&record), Vec::<String>::new());
    let reason = "Ann and Zoe looked\nbt was told; L.  LEAD agreed.".to_owned();
    let award = Act::Award(AwardDecision { reason, when: at.time.clone(), ..decision });
    record.append(award, &at, &mut salts()).unwrap();
    // People first.
    assert_eq!(withheld(&record), ["Ann", "L. Lead", "BT"]);
}

#[test]
fn a_name_is_found_in_a_copy_however_many_others_there_are() {
    let mut trial = Trial::start(Standing::Practice);
    let lot = trial.record.procurement().scheme.lots[0].id.clone();
    let add = |at: usize| {
        let mut supplier =
            Supplier::new(SupplierId::new(&format!("s{at}")).unwrap(), &format!("Maker {at:03}"));
        // They come before every name in the order of the alphabet.
        supplier.postal_address = format!("{at:03} High Street");
        supplier.email = format!("{at:03}@example.org");
        Command::AddBid { bid: BidId::new(&format!("b{at}")).unwrap(), lot: lot.clone(), supplier }
    };
    trial.change("Ann Officer", Command::Together((0..600).map(add).collect())).unwrap();
    trial.change("Zoe Whistle", title("Parks: ask ZOE Whistle, or 599@example.org")).unwrap();
    let kinds = Preset::FreedomOfInformation.kinds();
    let copy = trial.record.redacted_copy(&why(), &|_, _, kind| kinds.contains(&kind)).unwrap();
    assert_eq!(copy.withheld, 3 + 2 * 600);
    assert_eq!(copy.still_there, ["Zoe Whistle", "599@example.org"]);
}
