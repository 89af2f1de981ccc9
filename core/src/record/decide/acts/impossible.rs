//! What nobody could have entered where the record stood, so that a chain with it was written by hand.
//!
//! Only what was refused ever since there are records: an entry that was accepted once stays readable. So no rule is here
//! that came later, nor one that hangs on names or texts that a copy may withhold.

use crate::fault::Fault;

use super::super::super::{Act, CheckedFigures, Command, Entry, Record, State};
use super::{award, bids, locking, others, responses};

/// Why an entry cannot follow those of a record. What locked criteria are worth, and confirmed scores, an approval by
/// somebody else, what was taken back, and an award, rests on this.
pub(in crate::record) fn impossible(record: &Record, entry: &Entry) -> Option<Fault> {
    let state = record.state();
    match &entry.act {
        Act::Change(command) => locking::too_early_or_late(state, command, &entry.time)
            .or_else(|| of_confirmed(state, command)),
        Act::Undo(number) => match record.to_be_undone(*number) {
            Ok(undone) => by_themselves(undone, entry, others::of_another),
            Err(fault) => Some(fault),
        },
        Act::Lock(lock) => locking::other_criteria(state, lock)
            .or_else(|| locking::deadline_over(lock, &entry.time)),
        Act::Amend(_) => locking::amending(state, &entry.time),
        Act::Open(opening) => bids::opened_early(state, opening),
        Act::DecideLate(decision) => bids::late_decision(&state.process, decision),
        Act::AcceptResponse(it) => bids::not_yet(state, "Responses are taken in")
            .or_else(|| it.bids.iter().find_map(|bid| responses::confirmed(state, &bid.lot))),
        Act::Approve(number) => match others::named(record, *number) {
            Ok(approved) => by_themselves(approved, entry, others::own),
            Err(fault) => Some(fault),
        },
        Act::CheckFigures(checked) => own_figures(record, checked, entry),
        Act::Award(decision) => award::another_stands(state)
            // That each lot is named was not always asked for, but one always was.
            .or_else(|| award::unnamed(state, decision).filter(|_| decision.lots.is_empty()))
            .or_else(|| award::lots(state, decision)),
        Act::WithdrawAward(it) => award::standing(state, it).err(),
        _ => None,
    }
}

/// What is to be said of two entries' people. Of names that are withheld nobody can tell whose they are.
fn by_themselves(
    one: &Entry,
    other: &Entry,
    fault: impl Fn(&Entry, &str) -> Option<Fault>,
) -> Option<Fault> {
    let is_known = one.withheld.is_empty() && other.withheld.is_empty();
    is_known.then(|| fault(one, &other.who))?
}

/// That a score is given, or a bid comes in, where all scores of the lot were confirmed. One that is removed there is not
/// entered again either, so its scores are not.
fn of_confirmed(state: &State, command: &Command) -> Option<Fault> {
    if state.process.confirmed.is_empty() {
        return None;
    }
    match command {
        Command::Together(commands) => {
            commands.iter().find_map(|command| of_confirmed(state, command))
        }
        Command::SetScore { bid, .. } => {
            responses::confirmed(state, &state.procurement.bid(bid)?.lot)
        }
        Command::AddBid { lot, .. } => responses::confirmed(state, lot),
        _ => None,
    }
}

/// That somebody checks figures that are not there, or their own.
fn own_figures(record: &Record, checked: &CheckedFigures, entry: &Entry) -> Option<Fault> {
    checked.entries.iter().find_map(|number| match others::named(record, *number) {
        Ok(set) => by_themselves(set, entry, others::own),
        Err(fault) => Some(fault),
    })
}
