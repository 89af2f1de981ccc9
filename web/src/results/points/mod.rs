//! All points of one lot: criteria down, bids across, every figure opening its workings.

mod keys;

use common_measure::assessment::{BidReport, CriterionReport, PointsReport, Subject};
use common_measure_parts::words::unbroken;
use web_sys::{FocusEvent, KeyboardEvent, MouseEvent};
use yew::{Callback, Html, component, html};

use crate::form::Scroll;

use super::bars::plain;
use super::derived::Derived;
use super::method::of_lot;
use super::ranking::TableProps;
use super::workings::{Open, Panel, Table};

/// How many bids stand side by side on a sheet of paper.
const ON_PAPER: usize = 4;

/// All points of a lot.
#[component]
pub(super) fn PointsTable(props: &TableProps) -> Html {
    let TableProps { derived, at, open } = props;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    let onclick = {
        let (derived, open, at) = (derived.clone(), open.clone(), *at);
        Callback::from(move |event: MouseEvent| {
            let Some(cell) = keys::Cell::of(event.target(), at) else { return };
            let bid = derived.lot(at).and_then(|(_, report)| report.bids.get(cell.column));
            let Some(bid) = bid else { return };
            // The row past the last criterion is that of the totals.
            let criterion = derived.report.criteria.get(cell.row);
            let subject = criterion
                .map_or(Subject::Total, |found| Subject::Criterion(found.criterion.clone()));
            open.set(Some(Open {
                table: Table::Points,
                from: cell.id(at).into(),
                bid: bid.bid.clone(),
                subject,
            }));
        })
    };
    let (rows, columns) = (derived.report.criteria.len() + 1, report.bids.len());
    let onkeydown = {
        let at = *at;
        Callback::from(move |event: KeyboardEvent| keys::moved(&event, at, rows, columns))
    };
    let onfocusin = {
        let at = *at;
        Callback::from(move |event: FocusEvent| keys::focused(event.target(), at))
    };
    let heads = report.bids.iter().map(head);
    let lines = derived.report.criteria.iter().enumerate().map(|(row, criterion)| {
        let cells = report.bids.iter().enumerate().map(|(column, bid)| {
            let cell = keys::Cell { row, column };
            let points = bid.points.get(row);
            html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ figure(*at, cell, shown(points), &bid.name, &criterion.title) }</td> }
        });
        html! {
            <tr class={line_class(criterion)} key={criterion.criterion.as_str().to_owned()}>
                { row_head(criterion) }
                { worth(criterion) }
                { for cells }
            </tr>
        }
    });
    let totals = report.bids.iter().enumerate().map(|(column, bid)| {
        let cell = keys::Cell { row: rows - 1, column };
        html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ figure(*at, cell, total(bid), &bid.name, "total") }</td> }
    });
    html! {
        <div class="app-results__part">
            <h3 class="govuk-heading-m">{ "All points" }</h3>
            <p class="govuk-body app-no-print">{ "Choose any figure to see its workings. With a keyboard, the arrow keys move between figures." }</p>
            <div class="app-points__screen">
                <Scroll label={of_lot("Table of all points", derived, *at)}>
                    // Made anew when its size changes, so that one figure can always be reached with the Tab key.
                    <table class="govuk-table app-points" key={format!("{rows} {columns}")} {onclick} {onkeydown} {onfocusin}>
                        <caption class="govuk-table__caption govuk-visually-hidden">{ "Points of each bid on each section and question" }</caption>
                        <thead class="govuk-table__head">
                            <tr class="govuk-table__row">
                                <th scope="col" class="govuk-table__header app-points__criterion">{ "Section or question" }</th>
                                <th scope="col" class="govuk-table__header app-points__worth">{ "Worth" }</th>
                                { for heads }
                            </tr>
                        </thead>
                        <tbody class="govuk-table__body">
                            { for lines }
                            <tr class="govuk-table__row app-points__total">
                                <th scope="row" class="govuk-table__header app-points__criterion">{ "Total" }</th>
                                <td class="govuk-table__cell app-points__worth">{ format!("{} points", plain(&derived.report.statement.points)) }</td>
                                { for totals }
                            </tr>
                        </tbody>
                    </table>
                </Scroll>
            </div>
            <Panel derived={derived.clone()} at={*at} table={Table::Points} open={open.clone()} />
            <div class="app-print-only">{ on_paper(derived, *at) }</div>
        </div>
    }
}

