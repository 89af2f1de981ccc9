//! What an answer would be worth.

use common_measure::response::{LevelWorth, Outlook, RIVALS_NOTE};
use common_measure_parts::{all, paragraph};
use yew::{Html, html};

use super::here::Here;

/// The points, as far as they can be known.
pub(super) fn worth(here: &Here) -> Html {
    let Some(found) = &here.found.outlook else { return Html::default() };
    let worth = match found {
        Outlook::Certain { points, available } => html! {
            <p class="govuk-body">
                { "Points if accepted as offered: " }<strong>{ points }</strong>{ format!(" of {available}.") }
            </p>
        },
        Outlook::BelowMinimum { of, available } => paragraph(&format!(
            "As it stands, your bid is below the minimum score of {of}, and gets no points here. {available} points can be had."
        )),
        Outlook::Nothing { available } => paragraph(&format!(
            "{available} points can be had here. What yours would be shows as soon as enough is entered."
        )),
        Outlook::PassFail => paragraph("It is passed or failed, and earns no points."),
        Outlook::Rivals { rows, available } => {
            let rows = rows.iter().map(|row| (Html::from(row.case), row.points.as_str()));
            all(vec![
                paragraph(RIVALS_NOTE),
                table(
                    "Points if accepted as offered, in three cases",
                    ["Case", &format!("Points of {available}")],
                    rows.collect(),
                ),
            ])
        }
        Outlook::Levels { levels, relative, available } => {
            let said = format!(
                "People read your answer and give it one of these levels. At most it earns {available} points."
            );
            let rows = levels.iter().map(|LevelWorth { label, descriptor, points, remark }| {
                // In a narrow window the column of points has room for the figure alone.
                let remark = if remark.is_empty() { String::new() } else { format!("({remark})") };
                let level =
                    html! { <><strong>{ label }</strong>{ format!(" {descriptor} {remark}") }</> };
                (level, points.as_str())
            });
            all(vec![
                html! {
                    <p class="govuk-body">
                        { said }
                        if *relative {
                            { " The best answer gets all points, and the others in proportion. These are the points if someone reaches the highest level." }
                        }
                    </p>
                },
                table("What each level is worth", ["Level", "Points"], rows.collect()),
            ])
        }
    };
    html! {
        <section class="app-respond__worth" aria-labelledby="worth-heading">
            <h2 id="worth-heading" class="govuk-heading-s">{ "What it would be worth" }</h2>
            <div aria-live="polite" aria-atomic="true">{ worth }</div>
            <p class="govuk-body-s">{ "The council’s scoring decides. This page is no promise." }</p>
        </section>
    }
}

/// A table of points: what it shows, its two headings, and its rows.
fn table(shows: &str, [of, points]: [&str; 2], rows: Vec<(Html, &str)>) -> Html {
    html! {
        <table class="govuk-table">
            <caption class="govuk-table__caption govuk-visually-hidden">{ shows }</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{ of }</th>
                    <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ points }</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                { for rows.into_iter().map(|(of, points)| html! {
                    <tr class="govuk-table__row">
                        <th scope="row" class="govuk-table__header app-respond__plain">{ of }</th>
                        <td class="govuk-table__cell govuk-table__cell--numeric">{ points }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
