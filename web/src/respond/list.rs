//! The responses that are kept in this browser, on the start page.

use common_measure_parts::clock;
use common_measure_respond::KeptResponse;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, component, html, use_effect_with, use_state};

use crate::form::{Button, Look, use_kept_focus};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

/// The list, or nothing where there is none.
pub(crate) fn list() -> Html {
    html! { <List /> }
}

#[component]
fn List() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let listed = use_state(Vec::<KeptResponse>::new);
    let asked = use_state(|| None::<String>);
    let turn = use_state(|| 0_u32);
    {
        let (listed, acts, storage) = (listed.clone(), acts.clone(), session.storage.clone());
        use_effect_with((storage.is_some(), *turn), move |_| {
            if let Some(storage) = storage {
                spawn_local(async move {
                    match storage.responses.all().await {
                        Ok(all) => listed.set(all),
                        Err(reason) => acts.tell(reason),
                    }
                });
            }
        });
    }
    use_kept_focus(
        asked.is_some(),
        if asked.is_some() { "remove-response" } else { "responses-heading" },
    );
    if listed.is_empty() {
        return Html::default();
    }
    let rows = listed.iter().map(|kept| {
        let onopen = {
            let (acts, key) = (acts.clone(), kept.key.clone());
            Callback::from(move |()| acts.go(Screen::Respond(format!("{key}/tasks"))))
        };
        let onask = {
            let (asked, key) = (asked.clone(), kept.key.clone());
            Callback::from(move |()| asked.set(Some(key.clone())))
        };
        let title = name(kept);
        let changed = clock::stored_in_words(&kept.changed);
        let others = listed.iter().filter(|other| name(other) == title).count() > 1;
        let about = if others {
            format!("your response to {title}, last changed {changed}")
        } else {
            format!("your response to {title}")
        };
        let in_file = if kept.changed_since_file {
            "What you changed last is in no file"
        } else {
            "Downloaded as a file after the last change"
        };
        html! {
            <li class="app-mine__item" key={kept.key.clone()}>
                <div class="app-mine__about">
                    <h3 class="govuk-heading-s app-mine__title">{ &title }</h3>
                    <p class="govuk-body-s">{ format!("Last changed {changed}") }</p>
                    <p class="govuk-body-s">{ in_file }</p>
                </div>
                <p class="app-actions app-mine__actions">
                    <Button look={Look::Link} about={about.clone()} onclick={onopen}>{ "Continue" }</Button>
                    <Button look={Look::Link} {about} onclick={onask}>{ "Remove" }</Button>
                </p>
            </li>
        }
    });
    let question = asked.as_ref().and_then(|key| listed.iter().find(|kept| kept.key == *key));
    let question = question.map(|kept| {
        let onkeep = {
            let asked = asked.clone();
            Callback::from(move |()| asked.set(None))
        };
        let onremove = {
            let (acts, asked, turn) = (acts.clone(), asked.clone(), turn.clone());
            let (key, storage) = (kept.key.clone(), session.storage.clone());
            Callback::from(move |()| {
                let (acts, asked, turn) = (acts.clone(), asked.clone(), turn.clone());
                let (key, storage) = (key.clone(), storage.clone());
                spawn_local(async move {
                    let Some(storage) = storage else { return };
                    if let Err(reason) = storage.responses.remove(&key).await {
                        acts.tell(reason);
                    }
                    asked.set(None);
                    turn.set(turn.wrapping_add(1));
                });
            })
        };
        html! {
            <div class="govuk-inset-text" id="remove-response" tabindex="-1">
                <p class="govuk-body">{ format!("Remove your response to “{}” from this browser? It cannot be brought back, except from a file to go on with that you saved (“my response, not for sending”). The two files for the council cannot be opened here.", name(kept)) }</p>
                <div class="govuk-button-group">
                    <Button look={Look::Warning} onclick={onremove}>{ "Remove it" }</Button>
                    <Button look={Look::Link} onclick={onkeep}>{ "Keep it" }</Button>
                </div>
            </div>
        }
    });
    html! {
        <section class="app-start__section" aria-labelledby="responses-heading">
            <h2 id="responses-heading" class="govuk-heading-m" tabindex="-1">{ "My responses to councils" }</h2>
            { question.unwrap_or_default() }
            <ul class="govuk-list app-mine">{ for rows }</ul>
        </section>
    }
}

fn name(kept: &KeptResponse) -> String {
    match kept.title.as_str() {
        "" => "Procurement without a title".to_owned(),
        title => title.to_owned(),
    }
}
