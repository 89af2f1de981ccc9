//! Responses that come as files: scores first, prices only once all of those are confirmed.

use std::collections::BTreeSet;

use crate::bid::{Bid, PriceOffer};
use crate::evaluation::Outcome;
use crate::fault::Fault;
use crate::id::{BidId, CriterionId, LotId};
use crate::procurement::places;
use crate::scheme::PriceOpening;
use crate::time::Time;

use super::super::super::fields::changed_fields;
use super::super::super::{
    AcceptedPrices, AcceptedResponse, Arrived, BidPrices, Command, OfferChange, Received,
    ReopenedScores, State,
};
use super::super::decide;
use super::bids::{kept_out, not_yet};
use super::{fault, refused, said};

/// Whether a response can be taken in.
pub(super) fn accepted(state: &State, it: &AcceptedResponse, now: &Time) -> Option<Fault> {
    let early = || {
        let deadline = state.process.deadline().filter(|_| !state.process.practice)?;
        let problem = "The tender deadline is not over.";
        (deadline > now).then(|| refused(problem, "Take responses in once it is over."))
    };
    let twice = || {
        let there = current(state).find(|there| there.file == it.file)?;
        let problem = format!("This file was taken in already, in entry {}.", there.entry);
        Some(refused(problem, "Nothing more is needed."))
    };
    not_yet(state, "Responses are taken in")
        .or_else(early)
        .or_else(twice)
        .or_else(|| arrival(state, it))
        .or_else(|| supplier(state, it))
        .or_else(|| it.bids.iter().enumerate().find_map(|(at, bid)| offered(state, it, at, bid)))
        .or_else(|| {
            let problem = "Nothing is offered for any lot in this file.";
            it.bids.is_empty().then(|| refused(problem, "Ask the supplier for the right file."))
        })
}

fn current(state: &State) -> impl Iterator<Item = &Received> {
    state.process.responses.iter().filter(|there| there.stands())
}

fn arrival(state: &State, it: &AcceptedResponse) -> Option<Fault> {
    if let Arrived::Late(entry) = it.arrived {
        let known = state.process.late.iter().find(|late| late.0 == entry);
        let is_taken_in = known.is_some_and(|late| late.2.as_ref().is_some_and(|it| it.accepted));
        if !is_taken_in {
            let problem = "This response is late, and no decision takes it in.";
            return Some(refused(problem, "Record the late bid and the decision first."));
        }
    }
    let replaced = it.replaces?;
    let remedy = "Look at the responses as they stand now.";
    let Some(there) = current(state).find(|there| there.entry == replaced) else {
        return Some(refused("The response to be replaced is not there any more.", remedy));
    };
    if it.arrived != Arrived::InTime {
        let problem = "A response is only replaced by one that arrived before the tender deadline.";
        return Some(refused(problem, "Leave the first one as it is."));
    }
    // What it no longer offers goes as well, and must not go from scores that stand.
    let mut lots = there.bids.iter().filter_map(|id| state.procurement.bid(id)).map(|bid| &bid.lot);
    lots.find_map(|lot| confirmed(state, lot)).or_else(|| {
        there.prices.is_some().then(|| {
            refused("The prices of the response to be replaced were taken in already.", remedy)
        })
    })
}

fn supplier(state: &State, it: &AcceptedResponse) -> Option<Fault> {
    if it.supplier.name.trim().is_empty() {
        let problem = "It is not said who the supplier is.";
        return Some(fault("response/supplier", "supplier", problem, "Ask the supplier."));
    }
    let there = state.procurement.supplier(&it.supplier.id)?;
    (it.replaces.is_none() && *there != it.supplier).then(|| {
        let problem = format!("There is another supplier with the id {}.", it.supplier.id);
        refused(problem, "Give the new one its own id.")
    })
}

