//! The copy that was made: what was checked of it, and what to look at before it is passed on.

use common_measure::record::RedactedCopy;
use common_measure_parts::words::count;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{Button, Look, WarningText};
use crate::session::{Shared, file, use_acts, use_session};

use super::super::super::code::Code;

/// Where the page goes once there is a copy.
pub(super) const HEADING: &str = "redaction-made";

/// How many names are listed.
const MOST: usize = 20;

/// Offers the copy to the browser as a download, under the name of the procurement. Fails in words.
pub(super) fn download(copy: &RedactedCopy, title: &str) -> Result<(), String> {
    file::download(&copy.text, &file::file_name(title, &file::of_copy(file::RECORD)))
}

/// Which copy.
#[derive(Properties, PartialEq)]
pub(super) struct MadeProps {
    /// The copy.
    pub copy: Shared<RedactedCopy>,
}

/// Says what is known of a copy.
#[component]
pub(super) fn Made(props: &MadeProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let copy = &props.copy;
    let onagain = {
        let (copy, title) = (copy.clone(), session.title().to_owned());
        Callback::from(move |()| {
            if let Err(reason) = download(&copy, &title) {
                acts.tell(reason);
            }
        })
    };
    let names = copy.still_there.iter().take(MOST).map(|name| html! { <li>{ name }</li> });
    let more = copy.still_there.len().saturating_sub(MOST);
    html! {
        <section class="govuk-inset-text app-said" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1" class="govuk-heading-m">{ "The copy is made" }</h2>
            <p class="govuk-body">{ format!("{} withheld in it. It was read back and checked before it was given to you:", count(copy.withheld, "text is", "texts are")) }</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>{ "every entry holds together, and the check code is the one of the whole record: " }<Code code={copy.check_code} /></li>
                <li>
                    { if copy.has_figures { "it comes to the same points, totals, ranks and awards" } else { "neither it nor the whole record can be scored yet, so there are no figures to compare" } }
                </li>
            </ul>
            if !copy.still_there.is_empty() {
                <WarningText>{ "Look at these before you pass the copy on. They are withheld, and still stand elsewhere in it: in a title, an id, a notice or a text that is not withheld." }</WarningText>
                <ul class="govuk-list govuk-list--bullet">{ for names }</ul>
                if more > 0 {
                    <p class="govuk-body">{ format!("And {}.", count(more, "more", "more")) }</p>
                }
            }
            <Button look={Look::Secondary} onclick={onagain}>{ "Save the copy again" }</Button>
        </section>
    }
}
