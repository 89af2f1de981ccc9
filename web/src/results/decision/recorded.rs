//! The award that was recorded, with its check code.

use common_measure::id::BidId;
use common_measure::procurement::{Procurement, places};
use common_measure_parts::clock;
use yew::{Html, component, html};

use crate::form::{LinkTo, SummaryList, SummaryRow};
use crate::record::Lodge;
use crate::screen::Screen;
use crate::session::use_session;

use super::super::words::list;

/// Who is awarded what, why, when and by whom.
#[component]
pub(in crate::results) fn Recorded() -> Html {
    let session = use_session();
    let process = session.process();
    let Some((number, award)) = &process.award else { return Html::default() };
    let of = &session.confirmed;
    let row = |key: String, value: String| SummaryRow {
        key: key.into(),
        value: html! { <span class="app-said">{ value }</span> },
        onchange: None,
    };
    let several = of.scheme.lots.len() > 1;
    let mut rows = Vec::new();
    for lot in &award.lots {
        let title = of.scheme.lot(&lot.lot).map_or("", |lot| lot.title.trim());
        let title = if title.is_empty() { lot.lot.as_str() } else { title };
        let key = |what: &str| if several { format!("{what}: {title}") } else { what.to_owned() };
        let winners = names(of, &lot.winners);
        rows.push(row(key("Awarded"), winners.unwrap_or_else(|| "Nobody".to_owned())));
        rows.extend(names(of, &lot.reserves).map(|names| row(key("In reserve"), names)));
    }
    rows.push(row("Reason".to_owned(), award.reason.clone()));
    rows.push(row("Decided by".to_owned(), award.decided_by.clone()));
    rows.push(row("Decided on".to_owned(), clock::in_words(&award.when)));
    html! {
        <>
            <SummaryList {rows} />
            <Lodge entry={*number} what="the decision" />
            if !process.approvals.contains_key(number) {
                <p class="govuk-body">
                    { "Nobody else has approved it yet: " }<LinkTo to={Screen::Checks}>{ "checks and approvals" }</LinkTo>{ "." }
                </p>
            }
            <p class="govuk-body">{ "Nothing is sent to anyone." }</p>
        </>
    }
}

fn names(of: &Procurement, bids: &[BidId]) -> Option<String> {
    let names: Vec<String> = bids
        .iter()
        .map(|id| {
            of.bid(id).map_or_else(|| places::bid(of, id).to_string(), |bid| of.bid_name(bid))
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| list(&names))
}
