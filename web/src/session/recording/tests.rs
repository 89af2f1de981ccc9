use common_measure::bid::{Bid, Supplier};
use common_measure::code::Hash;
use common_measure::id::{BidId, CriterionId, LevelId, SupplierId};
use common_measure::record::{
    AcceptedResponse, Act, Arrived, Origin, Record, Salt, Stamp, Standing, Start,
};
use common_measure::scheme::{Criterion, Kind, PassFail};
use common_measure::time::Time;

use super::*;
use crate::session::entries::{decide_again, problem};

fn stamp() -> Stamp {
    Stamp { who: "Ann".to_owned(), time: Time::parse("2026-04-14T09:00:00Z").unwrap() }
}

fn append(record: &mut Record, act: Act) {
    record.append(act, &stamp(), &mut || Salt::new([7; 16])).unwrap();
}

fn bid(id: &str) -> BidId {
    BidId::new(id).unwrap()
}

fn question() -> CriterionId {
    CriterionId::new("q1").unwrap()
}

/// A response with one bid, which may replace the one that an entry took in.
fn response(record: &Record, id: &str, file: &str, replaces: Option<u64>) -> Act {
    let supplier = Supplier::new(SupplierId::new(id).unwrap(), id);
    let lot = record.procurement().scheme.lots[0].id.clone();
    Act::AcceptResponse(Box::new(AcceptedResponse {
        file: Hash::of(&[file.as_bytes()]),
        price_file: None,
        criteria: record.check_code(),
        arrived: Arrived::InTime,
        replaces,
        bids: vec![Bid::blank(bid(id), supplier.id.clone(), lot)],
        supplier,
        left_out: Vec::new(),
    }))
}

/// A practice copy with one question, and a response of each of two suppliers, in entries 2 and 3.
fn session() -> Session {
    later::for_test(|later| {
        later.attempt =
            |record, command, _| record.changed_by(command.clone(), &stamp()).map_err(problem);
        later.enter = |record, act, _| {
            append(record, act);
            Ok(())
        };
    });
    let mut procurement = crate::session::new_procurement();
    procurement.scheme.criteria = vec![Criterion {
        id: question(),
        title: "Q".to_owned(),
        weight: None,
        minimum: None,
        kind: Kind::PassFail(PassFail::default()),
    }];
    let start = Start { origin: Origin::New, standing: Standing::Practice, procurement };
    let mut record = Record::start(start, &stamp(), &mut || Salt::new([7; 16])).unwrap();
    for id in ["alder", "birch"] {
        let act = response(&record, id, id, None);
        append(&mut record, act);
    }
    let mut session = Session { journal: Some(Journal::new(record)), ..Session::default() };
    session.refresh();
    session
}

/// The session once another tab has done something.
fn after_elsewhere(session: &mut Session, act: impl FnOnce(&Record) -> Act) {
    let journal = session.journal.clone().unwrap();
    let text = journal.read(Record::to_text).unwrap();
    let mut theirs = Record::read(&text).unwrap().record;
    let (stored, act) = (theirs.lines().len(), act(&theirs));
    append(&mut theirs, act);
    let lines = theirs.lines()[stored..].to_vec();
    let new = stored..stored + lines.len();
    let newer = Newer { journal: journal.clone(), stored, lines, stamp: "theirs".to_owned() };
    let typed: Vec<String> = session.unfinished.keys().cloned().collect();
    let again = journal.read(|record| decide_again(record, &newer, &typed)).unwrap();
    session.go_on_with(again.unwrap(), new);
}

/// Both bids with a reason that waits for a score.
fn waiting() -> Session {
    let mut session = session();
    for id in ["alder", "birch"] {
        let score = |level: Option<&str>| Command::SetScore {
            bid: bid(id),
            criterion: question(),
            level: level.map(|level| LevelId::new(level).unwrap()),
        };
        let reason = format!("What {id} says is on page 7.");
        let given = Command::SetReason { bid: bid(id), criterion: question(), reason };
        for command in [score(Some(PassFail::PASS)), given, score(None)] {
            assert!(session.issue(command, None));
        }
    }
    session
}

fn waits(session: &Session) -> [Option<&str>; 2] {
    ["alder", "birch"].map(|id| session.waiting_reason(&bid(id), &question()))
}

#[test]
fn a_reason_waits_for_no_score_of_a_response_that_replaces_the_one_it_was_about() {
    let kept = Some("What birch says is on page 7.");
    let mut session = waiting();
    assert_eq!(waits(&session), [Some("What alder says is on page 7."), kept]);
    let replacement = session.record(|record| response(record, "alder", "again", Some(2))).unwrap();
    assert!(session.enter(replacement));
    assert_eq!(waits(&session), [None, kept]);

    // The same where another tab takes it in.
    let mut session = waiting();
    after_elsewhere(&mut session, |record| response(record, "alder", "again", Some(2)));
    assert_eq!(waits(&session), [None, kept]);
    after_elsewhere(&mut session, |_| Act::Change(Command::RemoveBid(bid("birch"))));
    assert_eq!(waits(&session), [None, None]);
}

#[test]
fn text_whose_field_another_tab_took_away_is_said_with_what_it_was() {
    let mut session = session();
    let typed = |text: &str, problem: Option<&str>| Unfinished {
        text: text.to_owned(),
        problem: problem.map(str::to_owned),
    };
    let all = [
        ("bids/alder/prices/gone", typed("about 900", Some("No amount."))),
        ("bids/alder/title", typed("With options", None)),
        ("bids/birch/title", typed("", None)),
        ("details/title", typed("Pavilion", None)),
    ];
    session.unfinished = all.map(|(path, text)| (path.to_owned(), text)).into();
    after_elsewhere(&mut session, |_| {
        let gone = ["alder", "birch"].map(|id| Command::RemoveBid(bid(id)));
        Act::Change(Command::Together(gone.to_vec()))
    });
    assert_eq!(session.unfinished.keys().collect::<Vec<_>>(), ["details/title"]);
    let said: Vec<&str> = session.clashes.iter().map(|clash| clash.text.as_str()).collect();
    let gone = |text: &str| {
        format!(
            "“{text}”, which was typed here and not entered, was given up: its field of alder is not there any more."
        )
    };
    assert_eq!(said, [gone("about 900"), gone("With options")]);
}

#[test]
fn text_in_a_bid_whose_question_goes_is_said_with_what_it_was() {
    let mut session = session();
    let typed = |text: &str| Unfinished { text: text.to_owned(), problem: None };
    let all =
        [("bids/alder/prices/gone", typed("7,5,0")), ("scheme/criteria/gone/title", typed("Ga"))];
    session.unfinished = all.map(|(path, text)| (path.to_owned(), text)).into();
    let title = Command::SetBidTitle { bid: bid("birch"), title: "With options".to_owned() };
    assert!(session.issue(title, None));
    assert!(session.unfinished.is_empty());
    assert_eq!(
        session.news,
        [
            "“7,5,0”, which was typed here and not entered, was given up: its field of alder is not there any more."
        ]
    );
}
