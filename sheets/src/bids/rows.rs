//! One row of a file: whose bid it is.

use std::collections::{HashMap, HashSet};

use common_measure::bid::{Bid, Supplier};
use common_measure::id::{BidId, LotId, NotAnId, SupplierId};
use common_measure::procurement::Procurement;
use common_measure::record::Given;

use super::columns::lots;
use crate::cells::Doubt;
use crate::names::{Found, Names};

/// What a row says of whose bid it is.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub(super) bid: &'a str,
    pub(super) supplier_id: &'a str,
    pub(super) supplier: &'a str,
    pub(super) lot: &'a str,
    pub(super) title: &'a str,
}

/// A bid that a row is of.
pub(super) struct Whose<'a> {
    pub(super) bid: BidId,
    pub(super) lot: LotId,
    pub(super) supplier: SupplierId,
    /// The bid as it is; none for a new one.
    pub(super) known: Option<&'a Bid>,
}

/// Finds bids and suppliers by what rows say of them.
pub(super) struct Finder<'a> {
    of: &'a Procurement,
    /// The ids that its record ever gave.
    given: &'a Given,
    lots: Names<'a, LotId>,
    bids: HashMap<&'a BidId, &'a Bid>,
    by_words: HashMap<(String, &'a LotId, &'a str), Vec<&'a Bid>>,
    suppliers: HashMap<&'a SupplierId, &'a Supplier>,
    by_name: HashMap<String, Vec<SupplierId>>,
    /// Ids that are there, or were given to something new.
    bid_ids: HashSet<BidId>,
    supplier_ids: HashSet<SupplierId>,
    /// New bids without an id, by what tells them apart.
    new_words: HashSet<(String, LotId, String)>,
    last_bid: u64,
    last_supplier: u64,
}

impl<'a> Finder<'a> {
    /// `named` are the ids that the file itself gives, which nothing else may get.
    pub(super) fn new(
        (of, given): (&'a Procurement, &'a Given),
        named: (HashSet<BidId>, HashSet<SupplierId>),
    ) -> Self {
        let suppliers: HashMap<_, _> = of.suppliers.iter().map(|it| (&it.id, it)).collect();
        let mut by_name: HashMap<String, Vec<SupplierId>> = HashMap::new();
        for supplier in &of.suppliers {
            by_name.entry(folded(&supplier.name)).or_default().push(supplier.id.clone());
        }
        let mut by_words: HashMap<_, Vec<&Bid>> = HashMap::new();
        for bid in &of.bids {
            let name = suppliers.get(&bid.supplier).map_or("", |supplier| supplier.name.as_str());
            by_words.entry((folded(name), &bid.lot, bid.title.trim())).or_default().push(bid);
        }
        let (mut bid_ids, mut supplier_ids) = named;
        bid_ids.extend(of.bids.iter().map(|bid| bid.id.clone()));
        supplier_ids.extend(of.suppliers.iter().map(|supplier| supplier.id.clone()));
        Self {
            of,
            given,
            lots: lots(of),
            bids: of.bids.iter().map(|bid| (&bid.id, bid)).collect(),
            by_words,
            suppliers,
            by_name,
            bid_ids,
            supplier_ids,
            new_words: HashSet::new(),
            last_bid: 0,
            last_supplier: 0,
        }
    }

