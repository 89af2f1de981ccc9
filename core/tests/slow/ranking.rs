//! Who is first: the figure that decides, the ladder between equals, and what rounding did.

use std::collections::BTreeSet;

use common_measure::assessment::Effect;
use common_measure::id::CriterionId;
use common_measure::scheme::{AwardRule, CommitmentRule, Criterion, Kind, Stage, TieBreak};
use num_traits::{Signed, Zero};

use super::numbers::{Big, big, rounded, sum, whole};
use super::table::Table;

/// The points of every bid of a lot, bid by bid.
pub struct Points {
    pub exact: Vec<Vec<Option<Big>>>,
    /// As the scheme counts them.
    pub counted: Vec<Vec<Option<Big>>>,
}

impl Points {
    pub fn new(table: &Table, compared: &[usize]) -> Self {
        let rounding = table.of.scheme.rounding;
        let questions = 0..table.tree.questions.len();
        let exact: Vec<Vec<Option<Big>>> = (0..table.bids.len())
            .map(|bid| {
                questions.clone().map(|question| table.points(bid, question, compared)).collect()
            })
            .collect();
        let count = |points: &Option<Big>| match rounding.stage {
            Stage::Leaf => points.as_ref().map(|points| rounded(points, rounding)),
            Stage::Total | Stage::TotalAsRounded => points.clone(),
        };
        let counted = exact.iter().map(|points| points.iter().map(count).collect()).collect();
        Self { exact, counted }
    }
}

/// The figure of each bid that decides, worked out from totals; the larger or the smaller the
/// better, as [`smallest_first`] says.
pub fn deciding(table: &Table, totals: &[Option<Big>]) -> Vec<Option<Big>> {
    let rule = &table.of.scheme.award.rule;
    let price = |id: &Option<CriterionId>, bid: usize| {
        table.prices[table.question(id.as_ref().unwrap())][bid].clone()
    };
    let figure = |bid: usize| {
        let points = totals[bid].clone()?;
        match rule {
            AwardRule::HighestTotal => Some(points),
            AwardRule::PricePerQualityPoint { .. } if points.is_zero() => None,
            AwardRule::PricePerQualityPoint { price: id } => Some(price(id, bid)? / points),
            AwardRule::QualityAdjustedScore { price: id, reference } => {
                Some(points * big(reference.unwrap()) / price(id, bid)?)
            }
            AwardRule::PriceAfterQualityValue { price: id } => {
                Some(price(id, bid)? - value_of_levels(table, bid)?)
            }
        }
    };
    (0..table.bids.len()).map(figure).collect()
}

fn value_of_levels(table: &Table, bid: usize) -> Option<Big> {
    let mut sum = Big::zero();
    for (criterion, _) in &table.tree.questions {
        if let Some(scale) = scale(criterion) {
            sum += big(table.level(bid, &criterion.id, scale)?.value.unwrap());
        }
    }
    Some(sum)
}

fn scale(criterion: &Criterion) -> Option<&common_measure::id::ScaleId> {
    match &criterion.kind {
        Kind::Quality(quality) => quality.scale.as_ref(),
        Kind::Commitment(commitment) => match &commitment.rule {
            CommitmentRule::Statement(statement) => statement.scale.as_ref(),
            _ => None,
        },
        _ => None,
    }
}

pub fn smallest_first(rule: &AwardRule) -> bool {
    match rule {
        AwardRule::PricePerQualityPoint { .. } | AwardRule::PriceAfterQualityValue { .. } => true,
        AwardRule::HighestTotal | AwardRule::QualityAdjustedScore { .. } => false,
    }
}

/// How the ranked bids of one lot stand to each other.
pub struct Ladder {
    /// For each ranked bid what it is ranked by, step by step; the larger, the better.
    rungs: Vec<Option<Vec<Big>>>,
    /// The same without what lots decided.
    undrawn: Vec<Option<Vec<Big>>>,
    steps: Vec<TieBreak>,
}

impl Ladder {
    /// `deciding` are the figures as the scheme decides by them; bids without one are not ranked.
    pub fn new(table: &Table, points: &Points, deciding: &[Option<Big>]) -> Self {
        let steps = table.of.scheme.tie_break.clone();
        let sign = if smallest_first(&table.of.scheme.award.rule) { -1 } else { 1 };
        let rungs = |bid: usize| -> Option<Vec<Big>> {
            let first = deciding[bid].clone()? * Big::from_integer(sign.into());
            let rest = steps.iter().map(|step| rung(table, points, step, bid));
            Some(std::iter::once(first).chain(rest).collect())
        };
        let undrawn: Vec<Option<Vec<Big>>> = (0..deciding.len()).map(rungs).collect();
        let mut ladder = Self { rungs: undrawn.clone(), undrawn, steps };
        if ladder.steps.contains(&TieBreak::LotsDrawn) {
            ladder.draw(table);
        }
        ladder
    }

