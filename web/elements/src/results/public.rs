//! A published result.

use common_measure::publication::{PublicBid, PublicLot, PublicResult};
use common_measure_parts::{Scroll, clock, warning_text};
use yew::{Html, Properties, component, html};

/// Which.
#[derive(Properties, PartialEq)]
pub(super) struct PublicProps {
    /// The result.
    pub result: PublicResult,
}

/// Who is awarded what, and what was selected to be shown beside it.
#[component]
pub(super) fn Public(props: &PublicProps) -> Html {
    let result = &props.result;
    let several = result.lots.len() > 1;
    let lots = result.lots.iter().enumerate().map(|(at, lot)| {
        let title = match lot.title.trim() {
            "" => format!("Lot {}", at + 1),
            title => title.to_owned(),
        };
        html! {
            <section key={at}>
                if several {
                    <h3 class="govuk-heading-m" part="heading">{ title }</h3>
                }
                { awarded(lot) }
                { ranking(result, lot) }
                { points(result, lot) }
                { for lot.notes.iter().map(|note| html! { <p class="govuk-body">{ note }</p> }) }
            </section>
        }
    });
    html! {
        <>
            { heading(&result.title, &result.authority, result.practice) }
            <p class="govuk-body">{ format!("The award was decided on {}.", clock::in_words(&result.decided)) }</p>
            if let Some(first) = &result.first {
                <p class="govuk-body">{ first }</p>
            }
            if has_letters_in_several_lots(result) {
                <p class="govuk-body">{ "Letters begin again in each lot: “Bid A” of one lot and “Bid A” of another may be different suppliers’." }</p>
            }
            { for lots }
            <p class="govuk-body-s">{ format!("Made from a record with the check code {}.", result.record) }</p>
        </>
    }
}

/// Whether bids of more than one lot have letters in place of names.
fn has_letters_in_several_lots(result: &PublicResult) -> bool {
    let has_letters = |lot: &&PublicLot| lot.bids.iter().any(|bid| !bid.awarded);
    result.lots.iter().filter(has_letters).count() > 1
}

/// The procurement's name and who buys; and that nothing was awarded, where it is only practised.
pub(super) fn heading(title: &str, authority: &str, practice: bool) -> Html {
    let title = if title.is_empty() { "Procurement without a title" } else { title };
    html! {
        <>
            <h2 class="govuk-heading-l" part="heading">{ format!("Result: {title}") }</h2>
            if !authority.is_empty() {
                <p class="govuk-body-l">{ authority }</p>
            }
            if practice {
                { warning_text("Practice copy: not for award. Nothing below was really decided.".into()) }
            }
        </>
    }
}

fn awarded(lot: &PublicLot) -> Html {
    let said = match lot.awarded.as_slice() {
        [] => "Not awarded.".to_owned(),
        names => format!("Awarded to {}.", names.join(", ")),
    };
    html! { <p class="govuk-body"><strong>{ said }</strong></p> }
}

/// Ranks and totals, as far as they are shown.
fn ranking(result: &PublicResult, lot: &PublicLot) -> Html {
    let ranks = lot.bids.iter().any(|bid| bid.rank.is_some());
    let totals = lot.bids.iter().any(|bid| bid.total.is_some());
    if !ranks && !totals {
        return Html::default();
    }
    let rows = lot.bids.iter().map(|bid: &PublicBid| {
        html! {
            <tr class="govuk-table__row">
                if ranks {
                    <td class="govuk-table__cell">{ bid.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()) }</td>
                }
                <th scope="row" class="govuk-table__header">{ &bid.name }</th>
                if totals {
                    <td class="govuk-table__cell govuk-table__cell--numeric">{ bid.total.as_deref().unwrap_or("–") }</td>
                }
            </tr>
        }
    });
    html! {
        <Scroll label="Table of bids">
            <table class="govuk-table" part="table">
                <caption class="govuk-table__caption">{ "Bids" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        if ranks { <th scope="col" class="govuk-table__header">{ "Rank" }</th> }
                        <th scope="col" class="govuk-table__header">{ "Bid" }</th>
                        if totals {
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ format!("Points of {}", result.points) }</th>
                        }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}

/// Points on each section and question, as far as they are shown.
fn points(result: &PublicResult, lot: &PublicLot) -> Html {
    if result.criteria.is_empty() || lot.bids.is_empty() {
        return Html::default();
    }
    let heads = lot.bids.iter().map(|bid| bid.name.clone()).collect::<Vec<_>>();
    let rows = result.criteria.iter().enumerate().map(|(at, criterion)| {
        let cells = lot.bids.iter().map(|bid| bid.points.get(at).cloned().flatten());
        (criterion.title.clone(), criterion.depth, criterion.available.clone(), cells.collect())
    });
    points_table(&heads, &rows.collect::<Vec<_>>())
}

/// A row of points: its name, how deep it stands, what can be had, and what each bid has.
pub(super) type PointsRow = (String, usize, String, Vec<Option<String>>);

/// How many bids stand side by side on paper, where nothing scrolls.
const ON_PAPER: usize = 4;

/// Points, question by question, bids side by side: on paper a few at a time.
pub(super) fn points_table(heads: &[String], rows: &[PointsRow]) -> Html {
    let all = bids_side_by_side(heads, rows, 0);
    if heads.len() <= ON_PAPER {
        return all;
    }
    let sheets = heads.chunks(ON_PAPER).enumerate();
    html! {
        <>
            <div class="app-no-print">{ all }</div>
            <div class="app-print-only">
                { for sheets.map(|(at, heads)| bids_side_by_side(heads, rows, at * ON_PAPER)) }
            </div>
        </>
    }
}

/// These bids, of which the first is the one at this place in the rows.
fn bids_side_by_side(heads: &[String], rows: &[PointsRow], first: usize) -> Html {
    let rows = rows.iter().map(|(title, depth, available, cells)| {
        let cells = cells.iter().skip(first).take(heads.len());
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class={format!("govuk-table__header cm-depth-{}", depth.min(&4))}>{ title }</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ available }</td>
                { for cells.map(|cell| html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ cell.as_deref().unwrap_or("–") }</td> }) }
            </tr>
        }
    });
    html! {
        <Scroll label="Table of points">
            <table class="govuk-table" part="table">
                <caption class="govuk-table__caption">{ "Points" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Section or question" }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Can be had" }</th>
                        { for heads.iter().map(|head| html! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ head }</th> }) }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}
