//! The task list: what there is to set up, and how far each part is.

use web_sys::MouseEvent;
use yew::{Html, classes, component, html};

use crate::record::LockedNotice;
use crate::screen::Screen;
use crate::session::{Kept, use_acts, use_found, use_session};

use super::export::Export;
use super::status::{Status, status};

/// What there is to set up.
#[component]
pub(crate) fn TaskList() -> Html {
    let (session, acts, found) = (use_session(), use_acts(), use_found());
    let parts: [(&str, &[(Screen, &str)]); 3] = [
        (
            "What you are buying",
            &[
                (Screen::Details, "Title, authority and the rules that it runs under."),
                (Screen::Lots, "One, unless the contract is divided."),
            ],
        ),
        (
            "Award criteria and scoring method",
            &[
                (Screen::Measures, "What bidders are asked to commit to."),
                (Screen::Criteria, "Sections, questions, weights, and how each is scored."),
                (Screen::Scales, "The levels on which people score quality."),
                (Screen::Award, "What decides, how many bids are awarded, and what follows."),
                (
                    Screen::RoundingAndTies,
                    "How figures are rounded, what decides a tie, and what a missed minimum means.",
                ),
            ],
        ),
        (
            "Check",
            &[
                (Screen::CheckAnswers, "What is missing or does not add up, and all answers."),
                (Screen::Lock, "Before bids are opened. It gives you a check code to publish."),
            ],
        ),
    ];
    let process = session.process();
    // A practice copy is never locked.
    let shown_here = |(screen, _): &&(Screen, &str)| *screen != Screen::Lock || !process.practice;
    let sections = parts.into_iter().enumerate().map(|(at, (heading, tasks))| {
        let items = tasks.iter().filter(shown_here).map(|(screen, hint)| {
            let status = match screen {
                Screen::Lock if process.is_locked() => Status::Done,
                Screen::Lock => Status::NotStarted,
                _ => status(screen, &session.confirmed, &found),
            };
            let name = screen.title(&session.confirmed);
            let id = screen.write();
            let (acts, to) = (acts.clone(), screen.clone());
            let onclick = move |event: MouseEvent| {
                event.prevent_default();
                acts.go(to.clone());
            };
            html! {
                <li class="govuk-task-list__item govuk-task-list__item--with-link">
                    <div class="govuk-task-list__name-and-hint">
                        <a class="govuk-link govuk-task-list__link" href="#" aria-describedby={format!("{id}-hint {id}-status")} {onclick}>{ name }</a>
                        <div id={format!("{id}-hint")} class="govuk-task-list__hint">{ *hint }</div>
                    </div>
                    <div id={format!("{id}-status")} class="govuk-task-list__status">{ shown(status) }</div>
                </li>
            }
        });
        html! {
            <section aria-labelledby={format!("tasks-{at}")}>
                <h2 id={format!("tasks-{at}")} class="govuk-heading-m">{ heading }</h2>
                <ul class="govuk-task-list">{ for items }</ul>
            </section>
        }
    });
    let onbids = {
        let acts = acts.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            acts.go(Screen::Bids);
        }
    };
    html! {
        <>
            <h1 class="govuk-heading-l">{ "Set up" }</h1>
            <p class="govuk-body">{ format!("In any order. {}", saved(session.kept())) }</p>
            <LockedNotice />
            { for sections }
            if process.practice || process.is_locked() {
                <p class="govuk-body">
                    { "When the award criteria are complete, " }
                    <a class="govuk-link" href="#" onclick={onbids}>{ "enter the bids" }</a>
                    { "." }
                </p>
            }
            <Export />
        </>
    }
}

/// Where what is entered here is saved.
fn saved(kept: Kept<'_>) -> String {
    match kept {
        Kept::NotKnown | Kept::Browser(None) => {
            "Everything is saved in this browser as you go, half-finished work too.".to_owned()
        }
        Kept::Browser(Some(name)) => format!(
            "Everything is saved as you go: in “{name}”, and in this browser, where half-finished work is too."
        ),
        Kept::File(name) => format!(
            "What you enter is saved in “{name}” as you go, but for fields that are half typed or show an error."
        ),
        Kept::AsIn(_) | Kept::ChangedSince | Kept::Page => {
            "What you enter is only on this page until you save it as a file.".to_owned()
        }
    }
}

fn shown(status: Status) -> Html {
    let (words, tag) = match status {
        Status::NotStarted => ("Not started".to_owned(), Some("govuk-tag--blue")),
        Status::InProgress => ("In progress".to_owned(), Some("govuk-tag--light-blue")),
        Status::Done => ("Done".to_owned(), None),
        Status::Errors(number) => (format!("Has errors: {number}"), Some("govuk-tag--red")),
    };
    match tag {
        Some(tag) => html! { <strong class={classes!("govuk-tag", tag)}>{ words }</strong> },
        None => html! { { words } },
    }
}
