//! Late bids: whether what is entered of their suppliers as in time may be one of them.

use crate::bid::Bid;
use crate::names::same_person;

use super::{LateBid, LateDecision, Process, State};

impl LateDecision {
    /// What became of a late bid, to stand after “and”.
    pub(crate) fn in_words(decision: Option<&Self>) -> &'static str {
        match decision {
            Some(decision) if decision.accepted => "it was taken in",
            Some(_) => "it was not taken in",
            None => "nobody has decided about it",
        }
    }
}

impl Process {
    /// The first late bid of a supplier, with its entry's number and what was decided; none where it is said that another
    /// of its bids came in time.
    pub(crate) fn late_bid_of(
        &self,
        supplier: &str,
    ) -> Option<(u64, &LateBid, Option<&LateDecision>)> {
        let mut of_it = self.late.iter().filter(|(_, bid, _)| same_person(&bid.supplier, supplier));
        let other = |decision: &Option<LateDecision>| {
            decision.as_ref().is_some_and(|decision| decision.other_in_time)
        };
        let first = of_it.clone().next()?;
        let said = of_it.any(|(_, _, decision)| other(decision));
        (!said).then_some((first.0, &first.1, first.2.as_ref()))
    }

    /// The same where none of its late bids was taken in: then nothing of the supplier can be a bid that came in time, as
    /// far as anybody has said.
    pub(crate) fn kept_out(
        &self,
        supplier: &str,
    ) -> Option<(u64, &LateBid, Option<&LateDecision>)> {
        let taken_in = |(_, bid, decision): &(u64, LateBid, Option<LateDecision>)| {
            same_person(&bid.supplier, supplier) && decision.as_ref().is_some_and(|it| it.accepted)
        };
        self.late_bid_of(supplier).filter(|_| !self.late.iter().any(taken_in))
    }
}

impl State {
    /// The bids that are entered though one of the same supplier came late and was not taken in, and nobody said that
    /// another came in time.
    #[must_use]
    pub fn entered_though_late(&self) -> Vec<&Bid> {
        let of = &self.procurement;
        let is_out = |bid: &&Bid| {
            let supplier = of.supplier(&bid.supplier);
            supplier.is_some_and(|supplier| self.process.kept_out(&supplier.name).is_some())
        };
        of.bids.iter().filter(is_out).collect()
    }
}
