//! What stands between a person and losing work.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::JsCast;
use web_sys::BeforeUnloadEvent;
use yew::{UseReducerHandle, hook, use_effect_with};

use super::file::FileState;
use super::{SaveState, Session};

/// Makes the browser ask before the tab closes, while anything is only in memory.
#[hook]
pub(crate) fn use_guard(session: &UseReducerHandle<Session>) {
    let at_risk = session.is_open()
        && (session.on_disk == FileState::Writing && session.changed_since_file
            || match session.saved {
                SaveState::Nothing | SaveState::Saved(_) => false,
                SaveState::Saving | SaveState::Stale => true,
                SaveState::Failed(_) | SaveState::MemoryOnly(_) => {
                    session.changed_since_file || !session.unfinished.is_empty()
                }
            });
    use_asked_before_closing(at_risk);
}

/// Makes the browser ask before the tab closes, while something is at risk.
#[hook]
pub(crate) fn use_asked_before_closing(at_risk: bool) {
    use_effect_with(at_risk, |at_risk| {
        let listener = at_risk.then(|| {
            let window = web_sys::window()?;
            let options = EventListenerOptions::enable_prevent_default();
            Some(EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    // Older browsers ask only if this is set; none shows the text.
                    event.set_return_value("changes");
                }
            }))
        });
        move || drop(listener)
    });
}
