//! What is done when the code itself has failed: nothing of this module answers any more, so the page is told.

use std::cell::RefCell;
use std::panic;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;

thread_local! {
    static TOLD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Tells this function.
pub(super) fn install(told: Function) {
    TOLD.set(Some(told));
    panic::set_hook(Box::new(|info| {
        let text = JsValue::from_str(&info.to_string());
        if let Some(told) = TOLD.take() {
            // Nobody is left to tell if this fails.
            let _ = told.call1(&JsValue::NULL, &text);
        }
    }));
}
