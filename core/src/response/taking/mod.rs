//! From a supplier's file to the act that takes it in: matched to lots and to what is there already,
//! checked against the criteria, with everything that differs said. Nothing is changed in silence,
//! and nothing but the text of a wrong file is refused.

mod cleaned;
mod doubts;
mod incoming;
mod versions;

use crate::bid::{Bid, Supplier};
use crate::code::Hash;
use crate::fault::{Fault, Place};
use crate::id::{BidId, SupplierId};
use crate::names::same_person;
use crate::procurement::{Procurement, places};
use crate::record::{AcceptedPrices, AcceptedResponse, Act, Arrived, BidPrices, Received, Record};

use super::LotPrices;
use cleaned::{cleaned, possible};
use doubts::doubts;
pub use incoming::{Incoming, Says, in_order};
pub use versions::differences;
use versions::versions;

/// Something that differs from what the criteria ask for, or from what is there already: where, what
/// it is, and what was done about it.
pub type Difference = Fault;

/// What a supplier's file comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What would be entered.
    pub act: Act,
    /// What a person must have answered before it is entered: that it takes the place of a response under another name, or
    /// that it is not the bid of the same supplier that came late.
    pub doubts: Vec<Difference>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The response of the same supplier for the same lots that is there already: this one can only
    /// replace it.
    pub there: Option<u64>,
}

/// Works out what taking a supplier's file in would enter. A response of the same supplier that is
/// there already is replaced if `replace` says so; both `arrived` and `replace` are about responses,
/// and prices come with theirs. Whether the record allows it, [`Record::try_act`] says.
///
/// Fails where the file answers criteria that were never this record's, and on prices to which no
/// response belongs.
pub fn match_incoming(
    record: &Record,
    incoming: &Incoming,
    arrived: Arrived,
    replace: bool,
) -> Result<Offered, Fault> {
    let mut offered = match &incoming.says {
        Says::Response { supplier, bids, price_file } => {
            response(record, incoming, (supplier, bids, *price_file), arrived, replace)
        }
        Says::Prices { supplier, lots, rivals } => {
            prices(record, incoming, (supplier, lots, *rivals))
        }
    }?;
    offered.differences.splice(0..0, incoming.differences.iter().cloned());
    Ok(offered)
}

/// What taking a response in would enter.
fn response(
    record: &Record,
    incoming: &Incoming,
    (said, offers, price_file): (&Supplier, &[Bid], Option<Hash>),
    arrived: Arrived,
    replace: bool,
) -> Result<Offered, Fault> {
    let of = record.procurement();
    let mut differences = versions(record, incoming.criteria)?;
    let known = known(of, said);
    // A file does not replace itself: that it is there already, the record says.
    let there = known
        .and_then(|supplier| there(record, &supplier.id, offers))
        .filter(|response| response.file != incoming.file);
    let replaced = there.filter(|_| replace);
    let doubts = doubts(record, said, known.map(|known| (known, replaced.is_some())), arrived);
    let mut supplier = said.clone();
    supplier.id = match known {
        Some(known) => known.id.clone(),
        None => SupplierId::next("s", |id| of.supplier(id).is_some()),
    };
    supplier.lot_preference.retain(|lot| of.scheme.lot(lot).is_some());
    if let Some(known) = known.filter(|known| replaced.is_none() && **known != supplier) {
        if same_person(&known.name, &supplier.name) {
            differences.push(Fault::new(
                places::supplier(&known.id),
                format!("What this file says of {} differs from what is there.", known.name.trim()),
                "What is there stays.",
            ));
        }
        supplier = known.clone();
    }
    let mut taken: Vec<BidId> = of.bids.iter().map(|bid| bid.id.clone()).collect();
    let mut bids = Vec::new();
    for bid in offers {
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
        let bid = Bid { id, supplier: supplier.id.clone(), prices: Vec::new(), ..bid.clone() };
        bids.push(cleaned(of, bid, &mut differences));
    }
    let accepted = AcceptedResponse {
        file: incoming.file,
        price_file,
        criteria: incoming.criteria,
        arrived,
        replaces: replaced.map(|response| response.entry),
        supplier,
        bids,
        left_out: left_out(incoming),
    };
    let act = Act::AcceptResponse(Box::new(accepted));
    Ok(Offered { act, doubts, differences, there: there.map(|response| response.entry) })
}

