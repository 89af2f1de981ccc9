//! What can be done when, and by whom.

use common_measure::bid::{AlsoUnder, Supplier};
use common_measure::evaluation::{About, Decision, Ground, Outcome};
use common_measure::id::{BidId, CriterionId, LotId, MeasureId, SupplierId};
use common_measure::number::{Money, Quantity, Weight};
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, Amendment, AwardDecision, AwardedLot, CheckedFigures, Command, CriterionChange, LateBid,
    LateDecision, Lock, NotedError, OfferChange, Opening, Origin, Record, Standing, Start,
};
use common_measure::time::Time;

use crate::{PLAIN, Trial, refusal, salts, stamp};

pub fn lock(of: &Record, deadline: &str) -> Act {
    let Procurement { scheme, measures, .. } = of.procurement().clone();
    let deadline = Time::parse(deadline).unwrap();
    Act::Lock(Box::new(Lock { scheme, measures, deadline }))
}

fn weight(of: &Record, text: &str) -> Command {
    let criterion = of.procurement().scheme.criteria[0].id.clone();
    let change = CriterionChange::Weight(Some(Weight::parse(text).unwrap()));
    Command::ChangeCriterion { criterion, change }
}

pub fn bid(of: &Record) -> Command {
    Command::AddBid {
        bid: BidId::new("birch").unwrap(),
        lot: of.procurement().scheme.lots[0].id.clone(),
        supplier: Supplier::new(SupplierId::new("birch").unwrap(), "Birch Example Ltd"),
    }
}

fn opening(when: &str) -> Act {
    Act::Open(Opening {
        lot: None,
        when: Time::parse(when).unwrap(),
        opened_by: "Ann".to_owned(),
        witness: "Bob".to_owned(),
    })
}

#[test]
fn criteria_change_before_they_are_locked_and_bids_after() {
    let mut trial = Trial::start(Standing::Draft);
    let entering = bid(&trial.record);
    assert_eq!(
        refusal(trial.change("Ann", entering.clone())),
        "Bids: Bids are entered once the award criteria are locked. Lock the award criteria first. \
         To try things out, use a practice copy."
    );
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    let changing = weight(&trial.record, "61");
    let said = refusal(trial.change("Ann", changing));
    assert_eq!(
        said,
        "Award criteria: The award criteria are locked, by Ann on 2 March 2026, 10:02 UTC. Amend \
         them first, with a reason and the notice that is published again."
            .replace("10:02", "10:00")
    );
    trial.change("Ann", entering).unwrap();
}

#[test]
fn criteria_that_do_not_add_up_are_not_locked() {
    let mut trial = Trial::start(Standing::Draft);
    let changing = weight(&trial.record, "61");
    trial.change("Ann", changing).unwrap();
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    let said = refusal(trial.act("Ann", act));
    assert!(
        said.contains(
            "The award criteria cannot be locked yet. The weights at the top come to 101 %"
        ),
        "{said}"
    );
}

#[test]
fn what_is_locked_is_what_was_read() {
    let mut trial = Trial::start(Standing::Draft);
    let read_before = lock(&trial.record, "2026-04-13T12:00:00Z");
    let changing = Command::ChangeCriterion {
        criterion: trial.record.procurement().scheme.criteria[0].id.clone(),
        change: CriterionChange::Title("Price of the whole".to_owned()),
    };
    trial.change("Bob", changing).unwrap();
    assert!(refusal(trial.act("Ann", read_before)).contains("were changed since they were read"));
}

#[test]
fn an_amendment_needs_a_reason_a_notice_and_time() {
    let mut trial = Trial::start(Standing::Draft);
    let amend = |reason: &str, notice: &str| {
        Act::Amend(Amendment { reason: reason.to_owned(), notice: notice.to_owned() })
    };
    assert!(refusal(trial.act("Ann", amend("Typo", "N-2"))).contains("are not locked"));
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    let first = trial.act("Ann", act).unwrap();
    assert!(refusal(trial.act("Ann", amend(" ", "N-2"))).contains("An amendment needs a reason."));
    assert!(
        refusal(trial.act("Ann", amend("Typo", ""))).contains("the notice that is published again")
    );
    trial.act("Ann", amend("A weight was wrong", "N-2")).unwrap();
    assert!(!trial.record.state().process.is_locked());
    let (criteria, entering) = (weight(&trial.record, "60"), bid(&trial.record));
    assert!(refusal(trial.change("Ann", entering)).contains("Bids are entered once"));
    trial.change("Ann", criteria).unwrap();
    let act = lock(&trial.record, "2026-04-20T12:00:00Z");
    let second = trial.act("Ann", act).unwrap();
    let locks: Vec<u64> =
        trial.record.state().process.locks.iter().map(|lock| lock.code.entry()).collect();
    assert_eq!(locks, [first, second]);
    // The deadline is over.
    let late = trial.at("Ann", "2026-04-20T12:00:00Z", amend("Another", "N-3"));
    assert!(refusal(late).contains("The tender deadline is over"));
    let noted = NotedError { error: "A typo".to_owned(), decision: "It stands".to_owned() };
    trial.at("Ann", "2026-04-21T09:00:00Z", Act::NoteError(noted)).unwrap();
}

