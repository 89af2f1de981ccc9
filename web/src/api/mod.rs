//! The functions that JavaScript can call: plain data in, plain data out.
//!
//! ```js
//! import init, { assess, check, explain, framework } from './common-measure.js';
//! await init();
//! const report = assess(procurement);           // an object, or the text of a procurement file
//! report.lots[0].ranking;                       // ['bravo', 'alpha']
//! report.lots[0].bids[0].total;                 // { shown: '82.86', exact: '580/7' }
//! explain(procurement, 'bravo', 'price').short; // 'Bravo gets 40 of 40 points: its price is …'
//! ```
//!
//! Decimals are text in both directions, so no float ever stands in for a price. An object is
//! written as JSON and read by the one parser that reads files too, so a field that is not known,
//! or a number where text belongs, is refused by name. Whatever is refused is thrown as an `Error`
//! whose `name` is `CommonMeasureError` and whose `faults` say what is wrong, where, and what
//! would be right; a fault never ends the module.

mod given;
mod thrown;
mod types;

use common_measure::assessment::{self, Assessment, Reading, Report, Subject};
use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, FrameworkId};
use common_measure::procurement::{self, Procurement};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use given::Given;
use thrown::{refused, thrown};

/// Scores the bids of a procurement: points, ranks, findings, notes.
///
/// `reading` is how findings that nobody has decided yet are taken: `"as_stated"`, the default, as
/// the award criteria say, or `"other"`, the other way. Throws if the procurement has a fault.
#[wasm_bindgen(js_name = assess, unchecked_return_type = "Report")]
pub fn assess(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Reading | null")] reading: &JsValue,
) -> Result<JsValue, JsValue> {
    let procurement = given::procurement(procurement)?;
    let (name, reading) = match Given(reading).text("reading", "The reading")?.as_deref() {
        None | Some("as_stated") => ("as_stated", Reading::AsStated),
        Some("other") => ("other", Reading::Other),
        Some(text) => {
            return Err(refused(
                "reading",
                "The reading",
                format!("There is no reading “{}”.", given::shortened(text)),
                "Give \"as_stated\" or \"other\", or leave it out.",
            ));
        }
    };
    let report = assessed(&procurement, reading)?.report(&procurement);
    plain(&Marked { reading: name, report })
}

/// A report and the reading that it was made in, as the command line writes it.
#[derive(Serialize)]
struct Marked {
    reading: &'static str,
    #[serde(flatten)]
    report: Report,
}

/// Names everything that is wrong with a procurement, and everything that a person should look at.
#[wasm_bindgen(js_name = check, unchecked_return_type = "Check")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
) -> Result<JsValue, JsValue> {
    plain(&procurement::check(&given::procurement(procurement)?))
}

/// Shows how one figure came about: the points of a bid on a section or question, or its total
/// where no criterion is given. Throws if there is no such bid or criterion.
#[wasm_bindgen(js_name = explain, unchecked_return_type = "Workings")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] bid: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] criterion: &JsValue,
) -> Result<JsValue, JsValue> {
    let procurement = given::procurement(procurement)?;
    let bid = Given(bid).id("bid", "The bid", BidId::new)?.ok_or_else(|| {
        refused("bid", "The bid", "No bid is given.", "Give the id of a bid, as text.")
    })?;
    let subject = Given(criterion)
        .id("criterion", "The criterion", CriterionId::new)?
        .map_or(Subject::Total, Subject::Criterion);
    let workings = assessed(&procurement, Reading::AsStated)?
        .workings(&procurement, &bid, &subject)
        .ok_or_else(|| match subject {
            Subject::Criterion(id) if procurement.bid(&bid).is_some() => refused(
                "criterion",
                "The criterion",
                format!("There is no criterion with the id {id}."),
                "Give the id of a section or question, or leave it out for the total.",
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

/// A measure set that every edition carries: that of Knowsley, unless another is asked for.
#[wasm_bindgen(js_name = framework, unchecked_return_type = "Framework")]
pub fn framework(
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] id: &JsValue,
) -> Result<JsValue, JsValue> {
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
fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
