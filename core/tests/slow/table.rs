//! The points of every bid for one lot on every question.

use std::collections::BTreeMap;

use common_measure::bid::Bid;
use common_measure::evaluation::AgreedScore;
use common_measure::id::{CriterionId, MeasureId, ScaleId};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    Commitment, CommitmentRule, CommitmentValue, Criterion, Kind, Level, Lot, PassFail, Price,
    Quality, QualityRule, ValueRule,
};
use num_traits::Zero;

use super::numbers::{Big, big, percent};
use super::weights::{Tree, tree};
use super::{commitments, prices};

/// What the bids for one lot give.
pub struct Table<'a> {
    pub of: &'a Procurement,
    pub tree: Tree<'a>,
    pub lot: &'a Lot,
    pub bids: Vec<&'a Bid>,
    /// For each question, each bid's price.
    pub prices: Vec<Vec<Option<Big>>>,
    /// For each bid, how much of each measure counts.
    counted: Vec<BTreeMap<MeasureId, Big>>,
}

impl<'a> Table<'a> {
    pub fn new(of: &'a Procurement, lot: &'a Lot) -> Self {
        let tree = tree(of);
        let bids: Vec<&Bid> = of.bids.iter().filter(|bid| bid.lot == lot.id).collect();
        let price = |criterion: &Criterion, bid: &Bid| match &criterion.kind {
            Kind::Price(question) => prices::price(prices::offer(bid, &criterion.id), question),
            _ => None,
        };
        let prices = tree
            .questions
            .iter()
            .map(|(criterion, _)| bids.iter().map(|bid| price(criterion, bid)).collect())
            .collect();
        let counted = bids.iter().map(|bid| commitments::counted(of, &tree, bid)).collect();
        Self { of, tree, lot, bids, prices, counted }
    }

    pub fn criterion(&self, question: usize) -> &'a Criterion {
        self.tree.questions[question].0
    }

    /// The position of a question.
    pub fn question(&self, id: &CriterionId) -> usize {
        self.tree.questions.iter().position(|(criterion, _)| criterion.id == *id).unwrap()
    }

    fn score(&self, bid: usize, question: &CriterionId) -> Option<&'a AgreedScore> {
        let scores = &self.of.evaluation.scores;
        scores.iter().find(|score| score.bid == self.bids[bid].id && score.criterion == *question)
    }

    /// The level agreed for a bid on a question with a scale.
    pub fn level(&self, bid: usize, question: &CriterionId, scale: &ScaleId) -> Option<&'a Level> {
        let score = self.score(bid, question)?;
        let scale = self.of.scheme.scales.iter().find(|other| other.id == *scale).unwrap();
        scale.levels.iter().find(|level| level.id == score.level)
    }

    /// Whether a bid passes a question, where people have said.
    pub fn passes(&self, bid: usize, question: &CriterionId) -> Option<bool> {
        Some(self.score(bid, question)?.level.as_str() == PassFail::PASS)
    }

    /// Whether points on a question depend on other bids.
    pub fn is_relative(&self, question: usize) -> bool {
        match &self.criterion(question).kind {
            Kind::Price(price) => prices::is_relative(&price.method),
            Kind::Quality(quality) => quality.rule == QualityRule::RelativeToBest,
            Kind::Commitment(commitment) => {
                matches!(commitment.rule, CommitmentRule::RelativeToBest(_))
            }
            Kind::CommitmentValue(value) => value.rule == ValueRule::RelativeToBest,
            Kind::PassFail(_) => false,
            Kind::Group(_) => unreachable!("a section is no question"),
        }
    }

    /// The exact points of a bid on a question, where the bids `compared` are used for comparison.
    pub fn points(&self, bid: usize, question: usize, compared: &[usize]) -> Option<Big> {
        // Relative points have no meaning for a bid that is not compared.
        if self.is_relative(question) && !compared.contains(&bid) {
            return None;
        }
        let criterion = self.criterion(question);
        let share = match &criterion.kind {
            Kind::Price(price) => self.price_share(bid, question, price, compared)?,
            Kind::Quality(quality) => self.quality_share(bid, criterion, quality, compared)?,
            Kind::Commitment(commitment) => {
                self.commitment_share(bid, criterion, commitment, compared)?
            }
            Kind::CommitmentValue(value) => self.value_share(bid, value, compared),
            Kind::PassFail(_) => self.passes(bid, &criterion.id).map(|_| Big::zero())?,
            Kind::Group(_) => unreachable!("a section is no question"),
        };
        Some(share * &self.tree.questions[question].1)
    }

    /// The prices of some of the bids, where they have one.
    pub fn prices_of(&self, question: usize, bids: &[usize]) -> Vec<Big> {
        bids.iter().filter_map(|bid| self.prices[question][*bid].clone()).collect()
    }

    fn price_share(
        &self,
        bid: usize,
        question: usize,
        price: &Price,
        compared: &[usize],
    ) -> Option<Big> {
        let own = self.prices[question][bid].as_ref()?;
        Some(prices::share(&price.method, own, &self.prices_of(question, compared)))
    }

    fn quality_share(
        &self,
        bid: usize,
        criterion: &Criterion,
        quality: &Quality,
        compared: &[usize],
    ) -> Option<Big> {
        let scale = quality.scale.as_ref().unwrap();
        let share = |bid: usize| {
            self.level(bid, &criterion.id, scale).map(|level| percent(level.share.unwrap()))
        };
        let own = share(bid)?;
        match quality.rule {
            QualityRule::OfLevel => Some(own),
            QualityRule::RelativeToBest => {
                let best = compared.iter().filter_map(|other| share(*other)).max().unwrap();
                Some(if best.is_zero() { Big::zero() } else { own / best })
            }
        }
    }

    fn commitment_share(
        &self,
        bid: usize,
        criterion: &Criterion,
        commitment: &Commitment,
        compared: &[usize],
    ) -> Option<Big> {
        if let CommitmentRule::Statement(statement) = &commitment.rule {
            let level = self.level(bid, &criterion.id, statement.scale.as_ref().unwrap())?;
            return Some(percent(level.share.unwrap()));
        }
        let factor = commitments::factor(commitment.scaled, self.lot);
        let offer = |bid: usize| self.counted[bid][&commitment.measure].clone();
        let own = offer(bid);
        if commitment.minimum_quantity.is_some_and(|least| own < big(least) * &factor) {
            return Some(Big::zero());
        }
        let compared: Vec<Big> = compared.iter().map(|other| offer(*other)).collect();
        Some(commitments::share(&commitment.rule, &factor, &own, &compared))
    }

    fn value_share(&self, bid: usize, value: &CommitmentValue, compared: &[usize]) -> Big {
        let worth = |bid: usize| commitments::worth(value, &self.counted[bid]);
        let compared: Vec<Big> = compared.iter().map(|other| worth(*other)).collect();
        commitments::share_of_worth(value, self.lot, &worth(bid), &compared)
    }
}
