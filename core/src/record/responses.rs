//! What entries say of responses that came as files: taken in, their prices, and the agreed scores
//! that stand between the two.

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, PriceOffer, Supplier};
use crate::code::{CheckCode, Hash};
use crate::id::{BidId, LotId, SupplierId};
use crate::time::Time;

/// A supplier's quality and commitments file, taken in. No price is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedResponse {
    /// The SHA-256 of the file's bytes.
    pub file: Hash,
    /// The SHA-256 of the price file that belongs to it: as it says itself, or, for a workbook, of the
    /// one that came with it. `None` where nothing is priced, or where a workbook came alone.
    pub price_file: Option<Hash>,
    /// The check code of the criteria that it answers.
    pub criteria: CheckCode,
    /// When it arrived, as the authority states.
    pub arrived: Arrived,
    /// The entry that took in the response that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
    /// Whose it is: new, or exactly one that is there. A replacement may change what is known of it.
    pub supplier: Supplier,
    /// What is offered, lot by lot, without prices. A bid that replaces one has its id.
    pub bids: Vec<Bid>,
    /// What in the file could mean several things and was left out, in sentences: to ask the supplier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// When a response arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrived {
    /// Before the tender deadline.
    InTime,
    /// After it, and a decision takes it in: the number of the entry that recorded the late bid.
    Late(u64),
}

/// A supplier's price file, taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedPrices {
    /// The SHA-256 of the file's bytes: the one that the response names. Where the response names
    /// none, this entry is the authority's statement that it belongs to it.
    pub file: Hash,
    /// The entry that took in the response.
    pub response: u64,
    /// The prices, bid by bid.
    pub bids: Vec<BidPrices>,
    /// What in the file could mean several things and was left out, in sentences: to ask the supplier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// What a price file gives for one bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BidPrices {
    /// The bid.
    pub bid: BidId,
    /// Its prices.
    pub prices: Vec<PriceOffer>,
}

/// Why confirmed scores of a lot are opened again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReopenedScores {
    /// The lot.
    pub lot: LotId,
    /// Why.
    pub reason: String,
}

/// A response that was taken in, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The entry that took it in.
    pub entry: u64,
    /// The SHA-256 of its file.
    pub file: Hash,
    /// The SHA-256 of its price file.
    pub price_file: Option<Hash>,
    /// The check code of the criteria that it answers.
    pub criteria: CheckCode,
    /// Whose it is.
    pub supplier: SupplierId,
    /// Its bids, without those that were removed.
    pub bids: Vec<BidId>,
    /// The entry that replaced it.
    pub replaced_by: Option<u64>,
    /// The entry that took in its prices.
    pub prices: Option<u64>,
    /// What was left out of both and is to be asked.
    pub left_out: Vec<String>,
}

impl Received {
    /// Whether it stands: nothing replaced it, and not all of its bids were removed.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.replaced_by.is_none() && !self.bids.is_empty()
    }

    /// Whether prices can still be taken in for it.
    pub(crate) fn awaits_prices(&self) -> bool {
        self.stands() && self.prices.is_none()
    }
}

/// That every agreed score of a lot is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedScores {
    /// The entry.
    pub entry: u64,
    /// By whom.
    pub who: String,
    /// When.
    pub time: Time,
}
