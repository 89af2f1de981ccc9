//! Bids and prices without what could not be typed, and what of them differs from what is asked for.

use crate::bid::{Answer, Bid, CommitmentOffer, PriceOffer};
use crate::fault::{Fault, Place};
use crate::id::{CriterionId, MeasureId};
use crate::number::Quantity;
use crate::procurement::{Procurement, places};
use crate::record::{Command, decide};
use crate::scheme::Kind;

use super::super::words;
use super::Difference;

/// A bid without what could not be typed, and what differs from what is asked for.
pub(super) fn cleaned(of: &Procurement, mut bid: Bid, found: &mut Vec<Difference>) -> Bid {
    let place = bid_place(of, &bid);
    let asked = |measure: &MeasureId| {
        of.scheme.all().any(|question| match &question.kind {
            Kind::Commitment(commitment) => commitment.measure == *measure,
            Kind::CommitmentValue(value) => value.values.iter().any(|it| it.measure == *measure),
            _ => false,
        })
    };
    // By how much is offered, and not by what is said about it.
    let is_scored = |measure: &MeasureId| {
        of.scheme.all().any(|question| match &question.kind {
            Kind::Commitment(commitment) => {
                commitment.measure == *measure && !commitment.rule.is_statement()
            }
            Kind::CommitmentValue(value) => value.values.iter().any(|it| it.measure == *measure),
            _ => false,
        })
    };
    let set = of.measures.framework();
    let mut kept: Vec<CommitmentOffer> = Vec::new();
    for mut offer in std::mem::take(&mut bid.commitments) {
        let name = |what: &str| {
            place.within(
                format_args!("commitments/{}", offer.measure),
                format_args!("measure {}{what}", offer.measure),
            )
        };
        let known = set.is_some_and(|set| set.measure(&offer.measure).is_some());
        if !known || kept.iter().any(|there| there.measure == offer.measure) {
            let problem = if known { "It is offered twice." } else { "There is no such measure." };
            found.push(Fault::new(name(""), problem, "This one is left out."));
            continue;
        }
        if !asked(&offer.measure) {
            found.push(Fault::new(
                name(""),
                "It is not asked for.",
                "It is recorded and not scored.",
            ));
        }
        if offer.quantity.is_some_and(Quantity::is_negative) {
            found.push(Fault::new(
                name(", how much"),
                "The quantity is less than nothing.",
                "The quantity is left out: ask the supplier.",
            ));
            offer.quantity = None;
        } else if offer.quantity.is_none() && !offer.is_blank() && is_scored(&offer.measure) {
            found.push(Fault::new(
                name(", how much"),
                "It does not say how much.",
                "As long as it says nothing, nothing is scored: ask the supplier.",
            ));
        }
        offer.also_under.retain(|also| !also.quantity.is_negative());
        kept.push(offer);
    }
    bid.commitments = kept;
    let is_quality = |id: &CriterionId| {
        of.scheme.criterion(id).is_some_and(|it| matches!(it.kind, Kind::Quality(_)))
    };
    let (answers, others) = bid.answers.into_iter().partition(|it| is_quality(&it.criterion));
    bid.answers = answers;
    let others: Vec<Answer> = others;
    for other in others {
        let place = place.within(format_args!("answers/{}", other.criterion), "answer");
        let problem = format!("It answers a question that is not there ({}).", other.criterion);
        found.push(Fault::new(
            place,
            problem,
            "That answer is left out of the record; the file has it.",
        ));
    }
    for question in of.scheme.all() {
        let (text, limit) = match &question.kind {
            Kind::Quality(quality) => (bid.answer(&question.id), quality.word_limit),
            Kind::Commitment(commitment) => (
                bid.commitment(&commitment.measure).map_or("", |offer| &offer.statement),
                commitment.word_limit,
            ),
            _ => continue,
        };
        let (count, title) = (words(text), question.title.trim());
        if let Some(limit) = limit.filter(|limit| u64::from(*limit) < count as u64) {
            found.push(Fault::new(
                place.within(format_args!("answers/{}", question.id), format_args!("“{title}”")),
                format!("It has {count} words, and {limit} were asked for."),
                "It is taken in whole.",
            ));
        }
        if text.trim().is_empty() {
            let offered = matches!(&question.kind, Kind::Commitment(commitment)
                if bid.commitment(&commitment.measure).is_some_and(|offer| offer.quantity.is_some()));
            if !offered {
                found.push(Fault::new(
                    place
                        .within(format_args!("answers/{}", question.id), format_args!("“{title}”")),
                    "It says nothing on this.",
                    "It is taken in as it stands.",
                ));
            }
        }
    }
    bid
}

/// A bid that is not there yet.
pub(super) fn bid_place(of: &Procurement, bid: &Bid) -> Place {
    let title = of.scheme.lot(&bid.lot).map_or("", |lot| lot.title.trim());
    let words = if title.is_empty() { "The bid".to_owned() } else { format!("Lot “{title}”") };
    Place::new(format!("bids/{}", bid.id), words)
}

/// Prices without what could not be typed.
pub(super) fn possible(
    of: &Procurement,
    bid: &Bid,
    prices: Vec<PriceOffer>,
    found: &mut Vec<Difference>,
) -> Vec<PriceOffer> {
    let mut kept: Vec<PriceOffer> = Vec::new();
    for mut offer in prices {
        let criterion = offer.criterion.clone();
        let refusal = |command: Command| decide(of, command).err().map(|refusal| refusal.0);
        let given = |amount| Command::SetPrice {
            bid: bid.id.clone(),
            criterion: criterion.clone(),
            amount,
        };
        let twice = kept.iter().any(|there| there.criterion == offer.criterion);
        if let Some(fault) = refusal(given(None)).or_else(|| {
            twice.then(|| {
                let place = places::price(of, &bid.id, &offer.criterion);
                Fault::new(place, "It is priced twice.", "The first is kept.")
            })
        }) {
            found.push(Fault { remedy: "It is left out.".to_owned(), ..fault });
            continue;
        }
        if let Some(fault) = refusal(given(offer.amount)) {
            found.push(Fault { remedy: "It is left out: ask the supplier.".to_owned(), ..fault });
            offer.amount = None;
        }
        offer.rates.retain(|rate| {
            let command = Command::SetRate {
                bid: bid.id.clone(),
                criterion: criterion.clone(),
                line: rate.line.clone(),
                rate: Some(rate.rate),
            };
            let fault = refusal(command);
            found.extend(fault.clone().map(|fault| Fault {
                remedy: "This rate is left out: ask the supplier.".to_owned(),
                ..fault
            }));
            fault.is_none()
        });
        kept.push(offer);
    }
    kept
}
