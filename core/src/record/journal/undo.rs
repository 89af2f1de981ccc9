//! Taking back, and doing again: an entry like any other.

use std::collections::BTreeMap;

use crate::fault::{Fault, Place};
use crate::names::same_person;

use super::super::decide::{decide, undoing};
use super::super::{Act, Entry, Record, Stamp, State};

/// The most changes since the last entry that stays that undo reaches back.
const REACH: usize = 400;

/// What can be taken back: the state before it, and the changes since.
#[derive(Clone, Debug)]
pub(super) struct Undo {
    base: State,
    /// Positions in the entries, and the entry that took each back, if one did.
    pub(super) since: Vec<(usize, Option<u64>)>,
}

impl Undo {
    pub(super) fn at(state: &State) -> Self {
        Self { base: state.clone(), since: Vec::new() }
    }

    /// Lets go of the older half of the changes once there are too many.
    pub(super) fn forget(&mut self, entries: &[Entry]) {
        if self.since.len() > REACH {
            let old = self.since.drain(..REACH / 2).collect::<Vec<_>>();
            fold_all(&mut self.base, &old, entries);
        }
    }
}

impl Record {
    /// Takes an entry back, or does again what it took back, and folds the state anew.
    pub(super) fn take_back(&mut self, number: u64, by: u64) {
        let entries = &self.entries;
        for (at, undone) in &mut self.undo.since {
            let is_it = entries.get(*at).is_some_and(|entry| entry.number == number);
            if is_it {
                *undone = Some(by);
            } else if *undone == Some(number) {
                *undone = None;
            }
        }
        let mut state = self.undo.base.clone();
        fold_all(&mut state, &self.undo.since, entries);
        self.state = state;
    }

    /// The change that an undo of this entry takes back, or does again where this entry took it back.
    pub(in crate::record) fn to_be_undone(&self, number: u64) -> Result<&Entry, Fault> {
        self.found_undone(number).map(|(_, _, entry)| entry)
    }

    /// The same behind its position among those that can be taken back, and whether it is taken back now.
    fn found_undone(&self, number: u64) -> Result<(usize, bool, &Entry), Fault> {
        let mut since =
            self.undo.since.iter().enumerate().filter_map(|(position, (at, undone))| {
                let entry = self.entries.get(*at)?;
                (undone.unwrap_or(entry.number) == number).then_some((
                    position,
                    undone.is_some(),
                    entry,
                ))
            });
        since.next().ok_or_else(|| {
            Fault::new(
                Place::new("record", "Record"),
                "This cannot be taken back any more.",
                "Change it instead.",
            )
        })
    }

    /// Whether an entry can be taken back, or what it took back be done again.
    pub(super) fn can_undo(&self, number: u64, stamp: &Stamp) -> Result<(), Fault> {
        let (found, is_undone, entry) = self.found_undone(number)?;
        let later: Vec<&Entry> = self
            .undo
            .since
            .iter()
            .skip(found + 1)
            .filter(|(_, undone)| undone.is_none())
            .filter_map(|(at, _)| self.entries.get(*at))
            .collect();
        if let Some(fault) = undoing(entry, &later, stamp) {
            return Err(fault);
        }
        // What came later must still stand without it, and it after what stands without it.
        let mut state = self.undo.base.clone();
        for (position, (at, gone)) in self.undo.since.iter().enumerate() {
            let stands = if position == found { is_undone } else { gone.is_none() };
            let Some(entry) = self.entries.get(*at).filter(|_| stands) else { continue };
            if let Act::Change(command) = &entry.act {
                decide(&state.procurement, command.clone()).map_err(|refusal| {
                    let Fault { problem, .. } = refusal.0;
                    Fault::new(
                        Place::new("record", "Record"),
                        format!("Entry {} rests on it: {problem}", entry.number),
                        "Take that back first.",
                    )
                })?;
            }
            state.fold(entry);
        }
        Ok(())
    }

    /// The person's last change that can be taken back, if there is one.
    #[must_use]
    pub fn last_own_change(&self, who: &str) -> Option<&Entry> {
        let mut since = self.undo.since.iter().rev().filter(|(_, undone)| undone.is_none());
        since.find_map(|(at, _)| self.entries.get(*at).filter(|entry| same_person(&entry.who, who)))
    }

    /// The undo that can itself be taken back: the last one that is still in force, if the last entry is an undo and this
    /// one is the person's own. What was taken back before the last change is given up.
    #[must_use]
    pub fn last_own_undo(&self, who: &str) -> Option<u64> {
        let by = |number: u64| {
            let entry = self.entry(number)?;
            same_person(&entry.who, who).then_some(number)
        };
        // Only while nothing else was done since.
        let last = self.entries.last()?;
        matches!(last.act, Act::Undo(_)).then_some(())?;
        let changes = self.undo.since.iter().filter_map(|(at, _)| self.entries.get(*at));
        let newest = changes.map(|entry| entry.number).max()?;
        let undone = self.undo.since.iter().filter_map(|(_, undone)| *undone);
        undone.filter(|by| *by > newest).max().and_then(by)
    }

    /// Every entry that is taken back, with the entry that took it back.
    #[must_use]
    pub fn undone(&self) -> BTreeMap<u64, u64> {
        let mut undone = BTreeMap::new();
        for entry in &self.entries {
            let Act::Undo(of) = entry.act else { continue };
            let before = undone.len();
            undone.retain(|_, by| *by != of);
            if undone.len() == before {
                undone.insert(of, entry.number);
            }
        }
        undone
    }
}

fn fold_all(state: &mut State, changes: &[(usize, Option<u64>)], entries: &[Entry]) {
    for (at, undone) in changes {
        if let Some(entry) = entries.get(*at).filter(|_| undone.is_none()) {
            state.fold(entry);
        }
    }
}
