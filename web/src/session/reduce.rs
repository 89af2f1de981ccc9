//! How each act changes the session.

use std::rc::Rc;

use common_measure::id::{CriterionId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, apply, decide};
use yew::Reducible;

use crate::later::{self, NotLoaded};
use crate::screen::Screen;

use super::acts::Opened;
use super::saver::Line;
use super::storage::Storage;
use super::unfinished::has_owner;
use super::words::act_in_words;
use super::{Problem, SaveState, Session, Shared, Step, Unfinished};

/// How many acts can be taken back.
const MOST_STEPS: usize = 200;

/// What can happen to the session.
pub(crate) enum Act {
    /// The browser has said whether it keeps anything.
    StorageOpened(Storage, Option<String>),
    /// A procurement is being opened, and what that takes is still on its way.
    Opening,
    /// A procurement was opened in place of the one that was.
    Opened(Box<Opened>),
    /// The procurement that was open is gone.
    Closed,
    /// A person went to a screen, and perhaps to a field on it.
    Go(Screen, Option<String>),
    /// A person went to choose measures for a section; `None` for whichever is usual.
    Measures(Option<CriterionId>),
    /// A person chose the lot whose bids are shown.
    Lot(LotId),
    /// A key was typed in a field; what it makes of the text, if anything.
    Typed { path: String, text: String, attempt: Option<Command> },
    /// The text of a field cannot be understood.
    Unreadable { path: String, text: String, problem: String },
    /// The text of a field is given up, or says what is confirmed already.
    Abandoned(String),
    /// A person has acted. `from`: the field, and its text, that it came from.
    Issue { command: Command, from: Option<(String, String)> },
    /// Takes the last act back.
    Undo,
    /// Does it again.
    Redo,
    /// The error summary is to show this.
    Problems(Vec<Problem>),
    /// Fields are to show what is missing.
    NameFaults,
    /// Storing the procurement with this key has begun, ended or failed.
    Saving { key: String, state: SaveState },
    /// A person chose to keep what is here over what another tab stored.
    Overwrite(Option<String>),
    /// The file was saved.
    FileSaved,
}

impl Reducible for Session {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        // Leaving a field as it was is no change, and draws nothing again.
        if let Act::Abandoned(path) = &act
            && self.provisional.is_none()
            && !self.unfinished.contains_key(path)
        {
            return self;
        }
        // Nor is it news that what was just changed is being stored.
        if let Act::Saving { state: SaveState::Saving, .. } = &act
            && self.saved == SaveState::Saving
        {
            return self;
        }
        let mut next = (*self).clone();
        next.revision += 1;
        next.take(act);
        Rc::new(next)
    }
}

impl Session {
    fn take(&mut self, act: Act) {
        match act {
            Act::StorageOpened(storage, reason) => {
                self.storage = Some(storage);
                if let Some(reason) = reason {
                    self.saved = SaveState::MemoryOnly(reason);
                }
            }
            Act::Opening => self.opening = true,
            Act::Opened(opened) => self.open(*opened),
            Act::Closed => {
                let kept = std::mem::take(self);
                self.storage = kept.storage;
                self.revision = kept.revision;
                if let SaveState::MemoryOnly(_) = kept.saved {
                    self.saved = kept.saved;
                }
            }
            Act::Go(screen, focus) => self.go(screen, focus),
            Act::Measures(section) => {
                self.go(Screen::Measures, None);
                self.section = section;
            }
            Act::Lot(lot) => self.lot = Some(lot),
            Act::Typed { path, text, attempt } => self.typed(path, text, attempt),
            Act::Unreadable { path, text, problem } => {
                self.provisional = None;
                self.unfinished.insert(path, Unfinished { text, problem: Some(problem) });
            }
            Act::Abandoned(path) => {
                self.provisional = None;
                self.unfinished.remove(&path);
            }
            Act::Issue { command, from } => self.issue(command, from),
            Act::Undo => {
                if let Some(step) = self.earlier.pop() {
                    let now = std::mem::replace(&mut self.confirmed, step.procurement);
                    self.later.push(Step { procurement: now, act: step.act });
                    self.moved();
                }
            }
            Act::Redo => {
                if let Some(step) = self.later.pop() {
                    let now = std::mem::replace(&mut self.confirmed, step.procurement);
                    self.earlier.push(Step { procurement: now, act: step.act });
                    self.moved();
                }
            }
            Act::Problems(problems) => {
                self.problems = problems;
                self.told += 1;
                self.opening = false;
            }
            Act::NameFaults => self.named = true,
            Act::Saving { key, state } => {
                // Another procurement may have been opened while this one was being stored.
                if self.key.as_ref() == Some(&key)
                    && !matches!(self.saved, SaveState::MemoryOnly(_))
                {
                    self.saved = state;
                }
            }
            Act::Overwrite(stamp) => {
                self.line = Line::over(stamp);
                self.saved = SaveState::Saving;
            }
            Act::FileSaved => self.changed_since_file = false,
        }
    }

