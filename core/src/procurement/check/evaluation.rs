//! What is wrong with agreed scores, decisions, draws of lots and withdrawals.

use std::collections::HashSet;

use super::decided;
use super::faults::Finder;
use crate::id::{BidId, CriterionId};
use crate::procurement::places;
use crate::scheme::Kind;

impl Finder<'_> {
    /// Names everything that is wrong with the evaluation, each with its place.
    pub(super) fn evaluation(&mut self) {
        self.scores();
        self.decisions();
        self.after_results();
    }

    fn has_bid(&self, bid: &BidId) -> bool {
        self.index.bids.find(bid.as_str()).is_some()
    }

    fn scores(&mut self) {
        for at in &self.index.agreed.odd {
            let Some(score) = self.of.evaluation.scores.get(at.at) else { continue };
            let place = || places::score(self.of, &score.bid, &score.criterion);
            if at.is_repeated {
                self.fault(place(), "Two agreed scores are given here.", "Keep one of them.");
            }
            if at.bid.is_none() {
                self.fault(place(), format!("There is no bid {}.", score.bid), "Remove the score.");
            }
            let criterion = at.criterion.and_then(|at| self.index.criterion(at));
            let kind = criterion.map(|criterion| &criterion.kind);
            let Some(kind) = kind.filter(|kind| kind.is_scored_by_people()) else {
                self.fault(
                    place(),
                    format!("{} is not a question that is scored by people.", score.criterion),
                    "Remove the score, or give it on a question that is.",
                );
                continue;
            };
            if at.has_level {
                continue;
            }
            if matches!(kind, Kind::PassFail(_)) {
                self.fault(
                    place(),
                    format!("{} is neither a pass nor a fail.", score.level),
                    "Give “pass” or “fail”.",
                );
                continue;
            }
            // Without a scale there is nothing to compare with; that is named by itself.
            let mut scales = self.of.scheme.scales.iter();
            let Some(scale) = scales.find(|scale| Some(&scale.id) == kind.scale()) else {
                continue;
            };
            let levels: Vec<String> = scale
                .levels
                .iter()
                .map(|level| format!("{} ({})", level.label.trim(), level.id))
                .collect();
            self.fault(
                place(),
                format!("{} is not a level of this question's scale.", score.level),
                format!("Give one of: {}.", levels.join(", ")),
            );
        }
    }

    fn decisions(&mut self) {
        let mut decided = HashSet::new();
        for decision in &self.of.evaluation.decisions {
            let criterion = decision.criterion.as_ref();
            let place = || places::decision(self.of, &decision.bid, criterion, decision.about);
            let there = self.has_bid(&decision.bid)
                && criterion.is_none_or(|id| self.index.criterion_of(id.as_str()).is_some());
            if !there {
                self.fault(
                    place(),
                    "This decision is about a bid or a criterion that is not there.",
                    "Remove it.",
                );
            }
            let key =
                (decision.bid.as_str(), criterion.map(CriterionId::as_str), decision.about.code());
            if !decided.insert(key) {
                self.fault(place(), "Two decisions are given here.", "Keep one of them.");
            }
            self.found.extend(decided::decision(self.of, decision));
        }
    }

    fn after_results(&mut self) {
        self.found.extend(self.of.evaluation.draws.iter().filter_map(decided::draw));
        let mut drawn = HashSet::new();
        for bid in self.of.evaluation.draws.iter().flat_map(|draw| &draw.order) {
            if !self.has_bid(bid) {
                self.fault(
                    places::draws(),
                    format!("There is no bid {bid}."),
                    "Name the bids between which lots were drawn.",
                );
            }
            if !drawn.insert(bid.as_str()) {
                self.fault(
                    places::draws(),
                    format!("Lots were drawn twice for bid {bid}."),
                    "Keep the draw that holds.",
                );
            }
        }
        let mut withdrawn = HashSet::new();
        for entry in &self.of.evaluation.withdrawals {
            let place = || places::withdrawal(self.of, &entry.bid);
            if !self.has_bid(&entry.bid) {
                self.fault(place(), format!("There is no bid {}.", entry.bid), "Remove it.");
            }
            if !withdrawn.insert(entry.bid.as_str()) {
                self.fault(place(), "This bid is withdrawn twice.", "Keep one of them.");
            }
            self.found.extend(decided::withdrawal(self.of, entry));
        }
    }
}
