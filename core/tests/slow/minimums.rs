//! Who is in, in the two passes that the scheme states.

use common_measure::assessment::Reading;
use common_measure::evaluation::{About, Outcome};
use common_measure::id::CriterionId;
use common_measure::scheme::Withdrawal;

use super::findings::{Found, abnormally_low, absolute, decision, is_decided};
use super::numbers::sum;
use super::table::Table;
use super::weights::Node;

/// Whether a bid is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    In,
    SetAside,
    Excluded,
    Withdrawn,
}

/// What the scheme itself has a consequence for.
const DISQUALIFIES: [About; 2] = [About::BelowMinimum, About::Failed];

/// The bids of one lot being sifted.
pub struct Sifting<'a> {
    pub table: Table<'a>,
    pub reading: Reading,
    pub places: Vec<Place>,
    pub found: Vec<Found>,
    /// In the other reading, what is found in the one as stated.
    stated: Vec<Found>,
}

impl<'a> Sifting<'a> {
    pub fn new(table: Table<'a>, reading: Reading) -> Self {
        let bids = table.bids.len();
        let stated = match reading {
            Reading::AsStated => Vec::new(),
            Reading::Other => {
                let mut stated = Self::new(Table::new(table.of, table.lot), Reading::AsStated);
                stated.sift();
                stated.found
            }
        };
        let places = vec![Place::In; bids];
        let mut sifting = Self { table, reading, places, found: Vec::new(), stated };
        for bid in 0..bids {
            if sifting.is_excluded(bid) {
                if !sifting.leaves_after_the_second_pass(bid) {
                    sifting.places[bid] = Place::Excluded;
                }
            } else if sifting.is_withdrawn(bid) && sifting.withdrawal() == Withdrawal::Recalculate {
                sifting.places[bid] = Place::Withdrawn;
            }
        }
        sifting
    }

    /// Everything, in order.
    pub fn sift(&mut self) {
        for found in absolute(&self.table) {
            self.add(found);
        }
        self.first_pass();
        self.second_pass();
        for bid in 0..self.places.len() {
            if self.is_excluded(bid) {
                self.places[bid] = Place::Excluded;
            }
        }
        for found in abnormally_low(&self.table, &self.compared()) {
            // One that is out for a minimum alone still counts, perhaps, and is asked nothing more.
            let out = self.places[found.bid] == Place::Excluded;
            if !out || self.is_excluded_otherwise(found.bid) {
                self.add(found);
            }
        }
        self.exclusions_of_what_is_gone();
        // Where the award goes to the next, points stay as they were with the bid that withdrew.
    }

    fn withdrawal(&self) -> Withdrawal {
        self.table.of.scheme.award.withdrawal
    }

    fn is_withdrawn(&self, bid: usize) -> bool {
        let id = &self.table.bids[bid].id;
        self.table.of.evaluation.withdrawals.iter().any(|withdrawn| withdrawn.bid == *id)
    }

    fn is_excluded(&self, bid: usize) -> bool {
        let id = &self.table.bids[bid].id;
        let decisions = &self.table.of.evaluation.decisions;
        decisions.iter().any(|made| made.bid == *id && made.outcome == Outcome::Exclude)
    }

    /// Whether a person has decided, on the figures found as the criteria state.
    fn is_decided(&self, found: &Found) -> bool {
        let same = |there: &&Found| {
            (there.bid, &there.criterion, there.about) == (found.bid, &found.criterion, found.about)
        };
        let found = self.stated.iter().find(same).unwrap_or(found);
        is_decided(self.table.of, self.table.bids[found.bid], found)
    }

    /// Whether someone has to decide before the result is final.
    pub fn is_open(&self, found: &Found) -> bool {
        if found.only_excluded || self.is_decided(found) || self.is_excluded(found.bid) {
            return false;
        }
        // Of a bid that was withdrawn only what could still take it out of the comparison.
        let still = self.table.of.scheme.below_minimum.still_compared;
        let can_leave = self.compared().contains(&found.bid)
            && found.about != About::PriceMissing.code()
            && !(still && DISQUALIFIES.map(About::code).contains(&found.about));
        !self.is_withdrawn(found.bid) || can_leave
    }

    /// Where a bid ends up.
    pub fn final_place(&self, bid: usize) -> Place {
        if self.is_excluded(bid) {
            Place::Excluded
        } else if self.is_withdrawn(bid) {
            Place::Withdrawn
        } else {
            self.places[bid]
        }
    }

