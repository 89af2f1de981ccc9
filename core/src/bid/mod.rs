//! Suppliers and what they offer. No scores: those are in [`evaluation`](crate::evaluation).

use serde::{Deserialize, Serialize};

use crate::id::{BidId, CriterionId, LineId, LotId, MeasureId, SupplierId};
use crate::number::{Exact, Money, Quantity};
use crate::scheme::Price;

/// Who offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The members of a joint bid, the lead first; none where it bids alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// The subcontractors that it relies on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_subcontractors: Vec<String>,
    /// The lots that it would rather win, first choice first, where it may not win all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lot_preference: Vec<LotId>,
}

impl Supplier {
    /// A supplier of which only the name is known.
    #[must_use]
    pub fn new(id: SupplierId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            postal_address: String::new(),
            email: String::new(),
            identifier: String::new(),
            members: Vec::new(),
            key_subcontractors: Vec::new(),
            lot_preference: Vec::new(),
        }
    }
}

/// What a supplier offers for one lot. A supplier may have several bids, a standard one and a
/// variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Its answers to quality questions, where they came in a file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
}

impl Bid {
    /// A bid that offers nothing yet.
    #[must_use]
    pub fn blank(id: BidId, supplier: SupplierId, lot: LotId) -> Self {
        Self {
            id,
            supplier,
            lot,
            title: String::new(),
            prices: Vec::new(),
            commitments: Vec::new(),
            answers: Vec::new(),
        }
    }

    /// What it answers to a quality question; nothing where it says nothing.
    #[must_use]
    pub fn answer(&self, criterion: &CriterionId) -> &str {
        self.answers.iter().find(|it| it.criterion == *criterion).map_or("", |it| &it.text)
    }

    /// What is given on a price question, if anything is.
    #[must_use]
    pub fn price_offer(&self, criterion: &CriterionId) -> Option<&PriceOffer> {
        self.prices.iter().find(|price| price.criterion == *criterion)
    }

    /// The price that the supplier itself states on a price question, if it states one.
    #[must_use]
    pub fn price(&self, criterion: &CriterionId) -> Option<Money> {
        self.price_offer(criterion).and_then(|price| price.amount)
    }

    /// The commitment on a measure, if one is given.
    #[must_use]
    pub fn commitment(&self, measure: &MeasureId) -> Option<&CommitmentOffer> {
        self.commitments.iter().find(|offer| offer.measure == *measure)
    }

    /// How much of a measure is offered; nothing where the bid says nothing.
    #[must_use]
    pub fn offered(&self, measure: &MeasureId) -> Quantity {
        self.commitment(measure).and_then(|offer| offer.quantity).unwrap_or(Quantity::ZERO)
    }
}

/// What is given on one price question: the price itself, or a rate for each line of its pricing
/// schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceOffer {
    /// The price question.
    pub criterion: CriterionId,
    /// The price, on the basis that the question states. With a pricing schedule, the supplier's
    /// own sum: it is compared with the one that the rates come to, and never used.
    pub amount: Option<Money>,
    /// The rates, where the question has a pricing schedule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<Rate>,
}

impl PriceOffer {
    /// A price without rates.
    #[must_use]
    pub fn amount(criterion: CriterionId, amount: Money) -> Self {
        Self { criterion, amount: Some(amount), rates: Vec::new() }
    }

    /// The rate for a line, if one is given.
    #[must_use]
    pub fn rate(&self, line: &LineId) -> Option<Quantity> {
        self.rates.iter().find(|rate| rate.line == *line).map(|rate| rate.rate)
    }

    /// The price that is compared: what the rates come to where the question has a pricing
    /// schedule, else the amount. `None` while something is missing.
    #[must_use]
    pub fn evaluated(&self, question: &Price) -> Option<Exact> {
        match &question.schedule {
            None => self.amount.map(Money::exact),
            Some(schedule) => schedule.price(|line| self.rate(line)),
        }
    }
}

/// What a supplier asks for one unit of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The line.
    pub line: LineId,
    /// Pounds for one unit, to a fraction of a penny if need be.
    pub rate: Quantity,
}

/// A quantity of one measure that a bid offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommitmentOffer {
    /// The measure, of the procurement's measure set.
    pub measure: MeasureId,
    /// How much, in the measure's unit; `None` where only words are given so far.
    pub quantity: Option<Quantity>,
    /// How it will be done.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub statement: Box<str>,
    /// When: milestones with dates.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub when: Box<str>,
    /// Where.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub place: Box<str>,
    /// What will show that it was done.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub evidence: Box<str>,
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
            statement: Box::default(),
            when: Box::default(),
            place: Box::default(),
            evidence: Box::default(),
            also_under: Vec::new(),
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.quantity.is_none()
            && self.statement.is_empty()
            && self.when.is_empty()
            && self.place.is_empty()
            && self.evidence.is_empty()
            && self.also_under.is_empty()
    }
}

/// “Of these, so many are also counted under …”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AlsoUnder {
    /// The other measure.
    pub measure: MeasureId,
    /// How many.
    pub quantity: Quantity,
}

/// What a bid answers to a quality question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The question.
    pub criterion: CriterionId,
    /// The answer.
    pub text: Box<str>,
}
