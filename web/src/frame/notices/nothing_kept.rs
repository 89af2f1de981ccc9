//! The notice that this browser keeps nothing: whole until a person has read it or has a file, one line from then on.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Details, Look, Notification, use_kept_focus};
use crate::later;
use crate::session::file::{can_write, save_open};
use crate::session::storage::Storage;
use crate::session::{Act, Kept, Notice, Session, use_acts, use_session};

/// What the notice is called.
const TITLE: &str = "Nothing is kept in this browser";

/// The id of what is left of it once it was read.
const LINE: &str = "not-kept";

/// The notice's properties.
#[derive(Properties, PartialEq)]
pub(super) struct NothingKeptProps {
    /// Why nothing is kept.
    pub reason: AttrValue,
}

/// Says it.
#[component]
pub(super) fn NothingKept(props: &NothingKeptProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let folded = session.not_kept == Notice::Line;
    // The button that was pressed goes away with the rest. What is left of it should be seen.
    use_kept_focus(folded, LINE);
    let held_back = session.storage.as_ref().is_some_and(Storage::is_held_back);
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| save_open(&acts, &session))
    };
    let onkeep = {
        let (acts, storage) = (acts.clone(), session.storage.clone());
        Callback::from(move |()| {
            if let Some((later, storage)) = later::here().zip(storage.as_ref()) {
                (later.keep_all_the_same)(&acts, storage);
            }
        })
    };
    let onread = Callback::from(move |()| acts.act(Act::NotKeptRead));
    let advice = advice(&session, held_back);
    let in_file = matches!(session.kept(), Kept::File(_));
    let whole = html! {
        <>
            <p class="govuk-notification-banner__heading">{ heading(&session, held_back) }</p>
            if !advice.is_empty() {
                <p class="govuk-body">{ advice }</p>
            }
            <p class="govuk-body">{ &props.reason }</p>
            <div class="govuk-button-group">
                if session.is_open() {
                    <Button look={Look::Secondary} onclick={onfile}>{
                        if can_write() && !in_file { "Choose a place" } else { "Save as file" }
                    }</Button>
                }
                if held_back {
                    <Button look={Look::Secondary} onclick={onkeep}>{ "Keep it in this browser all the same" }</Button>
                }
                if !folded {
                    <Button look={Look::Link} onclick={onread}>{ "I have read this" }</Button>
                }
            </div>
        </>
    };
    if folded {
        html! {
            <section id={LINE} class="app-not-kept" aria-label={TITLE} tabindex="-1">
                <Details summary={line(&session)}>{ whole }</Details>
            </section>
        }
    } else {
        html! { <Notification title={TITLE}>{ whole }</Notification> }
    }
}

/// What it comes to for the work.
fn heading(session: &Session, held_back: bool) -> &'static str {
    match session.kept() {
        Kept::File(_) => "You can go on: your work goes into the file at each step.",
        // Whether a download arrived, only the person knows.
        Kept::AsIn("") => {
            "You downloaded your work as a file. What you change from now on is only on this page until you save it again."
        }
        Kept::AsIn(_) => {
            "Your work is in its file. What you change from now on is only on this page until you save it again."
        }
        Kept::ChangedSince => {
            "You can go on, but what you changed since you saved your work as a file is gone when you close or reload this page."
        }
        _ if held_back && !session.is_open() => {
            "You opened Common Measure as a file. Your work is kept only in the files that you save."
        }
        _ => "You can go on, but your work is gone when you close or reload this page.",
    }
}

/// What to do about it; empty for nothing.
fn advice(session: &Session, held_back: bool) -> &'static str {
    match (session.kept(), session.is_open()) {
        (Kept::File(_), _) => "",
        (Kept::AsIn(_), true) if !can_write() => "",
        (_, true) if can_write() => {
            "Choose a place for the file, such as your team’s folder: from then on everything you enter is saved there at each step. Do not replace a file that is there already: the browser empties it at once, whoever wrote in it."
        }
        (_, false) if held_back && can_write() => {
            "Once you have started, choose a place for the file, such as your team’s folder: everything you enter is saved there at each step."
        }
        _ => "Save your work as a file before you close the page.",
    }
}

/// Both in one line.
fn line(session: &Session) -> String {
    let work = match session.kept() {
        Kept::File(name) => format!(": your work is saved in “{name}” at each step."),
        Kept::AsIn("") => {
            ". You downloaded your work; later changes are only on this page.".to_owned()
        }
        Kept::AsIn(name) => {
            format!(". Your work is in “{name}”; later changes are only on this page.")
        }
        Kept::ChangedSince => {
            ". Your last changes are only on this page, not in a file.".to_owned()
        }
        _ if session.is_open() => ". Your work is only on this page, not in a file.".to_owned(),
        _ => ", only in the files that you save.".to_owned(),
    };
    format!("{TITLE}{work}")
}
