//! What people score and decide. One officer enters agreed scores directly: every result then
//! says that they were entered without moderation.

use serde::{Deserialize, Serialize};

use crate::id::{BidId, CriterionId, LevelId};

/// Agreed scores and decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Evaluation {
    /// The agreed score of a bid on a question, if there is one.
    #[must_use]
    pub fn score(&self, bid: &BidId, criterion: &CriterionId) -> Option<&AgreedScore> {
        self.scores.iter().find(|score| score.bid == *bid && score.criterion == *criterion)
    }

    /// What was decided about a bid on a question, if anything.
    #[must_use]
    pub fn decision(&self, bid: &BidId, criterion: &CriterionId) -> Option<&Decision> {
        self.decisions
            .iter()
            .find(|decision| decision.bid == *bid && decision.criterion == *criterion)
    }
}

/// How scores come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Entered by one officer, without moderation.
    #[default]
    Direct,
}

/// What was agreed for one bid on one quality question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreedScore {
    /// The bid.
    pub bid: BidId,
    /// The question.
    pub criterion: CriterionId,
    /// The level: a point of the question's scale.
    pub level: LevelId,
    /// Why. Optional here; a court will ask for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a person decided about a finding on a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The bid.
    pub bid: BidId,
    /// The question on which the finding was made.
    pub criterion: CriterionId,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
}

/// What can be decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The bid stays in although it misses the minimum.
    Accept,
    /// The supplier is asked; until it has answered, nothing is decided.
    Clarify,
    /// The bid is out: it is not ranked, and others are not compared with it.
    Exclude,
}
