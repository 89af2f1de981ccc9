//! What a row says of its supplier.

use common_measure::bid::Supplier;
use common_measure::id::LotId;
use common_measure::record::{Command, SupplierField};

use super::columns::Column;
use super::lists::{preference, read_preference};
use super::read::Reading;
use super::rows::{Said, Whose, folded};
use crate::cells::Doubt;
use crate::table::Row;

const OF_SUPPLIER: [(Column, SupplierField); 4] = [
    (Column::Supplier, SupplierField::Name),
    (Column::Address, SupplierField::PostalAddress),
    (Column::Email, SupplierField::Email),
    (Column::Identifier, SupplierField::Identifier),
];

impl Reading<'_> {
    /// What the row says of its supplier; answers what to call it.
    pub(super) fn supplier(&mut self, row: &Row, whose: &Whose, said: &Said) -> String {
        let known = self.finder.supplier(&whose.supplier);
        if known.is_none() && !self.new_suppliers.contains_key(&whose.supplier) {
            let mut supplier = Supplier::new(whose.supplier.clone(), said.supplier);
            self.text(row, &Column::Address).clone_into(&mut supplier.postal_address);
            self.text(row, &Column::Email).clone_into(&mut supplier.email);
            self.text(row, &Column::Identifier).clone_into(&mut supplier.identifier);
            supplier.members = lines(self.text(row, &Column::Members));
            supplier.key_subcontractors = lines(self.text(row, &Column::Subcontractors));
            supplier.lot_preference = self.preference(row, said).unwrap_or_default();
            self.new_suppliers.insert(whose.supplier.clone(), supplier);
            return said.supplier.trim().to_owned();
        }
        let there = known.or_else(|| self.new_suppliers.get(&whose.supplier)).cloned();
        let Some(there) = there else { return said.supplier.trim().to_owned() };
        for (column, field) in OF_SUPPLIER {
            let text = self.text(row, &column).to_owned();
            let now = match field {
                SupplierField::Name => &there.name,
                SupplierField::PostalAddress => &there.postal_address,
                SupplierField::Email => &there.email,
                SupplierField::Identifier => &there.identifier,
            };
            // Who was found by its name is not renamed by how it is written here.
            let same = *now == text
                || (said.bid.is_empty()
                    && field == SupplierField::Name
                    && folded(now) == folded(&text));
            if text.is_empty() || same {
                continue;
            }
            let at = self.place(row, &column);
            let about = format!("{}, {}", there.name.trim(), self.name(&column));
            let earlier = self.said.insert((whose.supplier.clone(), column), text.clone());
            match earlier {
                Some(earlier) if earlier == text => {}
                _ if known.is_none() || earlier.is_some() => {
                    let problem = "Another row says something else of the same supplier.";
                    self.asked(at, &about, Doubt::new(problem, "Make both the same."));
                }
                _ => {
                    self.change(at, about, now, &text);
                    let supplier = whose.supplier.clone();
                    self.changed.push(Command::ChangeSupplier { supplier, field, text });
                }
            }
        }
        for (column, now) in
            [(Column::Members, &there.members), (Column::Subcontractors, &there.key_subcontractors)]
        {
            let text = self.text(row, &column);
            if !text.is_empty() && lines(text) != *now {
                let at = self.place(row, &column);
                let name = self.name(&column);
                self.taken.notes.push(format!(
                    "{at} ({}, {name}) says something else; this cannot be changed from a spreadsheet.",
                    there.name.trim()
                ));
            }
        }
        self.preferred(row, whose, said, &there, known.is_none());
        there.name.trim().to_owned()
    }

    /// The lots that the row says its supplier would rather win; none where it says nothing.
    fn preference(&mut self, row: &Row, said: &Said) -> Option<Vec<LotId>> {
        let text = self.text(row, &Column::Preference).trim();
        match read_preference(text, &self.lots) {
            Ok(lots) => (!lots.is_empty()).then_some(lots),
            Err(doubt) => {
                self.asked(self.place(row, &Column::Preference), said.supplier.trim(), doubt);
                None
            }
        }
    }

    fn preferred(&mut self, row: &Row, whose: &Whose, said: &Said, there: &Supplier, is_new: bool) {
        let Some(lots) = self.preference(row, said) else { return };
        if lots == there.lot_preference {
            return;
        }
        let at = self.place(row, &Column::Preference);
        let about = format!("{}, {}", there.name.trim(), self.name(&Column::Preference));
        let text = preference(lots.iter(), &self.lots);
        let key = (whose.supplier.clone(), Column::Preference);
        let earlier = self.said.insert(key, text.clone());
        if earlier.as_ref() == Some(&text) {
            return;
        }
        if is_new || earlier.is_some() {
            let problem = "Another row says something else of the same supplier.";
            return self.asked(at, &about, Doubt::new(problem, "Make both the same."));
        }
        self.change(at, about, &preference(there.lot_preference.iter(), &self.lots), &text);
        self.changed.push(Command::SetLotPreference { supplier: whose.supplier.clone(), lots });
    }
}

/// The lines of a cell that say something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
