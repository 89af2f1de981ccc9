//! The error summary: everything that keeps a person from going on, each line a link to its field.

use web_sys::HtmlElement;
use yew::{Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref};

use super::link::followed;

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field that it belongs to, if there is one.
    pub path: Option<String>,
    /// What is wrong, in words.
    pub text: String,
}

/// What is in the way.
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// Its lines; without any, nothing is shown.
    pub problems: Vec<Problem>,
    /// Another number whenever a person has asked again.
    pub told: u32,
    /// Goes to the field with a path.
    pub onpick: Callback<String>,
}

/// Shows what is in the way, and takes the focus when it comes. On the app's screens.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with((props.problems.clone(), props.told), move |_| focus_summary(&summary));
    }
    error_summary(&summary, &props.problems, &props.onpick)
}

/// Moves the focus to the summary, if anything is in the way.
pub fn focus_summary(summary: &NodeRef) {
    if let Some(element) = summary.cast::<HtmlElement>() {
        // A focus that fails leaves the summary where it is seen first anyway.
        let _ = element.focus();
    }
}

/// Shows what is in the way, if anything is. The focus is moved there by whoever tells of it: [`focus_summary`].
pub fn error_summary(summary: &NodeRef, problems: &[Problem], onpick: &Callback<String>) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let lines = problems.iter().map(|problem| match &problem.path {
        None => html! { <li>{ &problem.text }</li> },
        Some(path) => {
            let (to, onpick) = (path.clone(), onpick.clone());
            let onclick = followed(&Callback::from(move |()| onpick.emit(to.clone())));
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
