//! What the functions answer.

use common_measure::assessment::{self, Assessment, Reading, Report, Subject};
use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, FrameworkId};
use common_measure::procurement::{self, Procurement};
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::given::{self, Given};
use super::thrown::{refused, thrown};

/// See [`assess`](super::assess).
pub(crate) fn assess(procurement: &JsValue, reading: &JsValue) -> Result<JsValue, JsValue> {
    let procurement = given::procurement(procurement)?;
    let (name, reading) = reading_of(reading)?;
    let report = assessed(&procurement, reading)?.report(&procurement);
    plain(&Marked { reading: name, report })
}

fn reading_of(given: &JsValue) -> Result<(&'static str, Reading), JsValue> {
    match Given(given).text("reading", "The reading")?.as_deref() {
        None | Some("as_stated") => Ok(("as_stated", Reading::AsStated)),
        Some("other") => Ok(("other", Reading::Other)),
        Some(text) => Err(refused(
            "reading",
            "The reading",
            format!("There is no reading “{}”.", given::shortened(text)),
            "Give \"as_stated\" or \"other\", or leave it out.",
        )),
    }
}

/// See [`deciders`](super::deciders).
pub(crate) fn deciders(procurement: &JsValue, reading: &JsValue) -> Result<JsValue, JsValue> {
    let procurement = given::procurement(procurement)?;
    let (_, reading) = reading_of(reading)?;
    // What cannot be assessed is refused with its faults.
    assessed(&procurement, reading)?;
    plain(&assessment::deciders(&procurement, reading))
}

/// A report and the reading that it was made in, as the command line writes it.
#[derive(Serialize)]
struct Marked {
    reading: &'static str,
    #[serde(flatten)]
    report: Report,
}

/// See [`check`](super::check).
pub(crate) fn check(procurement: &JsValue) -> Result<JsValue, JsValue> {
    plain(&procurement::check(&given::procurement(procurement)?))
}

/// See [`explain`](super::explain).
pub(crate) fn explain(
    procurement: &JsValue,
    bid: &JsValue,
    criterion: &JsValue,
) -> Result<JsValue, JsValue> {
    let procurement = given::procurement(procurement)?;
    let bid = Given(bid).id("bid", "The bid", BidId::new)?.ok_or_else(|| {
        refused("bid", "The bid", "No bid is given.", "Give the id of a bid, as text.")
    })?;
    let subject = subject(criterion)?;
    let workings = assessed(&procurement, Reading::AsStated)?
        .workings(&procurement, &bid, &subject)
        .ok_or_else(|| match subject {
            Subject::Criterion(id) if procurement.bid(&bid).is_some() => refused(
                "criterion",
                "The criterion",
                format!("There is no criterion with the id {id}."),
                "Give the id of a section or question, or leave it out for the total.",
            ),
            Subject::Deciding if procurement.bid(&bid).is_some() => refused(
                "criterion",
                "The criterion",
                "The award rule has no figure of its own: the total decides.",
                "Leave it out for the total.",
            ),
            _ => refused(
                "bid",
                "The bid",
                format!("There is no bid with the id {bid}."),
                "Give the id of a bid in this procurement.",
            ),
        })?;
    plain(&workings)
}

/// Which figure is asked for: an id, nothing for the total, or an object for the one that decides.
fn subject(given: &JsValue) -> Result<Subject, JsValue> {
    let is_object = given.is_object() && !given.is_null();
    let figure = if is_object { Reflect::get(given, &"figure".into()).ok() } else { None };
    if figure.and_then(|figure| figure.as_string()).as_deref() == Some("deciding") {
        return Ok(Subject::Deciding);
    }
    let id = Given(given).id("criterion", "The criterion", CriterionId::new)?;
    Ok(id.map_or(Subject::Total, Subject::Criterion))
}

/// See [`framework`](super::framework).
pub(crate) fn framework(id: &JsValue) -> Result<JsValue, JsValue> {
    let place = ("framework", "The measure set");
    let asked = Given(id).id(place.0, place.1, FrameworkId::new)?;
    let found = match &asked {
        None => Framework::knowsley(),
        Some(id) => Framework::built_in(id),
    };
    let found = found.ok_or_else(|| {
        let known: Vec<&str> =
            Framework::all_built_in().iter().map(|set| set.id.as_str()).collect();
        refused(
            place.0,
            place.1,
            "No measure set with this id is built in.",
            format!("Give one of these: {}.", known.join(", ")),
        )
    })?;
    plain(found)
}

fn assessed(procurement: &Procurement, reading: Reading) -> Result<Assessment, JsValue> {
    assessment::assess(procurement, reading).map_err(|faults| thrown(&faults))
}

/// A value as plain objects, arrays, text and null.
pub(super) fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
