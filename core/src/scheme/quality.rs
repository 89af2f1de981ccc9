//! Quality criteria: scored by people on a scale of levels.

use serde::{Deserialize, Serialize};

use crate::id::{LevelId, ScaleId};
use crate::number::{Money, Percentage};

/// A question scored by people on a scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// The scale; `None` until one is chosen.
    pub scale: Option<ScaleId>,
    /// How the share of the agreed level becomes points.
    #[serde(default, skip_serializing_if = "QualityRule::is_usual")]
    pub rule: QualityRule,
    /// What bidders are asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// The most words that an answer may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
}

/// How the share of the agreed level becomes points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QualityRule {
    /// W · share of the level.
    #[default]
    OfLevel,
    /// W · share of the level / best share of any bid: the best answer gets all points. Nobody
    /// gets anything: 0 for all.
    RelativeToBest,
}

impl QualityRule {
    /// Whether it is the usual rule.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::OfLevel
    }
}

/// A question that a bid passes or fails. It has no weight and earns no points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PassFail {
    /// What is asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
}

impl PassFail {
    /// The level of a bid that passes, as agreed scores name it.
    pub const PASS: &str = "pass";
    /// The level of a bid that fails.
    pub const FAIL: &str = "fail";
}

/// A list of levels that questions share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Its id.
    pub id: ScaleId,
    /// Its name.
    #[serde(default)]
    pub title: String,
    /// Its levels, as stated.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }
}

/// One point of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its id.
    pub id: LevelId,
    /// What people write for it, such as `4` or `Good`.
    #[serde(default)]
    pub label: String,
    /// What an answer of this level is like.
    #[serde(default)]
    pub descriptor: String,
    /// The share of the question's points that it gets.
    pub share: Option<Percentage>,
    /// What an answer of this level is worth to the authority, where the award rule takes the
    /// value of quality off the price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
}

impl Level {
    /// A level with a label and a share, without a descriptor or a value.
    #[must_use]
    pub fn new(id: LevelId, label: &str, share: Option<Percentage>) -> Self {
        Self { id, label: label.to_owned(), descriptor: String::new(), share, value: None }
    }
}
