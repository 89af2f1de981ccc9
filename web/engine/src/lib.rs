//! The engine for JavaScript. Each function takes whatever JavaScript hands in, and answers with
//! JSON text: the very text, but for its spaces, that the command line writes for the same file.
//!
//! The package around it (`web/engine/package/`) makes objects of the text. It knows what was
//! refused by one sign: the text of a `Refusal` is thrown, and nothing else here throws a text. So
//! whatever else comes out is a fault of the module's own.

mod answers;
mod given;
mod refusal;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use refusal::Refusal;

/// Scores the bids of a procurement: points, ranks, findings, notes.
#[wasm_bindgen]
pub fn assess(procurement: &JsValue, reading: &JsValue) -> Result<String, Refusal> {
    answers::assess(procurement, reading)
}

/// Names everything that is wrong with a procurement, and everything that a person should look at.
#[wasm_bindgen]
pub fn check(procurement: &JsValue) -> Result<String, Refusal> {
    answers::check(procurement)
}

/// The bids beyond the first two of a lot that decide between them.
#[wasm_bindgen]
pub fn deciders(procurement: &JsValue, reading: &JsValue) -> Result<String, Refusal> {
    answers::deciders(procurement, reading)
}

/// Shows how one figure came about.
#[wasm_bindgen]
pub fn explain(
    procurement: &JsValue,
    bid: &JsValue,
    criterion: &JsValue,
    reading: &JsValue,
) -> Result<String, Refusal> {
    answers::explain(procurement, bid, criterion, reading)
}

/// A measure set that every edition carries.
#[wasm_bindgen]
pub fn framework(id: &JsValue) -> Result<String, Refusal> {
    answers::framework(id)
}

/// Whether a record is as it was written, and the one whose check code was lodged.
#[wasm_bindgen]
pub fn verify(record: &JsValue, expected: &JsValue) -> Result<String, Refusal> {
    answers::verify(record, expected)
}
