//! Measure sets: outcomes, each with measures, and the one unit in which each measure is scored.
//!
//! A set states its measures as changes in a place. A bidder can promise only what can be counted
//! within a contract, so each [`Measure`] carries the published wording and one unit beside it.
//! Knowsley's set of 2013 is [built in](Framework::knowsley); a council's own is a file of the same
//! format, [parsed](Framework::parse) and [checked](Framework::check) in the same way.

mod built_in;
mod check;
mod overlap;
mod parse;

use serde::{Deserialize, Serialize};

pub use overlap::{Overlap, OverlapKind};

use crate::id::{FrameworkId, MeasureId, OutcomeId};

/// A measure set.
///
/// ```
/// use common_measure::framework::Framework;
///
/// let set = Framework::knowsley().expect("it is built in");
/// assert_eq!((set.outcomes.len(), set.measures.len()), (6, 29));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Its id, such as `knowsley-2013`.
    pub id: FrameworkId,
    /// Its name on screens, with its date.
    pub title: String,
    /// Who published it.
    #[serde(default)]
    pub publisher: String,
    /// When, in words.
    #[serde(default)]
    pub published: String,
    /// Where its wording comes from, and which parts of it do not.
    #[serde(default)]
    pub source: String,
    /// Whether it is in force, and who stands behind it. To be shown wherever the set is chosen.
    #[serde(default)]
    pub status: String,
    /// What the unit of every measure also says, such as “achieved within the contract's term”.
    #[serde(default)]
    pub every_unit: String,
    /// What to say wherever a figure of a [sensitive](Measure::sensitive) measure is asked for.
    #[serde(default)]
    pub sensitive_note: String,
    /// The set that it was adapted from, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapted_from: Option<AdaptedFrom>,
    /// The outcomes, in the order in which they are shown.
    pub outcomes: Vec<Outcome>,
    /// The measures, in the order in which they are shown.
    pub measures: Vec<Measure>,
    /// Which measures can count the same thing. A pair stands here once, either way round.
    #[serde(default)]
    pub overlaps: Vec<Overlap>,
}

/// Where an adapted measure set comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdaptedFrom {
    /// The id of the set.
    pub id: FrameworkId,
    /// Its title.
    pub title: String,
    /// Who published it.
    #[serde(default)]
    pub publisher: String,
}

/// An outcome: what a set's measures are grouped under.
///
/// ```
/// use common_measure::framework::Framework;
/// use common_measure::id::OutcomeId;
///
/// let set = Framework::knowsley().expect("it is built in");
/// let volunteers = set.outcome(&OutcomeId::new("3")?).expect("it is of this set");
/// assert_eq!(volunteers.title, "Impact of volunteers");
/// assert_eq!(volunteers.full_title, None);
/// # Ok::<(), common_measure::id::NotAnId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its id within the set.
    pub id: OutcomeId,
    /// Its title as published.
    pub title: String,
    /// A fuller title, where the publisher also gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_title: Option<String>,
}

/// One thing that can be counted, with the one unit in which it is scored.
///
/// A quantity is always such that more is better. “Increase” and “reduction” in the wording describe
/// what was published and never reverse the scoring.
///
/// ```
/// use common_measure::framework::Framework;
/// use common_measure::id::MeasureId;
///
/// let set = Framework::knowsley().expect("it is built in");
/// let waste = set.measure(&MeasureId::new("12")?).expect("it is of this set");
/// assert_eq!(waste.wording, "Reduction in household waste and waste to landfill");
/// assert_eq!(waste.unit, "tonnes of waste prevented or reused over the baseline");
/// # Ok::<(), common_measure::id::NotAnId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id within the set.
    pub id: MeasureId,
    /// The outcome that it belongs to.
    pub outcome: OutcomeId,
    /// A short name, for the heads of tables.
    pub title: String,
    /// The published wording, letter for letter.
    pub wording: String,
    /// The one unit in which it is scored, in full: what a figure must mean to count. To be read with
    /// the set's [`every_unit`](Framework::every_unit).
    pub unit: String,
    /// The unit in a word or two, to stand after a figure; `£` stands before it.
    pub unit_short: String,
    /// Other figures that are asked for and recorded, and never scored.
    #[serde(default)]
    pub also_reported: Vec<String>,
    /// What shows the figure to be true. Totals only, never data about people.
    #[serde(default)]
    pub evidence: String,
    /// Whether it touches on offending, health or care. Bids, records and reports then carry counts
    /// only; the evidence stays with the supplier or its referral partner.
    pub sensitive: bool,
    /// In which contracts it fits: a sentence to stand under “Use when”.
    #[serde(default)]
    pub use_when: String,
    /// In which it does not: a sentence to stand under “Do not use when”.
    #[serde(default)]
    pub do_not_use_when: String,
}

impl Framework {
    /// A copy for a publisher of its own, to be changed: it says what it was adapted from, and that
    /// nobody else stands behind it.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// let own = set.adapted("Averdale Borough Council");
    /// assert_eq!(own.adapted_from.as_ref().map(|from| from.id.as_str()), Some("knowsley-2013"));
    /// assert_eq!(own.measures, set.measures);
    /// assert!(own.check().is_empty());
    /// ```
    #[must_use]
    pub fn adapted(&self, publisher: &str) -> Self {
        let publisher = publisher.trim();
        let by = if publisher.is_empty() { "the authority" } else { publisher };
        Self {
            id: FrameworkId::next("adapted-", |id| *id == self.id),
            title: format!("{}, adapted by {by}", self.title.trim()),
            publisher: by.to_owned(),
            published: String::new(),
            status: format!("Adapted by {by}. Nobody else stands behind it."),
            adapted_from: Some(AdaptedFrom {
                id: self.id.clone(),
                title: self.title.clone(),
                publisher: self.publisher.clone(),
            }),
            ..self.clone()
        }
    }

    /// The measure of that id, if the set has it.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    /// use common_measure::id::MeasureId;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// assert!(set.measure(&MeasureId::new("29")?).is_some());
    /// assert!(set.measure(&MeasureId::new("30")?).is_none());
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// The outcome of that id, if the set has it.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    /// use common_measure::id::OutcomeId;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// assert!(set.outcome(&OutcomeId::new("7")?).is_none());
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    #[must_use]
    pub fn outcome(&self, id: &OutcomeId) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The measures of an outcome, in the set's order.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    /// use common_measure::id::OutcomeId;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// let ids: Vec<_> = set.measures_of(&OutcomeId::new("5")?).map(|m| m.id.as_str()).collect();
    /// assert_eq!(ids, ["22", "23", "24"]);
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    pub fn measures_of(&self, outcome: &OutcomeId) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| measure.outcome == *outcome)
    }

    /// The overlaps of a measure, each with the other measure of the pair.
    ///
    /// ```
    /// use common_measure::framework::{Framework, OverlapKind};
    /// use common_measure::id::MeasureId;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// let waste = MeasureId::new("12")?;
    /// let found: Vec<_> = set.overlaps_of(&waste).map(|(m, o)| (m.id.as_str(), o.kind)).collect();
    /// assert_eq!(found, [("27", OverlapKind::Same)]);
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    pub fn overlaps_of(&self, measure: &MeasureId) -> impl Iterator<Item = (&Measure, &Overlap)> {
        self.overlaps.iter().filter_map(move |overlap| {
            let other = self.measure(overlap.other(measure)?)?;
            Some((other, overlap))
        })
    }
}