/// What taking prices in would enter.
fn prices(
    record: &Record,
    incoming: &Incoming,
    (supplier, lots, rivals): (&str, &[LotPrices], bool),
) -> Result<Offered, Fault> {
    let of = record.procurement();
    let mut differences = Vec::new();
    let response = if let Some(response) = named(record, incoming.file) {
        response
    } else {
        let found = unnamed(record, incoming, supplier, rivals)?;
        differences.push(Fault::new(
            Place::new("file", "Price file"),
            "The response came as a workbook, which cannot name its price file.",
            "By taking this one in you state that it is the one that arrived with the response.",
        ));
        if incoming.criteria != found.criteria {
            differences.push(Fault::new(
                Place::new("file/criteria", "Price file, check code of the criteria"),
                "It is made for another version of the criteria than the response.",
                "It is taken in as it stands: ask the supplier whether it is the right one.",
            ));
        }
        found
    };
    // Before that nothing of what is in it is shown either.
    if let Some(fault) = record.state().prices_wait(response) {
        return Err(fault);
    }
    let mut bids = Vec::new();
    for LotPrices { lot, title, prices } in lots {
        let found = response
            .bids
            .iter()
            .filter_map(|id| of.bid(id))
            .find(|bid| bid.lot == *lot && bid.title.trim() == title.trim());
        match found {
            Some(bid) => {
                let prices = possible(of, bid, prices.clone(), &mut differences);
                bids.push(BidPrices { bid: bid.id.clone(), prices });
            }
            None => differences.push(Fault::new(
                places::lot(lot),
                "It prices a lot for which the response has no bid.",
                "That price is left out.",
            )),
        }
    }
    let accepted = AcceptedPrices {
        file: incoming.file,
        response: response.entry,
        bids,
        left_out: left_out(incoming),
    };
    Ok(Offered { act: Act::AcceptPrices(accepted), doubts: Vec::new(), differences, there: None })
}

/// The response that names a price file.
fn named(record: &Record, file: Hash) -> Option<&Received> {
    let mut responses = record.state().process.responses.iter();
    responses.find(|it| it.replaced_by.is_none() && it.price_file == Some(file))
}

/// The one response of a supplier that names no price file and has no prices yet.
fn unnamed<'a>(
    record: &'a Record,
    incoming: &Incoming,
    supplier: &str,
    rivals: bool,
) -> Result<&'a Received, Fault> {
    let of = record.procurement();
    let name =
        |it: &Received| of.supplier(&it.supplier).map_or("", |supplier| supplier.name.trim());
    let waiting: Vec<&Received> = record
        .state()
        .process
        .responses
        .iter()
        .filter(|it| it.awaits_prices() && it.price_file.is_none())
        .collect();
    let mut fitting = waiting.iter().filter(|it| same_person(name(it), supplier));
    let place = Place::new("file", "Price file");
    match (fitting.next(), fitting.next()) {
        (Some(_), _) if rivals => Err(Fault::new(
            place,
            format!(
                "Several price files of “{}” are here, and its response names none of them.",
                supplier.trim()
            ),
            "Leave out those that did not arrive with the response.",
        )),
        (Some(one), None) => Ok(one),
        _ if waiting.is_empty() => Err(Fault::new(
            place,
            format!(
                "No response that was taken in names this price file of “{}” (check code {}).",
                supplier.trim(),
                incoming.file.in_short()
            ),
            "Take in its quality and commitments file first. If that is done, one of the two files is another version: ask the supplier.",
        )),
        _ => {
            let names: Vec<&str> = waiting.iter().map(|it| name(it)).collect();
            Err(Fault::new(
                place,
                format!(
                    "This price file is of “{}”, and no response without prices has that name. Those are of: {}.",
                    supplier.trim(),
                    names.join(", ")
                ),
                "If it belongs to one of them, ask the supplier for one with the same name, or enter its prices on the bid’s page once the agreed scores are confirmed. If not, take in its quality and commitments file first.",
            ))
        }
    }
}

/// What of a file could mean several things, as it stands in the record.
fn left_out(incoming: &Incoming) -> Vec<String> {
    incoming.differences.iter().map(ToString::to_string).collect()
}

/// The supplier that is there already under this name, or else under this identifier.
fn known<'a>(of: &'a Procurement, supplier: &Supplier) -> Option<&'a Supplier> {
    let identifier = supplier.identifier.trim();
    let same_name = |there: &&Supplier| same_person(&there.name, &supplier.name);
    let same_identifier = |there: &&Supplier| {
        identifies(identifier) && there.identifier.trim().eq_ignore_ascii_case(identifier)
    };
    let all = || of.suppliers.iter();
    all().find(same_name).or_else(|| all().find(same_identifier))
}

/// Whether a text can tell one supplier from another: “N/A”, “TBC” and “0” are many suppliers'.
fn identifies(identifier: &str) -> bool {
    let plain: String = identifier.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let fillers = ["na", "no", "nil", "none", "tbc", "tbd", "pending", "unknown", "notapplicable"];
    !plain.chars().all(|sign| sign == '0') && !fillers.contains(&plain.to_lowercase().as_str())
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
