//! Everything that is wrong with a procurement, and everything that a person should be asked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::bid::{Bid, CommitmentOffer};
use crate::fault::{Fault, Place};
use crate::framework::{Framework, OverlapKind};
use crate::id::{BidId, CriterionId, MeasureId};
use crate::number::Quantity;
use crate::scheme::{self, Kind};

use super::{Measures, Procurement, places};

/// The most measures that a tender should score; beyond it set-up warns. Bradford's own limit
/// for its tenders.
pub const MEASURES_BEFORE_WARNING: usize = 6;

/// What [`check`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What is wrong: results are refused while there is any.
    pub faults: Vec<Fault>,
    /// What a person should look at: possible, but often a slip.
    pub queries: Vec<Fault>,
}

/// Names everything that is wrong, and everything to be asked, each with its place.
#[must_use]
pub fn check(procurement: &Procurement) -> Check {
    let framework = procurement.measures.framework();
    let mut checker = Checker { of: procurement, framework, found: Check::default() };
    checker.measures();
    checker.found.faults.extend(scheme::faults(&procurement.scheme, framework));
    checker.scheme_queries();
    checker.suppliers();
    checker.bids();
    checker.evaluation();
    checker.found
}

struct Checker<'a> {
    of: &'a Procurement,
    framework: Option<&'a Framework>,
    found: Check,
}

