//! The page that takes bids in: a spreadsheet is chosen, what was understood of it is shown, and one
//! command enters it.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Given, changed_fields};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};
use yew::{
    Callback, Html, Properties, UseStateHandle, component, hook, html, use_effect_with, use_state,
};

use super::understood::{Change, Question, Understood};
use super::{bytes, read};
use crate::form::{BackLink, Button, InsetText, Scroll};
use crate::record::NotLocked;
use crate::screen::Screen;
use crate::session::{self, Session, Shared, use_acts, use_session};

/// How many changes are listed.
const MOST_LINES: usize = 200;

#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    At(u8),
    Failed(String),
    Read(Shared<Understood>),
}

/// Takes bids in from a spreadsheet.
#[component]
pub(crate) fn TakeIn() -> Html {
    let session = use_session();
    let stage = use_state(|| Stage::Idle);
    let chosen = use_state(|| None);
    use_plan(&session.confirmed, session.given(), &chosen, &stage);
    let title = Screen::TakeIn.title(&session.confirmed);
    if !session.process().practice && !session.process().is_locked() {
        return html! {
            <>
                <h1 class="govuk-heading-xl">{ title }</h1>
                <NotLocked />
            </>
        };
    }
    let onchange = {
        let (chosen, stage) = (chosen.clone(), stage.clone());
        Callback::from(move |event: Event| {
            let input =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // The same file may be chosen again once it was corrected.
            input.set_value("");
            chosen.set(None);
            stage.set(Stage::At(0));
            let (chosen, stage) = (chosen.clone(), stage.clone());
            spawn_local(async move {
                match bytes(&file).await {
                    Ok(bytes) => chosen.set(Some(Shared::new(bytes))),
                    Err(why) => stage.set(Stage::Failed(why)),
                }
            });
        })
    };
    let failed = match &*stage {
        Stage::Failed(why) => Some(why.clone()),
        _ => None,
    };
    let group = if failed.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html! {
        <>
            <BackLink to={Screen::Bids} />
            <h1 class="govuk-heading-xl">{ title }</h1>
            <p class="govuk-body">
                { "Columns are found by their heads, wherever they stand. “Save all bids as a spreadsheet” on the page before makes a file with the right ones. Nothing is taken in before you have seen what was understood." }
            </p>
            <div class={group}>
                <label class="govuk-label govuk-label--m" for="bids-file">{ "Choose the spreadsheet" }</label>
                <div id="bids-file-hint" class="govuk-hint">{ ".xlsx, or .csv in UTF-8, of at most 16 MB" }</div>
                if let Some(why) = failed {
                    <p id="bids-file-error" class="govuk-error-message" role="alert">
                        <span class="govuk-visually-hidden">{ "Error: " }</span>{ why }
                    </p>
                }
                <input class="govuk-file-upload" id="bids-file" type="file" accept=".xlsx,.csv"
                    aria-describedby="bids-file-hint bids-file-error" {onchange} />
            </div>
            <p class="govuk-body" role="status">{ match &*stage {
                Stage::At(percent) => format!("Reading the spreadsheet: {percent} %"),
                Stage::Read(understood) => in_file(understood),
                Stage::Idle | Stage::Failed(_) => String::new(),
            } }</p>
            if let Stage::Read(understood) = &*stage {
                <Seen understood={understood.clone()} />
            }
        </>
    }
}

/// Works out what the chosen file would change, and does so again whenever the procurement is another one: by an undo,
/// or by what another tab did. What is offered never rests on what stood there before.
#[hook]
fn use_plan(
    of: &Shared<Procurement>,
    ids: Given,
    chosen: &UseStateHandle<Option<Shared<Uint8Array>>>,
    stage: &UseStateHandle<Stage>,
) {
    let stage = stage.clone();
    use_effect_with((of.clone(), (**chosen).clone()), move |(of, chosen)| {
        let wanted = Rc::new(Cell::new(true));
        if let Some(file) = chosen.clone() {
            stage.set(Stage::At(0));
            let (of, wanted) = (of.clone(), Rc::clone(&wanted));
            let tell = move |now| {
                if wanted.get() {
                    stage.set(now);
                }
            };
            spawn_local(async move {
                let at = {
                    let tell = tell.clone();
                    Callback::from(move |percent| tell(Stage::At(percent)))
                };
                tell(match read(&of, &ids, &file, at).await {
                    Ok(understood) => Stage::Read(Shared::new(understood)),
                    Err(why) => Stage::Failed(why),
                });
            });
        }
        move || wanted.set(false)
    });
}

