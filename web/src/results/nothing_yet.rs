//! What is shown while there is nothing to show: what keeps the bids from being scored.

use common_measure::fault::Fault;
use common_measure_parts::words::count;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{Button, Faults};
use crate::screen::Screen;
use crate::session::{Shared, use_acts};

/// There are no award criteria.
#[component]
pub(super) fn NoCriteria() -> Html {
    let acts = use_acts();
    let onclick = Callback::from(move |()| acts.go(Screen::Criteria));
    html! {
        <>
            <p class="govuk-body">{ "There are no award criteria yet, so there is nothing to score bids on." }</p>
            <Button {onclick}>{ "Add award criteria" }</Button>
        </>
    }
}

/// There are no bids.
#[component]
pub(super) fn NoBids() -> Html {
    let acts = use_acts();
    let onclick = Callback::from(move |()| acts.go(Screen::Bids));
    html! {
        <>
            <p class="govuk-body">{ "No bids yet. The award criteria are complete: as soon as there are bids, they are scored here." }</p>
            <Button {onclick}>{ "Add bids" }</Button>
        </>
    }
}

/// What keeps the bids from being scored.
#[derive(Properties, PartialEq)]
pub(super) struct NotScoredProps {
    /// All of it.
    pub faults: Shared<Vec<Fault>>,
}

/// Names what keeps the bids from being scored, each with a link to where it can be put right.
#[component]
pub(super) fn NotScored(props: &NotScoredProps) -> Html {
    let faults = count(props.faults.len(), "thing is", "things are");
    html! {
        <div class="app-results__text">
            <p class="govuk-body">{ format!("Bids cannot be scored yet: {faults} not right. Nothing is guessed in the meantime.") }</p>
            <Faults faults={props.faults.to_vec()} />
        </div>
    }
}
