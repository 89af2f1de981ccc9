//! Help, gently: what is often a slip on this page, and what is left to do.

use common_measure::fault::Fault;
use common_measure::response::helps;
use common_measure_parts::words::count;
use yew::{Html, Properties, component, html, use_memo};

use super::around::PageLink;
use super::page::Page;
use super::use_work;
use super::work::Work;

/// Which page.
#[derive(Properties, PartialEq)]
pub(super) struct HelpsProps {
    /// The page.
    pub page: Page,
}

/// What may be a slip in what this page says.
#[component]
pub(super) fn Helps(props: &HelpsProps) -> Html {
    let work = use_work();
    let found = use_memo(work.response.clone(), |response| helps(response));
    let mut here: Vec<String> = found
        .iter()
        .filter(|help| Page::of_place(help.place.path()) == props.page)
        .map(|help| format!("{} {}", help.problem, help.remedy))
        .collect();
    here.dedup();
    html! {
        <div aria-live="polite">
            if !here.is_empty() {
                <div class="govuk-inset-text app-respond__helps">
                    <h2 class="govuk-heading-s">{ count(here.len(), "thing to look at", "things to look at") }</h2>
                    <ul class="govuk-list govuk-list--bullet">{ for here.into_iter().map(|help| html! { <li>{ help }</li> }) }</ul>
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
pub(super) fn linked(work: &Work, found: Vec<(Page, String, Vec<String>)>) -> Html {
    let form = &work.response.form;
    let lines = found.into_iter().map(|(page, path, said)| {
        let lot = page.lot().filter(|_| form.scheme.lots.len() > 1);
        let lot = lot.map(|lot| format!(" ({})", form.scheme.lot_name(lot))).unwrap_or_default();
        let title = format!("{}{lot}", page.title(&work.response));
        html! {
            <li>
                <PageLink to={page} field={path}>{ title }</PageLink>
                { format!(": {}", said.join(" ")) }
            </li>
        }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}
