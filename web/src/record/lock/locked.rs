//! What there is to know and do once the award criteria are locked.

use common_measure::record::Locked;
use common_measure_parts::clock;
use yew::{Html, component, html};

use crate::form::{BackLink, InsetText, LinkTo, SummaryList, SummaryRow};
use crate::screen::Screen;
use crate::session::use_session;

use super::super::code::Code;
use super::super::stated::SaveStated;
use super::can_amend;
use super::errors::Errors;

/// The id of the heading.
pub(super) const HEADING: &str = "locked-heading";

/// The check code of the criteria, who locked them and when, and where to go on.
#[component]
pub(super) fn LockedPage() -> Html {
    let session = use_session();
    let process = session.process();
    let Some(lock) = process.lock() else { return Html::default() };
    let amend = can_amend(&session);
    let approved = process.approvals.get(&lock.code.entry());
    html! {
        <>
            <BackLink to={Screen::TaskList} />
            <div class="govuk-panel govuk-panel--confirmation app-panel">
                <h1 id={HEADING} tabindex="-1" class="govuk-panel__title app-panel__title">{ "The award criteria are locked" }</h1>
                <div class="govuk-panel__body app-panel__body">
                    { "Their check code" }<br /><Code code={lock.code} />
                </div>
            </div>
            <SummaryList rows={rows(lock)} />
            if lock.deadline.is_some() {
                <p class="govuk-body">{ "Put this into the tender notice. It names the criteria exactly as they were locked:" }</p>
                <InsetText>
                    <span class="app-copy">
                        { format!("Award criteria and scoring method locked on {}. Check code: {}", clock::in_words(&lock.time), lock.code) }
                    </span>
                </InsetText>
            }
            if approved.is_none() && lock.deadline.is_some() {
                <p class="govuk-body">
                    { "Nobody else has approved them yet: " }<LinkTo to={Screen::Checks}>{ "checks and approvals" }</LinkTo>{ "." }
                </p>
            }
            <h2 class="govuk-heading-m">{ "For the tender documents" }</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li><LinkTo to={Screen::Stated}>{ "Print the criteria and methods" }</LinkTo></li>
                <li><SaveStated /></li>
                <li><LinkTo to={Screen::ResponseForm}>{ "Make the response form" }</LinkTo>{ " that suppliers answer on" }</li>
            </ul>
            <h2 class="govuk-heading-m">{ "What happens next" }</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li><LinkTo to={Screen::Opening}>{ "Record the opening of bids" }</LinkTo>{ " when the deadline is over" }</li>
                <li><LinkTo to={Screen::Responses}>{ "Take responses in" }</LinkTo>{ " that came as files" }</li>
                <li><LinkTo to={Screen::Bids}>{ "Enter the bids" }</LinkTo></li>
            </ul>
            <h2 class="govuk-heading-m">{ "If something in them is wrong" }</h2>
            if amend {
                <p class="govuk-body">
                    { "Until the tender deadline, and before bids are entered, they can be changed with a notice that you publish again: " }
                    <LinkTo to={Screen::Amend}>{ "Amend the criteria" }</LinkTo>{ "." }
                </p>
            }
            <Errors form={!amend} />
        </>
    }
}

fn rows(lock: &Locked) -> Vec<SummaryRow> {
    let row = |key: &'static str, value: String| SummaryRow {
        key: key.into(),
        value: html! { { value } },
        onchange: None,
    };
    let mut rows =
        vec![row("Locked by", lock.who.clone()), row("Locked on", clock::in_words(&lock.time))];
    rows.extend(
        lock.deadline.as_ref().map(|deadline| row("Tender deadline", clock::in_words(deadline))),
    );
    rows.extend(lock.notice.as_ref().map(|notice| row("Notice", notice.clone())));
    rows
}
