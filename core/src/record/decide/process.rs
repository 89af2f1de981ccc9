//! Whether an act can be accepted where the procurement stands: what is locked stays locked, and
//! nobody approves their own work.

use crate::evaluation::Outcome;
use crate::fault::{Fault, Place};
use crate::id::BidId;
use crate::procurement::{Procurement, faults_of_criteria, places};

use super::super::fields::{changed_fields, overlap};
use super::super::process::same_person;
use super::super::{
    Act, AwardDecision, Command, Entry, LateDecision, Lock, Opening, Process, Record, Stamp, State,
};
use super::decide;

/// Why an act is refused, if it is.
pub(in crate::record) fn refusal(record: &Record, act: &Act, stamp: &Stamp) -> Option<Fault> {
    if stamp.who.trim().is_empty() {
        return Some(fault("who", "name", "It is not said who does this.", "Enter your name."));
    }
    let state = record.state();
    match act {
        Act::Start(_) => Some(refused("A record begins once.", "Start another one.")),
        Act::Change(command) => match too_early_or_late(state, command) {
            Some(fault) => Some(fault),
            None => decide(&state.procurement, command.clone()).err().map(|refusal| refusal.0),
        },
        Act::Undo(_) => None, // Only the record knows: see `Record::undone`.
        Act::Lock(lock) => locking(state, lock, stamp),
        Act::Amend(amendment) => amending(&state.process, &state.procurement, stamp)
            .or_else(|| {
                said(
                    &amendment.reason,
                    "amendment/reason",
                    "reason",
                    "An amendment needs a reason.",
                    "Say what is changed, and why.",
                )
            })
            .or_else(|| {
                said(
                    &amendment.notice,
                    "amendment/notice",
                    "notice",
                    "An amendment needs the notice that is published again.",
                    "Enter its reference.",
                )
            }),
        Act::NoteError(noted) => said(
            &noted.error,
            "error/error",
            "error",
            "It is not said what is wrong.",
            "Say it in a sentence.",
        )
        .or_else(|| {
            said(
                &noted.decision,
                "error/decision",
                "decision",
                "It is not said what was decided about it.",
                "Say it in a sentence.",
            )
        }),
        Act::Open(opening) => opened(state, opening, stamp),
        Act::ReceiveLate(late) => said(
            &late.supplier,
            "late/supplier",
            "supplier",
            "It is not said whose bid it is.",
            "Enter the supplier's name.",
        ),
        Act::DecideLate(decision) => late(&state.process, decision),
        Act::Approve(number) => approval(record, *number, stamp),
        Act::CheckFigures(bid) => checked(state, bid, stamp),
        Act::Award(award) => awarded(state, award),
    }
}

fn fault(path: &str, words: &str, problem: impl Into<String>, remedy: &str) -> Fault {
    Fault::new(Place::new(path, "Record").within("", words), problem, remedy)
}

fn refused(problem: impl Into<String>, remedy: impl Into<String>) -> Fault {
    Fault::new(Place::new("record", "Record"), problem, remedy)
}

/// That something was said at all.
fn said(text: &str, path: &str, words: &str, problem: &str, remedy: &str) -> Option<Fault> {
    let place = || Place::new(format!("record/{path}"), format!("Record, {words}"));
    text.trim().is_empty().then(|| Fault::new(place(), problem, remedy))
}

/// Criteria change before they are locked, bids after. In a practice copy both at any time.
fn too_early_or_late(state: &State, command: &Command) -> Option<Fault> {
    if state.process.practice {
        return None;
    }
    let fields = changed_fields(command);
    let of = |start: &str| fields.iter().find(|path| path.starts_with(start));
    let locked = state.process.lock();
    if let (Some(path), Some(lock)) = (of("scheme/"), locked) {
        return Some(Fault::new(
            Place::new(path.clone(), "Award criteria"),
            format!("The award criteria are locked, by {} on {}.", lock.who, lock.time.in_words()),
            if open_for_amendment(state) {
                "Amend them first, with a reason and the notice that is published again."
            } else {
                "They cannot be changed any more. An error in them is recorded, with what was decided about it."
            },
        ));
    }
    if let (Some(path), None) = (of("bids/").or_else(|| of("suppliers/")), locked) {
        return Some(Fault::new(
            Place::new(path.clone(), "Bids"),
            "Bids are entered once the award criteria are locked.",
            "Lock the award criteria first. To try things out, use a practice copy.",
        ));
    }
    None
}

