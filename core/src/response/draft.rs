//! A response while it is worked on: however unfinished, it is always a whole file.

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Supplier};
use crate::fault::{Fault, Place};
use crate::id::{BidId, LotId, SupplierId};
use crate::json;
use crate::procurement::{self, Index, Procurement};

use super::{DRAFT, ResponseForm};

/// A supplier's answers on a response form, prices included. For the supplier's own use: what is
/// sent are the two files that [`sent`](Self::sent) makes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The form that it answers.
    pub form: ResponseForm,
    /// Who offers.
    pub supplier: Supplier,
    /// What is offered, a bid for each chosen lot; its id is the lot's.
    pub bids: Vec<Bid>,
}

impl Response {
    /// An empty response; where there is one lot only, it is chosen already.
    #[must_use]
    pub fn start(form: ResponseForm) -> Self {
        let mut response =
            Self { form, supplier: Supplier::new(supplier_id(), ""), bids: Vec::new() };
        if let [lot] = response.form.scheme.lots.as_slice() {
            let lot = lot.id.clone();
            response.choose(&lot, true);
        }
        response
    }

    /// Reads a response from the text of its file.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let response: Self = json::read(text, &DRAFT)?;
        let lots: Vec<&LotId> = response.bids.iter().map(|bid| &bid.lot).collect();
        let own = response
            .bids
            .iter()
            .all(|bid| bid.id.as_str() == bid.lot.as_str() && bid.supplier == response.supplier.id);
        let once = lots.iter().enumerate().all(|(at, lot)| !lots.iter().take(at).any(|l| l == lot));
        match response.fault() {
            Some(first) => Err(Fault::new(
                Place::new("file", DRAFT.name),
                format!("It holds what could not be entered. {first}"),
                "Choose a response that was saved by Common Measure.",
            )),
            None if own && once => Ok(response),
            None => Err(Fault::new(
                Place::new("file", DRAFT.name),
                "Its bids do not belong to its lots and its supplier.",
                "Choose a response that was saved by Common Measure.",
            )),
        }
    }

    /// What could not have been entered here, if anything in it could not: a file of it would not be
    /// opened again. That something is still missing, the name of the supplier included, is no fault.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        let named = self.named();
        procurement::faults_of_offers(&named, &Index::of(&named)).into_iter().next()
    }

    /// The same as [`procurement`](Self::procurement), with something in place of a name that is
    /// still missing: it changes no points, and without it the engine gives none.
    pub(super) fn named(&self) -> Procurement {
        let mut whole = self.procurement();
        for supplier in &mut whole.suppliers {
            if supplier.name.trim().is_empty() {
                "Not named".clone_into(&mut supplier.name);
            }
        }
        whole
    }

    /// Writes the file that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &DRAFT)
    }

    /// The bid for a lot, if the lot is chosen.
    #[must_use]
    pub fn bid(&self, lot: &LotId) -> Option<&Bid> {
        self.bids.iter().find(|bid| bid.lot == *lot)
    }

    /// Chooses a lot, or gives it up with everything that was said for it. Bids stand in the order of the lots.
    pub fn choose(&mut self, lot: &LotId, chosen: bool) {
        if !chosen {
            self.bids.retain(|bid| bid.lot != *lot);
        } else if self.bid(lot).is_none()
            // A lot's id is made of the same characters as a bid's.
            && let Ok(id) = BidId::new(lot.as_str())
        {
            let order = &self.form.scheme.lots;
            let place = |lot: &LotId| order.iter().position(|there| there.id == *lot);
            let at = self.bids.iter().take_while(|bid| place(&bid.lot) < place(lot)).count();
            self.bids.insert(at, Bid::blank(id, self.supplier.id.clone(), lot.clone()));
        }
    }

    /// The response as a procurement with this supplier alone.
    #[must_use]
    pub fn procurement(&self) -> Procurement {
        Procurement {
            suppliers: vec![self.supplier.clone()],
            bids: self.bids.clone(),
            ..self.form.procurement()
        }
    }
}

/// There is one supplier in a response, so any id is right.
fn supplier_id() -> SupplierId {
    SupplierId::next("supplier-", |_| false)
}