fn head(bid: &BidReport) -> Html {
    html! {
        <th scope="col" class="govuk-table__header govuk-table__header--numeric app-points__bid" key={bid.bid.as_str().to_owned()}>
            { &bid.name }
        </th>
    }
}

fn line_class(criterion: &CriterionReport) -> &'static str {
    if criterion.section { "govuk-table__row app-points__section" } else { "govuk-table__row" }
}

fn row_head(criterion: &CriterionReport) -> Html {
    let depth = criterion.depth.min(4);
    html! {
        <th scope="row" class={format!("govuk-table__header app-points__criterion app-points__criterion--{depth}")}>
            { &criterion.title }
        </th>
    }
}

fn worth(criterion: &CriterionReport) -> Html {
    let points = plain(&criterion.points_available.shown);
    html! {
        <td class="govuk-table__cell app-points__worth">
            { format!("{points} points") }
            <span class="app-points__share">{ unbroken(&criterion.share_in_words) }</span>
        </td>
    }
}

fn shown(points: Option<&PointsReport>) -> &str {
    match points {
        Some(PointsReport { points: Some(figure), .. }) => &figure.shown,
        Some(PointsReport { why_none: Some(why), .. }) => match *why {
            "passed" => "Passed",
            "failed" => "Failed",
            "not scored" => "Not scored",
            why => why,
        },
        _ => "none",
    }
}

fn total(bid: &BidReport) -> &str {
    bid.total.as_ref().map_or("none", |total| &total.shown)
}

/// A figure that opens its workings. What a click does is the table's, once for all figures.
fn figure(at: usize, cell: keys::Cell, shown: &str, bid: &str, of: &str) -> Html {
    let first = cell.row == 0 && cell.column == 0;
    html! {
        <button
            type="button"
            id={cell.id(at)}
            class="govuk-link app-link-button app-figure"
            tabindex={if first { "0" } else { "-1" }}
        >
            { shown }
            <span class="govuk-visually-hidden">{ format!(": workings of {bid}, {of}") }</span>
        </button>
    }
}

/// The same for paper: a few bids side by side, then the next few.
pub(super) fn on_paper(derived: &Derived, at: usize) -> Html {
    let Some((_, report)) = derived.lot(at) else { return Html::default() };
    let sheets = report.bids.chunks(ON_PAPER).map(|bids| {
        let lines = derived.report.criteria.iter().enumerate().map(|(row, criterion)| {
            let cells = bids.iter().map(|bid| {
                html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ shown(bid.points.get(row)) }</td> }
            });
            html! { <tr class={line_class(criterion)}>{ row_head(criterion) }{ worth(criterion) }{ for cells }</tr> }
        });
        let totals = bids.iter().map(|bid| {
            html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ total(bid) }</td> }
        });
        html! {
            <table class="govuk-table app-points app-points--paper">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header app-points__criterion">{ "Section or question" }</th>
                        <th scope="col" class="govuk-table__header app-points__worth">{ "Worth" }</th>
                        { for bids.iter().map(head) }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    { for lines }
                    <tr class="govuk-table__row app-points__total">
                        <th scope="row" class="govuk-table__header app-points__criterion">{ "Total" }</th>
                        <td class="govuk-table__cell app-points__worth">{ format!("{} points", plain(&derived.report.statement.points)) }</td>
                        { for totals }
                    </tr>
                </tbody>
            </table>
        }
    });
    html! { <>{ for sheets }</> }
}