fn open_for_amendment(state: &State) -> bool {
    state.process.openings.is_empty() && state.procurement.bids.is_empty()
}

fn locking(state: &State, lock: &Lock, stamp: &Stamp) -> Option<Fault> {
    let process = &state.process;
    if process.practice {
        return Some(refused(
            "A practice copy is not locked.",
            "Start a procurement for an award.",
        ));
    }
    if process.is_locked() {
        return Some(refused("The award criteria are locked already.", "Amend them first."));
    }
    if lock.scheme != state.procurement.scheme || lock.measures != state.procurement.measures {
        return Some(refused(
            "The criteria were changed since they were read.",
            "Read them again, then lock them.",
        ));
    }
    let faults = faults_of_criteria(&state.procurement);
    if let Some(first) = faults.first() {
        return Some(Fault::new(
            first.place.clone(),
            format!("The award criteria cannot be locked yet. {}", first.problem),
            first.remedy.clone(),
        ));
    }
    (lock.deadline <= stamp.time).then(|| {
        fault(
            "record/lock/deadline",
            "tender deadline",
            "The tender deadline is over.",
            "Enter a deadline that is still to come.",
        )
    })
}

fn amending(process: &Process, procurement: &Procurement, stamp: &Stamp) -> Option<Fault> {
    if !process.is_locked() {
        return Some(refused("The award criteria are not locked.", "Change them as they are."));
    }
    if !process.openings.is_empty() || !procurement.bids.is_empty() {
        return Some(refused(
            "Bids were opened, so the award criteria cannot be amended.",
            "Record the error and what was decided about it.",
        ));
    }
    match process.deadline() {
        Some(deadline) if *deadline > stamp.time => None,
        _ => Some(refused(
            "The tender deadline is over, so the award criteria cannot be amended.",
            "Record the error and what was decided about it.",
        )),
    }
}

fn opened(state: &State, opening: &Opening, stamp: &Stamp) -> Option<Fault> {
    if !state.process.practice && !state.process.is_locked() {
        return Some(refused(
            "Bids are opened once the award criteria are locked.",
            "Lock them first.",
        ));
    }
    let unknown =
        opening.lot.as_ref().is_some_and(|lot| state.procurement.scheme.lot(lot).is_none());
    if unknown {
        return Some(refused("There is no such lot.", "Choose one of the lots."));
    }
    if opening.when > stamp.time {
        return Some(fault(
            "record/opening/when",
            "when",
            "This is still to come.",
            "Record the opening once it has been.",
        ));
    }
    if state.process.deadline().is_some_and(|deadline| opening.when < *deadline) {
        return Some(fault(
            "record/opening/when",
            "when",
            "This is before the tender deadline.",
            "Bids are opened after it. Check both times.",
        ));
    }
    said(
        &opening.opened_by,
        "opening/opened_by",
        "opened by",
        "It is not said who opened the bids.",
        "Enter the name of the person.",
    )
    .or_else(|| {
        said(
            &opening.witness,
            "opening/witness",
            "witness",
            "It is not said who was the witness.",
            "Enter the name of the person.",
        )
    })
    .or_else(|| {
        same_person(&opening.opened_by, &opening.witness).then(|| {
            fault(
                "record/opening/witness",
                "witness",
                "The same person opened the bids and saw it.",
                "A witness is someone else.",
            )
        })
    })
}

fn late(process: &Process, decision: &LateDecision) -> Option<Fault> {
    match process.late.iter().find(|late| late.0 == decision.entry) {
        None => Some(refused("There is no such late bid.", "Choose one that is recorded.")),
        Some((_, _, Some(_))) => {
            Some(refused("It was decided about this late bid already.", "Leave it as it is."))
        }
        Some(_) => said(
            &decision.reason,
            "late/reason",
            "reason",
            "A decision about a late bid needs a reason.",
            "Say why, in a sentence.",
        ),
    }
}

