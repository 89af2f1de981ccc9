//! What people score and decide. One officer enters agreed scores directly: every result then
//! says that they were entered without moderation.

use serde::{Deserialize, Serialize};

use crate::id::{BidId, CriterionId, LevelId};

/// Agreed scores and decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// How scores come about.
    #[serde(default)]
    pub mode: Mode,
    /// The agreed scores.
    #[serde(default)]
    pub scores: Vec<AgreedScore>,
    /// What people decided about findings.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// Lots that people drew between bids that nothing else told apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws: Vec<Draw>,
    /// Bids that were withdrawn after results.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawals: Vec<Withdrawn>,
}

impl Evaluation {
    /// The agreed score of a bid on a question, if there is one.
    #[must_use]
    pub fn score(&self, bid: &BidId, criterion: &CriterionId) -> Option<&AgreedScore> {
        self.scores.iter().find(|score| score.bid == *bid && score.criterion == *criterion)
    }

    /// What was decided about a finding on a bid, if anything.
    #[must_use]
    pub fn decision(
        &self,
        bid: &BidId,
        criterion: Option<&CriterionId>,
        about: About,
    ) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.is_about(bid, criterion, about))
    }

    /// Whether a bid was withdrawn.
    #[must_use]
    pub fn is_withdrawn(&self, bid: &BidId) -> bool {
        self.withdrawals.iter().any(|withdrawn| withdrawn.bid == *bid)
    }
}

/// How scores come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Entered by one officer, without moderation.
    #[default]
    Direct,
}

/// What was agreed for one bid on one quality question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreedScore {
    /// The bid.
    pub bid: BidId,
    /// The question.
    pub criterion: CriterionId,
    /// The level: a point of the question's scale.
    pub level: LevelId,
    /// Why. Optional here; a court will ask for it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub reason: Box<str>,
}

/// What a person decided about a finding on a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The bid.
    pub bid: BidId,
    /// The section or question on which the finding was made; `None` for the whole award.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// What was found.
    pub about: About,
    /// What was decided.
    pub outcome: Outcome,
    /// On which ground a bid is excluded; none for other outcomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// Who approved an exclusion: someone else. May be empty for other outcomes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approved_by: String,
    /// The figures that were accepted, exactly, such as `105000 against 100000`, or `3/8 against 1/2` of the points; empty
    /// where nothing was found. Once the finding has others, the acceptance decides nothing. `None`: it holds whatever
    /// they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<String>,
}

impl Decision {
    /// Whether it is the decision about this finding.
    #[must_use]
    pub fn is_about(&self, bid: &BidId, criterion: Option<&CriterionId>, about: About) -> bool {
        self.bid == *bid && self.criterion.as_ref() == criterion && self.about == about
    }
}

/// What can be found about a bid, for people to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// It gives no price, or a rate is missing.
    PriceMissing,
    /// The rates do not come to the supplier's own sum.
    SumDiffers,
    /// Its price is above the budget.
    OverBudget,
    /// Its price is abnormally low, as the scheme's rule has it.
    AbnormallyLow,
    /// It fails a question.
    Failed,
    /// It misses a minimum score.
    BelowMinimum,
    /// It offers more of a measure than the scheme's limit.
    BeyondLimit,
}

impl About {
    /// All, in the order in which they are found.
    pub const ALL: [Self; 7] = [
        Self::PriceMissing,
        Self::SumDiffers,
        Self::OverBudget,
        Self::AbnormallyLow,
        Self::Failed,
        Self::BelowMinimum,
        Self::BeyondLimit,
    ];

    /// Its name in files and reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PriceMissing => "price_missing",
            Self::SumDiffers => "sum_differs",
            Self::OverBudget => "over_budget",
            Self::AbnormallyLow => "abnormally_low",
            Self::Failed => "failed",
            Self::BelowMinimum => "below_minimum",
            Self::BeyondLimit => "beyond_limit",
        }
    }

    /// Whether the scheme itself says what becomes of a bid of which this is found: whether it is set aside, and whether
    /// it still counts in the comparison.
    #[must_use]
    pub fn disqualifies(self) -> bool {
        matches!(self, Self::BelowMinimum | Self::Failed)
    }
}

/// What can be decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The bid stays in all the same.
    Accept,
    /// The supplier is asked; until it has answered, nothing is decided.
    Clarify,
    /// The bid is out: it is not ranked, and others are not compared with it. Only where it is
    /// excluded for nothing but a missed minimum or a failed question, it still counts in the
    /// comparison if the scheme says that such a bid does.
    Exclude,
}

impl Outcome {
    /// Whether it is a decision: asking the supplier decides nothing yet.
    #[must_use]
    pub fn decides(self) -> bool {
        self != Self::Clarify
    }
}

/// On which ground a bid is excluded (Procurement Act 2023, sections 19 and 23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It fails an award criterion, and the scheme says that this disqualifies (section 23).
    AwardCriterion,
    /// It does not meet a condition of participation (section 19).
    ConditionOfParticipation,
    /// Its price is abnormally low: it was told, and its explanation did not satisfy (section 19).
    AbnormallyLow,
    /// It breaches a procedural requirement (section 19).
    ProceduralRequirement,
    /// Another ground, which the reason names.
    Other,
}

impl Ground {
    /// All, in the order in which screens offer them.
    pub const ALL: [Self; 5] = [
        Self::AwardCriterion,
        Self::ConditionOfParticipation,
        Self::AbnormallyLow,
        Self::ProceduralRequirement,
        Self::Other,
    ];

    /// What it is called.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::AwardCriterion => "it fails an award criterion that disqualifies",
            Self::ConditionOfParticipation => "it does not meet a condition of participation",
            Self::AbnormallyLow => {
                "its price is abnormally low, and its explanation does not satisfy"
            }
            Self::ProceduralRequirement => "it breaches a procedural requirement",
            Self::Other => "another ground, named in the reason",
        }
    }
}

/// Lots drawn by people between bids that the ladder left equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The bids in the order in which they were drawn, the first first.
    pub order: Vec<BidId>,
    /// Who drew.
    pub drawn_by: String,
    /// Who saw it.
    pub witness: String,
}

/// A bid that was withdrawn after results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The bid.
    pub bid: BidId,
    /// What was said.
    pub reason: String,
    /// Who recorded it.
    pub recorded_by: String,
}
