//! Commitment questions: scored from the quantity of one measure that a bid offers. Each rule is
//! a unit of its own, in a file of its own.

mod bands;
mod best;
mod curve;
mod statement;
mod target;
mod value;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::id::MeasureId;
use crate::number::{Exact, Quantity, quantity};

use super::against::{Against, Comparison};
use super::derivation::{Derivation, Told};
use super::faults::CriterionPlace;

pub use bands::{QuantityBand, QuantityBands};
pub use best::RelativeToBest;
pub use curve::{QuantityLines, QuantityPoint};
pub use statement::MethodStatement;
pub use target::AgainstTarget;
pub use value::{CommitmentValue, MeasureValue, ValueRule};

/// A question scored from the quantity of one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// The measure, of the procurement's measure set.
    pub measure: MeasureId,
    /// How quantities become points.
    pub rule: CommitmentRule,
    /// An offer of which less than this counts scores nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_quantity: Option<Quantity>,
    /// An offer of more than this is reported, for people to ask whether it can be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Quantity>,
    /// What the rule's quantities are stated for.
    #[serde(default, skip_serializing_if = "Scaled::is_not")]
    pub scaled: Scaled,
    /// The most words in which a bid may say how it will keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
    /// How the measure relates to what is bought (Procurement Act 2023, section 23).
    #[serde(default)]
    pub relevance: String,
}

impl Commitment {
    /// A question on a measure, against a target that is still to be stated.
    #[must_use]
    pub fn new(measure: MeasureId) -> Self {
        Self {
            measure,
            rule: CommitmentRule::default(),
            minimum_quantity: None,
            limit: None,
            scaled: Scaled::Not,
            word_limit: None,
            relevance: String::new(),
        }
    }

    /// The share of the points, 0 to 1, that `offer` gets beside the `compared` offers, all of them as the
    /// quantities are stated: that of [`CommitmentRule::share`], and nothing below the minimum quantity.
    ///
    /// ```
    /// use common_measure::id::MeasureId;
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::{AgainstTarget, Commitment, CommitmentRule};
    ///
    /// let target = Some("8".parse().unwrap());
    /// let mut jobs = Commitment::new(MeasureId::new("NT1").unwrap());
    /// jobs.rule = CommitmentRule::AgainstTarget(AgainstTarget { target });
    /// jobs.minimum_quantity = Some("3".parse().unwrap());
    /// assert_eq!(jobs.share(&Exact::from(2), &[]), Some(Exact::ZERO));
    /// assert_eq!(jobs.share(&Exact::from(6), &[]), Exact::ratio(3, 4));
    /// ```
    #[must_use]
    pub fn share(&self, offer: &Exact, compared: &[Exact]) -> Option<Exact> {
        let share = self.rule.share(offer, compared)?;
        let too_little = self.minimum_quantity.is_some_and(|least| *offer < least.exact());
        Some(if too_little { Exact::ZERO } else { share })
    }
}

/// What targets, bands, floors, caps, minimums and limits are stated for. They are brought to the
/// lot by the authority's own published estimate, never by a bidder's price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scaled {
    /// For the whole contract.
    #[default]
    Not,
    /// For each £1,000,000 of the lot's estimated value.
    PerMillion,
    /// For each year of the lot's length.
    PerYear,
}

impl Scaled {
    /// Whether quantities are for the whole contract.
    #[must_use]
    pub fn is_not(&self) -> bool {
        *self == Self::Not
    }

    /// To stand behind a quantity: ` for each £1m`.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Not => "",
            Self::PerMillion => " for each £1m of the estimated value",
            Self::PerYear => " for each year of the contract",
        }
    }
}

/// How an offered quantity becomes points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentRule {
    /// w · min(1, offer / target): certain before bids are opened, and the usual rule.
    AgainstTarget(AgainstTarget),
    /// A share of the points for each band of quantities.
    Bands(QuantityBands),
    /// Straight lines between stated points.
    Lines(QuantityLines),
    /// w · min(offer, cap) / max(floor, largest min(offer, cap)). One bidder, often the largest,
    /// can decide everyone's score.
    RelativeToBest(RelativeToBest),
    /// People score the method statement on a scale; the quantity is recorded and not scored.
    Statement(MethodStatement),
}

impl Default for CommitmentRule {
    fn default() -> Self {
        Self::AgainstTarget(AgainstTarget::default())
    }
}

