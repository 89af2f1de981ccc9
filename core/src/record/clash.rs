//! What two copies of a record changed both: where one stands, the other would overwrite it.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::fields::changed_fields;
use super::{Act, Entry, Record};

/// The last entry that changed each field, by the field's path.
pub(super) struct LastChanges<'a>(BTreeMap<String, &'a Entry>);

impl<'a> LastChanges<'a> {
    /// Those of the entries after the one with this number.
    pub(super) fn since(record: &'a Record, number: u64) -> Self {
        let mut last = BTreeMap::new();
        for entry in record.entries().iter().filter(|entry| entry.number > number) {
            last.extend(fields_of(record, &entry.act).into_iter().map(|field| (field, entry)));
        }
        Self(last)
    }

    /// The last entry that changed any of these fields, a part of one, or what one is a part of,
    /// to something else than this act does.
    pub(super) fn clash(&self, fields: &[String], act: &Act) -> Option<&'a Entry> {
        let touched = fields.iter().flat_map(|field| self.at(field));
        touched.filter(|there| there.act != *act).max_by_key(|there| there.number)
    }

    fn at(&self, field: &str) -> impl Iterator<Item = &'a Entry> {
        let ends = field.match_indices('/').map(|(end, _)| end).chain([field.len()]);
        let above = ends.filter_map(|end| self.0.get(field.get(..end)?));
        let inside = format!("{field}/");
        let from = (Bound::Included(inside.as_str()), Bound::Unbounded);
        let below = self.0.range::<str, _>(from);
        let below = below.take_while(|(path, _)| path.starts_with(&inside)).map(|(_, entry)| entry);
        above.chain(below).copied().collect::<Vec<_>>().into_iter()
    }
}

/// The fields that an act changes; those of the change that it takes back, if it does.
pub(super) fn fields_of(record: &Record, act: &Act) -> Vec<String> {
    match act {
        Act::Change(command) => changed_fields(command),
        Act::AcceptResponse(it) => it.bids.iter().map(|bid| format!("bids/{}", bid.id)).collect(),
        Act::AcceptPrices(it) => {
            it.bids.iter().map(|it| format!("bids/{}/prices", it.bid)).collect()
        }
        Act::Undo(of) => record.entry(*of).map_or_else(Vec::new, |of| fields_of(record, &of.act)),
        _ => Vec::new(),
    }
}

/// Entries in the words of the history, each with what stands there after it.
pub(super) fn said(record: &Record) -> BTreeMap<u64, String> {
    let mut said = BTreeMap::new();
    for line in record.history() {
        said.entry(line.entry).or_insert_with(|| match line.after {
            Some(after) => format!("{}: {after}", line.what),
            None => line.what,
        });
    }
    said
}
