//! Whether a bid that cannot win decided between the first two. Relative points depend on all bids
//! used for comparison, so a third bid can. Worked out on request, by leaving out each bid beyond
//! the first two and comparing their order.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde::Serialize;

use crate::id::{BidId, LotId};
use crate::procurement::Procurement;

use super::{Assessment, Assessor, Reading, Standing};

/// A bid beyond the first two without which they would stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decider {
    /// The lot.
    pub lot: LotId,
    /// The bid that decides without winning.
    pub bid: BidId,
    /// Who is before whom with it, or beside.
    pub first: BidId,
    /// Who is behind, or beside.
    pub second: BidId,
    /// Whether the two would be equal without it.
    pub equal_without: bool,
    /// Else which of the two would be before the other without it: the second, or, where the two are
    /// equal with it, either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_without: Option<BidId>,
}

/// What was found in sentences, by what bids are called; also that nothing was.
#[must_use]
pub fn deciders_in_words(found: &[Decider], name: impl Fn(&BidId) -> String) -> Vec<String> {
    if found.is_empty() {
        return vec!["No. No bid beyond the first two decides between them.".to_owned()];
    }
    let sentence = |decider: &Decider| {
        let Decider { bid, first, second, before_without, .. } = decider;
        let turned = before_without.as_ref() == Some(second);
        let (bid, first, second) = (name(bid), name(first), name(second));
        let then = if decider.equal_without {
            format!("{first} and {second} would be equal")
        } else if turned {
            format!("{second} would stand before {first}")
        } else {
            format!("{first} would stand before {second}")
        };
        format!("Yes. {bid} decides between {first} and {second}: without it, {then}.")
    };
    found.iter().map(sentence).collect()
}

/// The bids beyond the first two, lot by lot, without which the first two would stand otherwise.
#[must_use]
pub fn deciders(procurement: &Procurement, reading: Reading) -> Vec<Decider> {
    DeciderSearch::new(procurement, reading).flatten().collect()
}

/// The same, one bid at a time: each turn leaves one bid out and says whether it decided.
#[derive(Clone, Debug)]
pub struct DeciderSearch {
    reading: Reading,
    assessor: Assessor,
    /// Each lot with two ranked bids or more, with the procurement as if it were the only one.
    lots: Vec<Contest>,
    /// What is still to be left out: a position in `lots`, and a bid.
    left: std::vec::IntoIter<(usize, BidId)>,
}

#[derive(Clone, Debug)]
struct Contest {
    lot: LotId,
    alone: Procurement,
    first: BidId,
    second: BidId,
    now: Option<Ordering>,
}

impl DeciderSearch {
    /// What there is to try. Nothing for a procurement with faults.
    #[must_use]
    pub fn new(procurement: &Procurement, reading: Reading) -> Self {
        let (mut lots, mut left) = (Vec::new(), Vec::new());
        let mut assessor = Assessor::default();
        let assessment = assessor.assess(procurement, reading).ok();
        for lot in assessment.iter().flat_map(|assessment| &assessment.lots) {
            let mut ids = lot.ranking.iter().filter_map(|at| Some(&lot.bids.get(*at)?.bid));
            let (Some(first), Some(second)) = (ids.next(), ids.next()) else { continue };
            let others = lot.bids.iter().filter(|bid| bid.bid != *first && bid.bid != *second);
            left.extend(others.map(|bid| (lots.len(), bid.bid.clone())));
            let keep: HashSet<&BidId> = lot.bids.iter().map(|bid| &bid.bid).collect();
            lots.push(Contest {
                lot: lot.lot.clone(),
                alone: only(procurement.clone(), |bid| keep.contains(bid)),
                first: first.clone(),
                second: second.clone(),
                now: assessment.as_ref().and_then(|all| apart(all, first, second)),
            });
        }
        Self { reading, assessor, lots, left: left.into_iter() }
    }

    fn decider(&mut self, at: usize, bid: BidId) -> Option<Decider> {
        let Contest { lot, alone, first, second, now } = self.lots.get(at)?;
        let without = only(alone.clone(), |other| *other != bid);
        let then = apart(&self.assessor.assess(&without, self.reading).ok()?, first, second);
        let then = then.filter(|then| Some(*then) != *now)?;
        Some(Decider {
            lot: lot.clone(),
            bid,
            first: first.clone(),
            second: second.clone(),
            equal_without: then == Ordering::Equal,
            before_without: match then {
                Ordering::Less => Some(first.clone()),
                Ordering::Equal => None,
                Ordering::Greater => Some(second.clone()),
            },
        })
    }
}

impl Iterator for DeciderSearch {
    type Item = Option<Decider>;

    fn next(&mut self) -> Option<Self::Item> {
        let (at, bid) = self.left.next()?;
        Some(self.decider(at, bid))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl ExactSizeIterator for DeciderSearch {}

/// The procurement with these bids only, and what was said about them.
fn only(mut procurement: Procurement, keep: impl Fn(&BidId) -> bool) -> Procurement {
    procurement.bids.retain(|bid| keep(&bid.id));
    let said = &mut procurement.evaluation;
    said.scores.retain(|score| keep(&score.bid));
    said.decisions.retain(|decision| keep(&decision.bid));
    said.withdrawals.retain(|withdrawn| keep(&withdrawn.bid));
    for draw in &mut said.draws {
        draw.order.retain(|drawn| keep(drawn));
    }
    // What is left of a draw between two tells nothing apart, and would be a fault.
    said.draws.retain(|draw| draw.order.len() > 1);
    procurement
}

/// How two bids stand to each other. One that is not ranked, as where it misses a relative minimum,
/// stands behind one that is; two that are not do not stand to each other at all.
fn apart(assessment: &Assessment, first: &BidId, second: &BidId) -> Option<Ordering> {
    let rank = |id: &BidId| match assessment.bid(id)?.1.standing {
        Standing::Ranked { rank, .. } => Some(rank),
        _ => None,
    };
    match (rank(first), rank(second)) {
        (Some(first), Some(second)) => Some(first.cmp(&second)),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    }
}