/// A way from a quantity to points. A new one is a file beside the others, a line in [`CommitmentRule`] and one in
/// `unit!`. Quantities that it states are multiplied by `factor`, which brings them to
/// the lot (see [`Scaled`]).
pub(crate) trait QuantityRule {
    /// The formula in words.
    fn formula(&self) -> String;

    /// What of an offer counts.
    fn counted(&self, offer: &Exact, _factor: &Exact) -> Exact {
        offer.clone()
    }

    /// The quantity from which on an offer earns nothing more; `None` if there is none.
    fn full(&self) -> Option<Quantity>;

    /// What keeps it from being used.
    fn faults(&self, place: &CriterionPlace) -> Vec<Fault>;

    /// The share of the points that an offer gets. `None` if the rule is not completely stated or
    /// a comparison is missing.
    fn share(&self, offer: &Exact, factor: &Exact, comparisons: &[Comparison]) -> Option<Exact>;

    /// Where the share is `min(offer, most) / full`: the two, `full` above zero.
    fn proportional(&self, _factor: &Exact, _comparisons: &[Comparison]) -> Option<(Exact, Exact)> {
        None
    }
}

/// How the points of a rule came about. It stands by itself, so that whoever asks for points alone does not carry it.
pub(crate) trait QuantityDerivation {
    /// Adds it to what is there.
    fn derive(&self, told: &Told, lot: &ForLot, to: &mut Derivation);
}

/// What is needed to say quantities of a measure for one lot.
pub(crate) struct ForLot<'a> {
    /// Brings stated quantities to the lot.
    pub(crate) factor: Exact,
    /// What is counted.
    pub(crate) unit: &'a str,
}

impl ForLot<'_> {
    pub(crate) fn stated(&self, amount: Quantity) -> Exact {
        amount.exact().times(&self.factor)
    }

    pub(crate) fn words(&self, amount: &Exact) -> String {
        quantity(amount, self.unit)
    }
}

/// The unit of a rule, for whatever is asked of it.
macro_rules! unit {
    ($rule:expr) => {
        match $rule {
            CommitmentRule::AgainstTarget(rule) => rule,
            CommitmentRule::Bands(rule) => rule,
            CommitmentRule::Lines(rule) => rule,
            CommitmentRule::RelativeToBest(rule) => rule,
            CommitmentRule::Statement(rule) => rule,
        }
    };
}

impl CommitmentRule {
    pub(crate) fn rule(&self) -> &dyn QuantityRule {
        unit!(self)
    }

    pub(crate) fn derivation(&self) -> &dyn QuantityDerivation {
        unit!(self)
    }

    /// The formula in words, without a full stop.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.rule().formula()
    }

    /// Whether points depend on what others offer.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(self, Self::RelativeToBest(_))
    }

    /// Whether people score it on a scale.
    #[must_use]
    pub fn is_statement(&self) -> bool {
        matches!(self, Self::Statement(_))
    }

    /// The share of the points, 0 to 1, that `offer` gets beside the `compared` offers of the bids
    /// used for comparison (not used by an absolute rule). `None` if the rule is not completely
    /// stated, or if people score it.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::{AgainstTarget, CommitmentRule};
    ///
    /// let target = Some("8".parse().unwrap());
    /// let rule = CommitmentRule::AgainstTarget(AgainstTarget { target });
    /// assert_eq!(rule.share(&Exact::from(6), &[]), Exact::ratio(3, 4));
    /// assert_eq!(rule.share(&Exact::from(20), &[]), Some(Exact::ONE));
    /// ```
    #[must_use]
    pub fn share(&self, offer: &Exact, compared: &[Exact]) -> Option<Exact> {
        let rule = self.rule();
        let counted: Vec<Exact> =
            compared.iter().map(|offer| rule.counted(offer, &Exact::ONE)).collect();
        let best = Against::BestOffer.figure(&counted.iter().collect::<Vec<_>>());
        let comparisons: Vec<Comparison> = best
            .map(|figure| Comparison { against: Against::BestOffer, figure, set_by: Vec::new() })
            .into_iter()
            .collect();
        rule.share(offer, &Exact::ONE, &comparisons)
    }
}

fn positive(quantity: Quantity) -> bool {
    !quantity.is_zero() && !quantity.is_negative()
}
