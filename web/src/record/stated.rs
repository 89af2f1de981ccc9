//! The award criteria and scoring method in full, for tender documents: on paper and as text.

use std::rc::Rc;

use common_measure::publication::{Block, as_plain_text, tender_text};
use common_measure_parts::clock;
use yew::{Callback, Html, component, html, use_memo};

use crate::form::{BackLink, Button, Look};
use crate::screen::Screen;
use crate::session::{Session, file, use_acts, use_session};

/// All criteria and methods, with the check code.
#[component]
pub(crate) fn Stated() -> Html {
    let session = use_session();
    let parts =
        use_memo((session.confirmed.clone(), session.process().clone()), |(of, process)| {
            tender_text(of, process, &clock::in_words)
        });
    let onprint = Callback::from(|()| {
        // A browser that cannot print has nothing to say about it either.
        let _ = web_sys::window().map(|window| window.print());
    });
    html! {
        <>
            <BackLink to={Screen::Lock} />
            <h1 class="govuk-heading-l">{ Screen::Stated.title(&session.confirmed) }</h1>
            <div class="govuk-button-group app-no-print">
                <Button onclick={onprint}>{ "Print" }</Button>
                <SaveStated />
            </div>
            <div class="app-said">{ for shown(&parts) }</div>
        </>
    }
}

/// Blocks as they stand on the page; items one after another are one list.
fn shown(parts: &Rc<Vec<Block>>) -> Vec<Html> {
    let mut all = Vec::new();
    let mut items: Vec<Html> = Vec::new();
    for block in parts.iter() {
        if let Block::Item(text) = block {
            items.push(html! { <li>{ text }</li> });
            continue;
        }
        close(&mut all, &mut items);
        all.push(match block {
            Block::Heading(text) => html! { <h2 class="govuk-heading-m">{ text }</h2> },
            Block::Under(text) => html! { <h3 class="govuk-heading-s">{ text }</h3> },
            Block::Line(text) => html! { <p class="govuk-body">{ text }</p> },
            Block::Item(_) => Html::default(),
        });
    }
    close(&mut all, &mut items);
    all
}

fn close(all: &mut Vec<Html>, items: &mut Vec<Html>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        all.push(html! { <ul class="govuk-list govuk-list--bullet">{ for items }</ul> });
    }
}

/// Saves the same as plain text.
#[component]
pub(super) fn SaveStated() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onclick = Callback::from(move |()| {
        if save(&session).is_none() {
            acts.tell("This browser did not let the page save a file.");
        }
    });
    html! { <Button look={Look::Link} {onclick}>{ "Save them as text" }</Button> }
}

fn save(session: &Session) -> Option<()> {
    let title = Screen::Stated.title(&session.confirmed);
    let blocks = tender_text(&session.confirmed, session.process(), &clock::in_words);
    let text = as_plain_text(&title, &blocks);
    let link = file::link(&text, "Award criteria and scoring method.txt").ok()?;
    link.click();
    Some(())
}
