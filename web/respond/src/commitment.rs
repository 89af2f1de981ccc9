//! One social value commitment: what counts, what is offered, what it would be worth.

use common_measure::framework::{Framework, Measure};
use common_measure::id::{LotId, MeasureId};
use common_measure::publication::stated;
use common_measure::scheme::Kind;
use common_measure_parts::{Details, InsetText};
use yew::{AttrValue, Html, Properties, component, html};

use super::field::{Field, OfferField};
use super::helps::Helps;
use super::inputs::Input;
use super::layout::{Heading, Onwards, WordCount};
use super::outlook::Worth;
use super::page::Page;
use super::use_work;

/// Which commitment.
#[derive(Properties, PartialEq)]
pub(super) struct CommitmentProps {
    /// The lot.
    pub lot: LotId,
    /// The measure.
    pub measure: MeasureId,
}

/// The page of a commitment.
#[component]
pub(super) fn Commitment(props: &CommitmentProps) -> Html {
    let work = use_work();
    let form = &work.response.form;
    let page = Page::Commitment(props.lot.clone(), props.measure.clone());
    let asked = form.scheme.measures();
    let criterion = asked.iter().find(|(id, _)| **id == props.measure).map(|(_, found)| *found);
    let set = form.measures.framework();
    let known = set.and_then(|set| set.measure(&props.measure));
    let (Some(criterion), Some(set), Some(known)) = (criterion, set, known) else {
        return html! { <Heading {page} /> };
    };
    let field = |which| Field::Offer(props.lot.clone(), props.measure.clone(), which);
    let limit = match &criterion.kind {
        Kind::Commitment(commitment) => commitment.word_limit,
        _ => None,
    };
    let by_statement =
        matches!(&criterion.kind, Kind::Commitment(asked) if asked.rule.is_statement());
    let pounds = known.unit_short == "£";
    let how = field(OfferField::Statement);
    let procurement = form.procurement();
    html! {
        <>
            <Heading page={page.clone()} />
            <p class="govuk-body app-said">{ format!("You promise a number of: {}.", known.unit) }</p>
            if !set.every_unit.trim().is_empty() {
                <p class="govuk-body">{ set.every_unit.trim() }</p>
            }
            if known.sensitive {
                <InsetText><strong>{ "Counts only. " }</strong>{ counts_only(set) }</InsetText>
            }
            <h2 class="govuk-heading-s">{ "How the council scores it" }</h2>
            <ul class="govuk-list govuk-list--bullet app-said">
                { for stated(&procurement, criterion).into_iter().map(|line| html! { <li>{ line }</li> }) }
            </ul>
            <MoreAbout measure={known.clone()} />
            <h2 class="govuk-heading-m">{ "What you offer" }</h2>
            <Input field={field(OfferField::Quantity)} label="How many" number=true width=10
                hint={if by_statement { "It is written down, and it is your answer below that is scored. Enter 0 if you offer nothing here." } else { "Enter 0 if you offer nothing here." }}
                prefix={pounds.then_some("£")} suffix={(!pounds).then(|| AttrValue::from(known.unit_short.clone()))} />
            { for form.overlapping(&props.measure).into_iter().map(|other| html! {
                <Input key={other.id.as_str()} field={Field::AlsoUnder(props.lot.clone(), props.measure.clone(), other.id.clone())}
                    label={format!("Of these, how many are also counted under “{}”?", other.title)}
                    hint="The same person or thing counts once in the points. Enter 0 if all are different." number=true width=5 />
            }) }
            <Worth lot={props.lot.clone()} question={criterion.id.clone()} />
            <Input field={how.clone()} label="How you will do it" rows=6 hint="Who does what, with whom, how often. Numbers make it easier to believe."
                described_by={limit.map(|_| AttrValue::Static("how-words"))} />
            <WordCount id="how-words" field={how} {limit} />
            <Input field={field(OfferField::When)} label="When" rows=3 hint="Each step with its date, such as: two started by March 2027, all by June 2027." />
            <Input field={field(OfferField::Place)} label="Where" hint="Such as the site, a ward, or the whole borough." />
            <Input field={field(OfferField::Evidence)} label="What will show that it was done" rows=3
                hint={evidence(known)} />
            <Helps page={page.clone()} />
            <Onwards {page} />
        </>
    }
}

/// Which measure.
#[derive(Properties, PartialEq)]
struct MoreProps {
    measure: Measure,
}

/// What is published about a measure, for those who want it.
#[component]
fn MoreAbout(props: &MoreProps) -> Html {
    let Measure { wording, also_reported, .. } = &props.measure;
    html! {
        <Details summary="More about this measure">
            <p class="govuk-body">{ "A measure is one thing that can be counted. As the council publishes it: " }{ format!("“{wording}”") }</p>
            if !also_reported.is_empty() {
                <p class="govuk-body">{ format!("You will also be asked for these, which are never scored: {}.", also_reported.join("; ")) }</p>
            }
        </Details>
    }
}

fn counts_only(set: &Framework) -> String {
    match set.sensitive_note.trim() {
        "" => "Write nothing here about single people: no names, no health, no history.".to_owned(),
        note => note.to_owned(),
    }
}

fn evidence(measure: &Measure) -> AttrValue {
    match measure.evidence.trim() {
        "" => "Totals only, nothing about single people.".into(),
        asked => format!("The council asks for: {asked}.").replace("..", ".").into(),
    }
}
