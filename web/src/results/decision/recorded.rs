//! Award decisions that were recorded: the one that stands, and those that were withdrawn.

use common_measure::id::BidId;
use common_measure::number::words::list;
use common_measure::procurement::{Procurement, places};
use common_measure::record::Awarded;
use common_measure_parts::clock;
use yew::{Html, component, html};

use crate::form::{LinkTo, SummaryList, SummaryRow};
use crate::record::Lodge;
use crate::screen::Screen;
use crate::session::use_session;

/// The decision that stands: who is awarded what, why, when and by whom, with its check code.
#[component]
pub(in crate::results) fn Recorded() -> Html {
    let session = use_session();
    let process = session.process();
    let Some(award) = process.award() else { return Html::default() };
    html! {
        <>
            <SummaryList rows={said(award)} />
            <Lodge entry={award.entry} what="the decision" />
            if !process.approvals.contains_key(&award.entry) {
                <p class="govuk-body">
                    { "Nobody else has approved it yet: " }<LinkTo to={Screen::Checks}>{ "checks and approvals" }</LinkTo>{ "." }
                </p>
            }
            <p class="govuk-body">{ "Nothing is sent to anyone." }</p>
        </>
    }
}

/// The decisions that no longer stand, the last first; nothing where there is none.
#[component]
pub(in crate::results) fn Earlier() -> Html {
    let session = use_session();
    let withdrawn = session.process().awards.iter().rev();
    let withdrawn: Vec<&Awarded> = withdrawn.filter(|award| award.withdrawn.is_some()).collect();
    if withdrawn.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="earlier-heading">
            <h2 id="earlier-heading" class="govuk-heading-m">
                { if withdrawn.len() == 1 { "A decision that was withdrawn" } else { "Decisions that were withdrawn" } }
            </h2>
            { for withdrawn.into_iter().map(|award| html! { <SummaryList key={award.entry} rows={said(award)} /> }) }
        </section>
    }
}

/// What a decision says, and why it no longer stands.
fn said(award: &Awarded) -> Vec<SummaryRow> {
    // Bids are called what they were called then: some may have gone since.
    let of = &*award.decided_on;
    let row = |key: String, value: String| SummaryRow {
        key: key.into(),
        value: html! { <span class="app-said">{ value }</span> },
        onchange: None,
    };
    let several = of.scheme.lots.len() > 1;
    let mut rows = Vec::new();
    for lot in &award.decision.lots {
        let title = of.scheme.lot_name(&lot.lot);
        let key = |what: &str| if several { format!("{what}: {title}") } else { what.to_owned() };
        let winners = names(of, &lot.winners);
        rows.push(row(key("Awarded"), winners.unwrap_or_else(|| "Nobody".to_owned())));
        for (at, bid) in lot.reserves.iter().enumerate() {
            let place = format!("In reserve, place {}", at + 1);
            rows.push(row(key(&place), name(of, bid)));
        }
    }
    rows.push(row("Reason".to_owned(), award.decision.reason.clone()));
    rows.push(row("Decided by".to_owned(), award.decision.decided_by.clone()));
    rows.push(row("Decided on".to_owned(), clock::in_words(&award.decision.when)));
    if let Some((entry, it)) = &award.withdrawn {
        let when = clock::in_words(&it.when);
        rows.push(row("Withdrawn on".to_owned(), format!("{when} (entry {entry})")));
        rows.push(row("Withdrawn by".to_owned(), it.decided_by.clone()));
        rows.push(row("Why it was withdrawn".to_owned(), it.reason.clone()));
    }
    rows
}

fn name(of: &Procurement, id: &BidId) -> String {
    of.bid(id).map_or_else(|| places::bid(of, id).to_string(), |bid| of.bid_name(bid))
}

fn names(of: &Procurement, bids: &[BidId]) -> Option<String> {
    let names: Vec<String> = bids.iter().map(|id| name(of, id)).collect();
    (!names.is_empty()).then(|| list(&names))
}
