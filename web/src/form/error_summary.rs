//! The error summary of the open screen.

use common_measure_parts as parts;
use yew::{Callback, Html, component, html};

use crate::session::{Act, use_acts, use_session};

/// Shows [`Session::problems`](crate::session::Session::problems) and takes the focus when they come.
#[component]
pub(crate) fn ErrorSummary() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onpick = {
        let session = session.clone();
        Callback::from(move |path: String| {
            if !focus(&path) {
                let to = session.screen.to_place(&session.confirmed, &path);
                acts.act(Act::Go(to, Some(path)));
            }
        })
    };
    html! { <parts::ErrorSummary problems={session.problems.clone()} told={session.told} {onpick} /> }
}

/// Focuses the field with this path, and selects the text in it as the Tab key does; says whether it is on the page.
pub(crate) fn focus(path: &str) -> bool {
    parts::Root::Page.focus(path)
}
