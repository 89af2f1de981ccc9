//! The scheme as typed so far: anything may still be missing.

use serde::{Deserialize, Serialize};

use crate::id::{CriterionId, LotId, MeasureId, ScaleId};
use crate::number::{Money, Percentage, Quantity, Weight};

use super::against::Against;
use super::{
    Award, BelowMinimum, Commitment, CommitmentRule, CommitmentValue, PassFail, Price, Quality,
    QualityRule, Rounding, Scale, TieBreak,
};

/// Criteria, weights and methods as far as they have been stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftScheme {
    /// How many points 100 % is worth; 100 unless stated otherwise. Where weights at the top are
    /// points, their sum.
    pub points_available: Option<Quantity>,
    /// What the weights at the top are: shares of the award, or points.
    #[serde(default, skip_serializing_if = "WeightsAre::is_usual")]
    pub weights: WeightsAre,
    /// The sections and questions at the top.
    pub criteria: Vec<Criterion>,
    /// The least share of all points that a bid must reach, tested on exact figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Percentage>,
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
    /// What decides who is first, how many are awarded, and what follows.
    #[serde(default, skip_serializing_if = "Award::is_usual")]
    pub award: Award,
    /// When price files are opened.
    #[serde(default, skip_serializing_if = "PriceOpening::is_usual")]
    pub price_opening: PriceOpening,
    /// The parts that are awarded by themselves; one where the contract is not divided.
    pub lots: Vec<Lot>,
}

/// When the price files of bids are opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PriceOpening {
    /// Once every agreed score of the lot is confirmed, so that nobody scores with prices in mind.
    #[default]
    AfterScores,
    /// Together with the rest of the bid.
    WithBids,
}

