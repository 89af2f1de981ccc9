//! Results: the ranking, and the workings of every figure.

use yew::{Html, component, html};

/// The ranking.
#[component]
pub(crate) fn Results() -> Html {
    html! { <h1 class="govuk-heading-xl">{ "Results" }</h1> }
}
