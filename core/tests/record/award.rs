//! The award decision: what it rests on, whom it names, and that it can be withdrawn.

use common_measure::id::{BidId, LotId};
use common_measure::publication::{PublicResult, Shown};
use common_measure::record::{
    Act, AwardDecision, AwardedLot, Command, Record, Standing, WithdrawnAward,
};
use common_measure::time::Time;

use crate::rules::bid;
use crate::{PAVILION, Trial, pavilion, refusal, salts, stamp};

const SHOWN: Shown = Shown { ranks: true, totals: true, points: false };

pub fn withdrawal(entry: u64, when: &str) -> WithdrawnAward {
    WithdrawnAward {
        entry,
        reason: "A score was entered for the wrong bid.".to_owned(),
        when: Time::parse(when).unwrap(),
        decided_by: "L. Lead".to_owned(),
    }
}

/// What the record says to an act of Ann's on 1 July.
pub fn said(record: &mut Record, act: Act) -> Result<u64, String> {
    let added = record.append(act, &stamp("Ann", "2026-07-01T09:00:00Z"), &mut salts());
    added.map(|entry| entry.number).map_err(|fault| fault.to_string())
}

#[test]
fn an_award_rests_on_the_figures_as_they_were_decided_on() {
    let mut record = pavilion();
    let shown = Shown { ranks: true, totals: true, points: false };
    let published = PublicResult::of(&record, shown).unwrap();
    assert!(!record.state().process.has_moved_on(record.procurement()));
    let act = Act::Change(Command::SetBidTitle {
        bid: record.procurement().bids[0].id.clone(),
        title: "Variant".to_owned(),
    });
    record.append(act, &stamp("Ann", "2026-07-01T09:00:00Z"), &mut salts()).unwrap();
    let (bid, criterion) = {
        let score = &record.procurement().evaluation.scores[0];
        (score.bid.clone(), score.criterion.clone())
    };
    let act = Act::Change(Command::SetScore { bid, criterion, level: None });
    record.append(act, &stamp("Ann", "2026-07-01T09:01:00Z"), &mut salts()).unwrap();
    assert!(record.state().process.has_moved_on(record.procurement()));
    let after = PublicResult::of(&record, shown).unwrap();
    assert_eq!(after.lots, published.lots);
    assert!(!after.practice);
}

#[test]
fn an_award_names_bids_of_the_lot_and_why() {
    let record = pavilion();
    assert!(record.state().process.award().is_some());
    let mut trial = Trial::start(Standing::Practice);
    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let award = |winner: &str, reserve: &str, reason: &str| {
        Act::Award(AwardDecision {
            lots: vec![AwardedLot {
                lot: LotId::new("pavilion").unwrap(),
                winners: vec![BidId::new(winner).unwrap()],
                reserves: vec![BidId::new(reserve).unwrap()],
            }],
            reason: reason.to_owned(),
            when: Time::parse("2026-04-20T15:00:00Z").unwrap(),
            decided_by: "Bob".to_owned(),
        })
    };
    assert!(
        refusal(trial.act("Ann", award("oak", "birch", "Most points")))
            .contains("There is no bid oak for this lot.")
    );
    assert!(
        refusal(trial.act("Ann", award("birch", "birch", "Most points")))
            .contains("named twice, as a winner or in reserve")
    );
}

#[test]
fn a_withdrawn_award_stays_on_the_record_and_makes_way_for_another() {
    let mut record = pavilion();
    let first = record.state().process.award().unwrap().clone();
    assert_eq!(first.entry, 80);
    let act = Act::WithdrawAward(withdrawal(80, "2026-05-01T09:00:00Z"));
    let entry = said(&mut record, act).unwrap();
    let process = &record.state().process;
    assert_eq!(process.award(), None);
    assert_eq!(process.awards.len(), 1);
    assert_eq!(process.awards[0].decision, first.decision);
    assert_eq!(process.awards[0].withdrawn.as_ref().map(|it| it.0), Some(entry));
    assert_eq!(
        PublicResult::of(&record, SHOWN).unwrap_err().to_string(),
        "Award decision: The award decision in this file was withdrawn, so nothing of its result is shown. \
         Record the new award decision first."
    );
    let last = record.history().pop().unwrap();
    assert_eq!(
        last.what,
        "The award decision of entry 80 was withdrawn on 1 May 2026, 09:00 UTC by L. Lead (A score was entered for the wrong bid.)"
    );
    // Someone else approves that, and no longer what was withdrawn.
    assert_eq!(record.unapproved(), [entry]);
    assert!(said(&mut record, Act::Approve(80)).unwrap_err().contains("no longer holds"));

    // The new decision rests on the figures as they are then.
    let (bid, criterion) = {
        let score = &record.procurement().evaluation.scores[0];
        (score.bid.clone(), score.criterion.clone())
    };
    let changing = Command::SetScore { bid, criterion, level: None };
    said(&mut record, Act::Change(changing)).unwrap();
    let second = said(&mut record, Act::Award(first.decision.clone())).unwrap();
    let process = &record.state().process;
    assert_eq!(process.award().map(|award| award.entry), Some(second));
    assert!(!process.has_moved_on(record.procurement()));
    assert!(first.has_moved_on(record.procurement()));
    // What was written is read again as the same.
    let read = Record::read(&record.to_text()).unwrap();
    assert_eq!(read.record.state(), record.state());
}

