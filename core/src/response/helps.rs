//! Help for who fills in a response: what is still to finish, and what is often a slip. Neither stops
//! anybody from saving or sending.

use crate::bid::{Bid, CommitmentOffer};
use crate::fault::{Fault, Place};
use crate::framework::Measure;
use crate::id::MeasureId;
use crate::number::{Exact, Quantity};
use crate::procurement::{Procurement, places, queries_of_bids};
use crate::scheme::{Commitment, Criterion, Kind, LockedLot, Lot};

use super::Response;

/// How many words a text has.
///
/// ```
/// assert_eq!(common_measure::response::words("Two apprentices,  from\nMay 2027"), 5);
/// ```
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What is still missing before the response says all that the form asks for. Their places are
/// those of commands (`supplier/…` for what concerns the supplier, `lots` for the choice of lots).
#[must_use]
pub fn to_finish(response: &Response) -> Vec<Fault> {
    let mut found = Vec::new();
    let supplier = &response.supplier;
    let about = |field: &str, words: &str| {
        Place::new(format!("supplier/{field}"), format!("About you, {words}"))
    };
    for (field, name, text) in [
        ("name", "name", &supplier.name),
        ("postal_address", "postal address", &supplier.postal_address),
        ("email", "e-mail", &supplier.email),
        ("identifier", "unique identifier", &supplier.identifier),
    ] {
        if text.trim().is_empty() {
            found.push(Fault::new(
                about(field, name),
                format!("Your {name} is missing."),
                "The council needs it for the summary that it sends you.",
            ));
        }
    }
    if response.bids.is_empty() {
        found.push(Fault::new(
            Place::new("lots", "Lots"),
            "No lot is chosen.",
            "Choose the lots that you bid for.",
        ));
    }
    for bid in &response.bids {
        for question in response.form.scheme.all() {
            found.extend(missing(response, bid, question));
        }
    }
    found
}

fn missing(response: &Response, bid: &Bid, question: &Criterion) -> Vec<Fault> {
    let of = response.procurement();
    let found = match &question.kind {
        Kind::Group(_) | Kind::PassFail(_) => None,
        // A measure that several questions ask for is offered once.
        Kind::Commitment(_) | Kind::CommitmentValue(_) => {
            let asked = of.scheme.measures().into_iter();
            let first = asked.filter(|(_, first)| first.id == question.id);
            return first.filter_map(|(measure, _)| missing_of(&of, bid, measure)).collect();
        }
        Kind::Quality(_) => bid.answer(&question.id).trim().is_empty().then(|| {
            Fault::new(
                places::answer(&of, &bid.id, &question.id),
                "There is no answer yet.",
                "Write it, or leave it if you have none: it is then scored as it stands.",
            )
        }),
        Kind::Price(price) => {
            let given = bid.price_offer(&question.id).and_then(|offer| offer.evaluated(price));
            given.is_none().then(|| {
                let remedy = if price.schedule.is_some() {
                    "Enter a rate for each line."
                } else {
                    "Enter it in pounds."
                };
                let place = places::price(&of, &bid.id, &question.id);
                Fault::new(place, "There is no whole price yet.", remedy)
            })
        }
    };
    found.into_iter().collect()
}

/// What is missing of what is offered of a measure.
fn missing_of(of: &Procurement, bid: &Bid, measure: &MeasureId) -> Option<Fault> {
    let place = places::offer(of, &bid.id, measure);
    let Some(offer) = bid.commitment(measure).filter(|it| !it.is_blank()) else {
        return Some(Fault::new(
            place,
            "Nothing is offered yet.",
            "Enter 0 if you offer nothing here.",
        ));
    };
    let nothing = offer.quantity.is_some_and(Quantity::is_zero);
    let missing = [
        ("quantity", "how much", offer.quantity.is_none()),
        ("statement", "how", offer.statement.trim().is_empty()),
        ("when", "when", offer.when.trim().is_empty()),
        ("evidence", "what will show it", offer.evidence.trim().is_empty()),
    ];
    let (field, name, _) =
        missing.into_iter().find(|(field, _, is)| *is && (*field == "quantity" || !nothing))?;
    Some(Fault::new(
        place.within(field, name),
        format!("It is not said {name}."),
        "A commitment counts for more when it says how much, how, when, and what will show it.",
    ))
}

