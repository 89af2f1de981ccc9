//! Bids: opened after the deadline before a witness, late ones decided about.

use crate::fault::Fault;
use crate::id::LotId;
use crate::names::same_person;

use super::super::super::{LateBid, LateDecision, LateOutcome, Opening, Process, State};
use super::{fault, refused, said, to_come};
use crate::time::Time;

/// What to do where a person is not named.
pub(super) const NAME: &str = "Enter the name of the person.";

/// That nothing happens to bids before the criteria are locked, but in a practice copy.
pub(super) fn not_yet(state: &State, what: &str) -> Option<Fault> {
    let is_ready = state.process.practice || state.process.is_locked();
    (!is_ready)
        .then(|| refused(format!("{what} once the award criteria are locked."), "Lock them first."))
}

/// That something is said to have been before the tender deadline that comes after it.
pub(super) fn before_deadline(
    state: &State,
    path: &str,
    when: &Time,
    remedy: &str,
) -> Option<Fault> {
    let deadline = state.process.deadline()?;
    (when < deadline).then(|| fault(path, "when", "This is before the tender deadline.", remedy))
}

pub(super) fn opening(state: &State, opening: &Opening, now: &Time) -> Option<Fault> {
    let unknown = || {
        let lot = opening.lot.as_ref()?;
        let is_there = state.procurement.scheme.lot(lot).is_some();
        (!is_there).then(|| refused("There is no such lot.", "Choose one of the lots."))
    };
    let by = || {
        let problem = "It is not said who opened the bids.";
        said(&opening.opened_by, "opening/opened_by", "opened by", problem, NAME)
    };
    let witness = || {
        let problem = "It is not said who was the witness.";
        said(&opening.witness, "opening/witness", "witness", problem, NAME)
    };
    let alone = || {
        let problem = "The same person opened the bids and saw it.";
        same_person(&opening.opened_by, &opening.witness)
            .then(|| fault("opening/witness", "witness", problem, "A witness is someone else."))
    };
    not_yet(state, "Bids are opened")
        .or_else(unknown)
        .or_else(|| to_come("opening/when", "when", &opening.when, now))
        .or_else(|| opened_early(state, opening))
        .or_else(by)
        .or_else(witness)
        .or_else(alone)
}

/// That bids are said to have been opened before the tender deadline.
pub(super) fn opened_early(state: &State, opening: &Opening) -> Option<Fault> {
    let remedy = "Bids are opened after it. Check both times.";
    before_deadline(state, "opening/when", &opening.when, remedy)
}

pub(super) fn late(state: &State, late: &LateBid, now: &Time) -> Option<Fault> {
    let (problem, remedy) = ("It is not said whose bid it is.", "Enter the supplier's name.");
    let in_time = || {
        let deadline = state.process.deadline()?;
        let problem = "The tender deadline was not over then, so the bid was in time.";
        (late.received <= *deadline)
            .then(|| fault("late/received", "received", problem, "Check both times."))
    };
    let unknown = || {
        let lot = late.lot.as_ref()?;
        let known = state.procurement.scheme.lots.iter().any(|it| it.id == *lot);
        (!known).then(|| {
            let problem = format!("There is no lot {lot}.");
            fault("late/lot", "lot", &problem, "Choose one of the lots, or all of them.")
        })
    };
    not_yet(state, "Late bids are recorded")
        .or_else(unknown)
        .or_else(|| said(&late.supplier, "late/supplier", "supplier", problem, remedy))
        .or_else(|| to_come("late/received", "when", &late.received, now))
        .or_else(in_time)
}

pub(super) fn late_decision(process: &Process, decision: &LateDecision) -> Option<Fault> {
    match process.late.iter().find(|late| late.0 == decision.entry) {
        None => Some(refused("There is no such late bid.", "Choose one that is recorded.")),
        Some((_, _, Some(there)))
            if there.accepted
                || there.other_in_time
                || decision.accepted
                || !decision.other_in_time =>
        {
            Some(refused("It was decided about this late bid already.", "Leave it as it is."))
        }
        Some(_) => {
            let problem = "A decision about a late bid needs a reason.";
            said(&decision.reason, "late/reason", "reason", problem, "Say why, in a sentence.")
        }
    }
}

/// That a bid would be entered as in time though it may be one that came late and was not taken in.
pub(super) fn kept_out(process: &Process, supplier: &str, lot: &LotId) -> Option<Fault> {
    let (entry, late, outcome) = process.kept_out(supplier, lot)?;
    let problem = format!(
        "A bid of {} came late ({}, entry {entry}), and {}. This would be entered as one that came in time.",
        late.supplier.trim(),
        late.received.in_words(),
        LateOutcome::in_words(outcome.as_ref())
    );
    // The late bid may have been recorded in one copy and this one entered in another.
    let remedy = match outcome {
        None => {
            "Decide about the late bid first, beside it; and if this is another one, which came before the tender deadline, say so there. One from another copy is brought over again then."
        }
        Some(_) => {
            "If this is another one, which came before the tender deadline, say so beside the late bid first. One from another copy is brought over again then."
        }
    };
    Some(refused(problem, remedy))
}
