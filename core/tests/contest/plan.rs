//! What a generated contest may hold.

use common_measure::scheme::AwardRule;

/// What a generated contest may hold.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// What may decide who is first; drawn from these.
    pub rules: &'static [Rule],
    /// Whether prices, rates, scores and offers may be missing.
    pub gaps: bool,
    /// Whether minimum scores may be stated, beside the one that a rule asks for, and questions
    /// that are passed or failed.
    pub minimums: bool,
    /// Whether people may have excluded bids, and bids may have been withdrawn.
    pub people: bool,
    /// How many lots there may be.
    pub most_lots: usize,
    /// The least number of bids for a lot.
    pub least_bids: usize,
}

/// An award rule, not yet completely stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    HighestTotal,
    PricePerQualityPoint,
    QualityAdjustedScore,
    PriceAfterQualityValue,
}

impl Rule {
    pub fn of(rule: &AwardRule) -> Self {
        match rule {
            AwardRule::HighestTotal => Self::HighestTotal,
            AwardRule::PricePerQualityPoint { .. } => Self::PricePerQualityPoint,
            AwardRule::QualityAdjustedScore { .. } => Self::QualityAdjustedScore,
            AwardRule::PriceAfterQualityValue { .. } => Self::PriceAfterQualityValue,
        }
    }
}

use Rule::{HighestTotal, PriceAfterQualityValue, PricePerQualityPoint, QualityAdjustedScore};

/// Anything that a procurement can be.
pub const ANYTHING: Plan = Plan {
    rules: &[
        HighestTotal,
        HighestTotal,
        HighestTotal,
        HighestTotal,
        PricePerQualityPoint,
        QualityAdjustedScore,
        PriceAfterQualityValue,
    ],
    gaps: true,
    minimums: true,
    people: true,
    most_lots: 3,
    least_bids: 0,
};

/// One lot in which every bid is complete and stays in.
pub const PLAIN: Plan =
    Plan { gaps: false, minimums: false, people: false, most_lots: 1, least_bids: 2, ..ANYTHING };

/// The same, where the sum of points decides.
pub const POINTS: Plan = Plan { rules: &[HighestTotal], ..PLAIN };
