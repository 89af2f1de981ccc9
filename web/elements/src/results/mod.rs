//! The result of an award, on a page of the council's.

mod whole;
mod public;

use common_measure::fault::{Fault, Place};
use common_measure::publication::{PublicResult, Shown};
use common_measure::record::Record;
use common_measure_parts::Root;
use yew::{ContextProvider, Html, Properties, component, html, use_effect_with, use_memo};

use crate::host::{Host, Told};

use public::Public;
use whole::{Whole, WholeResult};

/// What the element was given.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ResultsProps {
    /// The element.
    pub host: Host,
    /// The text of a record, or of a published result.
    pub record: Option<String>,
    /// What the public view shows; `None` for the whole.
    pub show: Option<String>,
}

/// What can be shown.
#[derive(Clone, PartialEq)]
enum Readable {
    Public(PublicResult),
    Whole(WholeResult),
}

/// The element's content.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let read = use_memo((props.record.clone(), props.show.clone()), |(record, show)| {
        record.as_ref().map(|text| read(text, show.as_deref()))
    });
    {
        let (host, read) = (props.host.clone(), read.clone());
        use_effect_with(read, move |read| {
            if let Some(Err(fault)) = &**read {
                let (place, message) = (fault.place.path(), fault.to_string());
                host.tell(&Told::Error { code: "record", place, message: &message });
            }
        });
    }
    let inside = match &*read {
        None => html! { <p class="govuk-body">{ "No result is shown here yet." }</p> },
        Some(Err(fault)) => html! { <p class="govuk-body" role="status">{ fault.to_string() }</p> },
        Some(Ok(Readable::Public(result))) => html! { <Public result={result.clone()} /> },
        Some(Ok(Readable::Whole(result))) => html! { <Whole result={result.clone()} /> },
    };
    html! {
        <ContextProvider<Root> context={props.host.root().clone()}>
            <div part="content" class="govuk-template__body">{ inside }</div>
        </ContextProvider<Root>>
    }
}

/// Reads a text. Fails where it is neither, where no award is recorded, and where it was changed or cut off.
fn read(text: &str, show: Option<&str>) -> Result<Readable, Fault> {
    if PublicResult::is_one(text) {
        return PublicResult::parse(text).map(Readable::Public);
    }
    if !Record::is_record(text) {
        return Err(Fault::new(
            Place::new("file", "Result"),
            "This is neither a record nor a published result.",
            "Give a file whose name ends in .record.jsonl, or a published result.",
        ));
    }
    let record = Record::read(text)?.whole()?;
    match show {
        Some(show) => PublicResult::of(&record, shown(show)?).map(Readable::Public),
        None => WholeResult::of(&record).map(Readable::Whole),
    }
}

/// What is selected, by words with spaces between them.
fn shown(words: &str) -> Result<Shown, Fault> {
    let mut shown = Shown::default();
    for word in words.split_whitespace() {
        match word {
            "ranks" => shown.ranks = true,
            "totals" => shown.totals = true,
            "points" => shown.points = true,
            other => {
                return Err(Fault::new(
                    Place::new("show", "show"),
                    format!("“{other}” is nothing that a public view can show."),
                    "Give some of these words: ranks, totals, points.",
                ));
            }
        }
    }
    Ok(shown)
}
