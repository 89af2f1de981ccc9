//! What every page of a response has.

use common_measure::response::words;
use common_measure_parts::words::count;
use common_measure_parts::{ButtonProps, button};
use yew::{Html, html};

use super::acts::Act;
use super::field::Field;
use super::here::Here;
use super::page::Page;

/// The id of the heading, which the focus goes to.
pub const HEADING: &str = "respond-heading";

/// The heading, with the lot above it where there are several.
pub(super) fn heading(here: &Here) -> Html {
    titled(here, &here.page.title(here.response()))
}

/// The same with another title.
pub(super) fn titled(here: &Here, title: &str) -> Html {
    let scheme = &here.form().scheme;
    let lot = here.page.lot().filter(|_| scheme.lots.len() > 1);
    html! {
        <h1 id={HEADING} part="heading" class="govuk-heading-l" tabindex="-1">
            if let Some(lot) = lot {
                <span class="govuk-caption-l">{ format!("Lot: {}", scheme.lot_name(lot)) }</span>
            }
            { title }
        </h1>
    }
}

/// The button to the next page. There is nothing to confirm: everything was kept as it was typed.
pub(super) fn onwards(here: &Here) -> Html {
    let next = here.page.next(here.response());
    let to = match &next {
        Page::Check => " to check and save".to_owned(),
        next => format!(" to “{}”", next.title(here.response())),
    };
    let says = html! {
        <>{ "Continue" }<span class="govuk-visually-hidden">{ to }</span></>
    };
    let onclick = here.on(Act::Go((next, None)));
    html! {
        <div class="app-respond__onwards app-no-print">
            { button(&ButtonProps { children: says, ..ButtonProps::new("", onclick) }) }
        </div>
    }
}

/// How many words the text in a field has, beside how many it may have; nothing where nothing is said of that.
pub(super) fn word_count(here: &Here, id: &'static str, field: &Field, limit: Option<u32>) -> Html {
    let Some(limit) = limit else { return Html::default() };
    let (there, limit) = (words(&here.work.text(field)), usize::try_from(limit).unwrap_or(0));
    let said = match there.checked_sub(limit) {
        None | Some(0) => format!("{there} of {}.", count(limit, "word", "words")),
        Some(over) => format!(
            "{there} of {}: {} too many.",
            count(limit, "word", "words"),
            count(over, "word", "words")
        ),
    };
    html! { <p {id} class="govuk-hint app-respond__words">{ said }</p> }
}
