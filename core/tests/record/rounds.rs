//! Files passed to and fro: what was brought over once is known again, and is nobody's change.

use std::collections::BTreeSet;

use common_measure::bid::Supplier;
use common_measure::id::{BidId, CriterionId, LevelId, SupplierId};
use common_measure::number::Money;
use common_measure::record::{
    Act, CheckedFigures, Command, LateBid, Record, Relation, Standing, SupplierField,
};
use common_measure::time::Time;

use crate::{Trial, salts};

/// A practice copy with a bid in it.
pub fn with_a_bid() -> Record {
    let mut trial = Trial::start(Standing::Practice);
    let entering = crate::rules::bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    trial.record
}

/// Someone's copy of a record, in which they act from this second on.
fn copy_of(record: &Record, seconds: u32) -> Trial {
    Trial { record: record.clone(), salts: Box::new(salts()), seconds }
}

fn score(criterion: &str, level: u8) -> Command {
    Command::SetScore {
        bid: BidId::new("birch").unwrap(),
        criterion: CriterionId::new(criterion).unwrap(),
        level: Some(LevelId::new(&format!("level-{level}")).unwrap()),
    }
}

fn reason(criterion: &str, reason: &str) -> Command {
    Command::SetReason {
        bid: BidId::new("birch").unwrap(),
        criterion: CriterionId::new(criterion).unwrap(),
        reason: reason.to_owned(),
    }
}

fn level(record: &Record, criterion: &str) -> Option<String> {
    let (bid, criterion) = (BidId::new("birch").unwrap(), CriterionId::new(criterion).unwrap());
    let score = record.procurement().evaluation.score(&bid, &criterion);
    score.map(|score| score.level.as_str().to_owned())
}

/// Brings over what another copy did, and says what is refused: the numbers there, and why.
fn bring(to: &mut Trial, from: &Record) -> Vec<(u64, String)> {
    let refused = to.record.bring_over(from, &mut *to.salts);
    refused.into_iter().map(|(entry, fault)| (entry, fault.problem)).collect()
}

#[test]
fn a_later_version_of_a_file_brings_only_what_is_new_and_a_correction_stands() {
    let base = with_a_bid();
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", score("programme", 1)).unwrap();
    bob.change("Bob", score("method", 2)).unwrap();
    assert_eq!(bring(&mut lead, &bob.record), []);
    bob.change("Bob", score("method", 4)).unwrap();
    assert_eq!(bring(&mut lead, &bob.record), []);
    assert_eq!(lead.record.entries().len(), 5);
    assert_eq!(level(&lead.record, "method").as_deref(), Some("level-4"));
    // What the lead enters upon it is another side again.
    lead.change("Lead", score("method", 3)).unwrap();
    bob.change("Bob", score("method", 1)).unwrap();
    assert_eq!(
        bring(&mut lead, &bob.record),
        [(
            5,
            "It was changed on both sides. What Lead entered on the side that goes on stands (entry 6: Birch Example Ltd, “Construction method”: 3)."
                .to_owned()
        )]
    );
}

#[test]
fn a_file_of_which_all_is_here_changes_nothing() {
    let base = with_a_bid();
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", score("programme", 1)).unwrap();
    bob.change("Bob", score("method", 2)).unwrap();
    let late = LateBid {
        supplier: "Late Ltd".to_owned(),
        lot: None,
        received: Time::parse("2026-03-01T12:00:00Z").unwrap(),
        circumstances: "By post.".to_owned(),
    };
    bob.act("Bob", Act::ReceiveLate(late)).unwrap();
    let forked = Relation::Forked { common: 2 };
    assert_eq!(lead.record.relation_to(&bob.record), forked);
    assert_eq!(lead.record.only_here(&bob.record, 2), BTreeSet::from([3]));
    bring(&mut lead, &bob.record);
    let checked = CheckedFigures { bid: BidId::new("birch").unwrap(), entries: vec![3, 4] };
    lead.act("Head", Act::CheckFigures(checked)).unwrap();
    assert_eq!(lead.record.state().unchecked().count(), 0);
    assert_eq!(lead.record.relation_to(&bob.record), Relation::Held { common: 2 });
    assert_eq!(bob.record.relation_to(&lead.record), forked);
    assert_eq!(lead.record.only_here(&bob.record, 2), BTreeSet::from([3, 6]));
    let before = lead.record.to_text();
    assert_eq!(bring(&mut lead, &bob.record), []);
    assert_eq!(lead.record.to_text(), before);
    assert_eq!(lead.record.state().process.late.len(), 1);
    // What was compared is known by its numbers there.
    assert_eq!(bring(&mut bob, &lead.record), []);
    assert_eq!(bob.record.state().unchecked().count(), 0);
    assert_eq!(bob.record.relation_to(&lead.record), Relation::Held { common: 2 });
}

