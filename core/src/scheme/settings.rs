//! Rounding, ties, and what a missed minimum means: stated once for the whole scheme.

use serde::{Deserialize, Serialize};

use crate::id::CriterionId;
use crate::number::{Mode, Places};

/// How figures are rounded, and whether the rounded ones decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// To how many decimal places.
    pub places: Places,
    /// Which way.
    #[serde(default)]
    pub mode: Mode,
    /// At which stage.
    #[serde(default)]
    pub stage: Stage,
}

/// At which stage figures are rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Each question's points are rounded; sections and totals are sums of those, and rank as
    /// such.
    Leaf,
    /// Figures are rounded to be shown; bids rank on exact totals.
    #[default]
    Total,
    /// Totals are final as rounded, and rank as such.
    TotalAsRounded,
}

impl Stage {
    /// What is held against a share of all points that is to be reached.
    pub(crate) fn total_in_words(self) -> &'static str {
        match self {
            Self::Leaf => "sum of rounded points",
            Self::Total => "exact total",
            Self::TotalAsRounded => "total as rounded",
        }
    }
}

/// One step of the ladder that decides between bids with equal totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// More points on this section or question.
    HigherPoints(CriterionId),
    /// The lower price on this price question.
    LowerPrice(CriterionId),
    /// The higher income on this income question.
    HigherIncome(CriterionId),
    /// Lots are drawn, by people. Always last.
    LotsDrawn,
}

/// What happens to a bid that misses a minimum score, until a person has decided otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BelowMinimum {
    /// It is set aside and not ranked; else it is ranked, and only reported.
    pub set_aside: bool,
    /// It still counts when the lowest price or the best offer is taken, while it is set aside and
    /// once a person has excluded it for that.
    pub still_compared: bool,
}

impl Default for BelowMinimum {
    fn default() -> Self {
        Self { set_aside: true, still_compared: false }
    }
}
