//! Notices that concern the work as a whole: it is not stored, or another tab has changed it.

use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Button, LinkTo, Look, Notification};
use crate::later;
use crate::screen::Screen;
use crate::session::file::FileState;
use crate::session::storage::Storage;
use crate::session::{Act, SaveState, file, use_acts, use_session};

/// Whatever must be said about the keeping of the work.
#[component]
pub(crate) fn Notices() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| file::save_open(&acts, &session))
    };
    let onkeep = {
        let (acts, storage) = (acts.clone(), session.storage.clone());
        Callback::from(move |()| {
            if let Some((later, storage)) = later::here().zip(storage.as_ref()) {
                (later.keep_all_the_same)(&acts, storage);
            }
        })
    };
    let news = session.news.iter().map(|text| {
        html! { <p class="govuk-notification-banner__heading">{ text }</p> }
    });
    let news = html! {
        if !session.news.is_empty() {
            <Notification title="Please note">{ for news }</Notification>
        }
    };
    let in_file = matches!(session.on_disk, FileState::Writing | FileState::Written(_));
    let kept = match &session.saved {
        SaveState::MemoryOnly(reason) => html! {
            <Notification title="Nothing is kept in this browser">
                <p class="govuk-notification-banner__heading">
                    if in_file {
                        { "You can go on: your work goes into the file at each step." }
                    } else {
                        { "You can go on, but your work is gone when you close or reload this page." }
                    }
                </p>
                <p class="govuk-body">
                    { reason }
                    if !in_file {
                        { " Save your work as a file before you close the page." }
                    }
                </p>
                <div class="govuk-button-group">
                    if session.is_open() {
                        <Button look={Look::Secondary} onclick={onfile}>{ "Save as file" }</Button>
                    }
                    if session.storage.as_ref().is_some_and(Storage::is_held_back) {
                        <Button look={Look::Secondary} onclick={onkeep}>{ "Keep it in this browser all the same" }</Button>
                    }
                </div>
            </Notification>
        },
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
                </p>
                <Button look={Look::Secondary} onclick={onfile}>{ "Save as file" }</Button>
            </Notification>
        },
        SaveState::Stale => html! { <Stale /> },
        SaveState::Nothing | SaveState::Saving | SaveState::Saved(_) => Html::default(),
    };
    let in_file = later::here().map(|later| (later.file_notices)()).unwrap_or_default();
    html! { <>{ news }<Clashes />{ kept }{ in_file }</> }
}

/// What was not entered because another tab had changed the same. It goes when a person says so, not
/// with the next thing they do.
#[component]
fn Clashes() -> Html {
    let (session, acts) = (use_session(), use_acts());
    if session.clashes.is_empty() {
        return Html::default();
    }
    let lines = session.clashes.iter().map(|clash| match &clash.path {
        Some(path) => {
            let to = Screen::of_place(&session.confirmed, path);
            html! { <li><LinkTo {to} field={AttrValue::from(path.clone())}>{ &clash.text }</LinkTo></li> }
        }
        None => html! { <li>{ &clash.text }</li> },
    });
    let onclick = Callback::from(move |()| acts.act(Act::ClashesRead));
    html! {
        <Notification title="Not entered">
            <p class="govuk-notification-banner__heading">{ "Another tab or window had changed the same. What stands there now is theirs." }</p>
            <ul class="govuk-list govuk-list--bullet app-clashes">{ for lines }</ul>
            <Button look={Look::Secondary} {onclick}>{ "I have read this" }</Button>
        </Notification>
    }
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
