//! What decides between equal bids: steps, tried one after the other.

use common_measure::record::Command;
use common_measure::scheme::{DraftScheme, Kind, TieBreak};
use common_measure_parts::words::capital;
use yew::{AttrValue, Callback, Html, component, html, use_state};

use crate::form::{Button, Choice, InsetText, Look, Select};
use crate::session::{use_acts, use_session};

/// The ladder of steps.
#[component]
pub(super) fn TiesPart() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let wanted = use_state(|| None::<AttrValue>);
    let scheme = &session.confirmed.scheme;
    let ladder = &scheme.tie_break;
    let set = |steps: Vec<TieBreak>| {
        let acts = acts.clone();
        Callback::from(move |()| acts.issue(Command::SetTieBreak(steps.clone())))
    };
    let steps = ladder.iter().enumerate().map(|(at, step)| {
        let name = words(scheme, step);
        let swapped = |with: Option<usize>| {
            let mut steps = ladder.clone();
            if let Some(with) = with.filter(|with| *with < steps.len()) {
                steps.swap(at, with);
            }
            set(steps)
        };
        let mut without = ladder.clone();
        without.remove(at);
        html! {
            <li class="app-ladder__step" key={key(step)} id={format!("scheme/tie_break/{at}")} tabindex="-1">
                <span class="app-ladder__name">{ &name }</span>
                <span class="app-actions">
                    <Button look={Look::Link} about={name.clone()} disabled={at == 0} onclick={swapped(at.checked_sub(1))}>{ "Up" }</Button>
                    <Button look={Look::Link} about={name.clone()} disabled={at + 1 == ladder.len()} onclick={swapped(Some(at + 1))}>{ "Down" }</Button>
                    <Button look={Look::Link} about={name} onclick={set(without)}>{ "Remove" }</Button>
                </span>
            </li>
        }
    });
    let offered: Vec<(String, TieBreak)> = possible(scheme)
        .into_iter()
        .filter(|step| !ladder.contains(step))
        .map(|step| (key(&step), step))
        .collect();
    let chosen = (*wanted)
        .clone()
        .filter(|wanted| offered.iter().any(|(key, _)| wanted == key))
        .or_else(|| offered.first().map(|(key, _)| AttrValue::from(key.clone())));
    let onwant = {
        let wanted = wanted.clone();
        Callback::from(move |value: AttrValue| wanted.set(Some(value)))
    };
    let next = offered.iter().find(|(key, _)| chosen.as_ref().is_some_and(|chosen| chosen == key));
    let with_next = next.map(|(_, step)| {
        let mut steps = ladder.clone();
        // Drawing lots decides every tie, so it stays last.
        let end = steps.iter().position(|step| *step == TieBreak::LotsDrawn).unwrap_or(steps.len());
        steps.insert(end, step.clone());
        set(steps)
    });
    let choices: Vec<Choice> =
        offered.iter().map(|(key, step)| Choice::new(key.clone(), words(scheme, step))).collect();
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Ties" }</h2>
            <p class="govuk-body">{ "When bids are equal, the first of these steps that tells the bids apart decides." }</p>
            if ladder.is_empty() {
                <InsetText>{ "No step is stated, so bids that are equal share a rank." }</InsetText>
            } else {
                <ol class="govuk-list govuk-list--number app-ladder">{ for steps }</ol>
            }
            if let Some(onadd) = with_next {
                <div class="app-ladder__add">
                    <Select path="tie-break-next" legend="Next step" {choices} {chosen} onchoose={onwant} />
                    <Button look={Look::Secondary} onclick={onadd}>{ "Add this step" }</Button>
                </div>
            }
        </section>
    }
}

/// A step in words, to begin a line.
fn words(scheme: &DraftScheme, step: &TieBreak) -> String {
    capital(&step.in_words(&|id| scheme.called(id)))
}

fn key(step: &TieBreak) -> String {
    match step {
        TieBreak::HigherPoints(id) => format!("points/{id}"),
        TieBreak::LowerPrice(id) => format!("price/{id}"),
        TieBreak::HigherIncome(id) => format!("income/{id}"),
        TieBreak::LotsDrawn => "lots".to_owned(),
    }
}

/// Every step that a scheme allows.
fn possible(scheme: &DraftScheme) -> Vec<TieBreak> {
    let points = scheme
        .all()
        .filter(|each| each.is_weighted())
        .map(|each| TieBreak::HigherPoints(each.id.clone()));
    let prices = scheme.all().filter_map(|each| match &each.kind {
        Kind::Price(price) if price.method.is_income() => {
            Some(TieBreak::HigherIncome(each.id.clone()))
        }
        Kind::Price(_) => Some(TieBreak::LowerPrice(each.id.clone())),
        _ => None,
    });
    points.chain(prices).chain([TieBreak::LotsDrawn]).collect()
}
