//! The element that something is drawn in, and the page around it.

use common_measure_parts::Root;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::JsValue;
use web_sys::ShadowRoot;

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

    /// Tells the page of an event with its details; says whether what follows is left to this element.
    pub(crate) fn tell(&self, event: &str, details: &[(&str, &str)]) -> bool {
        let object = Object::new();
        for (key, value) in details {
            // A new object takes any property.
            let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        let answer = self.told.call2(&JsValue::NULL, &JsValue::from_str(event), &object);
        // A page whose own code fails has not seen to it.
        answer.map_or(true, |answer| answer.as_bool() != Some(false))
    }

    /// Tells the page what is wrong.
    pub(crate) fn tell_error(&self, code: &str, place: &str, message: &str) {
        self.tell("cm-error", &[("code", code), ("place", place), ("message", message)]);
    }
}
