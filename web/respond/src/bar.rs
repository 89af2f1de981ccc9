//! What stands above every page: the way back, whether the response is kept, and what can be done
//! from anywhere.

use common_measure_parts::browser::now;
use common_measure_parts::{Button, Look, Notification, file_name};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html};

use super::around::{Around, PageLink, use_around};
use super::page::Page;
use super::work::{Do, Saved, Work};
use super::{keep, use_work};

/// Which page it stands above.
#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    /// The page.
    pub page: Page,
}

/// The bar.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let (work, around) = (use_work(), use_around());
    let state = match &work.saved {
        Saved::AsOpened => String::new(),
        Saved::Saving => "Saving…".to_owned(),
        Saved::OnDisk(time) => format!("Saved in this browser at {time}"),
        Saved::MemoryOnly => "Not kept in this browser: see below".to_owned(),
        Saved::Failed(_) | Saved::Elsewhere => "Not saved: see below".to_owned(),
    };
    // To where something changes: nobody should have to look for what is gone.
    let going = |back: bool| {
        let (work, around, here) = (work.clone(), around.clone(), props.page.clone());
        Callback::from(move |()| {
            let about = if back { work.to_undo() } else { work.to_redo() };
            let Some(page) = about.map(Page::of_place) else { return };
            if page != here {
                around.go.emit((page, None));
            }
            work.dispatch(if back { Do::Undo } else { Do::Redo });
        })
    };
    let (onundo, onredo) = (going(true), going(false));
    let onfile = {
        let work = work.clone();
        Callback::from(move |()| {
            if save(&work, &around) {
                work.dispatch(Do::InFile);
            }
        })
    };
    html! {
        <div class="app-respond__bar app-no-print">
            <div>
                if props.page != Page::Tasks {
                    <PageLink to={Page::Tasks}>{ "Back to all parts of your response" }</PageLink>
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
fn save(work: &Work, around: &Around) -> bool {
    let name = file_name(work.response.form.title.trim(), " - my response, not for sending.json");
    let saved = work
        .response
        .to_json()
        .map_err(|fault| fault.to_string())
        .and_then(|text| around.save.emit((name, text)));
    match saved {
        Ok(()) => {
            if !work.unread.is_empty() {
                around.tell.emit("The file was saved without an entry that could not be read. It is marked in its field.".to_owned());
            }
            true
        }
        Err(reason) => {
            around.tell.emit(reason);
            false
        }
    }
}

/// What is to be known of its keeping and its opening.
#[component]
pub(super) fn NotKept() -> Html {
    let (work, around) = (use_work(), use_around());
    let news = html! {
        if !around.news.is_empty() {
            <Notification title="Please note">
                { for around.news.iter().map(|text| html! { <p class="govuk-body">{ text }</p> }) }
            </Notification>
        }
    };
    let kept = match &work.saved {
        Saved::Elsewhere => {
            let (onthis, onother) = choices(&work, &around);
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
        _ if !around.keeps => {
            html! {
                <Notification title="Nothing is kept in this browser">
                    <p class="govuk-body">{ "You can go on, but your work is gone when you close or reload this page. Save a file to go on elsewhere before you close it." }</p>
                    if let Some(onkeep) = &around.keep_all_the_same {
                        <Button look={Look::Secondary} onclick={onkeep.clone()}>{ "Keep it in this browser all the same" }</Button>
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
fn choices(work: &yew::UseReducerHandle<Work>, around: &Around) -> (Choice, Choice) {
    let onthis = {
        let (work, storage) = (work.clone(), around.store.clone());
        Callback::from(move |()| {
            storage.prefer_held(&work.key);
            work.dispatch(Do::Chosen);
            keep::store(&storage, work.key.clone(), work.dispatcher());
        })
    };
    let onother = {
        let (work, around) = (work.clone(), around.clone());
        Callback::from(move |()| {
            let (work, around) = (work.clone(), around.clone());
            spawn_local(async move {
                let (mine, storage) = (work.kept(now()), &around.store);
                storage.prefer_stored(&work.key);
                let there = storage.one(&work.key).await;
                match there.map(|there| there.map(|there| Work::of(&there))) {
                    Ok(Some(Ok(there))) => work.dispatch(Do::Replace(Box::new(there))),
                    other => {
                        // What is here is all there is.
                        if let Ok(kept) = mine {
                            storage.hold(kept);
                        }
                        around.tell.emit(match other {
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
