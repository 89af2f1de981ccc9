//! What every page of a response has.

use common_measure::response::words;
use common_measure_parts::Button;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::around::use_around;
use super::field::Field;
use super::page::Page;
use super::use_work;

/// Which page.
#[derive(Properties, PartialEq)]
pub(super) struct OfPage {
    /// The page.
    pub page: Page,
}

/// The id of the heading, which the focus goes to.
pub const HEADING: &str = "respond-heading";

/// The heading, with the lot above it where there are several.
#[component]
pub(super) fn Heading(props: &OfPage) -> Html {
    let work = use_work();
    let form = &work.response.form;
    let lot = props.page.lot().filter(|_| form.scheme.lots.len() > 1);
    html! {
        <h1 id={HEADING} part="heading" class="govuk-heading-l" tabindex="-1">
            if let Some(lot) = lot {
                <span class="govuk-caption-l">{ format!("Lot: {}", form.scheme.lot_name(lot)) }</span>
            }
            { props.page.title(&work.response) }
        </h1>
    }
}

/// The button to the next page. There is nothing to confirm: everything was kept as it was typed.
#[component]
pub(super) fn Onwards(props: &OfPage) -> Html {
    let (work, around) = (use_work(), use_around());
    let next = props.page.next(&work.response);
    let label = match &next {
        Page::Check => "Continue to check and save".to_owned(),
        next => format!("Continue to {}", quoted(&next.title(&work.response))),
    };
    let onclick = Callback::from(move |()| around.go.emit((next.clone(), None)));
    html! {
        <div class="app-respond__onwards app-no-print">
            <Button {onclick}>{ "Continue" }<span class="govuk-visually-hidden">{ label.trim_start_matches("Continue").to_owned() }</span></Button>
        </div>
    }
}

fn quoted(title: &str) -> String {
    format!("“{title}”")
}

/// Which text, and how long it may be.
#[derive(Properties, PartialEq)]
pub(super) struct WordCountProps {
    /// The id on the page.
    pub id: AttrValue,
    /// The field.
    pub field: Field,
    /// The most words that are read; none where nothing is said of it.
    pub limit: Option<u32>,
}

/// How many words a text has, beside how many it may have.
#[component]
pub(super) fn WordCount(props: &WordCountProps) -> Html {
    let work = use_work();
    let Some(limit) = props.limit else { return Html::default() };
    let (there, limit) = (words(&work.text(&props.field)), usize::try_from(limit).unwrap_or(0));
    let said = match there.checked_sub(limit) {
        None | Some(0) => format!("{there} of {}.", count(limit, "word", "words")),
        Some(over) => format!(
            "{there} of {}: {} too many.",
            count(limit, "word", "words"),
            count(over, "word", "words")
        ),
    };
    html! { <p id={props.id.clone()} class="govuk-hint app-respond__words">{ said }</p> }
}