#[test]
fn two_acts_that_cannot_be_told_apart_are_two() {
    let base = with_a_bid();
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", score("programme", 1)).unwrap();
    let mut at_once = |act| bob.at("Bob", "2026-03-02T11:00:00Z", act).unwrap();
    let first = at_once(Act::Change(score("method", 2)));
    assert_eq!(bring(&mut lead, &bob.record), []);
    let mut at_once = |act| bob.at("Bob", "2026-03-02T11:00:00Z", act).unwrap();
    at_once(Act::Undo(first));
    at_once(Act::Change(score("method", 2)));
    assert_eq!(bring(&mut lead, &bob.record), []);
    assert_eq!(lead.record.entries().len(), 6);
    assert_eq!(lead.record.entries()[4].act, Act::Undo(4));
    assert_eq!(level(&lead.record, "method").as_deref(), Some("level-2"));
    assert_eq!(bring(&mut lead, &bob.record), []);
    assert_eq!(lead.record.entries().len(), 6);
}

#[test]
fn what_came_before_something_that_is_here_does_not_cover_it() {
    let base = with_a_bid();
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", score("method", 3)).unwrap();
    bob.change("Bob", score("method", 4)).unwrap();
    bob.change("Bob", score("method", 3)).unwrap();
    assert_eq!(bring(&mut lead, &bob.record).len(), 1);
    assert_eq!(bring(&mut bob, &lead.record), []);
    // Now the lead's score is known to Bob, and his first one is still only there.
    assert_eq!(
        bring(&mut lead, &bob.record),
        [(
            3,
            "It was changed again there, and what Lead entered then is here already (entry 3: Birch Example Ltd, “Construction method”: 3)."
                .to_owned()
        )]
    );
    assert_eq!(level(&lead.record, "method").as_deref(), Some("level-3"));
}

#[test]
fn what_both_scored_alike_is_no_clash_also_in_a_block() {
    let base = with_a_bid();
    let block = Command::Together(vec![score("method", 4), score("programme", 2)]);
    for (ours, theirs) in [
        (vec![score("method", 4)], vec![block.clone()]),
        (vec![block.clone()], vec![score("method", 4)]),
        (vec![block.clone()], vec![block.clone()]),
        (vec![score("method", 4), reason("method", "Page 3.")], vec![block.clone()]),
        (vec![block.clone()], vec![score("method", 4), reason("method", "Page 3.")]),
    ] {
        let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
        for command in ours {
            lead.change("Lead", command).unwrap();
        }
        for command in theirs {
            bob.change("Bob", command).unwrap();
        }
        assert_eq!(bring(&mut lead, &bob.record), []);
        assert_eq!(level(&lead.record, "method").as_deref(), Some("level-4"));
        assert_eq!(level(&lead.record, "programme").as_deref(), Some("level-2"));
    }
    // One of the block is another: it stays out whole, and so does the reason for another score.
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", score("method", 3)).unwrap();
    bob.change("Bob", block).unwrap();
    bob.change("Bob", reason("method", "Page 3.")).unwrap();
    let refused: Vec<u64> = bring(&mut lead, &bob.record).into_iter().map(|it| it.0).collect();
    assert_eq!(refused, [3, 4]);
    assert_eq!(level(&lead.record, "programme"), None);
}

#[test]
fn another_bid_under_the_same_id_is_named_and_nothing_of_it_falls_to_the_one_that_stands() {
    let base = with_a_bid();
    let adding = |name: &str, amount: &str| {
        let bid = BidId::new("bid-2").unwrap();
        let supplier = Supplier::new(SupplierId::new("supplier-2").unwrap(), name);
        let lot = base.procurement().scheme.lots[0].id.clone();
        let criterion = CriterionId::new("price").unwrap();
        let amount = Some(Money::parse(amount).unwrap());
        Command::Together(vec![
            Command::AddBid { bid: bid.clone(), lot, supplier },
            Command::SetPrice { bid, criterion, amount },
        ])
    };
    let (mut lead, mut bob) = (copy_of(&base, 100), copy_of(&base, 200));
    lead.change("Lead", adding("Elm", "800000")).unwrap();
    bob.change("Bob", adding("Fir", "700000")).unwrap();
    let address = Command::ChangeSupplier {
        supplier: SupplierId::new("supplier-2").unwrap(),
        field: SupplierField::Email,
        text: "fir@example.org".to_owned(),
    };
    bob.change("Bob", address).unwrap();
    bob.change("Bob", score("method", 2)).unwrap();
    let words = "This is about Fir, which is another bid than Elm and not in the record: Elm was added under the same id (entry 3).";
    assert_eq!(bring(&mut lead, &bob.record), [(3, words.to_owned()), (4, words.to_owned())]);
    let elm = &lead.record.procurement().suppliers[1];
    assert_eq!((elm.name.as_str(), elm.email.as_str()), ("Elm", ""));
    assert_eq!(level(&lead.record, "method").as_deref(), Some("level-2"));
}
