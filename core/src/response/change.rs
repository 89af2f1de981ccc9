//! What a supplier changes in a response: by the same rules as the council, and each refused, with nothing changed, that
//! could not be typed there.

use crate::fault::Fault;
use crate::id::{BidId, CriterionId, LineId, LotId, MeasureId};
use crate::number::{Money, Quantity};
use crate::procurement::{Procurement, places};
use crate::record::{Decider, OfferChange, Refusal, SupplierField, gone, offers};

use super::Response;

impl Response {
    /// Changes one thing about who offers.
    pub fn change_supplier(&mut self, field: SupplierField, text: &str) -> Result<(), Refusal> {
        let supplier = self.supplier.id.clone();
        self.changed(&|of| of.supplier(&supplier), &|to| {
            offers::change_supplier(to, &supplier, field, text);
        })
    }

    /// Gives or takes back the price on one price question.
    pub fn set_price(
        &mut self,
        lot: &LotId,
        criterion: &CriterionId,
        amount: Option<Money>,
    ) -> Result<(), Refusal> {
        let bid = self.own(lot)?;
        self.changed(&|of| of.price(&bid, criterion, amount), &|to| {
            offers::set_price(to, &bid, criterion, amount);
        })
    }

    /// Gives or takes back the rate for one line of a pricing schedule, in pounds for one unit.
    pub fn set_rate(
        &mut self,
        lot: &LotId,
        criterion: &CriterionId,
        line: &LineId,
        rate: Option<Quantity>,
    ) -> Result<(), Refusal> {
        let bid = self.own(lot)?;
        self.changed(&|of| of.rate(&bid, criterion, line, rate), &|to| {
            offers::set_rate(to, &bid, criterion, line, rate);
        })
    }

    /// Answers a quality question; an empty text takes the answer back.
    pub fn set_answer(
        &mut self,
        lot: &LotId,
        criterion: &CriterionId,
        text: &str,
    ) -> Result<(), Refusal> {
        let bid = self.own(lot)?;
        self.changed(&|of| of.answer(&bid, criterion), &|to| {
            offers::set_answer(to, &bid, criterion, text);
        })
    }

    /// Changes one thing about what is offered of one measure.
    pub fn change_offer(
        &mut self,
        lot: &LotId,
        measure: &MeasureId,
        change: &OfferChange,
    ) -> Result<(), Refusal> {
        let bid = self.own(lot)?;
        self.changed(&|of| of.offer(&bid, measure, change), &|to| {
            offers::change_offer(to, &bid, measure, change);
        })
    }

    /// The bid for a lot that is chosen.
    fn own(&self, lot: &LotId) -> Result<BidId, Refusal> {
        let bid = self.bid(lot).ok_or_else(|| Refusal(gone(places::lot(lot), "lot")))?;
        Ok(bid.id.clone())
    }

    fn changed(
        &mut self,
        refusal: &dyn Fn(&Decider) -> Option<Fault>,
        apply: &dyn Fn(&mut Procurement),
    ) -> Result<(), Refusal> {
        let mut whole = self.procurement();
        if let Some(fault) = refusal(&Decider(&whole)) {
            return Err(Refusal(fault));
        }
        apply(&mut whole);
        self.bids = whole.bids;
        if let Some(supplier) = whole.suppliers.into_iter().next() {
            self.supplier = supplier;
        }
        Ok(())
    }
}
