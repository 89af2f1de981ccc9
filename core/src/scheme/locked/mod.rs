//! The scheme that can score: complete, consistent, and made through one door.

mod building;

use std::ops::Range;
use std::sync::Arc;

use crate::fault::Fault;
use crate::framework::Framework;
use crate::id::{CriterionId, LevelId, LotId, MeasureId};
use crate::number::{Exact, Money, Percentage, Quantity, Weight};

use super::{
    Award, BelowMinimum, CommitmentRule, CommitmentValue, DraftScheme, Lot, Price, QualityRule,
    Rounding, Scaled, TieBreak, WeightsAre, faults,
};

/// A scheme without a fault: what assessments are made with.
#[derive(Clone, Debug)]
pub struct LockedScheme {
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    minimums: Vec<Minimum>,
    measures: Vec<MeasureId>,
    overlaps: Vec<(usize, usize)>,
    points: Exact,
    rounding: Rounding,
    tie_break: Vec<TieBreak>,
    below_minimum: BelowMinimum,
    award: Award,
    lots: Vec<LockedLot>,
}

/// A section or a question, with what it is worth.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: CriterionId,
    /// Its name.
    pub title: String,
    /// How many sections it stands in.
    pub depth: usize,
    /// Its weight as stated; none for a question that earns no points.
    pub weight: Option<Weight>,
    /// What its weight is.
    pub weights: WeightsAre,
    /// Its share of its section: 1 is all of it.
    pub of_group: Exact,
    /// Its share of the whole award: 1 is all of it.
    pub of_award: Exact,
    /// The points that can be had on it.
    pub available: Exact,
    /// The least share of its points that a bid must reach.
    pub minimum: Option<Percentage>,
    /// The questions inside, as positions in [`LockedScheme::leaves`]; itself for a question.
    pub leaves: Range<usize>,
    /// Whether it is a section.
    pub is_group: bool,
}

/// A question, with everything needed to score it.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Its id.
    pub id: CriterionId,
    /// Its name.
    pub title: String,
    /// The points that can be had on it.
    pub available: Exact,
    /// How it is scored.
    pub kind: LeafKind,
}

/// How a question is scored.
#[derive(Clone, Debug)]
pub enum LeafKind {
    /// From prices.
    Price(Price),
    /// By people, on levels.
    Quality(LockedScale),
    /// From the quantity of one measure.
    Commitment(LockedRule),
    /// From the value of all commitments together.
    Value(CommitmentValue),
    /// By people: passed or failed.
    PassFail,
}

impl Leaf {
    /// Whether a bid's points on it depend on what others offer.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match &self.kind {
            LeafKind::Price(price) => price.method.is_relative(),
            LeafKind::Quality(scale) => scale.rule == QualityRule::RelativeToBest,
            LeafKind::Commitment(commitment) => commitment.rule.is_relative(),
            LeafKind::Value(value) => value.is_relative(),
            LeafKind::PassFail => false,
        }
    }

    /// The measure that it is about, if it is about one.
    #[must_use]
    pub fn measure(&self) -> Option<&MeasureId> {
        match &self.kind {
            LeafKind::Commitment(rule) => Some(&rule.measure),
            LeafKind::Quality(scale) => scale.statement_on.as_ref(),
            _ => None,
        }
    }
}

/// The levels of a question that people score.
#[derive(Clone, Debug)]
pub struct LockedScale {
    /// The levels, shared by all questions on the scale.
    pub levels: Arc<[LockedLevel]>,
    /// How the share of a level becomes points.
    pub rule: QualityRule,
    /// The measure whose method statement is scored, if that is what is scored.
    pub statement_on: Option<MeasureId>,
    /// What is counted of that measure, in short.
    pub unit: String,
    /// An offer of more than this of that measure is reported.
    pub limit: Option<Quantity>,
}

/// A level of a scale, complete.
#[derive(Clone, Debug)]
pub struct LockedLevel {
    /// Its id.
    pub id: LevelId,
    /// What people write for it.
    pub label: String,
    /// The share of the points that it gets: 0 to 1.
    pub share: Exact,
    /// What an answer of this level is worth, where the award rule asks for it.
    pub value: Option<Money>,
}

