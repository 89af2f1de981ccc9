//! Which bids are in, in the two passes that the scheme states.
//!
//! 1. What is failed, and minimums on points that depend on no other bid.
//! 2. Minimums on relative points, tested once, on points computed over the bids that passed (1).
//!    Comparison figures are then taken again over those left, and no minimum is tested a second
//!    time.
//!
//! A person's exclusion for a missed minimum takes a bid out where the scheme does: for one of (2)
//! after it. Else the order in which bids are excluded would decide who else misses one.

use std::sync::Arc;

use crate::bid::Bid;
use crate::evaluation::{About, Decision, Outcome};
use crate::id::CriterionId;
use crate::procurement::Procurement;
use crate::scheme::{LockedLot, LockedScheme, Withdrawal};

use super::comparisons::comparisons;
use super::field::Field;
use super::sheet::{Sheet, Which};
use super::{Finding, FindingKind, Reading, findings};

/// Who is in, and what was found.
pub(super) struct Sifted {
    pub(super) places: Vec<Place>,
    pub(super) findings: Vec<Finding>,
    pub(super) sheet: Sheet,
}

/// Whether a bid is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    In,
    SetAside,
    /// Out for nothing but a missed minimum or a failed question, as it was set aside for before.
    Disqualified,
    /// Out for something else as well, or only for that.
    Excluded,
    Withdrawn,
}

pub(super) fn sift(
    bids: &[&Bid],
    field: Field,
    scheme: &Arc<LockedScheme>,
    lot: &LockedLot,
    procurement: &Procurement,
    reading: Reading,
) -> Sifted {
    let stated = match reading {
        Reading::AsStated => Vec::new(),
        Reading::Other => {
            sift(bids, field.clone(), scheme, lot, procurement, Reading::AsStated).findings
        }
    };
    let mut sifting = Sifting {
        bids,
        scheme,
        procurement,
        reading,
        stated,
        places: bids.iter().map(|bid| before_sifting(bid, procurement, scheme)).collect(),
        findings: Vec::new(),
    };
    for (bid, leaf, kind) in findings::absolute(bids, &field, scheme, lot) {
        sifting.found(bid, sifting.question(leaf), kind);
    }
    let sheet = |field: Field, compared: Vec<bool>| {
        let comparisons = comparisons(&field, scheme, lot, &compared);
        Sheet::new(scheme, lot, field, compared, comparisons)
    };
    let mut now = sheet(field, sifting.compared());
    for relative in [false, true] {
        if scheme.minimums().iter().any(|minimum| minimum.is_relative == relative) {
            sifting.pass(&now, relative);
            if relative {
                sifting.leave();
            }
            let compared = sifting.compared();
            if compared != now.compared {
                now = sheet(now.field, compared);
            }
        }
    }
    let is_out = |bid: usize, question: &CriterionId| {
        bids.get(bid).is_some_and(|bid| {
            exclusions(bid, procurement).any(|it| {
                it.about == About::AbnormallyLow && it.criterion.as_ref() == Some(question)
            })
        })
    };
    for (bid, leaf, kind) in findings::abnormally_low(&now.field, scheme, &now.compared, is_out) {
        // A bid that is out already still sets the lowest price, perhaps; nobody need ask about it.
        if sifting.places.get(bid) != Some(&Place::Disqualified) {
            sifting.found(bid, sifting.question(leaf), kind);
        }
    }
    sifting.other_exclusions();
    sifting.withdraw();
    sifting.leave_open(&now.compared);
    Sifted { places: sifting.places, findings: sifting.findings, sheet: now }
}

/// Where points stay as they were after a withdrawal, the bid is sifted as if it had not been
/// withdrawn: it is compared if it was before.
fn before_sifting(bid: &Bid, procurement: &Procurement, scheme: &LockedScheme) -> Place {
    let recalculate = procurement.scheme.award.withdrawal == Withdrawal::Recalculate;
    let worked_out_without = recalculate && procurement.evaluation.is_withdrawn(&bid.id);
    match excluded(bid, procurement) {
        Some(Place::Disqualified) if worked_out_without => Place::Excluded,
        // Like one that nobody has decided about, it is compared until those minimums are tested.
        Some(Place::Disqualified)
            if exclusions(bid, procurement).all(|it| is_about_relative(it, scheme)) =>
        {
            Place::In
        }
        Some(place) => place,
        None if worked_out_without => Place::Withdrawn,
        None => Place::In,
    }
}

/// Where a bid that a person excluded is; `None` for one that nobody did.
fn excluded(bid: &Bid, procurement: &Procurement) -> Option<Place> {
    let only_disqualified =
        exclusions(bid, procurement).map(|it| it.about.disqualifies()).reduce(|a, b| a && b)?;
    Some(if only_disqualified { Place::Disqualified } else { Place::Excluded })
}

/// What a person excluded a bid for.
fn exclusions<'a>(
    bid: &'a Bid,
    procurement: &'a Procurement,
) -> impl Iterator<Item = &'a Decision> {
    let decisions = procurement.evaluation.decisions.iter();
    decisions.filter(|it| it.bid == bid.id && it.outcome == Outcome::Exclude)
}

/// Whether a decision is about a minimum on relative points.
fn is_about_relative(decision: &Decision, scheme: &LockedScheme) -> bool {
    let mut relative = scheme.minimums().iter().filter(|minimum| minimum.is_relative);
    decision.about == About::BelowMinimum && relative.any(|it| it.criterion == decision.criterion)
}

