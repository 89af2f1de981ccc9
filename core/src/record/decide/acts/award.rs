//! The award: decided after the deadline, for a reason, once at a time.

use crate::fault::Fault;
use crate::id::{BidId, LotId};
use crate::procurement::places;
use crate::time::Time;

use super::super::super::{AwardDecision, Awarded, State, WithdrawnAward};
use super::bids::{NAME, before_deadline, not_yet};
use super::{fault, refused, said, to_come};

pub(super) fn award(state: &State, award: &AwardDecision, now: &Time) -> Option<Fault> {
    let reason = || {
        let (problem, remedy) = ("An award needs a reason.", "Say why, in a sentence.");
        said(&award.reason, "award/reason", "reason", problem, remedy)
    };
    let by = || {
        let problem = "It is not said who decided.";
        said(&award.decided_by, "award/decided_by", "decided by", problem, NAME)
    };
    another_stands(state)
        .or_else(|| not_yet(state, "The award is decided"))
        .or_else(|| unnamed(state, award))
        .or_else(|| lots(state, award))
        .or_else(reason)
        .or_else(|| to_come("award/when", "when", &award.when, now))
        .or_else(|| {
            let remedy = "An award is decided after it. Check the date and the time.";
            before_deadline(state, "award/when", &award.when, remedy)
        })
        .or_else(by)
}

/// That an award decision stands already.
pub(super) fn another_stands(state: &State) -> Option<Fault> {
    state.process.award().map(|_| {
        refused(
            "An award decision is recorded already.",
            "If it no longer stands, withdraw it first, with a reason.",
        )
    })
}

/// Withdraws the decision that stands, and no other: whoever does it has read that one.
pub(super) fn withdrawal(state: &State, it: &WithdrawnAward, now: &Time) -> Option<Fault> {
    let award = match standing(state, it) {
        Ok(award) => award,
        Err(fault) => return Some(fault),
    };
    let reason = || {
        let problem = "An award decision is withdrawn for a reason.";
        said(&it.reason, "award/reason", "reason", problem, "Say why, in a sentence.")
    };
    let early = || {
        let problem = "This is before the award was decided.";
        (it.when < award.decision.when)
            .then(|| fault("award/when", "when", problem, "Check the date and the time."))
    };
    let by = || {
        let problem = "It is not said who decided this.";
        said(&it.decided_by, "award/decided_by", "decided by", problem, NAME)
    };
    reason().or_else(|| to_come("award/when", "when", &it.when, now)).or_else(early).or_else(by)
}

/// The award decision that is withdrawn, if it is the one that stands.
pub(super) fn standing<'a>(state: &'a State, it: &WithdrawnAward) -> Result<&'a Awarded, Fault> {
    let award = state.process.award().ok_or_else(|| {
        refused("There is no award decision that stands.", "One is withdrawn once it is recorded.")
    })?;
    if award.entry == it.entry {
        return Ok(award);
    }
    Err(refused(
        format!(
            "The award decision that stands is that of entry {}, not {}.",
            award.entry, it.entry
        ),
        "Read it, then withdraw it.",
    ))
}

/// That a lot is not named: it would be published as not awarded, and could not be decided later.
pub(super) fn unnamed(state: &State, award: &AwardDecision) -> Option<Fault> {
    let scheme = &state.procurement.scheme;
    let is_named = |id: &LotId| award.lots.iter().any(|lot| lot.lot == *id);
    let lot = scheme.lots.iter().find(|lot| !is_named(&lot.id))?;
    let problem = format!("It does not say who is awarded {}.", scheme.lot_name(&lot.id));
    Some(refused(problem, "Name every lot, with nobody where it is not awarded."))
}

/// Each lot once, with bids of its own, each in one place.
pub(super) fn lots(state: &State, award: &AwardDecision) -> Option<Fault> {
    let scheme = &state.procurement.scheme;
    award.lots.iter().enumerate().find_map(|(at, lot)| {
        let of_lot = |bid: &BidId| state.procurement.bid(bid).is_some_and(|bid| bid.lot == lot.lot);
        let twice = award.lots.iter().take(at).any(|other| other.lot == lot.lot);
        if twice || scheme.lot(&lot.lot).is_none() {
            return Some(refused("A lot is not there, or named twice.", "Name each lot once."));
        }
        let named: Vec<&BidId> = lot.winners.iter().chain(&lot.reserves).collect();
        if let Some(bid) = named.iter().find(|bid| !of_lot(bid)) {
            let problem = format!("There is no bid {bid} for this lot.");
            return Some(refused(problem, "Name bids for the lot."));
        }
        let twice = named
            .iter()
            .enumerate()
            .find(|(at, bid)| named.iter().take(*at).any(|other| other == *bid));
        twice.map(|(_, bid)| {
            let bid = places::bid(&state.procurement, bid);
            refused(
                format!("{bid} is named twice, as a winner or in reserve."),
                "Name each bid once.",
            )
        })
    })
}
