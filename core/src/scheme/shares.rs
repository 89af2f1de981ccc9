//! What every weight comes to: its share of its section and of the whole award.
//!
//! Worked out on drafts, so that it can stand beside a weight while it is typed. Nothing is ever
//! normalised: a sum that is off is named with the difference.

use crate::id::CriterionId;
use crate::number::{Exact, Percentage};

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
    /// What the weights come to, as a share: 1 is 100 %.
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
        shares.section(None, WeightsAre::OfGroup, &scheme.criteria, Some(&Exact::ONE));
        shares
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

    fn section(
        &mut self,
        id: Option<&CriterionId>,
        weights: WeightsAre,
        criteria: &[Criterion],
        own: Option<&Exact>,
    ) {
        let stated = criteria.iter().filter_map(|criterion| criterion.weight);
        self.sums.push(WeightSum {
            section: id.cloned(),
            sum: stated.map(Percentage::share).fold(Exact::ZERO, |sum, share| sum.plus(&share)),
            expected: match weights {
                WeightsAre::OfGroup => Some(Exact::ONE),
                WeightsAre::OfAward => own.cloned(),
            },
            complete: criteria.iter().all(|criterion| criterion.weight.is_some()),
        });
        for criterion in criteria {
            let share = criterion.weight.and_then(|weight| {
                let stated = weight.share();
                Some(match weights {
                    WeightsAre::OfGroup => Share { of_award: stated.times(own?), of_group: stated },
                    WeightsAre::OfAward => Share { of_group: stated.over(own?)?, of_award: stated },
                })
            });
            if let Kind::Group(group) = &criterion.kind {
                let own = share.as_ref().map(|share| share.of_award.clone());
                self.section(Some(&criterion.id), group.weights, &group.criteria, own.as_ref());
            }
            if let Some(share) = share {
                self.of.push((criterion.id.clone(), share));
            }
        }
    }
}
