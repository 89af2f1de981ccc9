//! What a method does with examples that a person can change: a table and a curve.

use common_measure::number::{Exact, Money, Quantity};
use common_measure_parts::words::rounded;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use crate::form::{Button, ExampleField, Look};

use super::curve::{Curve, Reach};

/// The fewest and the most examples.
const FEWEST: usize = 3;
const MOST: usize = 5;

/// What an act does to the texts of the examples.
type ChangeTexts = Box<dyn Fn(&mut Vec<AttrValue>)>;

/// What the examples are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Prices above £0.
    Price,
    /// Quantities of a measure.
    Offer,
}

impl What {
    fn word(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Offer => "offer",
        }
    }

    /// Reads an example, or says what would be one.
    fn read(self, unit: &str, text: &str) -> Result<Exact, &'static str> {
        match self {
            Self::Price => Money::from_typed(text)
                .ok()
                .map(Money::exact)
                .filter(|price| *price > Exact::ZERO)
                .ok_or("Enter an amount above £0"),
            Self::Offer => Quantity::typed_in(unit, text)
                .ok()
                .map(Quantity::exact)
                .filter(|offer| !offer.is_negative())
                .ok_or("Enter a number of 0 or more"),
        }
    }
}

/// What is tried out.
#[derive(Properties, PartialEq)]
pub(super) struct TryOutProps {
    /// What the examples are.
    pub what: What,
    /// What the table is called.
    pub caption: AttrValue,
    /// The first examples.
    pub starts: Vec<AttrValue>,
    /// A sign in front of an example.
    #[prop_or_default]
    pub prefix: Option<AttrValue>,
    /// A unit behind it.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// The points that can be had.
    pub points: Exact,
    /// Whether points depend on the other examples.
    pub relative: bool,
    /// The share of the points that an example gets beside all of them.
    pub share: Callback<(Exact, Vec<Exact>), Option<Exact>>,
}

/// Examples, the points that each would get, and the curve that they lie on.
#[component]
pub(super) fn TryOut(props: &TryOutProps) -> Html {
    let texts = use_state(|| props.starts.clone());
    let word = props.what.word();
    let unit = props.prefix.as_deref().unwrap_or_default();
    let read: Vec<Result<Exact, &str>> =
        texts.iter().map(|text| props.what.read(unit, text)).collect();
    let all: Vec<Exact> = read.iter().filter_map(|each| each.clone().ok()).collect();
    let set = |change: ChangeTexts| {
        let texts = texts.clone();
        Callback::from(move |()| {
            let mut changed = (*texts).clone();
            change(&mut changed);
            texts.set(changed);
        })
    };
    let rows = texts.iter().zip(&read).enumerate().map(|(at, (text, value))| {
        let name = format!("Example {word} {}", at + 1);
        let oninput = {
            let texts = texts.clone();
            Callback::from(move |text: String| {
                let mut changed = (*texts).clone();
                if let Some(there) = changed.get_mut(at) {
                    *there = text.into();
                }
                texts.set(changed);
            })
        };
        let points = match value {
            Err(remedy) => (*remedy).to_owned(),
            Ok(value) => props.share.emit((value.clone(), all.clone())).map_or_else(
                || "Not stated yet".to_owned(),
                |share| rounded(&share.times(&props.points)),
            ),
        };
        html! {
            <tr class="govuk-table__row" key={at}>
                <td class="govuk-table__cell">
                    <ExampleField id={format!("example-{word}-{at}")} label={name.clone()} text={text.clone()}
                        prefix={props.prefix.clone()} suffix={props.suffix.clone()} {oninput} />
                </td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ points }</td>
                if texts.len() > FEWEST {
                    <td class="govuk-table__cell app-actions">
                        <Button look={Look::Link} about={name}
                            onclick={set(Box::new(move |texts| { texts.remove(at); }))}>{ "Remove" }</Button>
                    </td>
                }
            </tr>
        }
    });
    let drawn = reach(props, &all).map(|reach| {
        html! {
            <Curve what={word} {reach} prefix={props.prefix.clone()} suffix={props.suffix.clone()} points={props.points.clone()}
                examples={all.clone()} share={props.share.clone()} />
        }
    });
    html! {
        <div class="app-try">
            <table class="govuk-table app-example">
                <caption class="govuk-table__caption govuk-table__caption--s">{ &props.caption }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ format!("Example {word}") }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ format!("Points of {}", rounded(&props.points)) }</th>
                        if texts.len() > FEWEST {
                            <td class="govuk-table__header"><span class="govuk-visually-hidden">{ "What you can do" }</span></td>
                        }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
            if texts.len() < MOST {
                <p class="govuk-body">
                    <Button look={Look::Link} onclick={set(Box::new(|texts| texts.push(AttrValue::default())))}>
                        { format!("Add an example {word}") }
                    </Button>
                </p>
            }
            { drawn }
        </div>
    }
}

/// From where to where the curve is drawn: between the examples where they decide it, else a
/// little beyond them. None while there is no such stretch.
fn reach(props: &TryOutProps, all: &[Exact]) -> Option<Reach> {
    let (least, most) = (all.iter().min()?, all.iter().max()?);
    let from = match (props.what, props.relative) {
        (What::Offer, _) => Exact::ZERO,
        (What::Price, true) => least.clone(),
        (What::Price, false) => least.times(&Exact::ratio(1, 2)?),
    };
    let to = if props.relative { most.clone() } else { most.times(&Exact::ratio(5, 4)?) };
    (to > from).then_some(Reach { from, to })
}
