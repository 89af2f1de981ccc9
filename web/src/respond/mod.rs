//! A supplier's own path in the app: which response is filled in, and where it is kept. All of it is entered through
//! [`Later`](crate::later::Later).

mod list;

use common_measure_respond::{Around, HEADING, KeptResponse, Opened, Page, SavedFile, Taker, Way};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_memo, use_state};

use crate::form::use_kept_focus;
use crate::later;
use crate::screen::Screen;
use crate::session::file::download;
use crate::session::storage::Storage;
use crate::session::{Act, Acts, Session, use_acts, use_session};

pub(crate) use list::list;

/// Which response, and which page of it.
#[derive(Properties, PartialEq)]
pub(crate) struct RespondProps {
    /// As [`Screen::Respond`] has them.
    pub page: String,
}

/// Finds the response, and shows the page.
#[component]
pub(crate) fn Respond(props: &RespondProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let (key, page) = props.page.split_once('/').unwrap_or((&props.page, ""));
    let found = use_state(|| None::<(String, Option<Opened>)>);
    {
        let (found, storage, acts) = (found.clone(), session.storage.clone(), acts.clone());
        use_effect_with((key.to_owned(), storage.is_some()), move |(key, _)| {
            if let Some(storage) = storage {
                let key = key.clone();
                spawn_local(async move {
                    let read = |kept: KeptResponse| Opened::of(&kept);
                    let opened = storage.responses.one(&key).await.map(|kept| kept.map(read));
                    let opened = match opened {
                        Ok(Some(Ok(opened))) => Some(opened),
                        Ok(None) => None,
                        Ok(Some(Err(reason))) | Err(reason) => {
                            acts.tell(reason);
                            None
                        }
                    };
                    found.set(Some((key, opened)));
                });
            }
        });
    }
    use_kept_focus(found.is_some(), HEADING);
    let known = Known::of(&session);
    // Callbacks are equal only to themselves, so they are made once for what is known.
    let around = use_memo((key.to_owned(), known, acts), |(key, known, acts)| {
        session.storage.clone().map(|storage| known.around(key, acts, storage))
    });
    match (&*found, &*around) {
        (Some((of, Some(opened))), Some(around)) if of == key => html! {
            <common_measure_respond::Respond key={key.to_owned()} opened={opened.clone()} page={Page::read(page)} around={around.clone()} />
        },
        (Some((of, None)), _) if of == key => html! {
            <>
                <h1 class="govuk-heading-l">{ "This response is not kept here" }</h1>
                <p class="govuk-body">{ "It was removed, or this browser’s data was cleared. If you saved it as a file, open the file on the start page." }</p>
            </>
        },
        _ => html! { <h1 class="govuk-heading-l">{ "Opening your response…" }</h1> },
    }
}

/// What of the session a response is to know.
#[derive(PartialEq)]
struct Known {
    news: Vec<String>,
    /// Whether the browser keeps anything; `None` before that is known.
    keeps: Option<bool>,
    /// Whether it would, if the person said so.
    held_back: bool,
}

impl Known {
    fn of(session: &Session) -> Self {
        let storage = session.storage.as_ref();
        Self {
            news: session.news.clone(),
            keeps: storage.map(|storage| storage.responses.keeps()),
            held_back: storage.is_some_and(Storage::is_held_back),
        }
    }

    /// Wires a response to the session.
    fn around(&self, key: &str, acts: &Acts, storage: Storage) -> Around {
        let tell = {
            let acts = acts.clone();
            Callback::from(move |text: String| acts.tell(text))
        };
        let go = {
            let (key, acts) = (key.to_owned(), acts.clone());
            Callback::from(move |(page, field): Way| {
                acts.act(Act::Go(Screen::Respond(format!("{key}/{}", page.write())), field));
            })
        };
        let in_the_way = {
            let acts = acts.clone();
            Callback::from(move |problems| acts.act(Act::Problems(problems)))
        };
        let titled = Callback::from(|title: String| {
            if let Some(document) = web_sys::window().and_then(|window| window.document()) {
                document.set_title(&format!("{title} – Common Measure"));
            }
        });
        let store = storage.responses.clone();
        let keep_all_the_same = self.held_back.then(|| {
            let acts = acts.clone();
            Callback::from(move |()| {
                if let Some(later) = later::here() {
                    (later.keep_all_the_same)(&acts, &storage);
                }
            })
        });
        Around {
            go,
            tell,
            in_the_way,
            titled,
            news: self.news.clone(),
            store,
            keeps: self.keeps.unwrap_or_default(),
            keep_all_the_same,
            changed: Callback::noop(),
            save: Callback::from(|(name, text): SavedFile| {
                download(&text, &name).map(|()| Taker::Browser)
            }),
            read_only: false,
        }
    }
}
