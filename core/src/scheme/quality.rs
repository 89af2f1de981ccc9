//! Quality criteria: scored by people on a scale of levels.

use serde::{Deserialize, Serialize};

use crate::id::{LevelId, ScaleId};
use crate::number::Percentage;

/// A question scored by people on a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// The scale; `None` until one is chosen.
    pub scale: Option<ScaleId>,
    /// What bidders are asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
}

/// A list of levels that questions share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}
