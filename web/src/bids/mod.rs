//! The bids: who offers, and what.

use common_measure::id::BidId;
use yew::{Html, Properties, component, html};

/// All bids, in a grid.
#[component]
pub(crate) fn Bids() -> Html {
    html! { <h1 class="govuk-heading-xl">{ "Bids" }</h1> }
}

/// Which bid.
#[derive(Properties, PartialEq)]
pub(crate) struct OneBidProps {
    /// Its id.
    pub id: BidId,
}

/// One bid.
#[component]
pub(crate) fn OneBid(props: &OneBidProps) -> Html {
    html! { <h1 class="govuk-heading-xl">{ props.id.as_str() }</h1> }
}
