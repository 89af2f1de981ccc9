//! Commands that are accepted change exactly what they say; refused ones change nothing.

use crate::bid::Supplier;
use crate::id::{BidId, CriterionId, FrameworkId, LevelId, LotId, MeasureId, ScaleId, SupplierId};
use crate::number::{Money, Quantity, Weight};
use crate::procurement::Procurement;
use crate::scheme::{Criterion, Kind, Level, Price, Quality, Scale};

use super::*;

fn criterion(id: &str, kind: Kind) -> Command {
    Command::AddCriterion {
        section: None,
        criterion: Criterion {
            id: CriterionId::new(id).unwrap(),
            title: id.to_uppercase(),
            weight: None,
            minimum: None,
            kind,
        },
    }
}

fn scale(levels: &[&str]) -> Scale {
    let level = |id: &&str| Level::new(LevelId::new(id).unwrap(), id, None);
    Scale {
        id: ScaleId::new("s").unwrap(),
        title: String::new(),
        levels: levels.iter().map(level).collect(),
    }
}

fn bid(id: &str) -> Command {
    Command::AddBid {
        bid: BidId::new(id).unwrap(),
        lot: LotId::new("lot-1").unwrap(),
        supplier: Supplier::new(SupplierId::new(id).unwrap(), &format!("Supplier {id}")),
    }
}

fn started() -> Procurement {
    let mut procurement =
        Procurement::new(FrameworkId::new("knowsley-2013").unwrap(), LotId::new("lot-1").unwrap());
    let quality = Quality { scale: Some(ScaleId::new("s").unwrap()), ..Quality::default() };
    for command in [
        Command::SetScale(scale(&["0", "5"])),
        criterion("price", Kind::Price(Price::default())),
        criterion("method", Kind::Quality(quality)),
        bid("a"),
        bid("b"),
    ] {
        issue(&mut procurement, command).unwrap();
    }
    procurement
}

/// Decides and applies; where it is refused, nothing may have changed.
fn issue(procurement: &mut Procurement, command: Command) -> Result<(), String> {
    match decide(procurement, command) {
        Ok(event) => {
            apply(procurement, &event);
            Ok(())
        }
        Err(refusal) => Err(refusal.to_string()),
    }
}

fn price(bid: &str, amount: &str) -> Command {
    Command::SetPrice {
        bid: BidId::new(bid).unwrap(),
        criterion: CriterionId::new("price").unwrap(),
        amount: Some(Money::parse(amount).unwrap()),
    }
}

fn score(bid: &str, level: &str) -> Command {
    Command::SetScore {
        bid: BidId::new(bid).unwrap(),
        criterion: CriterionId::new("method").unwrap(),
        level: Some(LevelId::new(level).unwrap()),
    }
}

#[test]
fn a_price_is_given_changed_and_taken_back() {
    let mut procurement = started();
    issue(&mut procurement, price("a", "100")).unwrap();
    issue(&mut procurement, price("a", "120")).unwrap();
    let question = CriterionId::new("price").unwrap();
    assert_eq!(procurement.bids[0].prices.len(), 1);
    assert_eq!(procurement.bids[0].price(&question), Some(Money::parse("120").unwrap()));
    let back =
        Command::SetPrice { bid: BidId::new("a").unwrap(), criterion: question, amount: None };
    issue(&mut procurement, back).unwrap();
    assert!(procurement.bids[0].prices.is_empty());
}

#[test]
fn what_can_never_be_right_is_refused_with_its_place_and_changes_nothing() {
    let procurement = started();
    let offer = |measure: &str, quantity: &str| Command::ChangeOffer {
        bid: BidId::new("a").unwrap(),
        measure: MeasureId::new(measure).unwrap(),
        change: OfferChange::Quantity(Some(Quantity::parse(quantity).unwrap())),
    };
    let weight = Command::ChangeCriterion {
        criterion: CriterionId::new("price").unwrap(),
        change: CriterionChange::Weight(Some(Weight::parse("101").unwrap())),
    };
    for (command, message) in [
        (
            price("a", "0"),
            "Supplier a, “PRICE”: A price of £0 cannot be scored. Enter a price above £0, or leave it empty if there is none.",
        ),
        (
            price("a", "-5"),
            "Supplier a, “PRICE”: A price of −£5 cannot be scored. Enter a price above £0, or leave it empty if there is none.",
        ),
        (
            score("a", "3"),
            "Supplier a, “METHOD”: “3” is not a level of this question's scale. Enter one of: 0, 5.",
        ),
        (
            offer("30", "1"),
            "Supplier a, measure 30: The measure set has no measure 30. Choose one of its measures.",
        ),
        (
            weight,
            "Award criteria, “PRICE”, weight: 101 % is not possible here. Enter a percentage from 0 to 100.",
        ),
    ] {
        let mut tried = procurement.clone();
        assert_eq!(issue(&mut tried, command), Err(message.to_owned()));
        assert_eq!(tried, procurement);
    }
    let negative = issue(&mut procurement.clone(), offer("1", "-2")).unwrap_err();
    assert!(negative.contains("A quantity of -2 is less than nothing."), "{negative}");
}

#[test]
fn a_pasted_block_goes_in_whole_or_not_at_all() {
    let mut procurement = started();
    let before = procurement.clone();
    let block = |second: &str| {
        Command::Together(vec![price("a", "100"), price("b", second), score("a", "5")])
    };
    assert!(issue(&mut procurement, block("0")).is_err());
    assert_eq!(procurement, before);
    issue(&mut procurement, block("90")).unwrap();
    assert_eq!(procurement.bids[1].prices.len(), 1);
    assert_eq!(procurement.evaluation.scores.len(), 1);
}

#[test]
fn a_level_with_scores_on_it_cannot_be_taken_away() {
    let mut procurement = started();
    issue(&mut procurement, score("a", "5")).unwrap();
    let refused = issue(&mut procurement, Command::SetScale(scale(&["0", "4"]))).unwrap_err();
    assert!(refused.contains("Change that score first: Supplier a, “METHOD”."), "{refused}");
    issue(&mut procurement, score("a", "0")).unwrap();
    issue(&mut procurement, Command::SetScale(scale(&["0", "4"]))).unwrap();
}

#[test]
fn removing_takes_along_what_would_mean_nothing() {
    let mut procurement = started();
    issue(&mut procurement, Command::Together(vec![price("a", "1"), score("a", "5")])).unwrap();
    issue(&mut procurement, Command::RemoveCriterion(CriterionId::new("method").unwrap())).unwrap();
    assert!(procurement.evaluation.scores.is_empty());
    issue(&mut procurement, Command::RemoveBid(BidId::new("a").unwrap())).unwrap();
    assert_eq!(procurement.bids.len(), 1);
    assert_eq!(procurement.suppliers.len(), 1);
}
