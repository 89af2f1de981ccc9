//! Links that lead somewhere within the page.

use yew::{Callback, MouseEvent};

/// What a link does in place of what the browser would.
#[must_use]
pub fn followed(onclick: &Callback<()>) -> Callback<MouseEvent> {
    onclick.reform(|event: MouseEvent| event.prevent_default())
}
