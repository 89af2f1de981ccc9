//! What there is to do, and how far it is.

use common_measure::fault::Fault;
use common_measure::response::Response;
use common_measure_parts::clock;
use common_measure_parts::{all, bullets, details, followed, heading_m, paragraph};
use yew::{Html, html};

use super::acts::Act;
use super::here::Here;
use super::layout::heading;
use super::page::Page;
use super::work::Work;

/// The list of tasks.
pub(super) fn tasks(here: &Here) -> Html {
    let of = here.response();
    let pages = Page::all(of);
    let done = pages
        .iter()
        .filter(|page| !matches!(page, Page::Check | Page::Must))
        .map(|page| status(page, here.work, &here.found.left))
        .collect::<Vec<_>>();
    let all_parts = done.len();
    let done = done.iter().filter(|status| **status == Status::Completed).count();
    let of_lot = |lot: Option<&common_measure::id::LotId>| -> Vec<Page> {
        pages.iter().filter(|page| page.lot() == lot && **page != Page::Check).cloned().collect()
    };
    let several = of.form.scheme.lots.len() > 1;
    let lots = of.bids.iter().map(|bid| {
        let there = of_lot(Some(&bid.lot));
        let lot = several.then(|| of.form.scheme.lot_name(&bid.lot));
        let part = |heading: &str, takes: fn(&Page) -> bool| {
            let pages: Vec<Page> = there.iter().filter(|page| takes(page)).cloned().collect();
            let heading = match &lot {
                Some(lot) => format!("{lot}: {}", heading.to_ascii_lowercase()),
                None => heading.to_owned(),
            };
            if pages.is_empty() { Html::default() } else { task_list(here, &heading, &pages) }
        };
        all(vec![
            part("Social value commitments", |page| matches!(page, Page::Commitment(..))),
            part("Questions", |page| matches!(page, Page::Answer(..))),
            part("Price", |page| matches!(page, Page::Price(..))),
        ])
    });
    let how_far = html! {
        <p class="govuk-body" role="status"><strong>{ format!("{done} of {all_parts} parts completed.") }</strong></p>
    };
    all(vec![
        heading(here),
        about(here),
        how_far,
        task_list(here, "Who you are", &of_lot(None)),
        all(lots.collect()),
        task_list(here, "Finish", &[Page::Check]),
    ])
}

/// Said of a deadline.
pub(super) const OVER: &str = "That is over, by this computer’s clock.";

/// What is responded to, and how it works.
fn about(here: &Here) -> Html {
    let kept = if here.around.keeps {
        "Everything is kept in this browser as you type. To go on elsewhere, save a file, and open it there."
    } else {
        "Nothing is kept in this browser. To go on later or elsewhere, save a file, and open it there."
    };
    let form = here.form();
    let passed = here.is_over();
    let deadline = form.deadline.as_ref().map(clock::in_words);
    let more = all(vec![
        bullets(
            [
                "You need no account, and this form sends nothing by itself.",
                kept,
                "At the end you save two files, one with your prices and one with the rest, and upload both where the council says.",
                "A social value commitment is a promise to do something for the area that goes beyond the work itself. Offer only what you can keep: it can become part of the contract.",
                "Beside your answers stands what they would be worth. The council’s scoring decides.",
            ]
            .map(Html::from)
            .to_vec(),
        ),
        paragraph(&format!("This form belongs to award criteria with the check code {}. A check code is a short text that is another one as soon as anything is changed: it should be the one in the tender notice.", form.criteria)),
    ]);
    let asked = html! {
        <p class="govuk-body-l app-said">{ form.title.trim() }{ by(&form.authority) }</p>
    };
    let until = html! {
        <p class="govuk-body">
            if let Some(deadline) = deadline {
                { if passed { "The council had to have it before " } else { "The council must have it before " } }
                <strong>{ format!("{deadline}, UK time") }</strong>{ "." }
                if passed {
                    { " " }{ OVER }
                }
            } else {
                { "The tender notice says until when the council must have it." }
            }
        </p>
    };
    all(vec![asked, until, details("How this works".into(), more)])
}

fn by(authority: &str) -> String {
    match authority.trim() {
        "" => String::new(),
        authority => format!(", {authority}"),
    }
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    NotStarted,
    InProgress,
    Completed,
    ToRead,
}

/// How far a page is.
fn status(page: &Page, work: &Work, left: &[Fault]) -> Status {
    let of = &work.response;
    let unread = work.unread.iter().any(|(path, _)| Page::of_place(path) == *page);
    let missing = left.iter().any(|fault| Page::of_place(fault.place.path()) == *page);
    match page {
        Page::Must => Status::ToRead,
        _ if unread => Status::InProgress,
        _ if !missing => Status::Completed,
        page if is_blank(page, of) => Status::NotStarted,
        _ => Status::InProgress,
    }
}

fn is_blank(page: &Page, of: &Response) -> bool {
    let bid = page.lot().and_then(|lot| of.bid(lot));
    match page {
        Page::About => {
            let supplier = &of.supplier;
            [&supplier.name, &supplier.postal_address, &supplier.email, &supplier.identifier]
                .iter()
                .all(|text| text.trim().is_empty())
        }
        Page::Commitment(_, measure) => bid
            .and_then(|bid| bid.commitment(measure))
            .is_none_or(common_measure::bid::CommitmentOffer::is_blank),
        Page::Price(_, question) => {
            bid.and_then(|bid| bid.price_offer(question)).is_none_or(|it| it.rates.is_empty())
        }
        _ => true,
    }
}

/// Tasks under a heading, each with a link to its page.
fn task_list(here: &Here, heading: &str, pages: &[Page]) -> Html {
    let rows = pages.iter().map(|page| {
        let onclick = followed(&here.on(Act::Go((page.clone(), None))));
        let id = format!("task-{}", page.write().replace('/', "-"));
        let status = match page {
            Page::Check => Html::default(),
            page => match status(page, here.work, &here.found.left) {
                Status::NotStarted => html! { <strong class="govuk-tag govuk-tag--blue">{ "Not started" }</strong> },
                Status::InProgress => html! { <strong class="govuk-tag govuk-tag--light-blue">{ "In progress" }</strong> },
                Status::Completed => html! { { "Completed" } },
                Status::ToRead => html! { { "To read" } },
            },
        };
        html! {
            <li class="govuk-task-list__item govuk-task-list__item--with-link" key={id.clone()}>
                <div class="govuk-task-list__name-and-hint">
                    <a class="govuk-link govuk-task-list__link" href="#" aria-describedby={id.clone()} {onclick}>{ page.title(here.response()) }</a>
                </div>
                <div class="govuk-task-list__status" {id}>{ status }</div>
            </li>
        }
    });
    all(vec![heading_m(heading), html! { <ul class="govuk-task-list">{ for rows }</ul> }])
}
