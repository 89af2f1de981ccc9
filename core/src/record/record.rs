//! The record: every entry in order, its lines as they are stored, and what they come to.

use std::collections::BTreeMap;

use crate::fault::{Fault, Place};

use super::decide::{needs_approval, refusal_of_act, undoing};
use super::entry::{self, Parts};
use super::{Act, CheckCode, Command, Entry, Hash, Origin, Salt, Stamp, Standing, Start, State};

/// The most changes since the last entry that cannot be undone that undo reaches back.
const UNDO_REACH: usize = 400;

/// The largest record that is read: 64 MB, three times a quarter of a year's work of ten people.
pub const MAX_RECORD_BYTES: usize = 64_000_000;

/// The append-only journal of one procurement.
#[derive(Clone, Debug)]
pub struct Record {
    entries: Vec<Entry>,
    lines: Vec<String>,
    state: State,
    undo: Undo,
}

/// What can be taken back: the state before it, and the changes since.
#[derive(Clone, Debug)]
struct Undo {
    base: State,
    /// Positions in the entries, and the entry that took each back, if one did.
    since: Vec<(usize, Option<u64>)>,
}

impl Undo {
    fn at(state: &State) -> Self {
        Self { base: state.clone(), since: Vec::new() }
    }
}

/// A record that was read, and what was put up with on the way.
#[derive(Clone, Debug)]
pub struct ReadRecord {
    /// The record.
    pub record: Record,
    /// What a person should know: a cut-off last line, line ends of another system.
    pub notes: Vec<String>,
}

