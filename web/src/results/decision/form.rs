//! The form in which the award decision is recorded.

use common_measure::assessment::LotReport;
use common_measure::id::BidId;
use common_measure::number::words::list;
use common_measure::record::{Act, AwardDecision, AwardedLot};
use common_measure_parts::clock;
use common_measure_parts::words::capital;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{AskFirst, Draft, Offered, Press, WarningText, use_draft};
use crate::screen::Screen;

use super::super::method::ResultProps;

pub(super) const REASON: &str = "reason";
pub(super) const WHEN: &str = "when";
pub(super) const WHEN_FIELDS: [&str; 4] = [WHEN, "when-month", "when-year", "when-time"];
pub(super) const DECIDED_BY: &str = "decided_by";

const NOT_AWARDED: &str = "no";
const AWARDED: &str = "awarded";
const RESERVE: &str = "reserve-";
/// In reserve, and nothing says yet in which place.
const EQUAL: &str = "equal";

/// The most places in reserve that are offered.
const MOST_RESERVES: usize = 5;

/// Who is awarded each lot and who is in reserve, why, when and by whom.
#[component]
pub(super) fn DecisionForm(props: &ResultProps) -> Html {
    let draft = use_draft(&AttrValue::Static("record/award"));
    let lots = &props.derived.report.lots;
    let onpress = {
        let (draft, derived) = (draft.clone(), props.derived.clone());
        Callback::from(move |press| submit(&draft, &derived.report.lots, press))
    };
    let departures = departures(&draft, lots);
    let parts = lots.iter().map(|lot| {
        let offered = offered(lot);
        let bids = in_order(lot).into_iter().map(|bid| {
            draft.select_from(&field(bid), &label(lot, bid), &offered, &first(lot, bid))
        });
        html! {
            <>
                <h2 class="govuk-heading-m">
                    { if lots.len() > 1 { format!("Who is awarded {}", lot.title) } else { "Who is awarded the contract".to_owned() } }
                </h2>
                if lot.bids.is_empty() {
                    <p class="govuk-body">{ "There are no bids for this lot. It is recorded as not awarded." }</p>
                }
                { for bids }
            </>
        }
    });
    html! {
        <>
            { for parts }
            { draft.sentences(REASON, "Reason", Some("Why these bids, with reference to the award criteria.")) }
            { draft.moment(WHEN, "When it was decided", "In UK time, such as 27 3 2027 and 12:00.") }
            { draft.person(DECIDED_BY, "Decided by", None) }
            <AskFirst draft={draft.clone()} label="Record the award decision" question="Record this award decision?" yes="Yes, record it" {onpress}>
                { awarded(&draft, lots) }
                { departures }
                <p class="govuk-body">{ "It cannot be changed. If it must be withdrawn later, both stay on the record, with the reason. Nothing is sent to anyone." }</p>
            </AskFirst>
        </>
    }
}

/// Who is awarded what, and who is in reserve, by what is chosen: the results, and with them what nobody chose otherwise,
/// may have changed since the form was read.
fn awarded(draft: &Draft, lots: &[LotReport]) -> Html {
    let lines = lots.iter().map(|lot| {
        let (winners, reserves) = taken(draft, lot);
        let winners: Vec<String> = winners.into_iter().map(|bid| label(lot, bid)).collect();
        let names = if winners.is_empty() { "nobody".to_owned() } else { list(&winners) };
        let of =
            if lots.len() > 1 { format!("{}: awarded", lot.title) } else { "Awarded".to_owned() };
        let reserves: Vec<String> = reserves
            .iter()
            .map(|(place, bid)| format!("{}: {}", in_words(place), label(lot, bid)))
            .collect();
        html! {
            <>
                <p class="govuk-body govuk-!-font-weight-bold">{ format!("{of} to {names}.") }</p>
                if !reserves.is_empty() {
                    <p class="govuk-body">{ format!("{}.", capital(&reserves.join("; "))) }</p>
                }
            </>
        }
    });
    html! { <>{ for lines }</> }
}

/// Where what is chosen is not what the award criteria come to. People decide; they are not to do so by a slip.
fn departures(draft: &Draft, lots: &[LotReport]) -> Html {
    let lines: Vec<Html> = lots
        .iter()
        .flat_map(|lot| in_order(lot).into_iter().map(move |bid| (lot, bid)))
        .filter_map(|(lot, bid)| {
            let by_criteria = first(lot, bid);
            let chosen = chosen(draft, lot, bid);
            let said = || {
                let [by_criteria, chosen] = [&by_criteria, &chosen].map(|value| in_words(value));
                let label = label(lot, bid);
                let of_lot =
                    if lots.len() > 1 { format!("{}: ", lot.title) } else { String::new() };
                format!(
                    "{of_lot}{label}: {chosen}. By the award criteria: {by_criteria}{}.",
                    why(lot, bid)
                )
            };
            (chosen != by_criteria).then(|| html! { <li>{ said() }</li> })
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <WarningText>{ "This is not what the award criteria come to. Say why in the reason." }</WarningText>
            <ul class="govuk-list govuk-list--bullet">{ for lines }</ul>
        </>
    }
}

/// Why a bid for which there is a place is not awarded by the criteria, if the limit on lots is why.
fn why(lot: &LotReport, bid: &BidId) -> &'static str {
    if lot.award.passed_over.contains(bid) {
        ", because its supplier wins as many lots as one may"
    } else {
        ""
    }
}

