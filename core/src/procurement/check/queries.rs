//! What a person should be asked: possible, but often a slip. Never refused, never deducted.

use std::collections::{BTreeMap, HashSet};

use crate::bid::{Bid, CommitmentOffer};
use crate::fault::{Fault, Place};
use crate::framework::Framework;
use crate::id::{CriterionId, LotId, MeasureId};
use crate::number::{Exact, Quantity, pounds};
use crate::procurement::{Procurement, places};
use crate::scheme::{self, Kind};

/// The most measures that a tender should score; beyond it set-up warns. Bradford's own limit
/// for its tenders.
const MEASURES_BEFORE_WARNING: usize = 6;

/// Names everything that a person should be asked, each with its place.
pub(super) fn queries(of: &Procurement) -> Vec<Fault> {
    let mut asker = Asker { of, found: Vec::new() };
    asker.measures();
    asker.same_names();
    asker.prices();
    asker.bids();
    asker.found
}

/// Those among them that are about a bid, and so for its supplier to answer.
pub(crate) fn queries_of_bids(of: &Procurement) -> Vec<Fault> {
    let mut asker = Asker { of, found: Vec::new() };
    asker.bids();
    asker.found
}

struct Asker<'a> {
    of: &'a Procurement,
    found: Vec<Fault>,
}

impl Asker<'_> {
    fn query(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.found.push(Fault::new(place, problem, remedy));
    }

    fn measures(&mut self) {
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

    /// Asked, not refused: two suppliers may really have one name.
    fn same_names(&mut self) {
        let mut names: Vec<String> = Vec::new();
        for supplier in &self.of.suppliers {
            let name = supplier.name.trim();
            let folded = name.to_lowercase();
            if !names.contains(&folded) {
                names.push(folded);
            } else if !name.is_empty() {
                self.query(
                    places::supplier(&supplier.id).within("name", "name"),
                    format!("Two suppliers are called “{name}”."),
                    "If they are one supplier with two bids, name the bids (standard, variant). If they are two, add something that tells them apart.",
                );
            }
        }
    }

    /// A price a tenth of all others, or ten times as high, is most often a slip of whoever typed it.
    fn prices(&mut self) {
        let questions = self.of.scheme.all().filter_map(|criterion| match &criterion.kind {
            Kind::Price(price) => Some((criterion, price)),
            _ => None,
        });
        for (criterion, question) in questions {
            let mut lots: BTreeMap<&LotId, Vec<(Exact, &Bid)>> = BTreeMap::new();
            for bid in &self.of.bids {
                let offer = bid.price_offer(&criterion.id);
                let price = offer.and_then(|offer| offer.evaluated(question));
                if let Some(price) = price.filter(Exact::is_positive) {
                    lots.entry(&bid.lot).or_default().push((price, bid));
                }
            }
            for prices in lots.into_values() {
                self.far_off(&criterion.id, prices);
            }
        }
    }

    /// Asks about those of a lot's prices that are far from all others.
    fn far_off(&mut self, question: &CriterionId, mut prices: Vec<(Exact, &Bid)>) {
        prices.sort_by(|(one, _), (other, _)| one.cmp(other));
        let tenfold = |price: &Exact| price.times(&Exact::from(10));
        let place = |bid: &Bid| places::price(self.of, &bid.id, question);
        let mut found = Vec::new();
        if let [(lowest, bid), (next, _), ..] = prices.as_slice()
            && tenfold(lowest) < *next
        {
            found.push((
                place(bid),
                format!(
                    "{} is less than a tenth of the next lowest price, {}.",
                    pounds(lowest),
                    pounds(next)
                ),
                "Compare it with the bid: a digit may be missing, and “1.2” is £1.20, not 1.2 million.",
            ));
        }
        if let [_, .., (next, _), (highest, bid)] = prices.as_slice()
            && tenfold(next) < *highest
        {
            found.push((
                place(bid),
                format!(
                    "{} is more than ten times the next highest price, {}.",
                    pounds(highest),
                    pounds(next)
                ),
                "Compare it with the bid: a digit may have been typed twice.",
            ));
        }
        for (place, problem, remedy) in found {
            self.query(place, problem, remedy);
        }
    }

    fn bids(&mut self) {
        let Some(framework) = self.of.measures.framework() else { return };
        let scored = self.of.scheme.measures_by_number();
        let scored: HashSet<&str> = scored.into_iter().map(MeasureId::as_str).collect();
        for bid in &self.of.bids {
            self.overlaps(framework, &scored, bid);
        }
    }

    /// Two measures that can count the same person, tonne or group, both scored and offered, and
    /// nothing said: one query to the supplier for all such pairs, never a deduction.
    fn overlaps(&mut self, set: &Framework, scored: &HashSet<&str>, bid: &Bid) {
        let offer = |id: &MeasureId| {
            let offer = bid.commitment(id).filter(|_| scored.contains(id.as_str()))?;
            let some = |quantity: Quantity| !quantity.is_zero() && !quantity.is_negative();
            offer.quantity.is_some_and(some).then_some(offer)
        };
        let said = |from: &CommitmentOffer, to: &MeasureId| {
            from.also_under.iter().any(|also| also.measure == *to)
        };
        let pairs = set.overlaps.iter().filter(|overlap| overlap.kind.counts_once());
        let unsaid: Vec<&[MeasureId; 2]> = pairs
            .map(|overlap| &overlap.between)
            .filter(|[one, other]| match (offer(one), offer(other)) {
                (Some(first), Some(second)) => !said(first, other) && !said(second, one),
                _ => false,
            })
            .collect();
        let Some([first, _]) = unsaid.first() else { return };
        let place =
            places::offer(self.of, &bid.id, first).within("also_under", "also counted under");
        let pairs: Vec<String> =
            unsaid.iter().map(|[one, other]| format!("{one} and {other}")).collect();
        self.query(
            place,
            format!(
                "Measures that can count the same things are both offered, and the bid does not say how many are counted in both: {}.",
                pairs.join("; ")
            ),
            "Ask the supplier. Nothing is deducted.",
        );
    }
}
