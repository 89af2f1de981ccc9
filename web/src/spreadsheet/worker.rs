//! The worker: begun on first use, asked by messages, and begun anew once it has failed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};
use yew::Callback;

/// Where the page names the script that starts the worker. The name changes with what the worker is, so a page that
/// stays open never meets the worker of another version.
const NAMED_BY: &str = "data-spreadsheets";

/// What is said when it does not start, or stops.
const STOPPED: &str = "The part of the app that works with spreadsheets could not be loaded, or has stopped. Your work is not touched. Check that you are connected, and try again.";

/// A worker that was begun.
struct Running {
    worker: Worker,
    /// Whether it listens yet; until then messages wait.
    ready: Cell<bool>,
    queue: RefCell<Vec<Array>>,
    /// Who waits for which answer.
    waiting: RefCell<BTreeMap<u32, Waiting>>,
    last: Cell<u32>,
}

/// Someone who waits for an answer.
struct Waiting {
    at: Callback<u8>,
    done: Function,
    not: Function,
}

thread_local! {
    static RUNNING: RefCell<Option<Rc<Running>>> = const { RefCell::new(None) };
}

/// Asks the worker for something, and tells how far it is, from 0 to 100; fails in words.
pub(super) async fn ask(
    job: &str,
    about: &str,
    given: JsValue,
    at: Callback<u8>,
) -> Result<JsValue, String> {
    let running = running().map_err(|_| STOPPED.to_owned())?;
    let number = running.last.get() + 1;
    running.last.set(number);
    let message = Array::of4(&number.into(), &job.into(), &about.into(), &given);
    let answer = Promise::new(&mut |done, not| {
        running.waiting.borrow_mut().insert(number, Waiting { at: at.clone(), done, not });
    });
    if running.ready.get() {
        running.worker.post_message(&message).map_err(|_| STOPPED.to_owned())?;
    } else {
        running.queue.borrow_mut().push(message);
    }
    JsFuture::from(answer)
        .await
        .map_err(|why| why.as_string().unwrap_or_else(|| STOPPED.to_owned()))
}

fn script() -> Option<String> {
    let page = web_sys::window()?.document()?;
    page.query_selector(&format!("[{NAMED_BY}]")).ok()??.get_attribute(NAMED_BY)
}

fn running() -> Result<Rc<Running>, JsValue> {
    if let Some(running) = RUNNING.with_borrow(Clone::clone) {
        return Ok(running);
    }
    let running = Rc::new(Running {
        worker: Worker::new(&script().ok_or(STOPPED)?)?,
        ready: Cell::new(false),
        queue: RefCell::default(),
        waiting: RefCell::default(),
        last: Cell::new(0),
    });
    let onmessage = {
        let running = Rc::downgrade(&running);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(running) = running.upgrade() {
                running.heard(&Array::from(&event.data()));
            }
        })
    };
    let onerror = {
        let running = Rc::downgrade(&running);
        Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            if let Some(running) = running.upgrade() {
                running.stopped();
            }
        })
    };
    running.worker.set_onmessage(Some(onmessage.as_ref().unchecked_ref()));
    running.worker.set_onerror(Some(onerror.as_ref().unchecked_ref()));
    // As long as the page: there is one worker, and another only after a failure.
    onmessage.forget();
    onerror.forget();
    RUNNING.set(Some(running.clone()));
    Ok(running)
}

impl Running {
    fn heard(&self, message: &Array) {
        let (word, what) = (message.get(1).as_string().unwrap_or_default(), message.get(2));
        if word == "ready" {
            self.ready.set(true);
            for message in self.queue.take() {
                if self.worker.post_message(&message).is_err() {
                    self.stopped();
                    return;
                }
            }
            return;
        }
        let Some(number) = number(&message.get(0)) else { return };
        if word == "at" {
            let at = self.waiting.borrow().get(&number).map(|waiting| waiting.at.clone());
            if let (Some(at), Some(percent)) = (at, number_of_percent(&what)) {
                at.emit(percent);
            }
            return;
        }
        let Some(waiting) = self.waiting.borrow_mut().remove(&number) else { return };
        let tell = if word == "done" { waiting.done } else { waiting.not };
        // A promise's own functions do not fail.
        let _ = tell.call1(&JsValue::NULL, &what);
    }

    /// It is of no more use: whoever waits is told, and the next who asks gets another.
    fn stopped(&self) {
        self.worker.terminate();
        RUNNING.set(None);
        for (_, waiting) in self.waiting.take() {
            let _ = waiting.not.call1(&JsValue::NULL, &STOPPED.into());
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the worker’s own whole numbers"
)]
fn number(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}

fn number_of_percent(value: &JsValue) -> Option<u8> {
    u8::try_from(number(value)?).ok()
}
