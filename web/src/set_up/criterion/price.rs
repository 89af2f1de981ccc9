//! A price question: what a price covers, and how prices become points.

use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{Kind, LinearFromLowest, PriceBasis, PriceMethod, Vat};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, Radios, TextField, Width, optional_quantity};
use crate::session::{use_acts, use_session};

use super::super::page::{criterion_path, criterion_text, criterion_value, quantity_text};
use super::CriterionProps;
use super::price_example::PriceExample;

const LOWEST_OVER_PRICE: &str = "lowest-over-price";
const STRAIGHT_LINE: &str = "straight-line";

/// The parts of a price question's page.
#[component]
pub(super) fn PricePart(props: &CriterionProps) -> Html {
    let session = use_session();
    let confirmed = session.confirmed.scheme.criterion(&props.id);
    let current = session.current().scheme.criterion(&props.id);
    let (Some(confirmed), Some(current)) = (confirmed, current) else { return Html::default() };
    let (Kind::Price(price), Kind::Price(live)) = (&confirmed.kind, &current.kind) else {
        return Html::default();
    };
    html! {
        <>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "How prices become points" }</h2>
                <Method id={props.id.clone()} />
                <PriceExample method={live.method.clone()} />
            </section>
            <Basis id={props.id.clone()} basis={price.basis.clone()} />
        </>
    }
}

#[component]
fn Method(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let criterion = session.confirmed.scheme.criterion(&props.id);
    let Some(Kind::Price(price)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    let (chosen, zero_at) = match price.method {
        PriceMethod::LowestOverPrice => (LOWEST_OVER_PRICE, None),
        PriceMethod::LinearFromLowest(LinearFromLowest { zero_at, .. }) => {
            (STRAIGHT_LINE, Some(zero_at))
        }
        _ => ("", None),
    };
    let id = props.id.clone();
    let onchoose = Callback::from(move |value: AttrValue| {
        let method = if value == STRAIGHT_LINE {
            // Twice the lowest price is what notices with this method usually state.
            PriceMethod::LinearFromLowest(LinearFromLowest {
                zero_at: optional_quantity("2").ok().flatten(),
                below_zero: false,
            })
        } else {
            PriceMethod::LowestOverPrice
        };
        acts.issue(Command::ChangeCriterion {
            criterion: id.clone(),
            change: CriterionChange::Method(method),
        });
    });
    html! {
        <>
            <Radios
                path={criterion_path(&props.id, "method")}
                legend="Method"
                choices={vec![
                    Choice::new(LOWEST_OVER_PRICE, "Lowest price divided by the bid’s price")
                        .hint("The lowest price gets all points. A bid at twice the lowest gets half."),
                    Choice::new(STRAIGHT_LINE, "Straight line down from the lowest price")
                        .hint("The lowest price gets all points; they fall evenly to none at a stated multiple of it."),
                ]}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            if let Some(zero_at) = zero_at {
                <TextField
                    path={criterion_path(&props.id, "zero_at")}
                    label="No points from this many times the lowest price"
                    hint="More than 1. With 2, a price twice the lowest gets nothing."
                    number=true
                    width={Width::Characters(5)}
                    value={quantity_text(zero_at)}
                    parse={criterion_value(&props.id, optional_quantity, |zero_at| {
                        CriterionChange::Method(PriceMethod::LinearFromLowest(LinearFromLowest { zero_at, below_zero: false }))
                    })}
                />
            }
        </>
    }
}

#[derive(yew::Properties, PartialEq)]
struct BasisProps {
    id: common_measure::id::CriterionId,
    basis: PriceBasis,
}

/// What a price covers, the same for every bid.
#[component]
fn Basis(props: &BasisProps) -> Html {
    let acts = use_acts();
    let chosen = match props.basis.vat {
        Vat::Excluded => "excluded",
        Vat::Included => "included",
    };
    let onvat = {
        let (id, basis) = (props.id.clone(), props.basis.clone());
        Callback::from(move |value: AttrValue| {
            let vat = if value == "included" { Vat::Included } else { Vat::Excluded };
            acts.issue(Command::ChangeCriterion {
                criterion: id.clone(),
                change: CriterionChange::Basis(PriceBasis { vat, ..basis.clone() }),
            });
        })
    };
    let (with_term, with_indexation) = (props.basis.clone(), props.basis.clone());
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What a price covers" }</h2>
            <p class="govuk-body">{ "Prices can be compared only on one basis. State it in the tender documents in the same words." }</p>
            <Radios
                path={criterion_path(&props.id, "basis/vat")}
                legend="Are prices given with VAT?"
                small=true
                choices={vec![Choice::new("excluded", "Without VAT"), Choice::new("included", "With VAT")]}
                chosen={AttrValue::from(chosen)}
                onchoose={onvat}
            />
            <TextField
                path={criterion_path(&props.id, "basis/term")}
                label="Term and extensions that are priced"
                hint="Such as: 3 years and both 1-year extensions."
                value={props.basis.term.clone()}
                parse={criterion_text(&props.id, move |term| {
                    CriterionChange::Basis(PriceBasis { term, ..with_term.clone() })
                })}
            />
            <TextField
                path={criterion_path(&props.id, "basis/indexation")}
                label="How prices change over time"
                hint="Such as: fixed for the term."
                value={props.basis.indexation.clone()}
                parse={criterion_text(&props.id, move |indexation| {
                    CriterionChange::Basis(PriceBasis { indexation, ..with_indexation.clone() })
                })}
            />
        </section>
    }
}
