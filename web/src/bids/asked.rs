//! What bids are asked for that several parts of the screens need: prices that are worked out from rates.

use common_measure::bid::Bid;
use common_measure::id::CriterionId;
use common_measure::number::Exact;
use common_measure::procurement::Procurement;
use common_measure::scheme::{Kind, Price};

/// A price question.
pub(super) fn price<'a>(of: &'a Procurement, criterion: &CriterionId) -> Option<&'a Price> {
    match &of.scheme.criterion(criterion)?.kind {
        Kind::Price(price) => Some(price),
        _ => None,
    }
}

/// The price that a bid's rates come to, once none is missing.
pub(super) fn derived(of: &Procurement, bid: &Bid, criterion: &CriterionId) -> Option<Exact> {
    bid.price_offer(criterion)?.evaluated(price(of, criterion)?)
}
