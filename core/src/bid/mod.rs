//! Suppliers and what they offer. No scores: those are in [`evaluation`](crate::evaluation).

use serde::{Deserialize, Serialize};

use crate::id::{BidId, CriterionId, LotId, MeasureId, SupplierId};
use crate::number::{Money, Quantity};

/// Who offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplier {
    /// Its id.
    pub id: SupplierId,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its postal address, which the assessment summary carries (Procurement Regulations 2024,
    /// regulation 31).
    #[serde(default)]
    pub postal_address: String,
    /// Its e-mail address, for the same.
    #[serde(default)]
    pub email: String,
    /// Its unique identifier, such as a company number, for the same.
    #[serde(default)]
    pub identifier: String,
}

/// What a supplier offers for one lot. A supplier may have several bids, a standard one and a
/// variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bid {
    /// Its id.
    pub id: BidId,
    /// Whose it is.
    pub supplier: SupplierId,
    /// For which lot.
    pub lot: LotId,
    /// What tells it from the supplier's other bids, such as “variant”; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its price on each price question.
    #[serde(default)]
    pub prices: Vec<PriceOffer>,
    /// Its social value commitments.
    #[serde(default)]
    pub commitments: Vec<CommitmentOffer>,
}

impl Bid {
    /// The price on a price question, if one is given.
    #[must_use]
    pub fn price(&self, criterion: &CriterionId) -> Option<Money> {
        self.prices.iter().find(|price| price.criterion == *criterion).map(|price| price.amount)
    }

    /// The commitment on a measure, if one is given.
    #[must_use]
    pub fn commitment(&self, measure: &MeasureId) -> Option<&CommitmentOffer> {
        self.commitments.iter().find(|offer| offer.measure == *measure)
    }
}

/// A price on one price question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceOffer {
    /// The price question.
    pub criterion: CriterionId,
    /// The price, on the basis that the question states.
    pub amount: Money,
}

/// A quantity of one measure that a bid offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentOffer {
    /// The measure, of the procurement's measure set.
    pub measure: MeasureId,
    /// How much, in the measure's unit; `None` where only words are given so far.
    pub quantity: Option<Quantity>,
    /// How and when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
    /// What will show that it was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// How many of these are also counted under other measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_under: Vec<AlsoUnder>,
}

impl CommitmentOffer {
    /// An offer on a measure that says nothing yet.
    #[must_use]
    pub fn blank(measure: MeasureId) -> Self {
        Self {
            measure,
            quantity: None,
            statement: String::new(),
            evidence: String::new(),
            also_under: Vec::new(),
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.quantity.is_none()
            && self.statement.is_empty()
            && self.evidence.is_empty()
            && self.also_under.is_empty()
    }
}

/// “Of these, so many are also counted under …”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlsoUnder {
    /// The other measure.
    pub measure: MeasureId,
    /// How many.
    pub quantity: Quantity,
}
