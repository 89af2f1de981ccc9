//! Two copies of one record: which of them goes on from the other, or where they part.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::fault::{Fault, Place};

use super::fields::{changed_fields, overlap};
use super::{Act, CheckedFigures, Entry, HistoryLine, LateDecision, Record, Salt, Stamp};

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
        self.bring(other, &|_| None, salts)
    }

    /// The same for what was done elsewhere without knowing what was done here. A change of
    /// something that was changed here as well is refused too, and both are said.
    pub fn decide_again(
        &mut self,
        other: &Self,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Vec<(u64, Fault)> {
        let Relation::Forked { common } = self.relation_to(other) else { return Vec::new() };
        let here: Vec<(Entry, Vec<String>)> = self
            .entries()
            .iter()
            .filter(|entry| entry.number > common)
            .map(|entry| (entry.clone(), self.fields_of(&entry.act)))
            .filter(|(_, fields)| !fields.is_empty())
            .collect();
        // Histories are long: they are told once, and only where something clashes.
        let (own, others) = (OnceCell::new(), OnceCell::new());
        let clash = |entry: &Entry| {
            let fields = other.fields_of(&entry.act);
            let (there, _) = here
                .iter()
                .rev()
                .find(|(there, changed)| there.act != entry.act && overlap(changed, &fields))?;
            let own = own.get_or_init(|| self.history());
            let others = others.get_or_init(|| other.history());
            Some(Fault::new(
                Place::new(fields.first().map_or("record", String::as_str), "Record"),
                format!(
                    "{} had changed this meanwhile ({}), so your entry was not made ({}).",
                    there.who,
                    said(there, own),
                    said(entry, others)
                ),
                "Look at what stands there now, and enter yours again if it is to stand.",
            ))
        };
        // What clashes is found before anything is brought over.
        let clashes: BTreeMap<u64, Fault> = other
            .entries()
            .iter()
            .filter(|entry| entry.number > common)
            .filter_map(|entry| Some((entry.number, clash(entry)?)))
            .collect();
        self.bring(other, &|entry| clashes.get(&entry.number).cloned(), salts)
    }

    /// The fields that an act changes; those of the change that it takes back, if it does.
    fn fields_of(&self, act: &Act) -> Vec<String> {
        match act {
            Act::Change(command) => changed_fields(command),
            Act::Undo(of) => self.entry(*of).map_or_else(Vec::new, |of| self.fields_of(&of.act)),
            _ => Vec::new(),
        }
    }

    fn bring(
        &mut self,
        other: &Self,
        keep_out: &dyn Fn(&Entry) -> Option<Fault>,
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
                Act::CheckFigures(checked) => {
                    let entries: Option<Vec<u64>> =
                        checked.entries.iter().map(|entry| now(*entry)).collect();
                    let bid = checked.bid.clone();
                    entries.map(|entries| Act::CheckFigures(CheckedFigures { bid, entries }))
                }
                other => Some(other.clone()),
            };
            if let Some(fault) = keep_out(entry) {
                refused.push((entry.number, fault));
                continue;
            }
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

/// An entry in the words of the history, with what stands there after it.
fn said(entry: &Entry, history: &[HistoryLine]) -> String {
    let at = history.partition_point(|line| line.entry < entry.number);
    let line = history.get(at).filter(|line| line.entry == entry.number);
    match line {
        Some(HistoryLine { what, after: Some(after), .. }) => format!("{what}: {after}"),
        Some(line) => line.what.clone(),
        None => "changed something".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Detail, Origin, Standing, Start, Time};
    use super::*;
    use crate::id::{FrameworkId, LotId};
    use crate::procurement::Procurement;

    fn stamp(who: &str) -> Stamp {
        Stamp { who: who.to_owned(), time: Time::parse("2026-11-22T09:30:00Z").unwrap() }
    }

    fn salt() -> Salt {
        Salt::new([7; 16])
    }

    fn set(record: &mut Record, who: &str, detail: Detail) {
        let act = Act::Change(Command::SetDetail(detail));
        record.append(act, &stamp(who), &mut salt).unwrap();
    }

    #[test]
    fn what_two_changed_is_refused_with_both_and_the_rest_is_entered() {
        let procurement = Procurement::new(
            FrameworkId::new("knowsley-2013").unwrap(),
            LotId::new("lot-1").unwrap(),
        );
        let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
        let mut here = Record::start(start, &stamp("Ann"), &mut salt).unwrap();
        let mut there = here.clone();
        set(&mut here, "Ann", Detail::Title("Pavilion".to_owned()));
        set(&mut here, "Ann", Detail::Reference("R1".to_owned()));
        set(&mut there, "Bob", Detail::Title("Library".to_owned()));
        set(&mut there, "Bob", Detail::Authority("Council".to_owned()));
        set(&mut there, "Bob", Detail::Reference("R1".to_owned()));
        let refused = here.decide_again(&there, &mut salt);
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].0, 2);
        let words = refused[0].1.to_string();
        assert!(words.contains("Pavilion") && words.contains("Library"), "{words}");
        let details = &here.procurement().details;
        assert_eq!((details.title.as_str(), details.authority.as_str()), ("Pavilion", "Council"));
        assert_eq!(here.entries().last().map(|entry| entry.who.as_str()), Some("Bob"));
    }
}
