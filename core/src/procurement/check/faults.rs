//! What is wrong: a result is refused while there is any of it.

use crate::fault::{Fault, Place};
use crate::procurement::{Index, MOST_CELLS, Measures, Procurement};
use crate::scheme;

/// Names everything that is wrong, each with its place.
pub(crate) fn faults(of: &Procurement, index: &Index) -> Vec<Fault> {
    Finder::of(of, index, |finder| {
        finder.criteria();
        finder.offers();
        finder.evaluation();
    })
}

/// What is wrong with the award criteria and with what is offered on them: all that can be wrong where nothing is
/// evaluated yet, as in a response.
pub(crate) fn faults_of_offers(of: &Procurement, index: &Index) -> Vec<Fault> {
    Finder::of(of, index, |finder| {
        finder.criteria();
        finder.offers();
    })
}

/// What is wrong with everything but the award criteria: suppliers, bids, scores, decisions.
pub(crate) fn faults_of_bids(of: &Procurement, index: &Index) -> Vec<Fault> {
    Finder::of(of, index, |finder| {
        finder.offers();
        finder.evaluation();
    })
}

/// What is wrong with the measures and the award criteria.
pub(crate) fn faults_of_criteria(of: &Procurement) -> Vec<Fault> {
    let framework = of.measures.framework();
    let mut found = match &of.measures {
        Measures::BuiltIn(id) if framework.is_none() => vec![Fault::new(
            Place::new("measures", "Measure set"),
            format!("This edition has no measure set called {id}."),
            "Open the file with the edition that made it, or choose another measure set.",
        )],
        Measures::BuiltIn(_) => Vec::new(),
        Measures::Own(own) => own.check(),
    };
    found.extend(scheme::faults(&of.scheme, framework));
    found
}

/// Thousands of cells are looked at on every keystroke, so what they refer to is looked up once,
/// and a place is put into words only where something is wrong.
pub(super) struct Finder<'a> {
    pub(super) of: &'a Procurement,
    pub(super) index: &'a Index<'a>,
    pub(super) found: Vec<Fault>,
}

impl<'a> Finder<'a> {
    /// What is found in a procurement, or only that there is too much to look at.
    fn of(of: &'a Procurement, index: &'a Index<'a>, find: impl FnOnce(&mut Self)) -> Vec<Fault> {
        let mut finder = Self { of, index, found: Vec::new() };
        if index.is_too_large {
            finder.too_large();
        } else {
            find(&mut finder);
        }
        finder.found
    }

    pub(super) fn fault(
        &mut self,
        place: Place,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.found.push(Fault::new(place, problem, remedy));
    }

    fn criteria(&mut self) {
        self.found.extend(faults_of_criteria(self.of));
    }

    fn too_large(&mut self) {
        let (bids, criteria) = (self.index.bids.len(), self.index.criteria.len());
        self.fault(
            Place::new("bids", "Bids"),
            format!("{bids} bids on {criteria} criteria are more than can be assessed at once."),
            format!("Divide them: bids × (criteria + measures) may come to {MOST_CELLS}."),
        );
    }
}