/// What is approved must be there, be something that is approved, and be someone else's.
fn approval(record: &Record, number: u64, stamp: &Stamp) -> Option<Fault> {
    let Some(entry) = record.entry(number) else {
        return Some(refused(format!("There is no entry {number}."), "Choose one that is there."));
    };
    if !needs_approval(&entry.act) {
        return Some(refused(
            format!("Entry {number} is not one that is approved."),
            "Locked criteria, exclusions and the award are approved.",
        ));
    }
    if same_person(&entry.who, &stamp.who) {
        return Some(refused(
            format!("Entry {number} is {}'s own.", entry.who),
            "Someone else approves it.",
        ));
    }
    let approvals = record.state().process.approvals.get(&number);
    let twice = approvals.is_some_and(|by| by.iter().any(|(who, _)| same_person(who, &stamp.who)));
    twice.then(|| {
        refused(
            format!("{} has approved this already.", stamp.who.trim()),
            "Nothing more is needed.",
        )
    })
}

/// Whether an entry is one that someone else approves.
pub(in crate::record) fn needs_approval(act: &Act) -> bool {
    let excludes = |command: &Command| matches!(command, Command::Decide(decision) if decision.outcome == Outcome::Exclude);
    match act {
        Act::Lock(_) | Act::Award(_) => true,
        Act::Change(Command::Together(commands)) => commands.iter().any(excludes),
        Act::Change(command) => excludes(command),
        _ => false,
    }
}

fn checked(state: &State, bid: &BidId, stamp: &Stamp) -> Option<Fault> {
    if state.procurement.bid(bid).is_none() {
        return Some(refused("There is no such bid.", "Choose one that is there."));
    }
    let of_bid = [format!("bids/{bid}")];
    let mut unchecked = state
        .process
        .unchecked()
        .filter(|(path, _)| overlap(&[(*path).to_owned()], &of_bid))
        .peekable();
    let place = places::bid(&state.procurement, bid);
    if unchecked.peek().is_none() {
        return Some(Fault::new(
            place,
            "All figures of this bid are checked.",
            "Nothing more is needed.",
        ));
    }
    unchecked.all(|(_, figure)| same_person(&figure.entered_by, &stamp.who)).then(|| {
        Fault::new(
            place,
            format!("{} entered these figures.", stamp.who.trim()),
            "Someone else compares them with the bid.",
        )
    })
}

fn awarded(state: &State, award: &AwardDecision) -> Option<Fault> {
    if state.process.award.is_some() {
        return Some(refused(
            "The award is recorded already.",
            "A later change is a new procurement's matter.",
        ));
    }
    if award.lots.is_empty() {
        return Some(refused("It is not said which lot is awarded.", "Name the lots."));
    }
    for (at, lot) in award.lots.iter().enumerate() {
        let of_lot = |bid: &BidId| state.procurement.bid(bid).is_some_and(|bid| bid.lot == lot.lot);
        let twice = award.lots.iter().take(at).any(|other| other.lot == lot.lot);
        if twice || state.procurement.scheme.lot(&lot.lot).is_none() {
            return Some(refused("A lot is not there, or named twice.", "Name each lot once."));
        }
        if let Some(bid) = lot.winners.iter().chain(&lot.reserves).find(|bid| !of_lot(bid)) {
            return Some(refused(
                format!("There is no bid {bid} for this lot."),
                "Name bids for the lot.",
            ));
        }
        if let Some(bid) = lot.winners.iter().find(|bid| lot.reserves.contains(bid)) {
            return Some(refused(
                format!(
                    "{} is named as a winner and as a reserve.",
                    places::bid(&state.procurement, bid)
                ),
                "Keep one of them.",
            ));
        }
    }
    said(
        &award.reason,
        "award/reason",
        "reason",
        "An award needs a reason.",
        "Say why, in a sentence.",
    )
    .or_else(|| {
        said(
            &award.decided_by,
            "award/decided_by",
            "decided by",
            "It is not said who decided.",
            "Enter the name of the person.",
        )
    })
}

/// Whether a person may take back what an entry changed: their own, and untouched since.
pub(in crate::record) fn undoing(entry: &Entry, later: &[&Entry], stamp: &Stamp) -> Option<Fault> {
    if !same_person(&entry.who, &stamp.who) {
        return Some(refused(
            format!("This change is {}'s.", entry.who),
            "Only one's own changes can be taken back. Change it instead.",
        ));
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
