//! The whole result on paper: what was asked, what came out, and how every figure came about.

use common_measure::assessment::{BidReport, LotReport, Reading, Subject};
use common_measure::publication::stated;
use common_measure_parts::words::capital;
use yew::{Html, html};

use crate::form::SummaryList;

use super::super::award::{award_in_words, orders};
use super::super::bars::plain;
use super::super::derived::Derived;
use super::super::draws;
use super::super::findings::decided;
use super::super::method::{comparisons, rows};
use super::super::points::on_paper;
use super::super::unread::{Line, sentence};
use super::super::withdrawals;
use super::super::words::winner;
use super::super::workings::account;

/// The report; `now` is the date and time of printing, in words, and `unread` what is missing in it.
pub(super) fn report(derived: &Derived, unread: &[Line], now: &str) -> Html {
    let details = &derived.procurement.details;
    let title = match details.title.trim() {
        "" => "Procurement without a title",
        title => title,
    };
    let lots = (0..derived.report.lots.len()).map(|at| lot(derived, at, unread));
    let found = derived.assessment.order_reports(&derived.procurement);
    html! {
        <>
            <h1 class="govuk-heading-l">{ format!("Results: {title}") }</h1>
            if !details.reference.trim().is_empty() {
                <p class="govuk-body">{ format!("Reference: {}", details.reference.trim()) }</p>
            }
            <p class="govuk-body">{ format!("Printed {now}, by this computer’s clock, with Common Measure {}.", env!("CARGO_PKG_VERSION")) }</p>
            if derived.reading == Reading::Other {
                <p class="govuk-body govuk-!-font-weight-bold">{ "This is the other reading: bids below a minimum score, or failed, that nobody has decided about are taken the other way. It is not the result that the award criteria state." }</p>
            }
            if derived.report.lots.iter().any(|lot| lot.provisional) {
                <p class="govuk-body govuk-!-font-weight-bold">{ "This result is provisional." }</p>
            }
            if !unread.is_empty() {
                <p class="govuk-body govuk-!-font-weight-bold">{ sentence(unread) }</p>
                <ul class="govuk-list govuk-list--bullet">
                    { for unread.iter().map(|line| html! { <li>{ format!("{}: {}", line.what, line.problem) }</li> }) }
                </ul>
            }
            <SummaryList rows={rows(derived)} />
            <h2 class="govuk-heading-m">{ "Award criteria and scoring method" }</h2>
            { criteria(derived) }
            <h2 class="govuk-heading-m">{ "What prices and quantities were compared with" }</h2>
            { comparisons(derived) }
            { for lots }
            if let Some(found) = &found {
                <h2 class="govuk-heading-m">{ "Award under every order of lots" }</h2>
                { orders(derived, found) }
            }
        </>
    }
}

fn criteria(derived: &Derived) -> Html {
    let lines = derived.report.criteria.iter().map(|criterion| {
        let depth = criterion.depth.min(4);
        let drafted = derived.procurement.scheme.criterion(&criterion.criterion);
        let lines =
            drafted.map(|drafted| stated(&derived.procurement, drafted)).unwrap_or_default();
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class={format!("govuk-table__header app-points__criterion--{depth}")}>{ &criterion.title }</th>
                <td class="govuk-table__cell">{ &criterion.share_in_words }</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ plain(&criterion.points_available.shown) }</td>
                <td class="govuk-table__cell">
                    { criterion.method.as_deref().unwrap_or_default() }
                    { for lines.into_iter().map(|line| html! { <><br />{ line }</> }) }
                </td>
            </tr>
        }
    });
    html! {
        <table class="govuk-table">
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{ "Section or question" }</th>
                    <th scope="col" class="govuk-table__header">{ "Share" }</th>
                    <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Points" }</th>
                    <th scope="col" class="govuk-table__header">{ "How it is scored" }</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{ for lines }</tbody>
        </table>
    }
}

fn lot(derived: &Derived, at: usize, unread: &[Line]) -> Html {
    let Some((result, report)) = derived.lot(at) else { return Html::default() };
    let title = if derived.report.lots.len() > 1 { report.title.as_str() } else { "Ranking" };
    let unread = unread.iter().any(|line| line.concerns(report));
    let own_figure = report.bids.iter().any(|bid| bid.deciding.is_some());
    let ranking = report.bids.iter().map(|bid| {
        html! {
            <tr class="govuk-table__row">
                <td class="govuk-table__cell">{ &bid.standing_in_words }</td>
                <th scope="row" class="govuk-table__header">{ &bid.name }</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                    { bid.total.as_ref().map_or("none", |total| &total.shown) }
                </td>
                if own_figure {
                    <td class="govuk-table__cell govuk-table__cell--numeric">{ bid.deciding_in_words.as_deref().unwrap_or("none") }</td>
                }
            </tr>
        }
    });
    let notes = report.notes.iter().map(|note| html! { <p class="govuk-body">{ note }</p> });
    html! {
        <>
            <h2 class="govuk-heading-m">{ title }</h2>
            <p class="govuk-body">{ winner(derived, result, report, unread) }</p>
            { for notes }
            <table class="govuk-table">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Rank" }</th>
                        <th scope="col" class="govuk-table__header">{ "Bid" }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Points" }</th>
                        if own_figure {
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ capital(derived.report.statement.deciding_figure) }</th>
                        }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for ranking }</tbody>
            </table>
            <h3 class="govuk-heading-s">{ "Award" }</h3>
            { award_in_words(report, unread) }
            { draws::on_paper(derived, report) }
            { withdrawals::on_paper(derived, report) }
            { findings(report) }
            <h3 class="govuk-heading-s">{ "All points" }</h3>
            { on_paper(derived, at) }
            { for report.bids.iter().map(|bid| workings(derived, bid)) }
        </>
    }
}

fn findings(lot: &LotReport) -> Html {
    if lot.findings.is_empty() {
        return Html::default();
    }
    let findings = lot.findings.iter().map(|finding| {
        html! {
            <li>
                { &finding.sentence }
                if let Some(decision) = &finding.decision { { decided(decision) } } else { { format!(" {}", finding.undecided_in_words()) } }
            </li>
        }
    });
    html! {
        <>
            <h3 class="govuk-heading-s">{ "Findings" }</h3>
            <ul class="govuk-list govuk-list--bullet">{ for findings }</ul>
        </>
    }
}

/// The workings of every figure of a bid: the total, then all sections and questions.
fn workings(derived: &Derived, bid: &BidReport) -> Html {
    let questions = derived.report.criteria.iter().map(|criterion| criterion.criterion.clone());
    let subjects =
        [Subject::Deciding, Subject::Total].into_iter().chain(questions.map(Subject::Criterion));
    let workings = subjects
        .filter_map(|subject| derived.assessment.workings(&derived.procurement, &bid.bid, &subject))
        .map(|workings| {
            html! {
                <div class="app-report__workings">
                    <h4 class="govuk-heading-s">{ &workings.title }</h4>
                    { account(&workings) }
                </div>
            }
        });
    html! {
        <>
            <h3 class="govuk-heading-m app-report__bid">{ format!("Workings: {}", bid.name) }</h3>
            { for workings }
        </>
    }
}
