//! Folding in what a supplier says, of itself and in its bids. What could fail was refused before.

use crate::bid::{Answer, CommitmentOffer, PriceOffer, Rate};
use crate::id::{BidId, CriterionId, LineId, MeasureId, SupplierId};
use crate::number::{Money, Quantity};
use crate::procurement::Procurement;
use crate::record::{OfferChange, SupplierField};
use crate::scheme::Schedule;

pub(crate) fn change_supplier(
    to: &mut Procurement,
    supplier: &SupplierId,
    field: SupplierField,
    text: &str,
) {
    if let Some(found) = to.suppliers.iter_mut().find(|there| there.id == *supplier) {
        let place = match field {
            SupplierField::Name => &mut found.name,
            SupplierField::PostalAddress => &mut found.postal_address,
            SupplierField::Email => &mut found.email,
            SupplierField::Identifier => &mut found.identifier,
        };
        text.clone_into(place);
    }
}

pub(crate) fn set_price(
    to: &mut Procurement,
    bid: &BidId,
    criterion: &CriterionId,
    amount: Option<Money>,
) {
    change_price(to, bid, criterion, &mut |price| price.amount = amount);
}

pub(crate) fn set_rate(
    to: &mut Procurement,
    bid: &BidId,
    criterion: &CriterionId,
    line: &LineId,
    rate: Option<Quantity>,
) {
    change_price(to, bid, criterion, &mut |price| {
        price.rates.retain(|there| there.line != *line);
        price.rates.extend(rate.map(|rate| Rate { line: line.clone(), rate }));
    });
}

/// Takes away the rates of lines that a schedule no longer has: nobody could.
pub(crate) fn drop_rates(to: &mut Procurement, criterion: &CriterionId, of: Option<&Schedule>) {
    for bid in &mut to.bids {
        for price in bid.prices.iter_mut().filter(|price| price.criterion == *criterion) {
            price.rates.retain(|rate| of.is_some_and(|of| of.line(&rate.line).is_some()));
        }
        let is_given = |price: &PriceOffer| price.amount.is_some() || !price.rates.is_empty();
        bid.prices.retain(|price| price.criterion != *criterion || is_given(price));
    }
}

pub(crate) fn set_answer(to: &mut Procurement, bid: &BidId, criterion: &CriterionId, text: &str) {
    if let Some(bid) = to.bids.iter_mut().find(|there| there.id == *bid) {
        bid.answers.retain(|answer| answer.criterion != *criterion);
        if !text.is_empty() {
            bid.answers.push(Answer { criterion: criterion.clone(), text: text.into() });
        }
    }
}

pub(crate) fn change_offer(
    to: &mut Procurement,
    bid: &BidId,
    measure: &MeasureId,
    change: &OfferChange,
) {
    let Some(bid) = to.bids.iter_mut().find(|there| there.id == *bid) else { return };
    if bid.commitment(measure).is_none() {
        bid.commitments.push(CommitmentOffer::blank(measure.clone()));
    }
    for offer in bid.commitments.iter_mut().filter(|offer| offer.measure == *measure) {
        match change {
            OfferChange::Quantity(quantity) => offer.quantity = *quantity,
            OfferChange::Statement(text) => offer.statement = text.as_str().into(),
            OfferChange::When(text) => offer.when = text.as_str().into(),
            OfferChange::Place(text) => offer.place = text.as_str().into(),
            OfferChange::Evidence(text) => offer.evidence = text.as_str().into(),
            OfferChange::AlsoUnder(others) => offer.also_under.clone_from(others),
        }
    }
    bid.commitments.retain(|offer| !offer.is_blank());
}

/// Changes what is given on a price question, and takes it away where nothing is left of it.
fn change_price(
    to: &mut Procurement,
    bid: &BidId,
    criterion: &CriterionId,
    change: &mut dyn FnMut(&mut PriceOffer),
) {
    let Some(bid) = to.bids.iter_mut().find(|there| there.id == *bid) else { return };
    if bid.price_offer(criterion).is_none() {
        bid.prices.push(PriceOffer {
            criterion: criterion.clone(),
            amount: None,
            rates: Vec::new(),
        });
    }
    if let Some(price) = bid.prices.iter_mut().find(|price| price.criterion == *criterion) {
        change(price);
    }
    bid.prices.retain(|price| price.amount.is_some() || !price.rates.is_empty());
}
