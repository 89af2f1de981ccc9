//! The procurements that are kept in this browser.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state};

use crate::form::{Button, Look, Scroll};
use crate::session::storage::{About, Storage};
use crate::session::{Act, Opened, SaveState, file, use_acts, use_session};

/// The list, or that there is nothing in it.
#[component]
pub(crate) fn Mine() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let listed = use_state(|| None::<Vec<About>>);
    let asked = use_state(|| None::<String>);
    // Listed anew whenever something was stored or removed.
    let turn = use_state(|| 0_u32);
    {
        let (listed, acts) = (listed.clone(), acts.clone());
        let storage = session.storage.clone();
        let saving = session.saved == SaveState::Saving;
        use_effect_with((storage.is_some(), saving, *turn), move |_| {
            if let Some(storage) = storage {
                spawn_local(async move {
                    match storage.list().await {
                        Ok(all) => listed.set(Some(all)),
                        Err(reason) => acts.tell(reason),
                    }
                });
            }
        });
    }
    let Some(storage) = session.storage.clone() else { return heading(html! {}) };
    let Some(all) = (*listed).clone() else { return heading(html! {}) };
    if all.is_empty() {
        return heading(html! {
            <p class="govuk-body">
                { "There are none yet. What you start, open or try is kept here, on this computer only, until you remove it or the browser’s data is cleared." }
            </p>
        });
    }
    let onremoved = {
        let (acts, asked, open) = (acts.clone(), asked.clone(), session.key.clone());
        Callback::from(move |key: String| {
            asked.set(None);
            if open.as_ref() == Some(&key) {
                acts.act(Act::Closed);
            }
            turn.set(turn.wrapping_add(1));
        })
    };
    let rows = all.iter().map(|about| {
        let onopen = {
            let (acts, storage, key) = (acts.clone(), storage.clone(), about.key.clone());
            let is_open = session.key.as_ref() == Some(&about.key);
            let back = if is_open { session.left_at.clone() } else { Opened::screen_of(about) };
            Callback::from(move |()| {
                // What is open is ahead of what is stored.
                if is_open {
                    acts.go(back.clone());
                } else {
                    acts.open_stored(&storage, key.clone(), Some(back.clone()));
                }
            })
        };
        let onask = {
            let (asked, key) = (asked.clone(), about.key.clone());
            Callback::from(move |()| asked.set(Some(key.clone())))
        };
        let title = name(about);
        html! {
            <tr class="govuk-table__row" key={about.key.clone()}>
                <th scope="row" class="govuk-table__header">
                    { &title }
                    if about.practice {
                        { " " }<strong class="govuk-tag govuk-tag--grey">{ "Practice copy" }</strong>
                    }
                    if about.withheld {
                        { " " }<strong class="govuk-tag govuk-tag--grey">{ "Copy, texts withheld" }</strong>
                    }
                </th>
                <td class="govuk-table__cell">{ file::time_in_words(&about.changed) }</td>
                <td class="govuk-table__cell app-actions">
                    <Button look={Look::Link} about={title.clone()} onclick={onopen}>{ "Continue" }</Button>
                    <Button look={Look::Link} about={title} onclick={onask}>{ "Remove" }</Button>
                </td>
            </tr>
        }
    });
    let question = asked.as_ref().and_then(|key| all.iter().find(|about| about.key == *key));
    let onkeep = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    heading(html! {
        <>
            if let Some(about) = question {
                <Remove about={about.clone()} storage={Door(storage.clone())} {onkeep} {onremoved} />
            }
            <Scroll label="My procurements">
                <table class="govuk-table">
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Procurement" }</th>
                            <th scope="col" class="govuk-table__header">{ "Last changed" }</th>
                            <th scope="col" class="govuk-table__header">
                                <span class="govuk-visually-hidden">{ "What you can do" }</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            </Scroll>
        </>
    })
}

fn heading(content: Html) -> Html {
    html! {
        <section class="app-start__section" aria-labelledby="mine-heading">
            <h2 id="mine-heading" class="govuk-heading-m">{ "My procurements in this browser" }</h2>
            { content }
        </section>
    }
}

fn name(about: &About) -> String {
    match about.title.as_str() {
        "" => "Procurement without a title".to_owned(),
        title => title.to_owned(),
    }
}

/// A door as a property: there is only one in the app.
#[derive(Clone)]
struct Door(Storage);

impl PartialEq for Door {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Properties, PartialEq)]
struct RemoveProps {
    about: About,
    storage: Door,
    onkeep: Callback<()>,
    onremoved: Callback<String>,
}

/// Asks before something is removed for good, and offers the file first.
#[component]
fn Remove(props: &RemoveProps) -> Html {
    let acts = use_acts();
    use_effect_with(props.about.key.clone(), |_| {
        crate::form::focus("remove-question");
    });
    let key = props.about.key.clone();
    let onfile = {
        let (acts, storage, key) = (acts.clone(), props.storage.0.clone(), key.clone());
        Callback::from(move |()| {
            let (acts, storage, key) = (acts.clone(), storage.clone(), key.clone());
            spawn_local(async move {
                let text = storage.load(&key).await;
                let saved = text.and_then(|found| {
                    let (about, text) = found.ok_or("It is no longer there.")?;
                    file::save_text(&text, &about.title)
                });
                if let Err(reason) = saved {
                    acts.tell(reason);
                }
            });
        })
    };
    let onremove = {
        let (storage, onremoved) = (props.storage.0.clone(), props.onremoved.clone());
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
    html! {
        <div class="govuk-inset-text" id="remove-question" tabindex="-1">
            <h3 class="govuk-heading-s">{ format!("Remove “{}” from this browser?", name(&props.about)) }</h3>
            <p class="govuk-body">{ "It cannot be brought back, unless you have it as a file." }</p>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={onfile}>{ "Save as file first" }</Button>
                <Button look={Look::Warning} onclick={onremove}>{ "Remove" }</Button>
                <Button look={Look::Link} onclick={props.onkeep.clone()}>{ "Keep it" }</Button>
            </div>
        </div>
    }
}
