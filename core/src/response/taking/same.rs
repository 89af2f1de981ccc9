//! Which bids and which response of the record a part of a file is about.

use crate::bid::Bid;
use crate::id::{LotId, SupplierId};
use crate::procurement::Procurement;
use crate::record::{Received, Record};

/// The response of a supplier that is there for any of these bids.
pub(super) fn there<'a>(
    record: &'a Record,
    supplier: &SupplierId,
    bids: &[Bid],
) -> Option<&'a Received> {
    let of = record.procurement();
    let all = || {
        let responses = record.state().process.responses.iter();
        responses.filter(|it| it.stands() && it.supplier == *supplier)
    };
    let lots = || bids.iter().map(|bid| &bid.lot);
    let has = |it: &Received, by_lot: bool| {
        bids.iter().any(|bid| {
            let is_only = by_lot && is_only(lots(), &bid.lot);
            its_bid(of, it, (&bid.lot, &bid.title), is_only).is_some()
        })
    };
    all().find(|it| has(it, false)).or_else(|| all().find(|it| has(it, true)))
}

/// Whether a lot is named once.
pub(super) fn is_only<'a>(lots: impl Iterator<Item = &'a LotId>, lot: &LotId) -> bool {
    lots.filter(|it| *it == lot).count() == 1
}

/// The bid of a response that one in a file stands for: that of the same lot and title. A title may be the council's, for a
/// bid that came without one: so where both have one bid for the lot, it is that.
pub(super) fn its_bid<'a>(
    of: &'a Procurement,
    response: &Received,
    (lot, title): (&LotId, &str),
    is_only: bool,
) -> Option<&'a Bid> {
    let own = || {
        let bids = response.bids.iter().filter_map(|id| of.bid(id));
        // What has the number of a bid of the response now may be another's.
        bids.filter(|bid| bid.supplier == response.supplier && bid.lot == *lot)
    };
    let alone = || own().next().filter(|_| is_only && own().count() == 1);
    own().find(|bid| bid.title.trim() == title.trim()).or_else(alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Hash;
    use crate::id::BidId;

    const PAVILION: &str = include_str!("../../../../examples/sports-pavilion-8.json");

    #[test]
    fn what_has_the_number_of_a_bid_and_is_of_another_supplier_is_no_bid_of_the_response() {
        let mut of = Procurement::parse(PAVILION).unwrap();
        let (bid, lot) = (of.bids[0].id.clone(), of.bids[0].lot.clone());
        let response = Received {
            entry: 3,
            file: Hash::of(&[b"file"]),
            price_file: None,
            criteria: "2:832E-1C74-769D-6C66-5D17-FD53-05BF-2695".parse().unwrap(),
            supplier: of.bids[0].supplier.clone(),
            bids: vec![bid.clone()],
            replaced_by: None,
            prices: None,
            left_out: Vec::new(),
        };
        let found = |of: &Procurement| -> Option<BidId> {
            its_bid(of, &response, (&lot, ""), true).map(|bid| bid.id.clone())
        };
        assert_eq!(found(&of), Some(bid));
        of.bids[0].supplier = of.bids[1].supplier.clone();
        assert_eq!(found(&of), None);
    }
}
