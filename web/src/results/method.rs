//! What the award criteria state for every figure: rounding, ties, minimum scores, shares.

use common_measure::assessment::ComparisonReport;
use common_measure::number::Money;
use common_measure::number::words::list;
use yew::{Html, Properties, component, html};

use crate::form::{Details, SummaryList, SummaryRow};
use crate::session::Shared;

use super::derived::Derived;

/// A part that shows a whole result.
#[derive(Properties, PartialEq)]
pub(super) struct ResultProps {
    /// The result.
    pub derived: Shared<Derived>,
}

/// What was bought and how bids were scored.
#[component]
pub(super) fn Method(props: &ResultProps) -> Html {
    let derived = &props.derived;
    html! {
        <section aria-labelledby="method-heading">
            <h2 id="method-heading" class="govuk-heading-l">{ "How bids were scored" }</h2>
            <SummaryList rows={rows(derived)} />
            <Details summary="What prices and quantities were compared with">
                { comparisons(derived) }
            </Details>
        </section>
    }
}

/// What holds for the whole result, as questions and answers.
pub(super) fn rows(derived: &Derived) -> Vec<SummaryRow> {
    let (details, statement) = (&derived.procurement.details, &derived.report.statement);
    let row =
        |key: &'static str, value: Html| SummaryRow { key: key.into(), value, onchange: None };
    let text = |text: &str| html! { if text.trim().is_empty() { { "Not stated" } } else { { text.trim() } } };
    let ties = if statement.tie_break.is_empty() {
        html! { "The award criteria state nothing: bids that are equal share a rank." }
    } else {
        let steps = statement.tie_break.iter().map(|step| html! { <li>{ step }</li> });
        html! { <ol class="govuk-list govuk-list--number govuk-!-margin-bottom-0">{ for steps }</ol> }
    };
    let least = statement
        .minimum
        .as_ref()
        .map(|minimum| format!("A bid must reach {minimum} % of all points."))
        .unwrap_or_default();
    let value = details.estimated_value.map(Money::in_words).unwrap_or_default();
    vec![
        row("Authority", text(&details.authority)),
        row("Rules", text(details.regime.map_or("", |regime| regime.name()))),
        row("Estimated value", text(&value)),
        row("Points for the whole award", text(&statement.points)),
        row(
            "Award",
            html! { { for statement.award.iter().map(|sentence| html! { <p class="govuk-body">{ sentence }</p> }) } },
        ),
        row("Rounding", text(&statement.rounding)),
        row("When totals are equal", ties),
        row("Minimum for the whole award", text(&least)),
        row("Minimum scores", text(&statement.below_minimum)),
        row("Scores", text(&statement.moderation)),
    ]
}

/// What relative points are relative to, lot by lot.
pub(super) fn comparisons(derived: &Derived) -> Html {
    let several = derived.report.lots.len() > 1;
    let lots = derived.report.lots.iter().map(|lot| {
        let lines = lot.comparisons.iter().map(|comparison| {
            html! { <li>{ comparison_in_words(derived, comparison) }</li> }
        });
        html! {
            <>
                if several {
                    <h3 class="govuk-heading-s">{ &lot.title }</h3>
                }
                if lot.comparisons.is_empty() {
                    <p class="govuk-body">{ "No points depend on what other bids offer." }</p>
                } else {
                    <ul class="govuk-list govuk-list--bullet">{ for lines }</ul>
                }
            </>
        }
    });
    html! { <>{ for lots }</> }
}

/// What something is called where each lot has one: told apart only if there are several.
pub(super) fn of_lot(name: &str, derived: &Derived, at: usize) -> String {
    match derived.report.lots.get(at) {
        Some(lot) if derived.report.lots.len() > 1 => format!("{name}: {}", lot.title),
        _ => name.to_owned(),
    }
}

fn comparison_in_words(derived: &Derived, comparison: &ComparisonReport) -> String {
    let criterion = derived.criterion(&comparison.criterion);
    let figure = &comparison.figure;
    let whose: Vec<&str> = comparison.bids.iter().map(|bid| derived.name(bid)).collect();
    let title = criterion.map_or("", |criterion| &criterion.title);
    // A mean is no bid's.
    let whose = if whose.is_empty() { String::new() } else { format!(" ({})", list(&whose)) };
    format!(
        "“{title}”: the {} among the bids used for comparison is {figure}{whose}.",
        comparison.name
    )
}
