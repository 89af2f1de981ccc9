//! The worker that writes and reads spreadsheets for the browser app, in a file and a thread of its
//! own: the app stays usable meanwhile, and who needs no spreadsheet does not load it.
//!
//! It is told `[number, job, what it is about, given]` and answers `[number, "at", percent]`, then
//! `[number, "done", what]` or `[number, "not", why]`.

#![forbid(unsafe_code)]

mod jobs;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use jobs::do_job;

/// Listens from now on, and says so: what is sent to a worker before that is lost.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let listening = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            answer(&scope, &event.data());
        })
    };
    scope.set_onmessage(Some(listening.as_ref().unchecked_ref()));
    // For as long as the worker lives.
    listening.forget();
    say(&scope, &JsValue::from(0), "ready", &JsValue::NULL);
    Ok(())
}

fn answer(scope: &DedicatedWorkerGlobalScope, told: &JsValue) {
    let told = Array::from(told);
    let number = told.get(0);
    let mut at = |percent: u8| say(scope, &number, "at", &JsValue::from(percent));
    match do_job(&told.get(1), &told.get(2), &told.get(3), &mut at) {
        Ok(what) => say(scope, &number, "done", &what),
        Err(why) => say(scope, &number, "not", &JsValue::from(why)),
    }
}

fn say(scope: &DedicatedWorkerGlobalScope, number: &JsValue, word: &str, what: &JsValue) {
    let message = Array::of3(number, &JsValue::from(word), what);
    // Nobody listens any more once it fails.
    let _ = scope.post_message(&message);
}
