//! The opening of bids, and bids that came late.

mod form;
mod late;

use common_measure::record::Opening as Opened;
use common_measure_parts::clock;
use yew::{Html, component, html};

use crate::form::{BackLink, InsetText, LinkTo, SummaryList, SummaryRow};
use crate::screen::Screen;
use crate::session::{Session, use_session};

use super::code::Lodge;
use form::OpeningForm;
use late::LateBids;

/// When bids were opened and by whom, and late bids.
#[component]
pub(crate) fn Opening() -> Html {
    let session = use_session();
    let process = session.process();
    let title = Screen::Opening.title(&session.confirmed);
    let deadline = process.deadline().map(clock::in_words);
    let body = if process.practice || process.is_locked() {
        let openings = process.openings.iter();
        let openings = openings.map(|(entry, opening)| shown(&session, *entry, opening));
        html! {
            <>
                if let Some(deadline) = deadline {
                    <p class="govuk-body">{ format!("The tender deadline is {deadline}.") }</p>
                }
                <h2 class="govuk-heading-m">{ "Openings" }</h2>
                { for openings }
                <OpeningForm />
                <LateBids />
            </>
        }
    } else {
        html! {
            <InsetText>
                { "Bids are opened once the award criteria are locked. " }
                <LinkTo to={Screen::Lock}>{ "Lock the award criteria" }</LinkTo>
            </InsetText>
        }
    };
    html! {
        <>
            <BackLink to={Screen::Bids} />
            <h1 class="govuk-heading-l">{ title }</h1>
            { body }
        </>
    }
}

fn shown(session: &Session, entry: u64, opening: &Opened) -> Html {
    let row = |key: &'static str, value: String| SummaryRow {
        key: key.into(),
        value: html! { <span class="app-said">{ value }</span> },
        onchange: None,
    };
    let mut rows = vec![
        row("Opened", clock::in_words(&opening.when)),
        row("Opened by", opening.opened_by.clone()),
        row("Witness", opening.witness.clone()),
        row("Entry", entry.to_string()),
    ];
    if session.confirmed.scheme.lots.len() > 1 {
        let lot = opening.lot.as_ref().map(|lot| session.confirmed.scheme.lot_name(lot));
        rows.insert(0, row("Lot", lot.unwrap_or_else(|| "All lots".to_owned())));
    }
    html! {
        <>
            <SummaryList {rows} />
            <Lodge {entry} what="the opening" />
        </>
    }
}
