//! The form in which the opening of bids is recorded.

use common_measure::id::LotId;
use common_measure::record::{Act, Opening};
use common_measure::scheme::{DraftScheme, Lot};
use common_measure_parts::clock;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{AskFirst, Draft, Offered, Press, use_draft};
use crate::screen::Screen;
use crate::session::use_session;

const LOT: &str = "lot";
const WHEN: &str = "when";
const OPENED_BY: &str = "opened_by";
const WITNESS: &str = "witness";
const FIELDS: [&str; 7] = [WHEN, "when-month", "when-year", "when-time", OPENED_BY, WITNESS, LOT];

/// Which lot, when, who opened the bids and who saw it.
#[component]
pub(super) fn OpeningForm() -> Html {
    let session = use_session();
    let draft = use_draft(&AttrValue::Static("record/opening"));
    let scheme = &session.confirmed.scheme;
    let onpress = {
        let draft = draft.clone();
        Callback::from(move |press| submit(&draft, press))
    };
    let first = session.process().openings.is_empty();
    html! {
        <>
            <h3 class="govuk-heading-s">{ if first { "Record the opening" } else { "Record another opening" } }</h3>
            if scheme.lots.len() > 1 {
                { draft.select_from(LOT, "Lot", &all_or_one(scheme), "") }
            }
            { draft.moment(WHEN, "When the bids were opened", "In UK time, such as 27 3 2027 and 12:05.") }
            { draft.person(OPENED_BY, "Opened by", None) }
            { draft.person(WITNESS, "Witness", Some("Someone other than the person who opened the bids.")) }
            <AskFirst {draft} label="Record the opening" question="Record that the bids were opened?" yes="Yes, record it" {onpress}>
                <p class="govuk-body">{ "This cannot be undone. Once an opening is recorded, the award criteria cannot be amended." }</p>
            </AskFirst>
        </>
    }
}

/// All lots, or one of them.
pub(super) fn all_or_one(scheme: &DraftScheme) -> Vec<Offered> {
    let each = |lot: &Lot| (lot.id.as_str().to_owned().into(), scheme.lot_name(&lot.id).into(), "");
    std::iter::once(("".into(), "All lots".into(), ""))
        .chain(scheme.lots.iter().map(each))
        .collect()
}

fn submit(draft: &Draft, press: Press) -> bool {
    let [day, month, year, time] =
        [WHEN, "when-month", "when-year", "when-time"].map(|name| draft.text(name));
    let mut problems = draft.missing(&[
        (OPENED_BY, "Enter the name of the person who opened the bids."),
        (WITNESS, "Enter the name of the person who saw it."),
    ]);
    let act = match clock::read(&day, &month, &year, &time) {
        Ok(when) => Some(Act::Open(Opening {
            lot: LotId::new(&draft.text(LOT)).ok(),
            when,
            opened_by: draft.text(OPENED_BY),
            witness: draft.text(WITNESS),
        })),
        Err(problem) => {
            problems.insert(0, (WHEN.to_owned(), problem));
            None
        }
    };
    draft.enter(press, &FIELDS, problems, act, Screen::Opening)
}