struct Sifting<'a> {
    bids: &'a [&'a Bid],
    scheme: &'a LockedScheme,
    procurement: &'a Procurement,
    reading: Reading,
    /// In the other reading, what is found in the one as stated.
    stated: Vec<Finding>,
    places: Vec<Place>,
    findings: Vec<Finding>,
}

impl Sifting<'_> {
    fn question(&self, leaf: usize) -> Option<CriterionId> {
        self.scheme.leaves().get(leaf).map(|leaf| leaf.id.clone())
    }

    /// A bid below a minimum still sets the lowest price or the best offer where the scheme says so,
    /// whether it is set aside or a person has excluded it for that: the scheme said it before bids
    /// were opened, and no decision about the bid may turn it round. One that is excluded for
    /// anything else, or without which points are worked out again, never does.
    fn compared(&self) -> Vec<bool> {
        let still = self.scheme.below_minimum().still_compared;
        let compared = |place: &Place| match place {
            Place::In => true,
            Place::SetAside | Place::Disqualified => still,
            Place::Withdrawn | Place::Excluded => false,
        };
        self.places.iter().map(compared).collect()
    }

    /// The first pass tests everyone, so that a person sees all that there is to decide about a
    /// bid; the second tests those that passed the first.
    fn pass(&mut self, sheet: &Sheet, relative: bool) {
        let passed: Vec<bool> = self.places.iter().map(|place| *place == Place::In).collect();
        let scheme = self.scheme;
        for minimum in scheme.minimums().iter().filter(|minimum| minimum.is_relative == relative) {
            let needed = minimum.least.share();
            for (bid, passed) in passed.iter().enumerate() {
                if relative && !passed {
                    continue;
                }
                let points = sheet.sum(bid, minimum.leaves.clone(), Which::Exact);
                let Some(share) = points.and_then(|sum| sum.exact().over(&minimum.available))
                else {
                    continue;
                };
                if share < needed {
                    let kind = FindingKind::BelowMinimum { share, minimum: minimum.least };
                    self.found(bid, minimum.criterion.clone(), kind);
                }
            }
        }
    }

    /// Takes out the bids that a person excluded and that were compared until now.
    fn leave(&mut self) {
        for (bid, place) in self.bids.iter().zip(&mut self.places) {
            if matches!(place, Place::In | Place::SetAside)
                && let Some(excluded) = excluded(bid, self.procurement)
            {
                *place = excluded;
            }
        }
    }

    /// Takes out the bids that were withdrawn, once everything is found that was found with them.
    fn withdraw(&mut self) {
        let procurement = self.procurement;
        for (bid, place) in self.bids.iter().zip(&mut self.places) {
            let withdrawn = procurement.evaluation.is_withdrawn(&bid.id);
            if withdrawn && excluded(bid, procurement).is_none() {
                *place = Place::Withdrawn;
            }
        }
    }

    /// An exclusion never holds in silence.
    fn other_exclusions(&mut self) {
        let procurement = self.procurement;
        for decision in &procurement.evaluation.decisions {
            let bid = self.bids.iter().position(|bid| bid.id == decision.bid);
            let Some(bid) = bid.filter(|_| decision.outcome == Outcome::Exclude) else { continue };
            let named = self.findings.iter().any(|found| {
                found.bid == bid
                    && found.criterion == decision.criterion
                    && found.kind.about() == decision.about
            });
            if !named {
                let kind = FindingKind::Excluded { about: decision.about };
                self.found(bid, decision.criterion.clone(), kind);
            }
        }
    }

    fn found(&mut self, bid: usize, criterion: Option<CriterionId>, kind: FindingKind) {
        let Some(whose) = self.bids.get(bid) else { return };
        let evaluation = &self.procurement.evaluation;
        let decision = evaluation.decision(&whose.id, criterion.as_ref(), kind.about()).cloned();
        let mut finding =
            Finding { bid, criterion, kind, decision, outdated: false, is_open: false };
        finding.outdated = self.is_outdated(&finding);
        if finding.kind.about().disqualifies() && !finding.is_decided() {
            let place = match (self.scheme.below_minimum().set_aside, self.reading) {
                (true, Reading::AsStated) => Place::SetAside,
                (false, Reading::Other) => Place::Disqualified,
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

    /// Whether other figures were accepted than are found as the criteria state: in the other reading other bids are
    /// compared, and its figures differ although nothing was changed.
    fn is_outdated(&self, finding: &Finding) -> bool {
        let as_stated = self.stated.iter().find(|there| {
            there.bid == finding.bid
                && there.criterion == finding.criterion
                && there.kind.about() == finding.kind.about()
        });
        let kind = as_stated.map_or(&finding.kind, |there| &there.kind);
        finding.decision.as_ref().is_some_and(|decision| kind.is_other_than_accepted(decision))
    }

    /// What has to be decided before the result is final: see [`Finding::is_open`].
    fn leave_open(&mut self, compared: &[bool]) {
        let still = self.scheme.below_minimum().still_compared;
        for finding in &mut self.findings {
            let Some(whose) = self.bids.get(finding.bid) else { continue };
            let out = excluded(whose, self.procurement).is_some();
            let withdrawn = self.procurement.evaluation.is_withdrawn(&whose.id);
            let is_compared = compared.get(finding.bid) == Some(&true);
            // A price that a withdrawn bid never gave will not come. And where bids that miss a minimum are compared all
            // the same, no decision about that moves anything.
            let moves_nothing = matches!(finding.kind, FindingKind::PriceMissing { .. })
                || still && finding.kind.about().disqualifies();
            let matters = !withdrawn || is_compared && !moves_nothing;
            finding.is_open = !finding.is_decided() && !out && matters;
        }
    }
}
