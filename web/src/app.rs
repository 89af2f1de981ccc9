//! The app: its session, its frame, and the screen that is open.

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::{
    ContextProvider, Html, UseReducerHandle, classes, component, html, use_effect_with, use_memo,
    use_reducer_eq,
};

use crate::form::{ErrorSummary, use_settling};
use crate::frame::focus::use_focus;
use crate::frame::page::{reloaded, remembered_name, use_keys, use_page};
use crate::frame::{Footer, Header, Navigation, Notices, Standing};
use crate::later;
use crate::screen::Screen;
use crate::session::storage::Storage;
use crate::session::{
    Act, Acts, Session, use_chosen, use_guard, use_keeper, use_saver, use_session,
};
use crate::start::Start;

/// The whole app.
#[component]
pub(crate) fn App() -> Html {
    // Before the page remembers its first screen, ask what it was before it was reloaded.
    let before = use_memo((), |()| reloaded());
    let session: UseReducerHandle<Session> =
        use_reducer_eq(|| Session::first(before.is_some(), remembered_name()));
    let acts = Acts(session.dispatcher());
    {
        let (acts, before) = (acts.clone(), before.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let lost = {
                    let acts = acts.clone();
                    move |reason| acts.act(Act::StorageLost(reason))
                };
                let (storage, reason) = Storage::open(lost).await;
                acts.act(Act::StorageOpened(storage.clone(), reason));
                match (*before).clone() {
                    Some((_, screen)) if screen.is_response() => acts.go_on(screen),
                    Some((key, screen)) => acts.open_stored(&storage, key, Some(screen)),
                    None => {}
                }
            });
        });
    }
    use_saver(&session, &acts);
    use_keeper(&session, &acts);
    use_chosen(&session, &acts);
    use_guard(&session);
    use_page(&session);
    use_focus(&session);
    use_keys(&session, &acts);
    use_settling();
    crate::panic::keep(&session);

    html! {
        <ContextProvider<Acts> context={acts}>
            <ContextProvider<UseReducerHandle<Session>> context={session}>
                <Frame />
            </ContextProvider<UseReducerHandle<Session>>>
        </ContextProvider<Acts>>
    }
}

/// What stands around the screen, and the screen.
#[component]
fn Frame() -> Html {
    let session = use_session();
    let onskip = |event: MouseEvent| {
        event.prevent_default();
        crate::form::focus("main-content");
    };
    // Screens with wide tables use the width of the window.
    let wide = matches!(session.screen, Screen::Bids | Screen::Results);
    html! {
        <div class={classes!(wide.then_some("app-wide"))}>
            <a href="#main-content" class="govuk-skip-link" onclick={onskip}>{ "Skip to main content" }</a>
            <Header />
            <Navigation />
            <Standing />
            <div class="govuk-width-container">
                if !session.screen.is_response() {
                    <div class="app-notices"><Notices /></div>
                }
                <main class="govuk-main-wrapper" id="main-content" tabindex="-1">
                    <ErrorSummary />
                    if session.screen == Screen::Start {
                        <Start />
                    } else if let Some(later) = later::here() {
                        { (later.screens)() }
                    }
                </main>
            </div>
            <Footer />
        </div>
    }
}