/// What is often a slip, in plain words: the same thing counted twice, no number or no date, more
/// words than are read, more than the council can believe, a longer time than the contract has.
#[must_use]
pub fn helps(response: &Response) -> Vec<Fault> {
    let of = response.procurement();
    // What else there is to ask is the council's.
    let mut found = queries_of_bids(&of);
    for query in &mut found {
        "Some of the same people, tonnes or groups may be counted twice."
            .clone_into(&mut query.problem);
        "For each, say how many are also counted under the other. Nothing is taken off that you do not state."
            .clone_into(&mut query.remedy);
    }
    for bid in &response.bids {
        let lot = of.scheme.lot(&bid.lot);
        for question in of.scheme.all() {
            match &question.kind {
                Kind::Quality(quality) => {
                    let place = places::answer(&of, &bid.id, &question.id);
                    found.extend(too_long(&place, bid.answer(&question.id), quality.word_limit));
                }
                Kind::Commitment(commitment) => {
                    let (Some(offer), Some(lot)) = (bid.commitment(&commitment.measure), lot)
                    else {
                        continue;
                    };
                    let place = places::offer(&of, &bid.id, &commitment.measure);
                    let measure =
                        of.measures.framework().and_then(|set| set.measure(&offer.measure));
                    found.extend(about(&place, offer, commitment, measure, lot));
                }
                _ => {}
            }
        }
    }
    found
}

fn about(
    place: &Place,
    offer: &CommitmentOffer,
    commitment: &Commitment,
    measure: Option<&Measure>,
    lot: &Lot,
) -> Vec<Fault> {
    let mut found = Vec::new();
    let statement = offer.statement.trim();
    let says = |text: &str| text.chars().any(|sign| sign.is_ascii_digit());
    if !statement.is_empty() && !says(statement) {
        found.push(Fault::new(
            place.within("statement", "how"),
            "There is no number in it.",
            "Say how many, how often or how long: it is easier to believe and to check.",
        ));
    }
    if !offer.when.trim().is_empty() && !says(&offer.when) {
        found.push(Fault::new(
            place.within("when", "when"),
            "There is no date in it.",
            "Give a date or a month of the contract for each step.",
        ));
    }
    found.extend(too_long(&place.within("statement", "how"), statement, commitment.word_limit));
    if let (Some(offered), Some(limit)) = (offer.quantity, limit_for(commitment, lot))
        && offered.exact() > limit
    {
        found.push(Fault::new(
            place.within("quantity", "how much"),
            format!(
                "This is more than {}, from which on the council asks whether it can be kept.",
                crate::number::plain(&limit)
            ),
            "Say in your statement how you will keep it, or offer less.",
        ));
    }
    if let Some((weeks, in_words)) = measure.and_then(|measure| held_for(&measure.unit))
        && let Some(years) = lot.years
        && years.exact().times(&Exact::from(52)) < Exact::from(weeks)
        && offer.quantity.is_some_and(|offered| !offered.is_zero())
    {
        found.push(Fault::new(
            place.within("quantity", "how much"),
            format!(
                "What counts here is counted {in_words}, and the contract is shorter than that."
            ),
            "Ask the council how it will be counted.",
        ));
    }
    found
}

/// The quantity above which an offer is reported, for this lot.
fn limit_for(commitment: &Commitment, lot: &Lot) -> Option<Exact> {
    let factor = LockedLot::of(lot).factor(commitment.scaled);
    Some(commitment.limit?.exact().times(&factor))
}

fn too_long(place: &Place, text: &str, limit: Option<u32>) -> Option<Fault> {
    let (count, limit) = (words(text), usize::try_from(limit?).ok()?);
    (count > limit).then(|| {
        Fault::new(
            place.clone(),
            format!("It has {count} words, and {limit} are asked for."),
            "Shorten it: what is beyond the limit may not be read.",
        )
    })
}

/// After how many weeks a unit is counted, if it says so: “in it at 26 weeks”, “at 12 months”.
fn held_for(unit: &str) -> Option<(i64, String)> {
    let words: Vec<&str> = unit.split_whitespace().collect();
    words.windows(3).find_map(|three| {
        let [at, number, span] = three else { return None };
        let number: i64 = number.parse().ok().filter(|number| (1..=1_000).contains(number))?;
        let span = span.trim_matches(|sign: char| !sign.is_alphabetic());
        let weeks = match span {
            "days" => number / 7,
            "weeks" => number,
            "months" => number * 52 / 12,
            _ => return None,
        };
        (*at == "at").then(|| (weeks, format!("at {number} {span}")))
    })
}
