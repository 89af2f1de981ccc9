//! The page on which a person says who they are.

use yew::{Callback, Html, component, html};

use crate::form::{Button, YourName};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

/// Asks for the name that entries are made under.
#[component]
pub(crate) fn Name() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let back = if session.is_open() { session.left_at.clone() } else { Screen::Start };
    let onclick = Callback::from(move |()| acts.go(back.clone()));
    html! {
        <>
            <h1 class="govuk-heading-l">{ Screen::Name.title(&session.confirmed) }</h1>
            <p class="govuk-body">{ "Entries that were made before keep the name that they were made under." }</p>
            <YourName />
            <Button {onclick}>{ "Continue" }</Button>
        </>
    }
}
