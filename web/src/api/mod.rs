//! The functions that JavaScript can call: plain data in, plain data out.
//!
//! ```js
//! import init, { load, assess, check, deciders, explain, framework } from './common-measure.js';
//! await init();
//! await load();
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

pub(crate) mod answers;
mod given;
mod thrown;
mod types;

use js_sys::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::later::{self, Later, NotLoaded};

/// Fetches what the other functions need. To be awaited once before any of them is called.
#[wasm_bindgen(js_name = load)]
pub async fn load() -> Result<(), JsValue> {
    later::loaded().await.map(|_| ()).map_err(|NotLoaded| Error::new(NotLoaded::WORDS).into())
}

fn later() -> Result<&'static Later, JsValue> {
    later::here().ok_or_else(|| Error::new("Please await load() first.").into())
}

/// Scores the bids of a procurement: points, ranks, findings, notes.
///
/// `reading` is how findings that nobody has decided yet are taken: `"as_stated"`, the default, as
/// the award criteria say, or `"other"`, the other way. Throws if the procurement has a fault.
#[wasm_bindgen(js_name = assess, unchecked_return_type = "Report")]
pub fn assess(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Reading | null")] reading: &JsValue,
) -> Result<JsValue, JsValue> {
    (later()?.assess)(procurement, reading)
}

/// Names everything that is wrong with a procurement, and everything that a person should look at.
#[wasm_bindgen(js_name = check, unchecked_return_type = "Check")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
) -> Result<JsValue, JsValue> {
    (later()?.check)(procurement)
}

/// The bids beyond the first two of a lot that decide between them: without one of these, the two
/// would stand otherwise. Works the result out once for each bid, so it takes a while for many.
#[wasm_bindgen(js_name = deciders, unchecked_return_type = "Decider[]")]
pub fn deciders(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Reading | null")] reading: &JsValue,
) -> Result<JsValue, JsValue> {
    (later()?.deciders)(procurement, reading)
}

/// Shows how one figure came about: the points of a bid on a section or question, or its total
/// where no criterion is given; with `{ figure: "deciding" }` instead of a criterion, the figure
/// that decides where the award rule has one of its own. Throws if there is no such figure.
#[wasm_bindgen(js_name = explain, unchecked_return_type = "Workings")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "Procurement | string")] procurement: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] bid: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string | { figure: \"deciding\" } | null")]
    criterion: &JsValue,
) -> Result<JsValue, JsValue> {
    (later()?.explain)(procurement, bid, criterion)
}

/// A measure set that every edition carries: that of Knowsley, unless another is asked for.
#[wasm_bindgen(js_name = framework, unchecked_return_type = "Framework")]
pub fn framework(
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] id: &JsValue,
) -> Result<JsValue, JsValue> {
    (later()?.framework)(id)
}
