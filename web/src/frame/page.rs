//! What a change of screen does to the page: title, focus, scroll, and the browser's history.

use common_measure_parts::{UndoKey, UndoKeys};
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::{Callback, UseReducerHandle, hook, use_effect_with, use_mut_ref};

use crate::form::focus;
use crate::screen::Screen;
use crate::session::{Act, Acts, Session};

/// What the browser remembers of a screen: the procurement's key and the screen.
fn address(key: Option<&str>, screen: &Screen) -> String {
    let key =
        if *screen == Screen::Start || screen.is_response() { "" } else { key.unwrap_or_default() };
    format!("{key} {}", screen.write())
}

/// All that the browser remembers of the page that is shown now: its address, and in a line before that the person's
/// name, where nothing else keeps it.
fn state() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// The same, to be remembered.
fn with_name(name: &str, address: &str) -> String {
    if name.is_empty() { address.to_owned() } else { format!("{name}\n{address}") }
}

/// What the browser remembers of the page that is shown now.
fn remembered() -> Option<(String, Screen)> {
    let state = state()?;
    let address = state.rsplit_once('\n').map_or(state.as_str(), |(_, address)| address);
    let (key, screen) = address.split_once(' ')?;
    Some((key.to_owned(), Screen::read(screen)?))
}

/// The name that the person gave before the page was loaded again; empty for none.
pub(crate) fn remembered_name() -> String {
    let state = state().unwrap_or_default();
    state.rsplit_once('\n').map_or_else(String::new, |(name, _)| name.to_owned())
}

/// Where the page was before it was reloaded, if a procurement or a response was open.
pub(crate) fn reloaded() -> Option<(String, Screen)> {
    remembered().filter(|(key, screen)| !key.is_empty() || screen.is_response())
}

/// Sets the page's title, and on each change of screen moves the focus to the heading, or to the
/// field that was asked for, and scrolls to the top. Each screen is one step of the history.
#[hook]
pub(crate) fn use_page(session: &UseReducerHandle<Session>) {
    let title = match &session.screen {
        Screen::Start => "Common Measure".to_owned(),
        screen if screen.part().is_none() => {
            format!("{} – Common Measure", screen.title(&session.confirmed))
        }
        screen => {
            let name = screen.title(&session.confirmed);
            format!("{name} – {} – Common Measure", session.title())
        }
    };
    let title = if session.problems.is_empty() { title } else { format!("Error: {title}") };
    let own = session.screen.is_response();
    use_effect_with((title, own), |(title, own)| {
        // A response gives the page the title of each of its own pages.
        if *own {
            return;
        }
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });

    let first = use_mut_ref(|| true);
    let wanted = session.focus.clone();
    let key = session.key.clone();
    let name = session.name_not_kept().to_owned();
    {
        let key = key.clone();
        let screen = session.screen.clone();
        use_effect_with(name.clone(), move |name| {
            remember(&address(key.as_deref(), &screen), name, true);
        });
    }
    use_effect_with(
        (session.key.clone(), session.screen.clone(), wanted),
        move |(_, screen, wanted)| {
            let address = address(key.as_deref(), screen);
            let first = std::mem::replace(&mut *first.borrow_mut(), false);
            remember(&address, &name, first);
            // The browser itself has put the focus where a fresh page begins.
            if first {
                return;
            }
            let Some(window) = web_sys::window() else { return };
            if wanted.as_ref().is_some_and(|path| focus(path)) {
                return;
            }
            window.scroll_to_with_x_and_y(0.0, 0.0);
            let heading = window.document().and_then(|page| page.query_selector("main h1").ok()?);
            if let Some(heading) =
                heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok())
            {
                // Headings take the focus only when they are told that they may.
                let _ = heading.set_attribute("tabindex", "-1");
                let _ = heading.focus();
            }
        },
    );
}

fn remember(address: &str, name: &str, replace: bool) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let Some(history) = history else { return };
    let same =
        remembered().is_some_and(|(key, screen)| self::address(Some(&key), &screen) == address);
    let wanted = with_name(name, address);
    if same && state().as_ref() == Some(&wanted) {
        return;
    }
    let wanted = JsValue::from_str(&wanted);
    // A browser that refuses only loses its Back button.
    let _ = if same || replace {
        history.replace_state_with_url(&wanted, "", None)
    } else {
        history.push_state_with_url(&wanted, "", None)
    };
}

/// Back and Forward, and undo and redo by keys.
#[hook]
pub(crate) fn use_keys(session: &UseReducerHandle<Session>, acts: &Acts) {
    let now = (session.key.clone(), session.storage.is_some());
    let (latest, acts) = (session.clone(), acts.clone());
    use_effect_with(now, move |_| {
        let listeners = web_sys::window().map(|window| {
            let back = EventListener::new(&window, "popstate", {
                let acts = acts.clone();
                move |_| {
                    let (key, screen) = remembered().unwrap_or((String::new(), Screen::Start));
                    match &latest.storage {
                        Some(storage) if !key.is_empty() && latest.key.as_ref() != Some(&key) => {
                            acts.open_stored(storage, key, Some(screen));
                        }
                        _ if screen != Screen::Start
                            && !screen.is_response()
                            && latest.key.is_none() =>
                        {
                            acts.go(Screen::Start);
                        }
                        _ => acts.go(screen),
                    }
                }
            });
            let on = Callback::from(move |key| {
                acts.act(match key {
                    UndoKey::Undo => Act::Undo,
                    UndoKey::Redo => Act::Redo,
                });
            });
            let keys = UndoKeys::new(&window, on);
            (back, keys)
        });
        move || drop(listeners)
    });
}
