//! The element that something is drawn in, and the page around it.

use common_measure_parts::Root;
use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;
use web_sys::ShadowRoot;

/// What the page is told. What is in it is the script's to turn into what a page sees.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub(crate) enum Told<'a> {
    /// The response was changed, or is shown at first: the text of it as a file.
    Change { text: &'a str, first: bool },
    /// A file is about to be saved.
    Save { name: &'a str, text: &'a str },
    /// Something cannot be shown.
    Error { code: &'a str, place: &'a str, message: &'a str },
}

/// One element on a page. Equal only to its own clones.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Host {
    root: Root,
    told: Function,
}

impl Host {
    pub(crate) fn new(root: ShadowRoot, told: Function) -> Self {
        Self { root: Root::Shadow(root), told }
    }

    /// Where its content stands.
    pub(crate) fn root(&self) -> &Root {
        &self.root
    }

    /// Tells the page; says whether what follows is left to this element.
    pub(crate) fn tell(&self, told: &Told) -> bool {
        // Texts alone always become an object.
        let Ok(told) = told.serialize(&Serializer::json_compatible()) else { return true };
        let answer = self.told.call1(&JsValue::NULL, &told);
        // A page whose own code fails has not seen to it.
        answer.map_or(true, |answer| answer.as_bool() != Some(false))
    }
}
