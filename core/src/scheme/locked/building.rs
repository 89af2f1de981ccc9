//! How a draft without a fault becomes a scheme that can score.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::framework::Framework;
use crate::id::MeasureId;
use crate::number::Exact;
use crate::scheme::{
    Commitment, Criterion, DraftScheme, Kind, PassFail, QualityRule, Scale, Shares, WeightsAre,
};

use super::{
    Leaf, LeafKind, LockedLevel, LockedLot, LockedRule, LockedScale, LockedScheme, Minimum, Node,
};

impl LockedScheme {
    /// The same for a draft in which [`faults`](crate::scheme::faults) finds nothing.
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
    /// were missing all the same would be left out here and named by [`faults`](crate::scheme::faults).
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
