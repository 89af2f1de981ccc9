//! A social value commitment: the measure, and how offered quantities become points.

mod bands;
mod best;
mod lines;
mod rule;
mod scaled;
mod statement;
mod target;

use common_measure::number::{Exact, Quantity};
use common_measure::record::CriterionChange;
use common_measure::scheme::{Commitment, CommitmentRule, Kind, Scaled};
use common_measure_parts::words::rounded;
use yew::{AttrValue, Callback, Html, component, html, use_mut_ref};

use crate::form::{Details, WarningText};
use crate::session::{Session, use_acts, use_session};

use super::super::measures::{Facts, MeasureFacts, Relevance};
use super::super::page::{around, points_of};
use super::super::try_out::{TryOut, What};
use super::CriterionProps;
use super::on::{Ask, On};

/// The parts of a commitment's page.
#[component]
pub(super) fn CommitmentPart(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let kept: rule::Kept = use_mut_ref(Vec::new);
    let criterion = session.confirmed.scheme.criterion(&props.id);
    let Some(Kind::Commitment(commitment)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    let on = On::new(&props.id, &acts);
    let set = session.confirmed.measures.framework();
    let found = set.and_then(|set| Some((set, set.measure(&commitment.measure)?)));
    let unit = found.map(|(_, measure)| measure.unit_short.clone()).unwrap_or_default();
    let summary = match found {
        Some((_, measure)) => format!("Measure {}: {}", measure.id, measure.title),
        None => format!("Measure {} is not in the measure set", commitment.measure),
    };
    html! {
        <>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ summary }</h2>
                if let Some((set, measure)) = found {
                    <p class="govuk-body">{ format!("Scored unit: {}.", measure.unit.trim_end_matches('.')) }</p>
                    <Details summary="Published wording, evidence and when to use it">
                        <MeasureFacts facts={Facts::of(set, measure)} />
                    </Details>
                }
                <Relevance id={props.id.clone()} relevance={commitment.relevance.clone()} />
            </section>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "How offers become points" }</h2>
                { rule::choice(&on, &session, &kept, commitment) }
                { fields(&on, &session, commitment, &unit) }
                { amounts(&on, commitment, &unit) }
                { try_out(&on, &session, &unit) }
            </section>
        </>
    }
}

/// The fields of the chosen rule.
fn fields(on: &On, session: &Session, commitment: &Commitment, unit: &str) -> Html {
    let editor = match &commitment.rule {
        CommitmentRule::AgainstTarget(rule) => target::editor(on, unit, rule),
        CommitmentRule::Bands(rule) => bands::editor(on, unit, rule),
        CommitmentRule::Lines(rule) => lines::editor(on, unit, rule),
        CommitmentRule::RelativeToBest(rule) => html! {
            <>
                <WarningText>{ "The largest bidder can decide everyone’s score: one very large offer takes points from all others. A cap limits it." }</WarningText>
                { best::editor(on, unit, rule) }
            </>
        },
        CommitmentRule::Statement(rule) => statement::editor(on, &session.confirmed.scheme, rule),
    };
    html! {
        <>
            { editor }
            { scaled::editor(on, &session.confirmed.scheme, commitment) }
        </>
    }
}

/// The quantities that every rule may have.
fn amounts(on: &On, commitment: &Commitment, unit: &str) -> Html {
    let least = Ask {
        field: "minimum_quantity",
        label: "Minimum quantity (optional)",
        hint: "An offer below this scores nothing. The bid itself stays in.",
    };
    let most = Ask {
        field: "limit",
        label: "Report offers above (optional)",
        hint: "An offer above this is reported, so that people can ask whether it can be kept. It changes no points.",
    };
    // It means nothing beside a method statement; one that is there can still be taken away.
    let asked = !commitment.rule.is_statement() || commitment.minimum_quantity.is_some();
    html! {
        <>
            if asked {
                { on.quantity(least, unit, commitment.minimum_quantity, CriterionChange::MinimumQuantity) }
            }
            { on.quantity(most, unit, commitment.limit, CriterionChange::Limit) }
            { on.words(commitment.word_limit, "How it will be kept may be said in at most (optional)") }
        </>
    }
}

/// Example offers under the rule as typed so far; none where people score.
fn try_out(on: &On, session: &Session, unit: &str) -> Html {
    let current = &session.current().scheme;
    let Some(Kind::Commitment(live)) = current.criterion(&on.id).map(|found| &found.kind) else {
        return Html::default();
    };
    if live.rule.is_statement() {
        return Html::default();
    }
    let caption = match live.scaled {
        Scaled::Not => "Try it out: example offers and the points that each would get".to_owned(),
        scaled => format!("Try it out: example offers{}, and their points", scaled.in_words()),
    };
    let (prefix, suffix) = around(unit);
    let sign = |sign: Option<&str>| sign.map(|sign| AttrValue::from(sign.to_owned()));
    let commitment = live.clone();
    let share =
        Callback::from(move |(offer, all): (Exact, Vec<Exact>)| commitment.share(&offer, &all));
    html! {
        <TryOut
            what={What::Offer}
            {caption}
            starts={examples(live)}
            prefix={sign(prefix)}
            suffix={sign(suffix)}
            points={points_of(current, &on.id)}
            relative={live.rule.is_relative()}
            {share}
        />
    }
}

/// Example offers to begin with: half of what earns all points, that, and half as much again.
fn examples(of: &Commitment) -> Vec<AttrValue> {
    let full = match &of.rule {
        CommitmentRule::AgainstTarget(rule) => rule.target,
        CommitmentRule::Bands(rule) => rule.bands.last().and_then(|band| band.from),
        CommitmentRule::Lines(rule) => rule.points.last().and_then(|point| point.quantity),
        CommitmentRule::RelativeToBest(rule) => rule.cap,
        CommitmentRule::Statement(_) => None,
    };
    let full = full.map_or(Exact::from(10), Quantity::exact);
    let text = |halves: i64| {
        let figure = full.times(&Exact::ratio(halves, 2).unwrap_or_default());
        let text = rounded(&figure);
        AttrValue::from(text.strip_suffix(".00").unwrap_or(&text).to_owned())
    };
    vec![text(1), text(2), text(3)]
}
