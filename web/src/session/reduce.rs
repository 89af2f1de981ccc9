//! How each act changes the session.

use std::rc::Rc;

use common_measure::id::{CriterionId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::{self, Command, Record};
use common_measure_parts::clock;
use web_sys::File;
use yew::Reducible;

use crate::screen::Screen;

use super::acts::Opened;
use super::file::{FileState, Place, Reminder, can_write};
use super::nothing;
use super::saver::Line;
use super::storage::Storage;
use super::unfinished::{left, of_question};
use super::{Journal, Notice, Problem, Question, SaveState, Session, Shared, Unfinished};

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
    /// A file was chosen before it is known what the browser keeps; `None` once it is being opened.
    Chosen(Option<(File, Option<Place>)>),
    /// A file was read, and a person is to say something before it is opened.
    Ask(Question),
    /// A response is to be filled in; what is to be known of its opening.
    Respond(String, Vec<String>),
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
    /// A person has added something. `field`: where to go on, on the screen `to`, once it is there.
    Add { command: Command, to: Screen, field: String },
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
    /// A person has read what was not entered because of another tab.
    ClashesRead,
    /// It was saved as a download.
    Downloaded,
    /// The file on the disk that the procurement with this key is saved to; `None` for none.
    Place(String, Option<Place>),
    /// The file that it was saved to before this page was loaded.
    PlaceFound(String, Place),
    /// Writing to that file has begun, or did not come to its end.
    OnDisk(Place, FileState),
    /// That file holds the record up to this last line, since this time of day.
    Written { place: Place, last: String, time: String },
    /// A person has seen what they were reminded of.
    Reminded,
    /// The browser keeps nothing any more, for this reason.
    StorageLost(String),
    /// A person has read that nothing is kept.
    NotKeptRead,
    /// The browser keeps what it did not keep until now.
    StorageKept,
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
                // A name that this browser does not keep is the page's own: see `frame/page.rs`.
                match storage.name() {
                    kept if !kept.is_empty() => self.name = kept,
                    _ if !self.name.is_empty() => storage.keep_name(&self.name),
                    _ => {}
                }
                self.storage = Some(storage);
                if let Some(reason) = reason {
                    self.saved = SaveState::MemoryOnly(reason);
                }
            }
            Act::Opening => self.opening = true,
            Act::Chosen(chosen) => self.chosen = chosen,
            Act::Ask(question) => {
                self.go(question.screen(), None);
                self.opening = false;
                self.news = question.notes().to_vec();
                self.question = Some(question);
            }
            Act::Respond(page, news) => {
                self.go(Screen::Respond(page), None);
                self.news = news;
            }
            Act::Opened(opened) => self.open(*opened),
            Act::Closed => {
                let kept = std::mem::take(self);
                self.storage = kept.storage;
                self.revision = kept.revision;
                self.name = kept.name;
                self.not_kept = kept.not_kept;
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
                self.left_unread.retain(|other| *other != path);
                self.left_unread.push(path.clone());
                self.unfinished.insert(path, Unfinished { text, problem: Some(problem) });
            }
            Act::Abandoned(path) => {
                self.provisional = None;
                self.unfinished.remove(&path);
            }
            Act::Issue { command, from } => {
                self.issue(command, from);
            }
            Act::Add { command, to, field } => {
                // A refusal would be wiped away by going on, and there is nothing to go to.
                if self.issue(command, None) {
                    self.go(to, Some(field));
                }
            }
            Act::Enter { act, then } => {
                let point = Reminder::at(&act);
                if self.enter(*act) {
                    if let Some(screen) = then {
                        self.go(screen, None);
                    }
                    // Where it is saved at each step, that says itself how it goes.
                    self.reminder = point.filter(|_| self.place.is_none());
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
            Act::Undo | Act::Redo if self.question.is_some() || self.screen.is_response() => {}
            Act::Undo => {
                if let Some(path) = self.last_unread().map(str::to_owned) {
                    self.provisional = None;
                    self.unfinished.remove(&path);
                } else if let Some((number, _)) = self.steps.undo {
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
            Act::ClashesRead => self.clashes.clear(),
            Act::Downloaded => self.downloaded(),
            Act::Place(key, place) => self.take_place(&key, place),
            Act::PlaceFound(key, place) => self.find_place(&key, place),
            Act::OnDisk(place, state) => self.on_disk(&place, state),
            Act::Written { place, last, time } => self.written(&place, &last, time),
            Act::Reminded => self.reminder = None,
            Act::StorageLost(reason) => {
                self.saved = SaveState::MemoryOnly(reason);
                self.not_kept = Notice::Whole;
            }
            Act::NotKeptRead => {
                self.not_kept = Notice::Line;
                // It was asked there too.
                self.reminder.take_if(|reminder| *reminder == Reminder::Place);
            }
            Act::StorageKept => {
                self.saved = if self.is_open() {
                    SaveState::Saved(clock::time_of_day())
                } else {
                    SaveState::Nothing
                };
            }
        }
    }

    fn go(&mut self, screen: Screen, focus: Option<String>) {
        self.problems.clear();
        self.news.clear();
        self.opening = false;
        self.reminder = None;
        self.provisional = None;
        left(&mut self.unfinished);
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
        // What is as it was is not stored again, nor is it written.
        let again = opened.line == self.line && self.journal.as_ref() == Some(&opened.journal);
        let saved = match &self.saved {
            kept @ SaveState::MemoryOnly(_) => kept.clone(),
            kept if again => kept.clone(),
            _ => SaveState::Saving,
        };
        let on_disk = if again && opened.place == self.place {
            self.on_disk.clone()
        } else {
            FileState::of(opened.place.as_ref())
        };
        let is_new = opened.line.is_new();
        // At a person's word what is here goes on under another key, or is given up for what is kept under its own.
        let goes_on = self.record(Record::check_code) == opened.journal.read(Record::check_code);
        if self.key.as_ref() != Some(&opened.key) && !goes_on {
            self.hold_removed();
        }
        *self = Self {
            storage: self.storage.clone(),
            name: std::mem::take(&mut self.name),
            not_kept: if opened.place.is_some() || opened.file.is_some() {
                Notice::Line
            } else {
                self.not_kept
            },
            revision: self.revision,
            key: Some(opened.key),
            line: opened.line,
            confirmed: Shared::new(nothing()),
            journal: Some(opened.journal),
            unfinished: opened.unfinished,
            left_at: opened.screen.clone(),
            screen: opened.screen,
            changed_since_file: opened.changed_since_file,
            file: opened.file,
            on_disk,
            reminder: (is_new && opened.place.is_none() && can_write()).then_some(Reminder::Place),
            place: opened.place,
            saved,
            ..Self::default()
        };
        self.news = opened.news;
        self.refresh();
    }

    fn typed(&mut self, path: String, text: String, attempt: Option<Command>) {
        self.provisional = attempt.and_then(|command| self.attempt(&command).ok()).map(Shared::new);
        // A message stays until the text is right, and none appears before the field is left.
        let problem = match (&self.provisional, self.unfinished.remove(&path)) {
            (None, Some(earlier)) => earlier.problem,
            _ => None,
        };
        self.unfinished.insert(path, Unfinished { text, problem });
    }

    /// Something was entered here.
    pub(super) fn moved(&mut self, before: &Procurement) {
        self.provisional = None;
        self.left_unread.clear();
        self.problems.clear();
        self.changed_since_file = true;
        // From this moment on “Saved” would not be true.
        if let SaveState::Saved(_) = self.saved {
            self.saved = SaveState::Saving;
        }
        self.behind_on_disk();
        // A field that is chosen away goes with its text before one's eyes; one in a bid does not.
        let gone = self.give_up_gone(before).into_iter();
        self.news.extend(gone.filter(|(path, _)| path.starts_with("bids/")).map(|(_, said)| said));
        self.reasons.keep_those_of(&self.confirmed);
    }
}
