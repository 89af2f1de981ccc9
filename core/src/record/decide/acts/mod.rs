//! Whether an act can be accepted where the procurement stands.

mod award;
mod bids;
mod impossible;
mod locking;
mod others;
mod responses;

use crate::fault::{Fault, Place};

use super::super::{Act, Record, Stamp};
use super::decide;
use crate::time::Time;

pub(in crate::record) use impossible::impossible;
pub(in crate::record) use locking::published_before;
pub(in crate::record) use others::{in_force, undoing};

/// Why an act is refused, if it is. What a person takes back, only the record knows: see
/// [`Record::try_act`].
pub(in crate::record) fn refusal(record: &Record, act: &Act, stamp: &Stamp) -> Option<Fault> {
    let state = record.state();
    if record.withheld() > 0 {
        // Who did what is not known here, so nor is who may approve, check or take back what.
        return Some(refused(
            "This is a copy with texts withheld, so nothing can be entered in it.",
            "Go on in the whole record.",
        ));
    }
    said(&stamp.who, "who", "name", "It is not said who does this.", "Enter your name.").or_else(
        || match act {
            Act::Start(_) => Some(refused("A record begins once.", "Start another one.")),
            Act::Change(command) => locking::too_early_or_late(state, command, &stamp.time)
                .or_else(|| responses::held(state, command))
                .or_else(|| {
                    decide(&state.procurement, command.clone()).err().map(|refusal| refusal.0)
                }),
            Act::Undo(_) => None,
            Act::Lock(lock) => locking::locking(state, lock, &stamp.time),
            Act::Amend(amendment) => locking::amendment(state, amendment, &stamp.time),
            Act::NoteError(noted) => locking::noted(state, noted, &stamp.time),
            Act::Open(opening) => bids::opening(state, opening, &stamp.time),
            Act::ReceiveLate(late) => bids::late(state, late, &stamp.time),
            Act::DecideLate(decision) => bids::late_decision(&state.process, decision),
            Act::AcceptResponse(it) => responses::accepted(state, it, &stamp.time),
            Act::ConfirmScores(lot) => responses::confirmation(state, lot),
            Act::ReopenScores(it) => responses::reopening(state, it),
            Act::AcceptPrices(it) => responses::prices(state, it),
            Act::Approve(number) => others::approval(record, *number, &stamp.who),
            Act::CheckFigures(checked) => others::checked(state, checked, &stamp.who),
            Act::Award(decision) => award::award(state, decision, &stamp.time),
            Act::WithdrawAward(it) => award::withdrawal(state, it, &stamp.time),
        },
    )
}

/// A fault of one field of what is entered: its path below the record's, and what it is called.
fn fault(path: &str, words: &str, problem: impl Into<String>, remedy: &str) -> Fault {
    let place = Place::new(format!("record/{path}"), format!("Record, {words}"));
    Fault::new(place, problem, remedy)
}

/// That something is said to have been that is still to come.
fn to_come(path: &str, words: &str, when: &Time, now: &Time) -> Option<Fault> {
    let remedy = "Record it once it has been, and check the time.";
    (when > now).then(|| fault(path, words, "This is still to come.", remedy))
}

/// A fault of the whole.
fn refused(problem: impl Into<String>, remedy: impl Into<String>) -> Fault {
    Fault::new(Place::new("record", "Record"), problem, remedy)
}

/// That something was said at all.
fn said(text: &str, path: &str, words: &str, problem: &str, remedy: &str) -> Option<Fault> {
    text.trim().is_empty().then(|| fault(path, words, problem, remedy))
}
