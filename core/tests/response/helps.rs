//! What a supplier is told while filling in.

use common_measure::id::{CriterionId, LineId, LotId, MeasureId};
use common_measure::number::Quantity;
use common_measure::procurement::Procurement;
use common_measure::record::{OfferChange, Refusal};
use common_measure::response::{Response, helps, to_finish};

use crate::{Desk, PLAIN, filled};

fn said(found: &[common_measure::fault::Fault]) -> Vec<String> {
    found.iter().map(|fault| format!("{}: {}", fault.place.path(), fault.problem)).collect()
}

fn offer(response: &mut Response, measure: &str, change: &OfferChange) {
    let lot = response.bids[0].lot.clone();
    let measure = MeasureId::new(measure).unwrap();
    response.change_offer(&lot, &measure, change).unwrap();
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

/// One question in pounds asks for two measures, one of which another question asks for too.
#[test]
fn what_is_counted_in_pounds_is_missing_until_it_is_offered() {
    use common_measure::scheme::{CommitmentValue, Kind, MeasureValue};
    let mut form = Desk::pavilion().form();
    let reuse = common_measure::id::CriterionId::new("reuse").unwrap();
    let value = |measure: &str| MeasureValue {
        measure: MeasureId::new(measure).unwrap(),
        value: Some("100".parse().unwrap()),
    };
    form.scheme.criterion_mut(&reuse).unwrap().kind = Kind::CommitmentValue(CommitmentValue {
        values: vec![value("1"), value("12")],
        ..CommitmentValue::default()
    });
    let mut response = Response::start(form);
    let left = |response: &Response| -> Vec<String> {
        let found = said(&to_finish(response)).into_iter();
        found
            .filter(|it| it.contains("/commitments/1:") || it.contains("/commitments/12"))
            .collect()
    };
    let nothing = |measure| format!("bids/pavilion/commitments/{measure}: Nothing is offered yet.");
    assert_eq!(left(&response), [nothing("1"), nothing("12")]);
    offer(&mut response, "12", &OfferChange::Statement("How.".to_owned()));
    assert_eq!(
        left(&response),
        [
            nothing("1"),
            "bids/pavilion/commitments/12/quantity: It is not said how much.".to_owned()
        ]
    );
    offer(&mut response, "12", &OfferChange::Statement(String::new()));
    offer(&mut response, "12", &OfferChange::Quantity(Some(Quantity::ZERO)));
    assert_eq!(left(&response), [nothing("1")]);
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
    offer(&mut response, "1", &quantity("6"));
    offer(&mut response, "1", &OfferChange::Statement("We will do our very best".to_owned()));
    offer(&mut response, "1", &OfferChange::When("Soon".to_owned()));
    offer(&mut response, "2", &OfferChange::AlsoUnder(Vec::new()));
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
fn what_could_not_be_typed_is_refused_and_changes_nothing() {
    let mut response = Response::start(Desk::pavilion().form());
    let before = response.clone();
    let lot = response.bids[0].lot.clone();
    let (price, method) = (CriterionId::new("price").unwrap(), CriterionId::new("method").unwrap());
    let change = OfferChange::Statement("x".to_owned());
    let refused = |done: Result<(), Refusal>| done.unwrap_err().0.problem;
    assert_eq!(
        [
            refused(response.change_offer(&lot, &MeasureId::new("99").unwrap(), &change)),
            refused(response.set_price(&lot, &price, Some("0".parse().unwrap()))),
            refused(response.set_price(&lot, &method, Some("1".parse().unwrap()))),
            refused(response.set_answer(&lot, &price, "Cheap")),
            refused(response.set_rate(&lot, &price, &LineId::new("line").unwrap(), None)),
            refused(response.set_answer(&LotId::new("another").unwrap(), &method, "Well")),
        ],
        [
            "The measure set has no measure 99.",
            "A price of £0 cannot be scored.",
            "This is not a price question.",
            "This is not a quality question.",
            "There is no such line in the pricing schedule; it may have been removed.",
            "There is no such lot; it may have been removed.",
        ]
    );
    assert_eq!(response, before);
}

#[test]
fn what_is_not_even_begun_is_a_file_that_opens_again() {
    let response = Response::start(Desk::pavilion().form());
    assert!(response.supplier.name.is_empty());
    assert_eq!(Response::parse(&response.to_json().unwrap()), Ok(response.clone()));
    // What could not have been typed is still refused.
    let mut other = response;
    offer(&mut other, "1", &OfferChange::Quantity(Some(Quantity::parse("3").unwrap())));
    let text = other.to_json().unwrap().replace("\"quantity\": \"3\"", "\"quantity\": \"-3\"");
    assert!(text.contains("-3") && Response::parse(&text).is_err(), "{text}");
}
