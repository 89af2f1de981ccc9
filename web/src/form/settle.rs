//! Waiting for the mouse button to come up.
//!
//! A field is left when the button goes down elsewhere. What is shown then (a message, a longer
//! line) can move the page under the pointer, and the click that was meant for a button misses it.
//! So what leaving a field does waits until the button is up; the click itself comes after that.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use yew::{hook, use_effect_with};

/// When to go on if the button seems never to come up, as when it is let go outside the window.
const PATIENCE_MS: u32 = 1_500;

type Deed = Box<dyn FnOnce()>;

thread_local! {
    static DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Deed>> = const { RefCell::new(Vec::new()) };
}

/// Does something at once, or as soon as the mouse button is up.
pub(super) fn when_settled(deed: impl FnOnce() + 'static) {
    if DOWN.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(deed)));
        Timeout::new(PATIENCE_MS, settle).forget();
    } else {
        deed();
    }
}

fn settle() {
    DOWN.set(false);
    for deed in WAITING.with_borrow_mut(std::mem::take) {
        deed();
    }
}

/// Watches the mouse button, for the whole app.
#[hook]
pub(crate) fn use_settling() {
    use_effect_with((), |()| {
        let listeners = web_sys::window().map(|window| {
            let listen = |name: &'static str, then: fn()| {
                let first = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&window, name, first, move |_| then())
            };
            [
                listen("mousedown", || DOWN.set(true)),
                listen("mouseup", settle),
                listen("dragend", settle),
            ]
        });
        move || drop(listeners)
    });
}