impl Checker<'_> {
    fn fault(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.found.faults.push(Fault::new(place, problem, remedy));
    }

    fn query(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.found.queries.push(Fault::new(place, problem, remedy));
    }

    fn measures(&mut self) {
        match &self.of.measures {
            Measures::BuiltIn(id) if self.framework.is_none() => self.fault(
                Place::new("measures", "Measure set"),
                format!("This edition has no measure set called {id}."),
                "Open the file with the edition that made it, or choose another measure set.",
            ),
            Measures::BuiltIn(_) => {}
            Measures::Own(own) => self.found.faults.extend(own.check()),
        }
    }

    fn scheme_queries(&mut self) {
        let commitments: Vec<_> = self
            .of
            .scheme
            .all()
            .filter_map(|criterion| match &criterion.kind {
                Kind::Commitment(commitment) => Some((criterion, commitment)),
                _ => None,
            })
            .collect();
        if commitments.len() > MEASURES_BEFORE_WARNING {
            self.query(
                Place::new("scheme/measures", "Measures"),
                format!("{} measures are scored.", commitments.len()),
                "More than six are hard for small suppliers to answer and for you to check. Keep those that matter most for this contract.",
            );
        }
        for (criterion, commitment) in commitments {
            if commitment.relevance.trim().is_empty() {
                self.query(
                    scheme::criterion_place(criterion).within("relevance", "how it relates"),
                    "It is not said how this measure relates to what you are buying.",
                    "Say it in a sentence: award criteria must relate to the subject of the contract (Procurement Act 2023, section 23).",
                );
            }
        }
    }

    fn suppliers(&mut self) {
        for (at, supplier) in self.of.suppliers.iter().enumerate() {
            let place = places::supplier(&supplier.id).within("name", "name");
            let mut earlier = self.of.suppliers.iter().take(at);
            let name = supplier.name.trim();
            if earlier.clone().any(|other| other.id == supplier.id) {
                self.fault(
                    places::supplier(&supplier.id).within("id", "id"),
                    format!("Two suppliers have the id {}.", supplier.id),
                    "Give each its own id.",
                );
            } else if name.is_empty() {
                self.fault(place, "This supplier has no name.", "Enter its name.");
            } else if earlier.any(|other| other.name.trim().to_lowercase() == name.to_lowercase()) {
                self.query(
                    place,
                    format!("Two suppliers are called “{name}”."),
                    "If they are one supplier with two bids, name the bids (standard, variant). If they are two, add something that tells them apart.",
                );
            }
        }
    }

    fn bids(&mut self) {
        let mut ids: BTreeSet<&BidId> = BTreeSet::new();
        for bid in &self.of.bids {
            let place = places::bid(self.of, &bid.id);
            if !ids.insert(&bid.id) {
                self.fault(
                    place.within("id", "id"),
                    format!("Two bids have the id {}.", bid.id),
                    "Give each its own id.",
                );
            }
            if self.of.supplier(&bid.supplier).is_none() {
                self.fault(
                    place.within("supplier", "supplier"),
                    format!("There is no supplier {}.", bid.supplier),
                    "Name one of the suppliers in this procurement.",
                );
            }
            if self.of.scheme.lot(&bid.lot).is_none() {
                self.fault(
                    place.within("lot", "lot"),
                    format!("There is no lot {}.", bid.lot),
                    "Name one of the lots in this procurement.",
                );
            }
            self.prices(bid);
            self.commitments(bid);
        }
    }

    fn prices(&mut self, bid: &Bid) {
        let mut priced: BTreeSet<&CriterionId> = BTreeSet::new();
        for offer in &bid.prices {
            let place = places::price(self.of, &bid.id, &offer.criterion);
            if !priced.insert(&offer.criterion) {
                self.fault(place.clone(), "Two prices are given here.", "Keep one of them.");
            }
            let criterion = self.of.scheme.criterion(&offer.criterion);
            if !criterion.is_some_and(|criterion| matches!(criterion.kind, Kind::Price(_))) {
                self.fault(
                    place,
                    format!("{} is not a price question of this scheme.", offer.criterion),
                    "Give the price on one that is, or remove it.",
                );
            } else if offer.amount.is_zero() || offer.amount.is_negative() {
                self.fault(
                    place,
                    format!("A price of {} cannot be scored.", offer.amount.in_words()),
                    "Enter a price above £0, or remove it if there is none.",
                );
            }
        }
    }

    fn commitments(&mut self, bid: &Bid) {
        for (at, offer) in bid.commitments.iter().enumerate() {
            let place = places::offer(self.of, &bid.id, &offer.measure);
            if bid.commitments.iter().take(at).any(|other| other.measure == offer.measure) {
                self.fault(
                    place.clone(),
                    "Two quantities are given for one measure.",
                    "Keep one of them.",
                );
            }
            if self.framework.is_none_or(|set| set.measure(&offer.measure).is_none()) {
                self.fault(
                    place.clone(),
                    format!("The measure set has no measure {}.", offer.measure),
                    "Name one of its measures.",
                );
            }
            if offer.quantity.is_some_and(Quantity::is_negative) {
                self.fault(
                    place.clone(),
                    "A quantity cannot be less than 0.",
                    "Enter a number of 0 or more. All quantities are put so that more is better.",
                );
            }
            self.also_under(offer, &place);
            self.overlaps(bid, offer, &place);
        }
    }

    fn also_under(&mut self, offer: &CommitmentOffer, place: &Place) {
        for other in &offer.also_under {
            let place = place.within("also_under", "also counted under");
            if self.framework.is_none_or(|set| set.measure(&other.measure).is_none()) {
                self.fault(
                    place.clone(),
                    format!("The measure set has no measure {}.", other.measure),
                    "Name one of its measures.",
                );
            }
            let offered = offer.quantity;
            if other.quantity.is_negative() || offered.is_some_and(|all| other.quantity > all) {
                self.fault(
                    place,
                    format!(
                        "{} are said to be counted under measure {} too, of {} offered.",
                        other.quantity.in_words(),
                        other.measure,
                        offered.map_or_else(|| "none".to_owned(), Quantity::in_words)
                    ),
                    "Enter a number from 0 to the quantity offered.",
                );
            }
        }
    }

    /// Two measures that can count the same person, tonne or group, both offered, and nothing
    /// said: a query to the supplier, never a deduction.
    fn overlaps(&mut self, bid: &Bid, offer: &CommitmentOffer, place: &Place) {
        let offered = |offer: &CommitmentOffer| {
            offer.quantity.is_some_and(|quantity| !quantity.is_zero() && !quantity.is_negative())
        };
        let Some(set) = self.framework else { return };
        if !offered(offer) {
            return;
        }
        let scored = |id: &MeasureId| {
            self.of.scheme.all().any(|criterion| match &criterion.kind {
                Kind::Commitment(commitment) => commitment.measure == *id,
                _ => false,
            })
        };
        let unstated: Vec<(String, String)> = set
            .overlaps_of(&offer.measure)
            .filter(|(other, overlap)| {
                overlap.kind != OverlapKind::Related && offer.measure < other.id
            })
            .filter(|(other, _)| scored(&offer.measure) && scored(&other.id))
            .filter_map(|(other, _)| {
                let theirs = bid.commitment(&other.id).filter(|theirs| offered(theirs))?;
                let said = |from: &CommitmentOffer, to: &MeasureId| {
                    from.also_under.iter().any(|a| a.measure == *to)
                };
                (!said(offer, &other.id) && !said(theirs, &offer.measure))
                    .then(|| (other.id.to_string(), other.title.clone()))
            })
            .collect();
        for (id, title) in unstated {
            self.query(
                place.within("also_under", "also counted under"),
                format!("“{title}” (measure {id}) can count the same things, and the bid does not say how many are counted in both."),
                "Ask the supplier. Nothing is deducted.",
            );
        }
    }

    fn evaluation(&mut self) {
        let mut seen = BTreeSet::new();
        for score in &self.of.evaluation.scores {
            let place = places::score(self.of, &score.bid, &score.criterion);
            if !seen.insert((&score.bid, &score.criterion)) {
                self.fault(place.clone(), "Two agreed scores are given here.", "Keep one of them.");
            }
            if self.of.bid(&score.bid).is_none() {
                self.fault(
                    place.clone(),
                    format!("There is no bid {}.", score.bid),
                    "Remove the score.",
                );
            }
            let question = self.of.scheme.criterion(&score.criterion);
            if !question.is_some_and(|criterion| matches!(criterion.kind, Kind::Quality(_))) {
                self.fault(
                    place,
                    format!("{} is not a question that is scored by people.", score.criterion),
                    "Remove the score, or give it on a question that is.",
                );
                continue;
            }
            // Without a scale there is nothing to compare with; that is named by itself.
            let Some(scale) = self.of.scheme.scale_of(&score.criterion) else { continue };
            if scale.level(&score.level).is_none() {
                let levels: Vec<String> = scale
                    .levels
                    .iter()
                    .map(|level| format!("{} ({})", level.label.trim(), level.id))
                    .collect();
                self.fault(
                    place,
                    format!("{} is not a level of this question's scale.", score.level),
                    format!("Give one of: {}.", levels.join(", ")),
                );
            }
        }
        for decision in &self.of.evaluation.decisions {
            let there = self.of.bid(&decision.bid).is_some()
                && self.of.scheme.criterion(&decision.criterion).is_some();
            if !there {
                self.fault(
                    places::decision(self.of, &decision.bid, &decision.criterion),
                    "This decision is about a bid or a criterion that is not there.",
                    "Remove it.",
                );
            }
        }
    }
}
