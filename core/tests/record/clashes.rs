//! Two copies that both touched the same: what one of them entered does not go with what the other removed.

use std::slice::from_ref;

use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, LevelId, LotId, MeasureId, SupplierId};
use common_measure::number::{Money, Quantity};
use common_measure::procurement::Measures;
use common_measure::record::{Act, Command, CriterionChange, OfferChange, Standing, SupplierField};
use common_measure::scheme::{Lot, PriceMethod, TieBreak};

use crate::{Trial, salts};

/// Two copies of a practice copy with a bid in it.
fn two_with_a_bid() -> (Trial, Trial) {
    let mut one = Trial::start(Standing::Practice);
    let entering = crate::rules::bid(&one.record);
    one.change("Ann", entering).unwrap();
    let two = Trial { record: one.record.clone(), salts: Box::new(salts()), seconds: 100 };
    (one, two)
}

fn birch() -> BidId {
    BidId::new("birch").unwrap()
}

fn criterion(id: &str) -> CriterionId {
    CriterionId::new(id).unwrap()
}

fn price(amount: &str) -> Command {
    let amount = Some(Money::parse(amount).unwrap());
    Command::SetPrice { bid: birch(), criterion: criterion("price"), amount }
}

/// What each side did, and whether what the other one did clashes with it, whichever goes on.
fn clash(ours: &[Command], theirs: &[Command]) -> bool {
    let says = |first: &[Command], second: &[Command]| {
        let (mut one, mut two) = two_with_a_bid();
        for command in first {
            one.change("Ann", command.clone()).unwrap();
        }
        for command in second {
            two.change("Bob", command.clone()).unwrap();
        }
        let before = one.record.procurement().clone();
        let refused = one.record.bring_over(&two.record, &mut *one.salts);
        assert!(refused.len() <= 1, "{refused:?}");
        for (entry, fault) in &refused {
            assert_eq!(*entry, two.record.entries().len() as u64);
            assert!(fault.problem.starts_with("It was changed on both sides."), "{fault}");
            assert!(fault.problem.contains("What Ann entered on the side that goes on stands"));
            if second.len() == 1 {
                assert_eq!(*one.record.procurement(), before);
            }
        }
        !refused.is_empty()
    };
    let (here, there) = (says(ours, theirs), says(theirs, ours));
    assert_eq!(here, there, "{ours:?} {theirs:?}");
    here
}

#[test]
fn what_a_removal_takes_away_is_not_taken_from_the_other_side_in_silence() {
    let remove = |id: &str| Command::RemoveCriterion(criterion(id));
    let titled = |id: &str| Command::ChangeCriterion {
        criterion: criterion(id),
        change: CriterionChange::Title("Another".to_owned()),
    };
    let score = Command::SetScore {
        bid: birch(),
        criterion: criterion("method"),
        level: Some(LevelId::new("level-3").unwrap()),
    };
    // What was given on a question, also on one within a section.
    assert!(clash(&[price("1000")], &[remove("price")]));
    assert!(clash(from_ref(&score), &[remove("method")]));
    assert!(clash(from_ref(&score), &[remove("quality")]));
    assert!(clash(&[titled("programme")], &[remove("quality")]));
    assert!(!clash(&[price("1000")], &[remove("method")]));
    assert!(!clash(&[score, titled("price")], &[remove("programme")]));
    // A price that no longer earns points has neither weight nor minimum.
    let of_price = |change| Command::ChangeCriterion { criterion: criterion("price"), change };
    let unscored = of_price(CriterionChange::Method(PriceMethod::NotScored));
    let weight = of_price(CriterionChange::Weight(Some("41".parse().unwrap())));
    let minimum = of_price(CriterionChange::Minimum(Some("30".parse().unwrap())));
    assert!(clash(&[weight], from_ref(&unscored)));
    assert!(clash(&[minimum], from_ref(&unscored)));
    assert!(!clash(&[titled("price")], &[unscored]));
    // A step of the tie-break.
    assert!(clash(&[Command::SetTieBreak(vec![TieBreak::LotsDrawn])], &[remove("price")]));
    let by_jobs = Command::SetTieBreak(vec![TieBreak::HigherPoints(criterion("jobs"))]);
    assert!(clash(&[by_jobs], &[remove("jobs")]));
    // A supplier with its only bid.
    let name = Command::ChangeSupplier {
        supplier: SupplierId::new("birch").unwrap(),
        field: SupplierField::PostalAddress,
        text: "1 High Street".to_owned(),
    };
    assert!(clash(from_ref(&name), &[Command::RemoveBid(birch())]));
    assert!(clash(&[price("1000")], &[Command::RemoveBid(birch())]));
    // A lot that a supplier would rather win.
    let north = LotId::new("north").unwrap();
    let lot = Lot { id: north.clone(), title: String::new(), estimated_value: None, years: None };
    let preference = Command::SetLotPreference {
        supplier: SupplierId::new("birch").unwrap(),
        lots: vec![north.clone()],
    };
    let (mut one, _) = two_with_a_bid();
    one.change("Ann", Command::SetLot(lot)).unwrap();
    let mut two = Trial { record: one.record.clone(), salts: Box::new(salts()), seconds: 100 };
    one.change("Ann", preference).unwrap();
    two.change("Bob", Command::RemoveLot(north.clone())).unwrap();
    assert_eq!(one.record.bring_over(&two.record, &mut *one.salts).len(), 1);
    assert_eq!(one.record.procurement().suppliers[0].lot_preference, [north]);
    // A measure that is dropped with what was offered of it.
    let mut own = Framework::knowsley().unwrap().adapted("Averdale");
    own.measures.retain(|measure| measure.id.as_str() != "29");
    own.overlaps.retain(|overlap| overlap.between.iter().all(|id| id.as_str() != "29"));
    let taking = Command::SetMeasures(Box::new(Measures::Own(Box::new(own))));
    let offer = |measure: &str| Command::ChangeOffer {
        bid: birch(),
        measure: MeasureId::new(measure).unwrap(),
        change: OfferChange::Quantity(Some(Quantity::parse("2").unwrap())),
    };
    assert!(clash(&[offer("29")], from_ref(&taking)));
    assert!(!clash(&[offer("28")], &[taking]));
}

#[test]
fn an_entry_that_another_tab_took_away_with_its_question_is_told_with_both() {
    let (mut one, mut two) = two_with_a_bid();
    one.change("Ann", Command::RemoveCriterion(criterion("price"))).unwrap();
    two.change("Bob", price("1000")).unwrap();
    let refused = one.record.decide_again(&two.record, &mut *one.salts);
    let said: Vec<&str> = refused.iter().map(|(_, fault)| fault.problem.as_str()).collect();
    assert_eq!(
        said,
        [
            "Ann had changed this meanwhile (Removed: Award criteria, “Price”), so your entry was not made (Birch Example Ltd, “Price”: £1,000)."
        ]
    );
    // Taking the removal back is the same again.
    let (mut one, mut two) = two_with_a_bid();
    one.change("Ann", price("1000")).unwrap();
    let removed = two.change("Bob", Command::RemoveCriterion(criterion("price"))).unwrap();
    two.act("Bob", Act::Undo(removed)).unwrap();
    let refused = one.record.decide_again(&two.record, &mut *one.salts);
    assert_eq!(refused.iter().map(|(entry, _)| *entry).collect::<Vec<_>>(), [removed, removed + 1]);
    assert!(one.record.procurement().bids[0].price(&criterion("price")).is_some());
}
