//! What is wrong: a result is refused while there is any of it.

use super::{evaluation, offers};
use crate::fault::{Fault, Place};
use crate::procurement::{Index, Measures, Procurement};
use crate::scheme;

/// Names everything that is wrong, each with its place.
pub(crate) fn faults(of: &Procurement, index: &Index) -> Vec<Fault> {
    let mut found = faults_of_offers(of, index);
    if !index.is_too_large {
        found.extend(evaluation::faults(of, index));
    }
    found
}

/// What is wrong with the award criteria and with what is offered on them: all that can be wrong where nothing is
/// evaluated yet, as in a response.
pub(crate) fn faults_of_offers(of: &Procurement, index: &Index) -> Vec<Fault> {
    let mut found = if index.is_too_large { Vec::new() } else { faults_of_criteria(of) };
    found.extend(offers::faults(of, index));
    found
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

/// What is wrong with everything else: suppliers, bids, scores, decisions.
pub(crate) fn faults_of_bids(of: &Procurement, index: &Index) -> Vec<Fault> {
    let mut found = offers::faults(of, index);
    if !index.is_too_large {
        found.extend(evaluation::faults(of, index));
    }
    found
}
