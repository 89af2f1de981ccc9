//! Notices that concern the work as a whole: it is not stored, or another tab has changed it.

mod clashes;
mod file;
mod removed;

use yew::{Callback, Html, component, html, use_effect_with, use_mut_ref};

use crate::form::{Button, Look, Notification, focus};
use crate::later;
use crate::session::file::{FileState, can_write, save_open};
use crate::session::storage::Storage;
use crate::session::{SaveState, use_acts, use_session};

use clashes::Clashes;
use file::FileNotices;
use removed::Removed;

/// Whatever must be said about the keeping of the work.
#[component]
pub(crate) fn Notices() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| save_open(&acts, &session))
    };
    let clicked = use_mut_ref(|| false);
    {
        // The notice goes away when it is answered, and must not take the focus with it.
        let clicked = clicked.clone();
        let kept = !matches!(session.saved, SaveState::MemoryOnly(_));
        use_effect_with(kept, move |kept| {
            if *kept && std::mem::take(&mut *clicked.borrow_mut()) {
                focus("main-content");
            }
        });
    }
    let onkeep = {
        let (acts, storage) = (acts.clone(), session.storage.clone());
        let clicked = clicked.clone();
        Callback::from(move |()| {
            if let Some((later, storage)) = later::here().zip(storage.as_ref()) {
                *clicked.borrow_mut() = true;
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
        SaveState::MemoryOnly(reason) => {
            let held_back = session.storage.as_ref().is_some_and(Storage::is_held_back);
            // Whether a download arrived, only the person knows.
            let saved = session.file.as_deref().filter(|_| !session.changed_since_file);
            let saved = saved.map(|name| match name {
                "" => "You downloaded your work as a file. What you change from now on is only on this page until you save it again.",
                _ => "Your work is in its file. What you change from now on is only on this page until you save it again.",
            });
            let heading = saved.filter(|_| !in_file).unwrap_or(match (in_file, session.is_open()) {
                (true, _) => "You can go on: your work goes into the file at each step.",
                (false, false) if held_back => {
                    "You opened Common Measure as a file. Your work is kept only in the files that you save."
                }
                (false, _) => {
                    "You can go on, but your work is gone when you close or reload this page."
                }
            });
            let advice = match (in_file, session.is_open()) {
                (true, _) => "",
                (false, true) if saved.is_some() && !can_write() => "",
                (false, false) if held_back && can_write() => {
                    "Once you have started, choose a place for the file, such as your team’s folder: everything you enter is saved there at each step."
                }
                (false, true) if can_write() => {
                    "Choose a place for the file, such as your team’s folder: from then on everything you enter is saved there at each step."
                }
                (false, _) => "Save your work as a file before you close the page.",
            };
            html! {
                <Notification title="Nothing is kept in this browser">
                    <p class="govuk-notification-banner__heading">{ heading }</p>
                    if !advice.is_empty() {
                        <p class="govuk-body">{ advice }</p>
                    }
                    <p class="govuk-body">{ reason }</p>
                    <div class="govuk-button-group">
                        if session.is_open() {
                            <Button look={Look::Secondary} onclick={onfile}>{
                                if can_write() && !in_file { "Choose a place" } else { "Save as file" }
                            }</Button>
                        }
                        if held_back {
                            <Button look={Look::Secondary} onclick={onkeep}>{ "Keep it in this browser all the same" }</Button>
                        }
                    </div>
                </Notification>
            }
        }
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
