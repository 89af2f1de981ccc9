//! Who is awarded a lot by the rules, and what every order of lots would lead to.

use std::rc::Rc;

use common_measure::assessment::{LotReport, OrderReport, PEOPLE_DECIDE, WinnersReport};
use common_measure::id::{BidId, LotId};
use common_measure::number::words::list;
use common_measure::scheme::LotOrder;
use common_measure_parts::words::count;
use yew::{Html, Properties, component, html, use_memo};

use crate::form::Scroll;

use super::derived::Derived;
use super::derived::LotProps;
use super::method::ResultProps;

/// How many orders are named for one outcome; six lots have 720.
const MOST: usize = 6;

/// The properties of a lot's award.
#[derive(Properties, PartialEq)]
pub(super) struct AwardProps {
    /// Which lot of which result.
    pub of: LotProps,
    /// Whether something that was entered for the lot could not be read.
    pub unread: bool,
}

/// Who is awarded the lot by the rules.
#[component]
pub(super) fn Award(props: &AwardProps) -> Html {
    let LotProps { derived, at } = &props.of;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    html! {
        <div class="app-results__part app-results__award">
            <h3 class="govuk-heading-m">{ "Award" }</h3>
            { award_in_words(report, props.unread) }
        </div>
    }
}

/// The award of a lot in sentences, and that people decide.
pub(super) fn award_in_words(lot: &LotReport, unread: bool) -> Html {
    let sentences = lot.award.in_words.iter();
    html! {
        <>
            { for sentences.map(|sentence| html! { <p class="govuk-body">{ sentence }</p> }) }
            if unread {
                <p class="govuk-body">{ "Something that was entered for this lot could not be read, so this can still change." }</p>
            }
            <p class="govuk-body">{ PEOPLE_DECIDE }</p>
        </>
    }
}

/// What every order of lots would lead to, where one supplier may not win them all.
#[component]
pub(super) fn Orders(props: &ResultProps) -> Html {
    let found: Rc<Option<Vec<OrderReport>>> = use_memo(props.derived.clone(), |derived| {
        derived.assessment.order_reports(&derived.procurement)
    });
    let Some(found) = &*found else { return Html::default() };
    html! {
        <section aria-labelledby="orders-heading">
            <h2 id="orders-heading" class="govuk-heading-l">{ "Award under every order of lots" }</h2>
            { orders(&props.derived, found) }
        </section>
    }
}

/// The same as a table, on screen and on paper.
pub(super) fn orders(derived: &Derived, found: &[OrderReport]) -> Html {
    let award = derived.assessment.scheme.award();
    let most = award.most_lots.unwrap_or_default();
    let limit = format!("One supplier may win at most {}.", count(most, "lot", "lots"));
    let rule = match (award.lot_order, found.len()) {
        (LotOrder::BidderPreference, _) => {
            "Who could win more keeps the lots that it prefers, so their order changes nothing."
        }
        (LotOrder::AsStated, 1) => "Whichever lot is decided first, the awards are the same.",
        (LotOrder::AsStated, _) => {
            "So who is awarded what depends on which lot is decided first. The order as stated is the one that counts."
        }
    };
    let lots = &derived.report.lots;
    let heads = lots
        .iter()
        .map(|lot| html! { <th scope="col" class="govuk-table__header">{ &lot.title }</th> });
    let rows = found.iter().map(|outcome| {
        let cells = lots.iter().zip(&outcome.awards);
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header app-orders__orders">{ named(derived, outcome) }</th>
                { for cells.map(|(_, award)| html! { <td class="govuk-table__cell app-orders__award">{ winners(derived, award) }</td> }) }
            </tr>
        }
    });
    html! {
        <>
            <p class="govuk-body">{ format!("{limit} {rule}") }</p>
            <Scroll label="Table of awards under every order of lots">
                <table class="govuk-table app-orders">
                    <caption class="govuk-table__caption govuk-visually-hidden">{ "Who is awarded each lot under every order of lots" }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Lots decided in this order" }</th>
                            { for heads }
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            </Scroll>
        </>
    }
}

/// The orders that lead to an outcome.
fn named(derived: &Derived, outcome: &OrderReport) -> Html {
    let title = |id: &LotId| {
        let lot = derived.report.lots.iter().find(|lot| lot.lot == *id);
        lot.map_or_else(|| id.to_string(), |lot| lot.title.clone())
    };
    let orders = outcome.orders.iter().take(MOST).map(|order| {
        html! { <li>{ order.iter().map(title).collect::<Vec<_>>().join(", ") }</li> }
    });
    let more = outcome.orders.len().saturating_sub(MOST);
    html! {
        <>
            if outcome.as_stated {
                <strong>{ { if outcome.orders.len() > 1 { "The order as stated, and these:" } else { "The order as stated:" } } }</strong>
            }
            <ul class="govuk-list govuk-!-margin-bottom-0">
                { for orders }
                if more > 0 { <li>{ format!("and {more} more") }</li> }
            </ul>
        </>
    }
}

/// Who wins a lot, in a cell.
fn winners(derived: &Derived, award: &WinnersReport) -> String {
    let names =
        |bids: &[BidId]| list(&bids.iter().map(|bid| derived.name(bid)).collect::<Vec<_>>());
    let mut said = Vec::new();
    if !award.winners.is_empty() {
        said.push(names(&award.winners));
    }
    if !award.undecided.is_empty() {
        said.push(format!("undecided between {}", names(&award.undecided)));
    }
    if said.is_empty() { "nobody".to_owned() } else { said.join("; ") }
}
