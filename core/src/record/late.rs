//! Late bids: what became of each, and whether what is entered of their suppliers as in time may be one of them.

use crate::bid::Bid;
use crate::id::LotId;
use crate::names::same_person;

use super::{LateBid, LateDecision, Process, State};

/// What became of a late bid: the decision, and what was said of it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateOutcome {
    /// Whether it is taken in.
    pub accepted: bool,
    /// Why.
    pub reason: String,
    /// Whether another bid of the same supplier is said to have come in time.
    pub other_in_time: bool,
    /// When and how that one came, where it was said after the decision.
    pub said_since: Option<String>,
}

impl LateOutcome {
    fn of(decision: &LateDecision) -> Self {
        let LateDecision { accepted, other_in_time, reason, .. } = decision.clone();
        Self { accepted, reason, other_in_time, said_since: None }
    }

    /// What became of a late bid, to stand after “and”.
    pub(crate) fn in_words(outcome: Option<&Self>) -> &'static str {
        match outcome {
            Some(outcome) if outcome.accepted => "it was taken in",
            Some(outcome) if outcome.other_in_time => {
                "it was not taken in, but another is said to have come in time"
            }
            Some(_) => "it was not taken in",
            None => "nobody has decided about it",
        }
    }
}

/// A late bid with its entry's number and what became of it.
type Late = (u64, LateBid, Option<LateOutcome>);

fn has_other(late: &Late) -> bool {
    late.2.as_ref().is_some_and(|outcome| outcome.other_in_time)
}

impl Process {
    /// Folds in a decision about a late bid. Only that another came in time is said after one: then both reasons stay.
    pub(super) fn decide_late(&mut self, decision: &LateDecision) {
        let mut all = self.late.iter_mut();
        let Some((.., outcome)) = all.find(|late| late.0 == decision.entry) else { return };
        match outcome {
            Some(outcome) => {
                outcome.other_in_time = decision.other_in_time;
                outcome.said_since = Some(decision.reason.clone());
            }
            None => *outcome = Some(LateOutcome::of(decision)),
        }
    }

    fn late_of(&self, supplier: &str) -> impl Iterator<Item = &Late> {
        self.late.iter().filter(move |(_, bid, _)| same_person(&bid.supplier, supplier))
    }

    /// A late bid of a supplier, for whatever lot, if it has any: the first beside which nobody says that another came in
    /// time, or else the first; and whether that is said beside each.
    pub(crate) fn late_bid_of(&self, supplier: &str) -> Option<(&Late, bool)> {
        let open = self.late_of(supplier).find(|late| !has_other(late));
        Some((open.or_else(|| self.late_of(supplier).next())?, open.is_none()))
    }

    /// A late bid of a supplier for a lot beside which nobody says that another came in time, where none for that lot was
    /// taken in: then nothing of the supplier for it can be a bid that came in time, as far as anybody has said.
    pub(crate) fn kept_out(&self, supplier: &str, lot: &LotId) -> Option<&Late> {
        let for_it = || {
            self.late_of(supplier)
                .filter(|(_, late, _)| late.lot.as_ref().is_none_or(|it| it == lot))
        };
        let taken_in = |(.., outcome): &Late| outcome.as_ref().is_some_and(|it| it.accepted);
        for_it().find(|late| !has_other(late)).filter(|_| !for_it().any(taken_in))
    }
}

impl State {
    /// The bids that are entered though one of the same supplier for the same lot came late and was not taken in, or not
    /// decided about, and nobody said beside it that another came in time.
    #[must_use]
    pub fn entered_though_late(&self) -> Vec<&Bid> {
        let of = &self.procurement;
        let is_out = |bid: &&Bid| {
            let supplier = of.supplier(&bid.supplier);
            supplier.is_some_and(|it| self.process.kept_out(&it.name, &bid.lot).is_some())
        };
        of.bids.iter().filter(is_out).collect()
    }
}