/// One bid of a response: for a lot that is there and still open for scores, in place of the
/// right one, and each offer one that could be typed as well.
fn offered(state: &State, it: &AcceptedResponse, at: usize, bid: &Bid) -> Option<Fault> {
    let of = &state.procurement;
    let others = || it.bids.iter().take(at);
    if of.scheme.lot(&bid.lot).is_none() {
        let problem = format!("There is no lot {}.", bid.lot);
        return Some(refused(problem, "Leave that bid out, or ask the supplier."));
    }
    if let Some(fault) = confirmed(state, &bid.lot) {
        return Some(fault);
    }
    let same = |other: &Bid| other.lot == bid.lot && other.title.trim() == bid.title.trim();
    if bid.supplier != it.supplier.id || others().any(|other| other.id == bid.id || same(other)) {
        return Some(refused("Two bids in this file are for the same.", "Ask the supplier."));
    }
    if !bid.prices.is_empty() {
        let problem = "There is a price in it, and prices come in a file of their own.";
        return Some(refused(problem, "Ask the supplier for the right file."));
    }
    let replaced = it.replaces.and_then(|entry| {
        current(state).find(|there| there.entry == entry).map(|there| there.bids.as_slice())
    });
    let stands_in = |id: &BidId| replaced.is_some_and(|bids| bids.contains(id));
    if of.bid(&bid.id).is_some() && !stands_in(&bid.id) {
        let problem = format!("There is a bid with the id {} already.", bid.id);
        return Some(refused(problem, "Give the new one its own id."));
    }
    let mut those = of.bids.iter().filter(|there| there.supplier == bid.supplier);
    if let Some(there) = those.find(|there| same(there) && !stands_in(&there.id)) {
        let name = of.bid_name(there);
        // What is replaced is one response, and this bid is not of it.
        if let Some(entry) = it.replaces {
            let lot = of.scheme.lot_name(&there.lot);
            return Some(refused(
                format!(
                    "There is a bid of {name} for “{lot}” already, which is not of the response of entry {entry} that this one replaces."
                ),
                "One response is replaced at a time: remove that bid on its page first, and take this one in as a replacement then.",
            ));
        }
        return Some(refused(
            format!("There is a bid of {name} already."),
            "If this one arrived before the deadline, take it in as a replacement.",
        ));
    }
    // What could not be typed cannot come in by a file either.
    let mut with = of.clone();
    with.bids.retain(|there| there.id != bid.id);
    with.bids.push(Bid::blank(bid.id.clone(), bid.supplier.clone(), bid.lot.clone()));
    bid.commitments.iter().find_map(|offer| {
        let change = |change| Command::ChangeOffer {
            bid: bid.id.clone(),
            measure: offer.measure.clone(),
            change,
        };
        let typed = [
            change(OfferChange::Quantity(offer.quantity)),
            change(OfferChange::AlsoUnder(offer.also_under.clone())),
        ];
        typed.into_iter().find_map(|command| decide(&with, command).err().map(|no| no.0))
    })
}

/// That the scores of a lot are confirmed, so that no bid for it comes in or goes.
pub(super) fn confirmed(state: &State, lot: &LotId) -> Option<Fault> {
    let there = state.process.confirmed.get(lot)?;
    Some(refused(
        format!("The agreed scores of this lot were confirmed, in entry {}.", there.entry),
        "Open them again first, with a reason.",
    ))
}

/// Whether a price file can be taken in.
pub(super) fn prices(state: &State, it: &AcceptedPrices) -> Option<Fault> {
    let Some(response) = current(state).find(|there| there.entry == it.response) else {
        let problem = "The response that this price file belongs to is not there.";
        return Some(refused(problem, "Take in the quality and commitments file first."));
    };
    if response.price_file.is_some_and(|named| named != it.file) {
        return Some(refused(
            "This is not the price file that the response names: its check code is another.",
            "Ask the supplier for the one that was saved with the response.",
        ));
    }
    if let Some(entry) = response.prices {
        let problem = format!("These prices were taken in already, in entry {entry}.");
        return Some(refused(problem, "Nothing more is needed."));
    }
    // Of every lot that the response is for, whatever lots the file has prices for.
    if let Some(fault) = state.prices_wait(response) {
        return Some(fault);
    }
    let mut seen = BTreeSet::new();
    it.bids.iter().find_map(|of_bid| {
        if !response.bids.contains(&of_bid.bid) || !seen.insert(of_bid.bid.clone()) {
            return Some(refused(
                "It prices a bid that is not in the response.",
                "Ask the supplier.",
            ));
        }
        typed_otherwise(state, of_bid)
            .or_else(|| of_bid.prices.iter().find_map(|offer| possible(state, &of_bid.bid, offer)))
    })
}

/// That prices are not opened yet.
fn too_soon(state: &State, lot: &LotId) -> Option<Fault> {
    if state.can_open_prices(lot) {
        return None;
    }
    let title = state.procurement.scheme.lot(lot).map_or("", |lot| lot.title.trim());
    let of = if title.is_empty() { String::new() } else { format!(" of “{title}”") };
    Some(refused(
        format!(
            "The agreed scores{of} are not confirmed yet, and no price is opened before they are."
        ),
        "Confirm every agreed score first, and choose the file again then.",
    ))
}

/// That prices were typed in the place of the file that are not the file's: which of them holds, a person says.
fn typed_otherwise(state: &State, of_bid: &BidPrices) -> Option<Fault> {
    let of = &state.procurement;
    let bid = of.bid(&of_bid.bid)?;
    let in_file = |id: &CriterionId| of_bid.prices.iter().find(|offer| offer.criterion == *id);
    let other = bid.prices.iter().find(|offer| in_file(&offer.criterion) != Some(offer))?;
    Some(Fault::new(
        places::price(of, &bid.id, &other.criterion),
        "A price was typed in, and the price file does not say the same.",
        "Find out which is right. If the file is, take the typed price out first; if not, leave the file.",
    ))
}

/// What could not be typed cannot come in by a file either.
fn possible(state: &State, bid: &BidId, offer: &PriceOffer) -> Option<Fault> {
    let criterion = &offer.criterion;
    let amount =
        Command::SetPrice { bid: bid.clone(), criterion: criterion.clone(), amount: offer.amount };
    let rates = offer.rates.iter().map(|rate| Command::SetRate {
        bid: bid.clone(),
        criterion: criterion.clone(),
        line: rate.line.clone(),
        rate: Some(rate.rate),
    });
    let mut all = std::iter::once(amount).chain(rates);
    all.find_map(|command| decide(&state.procurement, command).err().map(|no| no.0))
}

