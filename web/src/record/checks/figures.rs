//! Figures that nobody else has compared with the bid, bid by bid.

use std::collections::BTreeMap;

use common_measure::bid::Bid;
use common_measure::id::BidId;
use common_measure::record::{Act, Figure};
use yew::{Callback, Html, component, html};

use crate::form::{Button, Details, Look, use_kept_focus};
use crate::session::{Session, use_acts, use_session};
use crate::words::count;

use super::super::people::{is_named, same_person};
use super::said::figure;

/// How many bids are shown at once; the rest follow when these are done.
const MOST: usize = 50;

const HEADING: &str = "figures-heading";

/// Each bid's unchecked figures, with the button that says they were compared.
#[component]
pub(super) fn Figures() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // The bid whose button was pressed is gone; the next stands below the heading.
    use_kept_focus(session.process().unchecked().count(), HEADING);
    let process = session.process().clone();
    let mut of_bids: BTreeMap<&str, Vec<(&str, &Figure)>> = BTreeMap::new();
    for (path, figure) in process.unchecked() {
        let parts = path.strip_prefix("bids/").and_then(|path| path.split_once('/'));
        if let Some((bid, rest)) = parts {
            of_bids.entry(bid).or_default().push((rest, figure));
        }
    }
    let waiting: Vec<_> = session
        .confirmed
        .bids
        .iter()
        .filter_map(|bid| Some((bid, of_bids.get(bid.id.as_str())?)))
        .collect();
    let bids = waiting.iter().take(MOST).map(|(bid, figures)| {
        let check = |id: BidId| {
            let acts = acts.clone();
            Callback::from(move |()| acts.enter(Act::CheckFigures(id.clone())))
        };
        one(&session, bid, figures, check(bid.id.clone()))
    });
    html! {
        <>
            <h2 id={HEADING} tabindex="-1" class="govuk-heading-m">{ "Figures to compare with the bids" }</h2>
            if waiting.is_empty() {
                <p class="govuk-body">{ "No figure waits to be compared." }</p>
            } else {
                <p class="govuk-body">{ "Each figure was typed in by one person. Someone else compares it with the bid’s documents. A figure that is changed is compared again." }</p>
                <ul class="app-history">{ for bids }</ul>
                if waiting.len() > MOST {
                    <p class="govuk-body">{ format!("{} follow when these are done.", count(waiting.len() - MOST, "more bid", "more bids")) }</p>
                }
            }
        </>
    }
}

fn one(session: &Session, bid: &Bid, figures: &[(&str, &Figure)], onclick: Callback<()>) -> Html {
    let name = session.confirmed.bid_name(bid);
    let mut by: Vec<&str> = figures.iter().map(|(_, figure)| figure.entered_by.as_str()).collect();
    by.sort_unstable();
    by.dedup();
    let own = by.iter().all(|who| same_person(who, session.who()));
    let lines = figures.iter().map(|(path, entered)| {
        let (what, value) = figure(&session.confirmed, bid, path);
        html! { <li>{ format!("{what}: {value} (entered by {}, entry {})", entered.entered_by, entered.entry) }</li> }
    });
    html! {
        <li class="app-history__entry" key={bid.id.as_str().to_owned()}>
            <div>
                <p class="govuk-body govuk-!-font-weight-bold">{ &name }</p>
                <p class="govuk-body-s">{ format!("Entered by {}", by.join(", ")) }</p>
            </div>
            <div>
                <Details summary={format!("{} to compare: {name}", count(figures.len(), "figure", "figures"))}>
                    <ul class="govuk-list govuk-list--bullet">{ for lines }</ul>
                </Details>
                if own {
                    <p class="govuk-hint">{ "You entered these. Someone else compares them with the bid." }</p>
                } else if is_named(session) {
                    <Button look={Look::Secondary} {onclick} about={format!("of {name}")}>{ "I have compared these figures with the bid" }</Button>
                }
            </div>
        </li>
    }
}
