//! A response as it is being filled in, and the one way in which it changes.

mod typing;

use std::rc::Rc;

use common_measure::id::LotId;
use common_measure::response::Response;
use common_measure::time::Time;
use common_measure_parts::Shared;

use super::few::Few;
use super::field::Field;
use super::kept::KeptResponse;
use super::past::{Past, Stood};

/// Text in a field that cannot be part of the response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unread {
    /// The text, as typed.
    pub text: String,
    /// Why; said once the field is left.
    pub problem: String,
    /// Whether it was left.
    pub left: bool,
}

/// Whether the response is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It was just opened, and nothing was changed.
    AsOpened,
    /// It is on its way to the disk.
    Saving,
    /// The browser says that it is on the disk, since this time of day.
    OnDisk(String),
    /// Only this page has it.
    MemoryOnly,
    /// It could not be stored, for this reason.
    Failed(String),
    /// Another tab has changed or removed it.
    Elsewhere,
}

/// What makes of one response the same two files again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    /// When they were made first.
    pub when: Time,
    /// Random bits, which nobody can guess.
    pub random: [u8; 16],
}

/// A response that is being filled in.
#[derive(Clone)]
pub(super) struct Work {
    /// Its key in this browser.
    pub key: String,
    /// What was said so far.
    pub response: Shared<Response>,
    /// Texts that cannot be part of it, by the path of their field.
    pub unread: Rc<Few<Unread>>,
    /// The field that is being typed in, and its text.
    typing: Option<(String, String)>,
    past: Past,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// When its two files were made and with which random bits; `None` once it was changed since.
    pub made: Option<Made>,
    /// Whether it is kept.
    pub saved: Saved,
    /// How often it was changed: what is to be stored anew.
    pub changes: u64,
}

/// What can happen to it.
pub(super) enum Do {
    /// A key was typed in a field.
    Type(Field, String),
    /// The field was left.
    Leave(Field),
    /// A lot was chosen, or given up.
    Choose(LotId, bool),
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is done again.
    Redo,
    /// Its two files are to be made.
    Make(Made),
    /// It was saved as a file.
    InFile,
    /// Whether it is kept is known, with so many changes in it.
    Kept(Saved, u64),
    /// What is here goes over another tab's copy.
    Chosen,
    /// Another copy of it takes its place.
    Replace(Box<Work>),
}

impl Work {
    /// A response as it was kept. Fails in words.
    pub(super) fn of(kept: &KeptResponse) -> Result<Self, String> {
        let response = Response::parse(&kept.text).map_err(|fault| fault.to_string())?;
        let mut unread = Few::default();
        for (path, (text, problem)) in kept.unread.iter() {
            let (text, problem) = (text.clone(), problem.clone());
            unread.put(path, Unread { text, problem, left: true });
        }
        Ok(Self {
            key: kept.key.clone(),
            response: Shared::new(response),
            unread: Rc::new(unread),
            typing: None,
            past: Past::default(),
            made: kept.made.as_ref().and_then(|(when, random)| {
                let when = Time::parse(when).ok()?;
                Some(Made { when, random: *random })
            }),
            changed_since_file: kept.changed_since_file,
            // What was changed here and is on no disk is stored as if it were changed now.
            saved: if kept.changes > 0 { Saved::Saving } else { Saved::AsOpened },
            changes: kept.changes,
        })
    }

    /// The same to be kept, at this time.
    pub(super) fn kept(&self, changed: String) -> Result<KeptResponse, String> {
        let mut unread = Few::default();
        for (path, there) in self.unread.iter() {
            unread.put(path, (there.text.clone(), there.problem.clone()));
        }
        Ok(KeptResponse {
            key: self.key.clone(),
            title: self.response.form.title.trim().to_owned(),
            changed,
            text: self.response.to_json().map_err(|fault| fault.to_string())?,
            unread,
            made: self.made.as_ref().map(|made| (made.when.to_string(), made.random)),
            changed_since_file: self.changed_since_file,
            changes: self.changes,
            ..KeptResponse::default()
        })
    }

    /// What stands in a field.
    pub(super) fn text(&self, field: &Field) -> String {
        let path = field.path();
        match (&self.typing, self.unread.get(&path)) {
            (Some((typing, text)), _) if *typing == path => text.clone(),
            (_, Some(unread)) => unread.text.clone(),
            _ => field.text(&self.response),
        }
    }

    /// Why what stands in a field cannot be part of the response; `None` while it is typed.
    pub(super) fn problem(&self, path: &str) -> Option<&str> {
        self.unread.get(path).filter(|there| there.left).map(|there| there.problem.as_str())
    }

    /// What the change that can be taken back was about, if there is one.
    pub(super) fn to_undo(&self) -> Option<&str> {
        self.past.last()
    }

    /// The same of the change that can be done again.
    pub(super) fn to_redo(&self) -> Option<&str> {
        self.past.next()
    }

    fn stands(&self, path: String) -> Stood {
        Stood { path, response: self.response.clone(), unread: Rc::clone(&self.unread) }
    }

    fn stand(&mut self, there: Stood) {
        (self.response, self.unread) = (there.response, there.unread);
        self.typing = None;
        self.changed();
    }

    fn remember(&mut self, path: String) {
        // What is typed in one field in one go is one change.
        let goes_on = self.typing.as_ref().is_some_and(|(typing, _)| *typing == path)
            && self.past.last() == Some(&path);
        if !goes_on {
            let before = self.stands(path);
            self.past.note(before);
        }
    }

    fn changed(&mut self) {
        self.changed_since_file = true;
        self.made = None;
        self.mark_unsaved();
    }

    /// From this moment on “Saved” would not be true.
    fn mark_unsaved(&mut self) {
        self.changes += 1;
        if !matches!(self.saved, Saved::MemoryOnly | Saved::Elsewhere) {
            self.saved = Saved::Saving;
        }
    }

    /// Does it; says whether it made a difference.
    pub(super) fn act(&mut self, act: Do) -> bool {
        match act {
            Do::Type(field, text) => self.typed(&field, text),
            Do::Leave(field) => self.left(&field),
            Do::Choose(lot, chosen) => {
                self.remember(format!("lots/{lot}"));
                let mut response = (*self.response).clone();
                response.choose(&lot, chosen);
                self.response = Shared::new(response);
                if !chosen {
                    Rc::make_mut(&mut self.unread).remove_below(&format!("bids/{lot}/"));
                }
                self.changed();
            }
            Do::Undo => {
                let now = self.stands(String::new());
                let Some(before) = self.past.back(now) else { return false };
                self.stand(before);
            }
            Do::Redo => {
                let now = self.stands(String::new());
                let Some(after) = self.past.again(now) else { return false };
                self.stand(after);
            }
            Do::Make(made) => {
                self.made = Some(made);
                self.mark_unsaved();
            }
            Do::InFile => {
                // What was only opened and saved as it was is not to stand before what was changed later.
                if std::mem::take(&mut self.changed_since_file) {
                    self.mark_unsaved();
                }
            }
            Do::Kept(saved, changes) => {
                // What was changed since is not on the disk, and another tab's copy is not
                // forgotten before a person has chosen.
                let is_old = matches!(saved, Saved::OnDisk(_)) && changes != self.changes;
                if is_old || self.saved == saved || self.saved == Saved::Elsewhere {
                    return false;
                }
                self.saved = saved;
            }
            Do::Chosen => {
                self.saved = Saved::Saving;
                self.changes += 1;
            }
            Do::Replace(work) => *self = *work,
        }
        true
    }
}

#[cfg(test)]
pub(super) mod tests;
