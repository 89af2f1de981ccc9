//! Why the points of a bid can change when nothing in it has.

use common_measure::procurement::Procurement;
use common_measure::publication::relative;
use yew::{Html, Properties, component, html};

use crate::session::Shared;

/// Whose award criteria.
#[derive(Properties, PartialEq)]
pub(crate) struct RelativeNoteProps {
    /// The procurement.
    pub of: Shared<Procurement>,
}

/// Says it; nothing where no points are relative, or nobody is there to be compared with.
#[component]
pub(crate) fn RelativeNote(props: &RelativeNoteProps) -> Html {
    if props.of.bids.is_empty() {
        return Html::default();
    }
    let sentences = relative(&props.of.scheme).into_iter();
    html! { { for sentences.map(|sentence| html! { <p class="govuk-body app-relative">{ sentence }</p> }) } }
}
