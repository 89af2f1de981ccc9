//! Responses: what goes out comes back whole, prices wait for scores, and what a supplier is shown is
//! what the council's engine gives.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod contest;
#[path = "response/helps.rs"]
mod helps;
#[path = "response/late.rs"]
mod late;
#[path = "response/paper.rs"]
mod paper;
#[path = "response/round.rs"]
mod round;
#[path = "response/several.rs"]
mod several;
#[path = "response/taking.rs"]
mod taking;
#[path = "response/versions.rs"]
mod versions;
#[path = "response/worth.rs"]
mod worth;

use common_measure::bid::Bid;
use common_measure::fault::Fault;
use common_measure::id::LotId;
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, Arrived, Lock, OfferChange, Origin, Record, Salt, Stamp, Standing, Start, SupplierField,
};
use common_measure::response::{Incoming, Offered, Response, ResponseForm, match_incoming};
use common_measure::time::Time;

/// The pavilion's criteria, with three bids.
const PLAIN: &str = include_str!("../../examples/sports-pavilion-8.json");

fn time(text: &str) -> Time {
    Time::parse(text).unwrap()
}

/// What the text of a supplier's file comes to.
fn matched(record: &Record, text: &str, arrived: Arrived, replace: bool) -> Result<Offered, Fault> {
    match_incoming(record, &Incoming::parse(text)?, arrived, replace)
}

/// A record with the salts that it takes.
struct Desk {
    record: Record,
    salts: u128,
}

impl Desk {
    fn start(mut of: Procurement, standing: Standing) -> Self {
        of.bids.clear();
        of.suppliers.clear();
        of.evaluation = common_measure::evaluation::Evaluation::default();
        let start = Start { origin: Origin::New, standing, procurement: of };
        let stamp = Stamp { who: "Ann".to_owned(), time: time("2026-03-02T09:00:00Z") };
        let record = Record::start(start, &stamp, &mut || Salt::new([1; 16])).unwrap();
        Self { record, salts: 1 }
    }

    /// The pavilion, locked, and its deadline over.
    fn pavilion() -> Self {
        let mut desk = Self::start(Procurement::parse(PLAIN).unwrap(), Standing::Draft);
        let Procurement { scheme, measures, .. } = desk.record.procurement().clone();
        let deadline = time("2026-04-13T12:00:00Z");
        desk.at("2026-03-02T10:00:00Z", Act::Lock(Box::new(Lock { scheme, measures, deadline })))
            .unwrap();
        desk
    }

    fn act(&mut self, act: Act) -> Result<u64, String> {
        self.at("2026-04-14T09:00:00Z", act)
    }

    fn at(&mut self, when: &str, act: Act) -> Result<u64, String> {
        let stamp = Stamp { who: "Ann".to_owned(), time: time(when) };
        let salts = &mut self.salts;
        let mut salt = || {
            *salts += 1;
            Salt::new(salts.to_be_bytes())
        };
        let entry =
            self.record.append(act, &stamp, &mut salt).map_err(|fault| fault.to_string())?.number;
        let read = Record::read(&self.record.to_text()).unwrap().record;
        assert!(
            read.state() == self.record.state() && read.check_code() == self.record.check_code()
        );
        assert!(read.history().len() >= read.entries().len());
        Ok(entry)
    }

    fn form(&self) -> ResponseForm {
        let form = ResponseForm::of(&self.record).unwrap();
        let again = ResponseForm::parse(&form.to_json().unwrap()).unwrap();
        assert_eq!(again, form);
        form
    }
}

/// A response filled in with what a bid offers, as a person's typing does.
fn filled(form: ResponseForm, name: &str, bids: &[&Bid]) -> Response {
    let mut response = Response::start(form);
    response.change_supplier(SupplierField::Name, name).unwrap();
    let lots: Vec<LotId> = response.bids.iter().map(|bid| bid.lot.clone()).collect();
    for lot in lots {
        response.choose(&lot, false);
    }
    for bid in bids {
        response.choose(&bid.lot, true);
        fill(&mut response, bid);
    }
    response
}

fn fill(response: &mut Response, like: &Bid) {
    let lot = &like.lot;
    for price in &like.prices {
        let criterion = &price.criterion;
        for rate in &price.rates {
            response.set_rate(lot, criterion, &rate.line, Some(rate.rate)).unwrap();
        }
        response.set_price(lot, criterion, price.amount).unwrap();
    }
    for offer in &like.commitments {
        let changes = [
            OfferChange::Quantity(offer.quantity),
            OfferChange::Statement(format!(
                "How, for measure {}: 2 of us, each week.",
                offer.measure
            )),
            OfferChange::When("From month 2".to_owned()),
            OfferChange::Place("Prescot; Huyton".to_owned()),
            OfferChange::Evidence("A log, =1+1 \"quoted\"\nand a second line".to_owned()),
            OfferChange::AlsoUnder(offer.also_under.clone()),
        ];
        for change in changes {
            response.change_offer(lot, &offer.measure, &change).unwrap();
        }
    }
}
