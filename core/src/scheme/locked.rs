//! The scheme that can score: complete, consistent, and made through one door.

use std::ops::Range;

use crate::fault::Fault;
use crate::framework::Framework;
use crate::id::{CriterionId, LevelId, LotId, MeasureId};
use crate::number::{Exact, Percentage, Quantity};

use super::{
    BelowMinimum, CommitmentRule, Criterion, DraftScheme, Kind, PriceMethod, Rounding, Shares,
    TieBreak, faults,
};

/// A scheme without a fault: what assessments are made with.
#[derive(Clone, Debug)]
pub struct LockedScheme {
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    points: Exact,
    rounding: Rounding,
    tie_break: Vec<TieBreak>,
    below_minimum: BelowMinimum,
    lots: Vec<LotId>,
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
    /// Its weight as stated.
    pub weight: Percentage,
    /// Its share of its section: 1 is all of it.
    pub of_group: Exact,
    /// Its share of the whole award: 1 is all of it.
    pub of_award: Exact,
    /// The points that can be had on it.
    pub available: Exact,
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
    /// The least share of its points that a bid must reach.
    pub minimum: Option<Percentage>,
    /// How it is scored.
    pub kind: LeafKind,
}

impl Leaf {
    /// Whether a bid's points on it depend on what others offer.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match &self.kind {
            LeafKind::Price(_) => true,
            LeafKind::Quality(_) => false,
            LeafKind::Commitment(commitment) => commitment.rule.is_relative(),
        }
    }
}

/// How a question is scored.
#[derive(Clone, Debug)]
pub enum LeafKind {
    /// From prices.
    Price(PriceMethod),
    /// By people, on these levels.
    Quality(Vec<LockedLevel>),
    /// From the quantity of one measure.
    Commitment(LockedRule),
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
    /// An offer below this scores nothing.
    pub minimum_quantity: Option<Quantity>,
}

impl LockedScheme {
    /// Takes a draft through the door, or names every fault that keeps it out.
    pub fn lock(draft: &DraftScheme, framework: Option<&Framework>) -> Result<Self, Vec<Fault>> {
        let found = faults(draft, framework);
        if !found.is_empty() {
            return Err(found);
        }
        let mut building = Building {
            draft,
            framework,
            shares: Shares::of(draft),
            points: draft.points_available.map_or(Exact::from(100), Quantity::exact),
            nodes: Vec::new(),
            leaves: Vec::new(),
        };
        for criterion in &draft.criteria {
            building.add(criterion, 0);
        }
        Ok(Self {
            nodes: building.nodes,
            leaves: building.leaves,
            points: building.points,
            rounding: draft.rounding,
            tie_break: draft.tie_break.clone(),
            below_minimum: draft.below_minimum,
            lots: draft.lots.iter().map(|lot| lot.id.clone()).collect(),
        })
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

    /// The lots.
    #[must_use]
    pub fn lots(&self) -> &[LotId] {
        &self.lots
    }
}

struct Building<'a> {
    draft: &'a DraftScheme,
    framework: Option<&'a Framework>,
    shares: Shares,
    points: Exact,
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
}

impl Building<'_> {
    /// Adds a criterion and what is inside. The draft has no fault, so nothing is missing; what
    /// were missing all the same would be left out here and named by [`faults`].
    fn add(&mut self, criterion: &Criterion, depth: usize) {
        let (Some(weight), Some(share)) = (criterion.weight, self.shares.get(&criterion.id)) else {
            return;
        };
        let (first, at) = (self.leaves.len(), self.nodes.len());
        let available = share.of_award.times(&self.points);
        self.nodes.push(Node {
            id: criterion.id.clone(),
            title: criterion.title.trim().to_owned(),
            depth,
            weight,
            of_group: share.of_group.clone(),
            of_award: share.of_award.clone(),
            available: available.clone(),
            leaves: first..first,
            is_group: criterion.is_group(),
        });
        if let Some(kind) = self.leaf_kind(&criterion.kind) {
            self.leaves.push(Leaf {
                id: criterion.id.clone(),
                title: criterion.title.trim().to_owned(),
                available,
                minimum: criterion.minimum,
                kind,
            });
        }
        for child in criterion.children() {
            self.add(child, depth + 1);
        }
        let last = self.leaves.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.leaves = first..last;
        }
    }

    fn leaf_kind(&self, kind: &Kind) -> Option<LeafKind> {
        match kind {
            Kind::Group(_) => None,
            Kind::Price(price) => Some(LeafKind::Price(price.method.clone())),
            Kind::Quality(quality) => {
                let wanted = quality.scale.as_ref()?;
                let scale = self.draft.scales.iter().find(|scale| scale.id == *wanted)?;
                let levels = scale.levels.iter().filter_map(|level| {
                    Some(LockedLevel {
                        id: level.id.clone(),
                        label: level.label.trim().to_owned(),
                        share: level.share?.share(),
                    })
                });
                Some(LeafKind::Quality(levels.collect()))
            }
            Kind::Commitment(commitment) => Some(LeafKind::Commitment(LockedRule {
                measure: commitment.measure.clone(),
                unit: self
                    .framework
                    .and_then(|framework| framework.measure(&commitment.measure))
                    .map(|measure| measure.unit_short.clone())
                    .unwrap_or_default(),
                rule: commitment.rule.clone(),
                minimum_quantity: commitment.minimum_quantity,
            })),
        }
    }
}
