//! Where everything stands that bids and scores refer to, looked up once.
//!
//! Thousands of offers and scores name their measure, their bid, their question and their level by
//! id. Checking and assessing both need to know what that is, on every keystroke.

use std::cell::Cell;

use crate::id::LevelId;
use crate::number::Quantity;
use crate::scheme::{Criterion, Kind, Level, PassFail, Scale};

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
    /// The suppliers.
    pub(crate) suppliers: Lookup<'a>,
    scores: Vec<ScoreAt>,
    offers: Vec<OfferAt>,
    /// For each bid, where its offers begin in `offers`, and whether it says that things are
    /// counted under several measures.
    of_bid: Vec<(usize, bool)>,
}

/// One offer, and what it refers to.
#[derive(Clone, Copy)]
pub(crate) struct OfferAt {
    /// The measure; `None` if it is not there.
    pub(crate) measure: Option<u32>,
    pub(crate) quantity: Option<Quantity>,
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
            of_bid: Vec::with_capacity(procurement.bids.len()),
            suppliers: Lookup::of(procurement.suppliers.iter().map(|it| it.id.as_str())),
        };
        index.scores = index.all_scores(procurement);
        for bid in &procurement.bids {
            let first = index.offers.len();
            let mut shares = false;
            for offer in &bid.commitments {
                shares |= !offer.also_under.is_empty();
                let measure = index.measures.find(offer.measure.as_str());
                index.offers.push(OfferAt { measure, quantity: offer.quantity });
            }
            index.of_bid.push((first, shares));
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
                    level_in(&scales.get(at)?.as_ref()?.levels, &score.level)
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

    /// The offers of the bid at this position, in their order.
    pub(crate) fn offers(&self, bid: usize) -> &[OfferAt] {
        let first = |bid: usize| self.of_bid.get(bid).map(|(first, _)| *first);
        let end = first(bid + 1).unwrap_or(self.offers.len());
        first(bid).and_then(|first| self.offers.get(first..end)).unwrap_or_default()
    }

    /// Whether the bid at this position says that things are counted under several measures.
    pub(crate) fn shares(&self, bid: usize) -> bool {
        self.of_bid.get(bid).is_some_and(|(_, shares)| *shares)
    }
}

/// The first of the guesses at which an id is the right one.
fn position(ids: &[&str], guesses: [usize; 2], is: impl Fn(&str) -> bool) -> Option<usize> {
    guesses.into_iter().find(|guess| ids.get(*guess).is_some_and(|there| is(there)))
}

/// The position of a level in its scale.
fn level_in(levels: &[Level], id: &LevelId) -> Option<usize> {
    let same = |level: &Level| std::ptr::eq(level.id.as_str(), id.as_str());
    levels.iter().position(same).or_else(|| levels.iter().position(|level| level.id == *id))
}

/// Things by their id. Who asks mostly asks in their order, so the next one is tried first.
pub(crate) struct Lookup<'a> {
    ids: Vec<&'a str>,
    /// The positions, by id; those with one id in order.
    sorted: Vec<u32>,
    /// The positions of things whose id stands before, in order; hardly ever any.
    repeated: Vec<u32>,
    next: Cell<usize>,
}

impl<'a> Lookup<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let id = |at: u32| ids.get(at as usize);
        let mut sorted: Vec<u32> = (0..).take(ids.len()).collect();
        sorted.sort_by(|a, b| id(*a).cmp(&id(*b)));
        let mut repeated: Vec<u32> = sorted
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if id(*a) == id(*b) => Some(*b),
                _ => None,
            })
            .collect();
        repeated.sort_unstable();
        Self { sorted, repeated, next: Cell::new(0), ids }
    }

    /// The position of the thing with this id; of two with one id, the first is meant.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let next = self.next.get();
        let guesses = [next, next.wrapping_sub(1)];
        // Ids that were copied are one text in one place: seen without reading it.
        let found = position(&self.ids, guesses, |there| std::ptr::eq(there, id))
            .or_else(|| position(&self.ids, guesses, |there| there == id))
            .or_else(|| self.search(id))?;
        self.next.set(found + 1);
        u32::try_from(found).ok()
    }

    fn search(&self, id: &str) -> Option<usize> {
        let there = |at: &u32| self.ids.get(*at as usize).copied().unwrap_or_default();
        let place = self.sorted.partition_point(|at| there(at) < id);
        self.sorted.get(place).filter(|at| there(at) == id).map(|at| *at as usize)
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
