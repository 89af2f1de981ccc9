//! What is wrong with suppliers and what they offer.

use std::collections::HashSet;

use super::faults::Finder;
use crate::bid::{Bid, CommitmentOffer, PriceOffer};
use crate::number::{Exact, Quantity};
use crate::procurement::places;
use crate::scheme::{Kind, Price};

impl Finder<'_> {
    /// Names everything that is wrong with suppliers and bids, each with its place.
    pub(super) fn offers(&mut self) {
        self.suppliers();
        self.bids();
    }

    fn knows(&self, measure: &str) -> bool {
        self.index.measures.find(measure).is_some()
    }

    fn suppliers(&mut self) {
        for (at, supplier) in self.of.suppliers.iter().enumerate() {
            let place = || places::supplier(&supplier.id);
            if self.index.suppliers.is_repeated(at) {
                self.fault(
                    place().within("id", "id"),
                    format!("Two suppliers have the id {}.", supplier.id),
                    "Give each its own id.",
                );
            } else if supplier.name.trim_start().is_empty() {
                self.fault(
                    place().within("name", "name"),
                    "This supplier has no name.",
                    "Enter its name.",
                );
            }
        }
    }

    fn bids(&mut self) {
        for (at, bid) in self.of.bids.iter().enumerate() {
            let place = || places::bid(self.of, &bid.id);
            if self.index.bids.is_repeated(at) {
                self.fault(
                    place().within("id", "id"),
                    format!("Two bids have the id {}.", bid.id),
                    "Give each its own id.",
                );
            }
            if self.index.suppliers.find(bid.supplier.as_str()).is_none() {
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
            self.commitments(at, bid);
        }
    }

    fn prices(&mut self, bid: &Bid) {
        let mut priced = HashSet::new();
        for offer in &bid.prices {
            let place = || places::price(self.of, &bid.id, &offer.criterion);
            // A set is made only where there is something to compare.
            if bid.prices.len() > 1 && !priced.insert(offer.criterion.as_str()) {
                self.fault(place(), "Two prices are given here.", "Keep one of them.");
            }
            let criterion = self.index.criterion_of(offer.criterion.as_str());
            let Some(Kind::Price(question)) = criterion.map(|criterion| &criterion.kind) else {
                self.fault(
                    place(),
                    format!("{} is not one of the price questions.", offer.criterion),
                    "Give the price on one that is, or remove it.",
                );
                continue;
            };
            if let Some(amount) = offer.amount
                && (amount.is_zero() || amount.is_negative())
            {
                self.fault(
                    place(),
                    format!("A price of {} cannot be scored.", amount.in_words()),
                    "Enter a price above £0, or remove it if there is none.",
                );
            }
            self.rates(bid, offer, question);
        }
    }

    fn rates(&mut self, bid: &Bid, offer: &PriceOffer, question: &Price) {
        let mut rated = HashSet::new();
        for rate in &offer.rates {
            let place = || places::rate(self.of, &bid.id, &offer.criterion, &rate.line);
            if !rated.insert(rate.line.as_str()) {
                self.fault(place(), "Two rates are given for one line.", "Keep one of them.");
            }
            match &question.schedule {
                None => self.fault(
                    place(),
                    "This question has no pricing schedule.",
                    "Give the price as one amount, or add a pricing schedule to the question.",
                ),
                Some(schedule) if schedule.line(&rate.line).is_none() => self.fault(
                    place(),
                    format!("The pricing schedule has no line {}.", rate.line),
                    "Give rates for its lines only.",
                ),
                Some(_) => {}
            }
            if rate.rate.is_negative() {
                self.fault(
                    place(),
                    "A rate cannot be less than £0.",
                    "Enter pounds for one unit: £0 or more.",
                );
            }
        }
    }

    fn commitments(&mut self, at: usize, bid: &Bid) {
        let index = self.index;
        for odd in index.offered.odd(at) {
            let Some(offer) = bid.commitments.get(odd.at) else { continue };
            let place = || places::offer(self.of, &bid.id, &offer.measure);
            if !odd.has_measure {
                self.fault(
                    place(),
                    format!("The measure set has no measure {}.", offer.measure),
                    "Name one of its measures.",
                );
            }
            if odd.is_repeated {
                self.fault(
                    place(),
                    "Two quantities are given for one measure.",
                    "Keep one of them.",
                );
            }
            if odd.is_negative {
                self.fault(
                    place(),
                    "A quantity cannot be less than 0.",
                    "Enter a number of 0 or more. All quantities are put so that more is better.",
                );
            }
        }
        if index.offered.shares(at) {
            for offer in &bid.commitments {
                self.also_under(bid, offer);
            }
        }
    }

    /// What a bid says of things that are counted under two measures. Each is stated once, under
    /// the first of the measures, so together they cannot be more than what is offered.
    fn also_under(&mut self, bid: &Bid, offer: &CommitmentOffer) {
        let place = || {
            let offer = places::offer(self.of, &bid.id, &offer.measure);
            offer.within("also_under", "also counted under")
        };
        let offered = offer.quantity.map(Quantity::exact);
        let mut sum = Exact::ZERO;
        for (at, other) in offer.also_under.iter().enumerate() {
            if !self.knows(other.measure.as_str()) {
                self.fault(
                    place(),
                    format!("The measure set has no measure {}.", other.measure),
                    "Name one of its measures.",
                );
            }
            if other.measure == offer.measure {
                self.fault(
                    place(),
                    "A measure cannot be counted under itself.",
                    "Name the other measure, or remove this.",
                );
            }
            if offer.also_under.iter().take(at).any(|earlier| earlier.measure == other.measure) {
                self.fault(
                    place(),
                    format!("Measure {} is named twice.", other.measure),
                    "Keep one of them.",
                );
            }
            let theirs = bid.commitment(&other.measure);
            let back = theirs.and_then(|theirs| {
                theirs.also_under.iter().find(|back| back.measure == offer.measure)
            });
            if let Some(back) = back
                && back.quantity != other.quantity
                && offer.measure < other.measure
            {
                self.fault(
                    place(),
                    format!(
                        "The bid gives {} as also counted under measure {}, and {} there as also counted here.",
                        other.quantity.in_words(),
                        other.measure,
                        back.quantity.in_words()
                    ),
                    "Enter the same number in both, or in one of them. Which is right, the supplier knows.",
                );
            }
            let units = other.quantity.exact();
            let theirs = theirs.and_then(|theirs| theirs.quantity).filter(|all| !all.is_zero());
            let beyond = |all: Option<Exact>| all.is_some_and(|all| units > all);
            if other.quantity.is_negative()
                || beyond(offered.clone())
                || beyond(theirs.map(Quantity::exact))
            {
                self.fault(
                    place(),
                    format!(
                        "The bid gives {} as also counted under measure {}, of {} offered here and {} there.",
                        other.quantity.in_words(),
                        other.measure,
                        offer.quantity.map_or_else(|| "none".to_owned(), Quantity::in_words),
                        theirs.map_or_else(|| "none".to_owned(), Quantity::in_words),
                    ),
                    "Enter a number from 0 to the smaller of the quantities offered.",
                );
                return;
            }
            sum = sum.plus(&units);
        }
        if offered.is_some_and(|offered| sum > offered) {
            self.fault(
                place(),
                format!(
                    "Together the bid gives {} as also counted under other measures, of {} offered.",
                    crate::number::plain(&sum),
                    offer.quantity.map_or_else(|| "none".to_owned(), Quantity::in_words)
                ),
                "State each thing once, under the first of the measures that it falls under.",
            );
        }
    }
}