/// Whether the agreed scores of a lot can be confirmed: each is there.
pub(super) fn confirmation(state: &State, lot: &LotId) -> Option<Fault> {
    let of = &state.procurement;
    if of.scheme.lot(lot).is_none() {
        return Some(refused("There is no such lot.", "Choose one of the lots."));
    }
    if let Some(there) = state.process.confirmed.get(lot) {
        let problem = format!("They were confirmed already, in entry {}.", there.entry);
        return Some(refused(problem, "Nothing more is needed."));
    }
    if of.bids.iter().all(|bid| bid.lot != *lot) {
        return Some(refused("There is no bid for this lot.", "Take in the bids first."));
    }
    let missing = state.missing_scores(lot);
    let (bid, question) = missing.first()?;
    let more = match missing.len() {
        1 => String::new(),
        2 => " One more is missing.".to_owned(),
        many => format!(" {} more are missing.", many - 1),
    };
    Some(Fault::new(
        places::score(of, bid, question),
        format!("There is no agreed score.{more}"),
        "Enter every agreed score, then confirm them.",
    ))
}

/// Whether confirmed scores can be opened again.
pub(super) fn reopening(state: &State, it: &ReopenedScores) -> Option<Fault> {
    if !state.process.confirmed.contains_key(&it.lot) {
        return Some(refused(
            "The scores of this lot are not confirmed.",
            "Change them as they are.",
        ));
    }
    let problem = "Confirmed scores are opened again for a reason.";
    said(&it.reason, "scores/reason", "reason", problem, "Say why, in a sentence.")
}

/// What a change must not touch: confirmed scores, and prices that come in a file of their own.
pub(super) fn held(state: &State, command: &Command) -> Option<Fault> {
    if let Command::Together(commands) = command {
        return commands.iter().find_map(|command| held(state, command));
    }
    let of = &state.procurement;
    match command {
        Command::SetScore { bid, .. }
        | Command::SetReason { bid, .. }
        | Command::RemoveBid(bid) => confirmed(state, &of.bid(bid)?.lot),
        Command::AddBid { lot, supplier, .. } => {
            confirmed(state, lot).or_else(|| kept_out(&state.process, &supplier.name, lot))
        }
        Command::SetPrice { bid, .. } | Command::SetRate { bid, .. } => {
            let response = current(state).find(|it| it.awaits_prices() && it.bids.contains(bid))?;
            // A workbook may have come without its price file: then they can be typed in its place,
            // and no sooner than it could be opened.
            if response.price_file.is_none() {
                return too_soon(state, &of.bid(bid)?.lot);
            }
            let place = changed_fields(command).into_iter().next().unwrap_or_default();
            let place = crate::fault::Place::new(place, places::bid(of, bid).to_string());
            let problem = "The prices of this bid come in its price file.";
            Some(Fault::new(place, problem, "Take in the price file."))
        }
        _ => None,
    }
}

impl State {
    /// Whether price files of a lot can be opened: its agreed scores are confirmed, or the criteria
    /// say that prices are opened with the bids.
    #[must_use]
    pub fn can_open_prices(&self, lot: &LotId) -> bool {
        self.procurement.scheme.price_opening == PriceOpening::WithBids
            || self.process.confirmed.contains_key(lot)
    }

    /// Why the price file of a response is not opened yet; none where it can be.
    pub(crate) fn prices_wait(&self, response: &Received) -> Option<Fault> {
        let mut bids = response.bids.iter().filter_map(|id| self.procurement.bid(id));
        bids.find_map(|bid| too_soon(self, &bid.lot))
    }

    /// The scores that people still have to agree on for a lot: those of bids that are neither
    /// excluded nor withdrawn.
    #[must_use]
    pub fn missing_scores(&self, lot: &LotId) -> Vec<(BidId, crate::id::CriterionId)> {
        let (of, evaluation) = (&self.procurement, &self.procurement.evaluation);
        let is_out = |bid: &BidId| {
            let mut decisions = evaluation.decisions.iter();
            evaluation.is_withdrawn(bid)
                || decisions.any(|it| it.bid == *bid && it.outcome == Outcome::Exclude)
        };
        let scored: BTreeSet<_> =
            evaluation.scores.iter().map(|score| (&score.bid, &score.criterion)).collect();
        let questions: Vec<_> =
            of.scheme.all().filter(|question| question.kind.is_scored_by_people()).collect();
        let bids = of.bids.iter().filter(|bid| bid.lot == *lot && !is_out(&bid.id));
        bids.flat_map(|bid| {
            let missing =
                questions.iter().filter(|question| !scored.contains(&(&bid.id, &question.id)));
            missing.map(|question| (bid.id.clone(), question.id.clone())).collect::<Vec<_>>()
        })
        .collect()
    }
}
