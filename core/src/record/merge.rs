//! Two copies of one record: which of them goes on from the other, or where they part.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::fault::{Fault, Place};

use super::clash::{Clash, clashes, judged_otherwise, rests_on_figures};
use super::twins::{Twins, renumbered};
use super::{Entry, Record, Salt, Stamp};

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
    /// They went different ways, and all that was done in the other one is in this one too.
    Held {
        /// The number of the last entry up to which they are the same.
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
        let number = u64::try_from(common).unwrap_or(u64::MAX);
        match (own.cmp(&others), common) {
            (_, 0) => Relation::Unrelated,
            (std::cmp::Ordering::Equal, common) if common == own => Relation::Equal,
            (std::cmp::Ordering::Less, common) if common == own => Relation::GoesOn,
            (std::cmp::Ordering::Greater, common) if common == others => Relation::Behind,
            _ if other.only_here(self, number).is_empty() => Relation::Held { common: number },
            _ => Relation::Forked { common: number },
        }
    }

    /// The entries of this copy that another one does not have, by their numbers: it neither made them itself nor brought
    /// them over. `common`: the number of the last entry up to which both are the same.
    #[must_use]
    pub fn only_here(&self, other: &Self, common: u64) -> BTreeSet<u64> {
        let twins = Twins::of(other, self, common);
        let all = self.after(common).map(|entry| entry.number);
        all.filter(|number| !twins.is_here(*number)).collect()
    }

    /// The entries after the one with this number.
    pub(super) fn after(&self, number: u64) -> impl Iterator<Item = &Entry> {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        self.entries().get(at..).unwrap_or_default().iter()
    }

    /// Brings over what another copy did after the last common entry and is not here yet, as new
    /// entries of this one; each keeps who and when. Answers those that are refused here, with their
    /// numbers there: what the rules do not allow, and changes of something that was changed here as
    /// well without that copy knowing, where what stands here stays.
    pub fn bring_over(
        &mut self,
        other: &Self,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Vec<(u64, Fault)> {
        self.bring(other, salts, |clash| {
            (
                format!(
                    "It was changed on both sides. What {} entered on the side that goes on stands (entry {}: {}).",
                    clash.here.who, clash.here.number, clash.here_said
                ),
                "If the other is to stand, enter it again.",
            )
        })
    }

    /// The same for what was done elsewhere without knowing what was done here: both are said to
    /// the one who did it.
    pub fn decide_again(
        &mut self,
        other: &Self,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Vec<(u64, Fault)> {
        self.bring(other, salts, |clash| {
            (
                format!(
                    "{} had changed this meanwhile ({}), so your entry was not made ({}).",
                    clash.here.who, clash.here_said, clash.there_said
                ),
                "Look at what stands there now, and enter yours again if it is to stand.",
            )
        })
    }

    /// Why an entry of another copy, in which people judged, does not hold here; none where it does.
    fn misjudged(&self, other: &Self, entry: &Entry) -> Option<Fault> {
        if !rests_on_figures(&entry.act) {
            return None;
        }
        let there = other.as_of(entry.number)?;
        judged_otherwise(&entry.act, &there.procurement, self.procurement())
    }

    fn bring(
        &mut self,
        other: &Self,
        salts: &mut dyn FnMut() -> Salt,
        words: impl Fn(&Clash) -> (String, &'static str),
    ) -> Vec<(u64, Fault)> {
        let common = match self.relation_to(other) {
            Relation::Forked { common } => common,
            // Nothing was done here that is not there: all of it goes on as it stands.
            Relation::GoesOn if other.withheld() == 0 => {
                *self = other.clone();
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        // What is here already is known, and what clashes is found, before anything is brought over.
        let mut twins = Twins::of(self, other, common);
        let mut clashes = clashes(self, other, common, &twins, words);
        let mut refused = Vec::new();
        for entry in other.after(common) {
            if twins.is_here(entry.number) {
                continue;
            }
            let stamp = Stamp { who: entry.who.clone(), time: entry.time.clone() };
            if let Some(fault) = clashes.remove(&entry.number) {
                refused.push((entry.number, fault));
                continue;
            }
            let act = renumbered(&entry.act, &|number| twins.number(number)).map(Cow::into_owned);
            let brought = match act {
                // What stands in place of a text must not become the text.
                _ if !entry.withheld.is_empty() => Err(Fault::new(
                    Place::new("record", "Record"),
                    "Some of its texts are withheld in the copy that it comes from.",
                    "Bring it over from the whole record.",
                )),
                Some(act) => match self.misjudged(other, entry) {
                    Some(fault) => Err(fault),
                    None => self.append(act, &stamp, salts).map(|entry| entry.number),
                },
                None => Err(Fault::new(
                    Place::new("record", "Record"),
                    "It is about an entry that was not brought over.",
                    "Do it again here if it still matters.",
                )),
            };
            match brought {
                Ok(number) => twins.brought(entry.number, number),
                Err(fault) => refused.push((entry.number, fault)),
            }
        }
        refused
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Act, Command, Detail, Origin, Standing, Start};
    use super::*;
    use crate::id::{FrameworkId, LotId};
    use crate::procurement::Procurement;
    use crate::time::Time;

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
    fn a_copy_that_only_goes_on_is_brought_over_whole() {
        let procurement = Procurement::new(
            FrameworkId::new("knowsley-2013").unwrap(),
            LotId::new("lot-1").unwrap(),
        );
        let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
        let mut there = Record::start(start, &stamp("Ann"), &mut salt).unwrap();
        set(&mut there, "Ann", Detail::Title("Pavilion".to_owned()));
        // As another tab has stored it from a file that was saved here.
        let mut here = there.clone();
        set(&mut there, "Ann", Detail::Authority("Council".to_owned()));
        assert_eq!(here.decide_again(&there, &mut salt), []);
        assert_eq!(here.lines(), there.lines());
        assert_eq!(here.procurement().details.authority, "Council");
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
