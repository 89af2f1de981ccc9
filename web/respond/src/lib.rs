//! A supplier's own path: what a council asks for, what is offered, what it would be worth, and the two files to send.
//!
//! It stands in the app and in an element on somebody's page; what it needs of them is [`Around`].

mod about;
mod acts;
mod again;
mod answers;
mod around;
mod bar;
mod check;
mod commitment;
mod few;
mod field;
mod files;
mod found;
mod helps;
mod here;
mod inputs;
mod keep;
mod kept;
mod layout;
mod lots;
mod outlook;
mod page;
mod past;
mod price;
mod question;
mod store;
mod tasks;
mod unread;
mod work;

use common_measure::response::Response;
use common_measure_parts::{Shared, UndoKey, UndoKeys};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html};

use acts::{Act, Came, act};
use found::Found;
use here::Here;
use keep::Keeping;
use work::{Do, Saved, Work};

pub use again::{again, begun};
pub use around::{Around, SavedFile, Taker, Way};
pub use few::Few;
pub use kept::KeptResponse;
pub use layout::HEADING;
pub use page::Page;
pub use store::{Database, NotStored, Responses, STORE};

/// Said where files for the council are asked for.
const NOT_NEWEST: &str = "No file was made or saved: this response was changed or removed in another tab or window. Choose which of the two you go on with.";

/// A response as it was kept, ready to go on with.
#[derive(Clone)]
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
///
/// It is the only component: its pages and their parts are functions, because every component weighs kilobytes.
pub struct Respond {
    work: Work,
    found: Found,
    keeping: Keeping,
    /// The files that were offered since they were made, and who took each.
    offered: Vec<(Taker, String)>,
    titled: Option<(String, Callback<String>)>,
    /// What was told of it last.
    told: Option<Shared<Response>>,
    node: NodeRef,
    keys: Option<UndoKeys>,
}

/// What happened on a page.
pub struct Happened(What);

enum What {
    Does(Do),
    Acts(Act),
    /// The same, once it is known that no other tab has something newer.
    ActsOnNewest(Act),
}

impl Component for Respond {
    type Message = Happened;
    type Properties = RespondProps;

    fn create(ctx: &Context<Self>) -> Self {
        let RespondProps { opened: Opened(work), page, .. } = ctx.props();
        Self {
            found: Found::of(work, page),
            work: work.clone(),
            keeping: Keeping::default(),
            offered: Vec::new(),
            titled: None,
            told: None,
            node: NodeRef::default(),
            keys: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, Happened(what): Happened) -> bool {
        let RespondProps { page, around, .. } = ctx.props();
        let came = match what {
            What::Does(change) => Came::Change(change),
            What::Acts(it @ (Act::MakeFiles | Act::SavePrices | Act::SaveQuality)) => {
                self.look_elsewhere(ctx, it);
                Came::Nothing
            }
            What::Acts(it) | What::ActsOnNewest(it) => {
                act(it, (&self.work, &self.found), (page, around), &does(ctx))
            }
        };
        let is_other = match came {
            Came::Nothing => false,
            Came::Change(change) => self.work.act(change),
            Came::Offered(taker, name) => {
                self.offered.retain(|(_, offered)| *offered != name);
                self.offered.push((taker, name));
                true
            }
        };
        self.look(page);
        is_other
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &RespondProps) -> bool {
        self.look(&ctx.props().page);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let RespondProps { page, around, .. } = ctx.props();
        let here = Here {
            work: &self.work,
            around,
            page: if around.read_only { &Page::Tasks } else { page },
            found: &self.found,
            offered: &self.offered,
            does: does(ctx),
            acts: ctx.link().callback(|it| Happened(What::Acts(it))),
        };
        html! {
            <div ref={self.node.clone()} class="app-respond">
                if around.read_only {
                    { layout::heading(&here) }
                    <div class="app-no-print">{ bar::news(&here) }</div>
                    { answers::answers(&here) }
                } else {
                    { bar::bar(&here) }
                    { bar::not_kept(&here) }
                    { shown(&here) }
                }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let RespondProps { page, around, .. } = ctx.props();
        if first && let Some(node) = self.node.get() {
            let on = ctx.link().callback(|key| {
                Happened(What::Acts(match key {
                    UndoKey::Undo => Act::Undo,
                    UndoKey::Redo => Act::Redo,
                }))
            });
            self.keys = Some(UndoKeys::new(&node.get_root_node(), on));
        }
        let work = &self.work;
        if !around.read_only {
            self.keeping.see(work, &around.store, around.keeps, &does(ctx));
        }
        let title = format!("{} – {}", page.title(&work.response), work.response.form.title.trim());
        let titled = Some((title, around.titled.clone()));
        if self.titled != titled {
            self.titled = titled;
            if let Some((title, titled)) = &self.titled {
                titled.emit(title.clone());
            }
        }
        if self.told.as_ref() != Some(&work.response) {
            // What another tab has stored counts no changes of this one.
            if self.told.replace(work.response.clone()).is_some() || work.changes > 0 {
                around.changed.emit(work.response.clone());
            }
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        let around = &ctx.props().around;
        if !around.read_only {
            keep::store(&around.store, self.work.key.clone(), does(ctx));
        }
    }
}

impl Respond {
    /// Does what goes into the files for the council, unless another tab has something newer: that would be left out of
    /// them in silence.
    fn look_elsewhere(&self, ctx: &Context<Self>, it: Act) {
        let (around, link) = (ctx.props().around.clone(), ctx.link().clone());
        let key = self.work.key.clone();
        spawn_local(async move {
            link.send_message(Happened(if around.store.is_other(&key).await {
                around.tell.emit(NOT_NEWEST.to_owned());
                What::Does(Do::Kept(Saved::Elsewhere, 0))
            } else {
                What::ActsOnNewest(it)
            }));
        });
    }

    /// Asks the engine again, if something is different.
    fn look(&mut self, page: &Page) {
        if !self.found.is_of(&self.work, page) {
            self.found = Found::of(&self.work, page);
        }
        if self.work.made.is_none() {
            self.offered.clear();
        }
    }
}

/// What changes the response.
fn does(ctx: &Context<Respond>) -> Callback<Do> {
    ctx.link().callback(|change| Happened(What::Does(change)))
}

/// The page. Each has a key of its own, so that nothing of one is taken over by the next.
fn shown(here: &Here) -> Html {
    let shown = match here.page {
        Page::Tasks => tasks::tasks(here),
        Page::About => about::about(here),
        Page::Lots => lots::lots(here),
        Page::Must => question::all_musts(here),
        Page::Commitment(lot, measure) => commitment::commitment(here, lot, measure),
        Page::Answer(lot, question) => question::answer(here, lot, question),
        Page::Price(lot, question) => price::price(here, lot, question),
        Page::Check => check::check(here),
        Page::Files => files::files(here),
    };
    // Yew minds a key only among others.
    html! { <><key={here.page.write()}>{ shown }</></> }
}
