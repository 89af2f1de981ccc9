//! From a supplier's file to the act that takes it in: matched to lots and to what is there already,
//! checked against the criteria, with everything that differs said. Nothing is changed in silence,
//! and nothing but the text of a wrong file is refused.

mod cleaned;
mod doubts;
mod incoming;
mod prices;
mod same;
mod units;
mod versions;

use crate::bid::{Bid, Supplier};
use crate::code::Hash;
use crate::fault::Fault;
use crate::id::{BidId, SupplierId};
use crate::names::same_person;
use crate::procurement::{Procurement, places};
use crate::record::{AcceptedResponse, Act, Arrived, Record};

use cleaned::cleaned;
use doubts::doubts;
pub use incoming::{Incoming, Says, in_order};
use prices::prices;
use same::{is_only, its_bid, there};
use versions::Versions;

/// Something that differs from what the criteria ask for, or from what is there already: where, what
/// it is, and what was done about it.
pub type Difference = Fault;

/// What a supplier's file comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What would be entered.
    pub act: Act,
    /// What a person must have answered before it is entered, such as: that it takes the place of a response under another
    /// name, that it is not the bid of the same supplier that came late, that figures mean the same in a unit that was
    /// changed.
    pub doubts: Vec<Difference>,
    /// The one of these that the record answers as far as it can: the supplier has late bids, and it is said beside each
    /// that another came in time. Who can ask nobody enters the file as that other one, and says so.
    pub answered: Option<Difference>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The response of the same supplier that is there already and has a bid for one of the same lots. A bid of the same
    /// title can only replace it; one of another title can also be entered beside it.
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
    let versions = Versions::of(record, incoming.criteria)?;
    let mut differences = versions.differences();
    let known = known(of, said);
    // A file does not replace itself: that it is there already, the record says.
    let there = known
        .and_then(|supplier| there(record, &supplier.id, offers))
        .filter(|response| response.file != incoming.file);
    let replaced = there.filter(|_| replace);
    let mut doubts = doubts(record, said, known.map(|known| (known, replaced.is_some())), arrived);
    let mut supplier = said.clone();
    supplier.id = match known {
        Some(known) => known.id.clone(),
        None => SupplierId::next("s", |id| record.given().supplier(id)),
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
    let mut taken: Vec<BidId> = Vec::new();
    let mut bids = Vec::new();
    for bid in offers {
        if of.scheme.lot(&bid.lot).is_none() {
            differences.push(Fault::new(
                places::lot(&bid.lot),
                "It offers something for a lot that is not there.",
                "That part is left out.",
            ));
            continue;
        }
        let before = replaced.and_then(|response| {
            let is_only = is_only(offers.iter().map(|bid| &bid.lot), &bid.lot);
            its_bid(of, response, (&bid.lot, &bid.title), is_only)
        });
        let id = match before {
            Some(before) => before.id.clone(),
            None => BidId::next("b", |id| taken.contains(id) || record.given().bid(id)),
        };
        taken.push(id.clone());
        let mut bid = Bid { id, supplier: supplier.id.clone(), prices: Vec::new(), ..bid.clone() };
        // The name that the council gave it stays its name.
        if let Some(before) = before.filter(|_| bid.title.trim().is_empty()) {
            bid.title.clone_from(&before.title);
        }
        let bid = cleaned(of, bid, &mut differences);
        doubts.extend(units::of_offers(&versions, &bid));
        bids.push(bid);
    }
    doubts.extend(doubts::late_for_another(record, arrived, &bids));
    doubts.extend(doubts::of_bids(of, &supplier.id, &bids, replaced));
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
    let answered = doubts::answered(record, said, arrived);
    Ok(Offered { act, doubts, answered, differences, there: there.map(|response| response.entry) })
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
