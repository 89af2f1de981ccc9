//! Three people who work in their own copies and pass files to and fro, in any order.

use std::collections::{BTreeMap, BTreeSet};

use common_measure::id::BidId;
use common_measure::record::{
    Act, Command, Detail, Entry, LateBid, Record, Relation, changed_fields,
};
use common_measure::time::Time;
use proptest::prelude::*;

use crate::rounds::with_a_bid;
use crate::salts;

const PEOPLE: [&str; 3] = ["Ann", "Bob", "Cat"];
const FIELDS: usize = 6;

fn said(field: usize, text: u8) -> Command {
    let text = format!("as {text}");
    match field {
        0 => Command::SetDetail(Detail::Title(text)),
        1 => Command::SetDetail(Detail::Authority(text)),
        2 => Command::SetDetail(Detail::Reference(text)),
        3 => Command::SetDetail(Detail::Note(text)),
        4 => Command::SetDetail(Detail::SendTo(text)),
        _ => Command::SetBidTitle { bid: BidId::new("birch").unwrap(), title: text },
    }
}

fn field(act: &Act) -> Option<usize> {
    let Act::Change(command) = act else { return None };
    (0..FIELDS).find(|field| changed_fields(&said(*field, 0)) == changed_fields(command))
}

fn value(record: &Record, field: usize) -> String {
    let (of, details) = (record.procurement(), &record.procurement().details);
    match field {
        0 => details.title.clone(),
        1 => details.authority.clone(),
        2 => details.reference.clone(),
        3 => details.note.clone(),
        4 => details.send_to.clone(),
        _ => of.bids[0].title.clone(),
    }
}

#[derive(Clone, Debug)]
enum Step {
    Say { who: usize, field: usize, text: u8 },
    TakeBack { who: usize },
    DoAgain { who: usize },
    Late { who: usize },
    Bring { to: usize, from: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = || 0..PEOPLE.len();
    let step = prop_oneof![
        4 => (who(), 0..FIELDS, 0..3_u8).prop_map(|(who, field, text)| Step::Say { who, field, text }),
        1 => who().prop_map(|who| Step::TakeBack { who }),
        1 => who().prop_map(|who| Step::DoAgain { who }),
        1 => who().prop_map(|who| Step::Late { who }),
        3 => (who(), 1..PEOPLE.len())
            .prop_map(|(to, on)| Step::Bring { to, from: (to + on) % PEOPLE.len() }),
    ];
    prop::collection::vec(step, 1..40)
}

/// Adds an act of a person at this step; says whether it was accepted.
fn act(copy: &mut Record, who: usize, step: usize, act: Act) -> bool {
    let time = format!("2026-03-02T10:{:02}:{:02}Z", step / 60, step % 60);
    copy.append(act, &crate::stamp(PEOPLE[who], &time), &mut salts()).is_ok()
}

fn late(step: usize) -> Act {
    Act::ReceiveLate(LateBid {
        supplier: format!("Late {step}"),
        lot: None,
        received: Time::parse("2026-03-01T12:00:00Z").unwrap(),
        circumstances: String::new(),
    })
}

/// Whether the file of a copy is read and says the same: nothing that was entered or brought over is refused in it.
fn is_read_again(copy: &Record) -> bool {
    let read = Record::read(&copy.to_text()).unwrap().record;
    read.state() == copy.state() && read.check_code() == copy.check_code()
}

/// Who did what when, of a field; each is one act, because no two happen in one second.
fn acts_on(record: &Record, on: usize) -> BTreeSet<String> {
    let all = record.entries().iter().filter(|entry| field(&entry.act) == Some(on));
    all.map(|entry| entry.time.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Each has fields of their own, so nothing clashes. Three act in one second. Something that stays keeps what came
    /// before it from being taken back, so a run has one or the other.
    #[test]
    fn files_passed_to_and_fro_bring_all_together_once(steps in steps(), stays in any::<bool>()) {
        let base = with_a_bid();
        let mut copies = [base.clone(), base.clone(), base.clone()];
        let mut made = base.entries().len();
        for (at, step) in steps.into_iter().enumerate() {
            let (at_once, number) = (at / 3, at);
            let done = match step {
                Step::Say { who, field, text } => {
                    let own = field / PEOPLE.len() * PEOPLE.len() + who;
                    act(&mut copies[who], who, at_once, Act::Change(said(own, text)))
                }
                Step::TakeBack { who } if !stays => {
                    let last = copies[who].last_own_change(PEOPLE[who]).map(|it| it.number);
                    let last = last.filter(|number| *number > 2);
                    last.is_some_and(|last| act(&mut copies[who], who, at_once, Act::Undo(last)))
                }
                Step::DoAgain { who } if !stays => {
                    let last = copies[who].last_own_undo(PEOPLE[who]);
                    last.is_some_and(|last| act(&mut copies[who], who, at_once, Act::Undo(last)))
                }
                Step::Late { who } if stays => act(&mut copies[who], who, at_once, late(number)),
                Step::Bring { to, from } => {
                    let other = copies[from].clone();
                    let refused = copies[to].bring_over(&other, &mut salts());
                    prop_assert_eq!(refused, vec![]);
                    false
                }
                _ => false,
            };
            made += usize::from(done);
        }
        for _ in 0..2 {
            for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 1), (2, 0), (1, 2)] {
                let other = copies[from].clone();
                prop_assert_eq!(copies[to].bring_over(&other, &mut salts()), vec![]);
            }
        }
        for copy in &copies {
            prop_assert!(is_read_again(copy));
            prop_assert_eq!(copy.entries().len(), made);
            prop_assert_eq!(copy.procurement(), copies[0].procurement());
            let relation = copies[0].relation_to(copy);
            let none_new = matches!(relation, Relation::Equal | Relation::Held { .. });
            prop_assert!(none_new, "{:?}", relation);
        }
    }

