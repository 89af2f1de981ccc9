//! One criterion in the table of its section.

use common_measure::id::CriterionId;
use common_measure::procurement::Procurement;
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{CommitmentRule, Criterion, Kind, PriceMethod, Shares};
use common_measure_parts::words::unbroken;
use yew::{Callback, Html, Properties, component, html, use_state};

use crate::form::{Button, Look, TextField, Width, optional_weight};
use crate::screen::Screen;
use crate::session::{Shared, use_acts, use_session};

use super::super::page::{
    criterion_path, criterion_text, criterion_value, weight_text, weight_unit,
};
use super::name_of;

/// Which criterion.
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Its id.
    pub id: CriterionId,
    /// Its position in its section, from 0.
    pub position: usize,
    /// Whether it is the last there.
    pub last: bool,
    /// What every weight comes to.
    pub shares: Shared<Shares>,
}

/// Its name, its weight and what that comes to, how it is scored, and what can be done with it.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let asked = use_state(|| false);
    let of = &session.confirmed;
    let Some(criterion) = of.scheme.criterion(&props.id) else { return Html::default() };
    let name = name_of(criterion);
    let share = session.current().scheme.share_in_words(&props.shares, &props.id);
    let missing = if criterion.is_weighted() { "Not known yet" } else { "Earns no points" };
    let unit = weight_unit(of.scheme.weights_of(&props.id));
    let share_id = format!("comes-to-{}", props.id);

    let move_to = |position: Option<usize>| {
        let (acts, criterion) = (acts.clone(), props.id.clone());
        let section = of.scheme.parent(&props.id).flatten();
        Callback::from(move |()| {
            if let Some(position) = position {
                acts.issue(Command::MoveCriterion {
                    criterion: criterion.clone(),
                    section: section.clone(),
                    position,
                });
            }
        })
    };
    let onopen = {
        let (acts, id) = (acts.clone(), props.id.clone());
        Callback::from(move |()| acts.go(Screen::Criterion(id.clone())))
    };
    let given = given(of, criterion);
    let onremove = {
        let (acts, asked, id) = (acts.clone(), asked.clone(), props.id.clone());
        let sure = *asked || !given;
        Callback::from(move |()| {
            if sure {
                acts.issue(Command::RemoveCriterion(id.clone()));
            } else {
                asked.set(true);
            }
        })
    };
    let onkeep = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(false))
    };
    html! {
        <tr class="govuk-table__row">
            <td class="govuk-table__cell app-criteria__name">
                <TextField
                    path={criterion_path(&props.id, "title")}
                    label={format!("Name of {name}")}
                    label_hidden=true
                    value={criterion.title.clone()}
                    parse={criterion_text(&props.id, CriterionChange::Title)}
                />
            </td>
            <td class="govuk-table__cell">
                if criterion.is_weighted() {
                    <TextField
                        path={criterion_path(&props.id, "weight")}
                        label={format!("Weight of {name}, in {}", if unit == "%" { "per cent" } else { unit })}
                        label_hidden=true
                        number=true
                        suffix={unit}
                        width={Width::Characters(4)}
                        value={weight_text(criterion.weight)}
                        parse={criterion_value(&props.id, optional_weight, CriterionChange::Weight)}
                        described_by={share_id.clone()}
                    />
                } else {
                    { "None" }
                }
            </td>
            <td class="govuk-table__cell app-criteria__share" id={share_id}>
                { share.map_or_else(|| missing.to_owned(), |share| unbroken(&share)) }
            </td>
            <td class="govuk-table__cell">{ scored_by(criterion) }</td>
            <td class="govuk-table__cell app-actions">
                if *asked {
                    <p class="govuk-body-s" role="alert">{ "What bids were given for it, prices or scores, goes with it." }</p>
                    <Button look={Look::Link} about={name.clone()} onclick={onremove}>{ "Remove it all" }</Button>
                    <Button look={Look::Link} about={name} onclick={onkeep}>{ "Keep" }</Button>
                } else {
                    <Button look={Look::Link} about={name.clone()} onclick={onopen}>{ "Open" }</Button>
                    <Button look={Look::Link} about={name.clone()} disabled={props.position == 0}
                        onclick={move_to(props.position.checked_sub(1))}>{ "Up" }</Button>
                    <Button look={Look::Link} about={name.clone()} disabled={props.last}
                        onclick={move_to(Some(props.position + 1))}>{ "Down" }</Button>
                    <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove" }</Button>
                }
            </td>
        </tr>
    }
}

/// How a criterion becomes points, in a few words.
fn scored_by(criterion: &Criterion) -> &'static str {
    match &criterion.kind {
        Kind::Group(_) => "the questions in it",
        Kind::Price(price) => match price.method {
            PriceMethod::LowestOverPrice => "price: lowest divided by the bid’s",
            PriceMethod::LinearFromLowest(_) => "price: straight line from the lowest",
            PriceMethod::BetweenLowestAndHighest => "price: between lowest and highest",
            PriceMethod::DistanceFromMean => "price: distance from the mean",
            PriceMethod::DistanceFromMedian => "price: distance from the median",
            PriceMethod::BenchmarkOverPrice(_) => "price: benchmark divided by the bid’s",
            PriceMethod::BetweenLimits(_) => "price: between stated limits",
            PriceMethod::Bands(_) => "price: bands",
            PriceMethod::Lines(_) => "price: lines between stated points",
            PriceMethod::Income => "income: highest is best",
            PriceMethod::NotScored => "price, not scored",
        },
        Kind::Quality(_) => "people, on a scale",
        Kind::Commitment(commitment) => match commitment.rule {
            CommitmentRule::AgainstTarget(_) => "commitment against a target",
            CommitmentRule::Bands(_) => "commitment by bands",
            CommitmentRule::Lines(_) => "commitment on stated lines",
            CommitmentRule::RelativeToBest(_) => "commitment relative to the best",
            CommitmentRule::Statement(_) => "people, on the method statement",
        },
        Kind::CommitmentValue(_) => "commitments in pounds",
        Kind::PassFail(_) => "people: pass or fail",
    }
}

/// Whether prices, scores or decisions were given for a criterion, or for something in it.
fn given(of: &Procurement, criterion: &Criterion) -> bool {
    let id = &criterion.id;
    of.bids.iter().any(|bid| bid.price_offer(id).is_some())
        || of.evaluation.scores.iter().any(|score| score.criterion == *id)
        || of.evaluation.decisions.iter().any(|decision| decision.criterion.as_ref() == Some(id))
        || criterion.children().iter().any(|child| given(of, child))
}