    /// Whether a bid was excluded for minimums alone that depend on other bids: the scheme takes such a
    /// bid out after the second pass, and so does a person.
    fn leaves_after_the_second_pass(&self, bid: usize) -> bool {
        let id = &self.table.bids[bid].id;
        let recalculated = self.is_withdrawn(bid) && self.withdrawal() == Withdrawal::Recalculate;
        let mut made = self.table.of.evaluation.decisions.iter();
        let minimum = |criterion: Option<&CriterionId>| {
            let mut nodes = self.table.tree.nodes.iter().filter(|node| node.minimum.is_some());
            nodes.any(|node| node.criterion.map(|it| &it.id) == criterion && self.is_relative(node))
        };
        !recalculated
            && made.all(|made| {
                made.bid != *id
                    || made.outcome != Outcome::Exclude
                    || made.about == About::BelowMinimum && minimum(made.criterion.as_ref())
            })
    }

    /// Whether a person excluded a bid for something other than a missed minimum or a failure.
    fn is_excluded_otherwise(&self, bid: usize) -> bool {
        let id = &self.table.bids[bid].id;
        let excluded = |about: About| {
            let decisions = self.table.of.evaluation.decisions.iter();
            let mut decisions = decisions.filter(|made| made.bid == *id && made.about == about);
            decisions.any(|made| made.outcome == Outcome::Exclude)
        };
        About::ALL.iter().any(|about| !DISQUALIFIES.contains(about) && excluded(*about))
    }

    /// The bids used for comparison: those that are in, and where the scheme says so those that are
    /// out for a missed minimum alone, whether a person has decided that yet or not.
    pub fn compared(&self) -> Vec<usize> {
        let still = self.table.of.scheme.below_minimum.still_compared;
        let gone = |bid: usize| {
            self.is_withdrawn(bid) && self.withdrawal() == Withdrawal::Recalculate
                || self.is_excluded_otherwise(bid)
        };
        let is_compared = |bid: &usize| match self.places[*bid] {
            Place::In => true,
            Place::SetAside => still,
            Place::Excluded => still && !gone(*bid),
            Place::Withdrawn => false,
        };
        (0..self.places.len()).filter(is_compared).collect()
    }

    fn is_relative(&self, node: &Node) -> bool {
        node.questions.iter().any(|question| self.table.is_relative(*question))
    }

    /// Every bid, on figures that do not depend on other bids.
    pub fn first_pass(&mut self) {
        let bids: Vec<usize> = (0..self.places.len()).collect();
        self.test(&bids, false);
    }

    /// The bids that passed the first, once, on figures over those.
    pub fn second_pass(&mut self) {
        let passed: Vec<usize> =
            (0..self.places.len()).filter(|bid| self.places[*bid] == Place::In).collect();
        self.test(&passed, true);
    }

    fn test(&mut self, bids: &[usize], relative: bool) {
        let compared = self.compared();
        let mut missed = Vec::new();
        for node in &self.table.tree.nodes {
            let Some(minimum) = &node.minimum else { continue };
            if self.is_relative(node) != relative {
                continue;
            }
            for bid in bids {
                let points = |question: &usize| self.table.points(*bid, *question, &compared);
                let points: Vec<_> = node.questions.iter().map(points).collect();
                let Some(points) = sum(&points) else { continue };
                let share = points / &node.available;
                if share < *minimum {
                    let criterion = node.criterion.map(|criterion| &criterion.id);
                    let figures = (&share, minimum);
                    missed.push(Found::new(*bid, criterion, About::BelowMinimum, figures));
                }
            }
        }
        for found in missed {
            self.add(found);
        }
    }

    /// Until a person has decided, a missed minimum and a failed question mean what the scheme
    /// says, or in the other reading the other way.
    pub fn add(&mut self, found: Found) {
        let disqualifies = DISQUALIFIES.map(About::code);
        let (bid, set_aside) = (found.bid, self.table.of.scheme.below_minimum.set_aside);
        let undecided = !self.is_decided(&found);
        if disqualifies.contains(&found.about) && undecided && self.places[bid] == Place::In {
            self.places[bid] = match (set_aside, self.reading) {
                (true, Reading::AsStated) => Place::SetAside,
                (false, Reading::Other) => Place::Excluded,
                (true, Reading::Other) | (false, Reading::AsStated) => Place::In,
            };
        }
        self.found.push(found);
    }

    /// A person's exclusion holds, and is named, also when what it was about is not found now.
    fn exclusions_of_what_is_gone(&mut self) {
        for made in &self.table.of.evaluation.decisions {
            let bid = self.table.bids.iter().position(|bid| bid.id == made.bid);
            let Some(bid) = bid.filter(|_| made.outcome == Outcome::Exclude) else { continue };
            let whose = self.table.bids[bid];
            let is_named = self.found.iter().any(|found| {
                found.bid == bid
                    && decision(self.table.of, whose, found)
                        .is_some_and(|of| std::ptr::eq(of, made))
            });
            if !is_named {
                self.found.push(Found {
                    bid,
                    criterion: made.criterion.clone(),
                    about: made.about.code(),
                    only_excluded: true,
                    figures: String::new(),
                });
            }
        }
    }
}
