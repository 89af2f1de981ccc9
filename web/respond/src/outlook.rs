//! What an answer would be worth.

use common_measure::id::{CriterionId, LotId};
use common_measure::response::{Outlook, RIVALS_NOTE, outlook};
use yew::{Html, Properties, component, html, use_memo};

use super::use_work;

/// The answer to which question.
#[derive(Properties, PartialEq)]
pub(super) struct WorthProps {
    /// The lot.
    pub lot: LotId,
    /// The question.
    pub question: CriterionId,
}

/// The points, as far as they can be known.
#[component]
pub(super) fn Worth(props: &WorthProps) -> Html {
    let work = use_work();
    let deps = (work.response.clone(), props.lot.clone(), props.question.clone());
    let found = use_memo(deps, |(response, lot, question)| outlook(response, lot, question));
    let Some(found) = &*found else { return Html::default() };
    let worth = match found {
        Outlook::Certain { points, available } => html! {
            <p class="govuk-body">
                { "Points if accepted as offered: " }<strong>{ points }</strong>{ format!(" of {available}.") }
            </p>
        },
        Outlook::Nothing { available } => html! {
            <p class="govuk-body">{ format!("{available} points can be had here. What yours would be shows as soon as enough is entered.") }</p>
        },
        Outlook::PassFail => html! {
            <p class="govuk-body">{ "It is passed or failed, and earns no points." }</p>
        },
        Outlook::Rivals { rows, available } => html! {
            <>
                <p class="govuk-body">{ RIVALS_NOTE }</p>
                <table class="govuk-table">
                    <caption class="govuk-table__caption govuk-visually-hidden">{ "Points if accepted as offered, in three cases" }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Case" }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ format!("Points of {available}") }</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        { for rows.iter().map(|row| html! {
                            <tr class="govuk-table__row">
                                <th scope="row" class="govuk-table__header app-respond__plain">{ row.case }</th>
                                <td class="govuk-table__cell govuk-table__cell--numeric">{ &row.points }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </>
        },
        Outlook::Levels { levels, relative, available } => html! {
            <>
                <p class="govuk-body">
                    { format!("People read your answer and give it one of these levels. At most it earns {available} points.") }
                    if *relative {
                        { " The best answer gets all points, and the others in proportion. These are the points if someone reaches the highest level." }
                    }
                </p>
                <table class="govuk-table">
                    <caption class="govuk-table__caption govuk-visually-hidden">{ "What each level is worth" }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Level" }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Points" }</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        { for levels.iter().map(|[label, like, points]| html! {
                            <tr class="govuk-table__row">
                                <th scope="row" class="govuk-table__header app-respond__plain"><strong>{ label }</strong>{ format!(" {like}") }</th>
                                <td class="govuk-table__cell govuk-table__cell--numeric">{ points }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </>
        },
    };
    html! {
        <section class="app-respond__worth" aria-labelledby="worth-heading">
            <h2 id="worth-heading" class="govuk-heading-s">{ "What it would be worth" }</h2>
            <div aria-live="polite">{ worth }</div>
            <p class="govuk-body-s">{ "The council’s scoring decides. This page is no promise." }</p>
        </section>
    }
}