/// The rule for one measure, complete.
#[derive(Clone, Debug)]
pub struct LockedRule {
    /// The measure.
    pub measure: MeasureId,
    /// What is counted, in short, such as “tonnes”.
    pub unit: String,
    /// How quantities become points.
    pub rule: CommitmentRule,
    /// An offer of which less than this counts scores nothing.
    pub minimum_quantity: Option<Quantity>,
    /// An offer of more than this is reported.
    pub limit: Option<Quantity>,
    /// What the quantities above are stated for.
    pub scaled: Scaled,
}

/// A lot, with what quantities are scaled by.
#[derive(Clone, Debug)]
pub struct LockedLot {
    /// Its id.
    pub id: LotId,
    /// Its name; may be empty where there is one lot.
    pub title: String,
    /// What the authority estimates that it is worth.
    pub estimate: Option<Exact>,
    /// How many years it runs.
    pub years: Option<Exact>,
}

impl LockedLot {
    /// A lot as it is stated.
    #[must_use]
    pub fn of(lot: &Lot) -> Self {
        Self {
            id: lot.id.clone(),
            title: lot.title.trim().to_owned(),
            estimate: lot.estimated_value.map(Money::exact),
            years: lot.years.map(Quantity::exact),
        }
    }

    /// What brings quantities that are stated so to this lot.
    #[must_use]
    pub fn factor(&self, scaled: Scaled) -> Exact {
        let million = Exact::from(1_000_000);
        match scaled {
            Scaled::Not => None,
            Scaled::PerMillion => self.estimate.as_ref().and_then(|value| value.over(&million)),
            Scaled::PerYear => self.years.clone(),
        }
        .unwrap_or(Exact::ONE)
    }
}

/// A least share of points, on a question, a section or the whole award.
#[derive(Clone, Debug)]
pub(crate) struct Minimum {
    /// On what; `None` for the whole award.
    pub(crate) criterion: Option<CriterionId>,
    /// The questions whose points count towards it.
    pub(crate) leaves: Range<usize>,
    /// The points that can be had on them.
    pub(crate) available: Exact,
    /// The share that a bid must reach.
    pub(crate) least: Percentage,
    /// Whether any of those points depend on other bids.
    pub(crate) is_relative: bool,
}

impl LockedScheme {
    /// Takes a draft through the door, or names every fault that keeps it out.
    pub fn lock(draft: &DraftScheme, framework: Option<&Framework>) -> Result<Self, Vec<Fault>> {
        let found = faults(draft, framework);
        if found.is_empty() { Ok(Self::of_faultless(draft, framework)) } else { Err(found) }
    }

    /// Sections and questions, sections before what is in them.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &CriterionId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == *id)
    }

    /// The questions, in the order in which they are stated.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// The minimums, in the order of [`LockedScheme::nodes`], that of the whole award last.
    pub(crate) fn minimums(&self) -> &[Minimum] {
        &self.minimums
    }

    /// The measures that are scored by quantity, in the order in which they are listed.
    pub(crate) fn measures(&self) -> &[MeasureId] {
        &self.measures
    }

    /// The pairs of those measures that count one thing once, as positions: what is in both counts
    /// under the first of each pair.
    pub(crate) fn overlaps(&self) -> &[(usize, usize)] {
        &self.overlaps
    }

    /// The points that 100 % is worth.
    #[must_use]
    pub fn points(&self) -> &Exact {
        &self.points
    }

    /// How figures are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// What decides between equal totals, in this order.
    #[must_use]
    pub fn tie_break(&self) -> &[TieBreak] {
        &self.tie_break
    }

    /// What a missed minimum means.
    #[must_use]
    pub fn below_minimum(&self) -> BelowMinimum {
        self.below_minimum
    }

    /// What decides who is first, and what follows.
    #[must_use]
    pub fn award(&self) -> &Award {
        &self.award
    }

    /// The lots.
    #[must_use]
    pub fn lots(&self) -> &[LockedLot] {
        &self.lots
    }
}
