//! A supplier's own path: what a council asks for, what is offered, what it would be worth, and the
//! two files to send. All of it is entered through [`Later`](crate::later::Later).

mod about;
mod answers;
mod bar;
mod check;
mod commitment;
mod field;
mod files;
mod helps;
mod inputs;
mod keep;
mod list;
mod lots;
mod open;
mod outlook;
mod page;
mod past;
mod parts;
mod price;
mod question;
mod tasks;
mod work;

use wasm_bindgen_futures::spawn_local;
use yew::{
    ContextProvider, Html, Properties, UseReducerHandle, component, hook, html, use_context,
    use_effect_with, use_reducer_eq, use_state,
};

use crate::form::use_kept_focus;
use crate::screen::Screen;
use crate::session::storage::{KeptResponse, Storage};
use crate::session::{Shared, use_acts, use_session};

use bar::{Bar, NotKept};
use keep::use_kept;
use page::Page;
use work::Work;

pub(crate) use list::list;
pub(crate) use open::read;

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
    let found = use_state(|| None::<(String, Option<Work>)>);
    {
        let (found, storage) = (found.clone(), session.storage.clone());
        use_effect_with((key.to_owned(), storage.is_some()), move |(key, _)| {
            if let Some(storage) = storage {
                let key = key.clone();
                spawn_local(async move {
                    let read = |kept: KeptResponse| Work::of(&kept);
                    let work = storage.response(&key).await.map(|kept| kept.map(read));
                    let work = match work {
                        Ok(Some(Ok(work))) => Some(work),
                        Ok(None) => None,
                        Ok(Some(Err(reason))) | Err(reason) => {
                            acts.tell(reason);
                            None
                        }
                    };
                    found.set(Some((key, work)));
                });
            }
        });
    }
    use_kept_focus(found.is_some(), parts::HEADING);
    match (&*found, &session.storage) {
        (Some((of, Some(work))), Some(storage)) if of == key => html! {
            <Working key={key.to_owned()} work={work.clone()} storage={Shared::new(storage.clone())} page={Page::read(page)} />
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

#[derive(Properties)]
struct WorkingProps {
    /// The response as it was opened.
    work: Work,
    storage: Shared<Storage>,
    page: Page,
}

impl PartialEq for WorkingProps {
    /// What it was opened as never changes, nor does the storage.
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page
    }
}

/// The response while it is filled in.
#[component]
fn Working(props: &WorkingProps) -> Html {
    // Whether the browser keeps anything is news of the session.
    let _ = use_session();
    let first = props.work.clone();
    let work = use_reducer_eq(|| first);
    use_kept(&work, &props.storage);
    let title = props.page.title(&work.response);
    let title = format!("{title} – {} – Common Measure", work.response.form.title.trim());
    use_effect_with(title, |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    html! {
        <ContextProvider<UseReducerHandle<Work>> context={work.clone()}>
            <div class="app-respond">
                <Bar page={props.page.clone()} />
                <NotKept storage={props.storage.clone()} />
                { shown(&props.page) }
            </div>
        </ContextProvider<UseReducerHandle<Work>>>
    }
}

/// Each page has a key of its own, so that nothing of one is taken over by the next.
fn shown(page: &Page) -> Html {
    let key = page.write();
    match page.clone() {
        Page::Tasks => html! { <tasks::Tasks {key} /> },
        Page::About => html! { <about::About {key} /> },
        Page::Lots => html! { <lots::Lots {key} /> },
        Page::Must => html! { <question::Musts {key} /> },
        Page::Commitment(lot, measure) => {
            html! { <commitment::Commitment {key} {lot} {measure} /> }
        }
        Page::Answer(lot, question) => html! { <question::Answer {key} {lot} {question} /> },
        Page::Price(lot, question) => html! { <price::PricePage {key} {lot} {question} /> },
        Page::Check => html! { <check::CheckPage {key} /> },
        Page::Files => html! { <files::Files {key} /> },
    }
}

/// The response that is being filled in.
#[hook]
fn use_work() -> UseReducerHandle<Work> {
    #[allow(clippy::expect_used, reason = "every page stands within the response")]
    use_context().expect("a page stands within a response")
}

/// The screen of a page.
fn screen(work: &Work, page: &Page) -> Screen {
    Screen::Respond(format!("{}/{}", work.key, page.write()))
}
