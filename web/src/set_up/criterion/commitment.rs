//! A social value commitment: the measure, and how offered quantities become points.

use common_measure::number::Quantity;
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{AgainstTarget, Commitment, CommitmentRule, Kind, RelativeToBest};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Choice, Details, Radios, TextField, WarningText, Width, optional_quantity};
use crate::session::{use_acts, use_session};

use super::super::measures::{Facts, MeasureFacts, Relevance};
use super::super::page::{criterion_path, criterion_value, quantity_text};
use super::CriterionProps;

const AGAINST_TARGET: &str = "against-target";
const RELATIVE_TO_BEST: &str = "relative-to-best";

/// The parts of a commitment's page.
#[component]
pub(super) fn CommitmentPart(props: &CriterionProps) -> Html {
    let session = use_session();
    let criterion = session.confirmed.scheme.criterion(&props.id);
    let Some(Kind::Commitment(commitment)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
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
                <Rule id={props.id.clone()} commitment={commitment.clone()} unit={unit.clone()} />
                <Amount
                    id={props.id.clone()}
                    field="minimum_quantity"
                    label="Minimum quantity (optional)"
                    hint="An offer below this scores nothing. The bid itself stays in."
                    {unit}
                    value={commitment.minimum_quantity}
                    change={Callback::from(CriterionChange::MinimumQuantity)}
                />
            </section>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RuleProps {
    id: common_measure::id::CriterionId,
    commitment: Commitment,
    unit: AttrValue,
}

#[component]
fn Rule(props: &RuleProps) -> Html {
    let acts = use_acts();
    let chosen =
        if props.commitment.rule.is_relative() { RELATIVE_TO_BEST } else { AGAINST_TARGET };
    let onchoose = {
        let id = props.id.clone();
        Callback::from(move |value: AttrValue| {
            let rule = if value == RELATIVE_TO_BEST {
                CommitmentRule::RelativeToBest(RelativeToBest::default())
            } else {
                CommitmentRule::default()
            };
            acts.issue(Command::ChangeCriterion {
                criterion: id.clone(),
                change: CriterionChange::Rule(rule),
            });
        })
    };
    let fields = match props.commitment.rule {
        CommitmentRule::AgainstTarget(AgainstTarget { target }) => html! {
            <Amount
                id={props.id.clone()}
                field="target"
                label="Target: the quantity that earns all points"
                hint="Set it to what is realistic for this contract. An offer above it earns no more."
                unit={props.unit.clone()}
                value={target}
                change={Callback::from(|target| {
                    CriterionChange::Rule(CommitmentRule::AgainstTarget(AgainstTarget { target }))
                })}
            />
        },
        CommitmentRule::RelativeToBest(RelativeToBest { floor, cap }) => html! {
            <>
                <WarningText>{ "The largest bidder can decide everyone’s score: one very large offer takes points from all others. A cap limits it." }</WarningText>
                <Amount
                    id={props.id.clone()}
                    field="cap"
                    label="Cap: the most that counts (optional)"
                    hint="An offer above it counts as this much."
                    unit={props.unit.clone()}
                    value={cap}
                    change={Callback::from(move |cap| {
                        CriterionChange::Rule(CommitmentRule::RelativeToBest(RelativeToBest { floor, cap }))
                    })}
                />
                <Amount
                    id={props.id.clone()}
                    field="floor"
                    label="Floor: the least quantity that earns all points (optional)"
                    hint="Where every offer is small, the best must reach this for all points."
                    unit={props.unit.clone()}
                    value={floor}
                    change={Callback::from(move |floor| {
                        CriterionChange::Rule(CommitmentRule::RelativeToBest(RelativeToBest { floor, cap }))
                    })}
                />
            </>
        },
        _ => Html::default(),
    };
    html! {
        <>
            <Radios
                path={criterion_path(&props.id, "rule")}
                legend="Rule"
                choices={vec![
                    Choice::new(AGAINST_TARGET, "Against a target")
                        .hint("Offer divided by the target, at most all points. Bidders know their points before they bid. The usual rule."),
                    Choice::new(RELATIVE_TO_BEST, "Relative to the best offer")
                        .hint("Offer divided by the largest offer. Nobody knows their points before bids are opened."),
                ]}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            { fields }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AmountProps {
    id: common_measure::id::CriterionId,
    field: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    unit: AttrValue,
    value: Option<Quantity>,
    change: Callback<Option<Quantity>, CriterionChange>,
}

/// A quantity in the measure's unit: £ stands before it, any other unit behind.
#[component]
fn Amount(props: &AmountProps) -> Html {
    let pounds = props.unit == "£";
    let unit = (!props.unit.is_empty()).then(|| props.unit.clone());
    let change = props.change.clone();
    html! {
        <TextField
            path={criterion_path(&props.id, &props.field)}
            label={props.label.clone()}
            hint={props.hint.clone()}
            number=true
            prefix={unit.clone().filter(|_| pounds)}
            suffix={unit.filter(|_| !pounds)}
            width={Width::Characters(10)}
            value={quantity_text(props.value)}
            parse={criterion_value(&props.id, optional_quantity, move |value| change.emit(value))}
        />
    }
}
