//! Social value in pounds: what one unit of each measure is worth, and how the sum becomes points.

use common_measure::id::MeasureId;
use common_measure::procurement::Procurement;
use common_measure::record::CriterionChange;
use common_measure::scheme::{CommitmentValue, Kind, MeasureValue, ValueRule};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{
    Button, Choice, FaultAt, LinkTo, Look, Radios, Select, TextField, WarningText, Width,
    optional_money,
};
use crate::screen::Screen;
use crate::session::{Session, use_acts, use_session};

use super::super::page::{criterion_text, money_text};
use super::CriterionProps;
use super::on::{Ask, On};

const SHARE: &str = "share-of-estimate";

/// The parts of the question's page.
#[component]
pub(super) fn ValuePart(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let criterion = session.confirmed.scheme.criterion(&props.id);
    let Some(Kind::CommitmentValue(value)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    let on = On::new(&props.id, &acts);
    let named = value.clone();
    html! {
        <>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "What commitments are worth" }</h2>
                <WarningText>{ "Points come from pounds only because your award criteria say so here. Elsewhere pounds stand beside points and are never added to them." }</WarningText>
                <p class="govuk-body">{ "No values come with this app. A licensed value set, such as the TOMs or the HACT values, can be entered only by someone who holds its licence." }</p>
                <TextField
                    path={on.path("value_set")}
                    label="Where do the values come from?"
                    hint="Name, version and price year of the value set, as the tender documents state them."
                    value={value.value_set.clone()}
                    parse={criterion_text(&props.id, move |value_set| {
                        CriterionChange::Values(CommitmentValue { value_set, ..named.clone() })
                    })}
                />
                { values(&on, &session, value) }
            </section>
            { rule(&on, value) }
        </>
    }
}

/// What each measure is worth, and the measures that can be added.
fn values(on: &On, session: &Session, value: &CommitmentValue) -> Html {
    let set = session.confirmed.measures.framework();
    let title = |id: &MeasureId| {
        set.and_then(|set| set.measure(id))
            .map_or_else(|| format!("Measure {id}"), |it| format!("{}. {}", it.id, it.title))
    };
    let rows = value.values.iter().enumerate().map(|(at, each)| {
        let known = set.and_then(|set| set.measure(&each.measure));
        let unit = known.map(|measure| format!("Counted in: {}", measure.unit_short));
        let name = title(&each.measure);
        let whole = value.clone();
        let parse = on.parse(optional_money, move |amount| {
            let mut changed = whole.clone();
            if let Some(each) = changed.values.get_mut(at) {
                each.value = amount;
            }
            CriterionChange::Values(changed)
        });
        let onremove = {
            let (on, value) = (on.clone(), value.clone());
            Callback::from(move |()| {
                let mut changed = value.clone();
                changed.values.remove(at);
                on.issue(CriterionChange::Values(changed));
            })
        };
        html! {
            <tr class="govuk-table__row" key={each.measure.to_string()}>
                <th scope="row" class="govuk-table__header">
                    { &name }
                    <span class="govuk-hint govuk-!-margin-bottom-0">{ unit }</span>
                </th>
                <td class="govuk-table__cell">
                    <TextField path={on.path(&format!("values/{}", each.measure))} label={format!("What one unit is worth: {name}")}
                        label_hidden=true number=true prefix="£" width={Width::Characters(10)}
                        value={money_text(each.value)} {parse} />
                </td>
                <td class="govuk-table__cell app-actions">
                    <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove" }</Button>
                </td>
            </tr>
        }
    });
    let free: Vec<Choice> = std::iter::once(Choice::new("", "Choose a measure"))
        .chain(
            set.iter()
                .flat_map(|set| &set.measures)
                .filter(|measure| !is_scored(&session.confirmed, &measure.id))
                .map(|measure| Choice::new(measure.id.to_string(), title(&measure.id))),
        )
        .collect();
    let onadd = {
        let (on, value) = (on.clone(), value.clone());
        Callback::from(move |id: AttrValue| {
            let Ok(measure) = MeasureId::new(&id) else { return };
            let mut changed = value.clone();
            changed.values.push(MeasureValue { measure, value: None });
            on.issue(CriterionChange::Values(changed));
        })
    };
    html! {
        <>
            <FaultAt path={on.path("values")} />
            if !value.values.is_empty() {
                <table class="govuk-table app-levels">
                    <caption class="govuk-table__caption govuk-table__caption--s">{ "Values" }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Measure" }</th>
                            <th scope="col" class="govuk-table__header">{ "One unit is worth" }</th>
                            <td class="govuk-table__header"><span class="govuk-visually-hidden">{ "What you can do" }</span></td>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            }
            <Select
                path={on.path("next_measure")}
                legend="Add a measure"
                hint="Measures that are scored by quantity elsewhere are not here: the same thing is never counted twice."
                choices={free}
                chosen={AttrValue::from("")}
                onchoose={onadd}
            />
        </>
    }
}

/// Whether a measure earns points already, by quantity or in pounds.
fn is_scored(of: &Procurement, measure: &MeasureId) -> bool {
    of.scheme.all().any(|criterion| match &criterion.kind {
        Kind::Commitment(commitment) => commitment.measure == *measure,
        Kind::CommitmentValue(value) => value.values.iter().any(|each| each.measure == *measure),
        _ => false,
    })
}

/// How the sum becomes points.
fn rule(on: &On, value: &CommitmentValue) -> Html {
    let whole = value.clone();
    let with = move |rule| CriterionChange::Values(CommitmentValue { rule, ..whole.clone() });
    let onchoose = {
        let with = with.clone();
        on.choose(move |key| {
            with(if key == SHARE {
                ValueRule::ShareOfEstimate(None)
            } else {
                ValueRule::RelativeToBest
            })
        })
    };
    let ask = Ask {
        field: "share_of_estimate",
        label: "Share of the lot’s estimated value that earns all points",
        hint: "With 10, commitments worth a tenth of the estimated value get all points, and more than that no more.",
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "How the value becomes points" }</h2>
            <Radios
                path={on.path("value_rule")}
                legend="Rule"
                choices={vec![
                    Choice::new("best", "Relative to the largest value")
                        .hint("The bid whose commitments are worth most gets all points. One very large offer takes points from all others."),
                    Choice::new(SHARE, "As a share of the lot’s estimated value")
                        .hint("Certain before bids are opened. Every lot needs its published estimate."),
                ]}
                chosen={AttrValue::from(match value.rule { ValueRule::RelativeToBest => "best", ValueRule::ShareOfEstimate(_) => SHARE })}
                {onchoose}
            />
            if let ValueRule::ShareOfEstimate(share) = value.rule {
                { on.percentage(ask, share, move |share| with(ValueRule::ShareOfEstimate(share))) }
                <p class="govuk-body">
                    <LinkTo to={Screen::Lots}>{ "State the estimated value of each lot" }</LinkTo>
                </p>
            }
        </section>
    }
}