#[test]
fn nothing_is_amended_once_bids_are_opened() {
    let mut trial = Trial::start(Standing::Draft);
    let act = lock(&trial.record, "2026-03-02T11:00:00Z");
    trial.act("Ann", act).unwrap();
    assert!(
        refusal(trial.act("Ann", opening("2026-03-02T10:00:00Z")))
            .contains("before the tender deadline")
    );
    assert!(
        refusal(trial.act("Ann", opening("2026-03-02T11:05:00Z")))
            .contains("This is still to come.")
    );
    let same = Act::Open(Opening {
        lot: Some(LotId::new("pavilion").unwrap()),
        when: Time::parse("2026-03-02T11:05:00Z").unwrap(),
        opened_by: "Ann".to_owned(),
        witness: " ANN ".to_owned(),
    });
    let said = refusal(trial.at("Ann", "2026-03-02T11:10:00Z", same));
    assert!(said.contains("A witness is someone else."), "{said}");
    trial.at("Ann", "2026-03-02T11:10:00Z", opening("2026-03-02T11:05:00Z")).unwrap();
    let amendment = Amendment { reason: "Typo".to_owned(), notice: "N-2".to_owned() };
    let said = refusal(trial.at("Ann", "2026-03-02T11:11:00Z", Act::Amend(amendment)));
    assert!(said.contains("Bids were opened, so the award criteria cannot be amended."), "{said}");
}

#[test]
fn nobody_approves_or_checks_their_own_work() {
    let mut trial = Trial::start(Standing::Draft);
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    let locked = trial.act("Ann", act).unwrap();
    assert!(refusal(trial.act("ann ", Act::Approve(locked))).contains("is Ann's own"));
    assert!(refusal(trial.act("Bob", Act::Approve(1))).contains("not one that is approved"));
    assert!(refusal(trial.act("Bob", Act::Approve(99))).contains("There is no entry 99."));
    trial.act("Bob", Act::Approve(locked)).unwrap();
    assert!(refusal(trial.act("Bob", Act::Approve(locked))).contains("has approved this already"));

    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let birch = BidId::new("birch").unwrap();
    let price = |amount: &str| Command::SetPrice {
        bid: BidId::new("birch").unwrap(),
        criterion: CriterionId::new("price").unwrap(),
        amount: Some(Money::parse(amount).unwrap()),
    };
    let entered = trial.change("Ann", price("1000")).unwrap();
    let unchecked = |trial: &Trial| -> Vec<(String, u64, String)> {
        let figures = trial.record.state().unchecked();
        figures.map(|(path, it)| (path.to_owned(), it.entry, it.entered_by.clone())).collect()
    };
    assert_eq!(
        unchecked(&trial),
        [("bids/birch/prices/price".to_owned(), entered, "Ann".to_owned())]
    );
    let compared = |entries: &[u64]| {
        Act::CheckFigures(CheckedFigures {
            bid: BidId::new("birch").unwrap(),
            entries: entries.to_vec(),
        })
    };
    assert!(refusal(trial.act("Ann", compared(&[entered]))).contains("Ann entered these figures."));
    assert_eq!(trial.record.state().figures_checked(&birch, " ANN").entries.len(), 0);
    assert!(refusal(trial.act("Bob", compared(&[]))).contains("It is not said which figures"));
    assert!(refusal(trial.act("Bob", compared(&[locked]))).contains("changed or checked since"));
    let by_bob = trial.record.state().figures_checked(&birch, "Bob");
    assert_eq!(Act::CheckFigures(by_bob.clone()), compared(&[entered]));
    trial.act("Bob", Act::CheckFigures(by_bob)).unwrap();
    assert_eq!(unchecked(&trial), []);
    assert!(
        refusal(trial.act("Bob", compared(&[entered])))
            .contains("All figures of this bid are checked.")
    );
    // What is counted elsewhere as well takes points from there, so it is compared too.
    let (measure, other) = (MeasureId::new("2").unwrap(), MeasureId::new("8").unwrap());
    let also = |others: Vec<AlsoUnder>| Command::ChangeOffer {
        bid: BidId::new("birch").unwrap(),
        measure: measure.clone(),
        change: OfferChange::AlsoUnder(others),
    };
    let two = AlsoUnder { measure: other, quantity: Quantity::parse("2").unwrap() };
    trial.change("Ann", also(vec![two])).unwrap();
    let waiting: Vec<String> = unchecked(&trial).into_iter().map(|it| it.0).collect();
    assert_eq!(waiting, ["bids/birch/commitments/2/also_under"]);
    trial.change("Ann", also(Vec::new())).unwrap();
    assert_eq!(unchecked(&trial), []);
    // A figure that is changed is to be checked again.
    trial.change("Bob", price("1001")).unwrap();
    assert_eq!(unchecked(&trial).len(), 1);
    trial.change("Bob", Command::RemoveBid(birch)).unwrap();
    assert_eq!(unchecked(&trial), []);
}

