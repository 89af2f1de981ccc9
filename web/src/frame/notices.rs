//! Notices that concern the work as a whole: it is not stored, or another tab has changed it.

use yew::{Callback, Html, component, html};

use crate::form::{Button, Look, Notification};
use crate::later;
use crate::session::{SaveState, file, use_acts, use_session};

/// Whatever must be said about the keeping of the work.
#[component]
pub(crate) fn Notices() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| file::save_open(&acts, &session))
    };
    let news = session.news.iter().map(|text| {
        html! { <p class="govuk-notification-banner__heading">{ text }</p> }
    });
    let news = html! {
        if !session.news.is_empty() {
            <Notification title="Please note">{ for news }</Notification>
        }
    };
    let kept = match &session.saved {
        SaveState::MemoryOnly(reason) => html! {
            <Notification title="Nothing is kept in this browser">
                <p class="govuk-notification-banner__heading">
                    { "You can go on, but your work is gone when you close or reload this page." }
                </p>
                <p class="govuk-body">{ reason }{ " Save your work as a file before you close the page." }</p>
                if session.is_open() {
                    <Button look={Look::Secondary} onclick={onfile}>{ "Save as file" }</Button>
                }
            </Notification>
        },
        SaveState::Failed(reason) => html! {
            <Notification title="Your last changes are not saved">
                <p class="govuk-notification-banner__heading">{ "They are here, but this browser did not store them." }</p>
                <p class="govuk-body">{ reason }{ " Save your work as a file. Your next change is tried again." }</p>
                <Button look={Look::Secondary} onclick={onfile}>{ "Save as file" }</Button>
            </Notification>
        },
        SaveState::Stale => html! { <Stale /> },
        SaveState::Nothing | SaveState::Saving | SaveState::Saved(_) => Html::default(),
    };
    html! { <>{ news }{ kept }</> }
}

/// The choice between two tabs' versions.
#[component]
fn Stale() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let (Some(storage), Some(key)) = (session.storage.clone(), session.key.clone()) else {
        return Html::default();
    };
    let ontheirs = {
        let acts = acts.clone();
        let screen = session.screen.clone();
        Callback::from(move |()| acts.open_stored(&storage, key.clone(), Some(screen.clone())))
    };
    let oncopy = {
        let session = session.clone();
        Callback::from(move |()| {
            let copy = later::here().and_then(|later| session.record(later.copy));
            if let Some(record) = copy {
                acts.open_new(record, session.screen.clone());
            }
        })
    };
    html! {
        <Notification title="Removed in another tab">
            <p class="govuk-notification-banner__heading">
                { "This procurement was removed, another copy was put in its place, or it can no longer be read where this browser keeps it." }
            </p>
            <p class="govuk-body">{ "Nothing that you do here is saved until you choose." }</p>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={ontheirs}>{ "Show what is kept" }</Button>
                <Button look={Look::Secondary} onclick={oncopy}>{ "Keep mine as a separate copy" }</Button>
            </div>
        </Notification>
    }
}
