//! What can be taken back, and done again after that.

use std::rc::Rc;

use common_measure::response::Response;
use common_measure_parts::Shared;

use super::few::Few;
use super::work::Unread;

/// How many changes can be taken back.
const MOST: usize = 200;

/// A response as it stood, at one side of a change.
#[derive(Clone)]
pub(super) struct Stood {
    /// What was changed: the path of a field, or of the lot that was chosen.
    pub path: String,
    /// What was said.
    pub response: Shared<Response>,
    /// Texts that could not be part of it.
    pub unread: Rc<Few<Unread>>,
}

/// The changes on both sides of now.
#[derive(Clone, Default)]
pub(super) struct Past {
    undo: Vec<Stood>,
    redo: Vec<Stood>,
}

impl Past {
    /// Notes how it stood before a change. What was taken back cannot be done again from then on.
    pub(super) fn note(&mut self, before: Stood) {
        self.redo.clear();
        self.undo.push(before);
        if self.undo.len() > MOST {
            self.undo.remove(0);
        }
    }

    /// What the change that would be taken back was about, if there is one.
    pub(super) fn last(&self) -> Option<&str> {
        self.undo.last().map(|before| before.path.as_str())
    }

    /// What the change that would be done again was about, if there is one.
    pub(super) fn next(&self) -> Option<&str> {
        self.redo.last().map(|after| after.path.as_str())
    }

    /// How it stood before the last change; `now` is how it stands.
    pub(super) fn back(&mut self, now: Stood) -> Option<Stood> {
        let before = self.undo.pop()?;
        self.redo.push(Stood { path: before.path.clone(), ..now });
        Some(before)
    }

    /// How it stood before a change was taken back; `now` is how it stands.
    pub(super) fn again(&mut self, now: Stood) -> Option<Stood> {
        let after = self.redo.pop()?;
        self.undo.push(Stood { path: after.path.clone(), ..now });
        Some(after)
    }
}
