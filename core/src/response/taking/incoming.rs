//! A file of a supplier as it came in, whatever kind of file it is, and what several of them are to
//! each other.

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Supplier};
use crate::code::{CheckCode, Hash};
use crate::fault::{Fault, Place};
use crate::names::same_person;

use super::super::{LotPrices, PriceFile, QualityFile, Sent};
use super::Difference;

/// A supplier's file, read: of a file that the app saved, or of a workbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incoming {
    /// The SHA-256 of its bytes.
    pub file: Hash,
    /// The check code of the criteria that it answers.
    pub criteria: CheckCode,
    /// What it says.
    pub says: Says,
    /// What in it could mean several things and was left out.
    pub differences: Vec<Difference>,
}

/// What a supplier's file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Says {
    /// Quality and commitments.
    Response {
        /// Whose it is.
        supplier: Supplier,
        /// What is offered, lot by lot, without prices.
        bids: Vec<Bid>,
        /// The SHA-256 of the price file's bytes. `None` where nothing is priced, and in a workbook,
        /// which cannot know it.
        price_file: Option<Hash>,
    },
    /// Prices.
    Prices {
        /// The supplier's name.
        supplier: String,
        /// The prices, lot by lot.
        lots: Vec<LotPrices>,
        /// Whether another price file of the same supplier came with it, which [`in_order`] finds.
        rivals: bool,
    },
}

impl Incoming {
    /// Reads what the app saved for a supplier to send: either of the two files. Fails on any other
    /// text, and says what it is instead.
    ///
    /// ```
    /// use common_measure::response::Incoming;
    ///
    /// let refused = Incoming::parse("{\"format\": \"common-measure response form\"}").unwrap_err();
    /// assert_eq!(refused.problem, "This is the response form itself, without answers.");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let file = Hash::of(&[text.as_bytes()]);
        if Sent::of(text) == Some(Sent::Price) {
            let PriceFile { criteria, supplier, lots, .. } = PriceFile::parse(text)?;
            let says = Says::Prices { supplier, lots, rivals: false };
            return Ok(Self { file, criteria, says, differences: Vec::new() });
        }
        if let Some(fault) = of_another_kind(text) {
            return Err(fault);
        }
        let QualityFile { criteria, supplier, bids, price_file, .. } = QualityFile::parse(text)?;
        let says = Says::Response { supplier, bids, price_file };
        Ok(Self { file, criteria, says, differences: Vec::new() })
    }

    /// Whether it holds prices: those are taken in after the responses that they belong to.
    pub(crate) fn is_prices(&self) -> bool {
        matches!(self.says, Says::Prices { .. })
    }

    /// Whose prices these are, and in which file.
    fn whose(&self) -> Option<(String, Hash)> {
        match &self.says {
            Says::Prices { supplier, .. } => Some((supplier.clone(), self.file)),
            Says::Response { .. } => None,
        }
    }

    /// Whether these are the prices of a supplier on the same criteria.
    fn prices_for(&self, name: &str, answered: CheckCode) -> bool {
        matches!(&self.says, Says::Prices { supplier, .. } if same_person(supplier, name))
            && self.criteria == answered
    }
}

/// Files that came together, in the order in which they can be taken in: responses first, so that each
/// price file finds its own. `T` is whatever the caller knows a file by.
///
/// A response that came as a workbook, which cannot name its price file, is tied to the one among
/// them that carries the same supplier's name and the same criteria: no other can take its place
/// from then on. Where none fits it stays without one; where several do, each of those says so.
///
/// ```
/// use common_measure::response::{Incoming, in_order};
///
/// let price = r#"{
///     "format": "common-measure price file", "version": 1,
///     "criteria": "2:832E-1C74-769D-6C66-5D17-FD53-05BF-2695", "made": "2026-03-30T10:00:00Z",
///     "supplier": "Alder", "random": "00112233445566778899aabbccddeeff", "lots": []
/// }"#;
/// let ordered = in_order(vec![("prices.json", Incoming::parse(price)?)]);
/// assert_eq!(ordered[0].0, "prices.json");
/// # Ok::<(), common_measure::fault::Fault>(())
/// ```
#[must_use]
pub fn in_order<T>(mut files: Vec<(T, Incoming)>) -> Vec<(T, Incoming)> {
    files.sort_by_key(|(_, file)| file.is_prices());
    let first_price = files.partition_point(|(_, file)| !file.is_prices());
    let (responses, prices) = files.split_at_mut(first_price);
    for (_, Incoming { criteria, says, .. }) in responses {
        if let Says::Response { supplier, price_file: price_file @ None, .. } = says {
            let mut fitting =
                prices.iter().filter(|(_, file)| file.prices_for(&supplier.name, *criteria));
            if let (Some((_, one)), None) = (fitting.next(), fitting.next()) {
                *price_file = Some(one.file);
            }
        }
    }
    let whose: Vec<(String, Hash)> = prices.iter().filter_map(|(_, file)| file.whose()).collect();
    for (_, Incoming { file, says, .. }) in prices {
        if let Says::Prices { supplier, rivals, .. } = says {
            *rivals =
                whose.iter().any(|(name, other)| same_person(name, supplier) && other != file);
        }
    }
    files
}

/// That a text is not what suppliers send, in the council's words.
fn of_another_kind(text: &str) -> Option<Fault> {
    let (problem, remedy) = match Sent::of(text) {
        Some(Sent::Quality | Sent::Price) => return None,
        Some(Sent::Form) => (
            "This is the response form itself, without answers.",
            "Ask the supplier for the files that it saved.",
        ),
        Some(Sent::Draft) => (
            "This is a supplier's own working copy, with prices beside everything else, so it is not opened.",
            "Ask the supplier for the two files to send.",
        ),
        None => (
            "This is neither a quality and commitments file nor a price file.",
            "Choose the files that suppliers saved from the response form, or the workbooks (.xlsx) that they filled in.",
        ),
    };
    Some(Fault::new(Place::new("file", "File"), problem, remedy))
}
