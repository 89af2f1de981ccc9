//! The whole result, for people of the council.

use common_measure::assessment::{LotReport, Report};
use common_measure::code::CheckCode;
use common_measure::fault::Fault;
use common_measure::publication::{about_the_award, decided_result};
use common_measure::record::{AwardDecision, Record, TEXTS_WITHHELD};
use common_measure_parts::{Details, Scroll, Shared, clock, warning_text};
use yew::{Html, Properties, component, html};

use super::public::{heading, points_table};

/// A result with the decision that was made on it.
#[derive(Clone, PartialEq)]
pub(super) struct WholeResult {
    report: Shared<Report>,
    decision: AwardDecision,
    code: CheckCode,
    practice: bool,
    /// Whether it comes from a copy with texts withheld.
    withheld: bool,
    /// What has to be known of the decision.
    about: Vec<String>,
}

impl WholeResult {
    /// What a record comes to. Fails where no award decision is recorded yet.
    pub(super) fn of(record: &Record) -> Result<Self, Fault> {
        let (award, report) = decided_result(record)?;
        let (decision, report) = (award.decision.clone(), Shared::new(report));
        let practice = record.state().process.practice;
        let withheld = record.withheld() > 0;
        let about = about_the_award(record);
        Ok(Self { report, decision, code: record.check_code(), practice, withheld, about })
    }
}

/// Which.
#[derive(Properties, PartialEq)]
pub(super) struct WholeProps {
    /// The result.
    pub result: WholeResult,
}

/// The decision, and the result that it rests on.
#[component]
pub(super) fn Whole(props: &WholeProps) -> Html {
    let WholeResult { report, decision, code, practice, withheld, about } = &props.result;
    let several = report.lots.len() > 1;
    let lots = report.lots.iter().enumerate().map(|(at, lot)| {
        html! {
            <section key={at}>
                if several {
                    <h3 class="govuk-heading-m" part="heading">{ &lot.title }</h3>
                }
                { decided(lot, decision) }
                { ranking(report, lot) }
                { points(report, lot) }
            </section>
        }
    });
    let statement = &report.statement;
    html! {
        <>
            { heading(report.title.trim(), report.authority.trim(), *practice) }
            if *withheld {
                { warning_text(TEXTS_WITHHELD.into()) }
            }
            if !about.is_empty() {
                { warning_text(about.join(" ").into()) }
            }
            <p class="govuk-body">{ format!("Decided by {} on {}.", decision.decided_by, clock::in_words(&decision.when)) }</p>
            <p class="govuk-body cm-said">{ decision.reason.trim() }</p>
            { for lots }
            <Details summary="How points come about">
                <p class="govuk-body">{ &statement.moderation }</p>
                <p class="govuk-body">{ &statement.rounding }</p>
                { for statement.award.iter().map(|line| html! { <p class="govuk-body">{ line }</p> }) }
            </Details>
            <p class="govuk-body-s">{ format!("Worked out on this page from the record with the check code {code}.") }</p>
        </>
    }
}

fn decided(lot: &LotReport, decision: &AwardDecision) -> Html {
    let awarded = decision.lots.iter().find(|awarded| awarded.lot == lot.lot);
    let name = |id: &common_measure::id::BidId| {
        let bid = lot.bids.iter().find(|bid| bid.bid == *id);
        bid.map_or_else(|| id.to_string(), |bid| bid.name.clone())
    };
    let names =
        |bids: &[common_measure::id::BidId]| bids.iter().map(name).collect::<Vec<_>>().join(", ");
    let said = match awarded {
        Some(awarded) if !awarded.winners.is_empty() => {
            format!("Awarded to {}.", names(&awarded.winners))
        }
        _ => "Not awarded.".to_owned(),
    };
    let reserves =
        awarded.map(|awarded| names(&awarded.reserves)).filter(|names| !names.is_empty());
    html! {
        <>
            <p class="govuk-body"><strong>{ said }</strong></p>
            if let Some(reserves) = reserves {
                <p class="govuk-body">{ format!("In reserve: {reserves}.") }</p>
            }
        </>
    }
}

fn ranking(report: &Report, lot: &LotReport) -> Html {
    let own = lot.bids.iter().any(|bid| bid.deciding.is_some());
    let rows = lot.bids.iter().map(|bid| {
        html! {
            <tr class="govuk-table__row">
                <td class="govuk-table__cell">{ &bid.standing_in_words }</td>
                <th scope="row" class="govuk-table__header">{ &bid.name }</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ bid.total.as_ref().map_or("–", |total| &total.shown) }</td>
                if own {
                    <td class="govuk-table__cell govuk-table__cell--numeric">{ bid.deciding_in_words.as_deref().unwrap_or("–") }</td>
                }
            </tr>
        }
    });
    html! {
        <Scroll label="Table of bids by rank">
            <table class="govuk-table" part="table">
                <caption class="govuk-table__caption">{ "Bids by rank" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Rank" }</th>
                        <th scope="col" class="govuk-table__header">{ "Bid" }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ format!("Points of {}", report.statement.points) }</th>
                        if own {
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ report.statement.deciding_figure }</th>
                        }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}

fn points(report: &Report, lot: &LotReport) -> Html {
    let heads: Vec<String> = lot.bids.iter().map(|bid| bid.name.clone()).collect();
    let rows = report.criteria.iter().enumerate().map(|(at, criterion)| {
        let cells = lot.bids.iter().map(|bid| {
            let points = bid.points.get(at)?;
            let figure = points.points.as_ref().map(|figure| figure.shown.clone());
            figure.or_else(|| points.why_none.map(str::to_owned))
        });
        let available = criterion.points_available.shown.clone();
        (criterion.title.clone(), criterion.depth, available, cells.collect())
    });
    points_table(&heads, &rows.collect::<Vec<_>>())
}
