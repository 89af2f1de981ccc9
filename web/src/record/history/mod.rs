//! Every entry of the record, the newest first.

mod filter;
mod list;

use common_measure::record::Record;
use common_measure_parts::words::count;
use yew::{Html, component, html, use_memo, use_state_eq};

use crate::form::{InsetText, LinkTo};
use crate::screen::Screen;
use crate::session::{Shared, use_session};

use super::code::Code;
use super::copies::WithheldHere;
use filter::{Filter, FilterFields};
pub(super) use list::{Entries, Past};

/// The history, with the record's check code.
#[component]
pub(crate) fn History() -> Html {
    let session = use_session();
    let filter = use_state_eq(Filter::default);
    let past = {
        let journal = session.journal().cloned();
        use_memo((journal, session.entries), |(journal, _)| {
            let lines = journal.as_ref().and_then(|journal| journal.read(Record::history));
            Shared::new(Past::of(lines.unwrap_or_default()))
        })
    };
    let code = session.record(Record::check_code);
    let waiting = session.record(|record| record.unapproved().len()).unwrap_or_default();
    let onfilter = {
        let filter = filter.clone();
        yew::Callback::from(move |wanted| filter.set(wanted))
    };
    html! {
        <>
            <h1 class="govuk-heading-xl">{ Screen::History.title(&session.confirmed) }</h1>
            <WithheldHere />
            if let Some(code) = code {
                <p class="govuk-body">
                    { format!("The record has {}. Its check code now is:", count(session.entries, "entry", "entries")) }
                </p>
                <p class="govuk-body-l"><Code {code} /></p>
            }
            <p class="govuk-body">{ "Lodge this check code in your portal or with audit: it shows later that nothing before it was changed." }</p>
            <InsetText>{ "Tamper-evident, not signed: with a check code that was lodged, later changes show. Names are as people gave them, and times are those of each PC’s clock." }</InsetText>
            <p class="govuk-body">
                <LinkTo to={Screen::Checks}>{ Screen::Checks.title(&session.confirmed) }</LinkTo>
                if waiting > 0 {
                    { format!(": {} for approval", count(waiting, "entry waits", "entries wait")) }
                }
            </p>
            <p class="govuk-body">
                <LinkTo to={Screen::Redaction}>{ Screen::Redaction.title(&session.confirmed) }</LinkTo>
                { ": for a Freedom of Information request, a bidder, a court or an auditor" }
            </p>
            <FilterFields past={(*past).clone()} filter={(*filter).clone()} {onfilter} />
            // A new filter begins at its first page.
            <Entries key={format!("{} {}", filter.who, filter.words)} past={(*past).clone()} filter={(*filter).clone()} />
        </>
    }
}
