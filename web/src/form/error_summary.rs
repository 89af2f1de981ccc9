//! The error summary: everything that keeps a person from going on, each line a link to its field.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{Html, MouseEvent, component, html, use_effect_with, use_node_ref};

use crate::session::{Act, use_acts, use_session};

/// Shows [`Session::problems`](crate::session::Session::problems) and takes the focus when they come.
#[component]
pub(crate) fn ErrorSummary() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with((session.problems.clone(), session.told), move |(problems, _)| {
            if !problems.is_empty()
                && let Some(element) = summary.cast::<HtmlElement>()
            {
                // A focus that fails leaves the summary where it is seen first anyway.
                let _ = element.focus();
            }
        });
    }
    if session.problems.is_empty() {
        return Html::default();
    }
    let lines = session.problems.iter().map(|problem| match &problem.path {
        None => html! { <li>{ &problem.text }</li> },
        Some(path) => {
            let onclick = {
                let (acts, session, path) = (acts.clone(), session.clone(), path.clone());
                move |event: MouseEvent| {
                    event.prevent_default();
                    if !focus(&path) {
                        let to = session.screen.to_place(&session.confirmed, &path);
                        acts.act(Act::Go(to, Some(path.clone())));
                    }
                }
            };
            html! { <li><a href={format!("#{path}")} {onclick}>{ &problem.text }</a></li> }
        }
    });
    html! {
        <div
            ref={summary}
            class="govuk-error-summary"
            tabindex="-1"
            role="alert"
            aria-labelledby="error-summary-title"
        >
            <h2 id="error-summary-title" class="govuk-error-summary__title">{ "There is a problem" }</h2>
            <div class="govuk-error-summary__body">
                <ul class="govuk-list govuk-error-summary__list">{ for lines }</ul>
            </div>
        </div>
    }
}

/// Focuses the field with this path, and selects the text in it as the Tab key does; says whether it is on the page.
pub(crate) fn focus(path: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(path));
    match element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(element) => {
            element.scroll_into_view();
            let focused = element.focus().is_ok();
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
            focused
        }
        None => false,
    }
}
