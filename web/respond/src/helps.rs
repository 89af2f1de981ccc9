//! Help, gently: what is often a slip on this page, and what is left to do.

use common_measure::fault::Fault;
use common_measure_parts::words::count;
use common_measure_parts::{bullets, heading_s};
use yew::{Html, html};

use super::here::Here;
use super::page::Page;

/// What may be a slip in what this page says.
pub(super) fn helps(here: &Here) -> Html {
    let found = here.found.helps.iter();
    let mut said: Vec<String> = found
        .filter(|help| Page::of_place(help.place.path()) == *here.page)
        .map(|help| format!("{} {}", help.problem, help.remedy))
        .collect();
    said.dedup();
    html! {
        <div aria-live="polite">
            if !said.is_empty() {
                <div class="govuk-inset-text app-respond__helps">
                    { heading_s(&count(said.len(), "thing to look at", "things to look at")) }
                    { bullets(said.into_iter().map(Html::from).collect()) }
                </div>
            }
        </div>
    }
}

/// Things to do, page by page: where the first of them is, and what all of them are.
pub(super) fn by_page(found: &[Fault]) -> Vec<(Page, String, Vec<String>)> {
    let mut all: Vec<(Page, String, Vec<String>)> = Vec::new();
    for fault in found {
        let page = Page::of_place(fault.place.path());
        match all.iter_mut().find(|(there, ..)| *there == page) {
            Some((.., said)) if said.contains(&fault.problem) => {}
            Some((.., said)) => said.push(fault.problem.clone()),
            None => all.push((page, fault.place.path().to_owned(), vec![fault.problem.clone()])),
        }
    }
    all
}

/// The same as a list, each with a link to its page.
pub(super) fn linked(here: &Here, found: Vec<(Page, String, Vec<String>)>) -> Html {
    let form = here.form();
    let lines = found.into_iter().map(|(page, path, said)| {
        let lot = page.lot().filter(|_| form.scheme.lots.len() > 1);
        let lot = lot.map(|lot| format!(" ({})", form.scheme.lot_name(lot))).unwrap_or_default();
        let title = format!("{}{lot}", page.title(here.response()));
        html! {
            <li>
                { here.link(page, Some(path), &title) }
                { format!(": {}", said.join(" ")) }
            </li>
        }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}
