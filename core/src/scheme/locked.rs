//! The scheme that can score: complete, consistent, and made through one door.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::fault::Fault;
use crate::framework::Framework;
use crate::id::{CriterionId, LevelId, LotId, MeasureId};
use crate::number::{Exact, Money, Percentage, Quantity, Weight};

use super::{
    Award, BelowMinimum, Commitment, CommitmentRule, CommitmentValue, Criterion, DraftScheme, Kind,
    Lot, PassFail, Price, QualityRule, Rounding, Scale, Scaled, Shares, TieBreak, WeightsAre,
    faults,
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

    /// The same for a draft in which [`faults`] finds nothing.
    pub(crate) fn of_faultless(draft: &DraftScheme, framework: Option<&Framework>) -> Self {
        let shares = Shares::of(draft);
        let mut building = Building {
            draft,
            framework,
            points: shares.whole(draft),
            shares,
            nodes: Vec::new(),
            leaves: Vec::new(),
            scales: draft.scales.iter().map(levels).collect(),
        };
        for criterion in &draft.criteria {
            building.add(criterion, draft.weights, 0);
        }
        let measures = building.measures();
        Self {
            minimums: building.minimums(),
            overlaps: building.overlaps(&measures),
            measures,
            nodes: building.nodes,
            leaves: building.leaves,
            points: building.points,
            rounding: draft.rounding,
            tie_break: draft.tie_break.clone(),
            below_minimum: draft.below_minimum,
            award: draft.award.clone(),
            lots: draft.lots.iter().map(LockedLot::of).collect(),
        }
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

struct Building<'a> {
    draft: &'a DraftScheme,
    framework: Option<&'a Framework>,
    shares: Shares,
    points: Exact,
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    /// The levels of the draft's scales, in their order.
    scales: Vec<Arc<[LockedLevel]>>,
}

/// The levels of a scale, complete.
fn levels(scale: &Scale) -> Arc<[LockedLevel]> {
    let complete = scale.levels.iter().filter_map(|level| {
        Some(LockedLevel {
            id: level.id.clone(),
            label: level.label.trim().to_owned(),
            share: level.share?.share(),
            value: level.value,
        })
    });
    complete.collect()
}

impl Building<'_> {
    /// Adds a criterion and what is inside. The draft has no fault, so nothing is missing; what
    /// were missing all the same would be left out here and named by [`faults`].
    fn add(&mut self, criterion: &Criterion, weights: WeightsAre, depth: usize) {
        let (first, at) = (self.leaves.len(), self.nodes.len());
        let weight = criterion.weight.filter(|_| criterion.is_weighted());
        let share = self.shares.get(&criterion.id).cloned();
        let of_award = share.as_ref().map(|share| share.of_award.clone()).unwrap_or_default();
        let available = of_award.times(&self.points);
        let title = criterion.title.trim().to_owned();
        self.nodes.push(Node {
            id: criterion.id.clone(),
            title: title.clone(),
            depth,
            weight,
            weights,
            of_group: share.map(|share| share.of_group).unwrap_or_default(),
            of_award,
            available: available.clone(),
            minimum: criterion.minimum,
            leaves: first..first,
            is_group: criterion.is_group(),
        });
        if let Some(kind) = self.leaf_kind(&criterion.kind) {
            self.leaves.push(Leaf { id: criterion.id.clone(), title, available, kind });
        }
        if let Kind::Group(group) = &criterion.kind {
            for child in &group.criteria {
                self.add(child, group.weights, depth + 1);
            }
        }
        let last = self.leaves.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.leaves = first..last;
        }
    }

    fn leaf_kind(&self, kind: &Kind) -> Option<LeafKind> {
        match kind {
            Kind::Group(_) => None,
            Kind::Price(price) => Some(LeafKind::Price(price.clone())),
            Kind::Quality(quality) => self.scale(kind, quality.rule, None),
            Kind::Commitment(commitment) if commitment.rule.is_statement() => {
                self.scale(kind, QualityRule::OfLevel, Some(commitment))
            }
            Kind::Commitment(commitment) => Some(LeafKind::Commitment(LockedRule {
                measure: commitment.measure.clone(),
                unit: self.unit(&commitment.measure),
                rule: commitment.rule.clone(),
                minimum_quantity: commitment.minimum_quantity,
                limit: commitment.limit,
                scaled: commitment.scaled,
            })),
            Kind::CommitmentValue(value) => Some(LeafKind::Value(value.clone())),
            Kind::PassFail(PassFail { .. }) => Some(LeafKind::PassFail),
        }
    }

    fn unit(&self, measure: &MeasureId) -> String {
        let measure = self.framework.and_then(|framework| framework.measure(measure));
        measure.map(|measure| measure.unit_short.clone()).unwrap_or_default()
    }

    fn scale(
        &self,
        kind: &Kind,
        rule: QualityRule,
        statement: Option<&Commitment>,
    ) -> Option<LeafKind> {
        let wanted = kind.scale()?;
        let at = self.draft.scales.iter().position(|scale| scale.id == *wanted)?;
        Some(LeafKind::Quality(LockedScale {
            levels: Arc::clone(self.scales.get(at)?),
            rule,
            statement_on: statement.map(|commitment| commitment.measure.clone()),
            unit: statement.map(|commitment| self.unit(&commitment.measure)).unwrap_or_default(),
            limit: statement.and_then(|commitment| commitment.limit),
        }))
    }

    fn minimums(&self) -> Vec<Minimum> {
        let relative = |leaves: &Range<usize>| {
            self.leaves.get(leaves.clone()).into_iter().flatten().any(Leaf::is_relative)
        };
        let of_nodes = self.nodes.iter().filter_map(|node| {
            Some(Minimum {
                criterion: Some(node.id.clone()),
                leaves: node.leaves.clone(),
                available: node.available.clone(),
                least: node.minimum?,
                is_relative: relative(&node.leaves),
            })
        });
        let all = 0..self.leaves.len();
        let whole = self.draft.minimum.map(|minimum| Minimum {
            criterion: None,
            available: self.points.clone(),
            least: minimum,
            is_relative: relative(&all),
            leaves: all,
        });
        of_nodes.chain(whole).collect()
    }

    fn measures(&self) -> Vec<MeasureId> {
        let of_leaf = |leaf: &Leaf| match &leaf.kind {
            LeafKind::Commitment(rule) => vec![rule.measure.clone()],
            LeafKind::Value(value) => {
                value.values.iter().map(|each| each.measure.clone()).collect()
            }
            _ => Vec::new(),
        };
        self.leaves.iter().flat_map(of_leaf).collect()
    }

    fn overlaps(&self, measures: &[MeasureId]) -> Vec<(usize, usize)> {
        let at: HashMap<&str, usize> =
            measures.iter().enumerate().map(|(at, measure)| (measure.as_str(), at)).collect();
        let overlaps = self.framework.iter().flat_map(|framework| &framework.overlaps);
        overlaps
            .filter(|overlap| overlap.kind.counts_once())
            .filter_map(|overlap| {
                let [one, other] = overlap.between.each_ref().map(|id| at.get(id.as_str()));
                let (one, other) = (*one?, *other?);
                Some((one.min(other), one.max(other)))
            })
            .collect()
    }
}