    fn go(&mut self, screen: Screen, focus: Option<String>) {
        self.problems.clear();
        self.provisional = None;
        self.section = None;
        if screen != Screen::Start {
            self.left_at = screen.clone();
        }
        // From a bid the way leads back to the bids of its lot.
        if let Screen::Bid(id) = &screen
            && let Some(bid) = self.confirmed.bid(id)
        {
            self.lot = Some(bid.lot.clone());
        }
        self.screen = screen;
        self.focus = focus;
    }

    fn open(&mut self, opened: Opened) {
        let saved = match &self.saved {
            SaveState::MemoryOnly(reason) => SaveState::MemoryOnly(reason.clone()),
            _ => SaveState::Saving,
        };
        *self = Self {
            storage: self.storage.clone(),
            revision: self.revision,
            key: Some(opened.key),
            line: opened.line,
            confirmed: opened.procurement,
            unfinished: opened.unfinished,
            left_at: opened.screen.clone(),
            screen: opened.screen,
            changed_since_file: opened.changed_since_file,
            saved,
            ..Self::default()
        };
    }

    fn typed(&mut self, path: String, text: String, attempt: Option<Command>) {
        self.provisional = attempt.and_then(|command| self.with(command).ok()).map(Shared::new);
        // A message stays until the text is right, and none appears before the field is left.
        let problem = match (&self.provisional, self.unfinished.remove(&path)) {
            (None, Some(earlier)) => earlier.problem,
            _ => None,
        };
        self.unfinished.insert(path, Unfinished { text, problem });
    }

    fn issue(&mut self, command: Command, from: Option<(String, String)>) {
        let typed = self.provisional.take();
        let act = act_in_words(&command);
        match self.with(command) {
            Ok(procurement) => {
                if let Some((path, _)) = &from {
                    self.unfinished.remove(path);
                }
                self.problems.clear();
                if later::here().is_some_and(|later| (later.same)(&procurement, &self.confirmed)) {
                    return;
                }
                // Most often it is what was typed: then figures worked out from that still stand.
                let now = match typed {
                    Some(typed) if *typed == procurement => typed,
                    _ => Shared::new(procurement),
                };
                let before = std::mem::replace(&mut self.confirmed, now);
                if self.earlier.len() == MOST_STEPS {
                    self.earlier.remove(0);
                }
                self.earlier.push(Step { procurement: before, act });
                self.later.clear();
                self.moved();
            }
            Err(problem) => match from {
                Some((path, text)) => {
                    let text = Unfinished { text, problem: Some(problem.text) };
                    self.unfinished.insert(path, text);
                }
                None => self.problems = vec![problem],
            },
        }
    }

    /// The confirmed procurement after a command, or why the command is refused.
    fn with(&self, command: Command) -> Result<Procurement, Problem> {
        match later::here() {
            Some(later) => (later.after)(&self.confirmed, command),
            None => Err(Problem { path: None, text: NotLoaded::WORDS.to_owned() }),
        }
    }

    fn moved(&mut self) {
        self.provisional = None;
        self.problems.clear();
        self.changed_since_file = true;
        // From this moment on “Saved” would not be true.
        if let SaveState::Saved(_) = self.saved {
            self.saved = SaveState::Saving;
        }
        let now = &self.confirmed;
        self.unfinished.retain(|path, _| has_owner(now, path));
    }
}

/// A procurement after a command, or why the command is refused.
pub(crate) fn after(before: &Procurement, command: Command) -> Result<Procurement, Problem> {
    let event = decide(before, command).map_err(|refusal| {
        let fault = refusal.0;
        let text = format!("{} {}", fault.problem, fault.remedy);
        Problem { path: Some(fault.place.path().to_owned()), text }
    })?;
    let mut procurement = before.clone();
    apply(&mut procurement, &event);
    Ok(procurement)
}
