//! A response as it is kept: all of it in one text.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::few::Few;

/// A response as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct KeptResponse {
    /// Its key in this browser.
    pub key: String,
    /// What it responds to.
    pub title: String,
    /// When it was last changed, as an ISO 8601 time, so that it sorts by itself.
    pub changed: String,
    /// A mark that every store renews: another mark than ours means that another tab stored.
    pub stamp: String,
    /// The text of its file.
    pub text: String,
    /// What stands in fields and cannot be part of it, and why, by the field's path.
    pub unread: Few<(String, String)>,
    /// When its two files were made, and with which random bits.
    pub made: Option<(String, [u8; 16])>,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// How many changes this page made to it until then.
    #[serde(skip)]
    pub changes: u64,
}

impl KeptResponse {
    /// Writes the text that is stored. Not with the browser's JSON, which old scripts of a page may have bent: some give
    /// every list a way of its own to be written.
    pub(super) fn write(&self) -> Option<String> {
        // In the form in which files are written too, whose code is there already.
        serde_json::to_string_pretty(self).ok()
    }

    /// Reads what was stored, by an earlier version too, which may have known less; `None` for anything else. With the
    /// browser's JSON: a second reader beside that of files would weigh kilobytes.
    pub(super) fn read(text: &str) -> Option<Self> {
        let whole = JSON::parse(text).ok()?.dyn_into::<Object>().ok()?;
        let there = |name: &str| {
            let found = Reflect::get(&whole, &JsValue::from_str(name)).ok()?;
            (!found.is_undefined() && !found.is_null()).then_some(found)
        };
        let text = |name| there(name).map_or(Some(String::new()), |found| found.as_string());
        let mut unread = Few::default();
        if let Some(found) = there("unread") {
            for each in Object::entries(found.dyn_ref()?) {
                let each = Array::from(&each);
                let said = each.get(1).dyn_into::<Array>().ok()?;
                let said = (said.get(0).as_string()?, said.get(1).as_string()?);
                unread.put(&each.get(0).as_string()?, said);
            }
        }
        let made = match there("made") {
            None => None,
            Some(found) => {
                let found = found.dyn_into::<Array>().ok()?;
                let random = Uint8Array::new(&found.get(1)).to_vec();
                Some((found.get(0).as_string()?, random.try_into().ok()?))
            }
        };
        Some(Self {
            key: text("key")?,
            title: text("title")?,
            changed: text("changed")?,
            stamp: text("stamp")?,
            text: text("text")?,
            unread,
            made,
            changed_since_file: there("changed_since_file").is_some_and(|it| it.is_truthy()),
            changes: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn is_written_as_earlier_versions_read_it() {
        let mut kept = KeptResponse { key: "a".to_owned(), changes: 7, ..KeptResponse::default() };
        kept.unread.put("b/many", ("x“\"".to_owned(), "No number.".to_owned()));
        kept.unread.put("a/many", ("y".to_owned(), "No number.".to_owned()));
        kept.made = Some(("2026-11-22T12:00:00Z".to_owned(), [7; 16]));
        let written = kept.write().unwrap();
        let expected = json!({
            "key": "a", "title": "", "changed": "", "stamp": "", "text": "",
            "unread": { "a/many": ["y", "No number."], "b/many": ["x“\"", "No number."] },
            "made": ["2026-11-22T12:00:00Z", [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]],
            "changed_since_file": false,
        });
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), expected);
    }
}
