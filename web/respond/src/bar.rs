//! What stands above every page: the way back, whether the response is kept, and what can be done
//! from anywhere.

use common_measure_parts::{ButtonProps, Look, all, button, details, notification, paragraph};
use yew::{Html, html};

use super::acts::Act;
use super::here::Here;
use super::page::Page;
use super::work::Saved;

/// Said where the browser keeps nothing.
const NOTHING_KEPT: &str = "Nothing is kept in this browser";

/// The bar.
pub(super) fn bar(here: &Here) -> Html {
    let work = here.work;
    let state = match &work.saved {
        Saved::AsOpened => String::new(),
        Saved::Saving => "Saving…".to_owned(),
        Saved::OnDisk(time) => format!("Saved in this browser at {time}"),
        Saved::MemoryOnly => "Not kept in this browser: see below".to_owned(),
        Saved::Failed(_) | Saved::Elsewhere => "Not saved: see below".to_owned(),
    };
    let as_usual = matches!(work.saved, Saved::AsOpened | Saved::Saving | Saved::OnDisk(_));
    let does = |says, act, disabled| {
        button(&ButtonProps { look: Look::Link, disabled, ..ButtonProps::new(says, here.on(act)) })
    };
    html! {
        <div class="app-respond__bar app-no-print">
            <div>
                if *here.page != Page::Tasks {
                    { here.link(Page::Tasks, None, "Back to all parts of your response") }
                }
            </div>
            // That it is saved as usual would be announced after every entry.
            <p class="app-respond__state" role="status" aria-live={if as_usual { "off" } else { "polite" }}>{ state }</p>
            <p class="app-actions app-respond__actions">
                { does("Undo", Act::Undo, work.to_undo().is_none()) }
                { does("Redo", Act::Redo, work.to_redo().is_none()) }
                { does("Save a file to go on elsewhere", Act::SaveToGoOn, false) }
            </p>
        </div>
    }
}

/// What is to be known of its opening.
pub(super) fn news(here: &Here) -> Html {
    match here.around.news.as_slice() {
        [] => Html::default(),
        news => notification(
            "Please note".into(),
            all(news.iter().map(|text| paragraph(text)).collect()),
        ),
    }
}

/// What is to be known of its keeping and its opening.
pub(super) fn not_kept(here: &Here) -> Html {
    let around = here.around;
    let choice = |says, onclick| {
        button(&ButtonProps { look: Look::Secondary, ..ButtonProps::new(says, onclick) })
    };
    let kept = match &here.work.saved {
        Saved::Elsewhere => notification(
            "Changed in another tab or window".into(),
            all(vec![
                paragraph(
                    "This response was changed or removed in another tab or window. What you change here is not saved until you choose.",
                ),
                html! {
                    <div class="govuk-button-group">
                        { choice("Keep what is here", here.on(Act::KeepThis)) }
                        { choice("Take what is in the other tab", here.on(Act::TakeOther)) }
                    </div>
                },
            ]),
        ),
        Saved::Failed(reason) => notification(
            "Your last changes are not saved in this browser".into(),
            paragraph(&format!(
                "{reason} Save a file to go on elsewhere. Your next change is tried again."
            )),
        ),
        _ if !around.keeps => {
            let onkeep = around.keep_all_the_same.clone();
            let is_whole = *here.page == Page::Tasks || onkeep.is_some();
            let in_file = here.work.changes > 0 && !here.work.changed_since_file;
            let inside = all(vec![
                paragraph(if in_file {
                    "You saved your work as a file. What you change from now on is gone when you close or reload this page, until you save it again."
                } else {
                    "You can go on, but your work is gone when you close or reload this page. Save a file to go on elsewhere before you close it."
                }),
                onkeep.map_or_else(Html::default, |onkeep| {
                    choice("Keep it in this browser all the same", onkeep)
                }),
            ]);
            // Whole where one begins, or where there is something to choose; else a line.
            if is_whole {
                notification(NOTHING_KEPT.into(), inside)
            } else {
                html! { <section aria-label={NOTHING_KEPT}>{ details(NOTHING_KEPT.into(), inside) }</section> }
            }
        }
        _ => Html::default(),
    };
    html! { <div class="app-notices app-no-print">{ news(here) }{ kept }</div> }
}