    /// All of them change the same fields: what only one side touched is as that side has it, what both did is as one of
    /// them has it, and what is not brought over is listed.
    #[test]
    fn what_clashes_is_listed_and_nothing_else_is_lost_or_doubled(steps in steps()) {
        let base = with_a_bid();
        let mut copies = [base.clone(), base.clone(), base];
        for (at, step) in steps.into_iter().enumerate() {
            match step {
                Step::Say { who, field, text } => {
                    prop_assert!(act(&mut copies[who], who, at, Act::Change(said(field, text))));
                }
                Step::Late { who } => prop_assert!(act(&mut copies[who], who, at, late(at))),
                Step::Bring { to, from } => {
                    let (before, there) = (copies[to].clone(), copies[from].clone());
                    let refused: BTreeMap<u64, _> =
                        copies[to].bring_over(&there, &mut salts()).into_iter().collect();
                    let after = &copies[to];
                    prop_assert_eq!(&after.entries()[..before.entries().len()], before.entries());
                    let has = |entry: &Entry| {
                        let same = |it: &&Entry| {
                            it.time == entry.time && it.who == entry.who && it.act == entry.act
                        };
                        after.entries().iter().filter(same).count()
                    };
                    for entry in there.entries() {
                        let there = 1 - usize::from(refused.contains_key(&entry.number));
                        prop_assert_eq!(has(entry), there);
                    }
                    for field in 0..FIELDS {
                        let (ours, theirs) = (acts_on(&before, field), acts_on(&there, field));
                        let (was, is) = (value(&before, field), value(after, field));
                        let they = value(&there, field);
                        match (ours.is_subset(&theirs), theirs.is_subset(&ours)) {
                            (true, _) => prop_assert_eq!(is, they),
                            (false, true) => prop_assert_eq!(is, was),
                            (false, false) => prop_assert!(is == was || is == they),
                        }
                    }
                }
                Step::TakeBack { .. } | Step::DoAgain { .. } => {}
            }
        }
        for copy in &copies {
            prop_assert!(is_read_again(copy));
        }
    }
}