impl Record {
    /// Starts a record with its first entry.
    pub fn start(
        start: Start,
        stamp: &Stamp,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<Self, Fault> {
        if stamp.who.trim().is_empty() {
            return Err(Fault::new(
                Place::new("record/who", "Record, name"),
                "It is not said who starts the record.",
                "Enter your name.",
            ));
        }
        let with_bids = !start.procurement.bids.is_empty();
        if with_bids && start.standing == Standing::Draft {
            return Err(Fault::new(
                Place::new("record", "Record"),
                "There are bids in it, and its award criteria were never locked.",
                "Open it as a practice copy, or state where and when the criteria were published.",
            ));
        }
        let act = Act::Start(Box::new(start));
        let (entry, line) = entry::write(1, stamp, act, Hash::NONE, salts)?;
        Self::first(entry, line).ok_or_else(not_started)
    }

    pub(super) fn first(entry: Entry, line: String) -> Option<Self> {
        let state = State::first(&entry)?;
        let undo = Undo::at(&state);
        Some(Self { entries: vec![entry], lines: vec![line], state, undo })
    }

    /// Adds what was done as the next entry, or refuses it and says why; then nothing has changed.
    pub fn append(
        &mut self,
        act: Act,
        stamp: &Stamp,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<&Entry, Fault> {
        if let Some(fault) = refusal_of_act(self, &act, stamp) {
            return Err(fault);
        }
        if let Act::Undo(number) = act {
            self.can_undo(number, stamp)?;
        }
        let (entry, line) = entry::write(self.next_number(), stamp, act, self.last_hash(), salts)?;
        self.push(entry, line);
        self.entries.last().ok_or_else(not_started)
    }

    pub(super) fn push(&mut self, entry: Entry, line: String) {
        match &entry.act {
            Act::Undo(number) => self.undo(*number, entry.number),
            Act::Change(_) => {
                self.state.fold(&entry);
                self.undo.since.push((self.entries.len(), None));
            }
            _ => {
                self.state.fold(&entry);
                self.undo = Undo::at(&self.state);
            }
        }
        self.entries.push(entry);
        self.lines.push(line);
        if self.undo.since.len() > UNDO_REACH {
            let old = self.undo.since.drain(..UNDO_REACH / 2).collect::<Vec<_>>();
            fold_all(&mut self.undo.base, &old, &self.entries);
        }
    }

    fn undo(&mut self, number: u64, by: u64) {
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

    /// Whether an entry can be taken back, or what it took back be done again.
    fn can_undo(&self, number: u64, stamp: &Stamp) -> Result<(), Fault> {
        let too_late = || {
            Fault::new(
                Place::new("record", "Record"),
                "This cannot be taken back any more.",
                "Change it instead.",
            )
        };
        let found = self.undo.since.iter().position(|(at, undone)| {
            let entry = self.entries.get(*at);
            *undone == Some(number)
                || (undone.is_none() && entry.is_some_and(|entry| entry.number == number))
        });
        let found = found.ok_or_else(too_late)?;
        let (at, undone) = self.undo.since.get(found).copied().ok_or_else(too_late)?;
        let entry = self.entries.get(at).ok_or_else(too_late)?;
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
            let stands = if position == found { undone.is_some() } else { gone.is_none() };
            let Some(entry) = self.entries.get(*at).filter(|_| stands) else { continue };
            if let Act::Change(command) = &entry.act {
                super::decide(&state.procurement, command.clone()).map_err(|refusal| {
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
        since.find_map(|(at, _)| {
            self.entries.get(*at).filter(|entry| super::process::same_person(&entry.who, who))
        })
    }

    /// The undo that can itself be taken back: the last entry, if it is the person's own undo.
    #[must_use]
    pub fn last_own_undo(&self, who: &str) -> Option<u64> {
        let by = |number: u64| {
            let entry = self.entry(number)?;
            super::process::same_person(&entry.who, who).then_some(number)
        };
        // Only while nothing else was done since.
        let last = self.entries.last()?;
        matches!(last.act, Act::Undo(_)).then_some(())?;
        self.undo.since.iter().filter_map(|(_, undone)| *undone).max().and_then(by)
    }

    /// The entries that someone else is to approve and nobody has: criteria in force, exclusions that
    /// hold, the award.
    #[must_use]
    pub fn unapproved(&self) -> Vec<u64> {
        let (undone, process) = (self.undone(), &self.state.process);
        let in_force = |entry: &&Entry| match entry.act {
            Act::Lock(_) => process.lock().is_some_and(|lock| lock.code.entry() == entry.number),
            _ => !undone.contains_key(&entry.number),
        };
        let approved = |entry: &&Entry| process.approvals.contains_key(&entry.number);
        self.entries
            .iter()
            .filter(|entry| needs_approval(&entry.act) && in_force(entry) && !approved(entry))
            .map(|entry| entry.number)
            .collect()
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

    /// What the entries come to.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All entries, the first first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, number: u64) -> Option<&Entry> {
        self.entries.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }

    /// The stored lines, without line ends, the first first.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    fn next_number(&self) -> u64 {
        self.entries.last().map_or(1, |entry| entry.number + 1)
    }

    fn last_hash(&self) -> Hash {
        self.entries.last().map_or(Hash::NONE, |entry| entry.hash)
    }

    /// The check code of the record as it stands: that of its last entry.
    #[must_use]
    pub fn check_code(&self) -> CheckCode {
        CheckCode::of(self.next_number() - 1, &self.last_hash())
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.len() + 1).sum());
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Whether a text looks like a record rather than a procurement: it does not begin with `{`.
    #[must_use]
    pub fn is_record(text: &str) -> bool {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        start.get(..64).is_some_and(|start| start.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }

    /// Reads the text of a file and verifies it whole. Fails with the line at which the chain is
    /// broken; a last line that was cut off is left out and noted.
    pub fn read(text: &str) -> Result<ReadRecord, Fault> {
        if text.len() > MAX_RECORD_BYTES {
            return Err(Fault::new(
                Place::new("file", "Record"),
                format!("The file is larger than {} MB.", MAX_RECORD_BYTES / 1_000_000),
                "Choose a record that was saved from Common Measure.",
            ));
        }
        let mut notes = Vec::new();
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
        if plain.len() < text.len() {
            notes.push(
                "A mark stood before the first line. It means nothing and was left out.".to_owned(),
            );
        }
        if plain.trim().is_empty() {
            return Err(Fault::new(
                Place::new("file", "Record"),
                "The file is empty.",
                "Choose a record that was saved from Common Measure.",
            ));
        }
        let is_whole = plain.ends_with('\n');
        let mut lines: Vec<&str> = plain.split('\n').collect();
        if is_whole {
            lines.pop();
        }
        let mut returns = 0_usize;
        for line in &mut lines {
            if let Some(plain) = line.strip_suffix('\r') {
                (*line, returns) = (plain, returns + 1);
            }
        }
        if returns > 0 {
            notes.push(
                "Its lines end as another system ends them. The entries are not touched by that."
                    .to_owned(),
            );
        }
        let count = lines.len();
        let mut read: Option<Self> = None;
        for (at, line) in lines.into_iter().enumerate() {
            let number = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
            let previous = read.as_ref().map_or(Hash::NONE, Self::last_hash);
            let entry = Parts::of(line).and_then(|parts| parts.entry(number, previous));
            let entry = match entry {
                Ok(entry) => entry,
                // A browser or a disk that stopped in the middle of a line.
                Err(_) if at + 1 == count && !is_whole && read.is_some() => {
                    notes.push(format!("The last line, line {}, was cut off. It was left out; all lines before it are whole.", at + 1));
                    break;
                }
                Err((problem, remedy)) => {
                    let place = Place::new(
                        format!("line/{}", at + 1),
                        format!("Line {} (entry {number})", at + 1),
                    );
                    return Err(Fault::new(place, problem, remedy));
                }
            };
            match &mut read {
                Some(record) if !matches!(entry.act, Act::Start(_)) => {
                    record.push(entry, line.to_owned());
                }
                None => read = Some(Self::first(entry, line.to_owned()).ok_or_else(not_started)?),
                Some(_) => {
                    let place = Place::new(
                        format!("line/{}", at + 1),
                        format!("Line {} (entry {number})", at + 1),
                    );
                    return Err(Fault::new(
                        place,
                        "A record begins once, and this begins another.",
                        "Keep each record in a file of its own.",
                    ));
                }
            }
        }
        let record = read.ok_or_else(not_started)?;
        Ok(ReadRecord { record, notes })
    }

    /// Holds the record against a check code that was lodged. Fails if its entry is not there or is
    /// another one.
    pub fn expect(&self, code: &CheckCode) -> Result<(), Fault> {
        let there = self.entry(code.entry()).map(Entry::check_code);
        if there.as_ref() == Some(code) {
            return Ok(());
        }
        let place = Place::new(format!("line/{}", code.entry()), format!("Entry {}", code.entry()));
        let (problem, remedy) = match there {
            None => (
                format!(
                    "The record ends at entry {}, before the entry whose check code was lodged.",
                    self.next_number() - 1
                ),
                "Entries were taken away. Use the copy that was lodged.",
            ),
            Some(there) => (
                format!("Its check code is {there}, and {code} was lodged."),
                "This entry or one before it is not the one that was lodged. Use the copy that was lodged.",
            ),
        };
        Err(Fault::new(place, problem, remedy))
    }

    /// A record that begins with the text of a procurement's file.
    pub fn from_file(
        text: &str,
        procurement: crate::procurement::Procurement,
        standing: Standing,
        stamp: &Stamp,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<Self, Fault> {
        let origin = Origin::File { sha256: Hash::of(&[text.as_bytes()]), text: text.to_owned() };
        Self::start(Start { origin, standing, procurement }, stamp, salts)
    }

    /// What a command would be decided on: the procurement as it stands.
    #[must_use]
    pub fn procurement(&self) -> &crate::procurement::Procurement {
        &self.state.procurement
    }

    /// Whether a change would be accepted; nothing is kept.
    pub fn try_change(&self, command: &Command, stamp: &Stamp) -> Result<(), Fault> {
        self.try_act(&Act::Change(command.clone()), stamp)
    }

    /// Whether an act would be accepted; nothing is kept.
    pub fn try_act(&self, act: &Act, stamp: &Stamp) -> Result<(), Fault> {
        match (refusal_of_act(self, act, stamp), act) {
            (Some(fault), _) => Err(fault),
            (None, Act::Undo(number)) => self.can_undo(*number, stamp),
            (None, _) => Ok(()),
        }
    }
}

fn fold_all(state: &mut State, changes: &[(usize, Option<u64>)], entries: &[Entry]) {
    for (at, undone) in changes {
        if let Some(entry) = entries.get(*at).filter(|_| undone.is_none()) {
            state.fold(entry);
        }
    }
}

fn not_started() -> Fault {
    Fault::new(
        Place::new("line/1", "Line 1 (entry 1)"),
        "It does not begin a record.",
        "Choose a record that was saved from Common Measure.",
    )
}
