//! Where on the person's disk a record is kept, and how this page left it there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use common_measure::record::Record;
use web_sys::File;

use super::disk::Handle;
use crate::session::Journal;

/// How this page left a file.
#[derive(Clone)]
pub(super) struct Look {
    /// Its size in bytes.
    pub size: f64,
    /// When it was changed, as the browser counts time.
    pub modified: f64,
    /// The last line of the record in it.
    pub last: String,
}

/// What may stand in a file before it is written for the first time.
#[derive(Clone)]
pub(super) enum Left {
    /// Nothing, because browsers empty what is chosen to be replaced; or the record as it was some time ago, written by
    /// this page before it was loaded again, or by another tab.
    Unknown,
    /// What this page read from it or wrote to it.
    As(Look),
}

/// A file on the person's disk that one record is saved to. Clones are the same place.
#[derive(Clone)]
pub(crate) struct Place(Rc<Inner>);

struct Inner {
    handle: Handle,
    name: String,
    left: RefCell<Left>,
    may_ask: Cell<bool>,
    wanted: RefCell<Option<Journal>>,
    running: Cell<bool>,
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Place {
    fn new(handle: Handle, may_ask: bool) -> Self {
        Self(Rc::new(Inner {
            name: handle.name(),
            handle,
            left: RefCell::new(Left::Unknown),
            may_ask: Cell::new(may_ask),
            wanted: RefCell::new(None),
            running: Cell::new(false),
        }))
    }

    /// A file that the person chose to open. The first write may ask them.
    pub(super) fn opened(handle: Handle) -> Self {
        Self::new(handle, true)
    }

    /// A file that the person chose to save to, now or before this page was loaded.
    pub(crate) fn kept(handle: Handle) -> Self {
        Self::new(handle, false)
    }

    /// The browser's own name for it, to be kept.
    pub(crate) fn handle(&self) -> &Handle {
        &self.0.handle
    }

    /// The file's name.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// Notes that the record was just read from it, whole.
    pub(crate) fn was_read(&self, file: &File, last: String) {
        let look = Look { size: file.size(), modified: file.last_modified(), last };
        self.leave(Left::As(look));
    }

    pub(super) fn left(&self) -> Left {
        self.0.left.borrow().clone()
    }

    pub(super) fn leave(&self, left: Left) {
        *self.0.left.borrow_mut() = left;
    }

    /// Whether the person may be asked without having clicked for it: once.
    pub(super) fn may_ask(&self) -> bool {
        self.0.may_ask.take()
    }

    /// Notes what is to be written next. Says whether that must be begun: otherwise it is under way.
    pub(super) fn want(&self, journal: Journal) -> bool {
        *self.0.wanted.borrow_mut() = Some(journal);
        !self.0.running.replace(true)
    }

    /// What is to be written next; after `None` nothing is under way.
    pub(super) fn next(&self) -> Option<Journal> {
        let next = self.0.wanted.borrow_mut().take();
        self.0.running.set(next.is_some());
        next
    }
}

/// How many entries of a record are in a text that holds nothing else; `None` if it holds anything
/// else. What a last line without an end says counts for nothing where it is the beginning of an entry.
pub(crate) fn entries_in(text: &str, record: &Record) -> Option<usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut ours = record.lines().iter();
    let mut whole = 0;
    for line in text.split_inclusive('\n') {
        let ours = ours.next()?;
        match line.strip_suffix('\n') {
            Some(line) if line.strip_suffix('\r').unwrap_or(line) == ours => whole += 1,
            None if ours.starts_with(line) => {}
            _ => return None,
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../../../examples/sports-pavilion.record.jsonl");

    #[test]
    fn a_file_that_holds_some_of_the_record_is_told_from_any_other() {
        let record = Record::read(TEXT).map(|read| read.record);
        let Ok(record) = record else { panic!("the example is a record") };
        let all = record.lines().len();
        let in_text = |text: &str| entries_in(text, &record);
        assert_eq!(in_text(TEXT), Some(all));
        assert_eq!(in_text(""), Some(0));
        assert_eq!(in_text(&format!("\u{feff}{}", TEXT.replace('\n', "\r\n"))), Some(all));
        let first = format!("{}\n", record.lines()[0]);
        assert_eq!(in_text(&first), Some(1));
        assert_eq!(in_text(&TEXT[..first.len() + 70]), Some(1), "cut off within the second entry");
        assert_eq!(in_text(&TEXT.replace("Averdale", "Averdata")), None);
        assert_eq!(in_text(&format!("{TEXT}{first}")), None, "it goes on");
        assert_eq!(in_text(&format!("{first}something else")), None);
        assert_eq!(in_text("{}"), None);
    }
}
