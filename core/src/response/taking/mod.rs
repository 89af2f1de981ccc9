//! From a supplier's file to the act that takes it in: matched to lots and to what is there already,
//! checked against the criteria, with everything that differs said. Nothing is changed in silence,
//! and nothing but the text of a wrong file is refused.

mod cleaned;
mod versions;

use crate::bid::{Bid, Supplier};
use crate::code::Hash;
use crate::fault::{Fault, Place};
use crate::id::{BidId, SupplierId};
use crate::procurement::{Procurement, places};
use crate::record::{
    AcceptedPrices, AcceptedResponse, Arrived, BidPrices, Received, Record, same_person,
};

use super::{LotPrices, PriceFile, QualityFile, Sent};
use cleaned::{cleaned, possible};
pub use versions::differences;
use versions::versions;

/// Something that differs from what the criteria ask for, or from what is there already: where, what
/// it is, and what was done about it.
pub type Difference = Fault;

/// What a quality and commitments file comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What would be entered.
    pub accepted: AcceptedResponse,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The response of the same supplier for the same lots that is there already: this one can only
    /// replace it.
    pub there: Option<u64>,
}

/// Reads a quality and commitments file, and works out what taking it in would enter. A response of
/// the same supplier that is there already is replaced if `replace` says so. Whether the record
/// allows it, [`Record::try_act`] says.
pub fn match_response(
    record: &Record,
    text: &str,
    arrived: Arrived,
    replace: bool,
) -> Result<Offered, Fault> {
    if let Some(fault) = of_another_kind(text) {
        return Err(fault);
    }
    let file = QualityFile::parse(text)?;
    let of = record.procurement();
    let mut differences = versions(record, file.criteria)?;
    let known = known(of, &file.supplier);
    let there = known.and_then(|supplier| there(record, &supplier.id, &file.bids));
    let replaced = there.filter(|_| replace);
    let mut supplier = file.supplier.clone();
    supplier.id = match known {
        Some(known) => known.id.clone(),
        None => SupplierId::next("s", |id| of.supplier(id).is_some()),
    };
    supplier.lot_preference.retain(|lot| of.scheme.lot(lot).is_some());
    if let Some(known) = known.filter(|known| replaced.is_none() && **known != supplier) {
        differences.push(Fault::new(
            places::supplier(&known.id),
            format!("What this file says of {} differs from what is there.", known.name.trim()),
            "What is there stays.",
        ));
        supplier = known.clone();
    }
    let mut taken: Vec<BidId> = of.bids.iter().map(|bid| bid.id.clone()).collect();
    let mut bids = Vec::new();
    for bid in file.bids {
        let same = |other: &&Bid| {
            other.supplier == supplier.id
                && other.lot == bid.lot
                && other.title.trim() == bid.title.trim()
        };
        if of.scheme.lot(&bid.lot).is_none() {
            differences.push(Fault::new(
                places::lot(&bid.lot),
                "It offers something for a lot that is not there.",
                "That part is left out.",
            ));
            continue;
        }
        let stands_in = |id: &BidId| replaced.is_some_and(|response| response.bids.contains(id));
        let id = match of.bids.iter().find(same).filter(|there| stands_in(&there.id)) {
            Some(before) => before.id.clone(),
            None => BidId::next("b", |id| taken.contains(id)),
        };
        taken.push(id.clone());
        let bid = Bid { id, supplier: supplier.id.clone(), prices: Vec::new(), ..bid };
        bids.push(cleaned(of, bid, &mut differences));
    }
    let accepted = AcceptedResponse {
        file: Hash::of(&[text.as_bytes()]),
        price_file: file.price_file,
        criteria: file.criteria,
        arrived,
        replaces: replaced.map(|response| response.entry),
        supplier,
        bids,
    };
    Ok(Offered { accepted, differences, there: there.map(|response| response.entry) })
}

/// Reads a price file, and works out what taking it in would enter, with what differs. Fails where
/// no response names it.
pub fn match_prices(
    record: &Record,
    text: &str,
) -> Result<(AcceptedPrices, Vec<Difference>), Fault> {
    let file = PriceFile::parse(text)?;
    let (of, hash) = (record.procurement(), Hash::of(&[text.as_bytes()]));
    let mut responses = record.state().process.responses.iter();
    let named = |it: &&Received| it.replaced_by.is_none() && it.price_file == Some(hash);
    let Some(response) = responses.find(named) else {
        return Err(Fault::new(
            Place::new("file", "Price file"),
            format!(
                "No response that was taken in names this price file of “{}” (check code {}).",
                file.supplier.trim(),
                hash.in_short()
            ),
            "Take in its quality and commitments file first. If that is done, one of the two files is another version: ask the supplier.",
        ));
    };
    let mut differences = Vec::new();
    let mut bids = Vec::new();
    for LotPrices { lot, title, prices } in file.lots {
        let found = response
            .bids
            .iter()
            .filter_map(|id| of.bid(id))
            .find(|bid| bid.lot == lot && bid.title.trim() == title.trim());
        match found {
            Some(bid) => {
                let prices = possible(of, bid, prices, &mut differences);
                bids.push(BidPrices { bid: bid.id.clone(), prices });
            }
            None => differences.push(Fault::new(
                places::lot(&lot),
                "It prices a lot for which the response has no bid.",
                "That price is left out.",
            )),
        }
    }
    Ok((AcceptedPrices { file: hash, response: response.entry, bids }, differences))
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
            "Choose the files that suppliers saved from the response form.",
        ),
    };
    Some(Fault::new(Place::new("file", "File"), problem, remedy))
}

/// The supplier that is there already under this name or identifier.
fn known<'a>(of: &'a Procurement, supplier: &Supplier) -> Option<&'a Supplier> {
    let identifier = supplier.identifier.trim();
    of.suppliers.iter().find(|there| {
        same_person(&there.name, &supplier.name)
            || (!identifier.is_empty() && there.identifier.trim().eq_ignore_ascii_case(identifier))
    })
}

/// The response of a supplier that is there for any of these lots.
fn there<'a>(record: &'a Record, supplier: &SupplierId, bids: &[Bid]) -> Option<&'a Received> {
    let of = record.procurement();
    let same = |id: &BidId| {
        of.bid(id).is_some_and(|there| {
            bids.iter().any(|bid| bid.lot == there.lot && bid.title.trim() == there.title.trim())
        })
    };
    let mut all = record.state().process.responses.iter();
    all.find(|it| it.replaced_by.is_none() && it.supplier == *supplier && it.bids.iter().any(same))
}