fn in_file(understood: &Understood) -> String {
    let bids = match understood.bids {
        1 => "1 bid".to_owned(),
        n => format!("{n} bids"),
    };
    let place = match understood.sheet.as_str() {
        "" => "The file".to_owned(),
        sheet => format!("The sheet “{sheet}”"),
    };
    format!("{place} has {bids}, {} of them new.", understood.new_bids)
}

#[derive(Properties, PartialEq)]
struct SeenProps {
    understood: Shared<Understood>,
}

/// What was understood, what is asked, and what would change.
#[component]
fn Seen(props: &SeenProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let understood = &props.understood;
    let onclick = {
        let understood = understood.clone();
        Callback::from(move |()| {
            let Some(command) = understood.command.clone() else { return };
            let (covered, entries) = (covered(&session, &command), session.entries);
            acts.enter_then(Act::Change(command), Screen::Bids);
            if session.entries > entries {
                for path in covered {
                    acts.act(session::Act::Abandoned(path));
                }
            }
        })
    };
    html! {
        <>
            if !understood.questions.is_empty() {
                { questions(&understood.questions) }
            } else if understood.command.is_none() {
                <InsetText><p class="govuk-body">{ "Nothing in the spreadsheet is different from what is here." }</p></InsetText>
            }
            if !understood.changes.is_empty() {
                { changes(&understood.changes) }
            }
            if !understood.notes.is_empty() {
                <h2 class="govuk-heading-m">{ "What stays as it is" }</h2>
                <ul class="govuk-list govuk-list--bullet">
                    { for understood.notes.iter().take(MOST_LINES).map(|note| html! { <li>{ note }</li> }) }
                    { more(understood.notes.len()) }
                </ul>
            }
            if understood.command.is_some() {
                <Button {onclick}>{ "Take these bids in" }</Button>
            }
        </>
    }
}

/// The fields that a command fills while they show a text that was not entered: it would go on hiding what is filled in.
fn covered(session: &Session, command: &Command) -> Vec<String> {
    let filled: BTreeSet<String> = changed_fields(command).into_iter().collect();
    let is_filled =
        |path: &&String| filled.contains(*path) || filled.contains(&format!("{path}/quantity"));
    session.unfinished.keys().filter(is_filled).cloned().collect()
}

fn questions(all: &[Question]) -> Html {
    let lines = all.iter().take(MOST_LINES).map(|question| {
        html! {
            <li><strong>{ &question.place }</strong>{ format!(": {} {}", question.problem, question.remedy) }</li>
        }
    });
    html! {
        <>
            <h2 class="govuk-heading-m">{ match all.len() {
                1 => "1 cell could not be taken as it is".to_owned(),
                n => format!("{n} cells could not be taken as they are"),
            } }</h2>
            <p class="govuk-body">{ "Nothing is taken in yet. Answer in the spreadsheet, save it, and choose it again." }</p>
            <ul class="govuk-list govuk-list--bullet">
                { for lines }
                { more(all.len()) }
            </ul>
        </>
    }
}

fn changes(all: &[Change]) -> Html {
    let rows = all.iter().take(MOST_LINES).map(|change| {
        let from = if change.from.is_empty() { "nothing" } else { &change.from };
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ &change.cell }</th>
                <td class="govuk-table__cell">{ &change.about }</td>
                <td class="govuk-table__cell">{ from }</td>
                <td class="govuk-table__cell">{ &change.to }</td>
            </tr>
        }
    });
    html! {
        <>
            <Scroll label="What would change">
                <table class="govuk-table">
                    <caption class="govuk-table__caption govuk-table__caption--m">{ "What would change" }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            { for ["Cell", "About", "Now", "In the spreadsheet"].map(|head| html! {
                                <th scope="col" class="govuk-table__header">{ head }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            </Scroll>
            if all.len() > MOST_LINES {
                <p class="govuk-body">{ format!("and {} more", all.len() - MOST_LINES) }</p>
            }
        </>
    }
}

fn more(count: usize) -> Html {
    if count > MOST_LINES {
        html! { <li>{ format!("and {} more", count - MOST_LINES) }</li> }
    } else {
        Html::default()
    }
}
