//! What a bid offers of a measure: how much, how and when, with what evidence, and how many of it
//! are also counted under other measures.

use common_measure::bid::{AlsoUnder, CommitmentOffer};
use common_measure::framework::{Framework, Measure};
use common_measure::id::{BidId, CriterionId, MeasureId};
use common_measure::procurement::{Procurement, places};
use common_measure::record::{Command, OfferChange};
use common_measure::scheme::Kind;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{TextArea, TextField, Width, optional_quantity_in};
use crate::session::Shared;

use super::score::ScoreFields;

/// Which commitment.
#[derive(Properties, PartialEq)]
pub(super) struct CommitmentFieldsProps {
    /// The procurement.
    pub of: Shared<Procurement>,
    /// The bid.
    pub bid: BidId,
    /// The measure.
    pub measure: MeasureId,
    /// The question that asks for it.
    pub criterion: CriterionId,
}

/// One social value commitment.
#[component]
pub(super) fn CommitmentFields(props: &CommitmentFieldsProps) -> Html {
    let CommitmentFieldsProps { of, bid, measure, criterion } = props;
    let by_statement = of.scheme.criterion(criterion).is_some_and(
        |found| matches!(&found.kind, Kind::Commitment(asked) if asked.rule.is_statement()),
    );
    let Some(set) = of.measures.framework() else { return Html::default() };
    let Some(known) = set.measure(measure) else { return Html::default() };
    let there = of.bid(bid).and_then(|bid| bid.commitment(measure));
    let blank = CommitmentOffer::blank(measure.clone());
    let offer = there.unwrap_or(&blank);
    let path = places::offer(of, bid, measure).path().to_owned();
    let change = |make: fn(String) -> Result<OfferChange, String>| {
        let (bid, measure) = (bid.clone(), measure.clone());
        Callback::from(move |text: String| {
            let change = make(text)?;
            Ok(Command::ChangeOffer { bid: bid.clone(), measure: measure.clone(), change })
        })
    };
    let pounds = known.unit_short == "£";
    let quantity =
        offer.quantity.map_or_else(String::new, common_measure::number::Quantity::in_words);
    let how_many = {
        let (bid, measure, unit) = (bid.clone(), measure.clone(), known.unit_short.clone());
        Callback::from(move |text: String| {
            let change = OfferChange::Quantity(optional_quantity_in(&unit, &text)?);
            Ok(Command::ChangeOffer { bid: bid.clone(), measure: measure.clone(), change })
        })
    };
    // What is said of every unit is a sentence or more by itself.
    let unit = format!("In {}. {}", known.unit, set.every_unit.trim());
    let unit = unit.trim_end();
    let unit = if by_statement {
        format!("{unit} It is recorded and not scored.")
    } else {
        unit.to_owned()
    };
    html! {
        <section aria-label={known.title.clone()}>
            <h3 class="govuk-heading-m">{ format!("{} (measure {})", known.title, known.id) }</h3>
            <p class="govuk-body">{ &known.wording }</p>
            if known.sensitive && !set.sensitive_note.is_empty() {
                <p class="govuk-inset-text">{ &set.sensitive_note }</p>
            }
            <TextField path={path.clone()} label="Quantity offered" hint={unit} value={AttrValue::from(quantity)}
                prefix={pounds.then_some("£")} suffix={(!pounds).then(|| AttrValue::from(known.unit_short.clone()))}
                width={Width::Characters(10)} number=true
                parse={how_many} />
            <TextArea path={format!("{path}/statement")} label="How" rows=3 value={offer.statement.to_string()}
                parse={change(|text| Ok(OfferChange::Statement(text.trim().to_owned())))} />
            <TextArea path={format!("{path}/when")} label="When" rows=2 value={offer.when.to_string()}
                parse={change(|text| Ok(OfferChange::When(text.trim().to_owned())))} />
            <TextArea path={format!("{path}/place")} label="Where" rows=1 value={offer.place.to_string()}
                parse={change(|text| Ok(OfferChange::Place(text.trim().to_owned())))} />
            <TextArea path={format!("{path}/evidence")} label="Evidence" rows=2
                hint={(!known.evidence.is_empty()).then(|| AttrValue::from(known.evidence.clone()))}
                value={offer.evidence.to_string()}
                parse={change(|text| Ok(OfferChange::Evidence(text.trim().to_owned())))} />
            // What is asked about overlaps leads here.
            <div id={format!("{path}/also_under")} tabindex="-1">
                { for overlapping(of, set, measure).map(|other| html! {
                    <>
                        { also_under(&path, bid, (offer, known), other) }
                        if let Some(sentence) = taken_off(of, set, bid, measure, &other.id) {
                            <p class="govuk-body app-taken-off">{ sentence }</p>
                        }
                    </>
                }) }
            </div>
            if by_statement {
                <ScoreFields of={of.clone()} bid={bid.clone()} criterion={criterion.clone()} />
            }
        </section>
    }
}

