//! What JavaScript hands in, taken for nothing until it is looked at.

use common_measure::id::NotAnId;
use common_measure::procurement::{MAX_BYTES, Procurement};
use common_measure::record::{MAX_RECORD_BYTES, ReadRecord, Record};
use js_sys::{ArrayBuffer, JsString};
use wasm_bindgen::{JsCast, JsValue};

use crate::refusal::{Code, Refusal};

/// What a function is given first.
#[derive(Clone, Copy)]
struct Thing {
    path: &'static str,
    name: &'static str,
    /// What would be right.
    wanted: &'static str,
}

const PROCUREMENT: Thing = Thing {
    path: "procurement",
    name: "The procurement",
    wanted: "Give an object, or the text of a procurement file or a record.",
};

const RECORD: Thing = Thing {
    path: "record",
    name: "The record",
    wanted: "Give the text of a record, as it stands in its file.",
};

impl Thing {
    fn refused(self, problem: impl Into<String>) -> Refusal {
        Refusal::usage(self.path, self.name, problem, self.wanted)
    }
}

/// A procurement, from the text of its file, or from that of its record, which is verified. The
/// package has made text of an object.
pub(crate) fn procurement(given: &JsValue) -> Result<Procurement, Refusal> {
    let Some(text) = given.dyn_ref::<JsString>() else {
        return Err(PROCUREMENT.refused(kind(given)));
    };
    let is_record = Record::is_record(&start(text));
    let text = taken(text, PROCUREMENT, if is_record { MAX_RECORD_BYTES } else { MAX_BYTES })?;
    if is_record {
        let whole = read(&text)?.whole();
        return whole
            .map(|record| record.procurement().clone())
            .map_err(|fault| Refusal::of(Code::Changed, fault));
    }
    Procurement::parse(&text).map_err(|fault| Refusal::of(Code::Unreadable, fault))
}

/// A record, from the text of its file, verified whole.
pub(crate) fn record(given: &JsValue) -> Result<ReadRecord, Refusal> {
    let Some(text) = given.dyn_ref::<JsString>() else {
        return Err(RECORD.refused(kind(given)));
    };
    let start = start(text);
    if start.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return Err(RECORD.refused("This is a procurement, not a record: it has no history."));
    }
    read(&taken(text, RECORD, MAX_RECORD_BYTES)?)
}

/// As much of a text as shows what it is, so that the rest is not copied if it is too long.
fn start(text: &JsString) -> String {
    String::from(text.substring(0, 1000))
}

fn read(text: &str) -> Result<ReadRecord, Refusal> {
    Record::read(text).map_err(|fault| Refusal::of(Code::Changed, fault))
}

/// A text of at most so many bytes. Looked at before it is copied: so many characters have at least
/// so many bytes.
fn taken(text: &JsString, thing: Thing, most: usize) -> Result<String, Refusal> {
    let characters = usize::try_from(text.length()).unwrap_or(usize::MAX);
    if characters > most {
        let problem =
            format!("It is {characters} characters long, and may be at most {most} bytes.");
        let remedy = "Give the right file, or make it smaller.";
        return Err(Refusal::usage(thing.path, thing.name, problem, remedy));
    }
    let copy = String::from(text);
    // The copy has this mark in the place of what is no character; a text may also hold it itself.
    if copy.contains(char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16() {
        let problem = "There is half a character in it (a lone surrogate).";
        let remedy = "Read the file as UTF-8, and hand it over as it stands.";
        return Err(Refusal::usage(thing.path, thing.name, problem, remedy));
    }
    Ok(copy)
}

/// What was given instead, in a sentence.
fn kind(given: &JsValue) -> String {
    if given.is_null() || given.is_undefined() {
        return "None is given.".to_owned();
    }
    if ArrayBuffer::is_view(given) {
        return "These are bytes, not text: the file was read without saying that it is UTF-8."
            .to_owned();
    }
    format!("This is a value of the kind “{}”.", given.js_typeof().as_string().unwrap_or_default())
}

/// What may be a text, or nothing.
pub(crate) struct Given<'a>(pub(crate) &'a JsValue);

impl Given<'_> {
    /// The text, `None` for null and undefined; anything else is refused.
    pub(crate) fn text(&self, path: &str, name: &str) -> Result<Option<String>, Refusal> {
        if self.0.is_null() || self.0.is_undefined() {
            return Ok(None);
        }
        // No id and no word is near this length; a longer text is not even copied.
        let text = self.0.dyn_ref::<JsString>().filter(|text| text.length() <= 1000);
        match text {
            Some(text) => Ok(Some(String::from(text))),
            None => {
                Err(Refusal::usage(path, name, "This is not a short text.", "Give it as text."))
            }
        }
    }

    /// The text as an id, `None` for null and undefined.
    pub(crate) fn id<T>(
        &self,
        path: &str,
        name: &str,
        read: impl Fn(&str) -> Result<T, NotAnId>,
    ) -> Result<Option<T>, Refusal> {
        self.text(path, name)?
            .map(|text| {
                read(&text).map_err(|error| {
                    let remedy = "Give the id as it stands in the data.";
                    Refusal::usage(path, name, error.to_string(), remedy)
                })
            })
            .transpose()
    }
}

/// The beginning of a text that may be of any length.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
