//! From a price file to the act that takes it in: to which response it belongs, and which bid each price is for.

use crate::bid::Bid;
use crate::code::Hash;
use crate::fault::{Fault, Place};
use crate::names::same_person;
use crate::procurement::{Procurement, places};
use crate::record::{AcceptedPrices, Act, BidPrices, Received, Record};
use crate::scheme::Kind;

use super::super::LotPrices;
use super::cleaned::possible;
use super::versions::Versions;
use super::{Difference, Incoming, Offered, is_only, its_bid, left_out, units};

/// What taking prices in would enter.
pub(super) fn prices(
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
    let versions = Versions::of(record, incoming.criteria)?;
    let (mut bids, mut doubts) = (Vec::new(), Vec::new());
    for LotPrices { lot, title, prices } in lots {
        let is_only = is_only(lots.iter().map(|it| &it.lot), lot);
        match its_bid(of, response, (lot, title), is_only) {
            Some(bid) => {
                let prices = possible(of, bid, prices.clone(), &mut differences);
                doubts.extend(units::of_given(&versions, bid, &prices));
                bids.push(BidPrices { bid: bid.id.clone(), prices });
            }
            None => differences.push(Fault::new(
                places::lot(lot),
                "It prices a lot for which the response has no bid.",
                "That price is left out.",
            )),
        }
    }
    // Once it counts as taken in, it cannot be taken in again.
    if bids.is_empty() && !lots.is_empty() {
        return Err(Fault::new(
            Place::new("file", "Price file"),
            format!(
                "None of its prices can be placed: the response of entry {} has no bid any more for what they price.",
                response.entry
            ),
            "It is not taken in. Look whether the bid was removed, or ask the supplier for the right file.",
        ));
    }
    differences.extend(without_price(of, response, &bids));
    let accepted = AcceptedPrices {
        file: incoming.file,
        response: response.entry,
        bids,
        left_out: left_out(incoming),
    };
    Ok(Offered {
        act: Act::AcceptPrices(accepted),
        doubts,
        answered: None,
        differences,
        there: None,
    })
}

/// The price questions on which a bid of the response has no whole price in the file.
fn without_price(of: &Procurement, response: &Received, given: &[BidPrices]) -> Vec<Difference> {
    let mut found = Vec::new();
    let is_theirs =
        |bid: &&Bid| bid.supplier == response.supplier && response.bids.contains(&bid.id);
    for bid in of.bids.iter().filter(is_theirs) {
        let prices = given.iter().find(|it| it.bid == bid.id).map_or(&[][..], |it| &it.prices);
        for question in of.scheme.all() {
            let Kind::Price(price) = &question.kind else { continue };
            let offer = prices.iter().find(|offer| offer.criterion == question.id);
            if offer.and_then(|offer| offer.evaluated(price)).is_none() {
                found.push(Fault::new(
                    places::price(of, &bid.id, &question.id),
                    "The file has no whole price for this.",
                    "It is taken in as it stands, and what is missing is never taken as £0: ask the supplier.",
                ));
            }
        }
    }
    found
}

/// The response that names a price file.
fn named(record: &Record, file: Hash) -> Option<&Received> {
    let mut responses = record.state().process.responses.iter();
    responses.find(|it| it.stands() && it.price_file == Some(file))
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