/// The other measures of the award criteria that can count the same things.
fn overlapping<'a>(
    of: &'a Procurement,
    set: &'a Framework,
    measure: &'a MeasureId,
) -> impl Iterator<Item = &'a Measure> {
    let scored = of.scheme.measures_by_number();
    let here = scored.contains(&measure);
    set.overlaps_of(measure)
        .filter(move |(other, overlap)| {
            here && overlap.kind.counts_once() && scored.contains(&&other.id)
        })
        .map(|(other, _)| other)
}

/// What is counted once of two measures, and where it is taken off, in a sentence.
fn taken_off(
    of: &Procurement,
    set: &Framework,
    bid: &BidId,
    one: &MeasureId,
    other: &MeasureId,
) -> Option<String> {
    let scored = of.scheme.measures_by_number();
    let place = |id: &MeasureId| scored.iter().position(|measure| *measure == id);
    let (first, second) = if place(one)? < place(other)? { (one, other) } else { (other, one) };
    let bid = of.bid(bid)?;
    let said = |from: &MeasureId, to: &MeasureId| {
        let offer = bid.commitment(from).filter(|offer| offer.quantity.is_some())?;
        offer.also_under.iter().find(|also| also.measure == *to).map(|also| also.quantity)
    };
    let offered = |id| bid.commitment(id).and_then(|offer| offer.quantity);
    let shared = said(second, first).or_else(|| said(first, second))?;
    let both = offered(first).zip(offered(second));
    if shared.is_zero() || both.is_none() {
        return None;
    }
    let title = |id| set.measure(id).map_or("", |measure| measure.title.as_str());
    let shared = shared.in_words();
    Some(format!(
        "{shared} are counted once, under “{}”, which the award criteria list first: {shared} fewer count under “{}”.",
        title(first),
        title(second)
    ))
}

/// “Of these, how many are also counted under …”.
fn also_under(
    path: &str,
    bid: &BidId,
    (offer, known): (&CommitmentOffer, &Measure),
    other: &Measure,
) -> Html {
    let unit = known.unit_short.clone();
    let said = offer.also_under.iter().find(|also| also.measure == other.id);
    let value = said.map_or_else(String::new, |also| also.quantity.in_words());
    let parse = {
        let (bid, measure, under) = (bid.clone(), offer.measure.clone(), other.id.clone());
        let rest: Vec<AlsoUnder> =
            offer.also_under.iter().filter(|also| also.measure != under).cloned().collect();
        let most = offer.quantity;
        Callback::from(move |text: String| {
            let quantity = optional_quantity_in(&unit, &text)?;
            if let (Some(quantity), most) = (quantity, most)
                && most.is_none_or(|most| quantity > most)
            {
                let most =
                    most.map_or_else(|| "0".to_owned(), common_measure::number::Quantity::in_words);
                return Err(format!(
                    "This is more than is offered. Enter a number from 0 to {most}."
                ));
            }
            let said = quantity.map(|quantity| AlsoUnder { measure: under.clone(), quantity });
            let change = OfferChange::AlsoUnder(rest.iter().cloned().chain(said).collect());
            Ok(Command::ChangeOffer { bid: bid.clone(), measure: measure.clone(), change })
        })
    };
    html! {
        <TextField key={other.id.as_str()} path={format!("{path}/also_under/{}", other.id)}
            label={format!("Of these, how many are also counted under “{}” (measure {})?", other.title, other.id)}
            value={AttrValue::from(value)} width={Width::Characters(5)} number=true {parse} />
    }
}
