//! A response as it is kept: all of it in one text, in the browser's own JSON.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::few::Few;

/// A response as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// How many changes this page made to it until then. Not stored.
    pub changes: u64,
}

impl KeptResponse {
    /// Writes the text that is stored.
    pub(super) fn write(&self) -> Result<JsValue, JsValue> {
        let whole = Object::new();
        let unread = Object::new();
        for (path, (text, problem)) in self.unread.iter() {
            set(&unread, path, &Array::of2(&text.into(), &problem.into()))?;
        }
        for (name, text) in [
            ("key", &self.key),
            ("title", &self.title),
            ("changed", &self.changed),
            ("stamp", &self.stamp),
            ("text", &self.text),
        ] {
            set(&whole, name, &text.into())?;
        }
        set(&whole, "unread", &unread)?;
        if let Some((when, random)) = &self.made {
            let random = Array::from(&Uint8Array::from(random.as_slice()));
            set(&whole, "made", &Array::of2(&when.into(), &random))?;
        }
        set(&whole, "changed_since_file", &self.changed_since_file.into())?;
        JSON::stringify(&whole).map(JsValue::from)
    }

    /// Reads what was stored, by an earlier version too, which may have known less; `None` for anything else.
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

fn set(object: &Object, name: &str, value: &JsValue) -> Result<bool, JsValue> {
    Reflect::set(object, &JsValue::from_str(name), value)
}
