//! The bar at the top: what is open, whether it is kept, and what can be done from anywhere.

use web_sys::MouseEvent;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look};
use crate::screen::Screen;
use crate::session::{Act, SaveState, file, use_acts, use_session};

/// The bar with the product's name, the open procurement and its state.
#[component]
pub(crate) fn Header() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onhome = {
        let acts = acts.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            acts.go(Screen::Start);
        }
    };
    // A question about a file is not about what is open.
    let open = session.is_open() && session.screen != Screen::Start && session.question.is_none();
    html! {
        <header class="app-header">
            <div class="govuk-width-container app-header__container">
                <a class="app-header__name" href="#" onclick={onhome}>{ "Common Measure" }</a>
                if open {
                    <span class="app-header__title">{ session.title() }</span>
                    <Tools />
                }
            </div>
        </header>
    }
}

/// Undo, redo, saving as a file, and whether the work is kept.
#[component]
fn Tools() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onundo = Callback::from({
        let acts = acts.clone();
        move |()| acts.act(Act::Undo)
    });
    let onredo = Callback::from({
        let acts = acts.clone();
        move |()| acts.act(Act::Redo)
    });
    let onfile = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| file::save_open(&acts, &session))
    };
    let state = match &session.saved {
        SaveState::Nothing => String::new(),
        SaveState::Saving => "Saving…".to_owned(),
        SaveState::Saved(time) => format!("Saved here at {time}"),
        SaveState::MemoryOnly(_) => "Not kept: see below".to_owned(),
        SaveState::Failed(_) | SaveState::Stale => "Not saved: see below".to_owned(),
    };
    let reminder = if session.changed_since_file { "Not yet in a file" } else { "" };
    html! {
        <div class="app-header__tools">
            <span class="app-header__state" role="status" aria-live="polite">
                <span>{ state }</span>
                <span class="app-header__reminder">{ reminder }</span>
            </span>
            <Button class="app-header__button" look={Look::Link} onclick={onundo}
                disabled={session.undoable().is_none()} about={session.undoable()}>{ "Undo" }</Button>
            <Button class="app-header__button" look={Look::Link} onclick={onredo}
                disabled={session.redoable().is_none()} about={session.redoable()}>{ "Redo" }</Button>
            <Button class="app-header__button" look={Look::Link} onclick={onfile}>{ "Save as file" }</Button>
        </div>
    }
}
