//! Removing a procurement from this browser.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_effect_with};

use crate::form::{Button, Look, focus};
use crate::session::storage::{About, Storage};
use crate::session::{file, use_acts, use_session};

use super::mine::{in_file, name};

/// What is to be removed.
#[derive(Properties, PartialEq)]
pub(crate) struct RemoveProps {
    /// Its note.
    pub about: About,
    /// Told when it was saved as a file.
    pub onsaved: Callback<()>,
    /// Told when it is to stay.
    pub onkeep: Callback<()>,
    /// Told when it is gone.
    pub onremoved: Callback<String>,
}

/// Asks before something is removed for good, and offers the file first.
pub(crate) fn remove(props: RemoveProps) -> Html {
    html! { <Remove ..props /> }
}

#[component]
fn Remove(props: &RemoveProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    use_effect_with(props.about.key.clone(), |_| {
        focus("remove-question");
    });
    let Some(storage) = session.storage.clone() else { return Html::default() };
    let key = props.about.key.clone();
    let onfile = {
        let (acts, session, storage) = (acts.clone(), session.clone(), storage.clone());
        let (key, onsaved) = (key.clone(), props.onsaved.clone());
        Callback::from(move |()| {
            // What is open is ahead of what is stored.
            if session.key.as_ref() == Some(&key) {
                file::save_open(&acts, &session);
                return;
            }
            let (acts, storage) = (acts.clone(), storage.clone());
            let (key, onsaved) = (key.clone(), onsaved.clone());
            spawn_local(async move {
                match save(&storage, &key).await {
                    Ok(()) => onsaved.emit(()),
                    Err(reason) => acts.tell(reason),
                }
            });
        })
    };
    let onremove = {
        let onremoved = props.onremoved.clone();
        Callback::from(move |()| {
            let (acts, storage) = (acts.clone(), storage.clone());
            let (key, onremoved) = (key.clone(), onremoved.clone());
            spawn_local(async move {
                match storage.remove(&key).await {
                    Ok(()) => onremoved.emit(key),
                    Err(reason) => acts.tell(reason),
                }
            });
        })
    };
    let about = &props.about;
    let (here, at) = if session.kept().in_browser() {
        ("this browser", "in this browser")
    } else {
        ("this page", "on this page")
    };
    let kept = match (&about.file, about.changed_since_file) {
        (None, _) => ". There is nothing else to go back to.",
        (Some(_), true) => ". What was changed after that is in no file.",
        (Some(_), false) => ". Check that the file is where you keep it.",
    };
    html! {
        <div class="govuk-inset-text" id="remove-question" tabindex="-1">
            <h3 class="govuk-heading-s">{ format!("Remove “{}” from {here}?", name(about)) }</h3>
            <p class="govuk-body">{ "It cannot be brought back, unless you have it as a file." }</p>
            <p class="govuk-body"><strong>{ in_file(about) }{ kept }</strong></p>
            if !about.practice {
                <p class="govuk-body">{ format!("Records of a procurement are to be kept for at least three years (Procurement Act 2023, section 98), and your council’s own schedule is usually longer. A copy {at} is not your council’s record.") }</p>
            }
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={onfile}>{ "Save as file first" }</Button>
                <Button look={Look::Warning} onclick={onremove}>{ "Remove" }</Button>
                <Button look={Look::Link} onclick={props.onkeep.clone()}>{ "Keep it" }</Button>
            </div>
        </div>
    }
}

/// Saves what is stored as a file, and notes that. Fails in words.
async fn save(storage: &Storage, key: &str) -> Result<(), String> {
    let found = storage.load(key).await?.ok_or("It is no longer there.")?;
    file::save_text(&found.text, &found.about.title, found.about.withheld)?;
    storage.downloaded(key).await
}
