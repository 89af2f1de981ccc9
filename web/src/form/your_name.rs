//! The name that stands beside everything that a person enters.

use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{Html, TargetCast, component, html, use_state_eq};

use crate::session::{Act, use_acts, use_session};

/// The field for the name of the person at this browser. It is taken as soon as it is left.
#[component]
pub(crate) fn YourName() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // What was given before is not known until the browser has answered.
    let waiting = session.storage.is_none();
    // What is being typed must outlast whatever is drawn anew meanwhile.
    let typing = use_state_eq(|| None::<String>);
    let oninput = {
        let typing = typing.clone();
        move |event: InputEvent| {
            typing.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        }
    };
    let value = typing.as_ref().unwrap_or(&session.name).clone();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        acts.act(Act::Named(input.value()));
        typing.set(None);
    };
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="your-name">{ "Your name" }</label>
            <div id="your-name-hint" class="govuk-hint">
                { "It stands beside everything that you enter. It is declared, not checked." }
            </div>
            <input
                id="your-name"
                class="govuk-input govuk-input--width-20"
                type="text"
                autocomplete="name"
                spellcheck="false"
                maxlength="200"
                aria-describedby="your-name-hint"
                {value}
                disabled={waiting}
                {oninput}
                {onchange}
            />
        </div>
    }
}
