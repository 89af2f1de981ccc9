//! What every weight comes to: its share of its section and of the whole award.
//!
//! Worked out on drafts, so that it can stand beside a weight while it is typed. Nothing is ever
//! normalised: a sum that is off is named with the difference.

use crate::id::CriterionId;
use crate::number::{Exact, Quantity, Weight};

use super::{Criterion, DraftScheme, Kind, WeightsAre};

/// The effective shares of a scheme's criteria, and how the weights add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    of: Vec<(CriterionId, Share)>,
    sums: Vec<WeightSum>,
}

/// What one weight comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The share of its section: 1 is all of it.
    pub of_group: Exact,
    /// The share of the whole award: 1 is all of it.
    pub of_award: Exact,
}

/// How the weights in one section, or at the top, add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightSum {
    /// The section; `None` for the top.
    pub section: Option<CriterionId>,
    /// What the weights are.
    pub weights: WeightsAre,
    /// What the weights come to: a share, where 1 is 100 %, or a number of points.
    pub sum: Exact,
    /// What they must come to; `None` while the section's own share is not known.
    pub expected: Option<Exact>,
    /// Whether every weight is there.
    pub complete: bool,
}

impl WeightSum {
    /// By how much the weights are over (more than zero) or short (less than zero).
    #[must_use]
    pub fn difference(&self) -> Option<Exact> {
        self.expected.as_ref().map(|expected| self.sum.minus(expected))
    }

    /// Whether every weight is there and they add up.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.complete && self.difference().is_some_and(|difference| difference.is_zero())
    }
}

impl Shares {
    /// Works out the shares of a scheme, as far as its weights are stated.
    #[must_use]
    pub fn of(scheme: &DraftScheme) -> Self {
        let mut shares = Self::default();
        let top = Section {
            id: None,
            weights: scheme.weights,
            criteria: &scheme.criteria,
            own: Some(Exact::ONE),
            points: scheme.points_available.map(Quantity::exact),
        };
        shares.section(&top);
        shares
    }

    /// The points that the whole award is worth: those that are stated; where weights are points and no sum is stated,
    /// what they come to; else 100.
    #[must_use]
    pub fn whole(&self, scheme: &DraftScheme) -> Exact {
        let of_points = || self.sum(None).filter(|top| top.weights == WeightsAre::Points);
        let stated = scheme.points_available.map(Quantity::exact);
        stated.or_else(|| Some(of_points()?.sum.clone())).unwrap_or(Exact::from(100))
    }

    /// What a criterion's weight comes to; `None` while it, or one above it, is not stated.
    #[must_use]
    pub fn get(&self, id: &CriterionId) -> Option<&Share> {
        self.of.iter().find(|(of, _)| of == id).map(|(_, share)| share)
    }

    /// How the weights add up, the top first.
    #[must_use]
    pub fn sums(&self) -> &[WeightSum] {
        &self.sums
    }

    /// How the weights in one section, or at the top, add up.
    #[must_use]
    pub fn sum(&self, section: Option<&CriterionId>) -> Option<&WeightSum> {
        self.sums.iter().find(|sum| sum.section.as_ref() == section)
    }

    fn section(&mut self, section: &Section) {
        let weighted = || section.criteria.iter().filter(|criterion| criterion.is_weighted());
        let value = |weight: Weight| match section.weights {
            WeightsAre::OfGroup | WeightsAre::OfAward => weight.share(),
            WeightsAre::Points => weight.exact(),
        };
        let sum = weighted()
            .filter_map(|criterion| criterion.weight)
            .fold(Exact::ZERO, |sum, weight| sum.plus(&value(weight)));
        // Points with no stated sum share what there is, as 2:1 does.
        let points = section.points.clone().unwrap_or_else(|| sum.clone());
        self.sums.push(WeightSum {
            section: section.id.cloned(),
            weights: section.weights,
            expected: match section.weights {
                WeightsAre::OfGroup => Some(Exact::ONE),
                WeightsAre::OfAward => section.own.clone(),
                WeightsAre::Points => Some(points.clone()),
            },
            sum,
            complete: weighted().all(|criterion| criterion.weight.is_some()),
        });
        for criterion in section.criteria {
            let share = criterion.weight.filter(|_| criterion.is_weighted()).and_then(|weight| {
                let (stated, own) = (value(weight), section.own.as_ref()?);
                Some(match section.weights {
                    WeightsAre::OfGroup => Share { of_award: stated.times(own), of_group: stated },
                    WeightsAre::OfAward => Share { of_group: stated.over(own)?, of_award: stated },
                    WeightsAre::Points => {
                        let of_group = stated.over(&points)?;
                        Share { of_award: of_group.times(own), of_group }
                    }
                })
            });
            if let Kind::Group(group) = &criterion.kind {
                let worth = criterion.weight.filter(|_| section.weights == WeightsAre::Points);
                self.section(&Section {
                    id: Some(&criterion.id),
                    weights: group.weights,
                    criteria: &group.criteria,
                    own: share.as_ref().map(|share| share.of_award.clone()),
                    points: worth.map(Weight::exact),
                });
            }
            if let Some(share) = share {
                self.of.push((criterion.id.clone(), share));
            }
        }
    }
}

/// A section, or the top, as far as shares need it.
struct Section<'a> {
    id: Option<&'a CriterionId>,
    weights: WeightsAre,
    criteria: &'a [Criterion],
    /// Its share of the whole award.
    own: Option<Exact>,
    /// The points that it is worth, where they are stated.
    points: Option<Exact>,
}
