//! Notices that concern the work as a whole: it is not stored, or another tab has changed it.

mod clashes;
mod file;
mod nothing_kept;
mod removed;

use yew::{Callback, Html, component, html};

use crate::form::{Button, Look, Notification, use_kept_focus};
use crate::later;
use crate::session::file::{can_write, save_open};
use crate::session::{Kept, SaveState, use_acts, use_session};

use clashes::Clashes;
use file::{FileNotices, NOT_REPLACE};
use nothing_kept::NothingKept;
use removed::Removed;

/// Whatever must be said about the keeping of the work.
#[component]
pub(crate) fn Notices() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| save_open(&acts, &session))
    };
    // Whatever was pressed in a notice goes away with it.
    use_kept_focus(matches!(session.saved, SaveState::MemoryOnly(_)), "main-content");
    let news = session.news.iter().map(|text| {
        html! { <p class="govuk-notification-banner__heading">{ text }</p> }
    });
    let news = html! {
        if !session.news.is_empty() {
            <Notification title="Please note">{ for news }</Notification>
        }
    };
    let in_file = matches!(session.kept(), Kept::File(_));
    let kept = match &session.saved {
        SaveState::MemoryOnly(reason) => html! { <NothingKept reason={reason.clone()} /> },
        SaveState::Failed(reason) => html! {
            <Notification title="Your last changes are not saved in this browser">
                <p class="govuk-notification-banner__heading">
                    { if in_file { "This browser did not store them. They go into the file." } else { "They are here, but this browser did not store them." } }
                </p>
                <p class="govuk-body">
                    { reason }
                    if !in_file {
                        { " Save your work as a file." }
                    }
                    { " Your next change is tried again." }
                    if can_write() {
                        { NOT_REPLACE }
                    }
                </p>
                <Button look={Look::Secondary} onclick={onfile}>{ "Save as file" }</Button>
            </Notification>
        },
        SaveState::Nothing | SaveState::Saving | SaveState::Saved(_) | SaveState::Stale => {
            Html::default()
        }
    };
    let more = later::here().map(|later| (later.notices)()).unwrap_or_default();
    html! { <>{ news }{ kept }{ more }</> }
}

/// The notices that no page begins with, for the second file.
pub(crate) fn more() -> Html {
    html! { <><Clashes /><Removed /><FileNotices /></> }
}
