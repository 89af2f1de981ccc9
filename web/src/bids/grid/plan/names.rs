//! Whose a name is: suppliers are told apart by them.

use common_measure::bid::Supplier;
use common_measure::id::SupplierId;
use common_measure::procurement::Procurement;
use common_measure::record::Given;

use super::Planner;

impl Planner<'_> {
    /// Looks at a name that is pasted over a supplier’s: scores, commitments and all else stay in their rows, so that
    /// names in another order would give them to other suppliers.
    pub(super) fn renamed(&mut self, supplier: &SupplierId, name: &str) -> Result<(), String> {
        let (Some(was), Some(now)) =
            (self.into.of.supplier(supplier), self.copy.supplier(supplier))
        else {
            return Ok(());
        };
        if name.is_empty() || key(name) == key(&now.name) && now.name == was.name {
            return Ok(());
        }
        let there = self.names.get(&key(name)).is_some_and(|other| other != supplier);
        if there || taken(self.into.of, supplier, name).is_err() {
            return Err(format!(
                "“{name}” is the name of another supplier, and scores and commitments stay in their rows. Put the lines in the order of this table, or paste without the names."
            ));
        }
        if self.pasted.contains(&key(&was.name)) {
            return Err(format!(
                "“{}” stands in another line of what was pasted, so that its bids would get another supplier’s name. Put the lines in the order of this table, or paste without the names.",
                was.name
            ));
        }
        if now.name != was.name && key(name) != key(&now.name) {
            return Err(format!(
                "It is a bid of the supplier that another line calls “{}”. Give all bids of a supplier one name, or paste without the names.",
                now.name
            ));
        }
        self.names.insert(key(name), supplier.clone());
        if several(self.into.of, supplier) {
            self.plan.of_several.insert(name.to_owned());
        }
        Ok(())
    }
}

/// A text for comparison.
pub(super) fn key(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A supplier of that name, with an id that none has or had.
pub(in super::super) fn new_supplier(of: &Procurement, given: &Given, name: &str) -> Supplier {
    let taken = |id: &SupplierId| of.supplier(id).is_some() || given.supplier(id);
    Supplier::new(SupplierId::next("supplier-", taken), name)
}

/// The supplier of that name, in capitals or not, if there is one.
pub(in super::super) fn supplier_called<'a>(
    of: &'a Procurement,
    name: &str,
) -> Option<&'a Supplier> {
    of.suppliers.iter().find(|supplier| key(&supplier.name) == key(name))
}

/// Refuses a name for a supplier that is another’s: the two could not be told apart, and most often a row was taken for
/// another one. Small and large letters of its own name can be changed.
pub(in super::super::super) fn taken(
    of: &Procurement,
    id: &SupplierId,
    name: &str,
) -> Result<(), String> {
    let own = of.supplier(id).is_some_and(|own| key(&own.name) == key(name));
    if own || of.suppliers.iter().all(|other| other.id == *id || key(&other.name) != key(name)) {
        return Ok(());
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Err(format!(
        "“{name}” is the name of another supplier. Enter a name that tells the two apart, or go to that supplier’s own bid."
    ))
}

/// Whether a supplier has several bids, in any lot: what is changed about it changes for all of them.
pub(in super::super::super) fn several(of: &Procurement, id: &SupplierId) -> bool {
    of.bids.iter().filter(|bid| bid.supplier == *id).count() > 1
}
