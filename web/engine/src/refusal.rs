//! What is refused, and why, on its way to JavaScript.

use common_measure::fault::{Fault, Place};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What kind of thing is wrong: what the command line's exit code tells scripts.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Code {
    /// A function was given something that it does not take, or asked for something that is not there.
    Usage,
    /// The text or object is not of this format.
    Unreadable,
    /// The procurement has faults, so there is no result.
    Faults,
    /// A record is not as it was written, or not the one whose check code was lodged.
    Changed,
}

/// What is refused, with every fault.
#[derive(Debug, Serialize)]
pub struct Refusal {
    code: Code,
    faults: Vec<Fault>,
}

impl Refusal {
    /// A procurement with faults.
    pub(crate) fn faults(faults: Vec<Fault>) -> Self {
        Self { code: Code::Faults, faults }
    }

    /// Something that is wrong in one place.
    pub(crate) fn of(code: Code, fault: Fault) -> Self {
        Self { code, faults: vec![fault] }
    }

    /// A fault of what a function was given.
    pub(crate) fn usage(
        path: &str,
        name: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self::of(Code::Usage, Fault::new(Place::new(path, name), problem, remedy))
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        // Plain words and ids are always JSON.
        Self::from_str(&serde_json::to_string(&refusal).unwrap_or_default())
    }
}
