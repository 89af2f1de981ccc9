//! A supplier's own path: what a council asks for, what is offered, what it would be worth, and the two files to send.
//!
//! It stands in the app and in an element on somebody's page; what it needs of them is [`Around`].

mod about;
mod answers;
mod around;
mod bar;
mod check;
mod commitment;
mod field;
mod files;
mod helps;
mod inputs;
mod keep;
mod layout;
mod lots;
mod outlook;
mod page;
mod past;
mod price;
mod question;
mod store;
mod tasks;
mod work;

use yew::{
    ContextProvider, Html, Properties, UseReducerHandle, component, hook, html, use_context,
    use_effect_with, use_reducer_eq,
};

use bar::{Bar, NotKept};
use keep::use_kept;
use work::Work;

pub use around::{Around, SavedFile, Way};
pub use layout::HEADING;
pub use page::Page;
pub use store::{Database, KeptResponse, NotStored, Responses, STORE};

/// A response as it was kept, ready to go on with.
#[derive(Clone, PartialEq)]
pub struct Opened(Work);

impl Opened {
    /// Reads what was kept. Fails in words.
    pub fn of(kept: &KeptResponse) -> Result<Self, String> {
        Work::of(kept).map(Self)
    }
}

/// What is filled in, and where.
#[derive(Properties)]
pub struct RespondProps {
    /// The response as it was opened.
    pub opened: Opened,
    /// The page that is shown.
    pub page: Page,
    /// What surrounds it.
    pub around: Around,
}

impl PartialEq for RespondProps {
    /// What it was opened as never changes.
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page && self.around == other.around
    }
}

/// A response while it is filled in. Give it the response's key, so that another one begins anew.
#[component]
pub fn Respond(props: &RespondProps) -> Html {
    let first = props.opened.0.clone();
    let work = use_reducer_eq(|| first);
    use_kept(&work, &props.around.store, props.around.keeps);
    let title =
        format!("{} – {}", props.page.title(&work.response), work.response.form.title.trim());
    use_effect_with((title, props.around.titled.clone()), |(title, titled)| {
        titled.emit(title.clone());
    });
    use_effect_with((work.response.clone(), props.around.changed.clone()), {
        let changes = work.changes;
        move |(response, changed)| {
            if changes > 0 {
                changed.emit(response.clone());
            }
        }
    });
    html! {
        <ContextProvider<Around> context={props.around.clone()}>
            <ContextProvider<UseReducerHandle<Work>> context={work.clone()}>
                <div class="app-respond">
                    if props.around.read_only {
                        <layout::Heading page={Page::Tasks} />
                        <answers::Answers />
                    } else {
                        <Bar page={props.page.clone()} />
                        <NotKept />
                        { shown(&props.page) }
                    }
                </div>
            </ContextProvider<UseReducerHandle<Work>>>
        </ContextProvider<Around>>
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
