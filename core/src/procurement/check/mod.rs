//! Everything that is wrong with a procurement, and everything that a person should be asked.

pub(crate) mod decided;
mod evaluation;
mod faults;
mod offers;
mod queries;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::fault::Fault;

use super::{Index, Procurement};

pub(crate) use faults::{faults, faults_of_bids, faults_of_criteria, faults_of_offers};
pub(crate) use queries::queries_of_bids;

/// What [`check`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What is wrong: results are refused while there is any.
    pub faults: Vec<Fault>,
    /// What a person should look at: possible, but often a slip.
    pub queries: Vec<Fault>,
}

/// Names everything that is wrong, and everything to be asked, each with its place.
#[must_use]
pub fn check(procurement: &Procurement) -> Check {
    let index = Index::of(procurement);
    Check { faults: faults(procurement, &index), queries: queries::queries(procurement) }
}
