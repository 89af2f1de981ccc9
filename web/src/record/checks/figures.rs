//! Figures that nobody else has compared with the bid, bid by bid.

use std::collections::BTreeMap;

use common_measure::bid::Bid;
use common_measure::id::BidId;
use common_measure::names::same_person;
use common_measure::record::{Act, Figure, Record, State};
use common_measure_parts::words::count;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Details, Look, use_kept_focus};
use crate::session::{Session, use_acts, use_session};

use super::super::people::is_named;
use super::said::figure;

/// How many bids are shown at once; the rest follow when these are done.
const MOST: usize = 50;

const HEADING: &str = "figures-heading";

/// Each bid's unchecked figures, with the button that says they were compared.
#[component]
pub(super) fn Figures() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // The bid whose button was pressed is gone; the next stands below the heading.
    let of_bids = session.record(|record| unchecked(record.state())).unwrap_or_default();
    use_kept_focus(of_bids.values().map(Vec::len).sum::<usize>(), HEADING);
    let waiting: Vec<_> = session
        .confirmed
        .bids
        .iter()
        .filter_map(|bid| Some((bid, of_bids.get(bid.id.as_str())?)))
        .collect();
    let bids = waiting.iter().take(MOST).map(|(bid, figures)| {
        let check = |id: BidId| {
            let (acts, session) = (acts.clone(), session.clone());
            Callback::from(move |()| {
                let checked = |record: &Record| record.state().figures_checked(&id, session.who());
                if let Some(checked) = session.record(checked) {
                    acts.enter(Act::CheckFigures(checked));
                }
            })
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

/// The unchecked figures by their bids: the rest of each path, and who entered it.
fn unchecked(state: &State) -> BTreeMap<String, Vec<(String, Figure)>> {
    let mut of_bids: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (path, figure) in state.unchecked() {
        let parts = path.strip_prefix("bids/").and_then(|path| path.split_once('/'));
        if let Some((bid, rest)) = parts {
            of_bids.entry(bid.to_owned()).or_default().push((rest.to_owned(), figure.clone()));
        }
    }
    of_bids
}

fn one(session: &Session, bid: &Bid, figures: &[(String, Figure)], onclick: Callback<()>) -> Html {
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
