//! Changes of bids and scores, in words.

use crate::bid::{AlsoUnder, CommitmentOffer};
use crate::fault::Place;
use crate::id::{BidId, LotId};
use crate::number::{Money, Quantity, pounds};
use crate::procurement::{Procurement, places};

use super::super::{Command, OfferChange, SupplierField};
use super::changed::Changed;
use super::decided;

/// A place in a bid with the name of its lot, where there are several: a supplier's bids for two of them may have no
/// titles that tell them apart.
pub(super) fn in_lot(of: &Procurement, bid: &BidId, place: Place) -> Place {
    let Some(bid) = of.bid(bid).filter(|_| of.scheme.lots.len() > 1) else { return place };
    let (name, words) = (of.bid_name(bid), place.to_string());
    let Some(rest) = words.strip_prefix(&name) else { return place };
    Place::new(place.path(), format!("{name}, {}{rest}", of.scheme.lot_name(&bid.lot)))
}

/// What a command changes in bids, their scores and what is decided about them.
pub(super) fn of_bid(command: &Command, of: &Procurement) -> Changed {
    let offer = |bid: &crate::id::BidId, measure: &crate::id::MeasureId| {
        of.bid(bid).and_then(|bid| bid.commitment(measure))
    };
    match command {
        Command::ChangeSupplier { supplier, field, text } => {
            let (name, before) = match field {
                SupplierField::Name => ("name", of.supplier(supplier).map(|it| &it.name)),
                SupplierField::PostalAddress => {
                    ("postal address", of.supplier(supplier).map(|it| &it.postal_address))
                }
                SupplierField::Email => ("e-mail", of.supplier(supplier).map(|it| &it.email)),
                SupplierField::Identifier => {
                    ("identifier", of.supplier(supplier).map(|it| &it.identifier))
                }
            };
            let whose = of.supplier(supplier).map_or("", |supplier| supplier.name.trim());
            let place = Place::new(format!("suppliers/{supplier}"), format!("Supplier {whose}"));
            Changed::from_to(&place.within(name, name), before.cloned(), Some(text.clone()))
        }
        Command::SetBidTitle { bid, title } => Changed::from_to(
            &in_lot(of, bid, places::bid(of, bid)).within("title", "name of the bid"),
            of.bid(bid).map(|bid| bid.title.clone()),
            Some(title.clone()),
        ),
        Command::SetPrice { bid, criterion, amount } => Changed::from_to(
            &in_lot(of, bid, places::price(of, bid, criterion)),
            of.bid(bid).and_then(|bid| bid.price(criterion)).map(Money::in_words),
            amount.map(Money::in_words),
        ),
        Command::SetRate { bid, criterion, line, rate } => {
            let before = of.bid(bid).and_then(|bid| bid.price_offer(criterion)?.rate(line));
            let in_pounds = |rate: Quantity| pounds(&rate.exact());
            Changed::from_to(
                &in_lot(of, bid, places::rate(of, bid, criterion, line)),
                before.map(in_pounds),
                rate.map(in_pounds),
            )
        }
        Command::ChangeOffer { bid, measure, change } => {
            let (place, before) =
                (in_lot(of, bid, places::offer(of, bid, measure)), offer(bid, measure));
            let text = |of: fn(&CommitmentOffer) -> &str| before.map(|it| of(it).to_owned());
            match change {
                OfferChange::Quantity(after) => Changed::from_to(
                    &place.within("quantity", "quantity"),
                    before.and_then(|offer| offer.quantity).map(Quantity::in_words),
                    after.map(Quantity::in_words),
                ),
                OfferChange::Statement(after) => Changed::from_to(
                    &place.within("statement", "how"),
                    text(|offer| &offer.statement),
                    Some(after.clone()),
                ),
                OfferChange::When(after) => Changed::from_to(
                    &place.within("when", "when"),
                    text(|offer| &offer.when),
                    Some(after.clone()),
                ),
                OfferChange::Place(after) => Changed::from_to(
                    &place.within("place", "where"),
                    text(|offer| &offer.place),
                    Some(after.clone()),
                ),
                OfferChange::Evidence(after) => Changed::from_to(
                    &place.within("evidence", "evidence"),
                    text(|offer| &offer.evidence),
                    Some(after.clone()),
                ),
                OfferChange::AlsoUnder(after) => Changed::from_to(
                    &place.within("also_under", "also counted under"),
                    before.map(|offer| also_under(&offer.also_under)),
                    Some(also_under(after)),
                ),
            }
        }
        Command::SetScore { bid, criterion, level } => {
            let label = |level: &crate::id::LevelId| {
                let known = of.scheme.scale_of(criterion).and_then(|scale| scale.level(level));
                known.map_or_else(|| level.to_string(), |known| known.label.trim().to_owned())
            };
            Changed::from_to(
                &in_lot(of, bid, places::score(of, bid, criterion)),
                of.evaluation.score(bid, criterion).map(|score| label(&score.level)),
                level.as_ref().map(label),
            )
        }
        Command::SetAnswer { bid, criterion, text } => {
            let before = of.bid(bid).map(|bid| bid.answer(criterion).to_owned());
            Changed::from_to(
                &in_lot(of, bid, places::answer(of, bid, criterion)),
                before,
                Some(text.clone()),
            )
        }
        Command::SetReason { bid, criterion, reason } => Changed::from_to(
            &in_lot(of, bid, places::score(of, bid, criterion)).within("reason", "reason"),
            of.evaluation.score(bid, criterion).map(|score| score.reason.to_string()),
            Some(reason.clone()),
        ),
        Command::SetLotPreference { supplier, lots } => {
            let known = of.supplier(supplier);
            let whose = known.map_or("", |supplier| supplier.name.trim());
            let place = Place::new(format!("suppliers/{supplier}"), format!("Supplier {whose}"));
            let named = |lots: &[LotId]| {
                lots.iter().map(|lot| of.scheme.lot_name(lot)).collect::<Vec<_>>().join(", ")
            };
            Changed::from_to(
                &place.within("lot_preference", "lots in order of preference"),
                known.map(|supplier| named(&supplier.lot_preference)),
                Some(named(lots)),
            )
        }
        _ => decided::changed(command, of),
    }
}

/// How many of a measure are counted under which others as well.
fn also_under(others: &[AlsoUnder]) -> String {
    let one = |other: &AlsoUnder| {
        format!("{} under measure {}", other.quantity.in_words(), other.measure)
    };
    others.iter().map(one).collect::<Vec<_>>().join(", ")
}
