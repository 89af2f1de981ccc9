//! The two files that a supplier sends. The price file has random bits in it, so that its check code,
//! which the other file carries, gives nothing of the price away.

use base16ct::lower;
use serde::{Deserialize, Serialize};

use crate::bid::{Bid, PriceOffer, Supplier};
use crate::code::{CheckCode, Hash};
use crate::fault::{Fault, Place};
use crate::id::LotId;
use crate::json;
use crate::time::Time;

use super::{DRAFT, FORM, PRICE, QUALITY, Response};

/// What a supplier sends first: everything but prices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityFile {
    /// The check code of the criteria that it answers.
    pub criteria: CheckCode,
    /// When it was made, by the supplier's clock.
    pub made: Time,
    /// Whose it is.
    pub supplier: Supplier,
    /// What is offered, lot by lot, without prices.
    pub bids: Vec<Bid>,
    /// The SHA-256 of the price file's bytes; `None` where nothing is priced.
    pub price_file: Option<Hash>,
}

/// What a supplier sends beside it: prices alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceFile {
    /// The check code of the criteria that it answers.
    pub criteria: CheckCode,
    /// When it was made, by the supplier's clock.
    pub made: Time,
    /// The supplier's name.
    pub supplier: String,
    /// 128 random bits in hexadecimal digits. Without them, a price could be found by trying prices
    /// until the check code fits.
    pub random: String,
    /// The prices, lot by lot.
    pub lots: Vec<LotPrices>,
}

/// The prices for one lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotPrices {
    /// The lot.
    pub lot: LotId,
    /// What tells the bid from the supplier's other bids for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The price on each price question.
    pub prices: Vec<PriceOffer>,
}

/// The texts of the two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFiles {
    /// Quality and commitments.
    pub quality: String,
    /// The prices; `None` where the criteria ask for none.
    pub price: Option<String>,
}

/// A file of a supplier, as its text says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// A response form, as the council sends it out.
    Form,
    /// A response that is still worked on.
    Draft,
    /// A quality and commitments file.
    Quality,
    /// A price file.
    Price,
}

impl Sent {
    /// Which of these files a text is, if it is one. Its content is not looked at.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let kinds = [
            (FORM, Self::Form),
            (DRAFT, Self::Draft),
            (QUALITY, Self::Quality),
            (PRICE, Self::Price),
        ];
        let (_, rest) = text.get(..400).unwrap_or(text).split_once("\"format\"")?;
        let said = rest.trim_start().strip_prefix(':')?.trim_start();
        kinds.into_iter().find_map(|(kind, sent)| {
            said.strip_prefix(&format!("\"{}\"", kind.format)).map(|_| sent)
        })
    }
}

impl QualityFile {
    /// Reads one from the text of its file.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        json::read(text, &QUALITY)
    }
}

impl PriceFile {
    /// Reads one from the text of its file.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        json::read(text, &PRICE)
    }
}

impl Response {
    /// The two files, with 128 bits that nobody can guess. Unfinished parts stay as they are; only a
    /// response without a name or a lot cannot be sent by anyone.
    pub fn sent(&self, made: &Time, random: [u8; 16]) -> Result<SentFiles, Fault> {
        if self.supplier.name.trim().is_empty() {
            return Err(Fault::new(
                Place::new("supplier/name", "About you, name"),
                "Your organisation's name is missing.",
                "Enter it, so that the council knows whose files these are.",
            ));
        }
        if self.bids.is_empty() {
            return Err(Fault::new(
                Place::new("lots", "Lots"),
                "No lot is chosen.",
                "Choose the lots that you bid for.",
            ));
        }
        let (criteria, made) = (self.form.criteria, made.clone());
        let price = if self.form.scheme.asks_for_prices() {
            let lots = self.bids.iter().map(|bid| LotPrices {
                lot: bid.lot.clone(),
                title: bid.title.clone(),
                prices: bid.prices.clone(),
            });
            let file = PriceFile {
                criteria,
                made: made.clone(),
                supplier: self.supplier.name.trim().to_owned(),
                random: lower::encode_string(&random),
                lots: lots.collect(),
            };
            Some(json::write(&file, &PRICE)?)
        } else {
            None
        };
        let without = self.bids.iter().map(|bid| Bid { prices: Vec::new(), ..bid.clone() });
        let quality = QualityFile {
            criteria,
            made,
            supplier: self.supplier.clone(),
            bids: without.collect(),
            price_file: price.as_ref().map(|text| Hash::of(&[text.as_bytes()])),
        };
        Ok(SentFiles { quality: json::write(&quality, &QUALITY)?, price })
    }
}
