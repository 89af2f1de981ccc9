//! Which bids are in, in the two passes that the scheme states.
//!
//! 1. Minimums on questions whose points depend on no other bid.
//! 2. Minimums on relative questions, tested once, on points computed over the bids that passed
//!    (1). Comparison figures are then taken again over those left, and no minimum is tested a
//!    second time.

use crate::evaluation::Outcome;
use crate::procurement::Procurement;
use crate::scheme::LockedScheme;

use super::field::{Field, Given};
use super::points::{comparisons, share};
use super::{Finding, FindingKind, Reading};

/// Who is in, and what was found.
pub(super) struct Sifted {
    pub(super) places: Vec<Place>,
    /// Which bids are used for comparison.
    pub(super) compared: Vec<bool>,
    pub(super) findings: Vec<Finding>,
}

/// Whether a bid is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    In,
    SetAside,
    Excluded,
}

pub(super) fn sift(
    field: &Field,
    scheme: &LockedScheme,
    procurement: &Procurement,
    reading: Reading,
) -> Sifted {
    let mut sifting =
        Sifting { field, scheme, procurement, reading, places: Vec::new(), findings: Vec::new() };
    sifting.places = field.bids.iter().map(|bid| sifting.excluded(bid)).collect();
    sifting.missing_prices();
    sifting.pass(false);
    if scheme.leaves().iter().any(|leaf| leaf.is_relative() && leaf.minimum.is_some()) {
        sifting.pass(true);
    }
    sifting.other_exclusions();
    Sifted { compared: sifting.compared(), places: sifting.places, findings: sifting.findings }
}

struct Sifting<'a> {
    field: &'a Field<'a>,
    scheme: &'a LockedScheme,
    procurement: &'a Procurement,
    reading: Reading,
    places: Vec<Place>,
    findings: Vec<Finding>,
}

impl Sifting<'_> {
    fn excluded(&self, bid: &crate::bid::Bid) -> Place {
        let out = self
            .procurement
            .evaluation
            .decisions
            .iter()
            .any(|decision| decision.bid == bid.id && decision.outcome == Outcome::Exclude);
        if out { Place::Excluded } else { Place::In }
    }

    /// A bid that is set aside still sets the lowest price or the best offer where the scheme says
    /// so; one that a person excluded never does.
    fn compared(&self) -> Vec<bool> {
        let still = self.scheme.below_minimum().still_compared;
        let compared = |place: &Place| match place {
            Place::In => true,
            Place::SetAside => still,
            Place::Excluded => false,
        };
        self.places.iter().map(compared).collect()
    }

    fn missing_prices(&mut self) {
        for (at, leaf) in self.scheme.leaves().iter().enumerate() {
            for (bid, given) in self.field.column(at).iter().enumerate() {
                if matches!(given, Given::Price(None)) {
                    self.found(bid, &leaf.id, FindingKind::PriceMissing);
                }
            }
        }
    }

    fn pass(&mut self, relative: bool) {
        let before = self.compared();
        let passed: Vec<bool> = self.places.iter().map(|place| *place == Place::In).collect();
        let figures = comparisons(self.field, self.scheme, &before);
        for ((at, leaf), figure) in self.scheme.leaves().iter().enumerate().zip(&figures) {
            let Some(minimum) = leaf.minimum.filter(|_| leaf.is_relative() == relative) else {
                continue;
            };
            let needed = minimum.share();
            for (bid, given) in self.field.column(at).iter().enumerate() {
                // The second pass tests those that passed the first; the first tests everyone, so
                // that a person sees all that there is to decide about a bid.
                if relative && passed.get(bid) != Some(&true) {
                    continue;
                }
                let Ok(share) = share(given, leaf, figure.as_ref(), true) else { continue };
                if share < needed {
                    self.found(bid, &leaf.id, FindingKind::BelowMinimum { share, minimum });
                }
            }
        }
    }

    /// An exclusion never holds in silence.
    fn other_exclusions(&mut self) {
        let procurement = self.procurement;
        for decision in &procurement.evaluation.decisions {
            let bid = self.field.bids.iter().position(|bid| bid.id == decision.bid);
            let Some(bid) = bid.filter(|_| decision.outcome == Outcome::Exclude) else { continue };
            let named = self
                .findings
                .iter()
                .any(|found| found.bid == bid && found.criterion == decision.criterion);
            if !named {
                self.found(bid, &decision.criterion, FindingKind::Excluded);
            }
        }
    }

    fn found(&mut self, bid: usize, criterion: &crate::id::CriterionId, kind: FindingKind) {
        let Some(whose) = self.field.bids.get(bid) else { return };
        let decision = self.procurement.evaluation.decision(&whose.id, criterion).cloned();
        let finding = Finding { bid, criterion: criterion.clone(), kind, decision };
        if let FindingKind::BelowMinimum { .. } = finding.kind
            && !finding.is_decided()
        {
            let place = match (self.scheme.below_minimum().set_aside, self.reading) {
                (true, Reading::AsStated) => Place::SetAside,
                (false, Reading::Other) => Place::Excluded,
                _ => Place::In,
            };
            if let Some(there) = self.places.get_mut(bid)
                && *there == Place::In
            {
                *there = place;
            }
        }
        self.findings.push(finding);
    }
}
