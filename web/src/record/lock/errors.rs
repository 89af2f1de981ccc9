//! Errors that were found in criteria that can no longer be changed, and what was decided about each.

use common_measure::record::{Act, NotedError};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{AskFirst, Look, use_draft};
use crate::screen::Screen;
use crate::session::use_session;

const ERROR: &str = "error";
const DECISION: &str = "decision";

/// Whether one more can be recorded.
#[derive(Properties, PartialEq)]
pub(super) struct ErrorsProps {
    /// Whether the form is shown.
    pub form: bool,
}

/// The errors that were recorded, and the form for one more.
#[component]
pub(super) fn Errors(props: &ErrorsProps) -> Html {
    let session = use_session();
    let draft = use_draft(&AttrValue::Static("record/error"));
    let onpress = {
        let draft = draft.clone();
        Callback::from(move |press| {
            let noted = NotedError { error: draft.text(ERROR), decision: draft.text(DECISION) };
            let missing = draft.missing(&[
                (ERROR, "Say what is wrong, in a sentence."),
                (DECISION, "Say what was decided about it, in a sentence."),
            ]);
            let act = Some(Act::NoteError(noted));
            draft.enter(press, &[ERROR, DECISION], missing, act, Screen::Lock)
        })
    };
    let errors = session.process().errors.iter().map(|(entry, noted)| {
        html! {
            <li>
                { &noted.error }
                <br />{ format!("Decided: {} (entry {entry})", noted.decision) }
            </li>
        }
    });
    html! {
        <>
            if !session.process().errors.is_empty() {
                <h3 class="govuk-heading-s">{ "Errors recorded" }</h3>
                <ul class="govuk-list govuk-list--bullet govuk-list--spaced app-said">{ for errors }</ul>
            }
            if props.form {
                <h3 class="govuk-heading-s">{ "Record an error in the criteria" }</h3>
                <p class="govuk-body">{ "The criteria can no longer be changed. What is wrong, and what was decided about it, is kept in the record." }</p>
                { draft.sentences(ERROR, "What is wrong", None) }
                { draft.sentences(DECISION, "What was decided about it", None) }
                <AskFirst {draft} label="Record the error" question="Record this error and the decision?" yes="Yes, record them" look={Look::Secondary} {onpress}>
                    <p class="govuk-body">{ "They stay in the record, and cannot be taken back." }</p>
                </AskFirst>
            }
        </>
    }
}
