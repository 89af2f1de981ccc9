//! Where everything stands that bids and scores refer to, looked up once.
//!
//! Thousands of offers and scores name their measure, their bid, their question and their level by
//! id. Checking and assessing both need to know what that is, on every keystroke.

use std::cell::Cell;
use std::collections::HashMap;

use crate::bid::Bid;
use crate::scheme::{Criterion, Kind, PassFail, Scale};

use super::Procurement;

/// What refers to what, as positions.
pub(crate) struct Index<'a> {
    /// The bids.
    pub(crate) bids: Lookup<'a>,
    /// The criteria, in the order of [`DraftScheme::all`](crate::scheme::DraftScheme::all).
    pub(crate) criteria: Lookup<'a>,
    nodes: Vec<&'a Criterion>,
    /// The measures of the measure set.
    pub(crate) measures: Lookup<'a>,
    scores: Vec<ScoreAt>,
    offers: Vec<Option<u32>>,
    /// For each bid, where its offers begin in `offers`.
    first_offer: Vec<usize>,
}

/// What one agreed score refers to; `None` for what is not there.
#[derive(Clone, Copy)]
pub(crate) struct ScoreAt {
    pub(crate) bid: Option<u32>,
    pub(crate) criterion: Option<u32>,
    /// The level's position in its scale; 0 and 1 for passed and failed.
    pub(crate) level: Option<u16>,
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
            nodes,
            scores: Vec::new(),
            offers: Vec::new(),
            first_offer: Vec::new(),
        };
        index.scores = index.all_scores(procurement);
        for bid in &procurement.bids {
            index.first_offer.push(index.offers.len());
            let measures = &index.measures;
            let at = bid.commitments.iter().map(|offer| measures.find(offer.measure.as_str()));
            index.offers.extend(at);
        }
        index
    }

    fn all_scores(&self, procurement: &'a Procurement) -> Vec<ScoreAt> {
        let scales: Vec<Option<&Scale>> = self
            .nodes
            .iter()
            .map(|criterion| {
                let id = criterion.kind.scale()?;
                procurement.scheme.scales.iter().find(|scale| scale.id == *id)
            })
            .collect();
        let scores = &procurement.evaluation.scores;
        scores
            .iter()
            .map(|score| {
                let criterion = self.criteria.find(score.criterion.as_str());
                let level = criterion.and_then(|at| {
                    let at = at as usize;
                    if let Kind::PassFail(_) = self.nodes.get(at)?.kind {
                        let judged = [PassFail::PASS, PassFail::FAIL];
                        return judged.iter().position(|it| *it == score.level.as_str());
                    }
                    let levels = &scales.get(at)?.as_ref()?.levels;
                    levels.iter().position(|level| level.id == score.level)
                });
                ScoreAt {
                    bid: self.bids.find(score.bid.as_str()),
                    criterion,
                    level: level.and_then(|level| u16::try_from(level).ok()),
                }
            })
            .collect()
    }

    /// A criterion.
    pub(crate) fn criterion(&self, at: u32) -> Option<&'a Criterion> {
        self.nodes.get(at as usize).copied()
    }

    /// A criterion by its id.
    pub(crate) fn criterion_of(&self, id: &str) -> Option<&'a Criterion> {
        self.criterion(self.criteria.find(id)?)
    }

    /// What each agreed score refers to, in their order.
    pub(crate) fn scores(&self) -> &[ScoreAt] {
        &self.scores
    }

    /// The measure of each offer of a bid, in their order; `bid` is its position.
    pub(crate) fn offers(&self, bid: usize, of: &Bid) -> &[Option<u32>] {
        let first = self.first_offer.get(bid).copied().unwrap_or_default();
        self.offers.get(first..first + of.commitments.len()).unwrap_or_default()
    }
}

/// Things by their id. Who asks mostly asks in their order, so the next one is tried first.
pub(crate) struct Lookup<'a> {
    ids: Vec<&'a str>,
    at: HashMap<&'a str, u32>,
    next: Cell<usize>,
}

impl<'a> Lookup<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut at = HashMap::with_capacity(ids.len());
        for (position, id) in (0..).zip(&ids) {
            // Of two with one id, the first is meant; that there are two is named elsewhere.
            at.entry(*id).or_insert(position);
        }
        Self { ids, at, next: Cell::new(0) }
    }

    /// The position of the thing with this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let next = self.next.get();
        for guess in [next, next.wrapping_sub(1)] {
            if self.ids.get(guess) == Some(&id) {
                self.next.set(guess + 1);
                return u32::try_from(guess).ok();
            }
        }
        let found = *self.at.get(id)?;
        self.next.set(found as usize + 1);
        Some(found)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}
