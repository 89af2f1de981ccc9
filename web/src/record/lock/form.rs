//! The form in which the award criteria are locked.

use common_measure::procurement::Procurement;
use common_measure::record::{Act, Lock};
use common_measure::time::Time;
use common_measure_parts::clock;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{AskFirst, Draft, Faults, InsetText, LinkTo, Press, Unread, unread, use_draft};
use crate::screen::Screen;
use crate::session::{use_found, use_session};

use super::super::people::is_named;
use super::deadline::Deadline;

const DEADLINE: &str = "deadline";
const FIELDS: [&str; 4] = [DEADLINE, "deadline-month", "deadline-year", "deadline-time"];

/// What keeps the criteria from being locked, or the tender deadline and the button.
#[component]
pub(super) fn LockForm() -> Html {
    let (session, found) = (use_session(), use_found());
    let draft = use_draft(&AttrValue::Static("record/lock"));
    let of = session.confirmed.clone();
    if !found.faults.is_empty() {
        let things = count(found.faults.len(), "thing is", "things are");
        return html! {
            <>
                <p class="govuk-body">{ format!("The award criteria cannot be locked yet: {things} to be put right first. Each leads to its field.") }</p>
                <Faults faults={found.faults.clone()} />
            </>
        };
    }
    // What is said of the procurement beside its criteria can be changed later too.
    let unread = unread(&session, &["scheme/"]);
    if !unread.is_empty() {
        return html! {
            <>
                <p class="govuk-body">{ "The award criteria cannot be locked yet. What was typed in these fields is not part of them. Each leads to its field." }</p>
                <Unread {unread} />
            </>
        };
    }
    let process = session.process();
    let deadline = given(&draft).ok();
    let onpress = {
        let draft = draft.clone();
        Callback::from(move |press| submit(&draft, &of, press))
    };
    html! {
        <>
            if let Some(amendment) = &process.amending {
                <InsetText>
                    { format!("The criteria were locked, and are open for an amendment: {} Notice: {}", amendment.reason.trim(), amendment.notice.trim()) }
                </InsetText>
            }
            <p class="govuk-body">
                { "Lock the criteria when they are what the tender documents say. Bids are entered after that. Locking publishes nothing: it gives you a check code to put into the tender notice, so that anyone can see later that nothing was changed." }
            </p>
            <p class="govuk-body">
                { "Before you lock, " }
                <LinkTo to={Screen::CheckAnswers}>{ "check all answers" }</LinkTo>
                { " or " }
                <LinkTo to={Screen::Stated}>{ "read the criteria and methods as they will be printed" }</LinkTo>
                { "." }
            </p>
            { draft.moment(DEADLINE, "Tender deadline", "In UK time, such as 27 3 2027 and 12:00.") }
            if !is_named(&session) {
                <p class="govuk-body">
                    { format!("You have given no name. The lock would stand in the record as made by “{}”. ", session.who()) }
                    <LinkTo to={Screen::Name}>{ "Give your name" }</LinkTo>
                </p>
            }
            <AskFirst {draft} label="Lock the award criteria" question="Lock the award criteria now?" yes="Yes, lock them" {onpress}>
                if let Some(deadline) = deadline {
                    <Deadline {deadline} />
                }
                <p class="govuk-body">
                    { "This cannot be undone. Until the tender deadline, and before bids are entered, the criteria can be amended with a notice that you publish again." }
                </p>
            </AskFirst>
        </>
    }
}

/// The deadline as it was typed.
fn given(draft: &Draft) -> Result<Time, String> {
    let [day, month, year, time] = FIELDS.map(|name| draft.text(name));
    clock::read(&day, &month, &year, &time)
}

/// Locks what the person has read, with the deadline that they gave.
fn submit(draft: &Draft, of: &Procurement, press: Press) -> bool {
    let (deadline, problems) = match given(draft) {
        Ok(deadline) => (Some(deadline), Vec::new()),
        Err(problem) => (None, vec![(DEADLINE.to_owned(), problem)]),
    };
    let act = deadline.map(|deadline| {
        let (scheme, measures) = (of.scheme.clone(), of.measures.clone());
        Act::Lock(Box::new(Lock { scheme, measures, deadline }))
    });
    // The same page then shows what was locked.
    draft.enter(press, &FIELDS, problems, act, Screen::Lock)
}
