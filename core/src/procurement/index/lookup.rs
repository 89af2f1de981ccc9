//! Things by their id.

use std::cell::Cell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Things by their id. Who asks mostly asks in their order, so the next one is tried first.
pub(crate) struct Lookup<'a> {
    ids: Vec<&'a str>,
    /// The positions, by id; of two with one id, the first.
    positions: HashMap<&'a str, u32, RandomState>,
    /// The positions of things whose id stands before, in order; hardly ever any.
    repeated: Vec<u32>,
    next: Cell<usize>,
}

impl<'a> Lookup<'a> {
    pub(super) fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut positions = HashMap::with_capacity_and_hasher(ids.len(), RandomState::default());
        let mut repeated = Vec::new();
        for (at, id) in (0..).zip(&ids) {
            if *positions.entry(*id).or_insert(at) != at {
                repeated.push(at);
            }
        }
        Self { ids, positions, repeated, next: Cell::new(0) }
    }

    /// The position of the thing with this id; of two with one id, the first is meant.
    #[inline]
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let next = self.next.get();
        // Mostly it is the next one, or the same again. Ids that were copied are one text in one
        // place: seen without reading it.
        for at in [next, next.wrapping_sub(1)] {
            if self.ids.get(at).is_some_and(|there| std::ptr::eq(*there, id)) {
                self.next.set(at + 1);
                return u32::try_from(at).ok();
            }
        }
        self.search(id)
    }

    fn search(&self, id: &str) -> Option<u32> {
        let next = self.next.get();
        let mut guesses = [next, next.wrapping_sub(1), 0].into_iter();
        let guess = guesses.find(|at| self.ids.get(*at).is_some_and(|there| *there == id));
        let guess =
            guess.and_then(|at| u32::try_from(at).ok()).filter(|_| self.repeated.is_empty());
        let found = guess.or_else(|| self.positions.get(id).copied())?;
        self.next.set(found as usize + 1);
        Some(found)
    }

    /// Whether the thing at this position has an id that stands before.
    pub(crate) fn is_repeated(&self, at: usize) -> bool {
        u32::try_from(at).is_ok_and(|at| self.repeated.binary_search(&at).is_ok())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}
