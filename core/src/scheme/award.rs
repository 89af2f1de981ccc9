//! What decides who is first, how many are awarded, and what follows.

use serde::{Deserialize, Serialize};

use crate::id::CriterionId;
use crate::number::{Money, Percentage, Quantity};

/// The award, as the scheme states it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// What decides who is first.
    #[serde(default)]
    pub rule: AwardRule,
    /// How many bids are awarded a lot.
    #[serde(default)]
    pub winners: Winners,
    /// How many bids are kept in reserve behind them, by rank.
    #[serde(default)]
    pub reserves: u32,
    /// How many lots one supplier may win; `None` for any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_lots: Option<u32>,
    /// In which order lots are decided where a supplier may not win all.
    #[serde(default)]
    pub lot_order: LotOrder,
    /// What happens if a bidder withdraws after results.
    #[serde(default)]
    pub withdrawal: Withdrawal,
    /// The last bid awarded and the next that could be are said to be close where they are no further apart than this, in
    /// the figure that decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close: Option<Quantity>,
}

impl Award {
    /// Whether it is what holds unless stated otherwise: one winner by the highest total.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// What decides who is first. The rules that join price and quality rank by a figure of their
/// own, and use a price question that earns no points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AwardRule {
    /// The largest sum of points. With a price question that earns no points, the price is fixed
    /// and quality decides.
    #[default]
    HighestTotal,
    /// The smallest price ÷ points: P / Q. A minimum for all points comes first.
    PricePerQualityPoint {
        /// The price question.
        price: Option<CriterionId>,
    },
    /// The largest points × reference ÷ price: Q · Pref / P. The same order as price per quality
    /// point, whatever the reference; only where totals are final as rounded, the figure is too, and
    /// a small reference makes bids equal.
    QualityAdjustedScore {
        /// The price question.
        price: Option<CriterionId>,
        /// Pref: more than £0.
        reference: Option<Money>,
    },
    /// The smallest price less the value of the levels agreed: P − Σ value.
    PriceAfterQualityValue {
        /// The price question.
        price: Option<CriterionId>,
    },
}

impl AwardRule {
    /// The price question that the rule uses beside points; `None` for the highest total.
    #[must_use]
    pub fn price(&self) -> Option<&CriterionId> {
        match self {
            Self::HighestTotal => None,
            Self::PricePerQualityPoint { price }
            | Self::QualityAdjustedScore { price, .. }
            | Self::PriceAfterQualityValue { price } => price.as_ref(),
        }
    }

    /// Whether the smallest figure is best.
    #[must_use]
    pub fn smallest_first(&self) -> bool {
        matches!(self, Self::PricePerQualityPoint { .. } | Self::PriceAfterQualityValue { .. })
    }

    /// Whether the figure that decides is in pounds.
    pub(crate) fn is_in_pounds(&self) -> bool {
        self.smallest_first()
    }

    /// Whether it is the sum of points that decides.
    #[must_use]
    pub fn is_highest_total(&self) -> bool {
        matches!(self, Self::HighestTotal)
    }
}

/// How many bids are awarded a lot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Winners {
    /// The first.
    #[default]
    One,
    /// So many, by rank, as for a framework agreement.
    Number(u32),
    /// Every bid whose total reaches this share of all points: the total that decides, so the sum of
    /// rounded points, the exact total, or the total as rounded, as the rounding is stated.
    AllAbove(Percentage),
}

/// In which order lots are decided where a supplier may not win all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LotOrder {
    /// In the order in which the scheme states the lots.
    #[default]
    AsStated,
    /// By each bidder's own stated preference: who could win more lots than allowed keeps those
    /// it prefers.
    BidderPreference,
}

/// What happens if a bidder withdraws after results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Withdrawal {
    /// Points stay as they were, and the award goes to the next.
    #[default]
    AwardToNext,
    /// Points are worked out again without the bid.
    Recalculate,
}
