//! The rates of a pricing schedule: what each line comes to, what they all come to, and how far
//! that is from what the supplier says itself.

use common_measure::id::{BidId, CriterionId};
use common_measure::number::words::pounds;
use common_measure::number::{Exact, Money, Quantity};
use common_measure::procurement::{Procurement, places};
use common_measure::record::{Command, decide};
use common_measure::scheme::{Schedule, ScheduleLine};
use common_measure_parts::words::count;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Scroll, TextField, Width, optional_money, optional_quantity_in};
use crate::session::{Act, Acts, Shared, use_acts, use_session};

use super::super::asked::{derived, price};
use super::super::grid::block;

/// Which price.
#[derive(Properties, PartialEq)]
pub(super) struct RatesFieldsProps {
    /// The procurement as confirmed.
    pub of: Shared<Procurement>,
    /// The bid.
    pub bid: BidId,
    /// The price question.
    pub criterion: CriterionId,
    /// What the question is called.
    pub title: AttrValue,
    /// What the price covers.
    pub basis: AttrValue,
}

/// A rate for each line, and the supplier's own sum.
#[component]
pub(super) fn RatesFields(props: &RatesFieldsProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let RatesFieldsProps { of, bid, criterion, title, basis } = props;
    let schedule = price(of, criterion).and_then(|price| price.schedule.as_ref());
    let Some(schedule) = schedule else { return Html::default() };
    // With what is being typed, so that sums follow every key.
    let live = session.current().bid(bid);
    let rate = |line: &ScheduleLine| live?.price_offer(criterion)?.rate(&line.id);
    let missing = schedule.counted().filter(|line| rate(line).is_none()).count();
    let sum = live.and_then(|live| derived(session.current(), live, criterion));
    let stated = live.and_then(|live| live.price(criterion)).map(Money::exact);
    let rows = schedule.lines.iter().map(|line| {
        html! { <Row of={of.clone()} bid={bid.clone()} criterion={criterion.clone()} line={line.clone()}
            counts={schedule.options_count || !line.option} live={rate(line)} key={line.id.as_str()} /> }
    });
    let amount = of.bid(bid).and_then(|bid| bid.price(criterion));
    let value = amount.map_or_else(String::new, |amount| amount.in_words().replace('£', ""));
    let parse = {
        let (bid, criterion) = (bid.clone(), criterion.clone());
        Callback::from(move |text: String| {
            let (bid, criterion) = (bid.clone(), criterion.clone());
            Ok(Command::SetPrice { bid, criterion, amount: optional_money(&text)? })
        })
    };
    let onpaste = {
        let (session, acts, schedule) = (session.clone(), acts, schedule.clone());
        let (bid, criterion) = (bid.clone(), criterion.clone());
        Callback::from(move |event: Event| {
            let place = |line: &ScheduleLine| {
                places::rate(&session.confirmed, &bid, &criterion, &line.id).path().to_owned()
            };
            let set = |line: &ScheduleLine, text: &str| {
                let (bid, criterion, line) = (bid.clone(), criterion.clone(), line.id.clone());
                let command = Command::SetRate { bid, criterion, line, rate: rate_of(text)? };
                decide(&session.confirmed, command.clone())
                    .map(|_| command)
                    .map_err(|refusal| format!("{} {}", refusal.0.problem, refusal.0.remedy))
            };
            paste(&event, &acts, &schedule, place, set);
        })
    };
    let path = places::price(of, bid, criterion).path().to_owned();
    let difference = format!("{path}/difference");
    html! {
        <section aria-label={title.clone()}>
            <h3 class="govuk-heading-m">{ title }</h3>
            <p class="govuk-body">{ format!("{basis}. The price is worked out from the rates. A column of rates from a spreadsheet can be pasted into the first of them.") }</p>
            <Scroll label={format!("Rates: {title}")}>
                <table class="govuk-table app-rates">
                    <caption class="govuk-table__caption govuk-visually-hidden">{ format!("Rates for each line: {title}") }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Line" }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Stated quantity" }</th>
                            <th scope="col" class="govuk-table__header">{ "Unit" }</th>
                            <th scope="col" class="govuk-table__header">{ "Rate for one" }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Comes to" }</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body" {onpaste}>
                        { for rows }
                        <tr class="govuk-table__row">
                            <th scope="row" class="govuk-table__header" colspan="4">{ "The rates come to" }</th>
                            <td class="govuk-table__cell govuk-table__cell--numeric app-rates__sum" id={format!("{path}/derived")}>
                                { sum.as_ref().map_or_else(|| count(missing, "rate is missing", "rates are missing"), pounds) }
                            </td>
                        </tr>
                    </tbody>
                </table>
            </Scroll>
            <TextField path={path.clone()} label="The supplier’s own sum (optional)" hint="It is compared with what the rates come to, and never used."
                value={AttrValue::from(value)} {parse} prefix="£" width={Width::Characters(20)} number=true described_by={AttrValue::from(difference.clone())} />
            <p id={difference} class="govuk-body" role="status">{ apart(sum.as_ref(), stated.as_ref()) }</p>
        </section>
    }
}

