//! The procurements that are kept in this browser.

use common_measure_parts::clock;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, component, html, use_effect_with, use_state};

use crate::form::{Button, Look};
use crate::later::use_later;
use crate::session::storage::About;
use crate::session::{Act, Opened, SaveState, use_acts, use_session};

use super::RemoveProps;

/// The list, or that there is nothing in it.
#[component]
pub(crate) fn Mine() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // What is to be removed may be said before the rest of the app is there to ask about it.
    let later = use_later();
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
    let in_browser = session.kept().in_browser();
    let heading = |content| heading(in_browser, content);
    let Some(storage) = session.storage.clone() else { return heading(html! {}) };
    let Some(mut all) = (*listed).clone() else { return heading(html! {}) };
    // What is open is ahead of what is stored of it.
    for about in all.iter_mut().filter(|about| session.key.as_ref() == Some(&about.key)) {
        about.changed_since_file = session.changed_since_file;
        about.file.clone_from(&session.file);
    }
    if all.is_empty() {
        let kept = if in_browser {
            "What you start, open or try is kept here, on this computer only, until you remove it or the browser’s data is cleared. A browser may clear it by itself, so save what matters as a file."
        } else {
            "What you start, open or try stays here until you close or reload this page."
        };
        return heading(html! {
            <>
                <p class="govuk-body">{ "There are none yet." }</p>
                <p class="govuk-body">{ kept }</p>
            </>
        });
    }
    let onremoved = {
        let (acts, asked, open) = (acts.clone(), asked.clone(), session.key.clone());
        let turn = turn.clone();
        Callback::from(move |key: String| {
            asked.set(None);
            if open.as_ref() == Some(&key) {
                acts.act(Act::Closed);
            }
            turn.set(turn.wrapping_add(1));
        })
    };
    let onsaved = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
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
            <li class="app-mine__item" key={about.key.clone()}>
                <div class="app-mine__about">
                    <h3 class="govuk-heading-s app-mine__title">
                        { &title }
                        if about.practice {
                            { " " }<strong class="govuk-tag govuk-tag--grey">{ "Practice copy" }</strong>
                        }
                        if about.withheld {
                            { " " }<strong class="govuk-tag govuk-tag--grey">{ "Copy, texts withheld" }</strong>
                        }
                    </h3>
                    <p class="govuk-body-s">{ format!("Last changed {}", clock::stored_in_words(&about.changed)) }{ size(about.size) }</p>
                    <p class="govuk-body-s">{ in_file(about) }</p>
                </div>
                <p class="app-actions app-mine__actions">
                    <Button look={Look::Link} about={title.clone()} onclick={onopen}>{ "Continue" }</Button>
                    <Button look={Look::Link} about={title} onclick={onask}>{ "Remove" }</Button>
                </p>
            </li>
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
                { later.map(|later| (later.remove)(RemoveProps { about: about.clone(), onsaved, onkeep, onremoved })).unwrap_or_default() }
            }
            <ul class="govuk-list app-mine">{ for rows }</ul>
        </>
    })
}

fn heading(in_browser: bool, content: Html) -> Html {
    let here = if in_browser { "in this browser" } else { "on this page" };
    html! {
        <section class="app-start__section" aria-labelledby="mine-heading">
            <h2 id="mine-heading" class="govuk-heading-m">{ format!("My procurements {here}") }</h2>
            { content }
        </section>
    }
}

/// What it is called, or what stands for that.
pub(super) fn name(about: &About) -> String {
    match about.title.as_str() {
        "" => "Procurement without a title".to_owned(),
        title => title.to_owned(),
    }
}

/// Whether it is in a file as it stands.
pub(super) fn in_file(about: &About) -> String {
    let Some(file) = &about.file else { return "Never saved as a file".to_owned() };
    // Whether a download came to its end, and under which name, only the person knows.
    let done = if file.is_empty() { "downloaded" } else { "saved" };
    let words = if about.changed_since_file {
        format!("Changed since it was {done} as a file")
    } else if file.is_empty() {
        "Downloaded as a file after the last change".to_owned()
    } else {
        "Saved as a file after the last change".to_owned()
    };
    if file.is_empty() { words } else { format!("{words}: {file}") }
}

/// How much room it takes.
fn size(bytes: usize) -> String {
    match bytes {
        0 => String::new(),
        1..1_000_000 => format!(", {}\u{a0}KB", bytes.div_ceil(1000)),
        _ => format!(", {}.{}\u{a0}MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_thousands_and_millions() {
        assert_eq!(size(0), "");
        assert_eq!(size(1), ", 1\u{a0}KB");
        assert_eq!(size(2_001), ", 3\u{a0}KB");
        assert_eq!(size(999_999), ", 1000\u{a0}KB");
        assert_eq!(size(1_000_000), ", 1.0\u{a0}MB");
        assert_eq!(size(20_350_000), ", 20.3\u{a0}MB");
    }

    #[test]
    fn only_what_is_known_to_be_in_a_file_is_said_to_be() {
        let about = |file: Option<&str>, changed_since_file| About {
            file: file.map(str::to_owned),
            changed_since_file,
            ..About::default()
        };
        assert_eq!(in_file(&about(None, true)), "Never saved as a file");
        assert_eq!(in_file(&about(None, false)), "Never saved as a file");
        assert_eq!(in_file(&about(Some("a"), false)), "Saved as a file after the last change: a");
        assert_eq!(in_file(&about(Some("a"), true)), "Changed since it was saved as a file: a");
        assert_eq!(in_file(&about(Some(""), false)), "Downloaded as a file after the last change");
        assert_eq!(in_file(&about(Some(""), true)), "Changed since it was downloaded as a file");
    }
}
