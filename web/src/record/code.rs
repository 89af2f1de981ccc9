//! Check codes, as people copy them.

use common_measure::record::CheckCode;
use yew::{Html, Properties, component, html};

/// Which check code.
#[derive(Properties, PartialEq)]
pub(crate) struct CodeProps {
    /// The code.
    pub code: CheckCode,
}

/// A check code. One click selects all of it.
#[component]
pub(crate) fn Code(props: &CodeProps) -> Html {
    html! { <code class="app-check-code">{ props.code.to_string() }</code> }
}
