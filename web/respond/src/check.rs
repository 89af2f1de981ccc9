//! Everything that was answered, and what is left to do.

use common_measure_parts::words::count;
use common_measure_parts::{ButtonProps, Look, all, button, heading_m, inset_text, paragraph};
use yew::{Html, html};

use super::acts::Act;
use super::answers::answers;
use super::helps::{by_page, linked};
use super::here::Here;
use super::layout::heading;
use super::unread::unread;

/// The check.
pub(super) fn check(here: &Here) -> Html {
    let unread = unread(here.work);
    let (left, helps) = (by_page(&here.found.left), by_page(&here.found.helps));
    let print = ButtonProps::new("Print a copy", here.on(Act::Print));
    let mut to_do = Vec::new();
    if !unread.is_empty() {
        to_do.extend([
            heading_m(&count(unread.len(), "entry to put right", "entries to put right")),
            paragraph(
                "What stands there does not count, and no files can be made before it is right.",
            ),
            linked(here, by_page(&unread)),
        ]);
    }
    if !left.is_empty() {
        to_do.extend([
            heading_m(&count(left.len(), "thing to finish", "things to finish")),
            paragraph(if unread.is_empty() {
                "You can save your files all the same, once your name is there: the council then scores what is there."
            } else {
                "Once every entry is right and your name is there, you can save your files without the rest: the council then scores what is there."
            }),
            linked(here, left),
        ]);
    } else if unread.is_empty() {
        to_do.push(inset_text(Html::from("Every part of the form is filled in.")));
    }
    if !helps.is_empty() {
        to_do.extend([
            heading_m(&count(helps.len(), "thing to look at", "things to look at")),
            paragraph("These may be as you mean them."),
            linked(here, helps),
        ]);
    }
    let act = html! {
        <>
            <h2 class="govuk-heading-m app-no-print">{ "Save your bid as two files" }</h2>
            <p class="govuk-body app-no-print">{ "Once you have read it through. You can come back, change something, and save both again." }</p>
            <div class="govuk-button-group">
                { button(&ButtonProps::new("Continue to the two files", here.on(Act::MakeFiles))) }
                { button(&ButtonProps { look: Look::Secondary, ..print }) }
            </div>
        </>
    };
    all(vec![
        heading(here),
        html! { <div class="app-no-print">{ all(to_do) }</div> },
        answers(here),
        act,
    ])
}
