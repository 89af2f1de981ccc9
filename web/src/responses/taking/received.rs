//! The responses that are in the record.

use common_measure::record::{Act, Process, Received as Response};
use common_measure_parts::words::count;
use yew::{Html, component, html};

use crate::form::{Details, LinkTo, Scroll};
use crate::screen::Screen;
use crate::session::{Session, use_session};

/// A table of them.
#[component]
pub(super) fn Received() -> Html {
    let session = use_session();
    let (of, process) = (&session.confirmed, session.process());
    if process.responses.is_empty() {
        return html! {
            <>
                <h2 class="govuk-heading-m">{ "Taken in" }</h2>
                <p class="govuk-body">{ "No response was taken in yet." }</p>
            </>
        };
    }
    let rows = process.responses.iter().map(|response| {
        let supplier = of.supplier(&response.supplier);
        let lots = lots(&session, response);
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    { supplier.map_or("", |supplier| supplier.name.trim()) }
                    { to_ask(response) }
                </th>
                <td class="govuk-table__cell">{ lots.join(", ") }</td>
                <td class="govuk-table__cell">{ criteria(process, response) }</td>
                <td class="govuk-table__cell">{ prices(&session, response) }</td>
                <td class="govuk-table__cell">
                    { format!("Entry {}", response.entry) }<br />
                    <code class="app-check-code">{ response.file.in_short() }</code>
                </td>
            </tr>
        }
    });
    let heads = ["Supplier", "Lots", "Criteria", "Prices", "Record and check code"];
    html! {
        <>
            <h2 class="govuk-heading-m">{ "Taken in" }</h2>
            <Scroll label="Responses taken in">
                <table class="govuk-table">
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            { for heads.iter().map(|head| html! { <th scope="col" class="govuk-table__header">{ *head }</th> }) }
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            </Scroll>
            <p class="govuk-body"><LinkTo to={Screen::Bids}>{ "See the bids" }</LinkTo></p>
        </>
    }
}

/// The lots that it was for when it came, whatever became of its bids.
fn lots(session: &Session, response: &Response) -> Vec<String> {
    let scheme = &session.confirmed.scheme;
    let named = session.record(|record| match &record.entry(response.entry)?.act {
        Act::AcceptResponse(it) => {
            Some(it.bids.iter().map(|bid| scheme.lot_name(&bid.lot)).collect())
        }
        _ => None,
    });
    named.flatten().unwrap_or_default()
}

/// What could not be taken from the files as it is.
fn to_ask(response: &Response) -> Html {
    let left_out = &response.left_out;
    if left_out.is_empty() || !response.stands() {
        return Html::default();
    }
    html! {
        <Details summary={count(left_out.len(), "thing to ask the supplier", "things to ask the supplier")}>
            <ul class="govuk-list govuk-list--bullet govuk-!-font-weight-regular">
                { for left_out.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
            </ul>
        </Details>
    }
}

fn criteria(process: &Process, response: &Response) -> &'static str {
    let latest = process.locks.last().is_none_or(|lock| lock.code == response.criteria);
    if latest { "In force" } else { "An earlier version" }
}

fn prices(session: &Session, response: &Response) -> String {
    if let Some(entry) = response.replaced_by {
        return format!("Replaced (entry {entry})");
    }
    if !response.stands() {
        return "Its bids were removed".to_owned();
    }
    match (response.price_file, response.prices) {
        (_, Some(entry)) => format!("Taken in (entry {entry})"),
        (None, _) if !session.confirmed.scheme.asks_for_prices() => "None asked for".to_owned(),
        _ => awaits(session, response).to_owned(),
    }
}

fn awaits(session: &Session, response: &Response) -> &'static str {
    let open = session.record(|record| {
        let mut bids = response.bids.iter().filter_map(|id| record.procurement().bid(id));
        bids.all(|bid| record.state().can_open_prices(&bid.lot))
    });
    if open == Some(true) { "Can be taken in now" } else { "Wait for the agreed scores" }
}