    pub(super) fn supplier(&self, id: &SupplierId) -> Option<&'a Supplier> {
        self.suppliers.get(id).copied()
    }

    /// The bid that a row is of.
    pub(super) fn whose(&mut self, said: &Said) -> Result<Whose<'a>, Doubt> {
        let known = self.known(said)?;
        let lot = self.lot(said, known)?;
        if let Some(bid) = known {
            if bid.lot != lot {
                return Err(Doubt::new(
                    format!(
                        "This bid is for {}, and the file says {}.",
                        self.lots.call(&bid.lot),
                        self.lots.call(&lot)
                    ),
                    "A bid stays with its lot. Enter that lot, or empty the cell “Bid id” to make it a new bid.",
                ));
            }
            return Ok(Whose { bid: bid.id.clone(), lot, supplier: bid.supplier.clone(), known });
        }
        if let Some(there) = self.called_the_same(said, &lot) {
            return Err(Doubt::new(
                format!(
                    "No bid here has the ids in this row, and a bid of this supplier for this lot is here already: {}.",
                    there.id
                ),
                "If it is that one, enter its id, or empty the cells with ids. If it is another, give it its own title.",
            ));
        }
        let words = (folded(said.supplier), lot.clone(), said.title.trim().to_owned());
        if said.bid.is_empty() && !words.0.is_empty() && !self.new_words.insert(words) {
            return Err(Doubt::new(
                "This supplier is in the file twice.",
                "Keep one of the rows, or give each bid its own title.",
            ));
        }
        let supplier = self.new_or_known_supplier(said)?;
        let bid = match said.bid {
            "" => self.next_bid()?,
            id => BidId::new(id).map_err(|error| no_id(&error))?,
        };
        self.bid_ids.insert(bid.clone());
        Ok(Whose { bid, lot, supplier, known: None })
    }

    /// The bid that a row with ids that are not here means by its words, perhaps: one id mistyped, or a file from
    /// another copy.
    fn called_the_same(&self, said: &Said, lot: &LotId) -> Option<&'a Bid> {
        let name = folded(said.supplier);
        if name.is_empty() {
            return None;
        }
        let there = self.by_words.get(&(name, lot, said.title.trim()))?;
        let is_known = |id: &str| self.suppliers.keys().any(|there| there.as_str() == id);
        let of_another =
            |bid: &Bid| is_known(said.supplier_id) && bid.supplier.as_str() != said.supplier_id;
        there.iter().find(|bid| !of_another(bid)).copied()
    }

    fn known(&self, said: &Said) -> Result<Option<&'a Bid>, Doubt> {
        if !said.bid.is_empty() {
            let id = BidId::new(said.bid).map_err(|error| no_id(&error))?;
            return Ok(self.bids.get(&id).copied());
        }
        let lot = self.lot(said, None)?;
        let title = said.title.trim();
        let found: Vec<&'a Bid> = if said.supplier_id.is_empty() {
            self.by_words.get(&(folded(said.supplier), &lot, title)).cloned().unwrap_or_default()
        } else {
            let is_it = |bid: &&Bid| {
                bid.supplier.as_str() == said.supplier_id
                    && bid.lot == lot
                    && bid.title.trim() == title
            };
            self.of.bids.iter().filter(is_it).collect()
        };
        match found.as_slice() {
            [] => Ok(None),
            [bid] => Ok(Some(bid)),
            _ => Err(Doubt::new(
                "This supplier has several bids that are called the same.",
                "Enter which one in the column “Bid id”.",
            )),
        }
    }

    fn lot(&self, said: &Said, known: Option<&Bid>) -> Result<LotId, Doubt> {
        if said.lot.trim().is_empty() {
            return match (known, self.of.scheme.lots.as_slice()) {
                (Some(bid), _) => Ok(bid.lot.clone()),
                (None, [lot]) => Ok(lot.id.clone()),
                _ => Err(Doubt::new("It is not said which lot this bid is for.", self.one_of())),
            };
        }
        match self.lots.find(said.lot) {
            Found::One(lot) => Ok(lot),
            Found::None => {
                Err(Doubt::new(format!("There is no lot “{}”.", said.lot.trim()), self.one_of()))
            }
            Found::Several => Err(Doubt::new(
                format!("Several lots are called “{}”.", said.lot.trim()),
                self.one_of(),
            )),
        }
    }

    fn one_of(&self) -> String {
        format!("Enter one of: {}.", self.lots.list())
    }

    fn new_or_known_supplier(&mut self, said: &Said) -> Result<SupplierId, Doubt> {
        let name = folded(said.supplier);
        if !said.supplier_id.is_empty() {
            let id = SupplierId::new(said.supplier_id).map_err(|error| no_id(&error))?;
            let same = self.by_name.entry(name).or_default();
            if !same.contains(&id) {
                same.push(id.clone());
            }
            return Ok(id);
        }
        if name.is_empty() {
            return Err(Doubt::new(
                "This row has figures and no supplier.",
                "Enter whose bid it is, or empty the row.",
            ));
        }
        match self.by_name.get(&name).map(Vec::as_slice) {
            Some([one]) => Ok(one.clone()),
            Some([_, ..]) => Err(Doubt::new(
                format!("Several suppliers are called “{}”.", said.supplier.trim()),
                "Enter which one in the column “Supplier id”.",
            )),
            _ => {
                let id = self.next_supplier()?;
                self.by_name.insert(name, vec![id.clone()]);
                Ok(id)
            }
        }
    }

    fn next_bid(&mut self) -> Result<BidId, Doubt> {
        // From the last one on: from the first each time would take long for many rows.
        loop {
            self.last_bid += 1;
            let id =
                BidId::new(&format!("bid-{}", self.last_bid)).map_err(|error| no_id(&error))?;
            if !self.bid_ids.contains(&id) && !self.given.bid(&id) {
                return Ok(id);
            }
        }
    }

    fn next_supplier(&mut self) -> Result<SupplierId, Doubt> {
        loop {
            self.last_supplier += 1;
            let id = SupplierId::new(&format!("supplier-{}", self.last_supplier))
                .map_err(|error| no_id(&error))?;
            if !self.given.supplier(&id) && self.supplier_ids.insert(id.clone()) {
                return Ok(id);
            }
        }
    }
}

fn no_id(error: &NotAnId) -> Doubt {
    Doubt::new(error.to_string(), "Leave the cell empty for something new.")
}

/// A supplier's name as it is compared.
pub(super) fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
