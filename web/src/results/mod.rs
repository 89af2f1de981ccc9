//! Results: the ranking, where points come from, what people have to decide, and the workings of
//! every figure.

mod award;
mod bars;
mod banner;
mod deciders;
mod decision;
mod derived;
mod draws;
mod findings;
mod lot;
mod method;
mod nothing_yet;
mod points;
mod print;
mod ranking;
mod unread;
mod withdrawals;
mod words;
mod workings;

use common_measure::assessment::Reading;
use yew::{Callback, Html, component, html, use_state_eq};

use crate::session::{Session, use_session};
use crate::spreadsheet::SaveResult;

use award::Orders;
use banner::Banner;
use deciders::Deciders;
pub(crate) use decision::AwardDecision;
use decision::{DecisionPart, MovedOn};
use derived::{LotProps, use_derived};
use lot::Lot;
use method::Method;
use nothing_yet::{NoBids, NoCriteria, NotScored};
use print::Print;
use unread::{Unread, unread};

/// The results of the open procurement.
#[component]
pub(crate) fn Results() -> Html {
    let session = use_session();
    let procurement = session.current().clone();
    let reading = use_state_eq(|| Reading::AsStated);
    let derived = use_derived(procurement.clone(), *reading);
    let body = match &*derived {
        _ if procurement.scheme.criteria.is_empty() => html! { <NoCriteria /> },
        Err(faults) => html! { <NotScored faults={faults.clone()} /> },
        Ok(_) if procurement.bids.is_empty() => html! { <NoBids /> },
        Ok(derived) => {
            let onreading = {
                let reading = reading.clone();
                Callback::from(move |wanted| reading.set(wanted))
            };
            let lines = unread(&session, derived);
            let lots = derived.report.lots.iter().enumerate().map(|(at, lot)| {
                let unread = lines.iter().any(|line| line.concerns(lot));
                html! { <Lot key={at} of={LotProps { derived: derived.clone(), at }} {unread} /> }
            });
            html! {
                <>
                    <MovedOn />
                    <Unread derived={derived.clone()} />
                    <Banner derived={derived.clone()} {onreading} />
                    <Print derived={derived.clone()} />
                    <SaveResult reading={*reading} unread={lines.len()} />
                    { for lots }
                    <DecisionPart />
                    <Orders derived={derived.clone()} />
                    <Deciders derived={derived.clone()} />
                    <Method derived={derived.clone()} />
                </>
            }
        }
    };
    html! {
        <div class="app-results">
            <h1 class="govuk-heading-xl">{ "Results" }</h1>
            <p class="govuk-body-l app-print-only">{ heading_on_paper(&session) }</p>
            { body }
        </div>
    }
}

/// What the results are of. On screen the bar at the top of the page says it.
fn heading_on_paper(session: &Session) -> String {
    match session.confirmed.details.authority.trim() {
        "" => session.title().to_owned(),
        authority => format!("{}, {authority}", session.title()),
    }
}
