//! The open record, held by everything that holds the session.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure::record::Record;

/// A record that is only ever added to. Clones are the same record: nothing is copied for an entry.
#[derive(Clone, Debug)]
pub(crate) struct Journal(Rc<RefCell<Record>>);

impl Journal {
    /// Holds a record.
    pub(crate) fn new(record: Record) -> Self {
        Self(Rc::new(RefCell::new(record)))
    }

    /// What a look at the record answers; `None` only from within a change of it.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Record) -> T) -> Option<T> {
        self.0.try_borrow().ok().map(|record| look(&record))
    }

    /// What a change of the record answers; `None` only from within a look at it.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Record) -> T) -> Option<T> {
        self.0.try_borrow_mut().ok().map(|mut record| change(&mut record))
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.read(|record| record.entries().len()).unwrap_or_default()
    }
}

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
