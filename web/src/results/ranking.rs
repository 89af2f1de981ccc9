//! The ranking of one lot, and what keeps bids out of it.

use common_measure::assessment::{BidReport, Subject};
use common_measure_parts::words::capital;
use web_sys::MouseEvent;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, InsetText, Look, Scroll};
use crate::screen::Screen;
use crate::session::{Shared, use_acts, use_session};

use super::bars::plain;
use super::derived::{Derived, LotProps, deciding};
use super::method::of_lot;
use super::words::{apart, missing};
use super::workings::{Open, OpenState, Panel, Table};

/// Which table of which lot, and which workings are open in it.
#[derive(Properties, PartialEq)]
pub(super) struct TableProps {
    /// The result.
    pub derived: Shared<Derived>,
    /// The lot's position in it.
    pub at: usize,
    /// Which workings are open.
    pub open: OpenState,
}

/// The bids in order, with their totals.
#[component]
pub(super) fn Ranking(props: &TableProps) -> Html {
    let TableProps { derived, at, open } = props;
    let Some((lot, report)) = derived.lot(*at) else { return Html::default() };
    let session = use_session();
    let first = report.bids.iter().find(|bid| bid.rank.is_some());
    let first = first.and_then(|bid| deciding(lot, bid));
    let behind = |bid: &BidReport| {
        let own = bid.rank.and_then(|_| deciding(lot, bid));
        match (first, own) {
            (Some(first), Some(own)) => {
                apart(derived, first, own).unwrap_or_else(|| "–".to_owned())
            }
            _ => String::new(),
        }
    };
    let own_figure = report.bids.iter().any(|bid| bid.deciding.is_some());
    let figure_name = &derived.report.statement.deciding_figure;
    let rows = report.bids.iter().enumerate().map(|(row, bid)| {
        let opens = |subject: Subject, id: &AttrValue| {
            let (open, from, bid) = (open.clone(), id.clone(), bid.bid.clone());
            Callback::from(move |()| {
                open.set(Some(Open {
                    table: Table::Ranking,
                    from: from.clone(),
                    bid: bid.clone(),
                    subject: subject.clone(),
                }));
            })
        };
        let id = AttrValue::from(format!("total-{at}-{row}"));
        let onclick = opens(Subject::Total, &id);
        let deciding = bid.deciding_in_words.as_ref().map(|figure| {
            let id = AttrValue::from(format!("deciding-{at}-{row}"));
            let onclick = opens(Subject::Deciding, &id);
            html! {
                <Button {id} look={Look::Link} {onclick} about={format!(": workings of the {figure_name} of {}", bid.name)}>{ figure }</Button>
            }
        });
        html! {
            <tr class="govuk-table__row" key={bid.bid.as_str().to_owned()}>
                <td class="govuk-table__cell app-ranking__rank">{ &bid.standing_in_words }</td>
                <th scope="row" class="govuk-table__header app-ranking__name">
                    { &bid.name }
                    if session.has_unread(&bid.bid) {
                        <span class="app-ranking__unread">{ "Unclear: something typed is not counted" }</span>
                    }
                </th>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                    <Button {id} look={Look::Link} {onclick} about={format!("points: workings of the total of {}", bid.name)}>
                        { bid.total.as_ref().map_or("none", |total| &total.shown) }
                    </Button>
                </td>
                if own_figure {
                    <td class="govuk-table__cell govuk-table__cell--numeric">{ deciding.unwrap_or_else(|| html! { "none" }) }</td>
                }
                <td class="govuk-table__cell govuk-table__cell--numeric">{ behind(bid) }</td>
            </tr>
        }
    });
    let label = format!("Points of {}", plain(&derived.report.statement.points));
    html! {
        <>
            <Scroll label={of_lot("Table of bids by rank", derived, *at)}>
                <table class="govuk-table app-ranking">
                    <caption class="govuk-table__caption govuk-visually-hidden">{ format!("Bids by rank, with their {figure_name}") }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Rank" }</th>
                            <th scope="col" class="govuk-table__header">{ "Bid" }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ label }</th>
                            if own_figure {
                                <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ capital(figure_name) }</th>
                            }
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Behind the first" }</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            </Scroll>
            <Panel derived={derived.clone()} at={*at} table={Table::Ranking} open={open.clone()} />
        </>
    }
}

/// Names the bids that something is missing of, each with a link to where it can be entered.
#[component]
pub(super) fn Incomplete(props: &LotProps) -> Html {
    let acts = use_acts();
    let LotProps { derived, at } = props;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    let lines: Vec<Html> = report
        .bids
        .iter()
        .filter(|bid| bid.standing == "incomplete")
        .map(|bid| {
            let onclick = {
                let (acts, id) = (acts.clone(), bid.bid.clone());
                Callback::from(move |event: MouseEvent| {
                    event.prevent_default();
                    acts.go(Screen::Bid(id.clone()));
                })
            };
            html! {
                <li>
                    <a class="govuk-link" href="#" {onclick}>{ &bid.name }</a>
                    { format!(": {}.", missing(derived, bid)) }
                </li>
            }
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <InsetText>
            <h3 class="govuk-heading-s">{ "Bids that are not complete" }</h3>
            <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">{ for lines }</ul>
        </InsetText>
    }
}
