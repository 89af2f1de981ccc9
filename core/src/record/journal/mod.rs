//! The record: every entry in order, its lines as they are stored, and what they come to.

mod read;
mod undo;

use crate::fault::{Fault, Place};
use crate::procurement::Procurement;

use super::decide::{in_force, published_before, refusal_of_act};
use super::entry;
use super::{Act, Command, Entry, Given, Origin, Salt, Stamp, Standing, Start, State};
use crate::code::{CheckCode, Hash};

pub use read::{MAX_RECORD_BYTES, ReadRecord};
use undo::Undo;

/// The append-only journal of one procurement.
#[derive(Clone, Debug)]
pub struct Record {
    entries: Vec<Entry>,
    lines: Vec<String>,
    state: State,
    undo: Undo,
    /// Not of the state, because what was taken back was given all the same.
    given: Given,
    /// How many texts are withheld in this copy.
    withheld: usize,
    /// How large its file is.
    bytes: usize,
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
        if let Standing::Published { notice, when } = &start.standing
            && let Some(fault) = published_before(&start.procurement, notice, when, &stamp.time)
        {
            return Err(fault);
        }
        let act = Act::Start(Box::new(start));
        let (entry, line) = entry::write(1, stamp, act, Hash::NONE, salts)?;
        has_room(&line, 0)?;
        Self::first(entry, line).ok_or_else(not_started)
    }

    pub(super) fn first(entry: Entry, line: String) -> Option<Self> {
        let state = State::first(&entry)?;
        let undo = Undo::at(&state);
        let withheld = entry.withheld.len();
        let mut given = Given::default();
        given.note(&entry.act);
        let bytes = line.len() + 1;
        Some(Self { entries: vec![entry], lines: vec![line], state, undo, given, withheld, bytes })
    }

    /// Adds what was done as the next entry, or refuses it and says why; then nothing has changed.
    pub fn append(
        &mut self,
        act: Act,
        stamp: &Stamp,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<&Entry, Fault> {
        self.try_act(&act, stamp)?;
        let (entry, line) = entry::write(self.next_number(), stamp, act, self.last_hash(), salts)?;
        has_room(&line, self.bytes)?;
        self.push(entry, line);
        self.entries.last().ok_or_else(not_started)
    }

    pub(super) fn push(&mut self, entry: Entry, line: String) {
        match &entry.act {
            Act::Undo(number) => self.take_back(*number, entry.number),
            act => {
                self.state.fold(&entry);
                if act.can_be_undone() {
                    self.undo.since.push((self.entries.len(), None));
                } else {
                    self.undo = Undo::at(&self.state);
                }
            }
        }
        self.given.note(&entry.act);
        self.withheld += entry.withheld.len();
        self.bytes += line.len() + 1;
        self.entries.push(entry);
        self.lines.push(line);
        self.undo.forget(&self.entries);
    }

    /// Whether an act would be accepted; nothing is kept.
    pub fn try_act(&self, act: &Act, stamp: &Stamp) -> Result<(), Fault> {
        match (refusal_of_act(self, act, stamp), act) {
            (Some(fault), _) => Err(fault),
            (None, Act::Undo(number)) => self.can_undo(*number, stamp),
            (None, _) => Ok(()),
        }
    }

    /// The procurement as a change would leave it, or why it would be refused; nothing is kept.
    pub fn changed_by(&self, command: Command, stamp: &Stamp) -> Result<Procurement, Fault> {
        let act = Act::Change(command);
        self.try_act(&act, stamp)?;
        let mut procurement = self.state.procurement.clone();
        if let Act::Change(command) = &act {
            super::apply::command(&mut procurement, command);
        }
        Ok(procurement)
    }

    /// The entries that someone else is to approve and nobody has: criteria in force, exclusions that
    /// hold, the award.
    #[must_use]
    pub fn unapproved(&self) -> Vec<u64> {
        let approved = |entry: &Entry| self.state.process.approvals.contains_key(&entry.number);
        let waits = |entry: &&Entry| in_force(&self.state, entry) && !approved(entry);
        self.entries.iter().filter(waits).map(|entry| entry.number).collect()
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

    /// Every id that an entry ever gave: whoever chooses one for something new leaves these out.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.given
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

    /// How many texts are withheld in this copy. Nothing can be entered in one with any.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.withheld
    }

    /// The check code of the record as it stands: that of its last entry.
    #[must_use]
    pub fn check_code(&self) -> CheckCode {
        CheckCode::of(self.next_number() - 1, &self.last_hash())
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.bytes);
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// A record that begins with the text of a procurement's file.
    pub fn from_file(
        text: &str,
        procurement: Procurement,
        standing: Standing,
        stamp: &Stamp,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<Self, Fault> {
        let origin = Origin::File { sha256: Hash::of(&[text.as_bytes()]), text: text.to_owned() };
        Self::start(Start { origin, standing, procurement }, stamp, salts)
    }

    /// What the entries up to the one with this number come to.
    pub(super) fn as_of(&self, number: u64) -> Option<State> {
        self.replay(number, &mut |_, _| ())
    }

    /// Looks at every entry but the first, with what those before it come to.
    pub(super) fn each_before(&self, look: &mut dyn FnMut(&State, &Entry)) {
        self.replay(u64::MAX, look);
    }

    /// Looks at every entry but the first up to the one with this number, with what those before it come to, and gives
    /// what they all come to.
    fn replay(&self, last: u64, look: &mut dyn FnMut(&State, &Entry)) -> Option<State> {
        let (first, others) = self.entries.split_first()?;
        let mut so_far = Self::first(first.clone(), String::new())?;
        for entry in others.iter().take_while(|entry| entry.number <= last) {
            look(&so_far.state, entry);
            so_far.push(entry.clone(), String::new());
        }
        Some(so_far.state)
    }

    /// What a command would be decided on: the procurement as it stands.
    #[must_use]
    pub fn procurement(&self) -> &Procurement {
        &self.state.procurement
    }
}

/// Whether a line can be read again behind so many bytes.
fn has_room(line: &str, before: usize) -> Result<(), Fault> {
    if before + line.len() < MAX_RECORD_BYTES {
        return Ok(());
    }
    Err(Fault::new(
        Place::new("record", "Record"),
        format!(
            "With this the record would be larger than {} MB, and could not be read again.",
            MAX_RECORD_BYTES / 1_000_000
        ),
        "Nothing was entered. Save the record, and go on in a procurement of its own.",
    ))
}

fn not_started() -> Fault {
    Fault::new(
        Place::new("line/1", "Line 1 (entry 1)"),
        "It does not begin a record.",
        "Choose a record that was saved from Common Measure.",
    )
}
