//! What two copies of a record changed both: where one stands, the other would overwrite it, or rest
//! on what it does not say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::fault::{Fault, Place};
use crate::id::{BidId, CriterionId, LevelId, LotId};
use crate::procurement::Procurement;

use super::award::figures_differ;
use super::touched::Touched;
use super::{Act, Entry, Record};

/// The last entry that touched each field, by the field's path.
pub(super) struct LastChanges<'a>(BTreeMap<String, &'a Entry>);

impl<'a> LastChanges<'a> {
    /// Those of the entries after the one with this number.
    pub(super) fn since(record: &'a Record, number: u64) -> Self {
        let (touched, mut last) = (Touched::since(record, number), BTreeMap::new());
        for entry in record.entries().iter().filter(|entry| entry.number > number) {
            last.extend(touched.by(entry).into_iter().map(|field| (field, entry)));
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

/// Whether people judged figures with an act, so that it holds for these alone.
pub(super) fn rests_on_figures(act: &Act) -> bool {
    matches!(act, Act::Award(_) | Act::ConfirmScores(_))
}

/// Why what people judged there does not hold here: it rests on figures that are other here.
pub(super) fn judged_otherwise(
    act: &Act,
    there: &Procurement,
    here: &Procurement,
) -> Option<Fault> {
    let (problem, remedy) = match act {
        Act::Award(_) if figures_differ(there, here) => (
            "The award was decided on other figures than those that stand here.",
            "Look at the results here, and record the decision again if it still holds.",
        ),
        Act::ConfirmScores(lot) if scores(there, lot) != scores(here, lot) => (
            "Other scores were confirmed than those that stand here.",
            "Look at the scores of the lot here, and confirm them again.",
        ),
        _ => return None,
    };
    Some(Fault::new(Place::new("record", "Record"), problem, remedy))
}

/// The agreed scores of a lot, by bid and question.
fn scores<'a>(
    of: &'a Procurement,
    lot: &LotId,
) -> BTreeMap<(&'a BidId, &'a CriterionId), &'a LevelId> {
    let bids = of.bids.iter().filter(|bid| bid.lot == *lot).map(|bid| &bid.id);
    let bids: BTreeSet<&BidId> = bids.collect();
    let scores = of.evaluation.scores.iter().filter(|score| bids.contains(&score.bid));
    scores.map(|score| ((&score.bid, &score.criterion), &score.level)).collect()
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
