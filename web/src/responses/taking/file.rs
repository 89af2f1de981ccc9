//! One file that is not taken in yet: what it is, what differs, and what is to be said of it.

use common_measure::record::{Act, Arrived, LateBid};
use common_measure::response::Difference;
use common_measure_parts::words::count;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};

use crate::form::{Button, Details, Look};
use crate::session::{Session, use_session};

use super::plan::{Planned, Taken};

/// Which file.
#[derive(Properties, PartialEq)]
pub(super) struct FileRowProps {
    /// Its position.
    pub at: usize,
    /// What would come of it.
    pub planned: Planned,
    /// Says whether it replaces, and when it arrived.
    pub onchange: Callback<(Option<u64>, Arrived)>,
    /// Takes it off the list.
    pub onremove: Callback<()>,
}

/// One file.
#[component]
pub(super) fn FileRow(props: &FileRowProps) -> Html {
    let FileRowProps { at, planned, onchange, onremove } = props;
    let (tag, colour, what) = match &planned.taken {
        Ok(taken) if taken.asks() => {
            ("Ready, with something to ask", "govuk-tag--yellow", taken.what.clone())
        }
        Ok(taken) => ("Ready", "govuk-tag--green", taken.what.clone()),
        Err(fault) => {
            ("Not ready", "govuk-tag--yellow", format!("{} {}", fault.problem, fault.remedy))
        }
    };
    let differences = planned.taken.as_ref().map_or(&[][..], |taken| &taken.differences);
    let is_price = matches!(&planned.taken, Ok(taken) if matches!(taken.act, Act::AcceptPrices(_)));
    let unclear = planned.taken.as_ref().map_or(0, Taken::unclear);
    // What must be asked stands first, and openly; so does what the officer states by taking prices in.
    let open = if is_price { differences.len() } else { unclear };
    let doubts = planned.taken.as_ref().map_or(&[][..], |taken| &taken.doubts);
    let (open, folded) = differences.split_at(open.min(differences.len()));
    let items = |of: &[Difference]| -> Html {
        of.iter().map(|it| html! { <li>{ it.to_string() }</li> }).collect()
    };
    html! {
        <li class="app-files__file app-said">
            <p class="govuk-body govuk-!-margin-bottom-1">
                <strong>{ &planned.name }</strong>{ " " }<strong class={yew::classes!("govuk-tag", colour)}>{ tag }</strong>
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">{ what }</p>
            if !doubts.is_empty() {
                <ul class="govuk-list govuk-list--bullet">{ items(doubts) }</ul>
            }
            if !open.is_empty() {
                <ul class="govuk-list govuk-list--bullet">{ items(open) }</ul>
            }
            if !folded.is_empty() {
                <Details summary={format!("{} from what is asked", count(folded.len(), "thing differs", "things differ"))}>
                    <ul class="govuk-list govuk-list--bullet">{ items(folded) }</ul>
                </Details>
            }
            if !is_price {
                <Arrival at={*at} said={planned.said} there={planned.there} {onchange} />
            }
            <Button look={Look::Link} about={AttrValue::from(planned.name.clone())} onclick={onremove.clone()}>{ "Leave this file out" }</Button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ArrivalProps {
    at: usize,
    said: (Option<u64>, Arrived),
    there: Option<u64>,
    onchange: Callback<(Option<u64>, Arrived)>,
}

/// When it arrived, where that is not plain, and whether it replaces what is there.
#[component]
fn Arrival(props: &ArrivalProps) -> Html {
    let session = use_session();
    let ArrivalProps { at, said: (replace, arrived), there, onchange } = props;
    let taken_in = session
        .process()
        .late
        .iter()
        .filter(|(_, _, decision)| decision.as_ref().is_some_and(|decision| decision.accepted));
    let late: Vec<(u64, String)> =
        taken_in.map(|(entry, bid, _)| (*entry, whose(&session, bid))).collect();
    let onarrived = {
        let (onchange, replace) = (onchange.clone(), *replace);
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let arrived = value.parse().map_or(Arrived::InTime, Arrived::Late);
            onchange.emit((replace, arrived));
        })
    };
    let onreplace = {
        let (onchange, arrived, there) = (onchange.clone(), *arrived, *there);
        Callback::from(move |event: Event| {
            let is_ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            onchange.emit((there.filter(|_| is_ticked), arrived));
        })
    };
    let (select, tick) = (format!("arrived-{at}"), format!("replace-{at}"));
    html! {
        <>
            if !late.is_empty() {
                <div class="govuk-form-group">
                    <label class="govuk-label" for={select.clone()}>{ "When it arrived" }</label>
                    <select id={select} class="govuk-select" onchange={onarrived}>
                        <option value="" selected={*arrived == Arrived::InTime}>{ "Before the tender deadline" }</option>
                        { for late.iter().map(|(entry, supplier)| html! {
                            <option value={entry.to_string()} selected={*arrived == Arrived::Late(*entry)}>
                                { format!("Late: the bid of {supplier}, entry {entry}, which was taken in") }
                            </option>
                        }) }
                    </select>
                </div>
            }
            if let Some(entry) = there {
                <div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" type="checkbox" id={tick.clone()} checked={replace.is_some()} onchange={onreplace} />
                        <label class="govuk-label govuk-checkboxes__label" for={tick}>
                            { format!("It arrived before the tender deadline and replaces the response of entry {entry}. Scores given for that one are taken away.") }
                        </label>
                    </div>
                </div>
            }
        </>
    }
}

/// Whose late bid, and for which lot, if it is for one of several.
fn whose(session: &Session, late: &LateBid) -> String {
    match &late.lot {
        Some(lot) => format!("{} for {}", late.supplier, session.confirmed.scheme.lot_name(lot)),
        None => late.supplier.clone(),
    }
}
