//! What a person can do to a procurement.

use serde::{Deserialize, Serialize};

use crate::bid::{AlsoUnder, Supplier};
use crate::evaluation::Decision;
use crate::id::{BidId, CriterionId, LevelId, LotId, MeasureId, ScaleId, SupplierId};
use crate::number::{Money, Percentage, Quantity};
use crate::procurement::Regime;
use crate::scheme::{
    BelowMinimum, CommitmentRule, Criterion, Lot, PriceBasis, PriceMethod, Rounding, Scale,
    TieBreak, WeightsAre,
};

/// One act of one person. It is complete in itself, the ids of new things included, so that the
/// event it becomes says the same wherever and whenever it is applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Changes what is known of the procurement itself.
    SetDetail(Detail),
    /// Adds a lot, or changes the one with its id.
    SetLot(Lot),
    /// Removes a lot without bids.
    RemoveLot(LotId),
    /// States how many points 100 % is worth.
    SetPointsAvailable(Option<Quantity>),
    /// Adds a criterion at the end of a section, or of the top.
    AddCriterion {
        /// The section; `None` for the top.
        section: Option<CriterionId>,
        /// The criterion, with whatever is in it.
        criterion: Criterion,
    },
    /// Removes a criterion, what is in it, and the prices and scores given for it.
    RemoveCriterion(CriterionId),
    /// Moves a criterion to another place among its neighbours.
    MoveCriterion {
        /// Which.
        criterion: CriterionId,
        /// Its new position in its section, from 0.
        position: usize,
    },
    /// Changes one thing about a criterion.
    ChangeCriterion {
        /// Which.
        criterion: CriterionId,
        /// What is changed.
        change: CriterionChange,
    },
    /// Adds a scale, or changes the one with its id.
    SetScale(Scale),
    /// Removes a scale that no question uses.
    RemoveScale(ScaleId),
    /// States how figures are rounded.
    SetRounding(Rounding),
    /// States what decides between equal totals.
    SetTieBreak(Vec<TieBreak>),
    /// States what a missed minimum means.
    SetBelowMinimum(BelowMinimum),
    /// Adds a supplier, and a bid of its for one lot.
    AddBid {
        /// The new bid's id.
        bid: BidId,
        /// Its lot.
        lot: LotId,
        /// Its supplier: a new one, or exactly one that is there.
        supplier: Supplier,
    },
    /// Changes one thing about a supplier.
    ChangeSupplier {
        /// Which.
        supplier: SupplierId,
        /// Which field.
        field: SupplierField,
        /// Its new text.
        text: String,
    },
    /// Names a bid, to tell it from its supplier's others.
    SetBidTitle {
        /// Which.
        bid: BidId,
        /// Its title; may be empty.
        title: String,
    },
    /// Removes a bid, its scores, and its supplier if it has no other bid.
    RemoveBid(BidId),
    /// Gives or takes back a bid's price on one price question.
    SetPrice {
        /// Whose.
        bid: BidId,
        /// The price question.
        criterion: CriterionId,
        /// The price; `None` takes it back.
        amount: Option<Money>,
    },
    /// Changes one thing about what a bid offers of one measure.
    ChangeOffer {
        /// Whose.
        bid: BidId,
        /// The measure.
        measure: MeasureId,
        /// What is changed.
        change: OfferChange,
    },
    /// Gives or takes back the agreed score of a bid on one quality question.
    SetScore {
        /// Whose.
        bid: BidId,
        /// The question.
        criterion: CriterionId,
        /// The level; `None` takes the score back.
        level: Option<LevelId>,
    },
    /// Says why an agreed score was given.
    SetReason {
        /// Whose.
        bid: BidId,
        /// The question.
        criterion: CriterionId,
        /// Why.
        reason: String,
    },
    /// Records what was decided about a finding.
    Decide(Decision),
    /// Takes a decision back.
    Undecide {
        /// About which bid.
        bid: BidId,
        /// On which question.
        criterion: CriterionId,
    },
    /// Several acts as one, such as a pasted block: all of them or none.
    Together(Vec<Command>),
}

/// One thing about the procurement itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Its name.
    Title(String),
    /// Who buys.
    Authority(String),
    /// The authority's own reference.
    Reference(String),
    /// The rules that it runs under.
    Regime(Option<Regime>),
    /// What the contract is estimated to be worth.
    EstimatedValue(Option<Money>),
    /// Anything that readers of the file should know.
    Note(String),
}

/// One thing about a criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionChange {
    /// Its name.
    Title(String),
    /// Its weight.
    Weight(Option<Percentage>),
    /// Its minimum score.
    Minimum(Option<Percentage>),
    /// Of what the weights inside a section are shares.
    WeightsAre(WeightsAre),
    /// How prices become points.
    Method(PriceMethod),
    /// What a price covers.
    Basis(PriceBasis),
    /// The scale of a quality question.
    Scale(Option<ScaleId>),
    /// What bidders are asked.
    Question(String),
    /// How offered quantities become points.
    Rule(CommitmentRule),
    /// The quantity below which an offer scores nothing.
    MinimumQuantity(Option<Quantity>),
    /// How a measure relates to what is bought.
    Relevance(String),
}

/// Which field of a supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupplierField {
    /// Its name.
    Name,
    /// Its postal address.
    PostalAddress,
    /// Its e-mail address.
    Email,
    /// Its unique identifier.
    Identifier,
}

/// One thing about what a bid offers of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferChange {
    /// How much; `None` takes the quantity back.
    Quantity(Option<Quantity>),
    /// How and when.
    Statement(String),
    /// What will show that it was done.
    Evidence(String),
    /// How many are also counted under other measures.
    AlsoUnder(Vec<AlsoUnder>),
}
