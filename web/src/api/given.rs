//! What JavaScript hands in, taken for nothing until it is looked at.

use common_measure::id::NotAnId;
use common_measure::procurement::{MAX_BYTES, Procurement};
use common_measure::record::{MAX_RECORD_BYTES, Record};
use js_sys::{JSON, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::thrown::{refused, thrown};

const WHERE: &str = "procurement";
const NAME: &str = "The procurement";

/// A procurement, from an object, from the text of its file, or from that of its record, which is
/// verified.
pub(super) fn procurement(given: &JsValue) -> Result<Procurement, JsValue> {
    let text = match given.dyn_ref::<JsString>() {
        Some(text) => text.clone(),
        None => written(given)?,
    };
    // Looked at before it is copied: a text of so many characters has at least so many bytes.
    let characters = usize::try_from(text.length()).unwrap_or(usize::MAX);
    let is_record = Record::is_record(&String::from(text.substring(0, 100)));
    let most = if is_record { MAX_RECORD_BYTES } else { MAX_BYTES };
    if characters > most {
        return Err(refused(
            WHERE,
            NAME,
            format!("It is {characters} characters long, and may be at most {most} bytes."),
            "Give the right file, or make it smaller.",
        ));
    }
    let text = String::from(text);
    let read = if is_record {
        Record::read(&text).map(|read| read.record.procurement().clone())
    } else {
        Procurement::parse(&text)
    };
    read.map_err(|fault| thrown(&[fault]))
}

/// An object as JSON, so that the one parser reads it.
fn written(given: &JsValue) -> Result<JsString, JsValue> {
    let nothing = |problem: String| {
        refused(WHERE, NAME, problem, "Give an object, or the text of a procurement file.")
    };
    if given.is_null() || given.is_undefined() {
        return Err(nothing("None is given.".to_owned()));
    }
    // Asking more than this of a proxy could throw where nothing catches it.
    if !given.is_object() {
        let kind = given.js_typeof().as_string().unwrap_or_default();
        return Err(nothing(format!("This is a {kind}.")));
    }
    // It runs the object's own getters and `toJSON`, so it can throw anything.
    let written = JSON::stringify(given).map_err(|error| {
        let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        let why = why.unwrap_or_else(|| "it threw something that is not an Error".to_owned());
        refused(
            WHERE,
            NAME,
            format!("The object cannot be written as JSON: {}", shortened(&why)),
            "Give an object of plain data, without circles.",
        )
    })?;
    // A `toJSON` that gives nothing gives no text either, whatever the type says.
    if written.is_string() {
        Ok(written)
    } else {
        Err(nothing("The object has nothing in it that can be written as JSON.".to_owned()))
    }
}

/// What may be a text, or nothing.
pub(super) struct Given<'a>(pub(super) &'a JsValue);

impl Given<'_> {
    /// The text, `None` for null and undefined; anything else is refused.
    pub(super) fn text(&self, path: &str, name: &str) -> Result<Option<String>, JsValue> {
        if self.0.is_null() || self.0.is_undefined() {
            return Ok(None);
        }
        // No id and no word is near this length; a longer text is not even copied.
        let text = self.0.dyn_ref::<JsString>().filter(|text| text.length() <= 1000);
        match text {
            Some(text) => Ok(Some(String::from(text))),
            None => Err(refused(path, name, "This is not a short text.", "Give it as text.")),
        }
    }

    /// The text as an id, `None` for null and undefined.
    pub(super) fn id<T>(
        &self,
        path: &str,
        name: &str,
        read: impl Fn(&str) -> Result<T, NotAnId>,
    ) -> Result<Option<T>, JsValue> {
        self.text(path, name)?
            .map(|text| {
                read(&text).map_err(|error| {
                    refused(path, name, error.to_string(), "Give the id as it stands in the data.")
                })
            })
            .transpose()
    }
}

/// The beginning of a text that may be of any length.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