/// A bid with its rank, or why it has none.
fn label(lot: &LotReport, bid: &BidId) -> String {
    let report = lot.bids.iter().find(|report| report.bid == *bid);
    report.map_or_else(
        || bid.to_string(),
        |report| match report.rank {
            Some(_) => format!("{} (rank {})", report.name, report.standing_in_words),
            None => format!("{} ({})", report.name, report.standing_in_words),
        },
    )
}

fn field(bid: &BidId) -> String {
    format!("bid-{bid}")
}

/// The bids of a lot, those that are ranked first.
fn in_order(lot: &LotReport) -> Vec<&BidId> {
    let rest = lot.bids.iter().map(|report| &report.bid);
    lot.ranking.iter().chain(rest.filter(|bid| !lot.ranking.contains(bid))).collect()
}

fn reserve(place: usize) -> String {
    format!("{RESERVE}{place}")
}

fn offered(lot: &LotReport) -> Vec<Offered> {
    let places = lot.award.reserves.len().max(MOST_RESERVES).min(lot.bids.len().saturating_sub(1));
    let equal = (!lot.award.equal_in_reserve.is_empty()).then(|| EQUAL.to_owned());
    let values = [NOT_AWARDED, AWARDED].map(ToOwned::to_owned).into_iter();
    let values = equal.into_iter().chain(values);
    values
        .chain((1..=places).map(reserve))
        .map(|value| (value.clone().into(), capital(&in_words(&value)).into(), ""))
        .collect()
}

/// What a choice says.
fn in_words(value: &str) -> String {
    match value.strip_prefix(RESERVE) {
        Some(place) => format!("in reserve, place {place}"),
        None if value == EQUAL => "in reserve, equal with others".to_owned(),
        None if value == AWARDED => "awarded".to_owned(),
        None => "not awarded".to_owned(),
    }
}

/// What the award criteria come to for a bid: what is chosen until a person chooses otherwise.
fn first(lot: &LotReport, bid: &BidId) -> String {
    let place = lot.award.reserves.iter().position(|reserve| reserve == bid);
    match place {
        _ if lot.award.winners.contains(bid) => AWARDED.to_owned(),
        Some(_) if lot.award.equal_in_reserve.iter().flatten().any(|equal| equal == bid) => {
            EQUAL.to_owned()
        }
        Some(at) => reserve(at + 1),
        None => NOT_AWARDED.to_owned(),
    }
}

/// The winners that are chosen, and who is in reserve, by place.
fn taken<'l>(draft: &Draft, lot: &'l LotReport) -> (Vec<&'l BidId>, Vec<(String, &'l BidId)>) {
    let all = in_order(lot).into_iter().map(|bid| (chosen(draft, lot, bid), bid));
    let (winners, others): (Vec<_>, Vec<_>) = all.partition(|(what, _)| what == AWARDED);
    let mut reserves: Vec<(String, &BidId)> =
        others.into_iter().filter(|(what, _)| what.starts_with(RESERVE)).collect();
    // Ten or more sort by their length first.
    reserves.sort_by(|(one, _), (other, _)| (one.len(), one).cmp(&(other.len(), other)));
    (winners.into_iter().map(|(_, bid)| bid).collect(), reserves)
}

/// What is chosen for a bid.
fn chosen(draft: &Draft, lot: &LotReport, bid: &BidId) -> String {
    draft.text_or(&field(bid), &first(lot, bid))
}

fn submit(draft: &Draft, lots: &[LotReport], press: Press) -> bool {
    let mut problems = Vec::new();
    let mut names = Vec::new();
    let mut awarded = Vec::new();
    for lot in lots {
        let (winners, reserves) = taken(draft, lot);
        let twice = reserves.windows(2).filter_map(|two| match two {
            [(one, _), (other, bid)] if one == other => Some(field(bid)),
            _ => None,
        });
        let twice =
            twice.map(|name| (name, "Another bid has this place in reserve. Choose another."));
        let open = in_order(lot).into_iter().filter(|bid| chosen(draft, lot, bid) == EQUAL);
        let open = open.map(|bid| (field(bid), "It is equal with others in reserve. Choose its place, once lots are drawn or people have agreed which comes first, or that it is not awarded."));
        problems.extend(twice.chain(open).map(|(name, problem)| (name, problem.to_owned())));
        names.extend(in_order(lot).into_iter().map(field));
        let winners = winners.into_iter().cloned().collect();
        let reserves = reserves.into_iter().map(|(_, bid)| bid.clone()).collect();
        awarded.push(AwardedLot { lot: lot.lot.clone(), winners, reserves });
    }
    problems.extend(draft.missing(&[(REASON, "An award needs a reason. Say why, in a sentence.")]));
    let [day, month, year, time] = WHEN_FIELDS.map(|name| draft.text(name));
    let when = clock::read(&day, &month, &year, &time)
        .map_err(|problem| problems.push((WHEN.to_owned(), problem)))
        .ok();
    problems.extend(
        draft.missing(&[(DECIDED_BY, "Enter the name of the person, or people, who decided.")]),
    );
    let act = when.map(|when| {
        let (reason, decided_by) = (draft.text(REASON), draft.text(DECIDED_BY));
        Act::Award(AwardDecision { lots: awarded, reason, when, decided_by })
    });
    let fields = [REASON, DECIDED_BY].into_iter().chain(WHEN_FIELDS);
    let fields: Vec<&str> = fields.chain(names.iter().map(String::as_str)).collect();
    draft.enter(press, &fields, problems, act, Screen::Decision)
}
