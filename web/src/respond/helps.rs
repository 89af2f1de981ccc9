//! Help, gently: what is often a slip on this page, and what is left to do.

use common_measure::fault::Fault;
use common_measure::response::helps;
use yew::{Html, Properties, component, html, use_memo};

use crate::form::LinkTo;
use crate::words::count;

use super::page::Page;
use super::work::Work;
use super::{screen, use_work};

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

/// Things, each with a link to its field.
pub(super) fn linked(work: &Work, found: &[Fault]) -> Html {
    let lines = found.iter().map(|fault| {
        let path = fault.place.path();
        let to = screen(work, &Page::of_place(path));
        html! {
            <li>
                <LinkTo {to} field={path.to_owned()}>{ fault.place.to_string() }</LinkTo>
                { format!(": {} {}", fault.problem, fault.remedy) }
            </li>
        }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}
