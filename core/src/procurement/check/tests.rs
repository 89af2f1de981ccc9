//! What is asked about the pavilion once its bids leave something open.

use crate::bid::CommitmentOffer;
use crate::id::MeasureId;
use crate::number::{Money, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{CommitmentValue, Kind, MeasureValue, ValueRule};

use super::check;

fn pavilion() -> Procurement {
    Procurement::parse(include_str!("../../../../examples/sports-pavilion-8.json")).unwrap()
}

fn queries(of: &Procurement) -> Vec<String> {
    check(of).queries.iter().map(ToString::to_string).collect()
}

#[test]
fn what_may_be_counted_twice_is_asked_once_for_each_bid() {
    let mut procurement = pavilion();
    assert_eq!(queries(&procurement), Vec::<String>::new());
    let offer = |measure: &str| CommitmentOffer {
        quantity: Some(Quantity::parse("3").unwrap()),
        ..CommitmentOffer::blank(MeasureId::new(measure).unwrap())
    };
    procurement.bids[0].commitments = vec![offer("2"), offer("8")];
    assert_eq!(
        queries(&procurement),
        [
            "Alder Example Builders, “People who gain a full qualification” (measure 2), also counted under: \
          Measures that can count the same things are both offered, and the bid does not say how many \
          are counted in both: 2 and 8. Ask the supplier. Nothing is deducted."
        ]
    );
    // Commitments in pounds count people as well.
    let mut in_pounds = procurement.clone();
    for measure in ["2", "8"].map(|measure| MeasureId::new(measure).unwrap()) {
        let asked = in_pounds.scheme.measures();
        let id = asked.iter().find(|(id, _)| **id == measure).unwrap().1.id.clone();
        let value = Money::parse("100").ok();
        in_pounds.scheme.criterion_mut(&id).unwrap().kind =
            Kind::CommitmentValue(CommitmentValue {
                value_set: "A published set".to_owned(),
                values: vec![MeasureValue { measure, value }],
                rule: ValueRule::RelativeToBest,
            });
    }
    assert_eq!(queries(&in_pounds).len(), 1);
    // Measure 6 can count the same people as 2, but the criteria do not score it.
    procurement.bids[0].commitments = vec![offer("2"), offer("6")];
    assert_eq!(queries(&procurement), Vec::<String>::new());
}

#[test]
fn a_price_far_from_all_others_is_asked_about_not_refused() {
    let mut procurement = pavilion();
    let mut with = |at: usize, price: &str| {
        procurement.bids[at].prices[0].amount = Some(Money::parse(price).unwrap());
        let check = check(&procurement);
        assert_eq!(check.faults, []);
        check.queries.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        with(1, "1.2"),
        [
            "Birch Example Construction, “Price”: £1.20 is less than a tenth of the next lowest price, \
             £1,080,000. Compare it with the bid: a digit may be missing, and “1.2” is £1.20, not 1.2 million."
        ]
    );
    assert_eq!(with(1, "108000"), Vec::<String>::new());
    assert_eq!(
        with(1, "11250000.01"),
        [
            "Birch Example Construction, “Price”: £11,250,000.01 is more than ten times the next highest \
             price, £1,125,000. Compare it with the bid: a digit may have been typed twice."
        ]
    );
}

#[test]
fn two_suppliers_of_one_name_are_asked_about_not_refused() {
    let mut procurement = pavilion();
    procurement.suppliers[1].name = " alder example builders".to_owned();
    let found = check(&procurement);
    assert_eq!(found.faults, []);
    assert!(
        found.queries[0].problem.contains("Two suppliers are called “alder example builders”."),
        "{:?}",
        found.queries
    );
}

#[test]
fn more_than_can_be_taken_in_is_refused_in_words() {
    let mut procurement = pavilion();
    let bid = procurement.bids[0].clone();
    procurement.bids = vec![bid; 200_000];
    let faults: Vec<String> = check(&procurement).faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        ["Bids: 200000 bids on 11 criteria are more than can be assessed at once. Divide them: \
          bids × (criteria + measures) may come to 5000000."]
    );
}
