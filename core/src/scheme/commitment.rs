//! Commitment criteria: scored from the quantity of one measure that a bid offers.

use serde::{Deserialize, Serialize};

use crate::id::MeasureId;
use crate::number::{Exact, Quantity};

/// A question scored from the quantity of one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// The measure, of the procurement's measure set.
    pub measure: MeasureId,
    /// How quantities become points.
    pub rule: CommitmentRule,
    /// An offer below this scores nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_quantity: Option<Quantity>,
    /// How the measure relates to what is bought (Procurement Act 2023, section 23).
    #[serde(default)]
    pub relevance: String,
}

/// How an offered quantity becomes points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentRule {
    /// w · min(1, offer / target): certain before bids are opened, and the usual rule.
    AgainstTarget {
        /// The quantity that earns all points: more than zero.
        target: Option<Quantity>,
    },
    /// w · min(offer, cap) / max(floor, largest min(offer, cap)). One bidder, often the largest,
    /// can decide everyone's score.
    RelativeToBest {
        /// The least quantity that earns all points when every offer is small.
        floor: Option<Quantity>,
        /// The quantity beyond which an offer counts no further.
        cap: Option<Quantity>,
    },
}

impl Default for CommitmentRule {
    fn default() -> Self {
        Self::AgainstTarget { target: None }
    }
}

impl CommitmentRule {
    /// Whether points depend on what others offer.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(self, Self::RelativeToBest { .. })
    }

    /// What of an offer counts: all of it, up to the cap.
    #[must_use]
    pub fn counted(&self, offer: &Exact) -> Exact {
        match self {
            Self::RelativeToBest { cap: Some(cap), .. } => offer.clone().min(cap.exact()),
            _ => offer.clone(),
        }
    }

    /// The share of the points, 0 to 1, that `offer` gets where `best` is the most that counts of
    /// any bid used for comparison (not used by an absolute rule). `None` if the rule is not
    /// completely stated.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::CommitmentRule;
    ///
    /// let rule = CommitmentRule::AgainstTarget { target: Some("8".parse().unwrap()) };
    /// assert_eq!(rule.share(&Exact::from(6), &Exact::ZERO), Exact::ratio(3, 4));
    /// assert_eq!(rule.share(&Exact::from(20), &Exact::ZERO), Some(Exact::ONE));
    /// ```
    #[must_use]
    pub fn share(&self, offer: &Exact, best: &Exact) -> Option<Exact> {
        match self {
            Self::AgainstTarget { target } => {
                Some(offer.over(&target.as_ref()?.exact())?.min(Exact::ONE))
            }
            Self::RelativeToBest { floor, .. } => {
                let floor = floor.map_or(Exact::ZERO, Quantity::exact);
                // Nobody offers anything and no floor is stated: nothing for all.
                let full = best.clone().max(floor);
                let share = self.counted(offer).over(&full).unwrap_or(Exact::ZERO);
                Some(share.min(Exact::ONE))
            }
        }
    }
}
