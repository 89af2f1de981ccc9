//! What was done in both of two copies: what was brought over keeps who, when and what, and only gets another number.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::code::Hash;

use super::{
    AcceptedPrices, AcceptedResponse, Act, Arrived, CheckedFigures, Entry, LateDecision, Record,
    WithdrawnAward,
};

/// Which entries of another copy are here as well after the last common one, each as one entry.
#[derive(Debug)]
pub(super) struct Twins {
    common: u64,
    /// The numbers here, by those there.
    numbers: BTreeMap<u64, u64>,
    /// The numbers here.
    here: BTreeSet<u64>,
}

impl Twins {
    /// Those of two copies that have so many first entries in common. Two acts that cannot be told apart are two all the
    /// same: the first is the first, the second the second.
    pub(super) fn of(here: &Record, there: &Record, common: u64) -> Self {
        let mut waiting: BTreeMap<Hash, VecDeque<u64>> = BTreeMap::new();
        for entry in here.after(common) {
            if let Some(key) = key(entry, &entry.act) {
                waiting.entry(key).or_default().push_back(entry.number);
            }
        }
        let mut twins = Self { common, numbers: BTreeMap::new(), here: BTreeSet::new() };
        for entry in there.after(common) {
            // What it refers to came before it, so its number here is known if it has one.
            let act = renumbered(&entry.act, &|number| twins.number(number));
            let found = act.and_then(|act| waiting.get_mut(&key(entry, &act)?)?.pop_front());
            if let Some(number) = found {
                twins.numbers.insert(entry.number, number);
                twins.here.insert(number);
            }
        }
        twins
    }

    /// The number that an entry there has here.
    pub(super) fn number(&self, there: u64) -> Option<u64> {
        if there <= self.common { Some(there) } else { self.numbers.get(&there).copied() }
    }

    /// Whether an entry there is here.
    pub(super) fn is_here(&self, there: u64) -> bool {
        self.number(there).is_some()
    }

    /// Whether an entry here is there.
    pub(super) fn is_there(&self, here: u64) -> bool {
        here <= self.common || self.here.contains(&here)
    }

    /// Says which number an entry gets that is brought over.
    pub(super) fn brought(&mut self, there: u64, here: u64) {
        self.numbers.insert(there, here);
    }
}

/// Who, when and what.
fn key(entry: &Entry, act: &Act) -> Option<Hash> {
    let json = serde_json::to_string(&(&entry.who, &entry.time, act)).ok()?;
    Some(Hash::of(&[json.as_bytes()]))
}

/// The same act with the numbers that the entries it refers to have here; none where one is not here.
pub(super) fn renumbered<'a>(
    act: &'a Act,
    now: &dyn Fn(u64) -> Option<u64>,
) -> Option<Cow<'a, Act>> {
    let act = match act {
        Act::Undo(of) => Act::Undo(now(*of)?),
        Act::Approve(of) => Act::Approve(now(*of)?),
        Act::DecideLate(it) => {
            Act::DecideLate(LateDecision { entry: now(it.entry)?, ..it.clone() })
        }
        Act::CheckFigures(it) => {
            let entries = it.entries.iter().map(|entry| now(*entry)).collect::<Option<_>>()?;
            Act::CheckFigures(CheckedFigures { bid: it.bid.clone(), entries })
        }
        Act::AcceptResponse(it) => accepted(it, now)?,
        Act::AcceptPrices(it) => {
            Act::AcceptPrices(AcceptedPrices { response: now(it.response)?, ..it.clone() })
        }
        Act::WithdrawAward(it) => {
            Act::WithdrawAward(WithdrawnAward { entry: now(it.entry)?, ..it.clone() })
        }
        other => return Some(Cow::Borrowed(other)),
    };
    Some(Cow::Owned(act))
}

fn accepted(it: &AcceptedResponse, now: &dyn Fn(u64) -> Option<u64>) -> Option<Act> {
    let mut it = it.clone();
    if let Arrived::Late(entry) = &mut it.arrived {
        *entry = now(*entry)?;
    }
    if let Some(entry) = &mut it.replaces {
        *entry = now(*entry)?;
    }
    Some(Act::AcceptResponse(Box::new(it)))
}
