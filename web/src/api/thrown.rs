//! Refusals as JavaScript errors.

use common_measure::fault::{Fault, Place};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// The `name` of every error that the functions throw.
const NAME: &str = "CommonMeasureError";

/// An `Error` that carries the faults as data, and all of them in its message.
pub(super) fn thrown(faults: &[Fault]) -> JsValue {
    let message: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let error = Error::new(&message.join("\n"));
    error.set_name(NAME);
    let faults = super::answers::plain(faults).unwrap_or_else(|_| js_sys::Array::new().into());
    // An Error made here takes any property.
    let _ = Reflect::set(&error, &JsValue::from_str("faults"), &faults);
    error.into()
}

/// The same for a fault of what the function was given.
pub(super) fn refused(
    path: &str,
    name: &str,
    problem: impl Into<String>,
    remedy: impl Into<String>,
) -> JsValue {
    thrown(&[Fault::new(Place::new(path, name), problem, remedy)])
}
