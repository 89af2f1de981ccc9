//! The error summary: everything that keeps a person from going on, each line a link to its field.

use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_effect_with, use_node_ref};

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

/// Shows what is in the way, and takes the focus when it comes.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with((props.problems.clone(), props.told), move |(problems, _)| {
            if !problems.is_empty()
                && let Some(element) = summary.cast::<HtmlElement>()
            {
                // A focus that fails leaves the summary where it is seen first anyway.
                let _ = element.focus();
            }
        });
    }
    if props.problems.is_empty() {
        return Html::default();
    }
    let lines = props.problems.iter().map(|problem| match &problem.path {
        None => html! { <li>{ &problem.text }</li> },
        Some(path) => {
            let onclick = {
                let (onpick, path) = (props.onpick.clone(), path.clone());
                move |event: MouseEvent| {
                    event.prevent_default();
                    onpick.emit(path.clone());
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
