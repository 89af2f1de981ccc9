//! The award as people decide it, and that it no longer stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bid::Bid;
use crate::evaluation::Evaluation;
use crate::id::{BidId, LotId, SupplierId};
use crate::procurement::Procurement;
use crate::time::Time;

/// Who is awarded what. Nothing is sent to anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardDecision {
    /// Lot by lot.
    pub lots: Vec<AwardedLot>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub when: Time,
    /// Who decided.
    pub decided_by: String,
}

/// Who is awarded a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardedLot {
    /// The lot.
    pub lot: LotId,
    /// The bids that are awarded it; none where it is not awarded.
    pub winners: Vec<BidId>,
    /// The bids kept in reserve, the first first.
    pub reserves: Vec<BidId>,
}

/// That an award decision no longer stands. What was decided stays on the record, and another award can be decided after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnAward {
    /// The number of the entry that recorded the award decision.
    pub entry: u64,
    /// Why.
    pub reason: String,
    /// When this was decided: not before the award was.
    pub when: Time,
    /// Who decided it.
    pub decided_by: String,
}

/// An award decision that is recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Awarded {
    /// The number of its entry.
    pub entry: u64,
    /// What was decided.
    pub decision: AwardDecision,
    /// The procurement as it stood then.
    pub decided_on: Arc<Procurement>,
    /// Since when it no longer stands, if so: the number of that entry, and what it says.
    pub withdrawn: Option<(u64, WithdrawnAward)>,
}

/// That an award [has moved on](Awarded::has_moved_on), as a sentence.
pub const MOVED_ON: &str = "These are not the figures that the award was decided on: bids, scores, decisions, draws, withdrawals or something else that results come from were changed or recorded after it.";

impl Awarded {
    /// Whether something that results come from is other now than when the award was decided: they
    /// may no longer be the results that it rests on. What suppliers and the procurement are called
    /// is not part of them; which lots a supplier prefers is.
    #[must_use]
    pub fn has_moved_on(&self, now: &Procurement) -> bool {
        figures_differ(&self.decided_on, now)
    }
}

/// Whether something that results come from is other in one than in the other. In which order it was entered or brought
/// over is not part of it, nor is how a score is explained.
pub(super) fn figures_differ(then: &Procurement, now: &Procurement) -> bool {
    then.scheme != now.scheme
        || then.measures != now.measures
        || (then.bids != now.bids && bids(then) != bids(now))
        || (then.evaluation != now.evaluation && judged(then) != judged(now))
        || preferences(then) != preferences(now)
}

/// The bids, each with what it offers in one order.
fn bids(of: &Procurement) -> BTreeMap<&BidId, Bid> {
    let in_order = |bid: &Bid| {
        let mut bid = bid.clone();
        bid.prices.sort_by(|one, other| one.criterion.cmp(&other.criterion));
        for price in &mut bid.prices {
            price.rates.sort_by(|one, other| one.line.cmp(&other.line));
        }
        bid.commitments.sort_by(|one, other| one.measure.cmp(&other.measure));
        bid.answers.sort_by(|one, other| one.criterion.cmp(&other.criterion));
        bid
    };
    of.bids.iter().map(|bid| (&bid.id, in_order(bid))).collect()
}

/// What people scored, decided, drew and were told, each by what it is about.
fn judged(of: &Procurement) -> impl PartialEq + '_ {
    let Evaluation { mode, scores, decisions, draws, withdrawals } = &of.evaluation;
    let scores = scores.iter().map(|it| ((&it.bid, &it.criterion), &it.level));
    let decisions = decisions.iter().map(|it| ((&it.bid, &it.criterion, it.about.code()), it));
    let draws = draws.iter().map(|it| (&it.order, it));
    let withdrawals = withdrawals.iter().map(|it| (&it.bid, it));
    (
        mode,
        scores.collect::<BTreeMap<_, _>>(),
        decisions.collect::<BTreeMap<_, _>>(),
        draws.collect::<BTreeMap<_, _>>(),
        withdrawals.collect::<BTreeMap<_, _>>(),
    )
}

/// Which lots suppliers prefer, of those that prefer any.
fn preferences(of: &Procurement) -> BTreeMap<&SupplierId, &[LotId]> {
    let all = of.suppliers.iter().map(|it| (&it.id, it.lot_preference.as_slice()));
    all.filter(|(_, lots)| !lots.is_empty()).collect()
}