#[test]
fn a_late_bid_waits_for_a_decision() {
    let mut trial = Trial::start(Standing::Draft);
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    let late = LateBid {
        supplier: "Elm Example Ltd".to_owned(),
        lot: None,
        received: Time::parse("2026-04-13T12:01:00Z").unwrap(),
        circumstances: "The portal was slow.".to_owned(),
    };
    assert!(
        refusal(trial.act("Ann", Act::ReceiveLate(late.clone())))
            .contains("This is still to come.")
    );
    let entry = trial.at("Ann", "2026-04-13T12:05:00Z", Act::ReceiveLate(late)).unwrap();
    assert_eq!(trial.record.state().process.late[0].2, None);
    let decision = |entry: u64, reason: &str| {
        let reason = reason.to_owned();
        Act::DecideLate(LateDecision { entry, accepted: false, other_in_time: false, reason })
    };
    assert!(refusal(trial.act("Bob", decision(entry, ""))).contains("needs a reason"));
    assert!(
        refusal(trial.act("Bob", decision(1, "It was late.")))
            .contains("There is no such late bid.")
    );
    trial.act("Bob", decision(entry, "It was late.")).unwrap();
    assert!(refusal(trial.act("Bob", decision(entry, "It was late."))).contains("already"));
    let in_time = LateBid {
        supplier: "Elm Example Ltd".to_owned(),
        lot: None,
        received: Time::parse("2026-04-13T12:00:00Z").unwrap(),
        circumstances: String::new(),
    };
    let said = refusal(trial.at("Ann", "2026-04-13T12:06:00Z", Act::ReceiveLate(in_time)));
    assert!(said.contains("the bid was in time"), "{said}");
}

#[test]
fn an_exclusion_stays_until_someone_takes_it_back() {
    let mut trial = Trial::start(Standing::Practice);
    let entering = bid(&trial.record);
    let entered = trial.change("Ann", entering).unwrap();
    let birch = || BidId::new("birch").unwrap();
    let excluding = Command::Decide(Decision {
        bid: birch(),
        criterion: None,
        about: About::PriceMissing,
        outcome: Outcome::Exclude,
        ground: Some(Ground::ProceduralRequirement),
        reason: "No price was given.".to_owned(),
        decided_by: "Ann".to_owned(),
        approved_by: "Bob".to_owned(),
        figures: None,
    });
    let excluded = trial.change("Ann", excluding).unwrap();
    assert_eq!(trial.record.unapproved(), [excluded]);
    // Neither the decision nor what came before it is undone, by whoever.
    for entry in [excluded, entered] {
        let said = refusal(trial.act("Ann", Act::Undo(entry)));
        assert!(said.contains("cannot be taken back any more"), "{said}");
    }
    assert_eq!(trial.record.last_own_change("Ann"), None);
    let back = Command::Undecide { bid: birch(), criterion: None, about: About::PriceMissing };
    trial.change("Ann", back).unwrap();
    assert_eq!(trial.record.unapproved(), [0_u64; 0]);
    let said = refusal(trial.act("Bob", Act::Approve(excluded)));
    assert!(said.contains("or no longer holds"), "{said}");
}

