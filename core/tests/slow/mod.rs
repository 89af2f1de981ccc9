//! The referee: totals and ranking worked out slowly, in fractions of any size, straight from the
//! rules as they are stated. It shares no code with the engine.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use std::collections::BTreeSet;

use common_measure::assessment::Reading;
use common_measure::evaluation::Outcome;
use common_measure::number::Mode;
use common_measure::scheme::Stage;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::contest::{Contest, Rule, Step, WHOLE};

fn ratio(over: u64, under: u64) -> BigRational {
    BigRational::new(over.into(), under.into())
}

/// 1/10 000 of so many.
fn share(parts: u32) -> BigRational {
    ratio(parts.into(), WHOLE.into())
}

/// What the referee says of a contest.
#[derive(Debug)]
pub struct Verdict {
    /// Exact totals; `None` where something has no points.
    pub exact: Vec<Option<BigRational>>,
    /// Totals as the scheme counts them.
    pub counted: Vec<Option<BigRational>>,
    pub places: Vec<Place>,
    /// For ranked bids: the rank, and whether another bid has it.
    pub ranks: Vec<Option<(usize, bool)>>,
    /// Bids with equal totals.
    pub ties: BTreeSet<BTreeSet<usize>>,
    /// Bids that the ladder leaves equal.
    pub left_equal: BTreeSet<BTreeSet<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    In,
    SetAside,
    Excluded,
}

pub struct Referee<'a> {
    contest: &'a Contest,
    reading: Reading,
    pub places: Vec<Place>,
}

/// What comes of a contest.
pub fn verdict(contest: &Contest, reading: Reading) -> Verdict {
    let mut referee = Referee::new(contest, reading);
    referee.first_pass();
    referee.second_pass();
    referee.finish()
}

impl<'a> Referee<'a> {
    pub fn new(contest: &'a Contest, reading: Reading) -> Self {
        let excluded = |bid: usize| {
            contest.decisions.iter().any(|(of, _, what)| *of == bid && *what == Outcome::Exclude)
        };
        let places = (0..contest.bids.len())
            .map(|bid| if excluded(bid) { Place::Excluded } else { Place::In })
            .collect();
        Self { contest, reading, places }
    }

    fn is_relative(&self, leaf: usize) -> bool {
        match leaf.checked_sub(1 + self.contest.questions.len()) {
            Some(at) => matches!(self.contest.commitments[at].rule, Rule::Best { .. }),
            None => leaf == 0,
        }
    }

    fn minimum(&self, leaf: usize) -> Option<u32> {
        let questions = &self.contest.questions;
        match leaf {
            0 => self.contest.price_minimum,
            leaf if leaf <= questions.len() => questions[leaf - 1].minimum,
            leaf => self.contest.commitments[leaf - 1 - questions.len()].minimum,
        }
    }

    fn compared(&self) -> Vec<usize> {
        let still = self.contest.below_minimum.still_compared;
        (0..self.places.len())
            .filter(|bid| match self.places[*bid] {
                Place::In => true,
                Place::SetAside => still,
                Place::Excluded => false,
            })
            .collect()
    }

    /// The share of a question's points that a bid gets when compared with `others`.
    fn share(&self, leaf: usize, bid: usize, others: &[usize]) -> Option<BigRational> {
        let bids = &self.contest.bids;
        if self.is_relative(leaf) && !others.contains(&bid) {
            return None;
        }
        let questions = self.contest.questions.len();
        if leaf == 0 {
            let price = ratio(bids[bid].price?, 1);
            let lowest = ratio(others.iter().filter_map(|other| bids[*other].price).min()?, 1);
            return Some(match self.contest.zero_at {
                None => lowest / price,
                Some(n) => {
                    let n = ratio(n, 1_000);
                    let line = (&n * &lowest - price) / ((n - BigRational::one()) * lowest);
                    line.max(BigRational::zero())
                }
            });
        }
        if leaf <= questions {
            return Some(share(self.contest.levels[bids[bid].levels[leaf - 1]?]));
        }
        let at = leaf - 1 - questions;
        let promise = &self.contest.commitments[at];
        let offer = bids[bid].offers[at];
        if promise.minimum_quantity.is_some_and(|least| offer < least) {
            return Some(BigRational::zero());
        }
        Some(match promise.rule {
            Rule::Target(target) => ratio(offer, target).min(BigRational::one()),
            Rule::Best { floor, cap } => {
                let counts = |offer: u64| cap.map_or(offer, |cap| offer.min(cap));
                let best = others.iter().map(|other| counts(bids[*other].offers[at])).max()?;
                match best.max(floor.unwrap_or(0)) {
                    0 => BigRational::zero(),
                    full => ratio(counts(offer), full).min(BigRational::one()),
                }
            }
        })
    }

    pub fn first_pass(&mut self) {
        for leaf in 0..self.contest.leaves().len() {
            if !self.is_relative(leaf) {
                for bid in 0..self.places.len() {
                    self.test(leaf, bid, &[]);
                }
            }
        }
    }

    pub fn second_pass(&mut self) {
        let compared = self.compared();
        let passed: Vec<usize> =
            (0..self.places.len()).filter(|bid| self.places[*bid] == Place::In).collect();
        for leaf in 0..self.contest.leaves().len() {
            if self.is_relative(leaf) {
                for bid in &passed {
                    self.test(leaf, *bid, &compared);
                }
            }
        }
    }

