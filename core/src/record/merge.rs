//! Two copies of one record: which of them goes on from the other, or where they part.

use std::collections::BTreeMap;

use crate::fault::{Fault, Place};

use super::{Act, LateDecision, Record, Salt, Stamp};

/// How one copy of a record stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are equal.
    Equal,
    /// The other one goes on from this one.
    GoesOn,
    /// This one goes on from the other one.
    Behind,
    /// They have so many first entries in common and then go different ways.
    Forked {
        /// The number of the last entry that is in both.
        common: u64,
    },
    /// They are records of different procurements.
    Unrelated,
}

impl Record {
    /// How another copy stands to this one.
    #[must_use]
    pub fn relation_to(&self, other: &Self) -> Relation {
        let pairs = self.entries().iter().zip(other.entries());
        let common = pairs.take_while(|(one, two)| one.hash == two.hash).count();
        let (own, others) = (self.entries().len(), other.entries().len());
        match (own.cmp(&others), common) {
            (_, 0) => Relation::Unrelated,
            (std::cmp::Ordering::Equal, common) if common == own => Relation::Equal,
            (std::cmp::Ordering::Less, common) if common == own => Relation::GoesOn,
            (std::cmp::Ordering::Greater, common) if common == others => Relation::Behind,
            (_, common) => Relation::Forked { common: u64::try_from(common).unwrap_or(u64::MAX) },
        }
    }

    /// Brings over what another copy did after the last common entry, as new entries of this one;
    /// each keeps who and when. Answers those that are refused here, with their numbers there.
    pub fn bring_over(
        &mut self,
        other: &Self,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Vec<(u64, Fault)> {
        let Relation::Forked { common } = self.relation_to(other) else { return Vec::new() };
        // What an entry refers to by its number there has another number here.
        let mut here: BTreeMap<u64, u64> = BTreeMap::new();
        let mut refused = Vec::new();
        for entry in other.entries().iter().filter(|entry| entry.number > common) {
            let stamp = Stamp { who: entry.who.clone(), time: entry.time.clone() };
            let now = |number: u64| {
                if number <= common { Some(number) } else { here.get(&number).copied() }
            };
            let act = match &entry.act {
                Act::Undo(of) => now(*of).map(Act::Undo),
                Act::Approve(of) => now(*of).map(Act::Approve),
                Act::DecideLate(decision) => now(decision.entry)
                    .map(|entry| Act::DecideLate(LateDecision { entry, ..decision.clone() })),
                other => Some(other.clone()),
            };
            let brought = match act {
                Some(act) => self.append(act, &stamp, salts).map(|entry| entry.number),
                None => Err(Fault::new(
                    Place::new("record", "Record"),
                    "It is about an entry that was not brought over.",
                    "Do it again here if it still matters.",
                )),
            };
            match brought {
                Ok(number) => {
                    here.insert(entry.number, number);
                }
                Err(fault) => refused.push((entry.number, fault)),
            }
        }
        refused
    }
}