#[test]
fn an_error_is_only_recorded_where_it_cannot_be_put_right() {
    let mut trial = Trial::start(Standing::Draft);
    let noted =
        || Act::NoteError(NotedError { error: "A typo".into(), decision: "It stands".into() });
    assert!(refusal(trial.act("Ann", noted())).contains("can still be changed"));
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    assert!(refusal(trial.act("Ann", noted())).contains("can still be amended"));
    trial.at("Ann", "2026-04-13T12:00:01Z", noted()).unwrap();
}

#[test]
fn nothing_is_opened_or_awarded_before_the_criteria_are_locked_or_in_the_future() {
    let mut trial = Trial::start(Standing::Draft);
    let award = |when: &str| {
        Act::Award(AwardDecision {
            lots: vec![AwardedLot {
                lot: LotId::new("pavilion").unwrap(),
                winners: Vec::new(),
                reserves: Vec::new(),
            }],
            reason: "No bid was suitable.".to_owned(),
            when: Time::parse(when).unwrap(),
            decided_by: "Bob".to_owned(),
        })
    };
    let (opening_at, at) = (opening("2026-03-02T09:00:00Z"), "2026-04-14T09:00:00Z");
    assert!(refusal(trial.act("Ann", opening_at)).contains("locked"));
    assert!(refusal(trial.act("Ann", award("2026-03-02T09:00:00Z"))).contains("locked"));
    let act = lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    let said = refusal(trial.at("Ann", at, award("2026-04-14T09:00:01Z")));
    assert!(said.contains("still to come"), "{said}");
    let said = refusal(trial.at("Ann", at, award("2026-04-13T11:59:59Z")));
    assert!(said.contains("This is before the tender deadline."), "{said}");
    trial.at("Ann", at, award(at)).unwrap();
}

#[test]
fn a_file_with_bids_becomes_a_record_only_with_its_publication_stated() {
    let whole = || Procurement::parse(PLAIN).unwrap();
    let start = |standing: Standing| {
        let stamp = stamp("Ann", "2026-05-04T09:00:00Z");
        Record::from_file(PLAIN, whole(), standing, &stamp, &mut salts())
    };
    let said = start(Standing::Draft).unwrap_err().to_string();
    assert!(said.contains("Open it as a practice copy, or state where and when"), "{said}");
    assert!(start(Standing::Practice).unwrap().state().process.practice);
    let notice = "ocds-000000-example".to_owned();
    let when = Time::parse("2026-03-09T10:15:00Z").unwrap();
    let record = start(Standing::Published { notice, when }).unwrap();
    assert!(record.state().process.is_locked());
    assert_eq!(*record.procurement(), whole());
    // The first entry holds the file's bytes: the digest is the file's.
    let common_measure::record::Act::Start(first) = &record.entries()[0].act else { panic!() };
    let Start { origin: Origin::File { text, .. }, .. } = &**first else { panic!() };
    assert_eq!(text, PLAIN);
}

#[test]
fn a_name_is_asked_of_everyone() {
    let mut trial = Trial::start(Standing::Draft);
    let changing = weight(&trial.record, "60");
    assert!(refusal(trial.change("  ", changing)).contains("Enter your name."));
}

#[test]
fn criteria_published_before_the_record_are_stated_whole() {
    let start = |notice: &str, when: &str, of: Procurement| {
        let when = Time::parse(when).unwrap();
        let standing = Standing::Published { notice: notice.to_owned(), when };
        let start = Start { origin: Origin::New, standing, procurement: of };
        Record::start(start, &stamp("Ann", "2026-03-02T09:00:00Z"), &mut salts())
    };
    let whole = || Procurement::parse(PLAIN).unwrap();
    let fault = |of: Result<Record, _>| -> common_measure::fault::Fault { of.unwrap_err() };
    let nowhere = fault(start(" ", "2026-02-02T09:00:00Z", whole()));
    assert_eq!(nowhere.place.path(), "record/published/notice");
    let to_come = fault(start("N-1", "2026-03-02T09:00:01Z", whole()));
    assert_eq!(to_come.place.path(), "record/published/when");
    let mut odd = whole();
    odd.scheme.criteria[0].weight = None;
    let odd = fault(start("N-1", "2026-02-02T09:00:00Z", odd));
    assert!(odd.problem.starts_with("The award criteria cannot be locked as they are."), "{odd}");
    let record = start("N-1", "2026-03-02T09:00:00Z", whole()).unwrap();
    assert!(record.state().process.is_locked());
}