/// A rate as it is to be edited: 950.50, and 0.125 with all its places.
fn in_pounds(rate: Quantity) -> String {
    let mut text = rate.in_words();
    if text.split_once('.').is_some_and(|(_, pence)| pence.len() == 1) {
        text.push('0');
    }
    text
}

/// What a text means as a rate.
fn rate_of(text: &str) -> Result<Option<Quantity>, String> {
    optional_quantity_in("£", text)
}

/// Pastes a column of rates, the first into the line that has the focus. What cannot be read stands
/// in its field, to be put right. One value is pasted as text is.
fn paste(
    event: &Event,
    acts: &Acts,
    schedule: &Schedule,
    place: impl Fn(&ScheduleLine) -> String,
    set: impl Fn(&ScheduleLine, &str) -> Result<Command, String>,
) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) else { return };
    if !text.trim_end().contains(['\t', '\n', '\r']) {
        return;
    }
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(field) = field.map(|field| field.id()) else { return };
    let Some(first) = schedule.lines.iter().position(|line| place(line) == field) else { return };
    event.prevent_default();
    let (block, lines) = (block::read(&text), schedule.lines.get(first..).unwrap_or_default());
    if block.iter().any(|row| row.len() > 1) {
        acts.tell("Nothing was pasted: it has several columns. Copy the column of rates alone.");
        return;
    }
    if block.len() > lines.len() {
        acts.tell(format!(
            "Nothing was pasted: {} copied, for {}. Copy at most one rate for each line.",
            count(block.len(), "rate was", "rates were"),
            count(lines.len(), "line", "lines")
        ));
        return;
    }
    let (mut commands, mut unread) = (Vec::new(), Vec::new());
    for (line, text) in lines.iter().zip(block.into_iter().flatten()) {
        match set(line, &text) {
            Ok(command) => {
                acts.act(Act::Abandoned(place(line)));
                commands.push(command);
            }
            Err(problem) => unread.push(Act::Unreadable { path: place(line), text, problem }),
        }
    }
    if !commands.is_empty() {
        acts.issue(Command::Together(commands));
    }
    for act in unread {
        acts.act(act);
    }
}

/// How the supplier's own sum compares, in a sentence.
fn apart(sum: Option<&Exact>, stated: Option<&Exact>) -> String {
    let (Some(sum), Some(stated)) = (sum, stated) else { return String::new() };
    let difference = stated.minus(sum);
    if difference.is_zero() {
        "The supplier’s own sum is what its rates come to.".to_owned()
    } else if difference.is_negative() {
        let less = pounds(&difference.negated());
        format!("The supplier’s own sum is {less} less than its rates come to. The rates are used.")
    } else {
        let more = pounds(&difference);
        format!("The supplier’s own sum is {more} more than its rates come to. The rates are used.")
    }
}

/// A line of the schedule.
#[derive(Properties, PartialEq)]
struct RowProps {
    of: Shared<Procurement>,
    bid: BidId,
    criterion: CriterionId,
    line: ScheduleLine,
    /// Whether it counts in the price.
    counts: bool,
    /// The rate, with what is being typed.
    live: Option<Quantity>,
}

/// What is priced, and the field for its rate.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { of, bid, criterion, line, counts, live } = props;
    let rate = of.bid(bid).and_then(|bid| bid.price_offer(criterion)?.rate(&line.id));
    let parse = {
        let (bid, criterion, line) = (bid.clone(), criterion.clone(), line.id.clone());
        Callback::from(move |text: String| {
            let (bid, criterion, line) = (bid.clone(), criterion.clone(), line.clone());
            Ok(Command::SetRate { bid, criterion, line, rate: rate_of(&text)? })
        })
    };
    let title = line.title.trim();
    let option = match (line.option, counts) {
        (false, _) => "",
        (true, true) => " (option)",
        (true, false) => " (option, not counted)",
    };
    let comes_to = live.and_then(|rate| line.comes_to(rate));
    html! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header app-rates__line">{ format!("{title}{option}") }</th>
            <td class="govuk-table__cell govuk-table__cell--numeric app-rates__quantity">{ line.quantity.map(Quantity::in_words).unwrap_or_default() }</td>
            <td class="govuk-table__cell app-rates__unit">{ format!(" {}", line.unit.trim()) }</td>
            <td class="govuk-table__cell">
                <TextField path={places::rate(of, bid, criterion, &line.id).path().to_owned()} label={format!("Rate for {title}")} label_hidden=true
                    value={AttrValue::from(rate.map_or_else(String::new, in_pounds))} {parse} prefix="£" width={Width::Characters(10)} number=true />
            </td>
            <td class="govuk-table__cell govuk-table__cell--numeric app-rates__comes-to">{ comes_to.as_ref().map_or_else(|| "–".to_owned(), pounds) }</td>
        </tr>
    }
}
