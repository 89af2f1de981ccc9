//! What is wrong, what a person should look at, and all answers.

use common_measure::number::Money;
use common_measure::publication::{MethodPart, stated, stated_lot, stated_method, stated_share};
use common_measure::scheme::Shares;
use common_measure_parts::words::{count, unbroken};
use yew::{AttrValue, Callback, Html, component, html, use_effect_with};

use crate::form::{Faults, InsetText, SummaryList, SummaryRow, Unread, go_to, unread};
use crate::screen::Screen;
use crate::session::{Act, use_acts, use_found, use_session};

use super::criteria::name_of;
use super::page::Page;

/// The check of the award criteria.
#[component]
pub(crate) fn CheckAnswers() -> Html {
    let (session, acts, found) = (use_session(), use_acts(), use_found());
    // Bids come once the criteria are locked.
    let open = session.process().practice || session.process().is_locked();
    let next = if open { Screen::Bids } else { Screen::Lock };
    let unread = unread(&session, &["scheme/", "details/"]);
    // From here on fields say what is missing in them.
    use_effect_with((), move |()| acts.act(Act::NameFaults));
    html! {
        <Page next={next}>
            if unread.is_empty() && found.faults.is_empty() {
                <InsetText>{ "Nothing is missing and everything adds up. The award criteria can be used to score bids." }</InsetText>
            }
            if !unread.is_empty() {
                <h2 class="govuk-heading-m">{ count(unread.len(), "text that is not part of the criteria", "texts that are not part of the criteria") }</h2>
                <p class="govuk-body">{ "What was typed in these fields could not be taken, and what stood there before still holds. Each leads to its field." }</p>
                <Unread {unread} />
            }
            if !found.faults.is_empty() {
                <h2 class="govuk-heading-m">{ count(found.faults.len(), "thing to put right", "things to put right") }</h2>
                <p class="govuk-body">{ "There are no results while any of these is open. Each leads to its field." }</p>
                <Faults faults={found.faults.clone()} />
            }
            if !found.queries.is_empty() {
                <h2 class="govuk-heading-m">{ count(found.queries.len(), "thing to look at", "things to look at") }</h2>
                <p class="govuk-body">{ "These may be as you mean them. They keep nothing from going on." }</p>
                <Faults faults={found.queries.clone()} />
            }
            <Answers />
        </Page>
    }
}

/// What was answered, in short, each with the way to change it.
#[component]
fn Answers() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let of = &session.confirmed;
    let row = |key: &str, value: &str, screen: Screen, path: &str| SummaryRow {
        key: AttrValue::from(key.to_owned()),
        value: if value.trim().is_empty() {
            html! { { "Not stated" } }
        } else {
            html! { { value } }
        },
        onchange: Some(go_to(&acts, screen, path)),
    };
    let details = &of.details;
    let regime = details.regime.map_or("", |regime| regime.name());
    let value = details.estimated_value.map(Money::in_words).unwrap_or_default();
    let about = vec![
        row("Title", &details.title, Screen::Details, "details/title"),
        row("Authority", &details.authority, Screen::Details, "details/authority"),
        row("Reference", &details.reference, Screen::Details, "details/reference"),
        row("Rules", regime, Screen::Details, "details/regime"),
        row("Estimated value", &value, Screen::Details, "details/estimated_value"),
        sentences(
            "Lots",
            of.scheme.lots.iter().enumerate().map(|(at, lot)| stated_lot(lot, at + 1)).collect(),
            go_to(&acts, Screen::Lots, ""),
        ),
    ];
    let shares = Shares::of(&of.scheme);
    let criteria: Vec<SummaryRow> = of
        .scheme
        .all()
        .map(|criterion| {
            let share = unbroken(&stated_share(&of.scheme, &shares, criterion));
            let lines = stated(of, criterion);
            let mut row =
                row(&name_of(criterion), &share, Screen::Criterion(criterion.id.clone()), "");
            row.value = html! {
                <>
                    <p class="govuk-body govuk-!-margin-bottom-1">{ share }</p>
                    { for lines.into_iter().map(|line| html! { <p class="govuk-hint govuk-!-margin-bottom-1">{ line }</p> }) }
                </>
            };
            row
        })
        .collect();
    let method = stated_method(&of.scheme).into_iter().map(|(part, lines)| {
        let (screen, path) = stands_at(part);
        sentences(part.name(), lines, go_to(&acts, screen, path))
    });
    let method: Vec<SummaryRow> = method.collect();
    html! {
        <>
            <h2 class="govuk-heading-m govuk-!-margin-top-6">{ "Your answers" }</h2>
            <h3 class="govuk-heading-s">{ "What you are buying" }</h3>
            <SummaryList rows={about} />
            <h3 class="govuk-heading-s">{ "Award criteria" }</h3>
            if criteria.is_empty() {
                <p class="govuk-body">{ "None yet." }</p>
            } else {
                <SummaryList rows={criteria} />
            }
            <h3 class="govuk-heading-s">{ "Award, rounding, ties and minimums" }</h3>
            <SummaryList rows={method} />
        </>
    }
}

/// The screen where it is stated, and the path of a field on it.
fn stands_at(part: MethodPart) -> (Screen, &'static str) {
    match part {
        MethodPart::Award => (Screen::Award, ""),
        MethodPart::Points => (Screen::RoundingAndTies, "scheme/points_available"),
        MethodPart::Rounding => (Screen::RoundingAndTies, "scheme/rounding/places"),
        MethodPart::Ties | MethodPart::BelowMinimum => (Screen::RoundingAndTies, ""),
    }
}

/// A row of several sentences.
fn sentences(key: &str, lines: Vec<String>, onchange: Callback<()>) -> SummaryRow {
    let lines = lines
        .into_iter()
        .map(|line| html! { <p class="govuk-body govuk-!-margin-bottom-1">{ line }</p> });
    SummaryRow {
        key: AttrValue::from(key.to_owned()),
        value: html! { <>{ for lines }</> },
        onchange: Some(onchange),
    }
}
