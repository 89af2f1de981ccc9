//! What a person must have answered before a response is entered.

use crate::bid::Supplier;
use crate::fault::{Fault, Place};
use crate::names::same_person;
use crate::procurement::places;
use crate::record::{Arrived, Record};

use super::Difference;

/// `known`: the supplier that it is taken for, and whether it takes the place of a response of theirs.
pub(super) fn doubts(
    record: &Record,
    said: &Supplier,
    known: Option<(&Supplier, bool)>,
    arrived: Arrived,
) -> Vec<Difference> {
    let name = known.and_then(|(known, replaces)| under_another_name(said, known, replaces));
    name.into_iter().chain(came_late(record, said, arrived)).collect()
}

/// Another supplier may have given the same identifier by mistake, or be of the same group.
fn under_another_name(said: &Supplier, known: &Supplier, replaces: bool) -> Option<Difference> {
    let comes_to = if replaces {
        format!("take the place of the response of {}", known.name.trim())
    } else {
        format!("be entered as a response of {}", known.name.trim())
    };
    (!same_person(&known.name, &said.name)).then(|| {
        Fault::new(
            places::supplier(&known.id),
            format!(
                "This file is of “{}”, and would {comes_to}: both give the identifier {}.",
                said.name.trim(),
                said.identifier.trim()
            ),
            "Take it in only if both names are of one supplier. If not, ask both which identifier is theirs.",
        )
    })
}

/// A bid of the same supplier is on the record as late, and this one as in time.
fn came_late(record: &Record, said: &Supplier, arrived: Arrived) -> Option<Difference> {
    let late = &record.state().process.late;
    let (entry, bid, decision) = late
        .iter()
        .find(|(_, bid, _)| arrived == Arrived::InTime && same_person(&bid.supplier, &said.name))?;
    let decided = match decision {
        Some(decision) if decision.accepted => "it was taken in",
        Some(_) => "it was not taken in",
        None => "nobody has decided about it",
    };
    Some(Fault::new(
        Place::new("file", "Response"),
        format!(
            "A bid of {} came late ({}, entry {entry}), and {decided}. This file would be entered as one that came in time.",
            bid.supplier.trim(),
            bid.received.in_words()
        ),
        "Enter it so only if it is another one, which came before the tender deadline.",
    ))
}
