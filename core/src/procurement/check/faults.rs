//! What is wrong: a result is refused while there is any of it.

use std::collections::{HashMap, HashSet};

use crate::bid::{Bid, CommitmentOffer};
use crate::fault::{Fault, Place};
use crate::framework::Framework;
use crate::number::Quantity;
use crate::procurement::{Measures, Procurement, places};
use crate::scheme::{self, Criterion, Kind};

/// Names everything that is wrong, each with its place.
pub(crate) fn faults(of: &Procurement) -> Vec<Fault> {
    let framework = of.measures.framework();
    let known = framework.iter().flat_map(|set| &set.measures).map(|measure| measure.id.as_str());
    let mut finder = Finder {
        of,
        framework,
        criteria: of.scheme.all().map(|criterion| (criterion.id.as_str(), criterion)).collect(),
        known: known.collect(),
        bids: of.bids.iter().map(|bid| bid.id.as_str()).collect(),
        suppliers: of.suppliers.iter().map(|supplier| supplier.id.as_str()).collect(),
        found: Vec::new(),
    };
    finder.measures();
    finder.found.extend(scheme::faults(&of.scheme, framework));
    finder.suppliers();
    finder.bids();
    finder.evaluation();
    finder.found
}

/// Thousands of cells are looked at on every keystroke, so what they refer to is looked up in
/// indexes (all by the ids' text, so that one kind of index serves), and a place is put into words only where something is wrong.
struct Finder<'a> {
    of: &'a Procurement,
    framework: Option<&'a Framework>,
    criteria: HashMap<&'a str, &'a Criterion>,
    known: HashSet<&'a str>,
    bids: HashSet<&'a str>,
    suppliers: HashSet<&'a str>,
    found: Vec<Fault>,
}

impl Finder<'_> {
    fn fault(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.found.push(Fault::new(place, problem, remedy));
    }

    fn measures(&mut self) {
        match &self.of.measures {
            Measures::BuiltIn(id) if self.framework.is_none() => self.fault(
                Place::new("measures", "Measure set"),
                format!("This edition has no measure set called {id}."),
                "Open the file with the edition that made it, or choose another measure set.",
            ),
            Measures::BuiltIn(_) => {}
            Measures::Own(own) => self.found.extend(own.check()),
        }
    }

    fn suppliers(&mut self) {
        let mut ids = HashSet::new();
        for supplier in &self.of.suppliers {
            let place = places::supplier(&supplier.id);
            if !ids.insert(supplier.id.as_str()) {
                self.fault(
                    place.within("id", "id"),
                    format!("Two suppliers have the id {}.", supplier.id),
                    "Give each its own id.",
                );
            } else if supplier.name.trim().is_empty() {
                self.fault(
                    place.within("name", "name"),
                    "This supplier has no name.",
                    "Enter its name.",
                );
            }
        }
    }

    fn bids(&mut self) {
        let mut ids = HashSet::new();
        for bid in &self.of.bids {
            let place = || places::bid(self.of, &bid.id);
            if !ids.insert(bid.id.as_str()) {
                self.fault(
                    place().within("id", "id"),
                    format!("Two bids have the id {}.", bid.id),
                    "Give each its own id.",
                );
            }
            if !self.suppliers.contains(bid.supplier.as_str()) {
                self.fault(
                    place().within("supplier", "supplier"),
                    format!("There is no supplier {}.", bid.supplier),
                    "Name one of the suppliers in this procurement.",
                );
            }
            if self.of.scheme.lot(&bid.lot).is_none() {
                self.fault(
                    place().within("lot", "lot"),
                    format!("There is no lot {}.", bid.lot),
                    "Name one of the lots in this procurement.",
                );
            }
            self.prices(bid);
            self.commitments(bid);
        }
    }

    fn prices(&mut self, bid: &Bid) {
        let mut priced = HashSet::new();
        for offer in &bid.prices {
            let place = || places::price(self.of, &bid.id, &offer.criterion);
            if !priced.insert(offer.criterion.as_str()) {
                self.fault(place(), "Two prices are given here.", "Keep one of them.");
            }
            let criterion = self.criteria.get(offer.criterion.as_str());
            if !criterion.is_some_and(|criterion| matches!(criterion.kind, Kind::Price(_))) {
                self.fault(
                    place(),
                    format!("{} is not one of the price questions.", offer.criterion),
                    "Give the price on one that is, or remove it.",
                );
            } else if offer.amount.is_zero() || offer.amount.is_negative() {
                self.fault(
                    place(),
                    format!("A price of {} cannot be scored.", offer.amount.in_words()),
                    "Enter a price above £0, or remove it if there is none.",
                );
            }
        }
    }

    fn commitments(&mut self, bid: &Bid) {
        let mut offered = HashSet::new();
        for offer in &bid.commitments {
            let place = || places::offer(self.of, &bid.id, &offer.measure);
            if !offered.insert(offer.measure.as_str()) {
                self.fault(
                    place(),
                    "Two quantities are given for one measure.",
                    "Keep one of them.",
                );
            }
            if !self.known.contains(offer.measure.as_str()) {
                self.fault(
                    place(),
                    format!("The measure set has no measure {}.", offer.measure),
                    "Name one of its measures.",
                );
            }
            if offer.quantity.is_some_and(Quantity::is_negative) {
                self.fault(
                    place(),
                    "A quantity cannot be less than 0.",
                    "Enter a number of 0 or more. All quantities are put so that more is better.",
                );
            }
            self.also_under(bid, offer);
        }
    }

    fn also_under(&mut self, bid: &Bid, offer: &CommitmentOffer) {
        for other in &offer.also_under {
            let place = || {
                let offer = places::offer(self.of, &bid.id, &offer.measure);
                offer.within("also_under", "also counted under")
            };
            if !self.known.contains(other.measure.as_str()) {
                self.fault(
                    place(),
                    format!("The measure set has no measure {}.", other.measure),
                    "Name one of its measures.",
                );
            }
            let offered = offer.quantity;
            if other.quantity.is_negative() || offered.is_some_and(|all| other.quantity > all) {
                self.fault(
                    place(),
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

    fn evaluation(&mut self) {
        let mut seen = HashSet::new();
        for score in &self.of.evaluation.scores {
            let place = || places::score(self.of, &score.bid, &score.criterion);
            if !seen.insert((score.bid.as_str(), score.criterion.as_str())) {
                self.fault(place(), "Two agreed scores are given here.", "Keep one of them.");
            }
            if !self.bids.contains(score.bid.as_str()) {
                self.fault(place(), format!("There is no bid {}.", score.bid), "Remove the score.");
            }
            let Some(Kind::Quality(quality)) =
                self.criteria.get(score.criterion.as_str()).map(|criterion| &criterion.kind)
            else {
                self.fault(
                    place(),
                    format!("{} is not a question that is scored by people.", score.criterion),
                    "Remove the score, or give it on a question that is.",
                );
                continue;
            };
            // Without a scale there is nothing to compare with; that is named by itself.
            let mut scales = self.of.scheme.scales.iter();
            let Some(scale) = scales.find(|scale| Some(&scale.id) == quality.scale.as_ref()) else {
                continue;
            };
            if scale.level(&score.level).is_none() {
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
        for decision in &self.of.evaluation.decisions {
            let there = self.bids.contains(decision.bid.as_str())
                && self.criteria.contains_key(decision.criterion.as_str());
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
