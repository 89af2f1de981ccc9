//! How each act changes the session.

use std::collections::BTreeMap;
use std::rc::Rc;

use common_measure::id::{CriterionId, LotId};
use common_measure::record::{self, Command};
use yew::Reducible;

use crate::screen::Screen;

use super::acts::Opened;
use super::nothing;
use super::saver::Line;
use super::storage::Storage;
use super::unfinished::{has_owner, of_question};
use super::{Journal, Problem, Question, SaveState, Session, Shared, Unfinished};

/// What another tab did to the record that is open here.
pub(crate) struct Newer {
    /// The record as it is here.
    pub journal: Journal,
    /// How many of its entries were stored.
    pub stored: usize,
    /// The lines that came after those.
    pub lines: Vec<String>,
    /// The mark of the stored note.
    pub stamp: String,
}

/// What can happen to the session.
pub(crate) enum Act {
    /// The browser has said whether it keeps anything.
    StorageOpened(Storage, Option<String>),
    /// A procurement is being opened, and what that takes is still on its way.
    Opening,
    /// A file was read, and a person is to say something before it is opened.
    Ask(Question),
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
    /// A person has done something else that the record keeps. `then`: where to go once it is entered.
    Enter { act: Box<record::Act>, then: Option<Screen> },
    /// The person at this browser gave their name.
    Named(String),
    /// Takes the person's last change back.
    Undo,
    /// Does it again.
    Redo,
    /// The error summary is to show this.
    Problems(Vec<Problem>),
    /// Fields are to show what is missing.
    NameFaults,
    /// Storing what was opened with this line has begun, ended or failed.
    Saving { line: Line, state: SaveState },
    /// Another tab has added these lines to the record after those of it that were stored.
    Newer(Box<Newer>),
    /// Another tab had noted unfinished text.
    Came(String, BTreeMap<String, Unfinished>),
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
                self.name = storage.name();
                self.storage = Some(storage);
                if let Some(reason) = reason {
                    self.saved = SaveState::MemoryOnly(reason);
                }
            }
            Act::Opening => self.opening = true,
            Act::Ask(question) => {
                self.go(question.screen(), None);
                self.opening = false;
                self.news = question.notes().to_vec();
                self.question = Some(Shared::new(question));
            }
            Act::Opened(opened) => self.open(*opened),
            Act::Closed => {
                let kept = std::mem::take(self);
                self.storage = kept.storage;
                self.revision = kept.revision;
                self.name = kept.name;
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
            Act::Enter { act, then } => {
                if self.enter(*act)
                    && let Some(screen) = then
                {
                    self.go(screen, None);
                }
            }
            Act::Named(name) => {
                self.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(storage) = &self.storage {
                    storage.keep_name(&self.name);
                }
                self.look();
            }
            // Nobody sees then what would be taken back.
            Act::Undo | Act::Redo if self.question.is_some() => {}
            Act::Undo => {
                if let Some((number, _)) = self.steps.undo {
                    self.enter(record::Act::Undo(number));
                }
            }
            Act::Redo => {
                if let Some((number, _)) = self.steps.redo {
                    self.enter(record::Act::Undo(number));
                }
            }
            Act::Problems(problems) => {
                self.problems = problems;
                self.told += 1;
                self.opening = false;
            }
            Act::NameFaults => self.named = true,
            Act::Saving { line, state } => {
                // Another procurement may have been opened while this one was being stored, or another copy of it.
                if self.line == line && !matches!(self.saved, SaveState::MemoryOnly(_)) {
                    self.saved = state;
                }
            }
            Act::Newer(newer) => self.take_in(*newer),
            Act::Came(key, came) => {
                if self.key.as_ref() == Some(&key) {
                    for (path, text) in came {
                        if has_owner(&self.confirmed, &path) {
                            self.unfinished.entry(path).or_insert(text);
                        }
                    }
                }
            }
            Act::FileSaved => self.changed_since_file = false,
        }
    }

    fn go(&mut self, screen: Screen, focus: Option<String>) {
        self.problems.clear();
        self.news.clear();
        self.provisional = None;
        self.section = None;
        if self.question.take().is_some() {
            self.unfinished.retain(|path, _| !of_question(path));
        }
        if screen.part().is_some() {
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
            name: std::mem::take(&mut self.name),
            revision: self.revision,
            key: Some(opened.key),
            line: opened.line,
            confirmed: Shared::new(nothing()),
            journal: Some(opened.journal),
            unfinished: opened.unfinished,
            left_at: opened.screen.clone(),
            screen: opened.screen,
            changed_since_file: opened.changed_since_file,
            saved,
            ..Self::default()
        };
        self.news = opened.news;
        self.refresh();
    }

    fn typed(&mut self, path: String, text: String, attempt: Option<Command>) {
        self.provisional = attempt.and_then(|command| self.attempt(command).ok()).map(Shared::new);
        // A message stays until the text is right, and none appears before the field is left.
        let problem = match (&self.provisional, self.unfinished.remove(&path)) {
            (None, Some(earlier)) => earlier.problem,
            _ => None,
        };
        self.unfinished.insert(path, Unfinished { text, problem });
    }

    pub(super) fn moved(&mut self) {
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
