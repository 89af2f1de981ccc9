//! What is wrong with something that is no field by itself, such as a table without rows.

use yew::{AttrValue, Html, Properties, component, html};

use super::choice::use_fault;

/// The place.
#[derive(Properties, PartialEq)]
pub(crate) struct FaultAtProps {
    /// Its path, as core names it: the id on the page too.
    pub path: AttrValue,
}

/// The message of a place, where links to that place lead; empty while nothing is wrong.
#[component]
pub(crate) fn FaultAt(props: &FaultAtProps) -> Html {
    let problem = use_fault(&props.path);
    html! {
        <div id={props.path.clone()} tabindex="-1">
            if let Some(problem) = problem {
                <p class="govuk-error-message">
                    <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                </p>
            }
        </div>
    }
}
