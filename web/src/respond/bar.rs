//! What stands above every page: the way back, whether the response is kept, and what can be done
//! from anywhere.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{Button, LinkTo, Look, Notification};
use crate::later;
use crate::session::file::{download, file_name};
use crate::session::storage::{Storage, now};
use crate::session::{Acts, Shared, use_acts, use_session};

use super::page::Page;
use super::work::{Do, Saved, Work};
use super::{keep, screen, use_work};

/// Which page it stands above.
#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    /// The page.
    pub page: Page,
}

/// The bar.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let (work, acts) = (use_work(), use_acts());
    let state = match &work.saved {
        Saved::AsOpened => String::new(),
        Saved::Saving => "Saving…".to_owned(),
        Saved::OnDisk(time) => format!("Saved in this browser at {time}"),
        Saved::MemoryOnly => "Not kept in this browser: see below".to_owned(),
        Saved::Failed(_) | Saved::Elsewhere => "Not saved: see below".to_owned(),
    };
    // To where something changes: nobody should have to look for what is gone.
    let going = |back: bool| {
        let (work, acts, here) = (work.clone(), acts.clone(), props.page.clone());
        Callback::from(move |()| {
            let about = if back { work.to_undo() } else { work.to_redo() };
            let Some(page) = about.map(Page::of_place) else { return };
            if page != here {
                acts.go(screen(&work, &page));
            }
            work.dispatch(if back { Do::Undo } else { Do::Redo });
        })
    };
    let (onundo, onredo) = (going(true), going(false));
    let onfile = {
        let work = work.clone();
        Callback::from(move |()| {
            if save(&work, &acts) {
                work.dispatch(Do::InFile);
            }
        })
    };
    html! {
        <div class="app-respond__bar app-no-print">
            <div>
                if props.page != Page::Tasks {
                    <LinkTo to={screen(&work, &Page::Tasks)}>{ "Back to all parts of your response" }</LinkTo>
                }
            </div>
            <p class="app-respond__state" role="status">{ state }</p>
            <p class="app-actions app-respond__actions">
                <Button look={Look::Link} onclick={onundo} disabled={work.to_undo().is_none()}>{ "Undo" }</Button>
                <Button look={Look::Link} onclick={onredo} disabled={work.to_redo().is_none()}>{ "Redo" }</Button>
                <Button look={Look::Link} onclick={onfile}>{ "Save a file to go on elsewhere" }</Button>
            </p>
        </div>
    }
}

/// Saves the response as a file to go on with; says whether it could.
fn save(work: &Work, acts: &Acts) -> bool {
    let name = file_name(work.response.form.title.trim(), " - my response, not for sending.json");
    let saved = work
        .response
        .to_json()
        .map_err(|fault| fault.to_string())
        .and_then(|text| download(&text, &name));
    match saved {
        Ok(()) if work.unread.is_empty() => true,
        Ok(()) => {
            acts.tell("The file was saved without an entry that could not be read. It is marked in its field.");
            true
        }
        Err(reason) => {
            acts.tell(reason);
            false
        }
    }
}

/// Where it is kept.
#[derive(Properties, PartialEq)]
pub(super) struct NotKeptProps {
    /// The door.
    pub storage: Shared<Storage>,
}

/// What is to be known of its keeping and its opening.
#[component]
pub(super) fn NotKept(props: &NotKeptProps) -> Html {
    let (work, session, acts) = (use_work(), use_session(), use_acts());
    let storage = &props.storage;
    let news = html! {
        if !session.news.is_empty() {
            <Notification title="Please note">
                { for session.news.iter().map(|text| html! { <p class="govuk-body">{ text }</p> }) }
            </Notification>
        }
    };
    let kept = match &work.saved {
        Saved::Elsewhere => {
            let (onthis, onother) = choices(&work, storage, &acts);
            html! {
                <Notification title="Changed in another tab or window">
                    <p class="govuk-body">{ "This response was changed or removed in another tab or window. What you change here is not saved until you choose." }</p>
                    <div class="govuk-button-group">
                        <Button look={Look::Secondary} onclick={onthis}>{ "Keep what is here" }</Button>
                        <Button look={Look::Secondary} onclick={onother}>{ "Take what is in the other tab" }</Button>
                    </div>
                </Notification>
            }
        }
        Saved::Failed(reason) => html! {
            <Notification title="Your last changes are not saved in this browser">
                <p class="govuk-body">{ format!("{reason} Save a file to go on elsewhere. Your next change is tried again.") }</p>
            </Notification>
        },
        _ if !storage.keeps() => {
            let onkeep = {
                let (acts, storage) = (acts.clone(), storage.clone());
                Callback::from(move |()| {
                    if let Some(later) = later::here() {
                        (later.keep_all_the_same)(&acts, &storage);
                    }
                })
            };
            html! {
                <Notification title="Nothing is kept in this browser">
                    <p class="govuk-body">{ "You can go on, but your work is gone when you close or reload this page. Save a file to go on elsewhere before you close it." }</p>
                    if storage.is_held_back() {
                        <Button look={Look::Secondary} onclick={onkeep}>{ "Keep it in this browser all the same" }</Button>
                    }
                </Notification>
            }
        }
        _ => Html::default(),
    };
    html! { <div class="app-notices app-no-print">{ news }{ kept }</div> }
}

type Choice = Callback<()>;

/// What this tab has goes over the other's, or is given up for it.
fn choices(
    work: &yew::UseReducerHandle<Work>,
    storage: &Shared<Storage>,
    acts: &Acts,
) -> (Choice, Choice) {
    let onthis = {
        let (work, storage) = (work.clone(), storage.clone());
        Callback::from(move |()| {
            storage.prefer_held(&work.key);
            work.dispatch(Do::Chosen);
            keep::store(&storage, work.key.clone(), work.dispatcher());
        })
    };
    let onother = {
        let (work, storage, acts) = (work.clone(), storage.clone(), acts.clone());
        Callback::from(move |()| {
            let (work, storage, acts) = (work.clone(), storage.clone(), acts.clone());
            spawn_local(async move {
                let mine = work.kept(now());
                storage.prefer_stored(&work.key);
                let there = storage.response(&work.key).await;
                match there.map(|there| there.map(|there| Work::of(&there))) {
                    Ok(Some(Ok(there))) => work.dispatch(Do::Replace(Box::new(there))),
                    other => {
                        // What is here is all there is.
                        if let Ok(kept) = mine {
                            storage.hold_response(kept);
                        }
                        acts.tell(match other {
                            Ok(Some(Err(reason))) | Err(reason) => reason,
                            _ => "It was removed in the other tab. Keep what is here, or go to the start page.".to_owned(),
                        });
                    }
                }
            });
        })
    };
    (onthis, onother)
}
