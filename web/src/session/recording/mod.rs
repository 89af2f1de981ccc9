//! What a person does becomes an entry of the open record, or is refused.

use std::collections::BTreeMap;
use std::ops::Range;

use common_measure::procurement::Procurement;
use common_measure::record::{self, Command};

use crate::later::{self, NotLoaded};

use super::entries::{Again, Seen};
use super::file::{FileState, bid_at};
use super::reduce::Newer;
use super::unfinished::has_owner;
use super::{Journal, Problem, SaveState, Session, Shared, Unfinished};

impl Session {
    /// Enters a command; says whether it was accepted.
    pub(super) fn issue(&mut self, command: Command, from: Option<(String, String)>) -> bool {
        let typed = self.provisional.take();
        let command = self.reasons.with(&self.confirmed, command);
        let after = match self.attempt(&command) {
            Ok(after) => after,
            Err(problem) => return self.refused(problem, from),
        };
        let unchanged = later::here().is_some_and(|later| (later.same)(&after, &self.confirmed));
        let reasons = self.reasons.after(&self.confirmed, &command);
        if !unchanged && let Err(problem) = self.append(record::Act::Change(command)) {
            return self.refused(problem, from);
        }
        self.reasons = reasons;
        if let Some((path, _)) = &from {
            self.unfinished.remove(path);
        }
        self.problems.clear();
        if !unchanged {
            let before = self.confirmed.clone();
            // Most often it is what was typed: then figures worked out from that still stand.
            let same = |typed: &Shared<Procurement>| {
                later::here().is_some_and(|later| (later.same)(typed, &after))
            };
            self.confirmed = match typed.filter(same) {
                Some(typed) => typed,
                None => Shared::new(after),
            };
            self.moved(&before);
        }
        true
    }

    /// Enters what is not a command for the procurement; says whether it was accepted.
    pub(super) fn enter(&mut self, act: record::Act) -> bool {
        let mut reasons = self.reasons.clone();
        reasons.pass(&act);
        match self.append(act) {
            Ok(()) => {
                self.reasons = reasons;
                let before = self.confirmed.clone();
                self.refresh();
                self.moved(&before);
                true
            }
            Err(problem) => {
                self.problems = vec![problem];
                self.told += 1;
                false
            }
        }
    }

    /// Takes in what another tab did, and decides again what was done here meanwhile.
    pub(super) fn take_in(&mut self, newer: Newer) {
        if self.journal.as_ref() != Some(&newer.journal) {
            return;
        }
        let typed: Vec<String> = self.unfinished.keys().cloned().collect();
        let again = later::here().and_then(|later| {
            newer.journal.read(|record| (later.decide_again)(record, &newer, &typed))
        });
        let Some(Ok(again)) = again else {
            self.saved = SaveState::Stale;
            return;
        };
        let stored = newer.stored + newer.lines.len();
        self.line = self.line.moved(newer.stamp, stored);
        self.changed_since_file = true;
        self.on_disk = FileState::of(self.place.as_ref());
        self.go_on_with(again, newer.stored..stored);
        self.news = vec![
            "This procurement was changed in another tab or window. What was done there is here now."
                .to_owned(),
        ];
    }

    /// Goes on with the record after another tab has changed it too; `theirs`: which of its entries are new here.
    fn go_on_with(&mut self, again: Again, theirs: Range<usize>) {
        for entry in again.record.entries().get(theirs).into_iter().flatten() {
            self.reasons.pass(&entry.act);
        }
        self.journal = Some(Journal::new(again.record));
        self.provisional = None;
        self.tell_overtaken(again.overtaken);
        let before = self.confirmed.clone();
        self.refresh();
        self.reasons.keep_those_of(&self.confirmed);
        let gone = self.give_up_gone(&before).into_iter();
        self.clashes.extend(gone.map(|(_, text)| Problem { path: None, text }));
        self.clashes.extend(again.refused);
    }

    /// Says of every text that is not entered yet where another tab has changed the same: it covers what stands there
    /// now. One that could not be read, or may stand beside something else now, is given up.
    fn tell_overtaken(&mut self, overtaken: Vec<(String, String, bool)>) {
        for (path, theirs, itself) in overtaken {
            let Some(Unfinished { text, problem }) = self.unfinished.get(&path).cloned() else {
                continue;
            };
            let ours = if problem.is_some() || !itself {
                self.unfinished.remove(&path);
                format!("“{text}”, which was typed here and not entered, was given up.")
            } else {
                format!("You are typing “{text}” there: if you enter it, it replaces theirs.")
            };
            self.clashes.push(Problem { path: Some(path), text: format!("{theirs} {ours}") });
        }
    }

    /// Gives up every text whose field is not there any more. Answers with the path of each and a sentence with the text:
    /// it stands nowhere else.
    pub(super) fn give_up_gone(&mut self, before: &Procurement) -> Vec<(String, String)> {
        let all = std::mem::take(&mut self.unfinished);
        let (there, gone): (BTreeMap<_, _>, BTreeMap<_, _>) =
            all.into_iter().partition(|(path, _)| has_owner(&self.confirmed, path));
        self.unfinished = there;
        let gone = gone.into_iter().filter(|(_, it)| !it.text.trim().is_empty());
        gone.map(|(path, Unfinished { text, .. })| {
            let of = bid_at(before, &path).map_or_else(String::new, |bid| format!(" of {bid}"));
            let said = format!(
                "“{text}”, which was typed here and not entered, was given up: its field{of} is not there any more."
            );
            (path, said)
        })
        .collect()
    }

    fn refused(&mut self, problem: Problem, from: Option<(String, String)>) -> bool {
        if let Some((path, text)) = from {
            let text = Unfinished { text, problem: Some(problem.text) };
            self.unfinished.insert(path, text);
        } else {
            self.problems = vec![problem];
            self.told += 1;
        }
        false
    }

    /// Adds an entry to the record.
    fn append(&mut self, act: record::Act) -> Result<(), Problem> {
        let who = self.who().to_owned();
        let entered = later::here()
            .zip(self.journal.as_ref())
            .and_then(|(later, journal)| journal.change(|record| (later.enter)(record, act, &who)));
        entered.unwrap_or_else(|| Err(not_loaded()))?;
        self.look();
        Ok(())
    }

    /// The procurement after a command, or why the command is refused.
    pub(super) fn attempt(&self, command: &Command) -> Result<Procurement, Problem> {
        let attempt = later::here()
            .and_then(|later| self.record(|record| (later.attempt)(record, command, self.who())));
        attempt.unwrap_or_else(|| Err(not_loaded()))
    }

    /// Takes from the record what is told of it while it is open.
    pub(super) fn look(&mut self) {
        let seen =
            later::here().and_then(|later| self.record(|record| (later.seen)(record, self.who())));
        if let Some(Seen { entries, start, withheld, last_named, process, steps }) = seen {
            (self.entries, self.start, self.steps) = (entries, start, steps);
            self.withheld = withheld;
            self.last_named = last_named;
            self.process = Shared::new(process);
        }
    }

    /// The same, and the procurement itself where it is another one.
    pub(super) fn refresh(&mut self) {
        self.look();
        let other = later::here()
            .and_then(|later| self.record(|record| (later.other)(record, &self.confirmed)));
        if let Some(other) = other.flatten() {
            self.confirmed = Shared::new(other);
        }
    }
}

fn not_loaded() -> Problem {
    Problem { path: None, text: NotLoaded::WORDS.to_owned() }
}

#[cfg(test)]
mod tests;
