//! What the functions answer.

use common_measure::assessment::{self, Assessment, Reading, Subject};
use common_measure::code::{CheckCode, NotACheckCode};
use common_measure::fault::{Fault, Place};
use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, FrameworkId};
use common_measure::procurement::{self, Procurement};
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::given::{self, Given};
use crate::refusal::{Code, Refusal};

type Answer = Result<String, Refusal>;

/// See [`assess`](crate::assess).
pub(crate) fn assess(procurement: &JsValue, reading: &JsValue) -> Answer {
    let procurement = given::procurement(procurement)?;
    let reading = reading_of(reading)?;
    json(&assessed(&procurement, reading)?.report(&procurement))
}

fn reading_of(given: &JsValue) -> Result<Reading, Refusal> {
    match Given(given).text("reading", "The reading")?.as_deref() {
        None | Some("as_stated") => Ok(Reading::AsStated),
        Some("other") => Ok(Reading::Other),
        Some(text) => Err(Refusal::usage(
            "reading",
            "The reading",
            format!("There is no reading “{}”.", given::shortened(text)),
            "Give \"as_stated\" or \"other\", or leave it out.",
        )),
    }
}

/// See [`deciders`](crate::deciders).
pub(crate) fn deciders(procurement: &JsValue, reading: &JsValue) -> Answer {
    let procurement = given::procurement(procurement)?;
    let reading = reading_of(reading)?;
    // What cannot be assessed is refused with its faults.
    assessed(&procurement, reading)?;
    json(&assessment::deciders(&procurement, reading))
}

/// See [`check`](crate::check).
pub(crate) fn check(procurement: &JsValue) -> Answer {
    json(&procurement::check(&given::procurement(procurement)?))
}

/// See [`explain`](crate::explain).
pub(crate) fn explain(
    procurement: &JsValue,
    bid: &JsValue,
    criterion: &JsValue,
    reading: &JsValue,
) -> Answer {
    let procurement = given::procurement(procurement)?;
    let bid = Given(bid).id("bid", "The bid", BidId::new)?.ok_or_else(|| {
        Refusal::usage("bid", "The bid", "No bid is given.", "Give the id of a bid, as text.")
    })?;
    let subject = subject(criterion)?;
    let reading = reading_of(reading)?;
    let workings = assessed(&procurement, reading)?
        .workings(&procurement, &bid, &subject)
        .ok_or_else(|| match subject {
            Subject::Criterion(id) if procurement.bid(&bid).is_some() => Refusal::usage(
                "criterion",
                "The criterion",
                format!("There is no criterion with the id {id}."),
                format!(
                    "Give the id of a section or question{}, or leave it out for the total.",
                    these(procurement.scheme.all().map(|criterion| criterion.id.as_str()))
                ),
            ),
            Subject::Deciding if procurement.bid(&bid).is_some() => Refusal::usage(
                "criterion",
                "The criterion",
                "The award rule has no figure of its own: the total decides.",
                "Leave it out for the total.",
            ),
            _ => Refusal::usage(
                "bid",
                "The bid",
                format!("There is no bid with the id {bid}."),
                format!(
                    "Give the id of a bid in this procurement{}.",
                    these(procurement.bids.iter().map(|bid| bid.id.as_str()))
                ),
            ),
        })?;
    json(&workings)
}

/// The first few ids that would be right, in brackets.
fn these<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 5;
    let ids: Vec<&str> = ids.take(MOST + 1).collect();
    match ids.get(..MOST) {
        _ if ids.is_empty() => String::new(),
        Some(first) if ids.len() > MOST => format!(" ({} and others)", first.join(", ")),
        _ => format!(" ({})", ids.join(", ")),
    }
}

/// Which figure is asked for: an id, nothing for the total, or an object for the one that decides.
fn subject(given: &JsValue) -> Result<Subject, Refusal> {
    let is_object = given.is_object() && !given.is_null();
    let figure = if is_object { Reflect::get(given, &"figure".into()).ok() } else { None };
    if figure.and_then(|figure| figure.as_string()).as_deref() == Some("deciding") {
        return Ok(Subject::Deciding);
    }
    let id = Given(given).id("criterion", "The criterion", CriterionId::new)?;
    Ok(id.map_or(Subject::Total, Subject::Criterion))
}

/// See [`framework`](crate::framework).
pub(crate) fn framework(id: &JsValue) -> Answer {
    let place = ("framework", "The measure set");
    let asked = Given(id).id(place.0, place.1, FrameworkId::new)?;
    let found = match &asked {
        None => Framework::knowsley(),
        Some(id) => Framework::built_in(id),
    };
    let found = found.ok_or_else(|| {
        let known: Vec<&str> =
            Framework::all_built_in().iter().map(|set| set.id.as_str()).collect();
        Refusal::usage(
            place.0,
            place.1,
            "No measure set with this id is built in.",
            format!("Give one of these: {}.", known.join(", ")),
        )
    })?;
    json(found)
}

/// What is known of a record that is as it was written.
#[derive(Serialize)]
struct Verified {
    entries: usize,
    check_code: String,
    /// The check code that it was held against, and holds.
    expected: Option<String>,
    /// How many texts are withheld in this copy.
    withheld: usize,
    /// What was put up with in reading it.
    notes: Vec<String>,
}

/// See [`verify`](crate::verify).
pub(crate) fn verify(record: &JsValue, expected: &JsValue) -> Answer {
    let place = ("expected", "The check code");
    let expected = Given(expected).text(place.0, place.1)?;
    let expected: Option<CheckCode> =
        expected.map(|text| text.parse()).transpose().map_err(|not: NotACheckCode| {
            let fault = Fault::new(
                Place::new(place.0, place.1),
                not.to_string(),
                "Give it as it was lodged, or leave it out.",
            );
            Refusal::of(Code::Usage, fault)
        })?;
    let read = given::record(record)?;
    if let Some(lodged) = &expected {
        read.record.holds(lodged).map_err(|fault| Refusal::of(Code::Changed, fault))?;
    }
    json(&Verified {
        entries: read.record.entries().len(),
        check_code: read.record.check_code().to_string(),
        expected: expected.map(|code| code.to_string()),
        withheld: read.record.withheld(),
        notes: read.notes,
    })
}

fn assessed(procurement: &Procurement, reading: Reading) -> Result<Assessment, Refusal> {
    assessment::assess(procurement, reading).map_err(Refusal::faults)
}

fn json<T: Serialize + ?Sized>(answer: &T) -> Answer {
    serde_json::to_string(answer).map_err(|error| {
        Refusal::usage(
            "answer",
            "The answer",
            format!("It cannot be written as JSON: {error}."),
            "Please report this: it is a fault of the engine.",
        )
    })
}