impl PriceOpening {
    /// Whether it is what it is unless stated otherwise.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::AfterScores
    }
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

    /// What the weight of a criterion is, as its section or the top says.
    #[must_use]
    pub fn weights_of(&self, id: &CriterionId) -> WeightsAre {
        match self.parent(id).flatten().and_then(|section| self.criterion(&section)) {
            Some(Criterion { kind: Kind::Group(group), .. }) => group.weights,
            _ => self.weights,
        }
    }

    /// The scale that a question is scored on by people, if it is chosen and there.
    #[must_use]
    pub fn scale_of(&self, question: &CriterionId) -> Option<&Scale> {
        let id = self.criterion(question)?.kind.scale()?;
        self.scales.iter().find(|scale| scale.id == *id)
    }

    /// Whether any question asks for a price.
    #[must_use]
    pub fn asks_for_prices(&self) -> bool {
        self.all().any(|criterion| matches!(criterion.kind, Kind::Price(_)))
    }

    /// Each measure that bids are asked to offer, once, with the question that asks first.
    #[must_use]
    pub fn measures(&self) -> Vec<(&MeasureId, &Criterion)> {
        let mut asked: Vec<(&MeasureId, &Criterion)> = Vec::new();
        for criterion in self.all() {
            let here: Vec<&MeasureId> = match &criterion.kind {
                Kind::Commitment(commitment) => vec![&commitment.measure],
                Kind::CommitmentValue(value) => {
                    value.values.iter().map(|each| &each.measure).collect()
                }
                _ => Vec::new(),
            };
            for measure in here {
                if !asked.iter().any(|(there, _)| *there == measure) {
                    asked.push((measure, criterion));
                }
            }
        }
        asked
    }

    /// Those of them that are scored by how much is offered, and so count what can count once. Of a
    /// measure whose method statement alone is scored, the quantity counts for nothing.
    #[must_use]
    pub fn measures_by_number(&self) -> Vec<&MeasureId> {
        let by_number = |criterion: &Criterion| match &criterion.kind {
            Kind::Commitment(commitment) => !commitment.rule.is_statement(),
            _ => true,
        };
        let measures = self.measures().into_iter();
        measures.filter(|(_, asks)| by_number(asks)).map(|(id, _)| id).collect()
    }

    /// What to call a lot: its name, or `Lot 2` where it has none.
    #[must_use]
    pub fn lot_name(&self, id: &LotId) -> String {
        let at = self.lots.iter().position(|lot| lot.id == *id);
        let title = self.lot(id).map_or("", |lot| lot.title.trim());
        match (title, at) {
            ("", Some(at)) => format!("Lot {}", at + 1),
            ("", None) => id.to_string(),
            (title, _) => title.to_owned(),
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Its name, as it stands in the tender documents.
    #[serde(default)]
    pub title: String,
    /// Its weight, as stated; of what, its section says. None for a question that earns no
    /// points.
    pub weight: Option<Weight>,
    /// The least share of its own points that a bid must reach, tested on exact figures.
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

    /// Whether a criterion is this one, or stands inside it.
    #[must_use]
    pub fn holds(&self, id: &CriterionId) -> bool {
        self.id == *id || self.children().iter().any(|child| child.holds(id))
    }

    /// How many sections stand inside each other here, this one included.
    pub(crate) fn sections(&self) -> usize {
        let inside = self.children().iter().map(Self::sections).max().unwrap_or_default();
        inside + usize::from(self.is_group())
    }

    /// Whether it is a section.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Group(_))
    }

    /// Whether points on it, or on something in it, depend on other bids.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match &self.kind {
            Kind::Group(group) => group.criteria.iter().any(Self::is_relative),
            _ => !self.against().is_empty(),
        }
    }

    /// The figures of other bids that points on the question itself are relative to; none where they stand by themselves.
    #[must_use]
    pub fn against(&self) -> &'static [Against] {
        match &self.kind {
            Kind::Price(price) => price.method.rule().against(),
            Kind::Quality(quality) if quality.rule == QualityRule::RelativeToBest => {
                &[Against::BestScore]
            }
            Kind::Commitment(commitment) if commitment.rule.is_relative() => &[Against::BestOffer],
            Kind::CommitmentValue(value) if value.is_relative() => &[Against::BestOffer],
            _ => &[],
        }
    }

    /// Whether it earns points and so has a weight.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        match &self.kind {
            Kind::PassFail(_) => false,
            Kind::Price(price) => price.method.is_scored(),
            _ => true,
        }
    }
}

/// A section, or a question of some kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Scored from the value of all commitments together, in pounds.
    CommitmentValue(CommitmentValue),
    /// Passed or failed: it earns no points.
    PassFail(PassFail),
}

impl Kind {
    /// The scale that people score it on, if one is chosen.
    #[must_use]
    pub fn scale(&self) -> Option<&ScaleId> {
        match self {
            Self::Quality(quality) => quality.scale.as_ref(),
            Self::Commitment(Commitment { rule: CommitmentRule::Statement(statement), .. }) => {
                statement.scale.as_ref()
            }
            _ => None,
        }
    }

    /// Whether people score it: on a scale, or as passed or failed.
    #[must_use]
    pub fn is_scored_by_people(&self) -> bool {
        match self {
            Self::Quality(_) | Self::PassFail(_) => true,
            Self::Commitment(commitment) => commitment.rule.is_statement(),
            _ => false,
        }
    }
}

/// A section of the scheme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WeightsAre {
    /// Of the section: they add up to 100 %.
    #[default]
    OfGroup,
    /// Of the whole award: they add up to the section's own share.
    OfAward,
    /// Points: each is worth so many of their sum. Where the section's own weight is in points
    /// as well, they add up to it.
    Points,
}

impl WeightsAre {
    /// Whether they are what they are unless stated otherwise.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::OfGroup
    }
}

/// A part that is awarded by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// Its id.
    pub id: LotId,
    /// Its name.
    #[serde(default)]
    pub title: String,
    /// What the authority estimates that it is worth, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated_value: Option<Money>,
    /// How many years it runs, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<Quantity>,
}
