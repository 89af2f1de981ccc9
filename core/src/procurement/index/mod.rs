//! What bids and scores refer to, looked up once, and what they say, as tables.
//!
//! Thousands of offers and scores name their measure, their bid, their question and their level by
//! id. Checking and assessing both need to know what that is, on every keystroke, so each is read
//! once: what is in order goes into a table, and what is not is put aside to be named.

mod agreed;
mod lookup;
mod offered;

use crate::scheme::Criterion;

use super::Procurement;

pub(crate) use agreed::{Agreed, LevelAt};
pub(crate) use lookup::Lookup;
pub(crate) use offered::Offered;

/// The most cells, bids × criteria and measures, that are taken in: far beyond any tender, and
/// little enough that a file made to exhaust a machine is refused in words instead.
pub(crate) const MOST_CELLS: usize = 5_000_000;

/// What refers to what, as positions.
pub(crate) struct Index<'a> {
    /// The bids.
    pub(crate) bids: Lookup<'a>,
    /// The criteria, in the order of [`DraftScheme::all`](crate::scheme::DraftScheme::all).
    pub(crate) criteria: Lookup<'a>,
    nodes: Vec<&'a Criterion>,
    /// The measures of the measure set.
    pub(crate) measures: Lookup<'a>,
    /// The suppliers.
    pub(crate) suppliers: Lookup<'a>,
    /// The agreed scores.
    pub(crate) agreed: Agreed,
    /// The quantities offered.
    pub(crate) offered: Offered,
    /// Whether there are more than [`MOST_CELLS`]. Then the tables are empty.
    pub(crate) is_too_large: bool,
}

impl<'a> Index<'a> {
    pub(crate) fn of(procurement: &'a Procurement) -> Self {
        let nodes: Vec<&Criterion> = procurement.scheme.all().collect();
        let framework = procurement.measures.framework();
        let measures = framework.iter().flat_map(|set| &set.measures);
        let mut index = Self {
            bids: Lookup::of(procurement.bids.iter().map(|bid| bid.id.as_str())),
            criteria: Lookup::of(nodes.iter().map(|criterion| criterion.id.as_str())),
            measures: Lookup::of(measures.map(|measure| measure.id.as_str())),
            suppliers: Lookup::of(procurement.suppliers.iter().map(|it| it.id.as_str())),
            nodes,
            agreed: Agreed::default(),
            offered: Offered::default(),
            is_too_large: false,
        };
        let width = index.criteria.len() + index.measures.len();
        if index.bids.len().saturating_mul(width) > MOST_CELLS {
            index.is_too_large = true;
            return index;
        }
        let scales = &procurement.scheme.scales;
        let scores = &procurement.evaluation.scores;
        index.agreed = Agreed::read(scores, &index.bids, &index.criteria, &index.nodes, scales);
        index.offered = Offered::read(&procurement.bids, &index.measures);
        index
    }

    /// A criterion.
    pub(crate) fn criterion(&self, at: u32) -> Option<&'a Criterion> {
        self.nodes.get(at as usize).copied()
    }

    /// A criterion by its id.
    pub(crate) fn criterion_of(&self, id: &str) -> Option<&'a Criterion> {
        self.criterion(self.criteria.find(id)?)
    }
}
