//! Whether what a supplier says, of itself and in its bids, can be accepted.

use crate::fault::{Fault, Place};
use crate::id::{BidId, CriterionId, LineId, MeasureId, SupplierId};
use crate::number::{Money, Quantity};
use crate::procurement::places;
use crate::record::OfferChange;
use crate::scheme::Kind;

use super::{Decider, gone};

impl Decider<'_> {
    pub(crate) fn supplier(&self, id: &SupplierId) -> Option<Fault> {
        self.0.supplier(id).is_none().then(|| gone(places::supplier(id), "supplier"))
    }

    pub(crate) fn price(
        &self,
        bid: &BidId,
        criterion: &CriterionId,
        amount: Option<Money>,
    ) -> Option<Fault> {
        self.bid(bid).or_else(|| self.kind(criterion, "price", is_price)).or_else(|| {
            let amount = amount.filter(|amount| amount.is_zero() || amount.is_negative())?;
            Some(Fault::new(
                places::price(self.0, bid, criterion),
                format!("A price of {} cannot be scored.", amount.in_words()),
                "Enter a price above £0, or leave it empty if there is none.",
            ))
        })
    }

    pub(crate) fn rate(
        &self,
        bid: &BidId,
        criterion: &CriterionId,
        line: &LineId,
        rate: Option<Quantity>,
    ) -> Option<Fault> {
        if let Some(fault) = self.bid(bid).or_else(|| self.kind(criterion, "price", is_price)) {
            return Some(fault);
        }
        let schedule = match self.0.scheme.criterion(criterion).map(|found| &found.kind) {
            Some(Kind::Price(price)) => price.schedule.as_ref(),
            _ => None,
        };
        let place = places::rate(self.0, bid, criterion, line);
        if schedule.and_then(|schedule| schedule.line(line)).is_none() {
            return Some(gone(place, "line in the pricing schedule"));
        }
        rate.filter(|rate| rate.is_negative()).map(|rate| {
            Fault::new(
                place,
                format!("A rate of −£{} is less than nothing.", rate.in_words().replace('-', "")),
                "Enter pounds for one unit: £0 or more.",
            )
        })
    }

    pub(crate) fn answer(&self, bid: &BidId, criterion: &CriterionId) -> Option<Fault> {
        let is_quality = |kind: &Kind| matches!(kind, Kind::Quality(_));
        self.bid(bid).or_else(|| self.kind(criterion, "quality", is_quality))
    }

    pub(crate) fn offer(
        &self,
        bid: &BidId,
        measure: &MeasureId,
        change: &OfferChange,
    ) -> Option<Fault> {
        self.bid(bid).or_else(|| {
            let known = self.0.measures.framework().and_then(|set| set.measure(measure));
            let place = places::offer(self.0, bid, measure);
            if known.is_none() {
                return Some(Fault::new(
                    place,
                    format!("The measure set has no measure {measure}."),
                    "Choose one of its measures.",
                ));
            }
            match change {
                OfferChange::Quantity(quantity) => negative(*quantity, &place),
                OfferChange::AlsoUnder(others) => {
                    others.iter().find_map(|other| negative(Some(other.quantity), &place))
                }
                OfferChange::Statement(_)
                | OfferChange::When(_)
                | OfferChange::Place(_)
                | OfferChange::Evidence(_) => None,
            }
        })
    }

    pub(super) fn bid(&self, id: &BidId) -> Option<Fault> {
        self.0.bid(id).is_none().then(|| gone(places::bid(self.0, id), "bid"))
    }

    pub(super) fn kind(
        &self,
        id: &CriterionId,
        name: &str,
        is: fn(&Kind) -> bool,
    ) -> Option<Fault> {
        match self.criterion(id) {
            Err(fault) => Some(fault),
            Ok(criterion) if is(&criterion.kind) => None,
            Ok(_) => Some(Fault::new(
                places::criterion(self.0, id),
                format!("This is not a {name} question."),
                "Choose one that is.",
            )),
        }
    }
}

fn is_price(kind: &Kind) -> bool {
    matches!(kind, Kind::Price(_))
}

pub(super) fn negative(quantity: Option<Quantity>, place: &Place) -> Option<Fault> {
    quantity.filter(|quantity| quantity.is_negative()).map(|quantity| {
        Fault::new(
            place.clone(),
            format!("A quantity of {} is less than nothing.", quantity.in_words()),
            "Enter a number of 0 or more. All quantities are put so that more is better.",
        )
    })
}
