//! What is wrong, what a person should look at, and all answers.

use common_measure::fault::Fault;
use common_measure::number::Money;
use common_measure::scheme::{BelowMinimum, Shares, WeightsAre};
use web_sys::MouseEvent;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with};

use crate::form::{InsetText, SummaryList, SummaryRow};
use crate::screen::Screen;
use crate::session::{Act, use_acts, use_found, use_session};
use crate::stated::{stated, stated_award, stated_lot};
use crate::words::count;

use super::criteria::{effective_share, name_of};
use super::page::Page;
use super::whole::{USUAL_POINTS, rounding_in_words, words};

/// The check of the award criteria.
#[component]
pub(crate) fn CheckAnswers() -> Html {
    let (acts, found) = (use_acts(), use_found());
    // From here on fields say what is missing in them.
    use_effect_with((), move |()| acts.act(Act::NameFaults));
    html! {
        <Page next={Screen::Bids}>
            if found.faults.is_empty() {
                <InsetText>{ "Nothing is missing and everything adds up. The award criteria can be used to score bids." }</InsetText>
            } else {
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

#[derive(Properties, PartialEq)]
struct FaultsProps {
    faults: Vec<Fault>,
}

/// Faults, each a link to its field.
#[component]
fn Faults(props: &FaultsProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let lines = props.faults.iter().map(|fault| {
        let (acts, session) = (acts.clone(), session.clone());
        let path = fault.place.path().to_owned();
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            acts.go_to(&session.confirmed, &path);
        };
        html! {
            <li>
                <a class="govuk-link" href="#" {onclick}>{ fault.place.to_string() }</a>
                { format!(": {} {}", fault.problem, fault.remedy) }
            </li>
        }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}

/// What was answered, in short, each with the way to change it.
#[component]
fn Answers() -> Html {
    let session = use_session();
    let of = &session.confirmed;
    let row = |key: &str, value: &str, screen: Screen, path: &str| SummaryRow {
        key: AttrValue::from(key.to_owned()),
        value: if value.trim().is_empty() {
            html! { { "Not stated" } }
        } else {
            html! { { value } }
        },
        change: Some((screen, AttrValue::from(path.to_owned()))),
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
            (Screen::Lots, ""),
        ),
    ];
    let shares = Shares::of(&of.scheme);
    let criteria: Vec<SummaryRow> = of
        .scheme
        .all()
        .map(|criterion| {
            let share = effective_share(&of.scheme, &shares, &criterion.id);
            let share = match share {
                None if !criterion.is_weighted() => "Earns no points".to_owned(),
                None => "Its weight is not known yet".to_owned(),
                Some(share) => share,
            };
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
    let points = match (of.scheme.points_available, of.scheme.weights) {
        (Some(points), _) => points.in_words(),
        (None, WeightsAre::Points) => "The sum of the points at the top".to_owned(),
        (None, _) => USUAL_POINTS.to_owned(),
    };
    let ties: Vec<String> =
        of.scheme.tie_break.iter().map(|step| words(&of.scheme, step)).collect();
    let ties = match ties[..] {
        [] => "No step is stated: bids with equal totals share a rank.".to_owned(),
        _ => then(&ties),
    };
    let whole = |key: &str, value: &str, path: &str| row(key, value, Screen::RoundingAndTies, path);
    let method = vec![
        sentences("Award", stated_award(&of.scheme), (Screen::Award, "")),
        whole("Points for the whole award", &points, "scheme/points_available"),
        whole("Rounding", &rounding_in_words(of.scheme.rounding), "scheme/rounding/places"),
        whole("When totals are equal", &ties, ""),
        whole("Bids below a minimum score", missed(of.scheme.below_minimum), ""),
    ];
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

/// A row of several sentences.
fn sentences(key: &str, lines: Vec<String>, (screen, path): (Screen, &str)) -> SummaryRow {
    let lines = lines
        .into_iter()
        .map(|line| html! { <p class="govuk-body govuk-!-margin-bottom-1">{ line }</p> });
    SummaryRow {
        key: AttrValue::from(key.to_owned()),
        value: html! { <>{ for lines }</> },
        change: Some((screen, AttrValue::from(path.to_owned()))),
    }
}

/// What a missed minimum score means.
fn missed(rule: BelowMinimum) -> &'static str {
    match (rule.set_aside, rule.still_compared) {
        (true, false) => {
            "Set aside, not ranked, and not compared with, until a person has decided."
        }
        (true, true) => {
            "Set aside and not ranked until a person has decided. Its price and offers still count when others are compared."
        }
        (false, _) => "Ranked like any other; the result says that it missed a minimum.",
    }
}
/// Steps one after another, as one sentence.
fn then(steps: &[String]) -> String {
    let mut said = String::new();
    for step in steps {
        if said.is_empty() {
            said.push_str(step);
        } else {
            let mut letters = step.chars();
            said.push_str("; then ");
            said.extend(letters.next().map(|first| first.to_ascii_lowercase()));
            said.push_str(letters.as_str());
        }
    }
    said
}