    /// Tests one minimum; nobody is taken out twice, and those that a person decided about stay.
    fn test(&mut self, leaf: usize, bid: usize, compared: &[usize]) {
        let Some(minimum) = self.minimum(leaf) else { return };
        let Some(reached) = self.share(leaf, bid, compared) else { return };
        let decided = self
            .contest
            .decisions
            .iter()
            .any(|(of, on, what)| (*of, *on) == (bid, leaf) && *what != Outcome::Clarify);
        if reached >= share(minimum) || decided || self.places[bid] != Place::In {
            return;
        }
        self.places[bid] = match (self.contest.below_minimum.set_aside, self.reading) {
            (true, Reading::AsStated) => Place::SetAside,
            (false, Reading::Other) => Place::Excluded,
            (true, Reading::Other) | (false, Reading::AsStated) => Place::In,
        };
    }

    fn available(&self, leaf: usize) -> BigRational {
        let contest = self.contest;
        let questions = contest.questions.len();
        let quality = share(WHOLE - contest.price_weight);
        let of_award = if leaf == 0 {
            share(contest.price_weight)
        } else if leaf <= questions {
            quality * share(contest.questions[leaf - 1].weight)
        } else {
            let weight = contest.commitments[leaf - 1 - questions].weight;
            quality * share(contest.social_weight) * share(weight)
        };
        of_award * ratio(contest.points.into(), 1)
    }

    fn finish(self) -> Verdict {
        let contest = self.contest;
        let (leaves, compared) = (contest.leaves().len(), self.compared());
        let bids = contest.bids.len();
        let exact: Vec<Vec<Option<BigRational>>> = (0..bids)
            .map(|bid| {
                let of = |leaf| Some(self.available(leaf) * self.share(leaf, bid, &compared)?);
                (0..leaves).map(of).collect()
            })
            .collect();
        let counted: Vec<Vec<Option<BigRational>>> = exact
            .iter()
            .map(|points| {
                let count = |figure: &BigRational| match contest.rounding.stage {
                    Stage::Leaf => rounded(figure, contest),
                    Stage::Total | Stage::TotalAsRounded => figure.clone(),
                };
                points.iter().map(|figure| figure.as_ref().map(count)).collect()
            })
            .collect();
        let sum = |points: &[Option<BigRational>]| -> Option<BigRational> {
            points.iter().cloned().sum::<Option<BigRational>>()
        };
        let totals: Vec<Option<BigRational>> = counted.iter().map(|points| sum(points)).collect();
        let ranked: Vec<usize> = (0..bids)
            .filter(|bid| self.places[*bid] == Place::In && totals[*bid].is_some())
            .collect();
        let deciding: Vec<Option<BigRational>> = totals
            .iter()
            .map(|total| match contest.rounding.stage {
                Stage::TotalAsRounded => total.as_ref().map(|total| rounded(total, contest)),
                Stage::Leaf | Stage::Total => total.clone(),
            })
            .collect();
        // The larger, the better, step by step.
        let ladder = |bid: usize| -> Vec<BigRational> {
            let steps = contest.ladder.iter().map(|step| match step {
                Step::Quality => sum(&counted[bid][1..]).unwrap(),
                Step::Price => -ratio(contest.bids[bid].price.unwrap(), 1),
                Step::Lots => BigRational::zero(),
            });
            deciding[bid].clone().into_iter().chain(steps).collect()
        };
        let ladders: Vec<Option<Vec<BigRational>>> =
            (0..bids).map(|bid| ranked.contains(&bid).then(|| ladder(bid))).collect();
        let ranks = ladders
            .iter()
            .map(|own| {
                let own = own.as_ref()?;
                let others = || ladders.iter().flatten();
                let better = others().filter(|other| *other > own).count();
                let equal = others().filter(|other| *other == own).count();
                Some((1 + better, equal > 1))
            })
            .collect();
        let groups = |same: &dyn Fn(usize, usize) -> bool| -> BTreeSet<BTreeSet<usize>> {
            let group = |bid: usize| ranked.iter().copied().filter(move |other| same(bid, *other));
            let groups = ranked.iter().map(|bid| group(*bid).collect::<BTreeSet<usize>>());
            groups.filter(|group| group.len() > 1).collect()
        };
        Verdict {
            ties: groups(&|a, b| deciding[a] == deciding[b]),
            left_equal: groups(&|a, b| ladders[a] == ladders[b]),
            exact: exact.iter().map(|points| sum(points)).collect(),
            counted: totals.clone(),
            places: self.places,
            ranks,
        }
    }
}

pub fn rounded(figure: &BigRational, contest: &Contest) -> BigRational {
    let unit = BigRational::from(BigInt::from(10).pow(contest.rounding.places.count().into()));
    let scaled = figure * &unit;
    let half = ratio(1, 2);
    let whole = match contest.rounding.mode {
        // No figure here is negative.
        Mode::HalfAwayFromZero => (&scaled + &half).floor(),
        Mode::Down => scaled.floor(),
        Mode::HalfEven => {
            let up = (&scaled + &half).floor();
            let tie = &up - &scaled == half;
            if tie && up.to_integer().is_odd() { up - BigRational::one() } else { up }
        }
    };
    whole / unit
}
