//! Criteria: what is locked stays locked.

use crate::fault::{Fault, Place};
use crate::procurement::{Procurement, faults_of_criteria};

use super::super::super::fields::changed_fields;
use super::super::super::{Amendment, Command, Lock, NotedError, State};
use super::{fault, refused, said, to_come};
use crate::time::Time;

impl State {
    /// Whether locked criteria can be opened for an amendment at this time.
    #[must_use]
    pub fn can_amend(&self, now: &Time) -> bool {
        amending(self, now).is_none()
    }
}

/// Criteria change before they are locked, bids after. In a practice copy both at any time.
pub(super) fn too_early_or_late(state: &State, command: &Command, now: &Time) -> Option<Fault> {
    if state.process.practice {
        return None;
    }
    if state.process.is_locked() {
        return locked(state, command, now);
    }
    let fields = changed_fields(command);
    let is_of_bids = |path: &&String| path.starts_with("bids/") || path.starts_with("suppliers/");
    let path = fields.iter().find(is_of_bids)?;
    Some(Fault::new(
        Place::new(path.clone(), "Bids"),
        "Bids are entered once the award criteria are locked.",
        "Lock the award criteria first. To try things out, use a practice copy.",
    ))
}

/// That a change is one of locked criteria.
fn locked(state: &State, command: &Command, now: &Time) -> Option<Fault> {
    let lock = state.process.lock().filter(|_| !state.process.practice)?;
    let path = changed_fields(command).into_iter().find(|path| path.starts_with("scheme/"))?;
    Some(Fault::new(
        Place::new(path, "Award criteria"),
        format!("The award criteria are locked, by {} on {}.", lock.who, lock.time.in_words()),
        if state.can_amend(now) {
            "Amend them first, with a reason and the notice that is published again."
        } else {
            "They cannot be changed any more. An error in them is recorded, with what was decided about it."
        },
    ))
}

/// Locked is what was read, and only what has no fault.
pub(super) fn locking(state: &State, lock: &Lock, now: &Time) -> Option<Fault> {
    if let Some(fault) = other_criteria(state, lock) {
        return Some(fault);
    }
    if let Some(first) = faults_of_criteria(&state.procurement).into_iter().next() {
        return Some(Fault {
            problem: format!("The award criteria cannot be locked yet. {}", first.problem),
            ..first
        });
    }
    deadline_over(lock, now)
}

/// That criteria are locked with a deadline that is over.
pub(super) fn deadline_over(lock: &Lock, now: &Time) -> Option<Fault> {
    (lock.deadline <= *now).then(|| {
        fault(
            "lock/deadline",
            "tender deadline",
            "The tender deadline is over.",
            "Enter a deadline that is still to come.",
        )
    })
}

/// That what is to be locked is not what stands open.
pub(super) fn other_criteria(state: &State, lock: &Lock) -> Option<Fault> {
    if state.process.practice {
        return Some(refused(
            "A practice copy is not locked.",
            "Start a procurement for an award.",
        ));
    }
    if state.process.is_locked() {
        return Some(refused("The award criteria are locked already.", "Amend them first."));
    }
    let of = &state.procurement;
    (lock.scheme != of.scheme || lock.measures != of.measures).then(|| {
        refused(
            "The criteria were changed since they were read.",
            "Read them again, then lock them.",
        )
    })
}

/// Criteria that are said to have been published before the record begins are locked with it, so
/// they too must have no fault.
pub(in crate::record) fn published_before(
    of: &Procurement,
    notice: &str,
    when: &Time,
    now: &Time,
) -> Option<Fault> {
    let problem = "It is not said where the criteria were published.";
    let remedy = "Enter the notice's reference or address.";
    let incomplete = || {
        let first = faults_of_criteria(of).into_iter().next()?;
        let problem = format!("The award criteria cannot be locked as they are. {}", first.problem);
        Some(Fault { problem, ..first })
    };
    said(notice, "published/notice", "notice", problem, remedy)
        .or_else(|| to_come("published/when", "published", when, now))
        .or_else(incomplete)
}

/// Why locked criteria cannot be opened for an amendment, if they cannot.
pub(super) fn amending(state: &State, now: &Time) -> Option<Fault> {
    let process = &state.process;
    if !process.is_locked() {
        return Some(refused("The award criteria are not locked.", "Change them as they are."));
    }
    let instead = "Record the error and what was decided about it.";
    if !process.openings.is_empty() || !state.procurement.bids.is_empty() {
        let problem = "Bids were opened, so the award criteria cannot be amended.";
        return Some(refused(problem, instead));
    }
    if process.deadline().is_some_and(|deadline| deadline > now) {
        return None;
    }
    let problem = "The tender deadline is over, so the award criteria cannot be amended.";
    Some(refused(problem, instead))
}

pub(super) fn amendment(state: &State, amendment: &Amendment, now: &Time) -> Option<Fault> {
    let reason = || {
        let (problem, remedy) = ("An amendment needs a reason.", "Say what is changed, and why.");
        said(&amendment.reason, "amendment/reason", "reason", problem, remedy)
    };
    let notice = || {
        let problem = "An amendment needs the notice that is published again.";
        said(&amendment.notice, "amendment/notice", "notice", problem, "Enter its reference.")
    };
    amending(state, now).or_else(reason).or_else(notice)
}

/// An error is recorded where the criteria can no longer be put right.
pub(super) fn noted(state: &State, noted: &NotedError, now: &Time) -> Option<Fault> {
    if !state.process.is_locked() {
        return Some(refused("The award criteria can still be changed.", "Put the error right."));
    }
    if state.can_amend(now) {
        let remedy = "Amend them, and put the error right.";
        return Some(refused("The award criteria can still be amended.", remedy));
    }
    let remedy = "Say it in a sentence.";
    said(&noted.error, "error/error", "error", "It is not said what is wrong.", remedy).or_else(
        || {
            let problem = "It is not said what was decided about it.";
            said(&noted.decision, "error/decision", "decision", problem, remedy)
        },
    )
}
