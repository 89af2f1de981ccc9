//! What a person can do to a procurement.

use serde::{Deserialize, Serialize};

use crate::bid::{AlsoUnder, Supplier};
use crate::evaluation::{About, Decision, Draw, Withdrawn};
use crate::id::{BidId, CriterionId, LevelId, LineId, LotId, MeasureId, ScaleId, SupplierId};
use crate::number::{Money, Percentage, Quantity, Weight};
use crate::procurement::{Measures, Regime};
use crate::scheme::{
    AbnormallyLow, Award, BelowMinimum, CommitmentRule, CommitmentValue, Criterion, Lot,
    PriceBasis, PriceMethod, PriceOpening, QualityRule, Rounding, Scale, Scaled, Schedule,
    TieBreak, WeightsAre,
};

/// One act of one person. It is complete in itself, the ids of new things included, so that the
/// event it becomes says the same wherever and whenever it is applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Changes what is known of the procurement itself.
    SetDetail(Detail),
    /// Takes another measure set, or one that was adapted.
    SetMeasures(Box<Measures>),
    /// Adds a lot, or changes the one with its id.
    SetLot(Lot),
    /// Removes a lot without bids.
    RemoveLot(LotId),
    /// States how many points 100 % is worth.
    SetPointsAvailable(Option<Quantity>),
    /// States what the weights at the top are.
    SetWeights(WeightsAre),
    /// States the least share of all points.
    SetMinimum(Option<Percentage>),
    /// States what decides who is first, how many are awarded, and what follows.
    SetAward(Award),
    /// States when price files are opened.
    SetPriceOpening(PriceOpening),
    /// Adds a criterion at the end of a section, or of the top.
    AddCriterion {
        /// The section; `None` for the top.
        section: Option<CriterionId>,
        /// The criterion, with whatever is in it.
        criterion: Criterion,
    },
    /// Removes a criterion, what is in it, and the prices and scores given for it.
    RemoveCriterion(CriterionId),
    /// Moves a criterion to another place among its neighbours, or into another section.
    MoveCriterion {
        /// Which.
        criterion: CriterionId,
        /// The section that it is to stand in; `None` for the top.
        section: Option<CriterionId>,
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
    /// Gives or takes back a bid's rate for one line of a pricing schedule.
    SetRate {
        /// Whose.
        bid: BidId,
        /// The price question.
        criterion: CriterionId,
        /// The line.
        line: LineId,
        /// Pounds for one unit; `None` takes it back.
        rate: Option<Quantity>,
    },
    /// Gives or takes back what a bid answers to a quality question.
    SetAnswer {
        /// Whose.
        bid: BidId,
        /// The question.
        criterion: CriterionId,
        /// The answer; empty takes it back.
        text: String,
    },
    /// States which lots a supplier would rather win.
    SetLotPreference {
        /// Whose.
        supplier: SupplierId,
        /// The lots, first choice first.
        lots: Vec<LotId>,
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
        /// On which section or question; `None` for the whole award.
        criterion: Option<CriterionId>,
        /// About what.
        about: About,
    },
    /// Records lots that people drew between equal bids.
    RecordDraw(Draw),
    /// Takes back the draw that this bid was in.
    TakeBackDraw(BidId),
    /// Records that a bid was withdrawn after results.
    Withdraw(Withdrawn),
    /// Takes that back.
    TakeBackWithdrawal(BidId),
    /// Several acts as one, such as a pasted block: all of them or none.
    Together(Vec<Command>),
}

impl Command {
    pub(super) fn can_be_undone(&self) -> bool {
        match self {
            Self::Decide(_)
            | Self::Undecide { .. }
            | Self::RecordDraw(_)
            | Self::TakeBackDraw(_)
            | Self::Withdraw(_)
            | Self::TakeBackWithdrawal(_) => false,
            Self::Together(commands) => commands.iter().all(Self::can_be_undone),
            _ => true,
        }
    }
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
    /// Where suppliers send their responses.
    SendTo(String),
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
    Weight(Option<Weight>),
    /// Its minimum score.
    Minimum(Option<Percentage>),
    /// Of what the weights inside a section are shares.
    WeightsAre(WeightsAre),
    /// How prices become points.
    Method(PriceMethod),
    /// What a price covers.
    Basis(PriceBasis),
    /// The lines that a price is made of.
    Schedule(Option<Schedule>),
    /// The most that the authority means to pay.
    Budget(Option<Money>),
    /// From where on a price is reported as abnormally low.
    AbnormallyLow(Option<AbnormallyLow>),
    /// The scale of a quality question.
    Scale(Option<ScaleId>),
    /// How the share of a level becomes points.
    QualityRule(QualityRule),
    /// What bidders are asked.
    Question(String),
    /// The most words of an answer, or of how a commitment will be kept.
    WordLimit(Option<u32>),
    /// How offered quantities become points.
    Rule(CommitmentRule),
    /// The quantity below which an offer scores nothing.
    MinimumQuantity(Option<Quantity>),
    /// The quantity above which an offer is reported.
    Limit(Option<Quantity>),
    /// What the quantities of a commitment question are stated for.
    Scaled(Scaled),
    /// How a measure relates to what is bought.
    Relevance(String),
    /// The values of a question that counts commitments in pounds.
    Values(CommitmentValue),
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
    /// How it will be done.
    Statement(String),
    /// When: milestones with dates.
    When(String),
    /// Where.
    Place(String),
    /// What will show that it was done.
    Evidence(String),
    /// How many are also counted under other measures.
    AlsoUnder(Vec<AlsoUnder>),
}
