//! What a page is drawn from, and how it says what a person does.

use common_measure::response::{Response, ResponseForm};
use common_measure::time::Time;
use common_measure_parts::browser::now;
use common_measure_parts::followed;
use yew::{Callback, Html, html};

use super::acts::Act;
use super::around::{Around, Taker};
use super::found::Found;
use super::page::Page;
use super::work::{Do, Work};

/// What a page is drawn from. Pages and their parts are functions of it.
pub(super) struct Here<'a> {
    /// The response.
    pub work: &'a Work,
    /// What surrounds it.
    pub around: &'a Around,
    /// The page.
    pub page: &'a Page,
    /// What the engine says of it.
    pub found: &'a Found,
    /// The files that were offered since they were made, and who took each.
    pub offered: &'a [(Taker, String)],
    /// Changes the response.
    pub does: Callback<Do>,
    /// Does anything else.
    pub acts: Callback<Act>,
}

impl<'a> Here<'a> {
    /// What was said so far.
    pub(super) fn response(&self) -> &'a Response {
        &self.work.response
    }

    /// What is asked.
    pub(super) fn form(&self) -> &'a ResponseForm {
        &self.work.response.form
    }

    /// Whether the deadline is over, by this computer's clock.
    pub(super) fn is_over(&self) -> bool {
        let deadline = self.form().deadline.as_ref();
        deadline.zip(Time::parse(&now()).ok()).is_some_and(|(deadline, now)| *deadline < now)
    }

    /// Does this whenever it is called.
    pub(super) fn on(&self, act: Act) -> Callback<()> {
        let acts = self.acts.clone();
        Callback::from(move |()| acts.emit(act.clone()))
    }

    /// A link to another page of the response, or to a field on it.
    pub(super) fn link(&self, to: Page, field: Option<String>, says: &str) -> Html {
        let onclick = followed(&self.on(Act::Go((to, field))));
        html! { <a class="govuk-link" href="#" {onclick}>{ says }</a> }
    }
}
