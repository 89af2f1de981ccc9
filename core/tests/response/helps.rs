//! What a supplier is told while filling in.

use common_measure::id::{LotId, MeasureId};
use common_measure::number::Quantity;
use common_measure::procurement::Procurement;
use common_measure::record::{Command, OfferChange};
use common_measure::response::{Response, helps, to_finish};

use crate::{Desk, PLAIN, filled};

fn said(found: &[common_measure::fault::Fault]) -> Vec<String> {
    found.iter().map(|fault| format!("{}: {}", fault.place.path(), fault.problem)).collect()
}

fn offer(response: &mut Response, measure: &str, change: OfferChange) {
    let bid = response.bids[0].id.clone();
    let measure = MeasureId::new(measure).unwrap();
    response.change(Command::ChangeOffer { bid, measure, change }).unwrap();
}

#[test]
fn what_is_missing_is_named_and_an_empty_response_is_not_a_wall() {
    let response = Response::start(Desk::pavilion().form());
    let found = said(&to_finish(&response));
    assert_eq!(found[0], "supplier/name: Your name is missing.");
    // Four about the supplier, then one for each of nine questions.
    assert_eq!(found.len(), 13);
    assert_eq!(found[4], "bids/pavilion/prices/price: There is no whole price yet.");
    assert_eq!(found[5], "bids/pavilion/answers/method: There is no answer yet.");
    assert_eq!(found[8], "bids/pavilion/commitments/1: Nothing is offered yet.");
    assert_eq!(said(&helps(&response)), Vec::<String>::new());
}

#[test]
fn slips_are_pointed_out() {
    let whole = Procurement::parse(PLAIN).unwrap();
    let mut form = Desk::pavilion().form();
    form.scheme.lots[0].years = Some("0.4".parse().unwrap());
    let jobs = common_measure::id::CriterionId::new("jobs").unwrap();
    if let common_measure::scheme::Kind::Commitment(jobs) =
        &mut form.scheme.criterion_mut(&jobs).unwrap().kind
    {
        jobs.limit = Some("5".parse().unwrap());
        jobs.word_limit = Some(4);
    }
    let mut response = filled(form, "A supplier", &[&whole.bids[0]]);
    let quantity = |text: &str| OfferChange::Quantity(Some(Quantity::parse(text).unwrap()));
    offer(&mut response, "1", quantity("6"));
    offer(&mut response, "1", OfferChange::Statement("We will do our very best".to_owned()));
    offer(&mut response, "1", OfferChange::When("Soon".to_owned()));
    offer(&mut response, "2", OfferChange::AlsoUnder(Vec::new()));
    assert_eq!(
        said(&helps(&response)),
        [
            "bids/pavilion/commitments/2/also_under: Some of the same people, tonnes or groups may be counted twice.",
            "bids/pavilion/commitments/1/statement: There is no number in it.",
            "bids/pavilion/commitments/1/when: There is no date in it.",
            "bids/pavilion/commitments/1/statement: It has 6 words, and 4 are asked for.",
            "bids/pavilion/commitments/1/quantity: This is more than 5, from which on the council asks whether it can be kept.",
            "bids/pavilion/commitments/1/quantity: What counts here is counted at 26 weeks, and the contract is shorter than that.",
        ]
    );
}

#[test]
fn only_what_is_the_suppliers_can_be_changed() {
    let mut response = Response::start(Desk::pavilion().form());
    let before = response.clone();
    let lot = LotId::new("another").unwrap();
    let other = common_measure::scheme::Lot {
        id: lot,
        title: String::new(),
        estimated_value: None,
        years: None,
    };
    assert!(response.change(Command::SetLot(other)).is_err());
    let bid = response.bids[0].id.clone();
    assert!(response.change(Command::RemoveBid(bid)).is_err());
    let bid = response.bids[0].id.clone();
    let measure = MeasureId::new("99").unwrap();
    let change = OfferChange::Statement("x".to_owned());
    assert!(response.change(Command::ChangeOffer { bid, measure, change }).is_err());
    assert_eq!(response, before);
}

#[test]
fn what_is_not_even_begun_is_a_file_that_opens_again() {
    let response = Response::start(Desk::pavilion().form());
    assert!(response.supplier.name.is_empty());
    assert_eq!(Response::parse(&response.to_json().unwrap()), Ok(response.clone()));
    // What could not have been typed is still refused.
    let mut other = response;
    offer(&mut other, "1", OfferChange::Quantity(Some(Quantity::parse("3").unwrap())));
    let text = other.to_json().unwrap().replace("\"quantity\": \"3\"", "\"quantity\": \"-3\"");
    assert!(text.contains("-3") && Response::parse(&text).is_err(), "{text}");
}
