//! Where the work is kept: what every text about saving goes by.

use super::file::{FileState, Place};
use super::storage::Storage;
use super::{SaveState, Session};

/// Where what a person enters is kept, without their doing anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept<'a> {
    /// The browser has not said yet whether it keeps anything.
    NotKnown,
    /// In this browser, and in the file of this name too.
    Browser(Option<&'a str>),
    /// In the file of this name alone.
    File(&'a str),
    /// Nowhere, and so far it is as it was saved in the file of this name; empty for a download.
    AsIn(&'a str),
    /// Nowhere, and it was changed after it was saved as a file.
    ChangedSince,
    /// Nowhere, and it was never saved as a file; or nothing is open.
    Page,
}

/// How the notice that nothing is kept shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Notice {
    /// Whole, so that nobody misses it.
    #[default]
    Whole,
    /// In a line: the person has read it, or has a file since it was said.
    Line,
}

impl Kept<'_> {
    /// Whether this browser keeps it, as far as is known.
    pub(crate) fn in_browser(self) -> bool {
        matches!(self, Self::NotKnown | Self::Browser(_))
    }
}

impl Session {
    /// Where what is open is kept.
    pub(crate) fn kept(&self) -> Kept<'_> {
        let place = self.place().map(Place::name).filter(|_| self.is_written());
        match &self.saved {
            SaveState::Nothing if self.storage.is_none() => return Kept::NotKnown,
            SaveState::Nothing | SaveState::Saving | SaveState::Saved(_) => {
                return Kept::Browser(place);
            }
            SaveState::MemoryOnly(_) | SaveState::Failed(_) | SaveState::Stale => {}
        }
        let changed = self.changed_since_file || !self.unfinished.is_empty();
        match (place, &self.file) {
            (Some(name), _) => Kept::File(name),
            (None, Some(name)) if !changed => Kept::AsIn(name),
            (None, Some(_)) => Kept::ChangedSince,
            (None, None) => Kept::Page,
        }
    }

    /// Whether it is saved at each step to the file that was chosen.
    fn is_written(&self) -> bool {
        // Nothing is written before a person has chosen between what is here and what is kept.
        self.saved != SaveState::Stale
            && matches!(self.on_disk, FileState::Writing | FileState::Written(_))
    }

    /// The person's name where this browser does not keep it; empty otherwise.
    pub(crate) fn name_not_kept(&self) -> &str {
        if self.storage.as_ref().is_some_and(Storage::keeps) { "" } else { &self.name }
    }
}
