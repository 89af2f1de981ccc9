//! What nobody could have entered where the record stood, so that a chain with it was written by hand.
//!
//! Only what was refused ever since there are records: an entry that was accepted once stays readable.

use crate::fault::Fault;

use super::super::super::{Act, Command, Entry, Record, State};
use super::{locking, others, responses};

/// Why an entry cannot follow those of a record. What locked criteria are worth, and confirmed scores, and an approval by
/// somebody else, rests on this.
pub(in crate::record) fn impossible(record: &Record, entry: &Entry) -> Option<Fault> {
    let state = record.state();
    match &entry.act {
        Act::Change(command) => {
            locking::locked(state, command, &entry.time).or_else(|| scored_again(state, command))
        }
        Act::Lock(lock) => locking::other_criteria(state, lock),
        Act::Amend(_) => locking::amending(state, &entry.time),
        Act::Approve(number) => {
            let approved = match others::approved(record, *number) {
                Ok(approved) => approved,
                Err(fault) => return Some(fault),
            };
            // Of names that are withheld nobody can tell whose they are.
            let is_known = approved.withheld.is_empty() && entry.withheld.is_empty();
            is_known.then(|| others::own(approved, &entry.who))?
        }
        _ => None,
    }
}

/// That a score is given where all of the lot were confirmed.
fn scored_again(state: &State, command: &Command) -> Option<Fault> {
    if state.process.confirmed.is_empty() {
        return None;
    }
    match command {
        Command::Together(commands) => {
            commands.iter().find_map(|command| scored_again(state, command))
        }
        Command::SetScore { bid, .. } => {
            responses::confirmed(state, &state.procurement.bid(bid)?.lot)
        }
        _ => None,
    }
}