#[test]
fn an_award_is_withdrawn_as_it_stands_for_a_reason_by_someone_and_after_it_was_decided() {
    let mut record = pavilion();
    let whole = withdrawal(80, "2026-05-01T09:00:00Z");
    let cases = [
        (WithdrawnAward { entry: 2, ..whole.clone() }, "is that of entry 80, not 2"),
        (WithdrawnAward { reason: " ".to_owned(), ..whole.clone() }, "withdrawn for a reason"),
        (
            WithdrawnAward { decided_by: String::new(), ..whole.clone() },
            "not said who decided this",
        ),
        (withdrawal(80, "2026-04-20T14:59:59Z"), "before the award was decided"),
        (withdrawal(80, "2026-07-01T09:00:01Z"), "still to come"),
    ];
    for (it, words) in cases {
        let refused = said(&mut record, Act::WithdrawAward(it)).unwrap_err();
        assert!(refused.contains(words), "{refused}");
    }
    said(&mut record, Act::WithdrawAward(whole.clone())).unwrap();
    let refused = said(&mut record, Act::WithdrawAward(whole)).unwrap_err();
    assert!(refused.contains("There is no award decision that stands."), "{refused}");
}

/// The pavilion as it stood after an entry.
pub fn pavilion_up_to(entry: usize) -> Record {
    let lines: Vec<&str> = PAVILION.lines().take(entry).collect();
    Record::read(&(lines.join("\n") + "\n")).unwrap().record
}

#[test]
fn figures_are_the_same_in_whatever_order_they_were_entered_and_however_they_are_explained() {
    let award = pavilion().state().process.award().unwrap().clone();
    let mut now = (*award.decided_on).clone();
    now.bids.reverse();
    now.suppliers.reverse();
    now.evaluation.scores.reverse();
    for bid in &mut now.bids {
        bid.commitments.reverse();
        bid.prices.reverse();
    }
    now.evaluation.scores[0].reason = "Page 12, not 11.".into();
    assert_ne!(now.bids, award.decided_on.bids);
    assert!(!award.has_moved_on(&now));
    let amount = now.bids[0].prices[0].amount;
    now.bids[0].prices[0].amount = None;
    assert!(award.has_moved_on(&now));
    now.bids[0].prices[0].amount = amount;
    let score = now.evaluation.scores.pop().unwrap();
    assert!(award.has_moved_on(&now));
    now.evaluation.scores.insert(0, score);
    assert!(!award.has_moved_on(&now));
}

#[test]
fn an_award_says_of_every_lot_who_is_awarded_it() {
    let mut record = pavilion_up_to(79);
    let decision = pavilion().state().process.award().unwrap().decision.clone();
    let nothing = AwardDecision { lots: Vec::new(), ..decision };
    assert_eq!(
        said(&mut record, Act::Award(nothing)).unwrap_err(),
        "Record: It does not say who is awarded Sports pavilion. \
         Name every lot, with nobody where it is not awarded."
    );
}

#[test]
fn results_are_other_once_a_supplier_prefers_other_lots_and_not_for_another_address() {
    let award = pavilion().state().process.award().unwrap().clone();
    let mut now = (*award.decided_on).clone();
    now.suppliers[0].email = "bids@example.org".to_owned();
    now.details.note = "Advice taken.".to_owned();
    assert!(!award.has_moved_on(&now));
    now.suppliers[0].lot_preference = vec![LotId::new("pavilion").unwrap()];
    assert!(award.has_moved_on(&now));
}