    /// Where lots were drawn between all that are equal, they stand as drawn.
    fn draw(&mut self, table: &Table) {
        for equal in Self::groups(&self.undrawn) {
            let ids: Vec<_> = equal.iter().map(|bid| &table.bids[*bid].id).collect();
            let mut draws = table.of.evaluation.draws.iter();
            let Some(draw) = draws.find(|draw| ids.iter().all(|id| draw.order.contains(id))) else {
                continue;
            };
            for (bid, id) in equal.iter().zip(ids) {
                let place = draw.order.iter().position(|drawn| drawn == id).unwrap();
                self.rungs[*bid].as_mut().unwrap().push(-whole(place));
            }
        }
    }

    /// The rank of a bid, and whether another has it; none for a bid that is not ranked.
    pub fn rank(&self, bid: usize) -> Option<(usize, bool)> {
        let own = self.rungs[bid].as_ref()?;
        let better = self.rungs.iter().flatten().filter(|other| *other > own).count();
        let equal = self.rungs.iter().flatten().filter(|other| *other == own).count();
        Some((better + 1, equal > 1))
    }

    fn groups(by: &[Option<Vec<Big>>]) -> BTreeSet<BTreeSet<usize>> {
        let ranked = (0..by.len()).filter(|bid| by[*bid].is_some());
        let group = |bid: usize| (0..by.len()).filter(|other| by[*other] == by[bid]).collect();
        let groups: BTreeSet<BTreeSet<usize>> = ranked.map(group).collect();
        groups.into_iter().filter(|group| group.len() > 1).collect()
    }

    /// Bids of which the figure that decides is equal.
    pub fn ties(&self) -> BTreeSet<BTreeSet<usize>> {
        let first = |rungs: &Option<Vec<Big>>| rungs.as_ref().map(|rungs| vec![rungs[0].clone()]);
        Self::groups(&self.rungs.iter().map(first).collect::<Vec<_>>())
    }

    /// Bids that nothing told apart.
    pub fn left_equal(&self) -> BTreeSet<BTreeSet<usize>> {
        Self::groups(&self.rungs)
    }

    /// The steps that told some of these apart, each named by its position in the ladder.
    pub fn decided_by(&self, tied: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for one in tied {
            for other in tied {
                let (one, other) = (&self.rungs[*one], &self.rungs[*other]);
                let (one, other) = (one.as_ref().unwrap(), other.as_ref().unwrap());
                if let Some(rung) = one.iter().zip(other).position(|(one, other)| one != other) {
                    // The first rung is the figure itself; what was drawn stands behind all.
                    found.insert((rung - 1).min(self.steps.len() - 1));
                }
            }
        }
        found
    }
}

/// What a bid is worth on a step; the more, the better.
fn rung(table: &Table, points: &Points, step: &TieBreak, bid: usize) -> Big {
    let price = |id: &CriterionId| table.prices[table.question(id)][bid].clone().unwrap();
    match step {
        TieBreak::HigherPoints(id) => {
            let nodes = &table.tree.nodes;
            let is_it = |criterion: &Criterion| criterion.id == *id;
            let node = nodes.iter().find(|node| node.criterion.is_some_and(is_it)).unwrap();
            let counted = node.questions.iter().map(|question| &points.counted[bid][*question]);
            sum(counted).unwrap()
        }
        TieBreak::LowerPrice(id) => -price(id),
        TieBreak::HigherIncome(id) => price(id),
        TieBreak::LotsDrawn => Big::zero(),
    }
}

/// What rounding did between a bid and the one behind it. `exact` are the figures without any
/// rounding, `counted` those that decide, `shown` those that people see.
pub fn effect(
    by_rounded: bool,
    smallest_first: bool,
    exact: [&Big; 2],
    counted: [&Big; 2],
    shown: [&Big; 2],
) -> Option<Effect> {
    // How far the first is ahead.
    let ahead =
        |pair: [&Big; 2]| if smallest_first { pair[1] - pair[0] } else { pair[0] - pair[1] };
    let (exact, counted, shown) = (ahead(exact), ahead(counted), ahead(shown));
    if by_rounded {
        if exact.is_zero() && !counted.is_zero() {
            Some(Effect::BrokeTie)
        } else if !exact.is_zero() && counted.is_zero() {
            Some(Effect::MadeTie)
        } else if exact.is_negative() != counted.is_negative() {
            Some(Effect::TurnedRound)
        } else {
            None
        }
    } else {
        (!exact.is_zero() && shown.is_zero()).then_some(Effect::HidesDifference)
    }
}
