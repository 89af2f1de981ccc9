//! What the session knows of the file that the open procurement is saved as.

use super::file::{FileState, Place};
use super::{Notice, Session};

impl Session {
    /// From now on it is saved to this file, or to none.
    pub(super) fn take_place(&mut self, key: &str, place: Option<Place>) {
        if self.key.as_deref() == Some(key) {
            self.on_disk = FileState::of(place.as_ref());
            if place.is_some() {
                self.not_kept = Notice::Line;
            }
            self.place = place;
            self.reminder = None;
        }
    }

    /// The same for the file that was known before, unless the person has chosen one meanwhile.
    pub(super) fn find_place(&mut self, key: &str, place: Place) {
        if self.place.is_none() {
            self.take_place(key, Some(place));
        }
    }

    pub(super) fn downloaded(&mut self) {
        self.changed_since_file = false;
        self.file = Some(String::new());
        self.not_kept = Notice::Line;
        self.reminder = None;
    }

    pub(super) fn on_disk(&mut self, place: &Place, state: FileState) {
        if self.place.as_ref() == Some(place) {
            self.on_disk = state;
        }
    }

    /// From this moment on it would not be true that the file holds everything.
    pub(super) fn behind_on_disk(&mut self) {
        if let FileState::Written(_) = self.on_disk {
            self.on_disk = FileState::Writing;
        }
    }

    pub(super) fn written(&mut self, place: &Place, last: &str, time: String) {
        if self.place.as_ref() != Some(place) {
            return;
        }
        let all = self.record(|record| record.lines().last().is_some_and(|line| line == last));
        self.file = Some(place.name().to_owned());
        // What was entered meanwhile is written next.
        if all == Some(true) {
            self.on_disk = FileState::Written(time);
            self.changed_since_file = false;
        } else {
            self.on_disk = FileState::Writing;
        }
    }
}
