//! The scheme as typed so far: anything may still be missing.

use serde::{Deserialize, Serialize};

use crate::id::{CriterionId, LotId};
use crate::number::{Money, Percentage, Quantity};

use super::{BelowMinimum, Commitment, Price, Quality, Rounding, Scale, TieBreak};

/// Criteria, weights and methods as far as they have been stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftScheme {
    /// How many points 100 % is worth; 100 unless stated otherwise.
    pub points_available: Option<Quantity>,
    /// The sections and questions at the top. Their weights add up to 100 %.
    pub criteria: Vec<Criterion>,
    /// The scales that quality questions are scored on.
    #[serde(default)]
    pub scales: Vec<Scale>,
    /// How figures are rounded.
    #[serde(default)]
    pub rounding: Rounding,
    /// What decides between bids with equal totals, in this order.
    #[serde(default)]
    pub tie_break: Vec<TieBreak>,
    /// What happens to a bid that misses a minimum score.
    #[serde(default)]
    pub below_minimum: BelowMinimum,
    /// The parts that are awarded by themselves; one where the contract is not divided.
    pub lots: Vec<Lot>,
}

impl DraftScheme {
    /// Every criterion, sections before what is in them, in the order in which they are stated.
    pub fn all(&self) -> impl Iterator<Item = &Criterion> {
        let mut open: Vec<&Criterion> = self.criteria.iter().rev().collect();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.children().iter().rev());
            Some(next)
        })
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.all().find(|criterion| criterion.id == *id)
    }

    /// The same, to be changed.
    pub fn criterion_mut(&mut self, id: &CriterionId) -> Option<&mut Criterion> {
        fn find<'a>(criteria: &'a mut [Criterion], id: &CriterionId) -> Option<&'a mut Criterion> {
            for criterion in criteria {
                if criterion.id == *id {
                    return Some(criterion);
                }
                if let Kind::Group(group) = &mut criterion.kind
                    && let Some(found) = find(&mut group.criteria, id)
                {
                    return Some(found);
                }
            }
            None
        }
        find(&mut self.criteria, id)
    }

    /// The criteria inside a section, or those at the top for `None`; `None` if there is no such
    /// section.
    pub fn children_mut(&mut self, section: Option<&CriterionId>) -> Option<&mut Vec<Criterion>> {
        match section {
            None => Some(&mut self.criteria),
            Some(id) => match &mut self.criterion_mut(id)?.kind {
                Kind::Group(group) => Some(&mut group.criteria),
                _ => None,
            },
        }
    }

    /// The section in which a criterion stands: `None` if there is no such criterion,
    /// `Some(None)` if it stands at the top.
    #[must_use]
    pub fn parent(&self, id: &CriterionId) -> Option<Option<CriterionId>> {
        if self.criteria.iter().any(|criterion| criterion.id == *id) {
            return Some(None);
        }
        self.all()
            .find(|section| section.children().iter().any(|child| child.id == *id))
            .map(|section| Some(section.id.clone()))
    }

    /// The scale that a quality question is scored on, if it is chosen and there.
    #[must_use]
    pub fn scale_of(&self, question: &CriterionId) -> Option<&Scale> {
        match &self.criterion(question)?.kind {
            Kind::Quality(quality) => {
                let id = quality.scale.as_ref()?;
                self.scales.iter().find(|scale| scale.id == *id)
            }
            _ => None,
        }
    }

    /// The lot with this id.
    #[must_use]
    pub fn lot(&self, id: &LotId) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.id == *id)
    }
}

/// A section or a question: a node of the scheme's tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Its name, as it stands in the tender documents.
    #[serde(default)]
    pub title: String,
    /// Its weight, as stated; of what, its section says.
    pub weight: Option<Percentage>,
    /// The least share of its own points that a bid must reach, tested on exact figures. On
    /// questions only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Percentage>,
    /// What it is.
    pub kind: Kind,
}

impl Criterion {
    /// What is inside, if this is a section.
    #[must_use]
    pub fn children(&self) -> &[Criterion] {
        match &self.kind {
            Kind::Group(group) => &group.criteria,
            _ => &[],
        }
    }

    /// Whether it is a section.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Group(_))
    }
}

/// A section, or a question of one of three kinds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A section.
    Group(Group),
    /// Scored from prices.
    Price(Price),
    /// Scored by people on a scale.
    Quality(Quality),
    /// Scored from the quantity of one measure that a bid offers.
    Commitment(Commitment),
}

/// A section of the scheme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Of what the weights inside are shares.
    #[serde(default)]
    pub weights: WeightsAre,
    /// What is inside.
    pub criteria: Vec<Criterion>,
}

/// Of what the weights inside a section are shares. Real notices leave this open: “quality 40 %
/// (with 20 % for social value)” is 8 % or 20 % of the award.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightsAre {
    /// Of the section: they add up to 100 %.
    #[default]
    OfGroup,
    /// Of the whole award: they add up to the section's own share.
    OfAward,
}

/// A part that is awarded by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// Its id.
    pub id: LotId,
    /// Its name.
    #[serde(default)]
    pub title: String,
    /// What the authority estimates that it is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated_value: Option<Money>,
}
