//! The bar at the top: what is open, whether it is kept, and what can be done from anywhere.

use web_sys::MouseEvent;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look};
use crate::screen::Screen;
use crate::session::file::FileState;
use crate::session::{Act, Kept, SaveState, Session, file, use_acts, use_session};

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
    let open = session.is_open()
        && session.screen != Screen::Start
        && session.question.is_none()
        && !session.screen.is_response();
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
        SaveState::MemoryOnly(_) => match session.kept() {
            // What is said of the file is all there is to say.
            Kept::File(_) | Kept::AsIn(_) => String::new(),
            _ => "Not kept: see below".to_owned(),
        },
        SaveState::Failed(_) | SaveState::Stale => "Not saved: see below".to_owned(),
    };
    let as_usual = matches!(session.saved, SaveState::Saving | SaveState::Saved(_));
    html! {
        <div class="app-header__tools">
            <span class="app-header__state">
                // That it is saved as usual would be announced after every entry.
                <span role="status" aria-live={if as_usual { "off" } else { "polite" }}>{ state }</span>
                // Said by a notice too where someone has to do something about it.
                <span class="app-header__file">{ in_file(&session) }</span>
            </span>
            <Button class="app-header__button" look={Look::Link} onclick={onundo}
                disabled={session.undoable().is_none()} about={session.undoable()}>{ "Undo" }</Button>
            <Button class="app-header__button" look={Look::Link} onclick={onredo}
                disabled={session.redoable().is_none()} about={session.redoable()}>{ "Redo" }</Button>
            <Button class="app-header__button" look={Look::Link} onclick={onfile}>{ "Save as file" }</Button>
        </div>
    }
}

/// Whether the work is in a file too.
fn in_file(session: &Session) -> String {
    let Some(place) = session.place() else {
        return match (session.kept(), session.changed_since_file, &session.file) {
            (Kept::AsIn(""), ..) => "Downloaded as a file".to_owned(),
            (Kept::AsIn(name), ..) => format!("Saved in {name}"),
            (_, false, _) => String::new(),
            (_, true, None) => "Not yet in a file".to_owned(),
            (_, true, Some(_)) => "Changed since it was saved as a file".to_owned(),
        };
    };
    let name = place.name();
    match &session.on_disk {
        // Nothing is written before a person has chosen between what is here and what is kept.
        _ if session.saved == SaveState::Stale => format!("Not written to {name}"),
        FileState::Nowhere | FileState::Writing => format!("Writing {name}…"),
        FileState::Written(time) if time.is_empty() => format!("Saved in {name}"),
        FileState::Written(time) => format!("Saved at {time} in {name}"),
        FileState::Asks if !session.changed_since_file => format!("Saved before in {name}"),
        FileState::Asks | FileState::Changed | FileState::Failed(_) => {
            format!("Not written: see below ({name})")
        }
    }
}
