//! Asking before a tab closes.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::JsCast;
use web_sys::BeforeUnloadEvent;
use yew::{hook, use_effect_with};

/// Makes the browser ask before the tab closes, while something is at risk.
#[hook]
pub fn use_asked_before_closing(at_risk: bool) {
    use_effect_with(at_risk, |at_risk| {
        let asks = at_risk.then(AsksBeforeClosing::new);
        move || drop(asks)
    });
}

/// The browser asks before the tab closes, as long as there is one of these.
pub struct AsksBeforeClosing {
    _listener: Option<EventListener>,
}

impl AsksBeforeClosing {
    /// From now on.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it is done for what it does")]
    pub fn new() -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    // Older browsers ask only if this is set; none shows the text.
                    event.set_return_value("changes");
                }
            })
        });
        Self { _listener: listener }
    }
}
