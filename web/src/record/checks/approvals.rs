//! Entries that someone else has to approve.

use common_measure::names::same_person;
use common_measure::record::Act;
use common_measure::time::Time;
use common_measure_parts::clock;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look, use_kept_focus};
use crate::session::{use_acts, use_session};

use super::super::people::is_named;
use super::said::approved;

const HEADING: &str = "approvals-heading";

/// Every entry that waits, with the button that approves it.
#[component]
pub(super) fn Approvals() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let of = &session.confirmed;
    let waiting: Vec<(u64, String, Time, String)> = session
        .record(|record| {
            let entries = record.unapproved().into_iter().filter_map(|number| record.entry(number));
            let said = entries.map(|entry| {
                (entry.number, entry.who.clone(), entry.time.clone(), approved(of, &entry.act))
            });
            said.collect()
        })
        .unwrap_or_default();
    use_kept_focus(waiting.len(), HEADING);
    let entries = waiting.iter().map(|(number, who, time, what)| {
        let number = *number;
        let onclick = {
            let acts = acts.clone();
            Callback::from(move |()| acts.enter(Act::Approve(number)))
        };
        html! {
            <li class="app-history__entry" key={number}>
                <div>
                    <p class="govuk-body govuk-!-font-weight-bold">{ format!("Entry {number}") }</p>
                    <p class="govuk-body-s">{ clock::in_words(time) }<br />{ who }</p>
                </div>
                <div>
                    <p class="govuk-body">{ what }</p>
                    if same_person(who, session.who()) {
                        <p class="govuk-hint">{ "You entered this. Someone else approves it." }</p>
                    } else if is_named(&session) {
                        <Button look={Look::Secondary} {onclick} about={format!("entry {number}")}>{ "Approve" }</Button>
                    }
                </div>
            </li>
        }
    });
    html! {
        <>
            <h2 id={HEADING} tabindex="-1" class="govuk-heading-m">{ "Waiting for approval" }</h2>
            if waiting.is_empty() {
                <p class="govuk-body">{ "Nothing waits. Locked criteria, exclusions and the award are approved by someone else." }</p>
            } else {
                <p class="govuk-body">{ "An approval stands in the record with your name and cannot be taken back." }</p>
                <ul class="app-history">{ for entries }</ul>
            }
        </>
    }
}
