//! Pairs of measures that can count the same thing.

use serde::{Deserialize, Serialize};

use crate::id::MeasureId;

/// That two measures can count the same person, tonne, pound or group.
///
/// A bidder who offers both states how many of the one are also counted under the other. If nothing
/// is stated, that is a query to the supplier, never a deduction. Units that are stated as shared
/// count under the measure that the award criteria list first.
///
/// ```
/// use common_measure::framework::{Framework, OverlapKind};
///
/// let set = Framework::knowsley().expect("it is built in");
/// let parts: Vec<_> = set
///     .overlaps
///     .iter()
///     .filter(|overlap| overlap.kind == OverlapKind::PartOf)
///     .map(|overlap| overlap.between.each_ref().map(|id| id.as_str()))
///     .collect();
/// assert_eq!(parts, [["5", "1"], ["14", "13"], ["15", "13"], ["17", "13"], ["21", "18"]]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// The two measures. For [`OverlapKind::PartOf`] the first is part of the second; otherwise their
    /// order means nothing.
    pub between: [MeasureId; 2],
    /// How they overlap.
    pub kind: OverlapKind,
    /// When this applies, if not always: a whole sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How two measures overlap.
///
/// ```
/// use common_measure::framework::OverlapKind;
///
/// assert!(OverlapKind::Same.counts_once());
/// assert!(OverlapKind::PartOf.counts_once());
/// assert!(!OverlapKind::Related.counts_once());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OverlapKind {
    /// The same thing can fall under both, and counts once.
    Same,
    /// What the first counts is among what the second counts, and counts once.
    PartOf,
    /// They belong together and are shown together; nothing is taken off.
    Related,
}

impl OverlapKind {
    /// Whether a thing that falls under both measures counts once only.
    #[must_use]
    pub fn counts_once(self) -> bool {
        match self {
            Self::Same | Self::PartOf => true,
            Self::Related => false,
        }
    }
}

impl Overlap {
    /// The other measure of the pair, if `measure` is one of the two.
    ///
    /// ```
    /// use common_measure::framework::{Overlap, OverlapKind};
    /// use common_measure::id::MeasureId;
    ///
    /// let [part, whole, third] = [MeasureId::new("5")?, MeasureId::new("1")?, MeasureId::new("2")?];
    /// let overlap = Overlap {
    ///     between: [part.clone(), whole.clone()],
    ///     kind: OverlapKind::PartOf,
    ///     note: None,
    /// };
    /// assert_eq!(overlap.other(&part), Some(&whole));
    /// assert_eq!(overlap.other(&whole), Some(&part));
    /// assert_eq!(overlap.other(&third), None);
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    #[must_use]
    pub fn other(&self, measure: &MeasureId) -> Option<&MeasureId> {
        match &self.between {
            [a, b] if a == measure => Some(b),
            [a, b] if b == measure => Some(a),
            _ => None,
        }
    }
}
