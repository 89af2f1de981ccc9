//! Asking before a tab closes.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::JsCast;
use web_sys::BeforeUnloadEvent;

/// The browser asks before the tab closes, as long as there is one of these.
pub struct AsksBeforeClosing {
    _listener: Option<EventListener>,
}

impl AsksBeforeClosing {
    /// From now on.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it is done for what it does")]
    pub fn new() -> Self {
        Self::when(|| true)
    }

    /// From now on, whenever this says that something is at risk at that moment.
    #[must_use]
    pub fn when(at_risk: impl Fn() -> bool + 'static) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                if !at_risk() {
                    return;
                }
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
