//! The start: a new procurement, a file, an example, or one that is kept in this browser.

mod examples;
mod mine;
mod remove;

use common_measure::record::Standing;
use web_sys::{DragEvent, Event, HtmlInputElement};
use yew::{Callback, Html, MouseEvent, TargetCast, component, html, use_mut_ref, use_node_ref};

use crate::form::{Button, YourName};
use crate::later::{self, Later, use_later};
use crate::screen::Screen;
use crate::session::file::{can_choose, dropped};
use crate::session::{opening, use_acts, use_session};

pub(crate) use examples::Example;
use examples::Examples;
use mine::Mine;
pub(crate) use remove::{RemoveProps, remove};

/// The start page.
#[component]
pub(crate) fn Start() -> Html {
    let (session, acts) = (use_session(), use_acts());
    if session.opening {
        return html! { <p class="govuk-body" role="status">{ "Opening…" }</p> };
    }
    let onnew = {
        let session = session.clone();
        Callback::from(move |()| {
            let who = session.who().to_owned();
            let make = move |later: &Later| (later.new_record)(Standing::Draft, &who);
            acts.open_made(make, Screen::TaskList);
        })
    };
    html! {
        <>
            // The page says the same before the app is here: see index.html. Its second line is longer than any text below, so
            // that browsers count the page as painted when that stands there.
            <h1 class="govuk-heading-xl">{ "Common Measure" }</h1>
            <p class="govuk-body-l">{ "Score tenders that have social value in them, and show how every point came about. Figures are exact, with their workings behind them, and all that is done goes on the record." }</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>{ "State award criteria, weights and methods before bids are opened." }</li>
                <li>{ "Enter what was bid, and see points and ranks as you type." }</li>
                <li>{ "Everything stays on this computer. Nothing is sent anywhere, and there is no account." }</li>
            </ul>
            <Button id="start-new" onclick={onnew}>{ "Start a new procurement" }</Button>
            <YourName />
            <Mine />
            <Responses />
            <OpenFile />
            <Examples />
        </>
    }
}

/// What a supplier is filling in here, as soon as the rest of the app is there to list it.
#[component]
fn Responses() -> Html {
    use_later().map(|later| (later.responses)()).unwrap_or_default()
}

/// Opens a file that is chosen, or dropped.
#[component]
fn OpenFile() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onchange = {
        let (acts, session) = (acts.clone(), session.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
                opening::open(&acts, &session, &chosen, None);
            }
            // So that choosing the same file again is a choice too.
            input.set_value("");
        }
    };
    // Where the browser can, it chooses a file that can be written to later.
    let input = use_node_ref();
    let as_usual = use_mut_ref(|| false);
    let onclick = {
        let (acts, session, input) = (acts.clone(), session.clone(), input.clone());
        move |event: MouseEvent| {
            let Some(later) = later::here().filter(|_| can_choose()) else { return };
            if std::mem::take(&mut *as_usual.borrow_mut()) {
                return;
            }
            event.prevent_default();
            let (input, as_usual) = (input.clone(), as_usual.clone());
            let otherwise = Callback::from(move |()| {
                if let Some(input) = input.cast::<HtmlInputElement>() {
                    *as_usual.borrow_mut() = true;
                    input.click();
                }
            });
            (later.choose_file)(&acts, &session, otherwise);
        }
    };
    let ondrop = move |event: DragEvent| {
        event.prevent_default();
        let Some(data) = event.data_transfer() else { return };
        let Some(file) = data.files().and_then(|files| files.get(0)) else { return };
        match later::here().filter(|_| can_choose()).zip(dropped(&data)) {
            Some((later, handle)) => (later.open_dropped)(&acts, &session, file, handle),
            None => opening::open(&acts, &session, &file, None),
        }
    };
    let hint = if can_choose() {
        "The record of a procurement goes on where the file ends. Before anything is written to the file you chose, the browser asks you."
    } else {
        "The record of a procurement goes on where the file ends. The file itself is not changed."
    };
    let ondragover = |event: DragEvent| event.prevent_default();
    html! {
        <section class="app-start__section" aria-labelledby="open-file-heading">
            <h2 id="open-file-heading" class="govuk-heading-m">{ "Open a file" }</h2>
            <div class="govuk-form-group app-drop" {ondrop} {ondragover}>
                <label class="govuk-label" for="open-file">{ "Choose a procurement that was saved as a file, or a response form that a council sent you, or drop it here" }</label>
                <div id="open-file-hint" class="govuk-hint">{ hint }</div>
                <input
                    ref={input}
                    class="govuk-file-upload"
                    id="open-file"
                    type="file"
                    accept=".json,.jsonl,application/json"
                    aria-describedby="open-file-hint"
                    {onclick}
                    {onchange}
                />
            </div>
        </section>
    }
}
