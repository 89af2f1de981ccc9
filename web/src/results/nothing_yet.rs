//! What is shown while there is nothing to show: what keeps the bids from being scored.

use common_measure::fault::Fault;
use common_measure_parts::words::count;
use web_sys::MouseEvent;
use yew::{Callback, Html, Properties, component, html};

use crate::form::Button;
use crate::screen::Screen;
use crate::session::{Shared, use_acts, use_session};

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
    let (session, acts) = (use_session(), use_acts());
    let lines = props.faults.iter().map(|fault| {
        let path = fault.place.path().to_owned();
        let onclick = {
            let (session, acts) = (session.clone(), acts.clone());
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                acts.go_to(&session.confirmed, &path);
            })
        };
        html! {
            <li>
                <a class="govuk-link" href="#" {onclick}>{ fault.place.to_string() }</a>
                { format!(": {} {}", fault.problem, fault.remedy) }
            </li>
        }
    });
    let faults = count(props.faults.len(), "thing is", "things are");
    html! {
        <div class="app-results__text">
            <p class="govuk-body">{ format!("Bids cannot be scored yet: {faults} not right. Nothing is guessed in the meantime.") }</p>
            <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul>
        </div>
    }
}
