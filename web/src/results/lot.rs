//! The result of one lot; the only one where the contract is not divided.

use yew::{Html, component, html, use_state_eq};

use crate::form::InsetText;

use super::award::{Award, AwardProps};
use super::bars::Bars;
use super::derived::LotProps;
use super::draws::Draws;
use super::findings::Findings;
use super::points::PointsTable;
use super::ranking::{Incomplete, Ranking};
use super::withdrawals::Withdrawals;
use super::words::winner;
use super::workings::OpenState;

/// Everything about one lot: who is first, the ranking, what is to be decided, all points.
#[component]
pub(super) fn Lot(props: &AwardProps) -> Html {
    let open: OpenState = use_state_eq(|| None);
    let AwardProps { of, unread } = props;
    let LotProps { derived, at } = of.clone();
    let Some((lot, report)) = derived.lot(at) else { return Html::default() };
    let heading = format!("lot-{at}-heading");
    let title = if derived.report.lots.len() > 1 {
        format!("{}: ranking", report.title)
    } else {
        "Ranking".to_owned()
    };
    if report.bids.is_empty() {
        return html! {
            <section aria-labelledby={heading.clone()}>
                <h2 id={heading} class="govuk-heading-l">{ title }</h2>
                <p class="govuk-body">{ "No bids for this lot yet." }</p>
            </section>
        };
    }
    let notes = report.notes.iter().map(|note| html! { <li>{ note }</li> });
    html! {
        <section class="app-results__lot" aria-labelledby={heading.clone()}>
            <h2 id={heading} class="govuk-heading-l">{ title }</h2>
            <p class="govuk-body-l app-results__winner">{ winner(&derived, lot, report, *unread) }</p>
            if !report.notes.is_empty() {
                <InsetText><ul class="govuk-list govuk-!-margin-bottom-0">{ for notes }</ul></InsetText>
            }
            <Ranking derived={derived.clone()} {at} open={open.clone()} />
            <Incomplete derived={derived.clone()} {at} />
            <Award of={of.clone()} unread={*unread} />
            <Draws derived={derived.clone()} {at} />
            <Withdrawals derived={derived.clone()} {at} />
            if !report.findings.is_empty() {
                <Findings derived={derived.clone()} {at} />
            }
            <Bars derived={derived.clone()} {at} />
            <PointsTable derived={derived.clone()} {at} {open} />
        </section>
    }
}
