//! What a response finds around it in an element.

use common_measure::response::Response;
use common_measure_parts::{Problem, Shared, download};
use common_measure_respond::{Around, SavedFile, Taker};
use yew::{Callback, Context};

use crate::host::Told;

use super::begin::Begun;
use super::open::Open;
use super::{Happened, SelfAssessment};

/// It is wired anew only if what is known is other, because callbacks are equal only to themselves.
pub(super) struct Wired(Around);

impl Wired {
    /// Wires a response to its element.
    pub(super) fn new(ctx: &Context<SelfAssessment>, begun: &Begun, open: &Open) -> Self {
        let (link, host) = (ctx.link(), &ctx.props().host);
        let (changed, saving) = (host.clone(), host.clone());
        Self(Around {
            go: link.callback(Happened::Go),
            tell: link.callback(|text| Happened::InTheWay(vec![Problem { path: None, text }])),
            in_the_way: link.callback(Happened::InTheWay),
            titled: Callback::noop(),
            changed: Callback::from(move |response: Shared<Response>| {
                // What cannot be written as a file cannot be saved either, and that is said there.
                if let Ok(text) = response.to_json() {
                    changed.tell(&Told::Change { text: &text, first: false });
                }
            }),
            save: Callback::from(move |(name, text): SavedFile| {
                if !saving.tell(&Told::Save { name: &name, text: &text }) {
                    return Ok(Taker::Page);
                }
                download(&text, &name).map(|()| Taker::Browser)
            }),
            store: begun.store.clone(),
            news: open.news.clone(),
            keeps: begun.store.keeps(),
            keep_all_the_same: None,
            read_only: ctx.props().read_only,
        })
    }

    /// Sees to what is known now.
    pub(super) fn renew(&mut self, ctx: &Context<SelfAssessment>, begun: &Begun, open: &Open) {
        if self.0.keeps != begun.store.keeps() || self.0.news != open.news {
            *self = Self::new(ctx, begun, open);
        }
    }

    /// The same for a page.
    pub(super) fn get(&self) -> Around {
        self.0.clone()
    }
}
