//! What a person must have answered before a response is entered.

use crate::bid::{Bid, Supplier};
use crate::fault::{Fault, Place};
use crate::id::{BidId, LotId, SupplierId};
use crate::names::same_person;
use crate::number::list;
use crate::procurement::{Procurement, places};
use crate::record::{Arrived, LateOutcome, Received, Record};

use super::Difference;

/// `known`: the supplier that it is taken for, and whether it takes the place of a response of theirs.
pub(super) fn doubts(
    record: &Record,
    said: &Supplier,
    known: Option<(&Supplier, bool)>,
    arrived: Arrived,
) -> Vec<Difference> {
    let name = known.and_then(|(known, replaces)| under_another_name(said, known, replaces));
    let late = came_late(record, said, arrived).map(|(doubt, _)| doubt);
    name.into_iter().chain(late).collect()
}

/// The doubt among those that the record answers as far as it can: the file is of a supplier with late bids, and beside
/// each of these it is said that another came in time.
pub(super) fn answered(record: &Record, said: &Supplier, arrived: Arrived) -> Option<Difference> {
    came_late(record, said, arrived).filter(|(_, is_answered)| *is_answered).map(|(doubt, _)| doubt)
}

/// Another supplier may have given the same identifier by mistake, or be of the same group.
fn under_another_name(said: &Supplier, known: &Supplier, replaces: bool) -> Option<Difference> {
    let comes_to = if replaces {
        format!("take the place of the response of {}", known.name.trim())
    } else {
        format!("be entered as a response of {}", known.name.trim())
    };
    (!same_person(&known.name, &said.name)).then(|| {
        let (name, stays) = (said.name.trim(), known.name.trim());
        let members = match said.members.as_slice() {
            [] => String::new(),
            members => format!(", its members ({})", members.join("; ")),
        };
        let stays = if replaces {
            String::new()
        } else {
            format!(
                " What is there of {stays} stays: the name “{name}”{members} and whatever else the file says of who bids would not be entered."
            )
        };
        let problem = format!(
            "This file is of “{name}”, and would {comes_to}: both give the identifier {}.{stays}",
            said.identifier.trim()
        );
        Fault::new(
            places::supplier(&known.id),
            problem,
            "Take it in only if both names are of one supplier. If not, ask both which identifier is theirs.",
        )
    })
}

/// A bid of the same supplier is on the record as late, and this one as in time; or it is entered as the late one of
/// another supplier. With whether somebody said beside each late bid that another came in time.
fn came_late(record: &Record, said: &Supplier, arrived: Arrived) -> Option<(Difference, bool)> {
    let process = &record.state().process;
    if let Arrived::Late(number) = arrived {
        let (entry, bid, _) = process.late.iter().find(|(entry, ..)| *entry == number)?;
        return (!same_person(&bid.supplier, &said.name)).then(|| {
            let (whose, name) = (bid.supplier.trim(), said.name.trim());
            let doubt = Fault::new(
                Place::new("file", "Response"),
                format!(
                    "Entry {entry} is a late bid of {whose}, and this file is of “{name}”. It would be entered as that late bid."
                ),
                "Enter it so only if both names are of one supplier.",
            );
            (doubt, false)
        });
    }
    let ((entry, bid, outcome), is_answered) = process.late_bid_of(&said.name)?;
    let became = LateOutcome::in_words(outcome.as_ref());
    let doubt = Fault::new(
        Place::new("file", "Response"),
        format!(
            "A bid of {} came late ({}, entry {entry}), and {became}. This file would be entered as one that came in time.",
            bid.supplier.trim(),
            bid.received.in_words()
        ),
        "Enter it so only if it is another one, which came before the tender deadline.",
    );
    Some((doubt, is_answered))
}

/// The file is entered as a late bid for one lot, and offers something for others, of which nobody has decided anything.
pub(super) fn late_for_another(
    record: &Record,
    arrived: Arrived,
    bids: &[Bid],
) -> Option<Difference> {
    let Arrived::Late(number) = arrived else { return None };
    let late = record.state().process.late.iter().find(|(entry, ..)| *entry == number);
    let lot = late?.1.lot.as_ref()?;
    let name = |lot: &LotId| format!("“{}”", record.procurement().scheme.lot_name(lot));
    let others: Vec<String> =
        bids.iter().filter(|bid| bid.lot != *lot).map(|bid| name(&bid.lot)).collect();
    (!others.is_empty()).then(|| {
        Fault::new(
            Place::new("file", "Response"),
            format!(
                "Entry {number} is a late bid for {}, and it was decided to take that in. This file has a bid for {} too, which would be entered as well.",
                name(lot),
                list(&others)
            ),
            "Enter it so only if what is for other lots is to be taken in as well. If not, ask the supplier for a file for that lot alone.",
        )
    })
}

/// Bids that would go without another in their place, and bids that would stand beside others of the same supplier.
pub(super) fn of_bids(
    of: &Procurement,
    supplier: &SupplierId,
    bids: &[Bid],
    replaced: Option<&Received>,
) -> Vec<Difference> {
    let lot = |bid: &Bid| format!("“{}”", of.scheme.lot_name(&bid.lot));
    let goes = |id: &BidId| bids.iter().all(|bid| bid.id != *id);
    let mut found: Vec<Difference> = Vec::new();
    if let Some(replaced) = replaced {
        let gone: Vec<&Bid> =
            replaced.bids.iter().filter(|id| goes(id)).filter_map(|id| of.bid(id)).collect();
        let lots: Vec<String> = gone.iter().map(|bid| lot(bid)).collect();
        if !lots.is_empty() {
            found.push(Fault::new(
                Place::new("file", "Response"),
                format!(
                    "The response of entry {} has a bid for {} too, and this file has none: what was offered there would go, with its scores and prices.",
                    replaced.entry,
                    list(&lots)
                ),
                "Take it in as a replacement only if the supplier does not bid there any more. If it does, ask for one file for all of its lots.",
            ));
        }
    }
    let stands_in = |there: &Bid| replaced.is_some_and(|it| it.bids.contains(&there.id));
    for bid in bids {
        let same = |there: &&Bid| there.supplier == *supplier && there.lot == bid.lot;
        let mut beside = of.bids.iter().filter(same).filter(|there| !stands_in(there));
        // One of the same title is refused by the record.
        let other = beside.find(|there| there.title.trim() != bid.title.trim());
        found.extend(other.map(|there| {
            Fault::new(
                places::bid(of, &there.id),
                format!("There is a bid of the same supplier for {} already, and this would be a second one beside it.", lot(bid)),
                "Take it in so only if both are offered. If it takes the place of the other, take it in as a replacement, or remove the other first if that one was typed in.",
            )
        }));
    }
    found
}
