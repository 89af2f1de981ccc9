//! What takes two people, and what takes oneself: nobody approves or checks their own work, and
//! nobody takes back another's.

use crate::evaluation::Outcome;
use crate::fault::Fault;
use crate::names::same_person;
use crate::procurement::places;

use super::super::super::fields::{changed_fields, overlap};
use super::super::super::{Act, CheckedFigures, Command, Entry, Record, Stamp, State};
use super::refused;

/// What is approved must be there, be something that is approved and holds, and be someone else's.
pub(super) fn approval(record: &Record, number: u64, who: &str) -> Option<Fault> {
    let entry = match named(record, number) {
        Ok(entry) => entry,
        Err(fault) => return Some(fault),
    };
    if !in_force(record.state(), entry) {
        return Some(refused(
            format!("Entry {number} is not one that is approved, or no longer holds."),
            "Locked criteria, exclusions, the award and its withdrawal are approved.",
        ));
    }
    if let Some(fault) = own(entry, who) {
        return Some(fault);
    }
    let approvals = record.state().process.approvals.get(&number);
    let twice = approvals.is_some_and(|by| by.iter().any(|(other, _)| same_person(other, who)));
    twice.then(|| {
        refused(format!("{} has approved this already.", who.trim()), "Nothing more is needed.")
    })
}

/// The entry that another one names, if it is there.
pub(super) fn named(record: &Record, number: u64) -> Result<&Entry, Fault> {
    let none = || refused(format!("There is no entry {number}."), "Choose one that is there.");
    record.entry(number).ok_or_else(none)
}

/// That an entry is this person's own.
pub(super) fn own(entry: &Entry, who: &str) -> Option<Fault> {
    same_person(&entry.who, who).then(|| {
        refused(
            format!("Entry {} is {}'s own.", entry.number, entry.who),
            "Someone else approves it.",
        )
    })
}

/// That an entry is not this person's own.
pub(super) fn of_another(entry: &Entry, who: &str) -> Option<Fault> {
    (!same_person(&entry.who, who)).then(|| {
        refused(
            format!("This change is {}'s.", entry.who),
            "Only one's own changes can be taken back. Change it instead.",
        )
    })
}

/// Whether an entry says something that someone else approves, and it holds: the criteria as they
/// are locked, an exclusion, the award, that it was withdrawn.
pub(in crate::record) fn in_force(state: &State, entry: &Entry) -> bool {
    match &entry.act {
        Act::Lock(_) => state.process.lock().is_some_and(|lock| lock.code.entry() == entry.number),
        Act::Award(_) => state.process.award().is_some_and(|award| award.entry == entry.number),
        Act::WithdrawAward(_) => true,
        Act::Change(command) => excludes(state, command),
        _ => false,
    }
}

fn excludes(state: &State, command: &Command) -> bool {
    match command {
        Command::Together(commands) => commands.iter().any(|command| excludes(state, command)),
        Command::Decide(decision) => {
            decision.outcome == Outcome::Exclude
                && state.procurement.evaluation.decisions.contains(decision)
        }
        _ => false,
    }
}

/// What is said to be compared must be figures of the bid that stand, and someone else's.
pub(super) fn checked(state: &State, checked: &CheckedFigures, who: &str) -> Option<Fault> {
    if state.procurement.bid(&checked.bid).is_none() {
        return Some(refused("There is no such bid.", "Choose one that is there."));
    }
    let place = || places::bid(&state.procurement, &checked.bid);
    let unchecked: Vec<_> = state.unchecked_of(&checked.bid).map(|(_, figure)| figure).collect();
    if unchecked.is_empty() {
        return Some(Fault::new(
            place(),
            "All figures of this bid are checked.",
            "Nothing more is needed.",
        ));
    }
    let own = |entry: u64| {
        let mut of_entry = unchecked.iter().filter(|figure| figure.entry == entry);
        of_entry.any(|figure| same_person(&figure.entered_by, who))
    };
    if checked.entries.is_empty() {
        return Some(Fault::new(
            place(),
            "It is not said which figures were compared.",
            "Someone who did not enter them names the entries that set them.",
        ));
    }
    if checked.entries.iter().any(|entry| own(*entry)) {
        return Some(Fault::new(
            place(),
            format!("{} entered these figures.", who.trim()),
            "Someone else compares them with the bid.",
        ));
    }
    let stands = |entry: &u64| unchecked.iter().any(|figure| figure.entry == *entry);
    (!checked.entries.iter().all(stands)).then(|| {
        Fault::new(
            place(),
            "Some of these figures were changed or checked since they were read.",
            "Read them again, then compare them.",
        )
    })
}

/// Whether a person may take back what an entry changed: their own, and untouched since.
pub(in crate::record) fn undoing(entry: &Entry, later: &[&Entry], stamp: &Stamp) -> Option<Fault> {
    if let Some(fault) = of_another(entry, &stamp.who) {
        return Some(fault);
    }
    let Act::Change(command) = &entry.act else {
        return Some(refused("This cannot be taken back.", "Only changes can."));
    };
    let fields = changed_fields(command);
    let other = later.iter().find(|later| match &later.act {
        Act::Change(command) => {
            !same_person(&later.who, &stamp.who) && overlap(&changed_fields(command), &fields)
        }
        _ => false,
    });
    other.map(|other| {
        refused(
            format!("{} has changed the same since, in entry {}.", other.who, other.number),
            "Change it instead of taking it back.",
        )
    })
}
