//! What two copies of a record changed both: where one stands, the other would overwrite it, or rest
//! on what it does not say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::fault::{Fault, Place};
use crate::id::{BidId, CriterionId, LevelId, LotId};
use crate::procurement::Procurement;

use super::award::figures_differ;
use super::touched::{Touch, Touched, What};
use super::twins::Twins;
use super::{Act, Command, Entry, Record};

/// One thing that two copies changed, each in its own way.
pub(super) struct Clash<'a> {
    /// What stands here.
    pub(super) here: &'a Entry,
    /// The same in words.
    pub(super) here_said: String,
    /// What was done there.
    pub(super) there_said: String,
}

/// Why entries of another copy are kept out, by their numbers there: they would overwrite what
/// was changed here, or what was changed there after them and is here.
pub(super) fn clashes(
    own: &Record,
    other: &Record,
    common: u64,
    twins: &Twins,
    words: impl Fn(&Clash) -> (String, &'static str),
) -> BTreeMap<u64, Fault> {
    let (ours, theirs) = (Touched::since(own, common), Touched::since(other, common));
    let only_here = || own.after(common).filter(|entry| !twins.is_there(entry.number));
    let (brought, new): (Vec<&Entry>, Vec<&Entry>) =
        other.after(common).partition(|entry| twins.is_here(entry.number));
    let here = LastChanges::of(&ours, own.after(common), |entry| !twins.is_there(entry.number));
    let later = LastChanges::of(&theirs, brought.into_iter(), |_| true);
    let (mut alike, mut found) = (BTreeSet::new(), Vec::new());
    for there in new.iter().copied() {
        let touches = theirs.by(there);
        for touch in &touches {
            if here.says(touch) {
                alike.insert(touch.field.clone());
            } else {
                alike.remove(&touch.field);
            }
        }
        if let Some(first) = here.clash(&touches, &there.act, common, &alike) {
            found.push((there, touches, first, false));
        } else if let Some(after) =
            later.clash(&touches, &there.act, there.number, &BTreeSet::new())
        {
            found.push((there, touches, after, true));
        }
    }
    if found.is_empty() {
        return BTreeMap::new();
    }
    let (ours_said, theirs_said) = (said(own), said(other));
    let of = |said: &BTreeMap<u64, String>, number: u64| {
        said.get(&number).cloned().unwrap_or_else(|| "changed something".to_owned())
    };
    let added_to_ours = added(&ours, only_here());
    let added_elsewhere = added(&theirs, new.iter().copied());
    let fault = |(entry, touches, by, is_later): (&Entry, Vec<Touch>, &Entry, bool)| {
        let path = touches.first().map_or("record", |touch| touch.field.as_str());
        let (problem, remedy) = if is_later {
            let number = twins.number(by.number).unwrap_or_default();
            let said = of(&ours_said, number);
            let problem = format!(
                "It was changed again there, and what {} entered then is here already (entry {number}: {said}).",
                by.who
            );
            (problem, "If this is to stand all the same, enter it again.")
        } else if let Some(said) =
            another(&touches, (own, &added_to_ours), (other, &added_elsewhere))
        {
            said
        } else {
            let (here_said, there_said) =
                (of(&ours_said, by.number), of(&theirs_said, entry.number));
            words(&Clash { here: by, here_said, there_said })
        };
        (entry.number, Fault::new(Place::new(path, "Record"), problem, remedy))
    };
    found.into_iter().map(fault).collect()
}

/// What is added by these entries.
fn added<'a>(touched: &Touched, entries: impl Iterator<Item = &'a Entry>) -> Added<'a> {
    let of = |entry: &'a Entry| touched.added(entry).into_iter().map(move |path| (path, entry));
    entries.flat_map(of).collect()
}

/// The last entry that touched each field, by the field's path, and what it made of it.
struct LastChanges<'a>(BTreeMap<String, (&'a Entry, What<'a>)>);

impl<'a> LastChanges<'a> {
    /// Of those of these entries that count. What another one changed since, whoever did that knew.
    fn of(
        touched: &Touched<'a>,
        entries: impl Iterator<Item = &'a Entry>,
        counts: impl Fn(&Entry) -> bool,
    ) -> Self {
        let mut last: BTreeMap<String, (&Entry, What)> = BTreeMap::new();
        for entry in entries {
            let counts = counts(entry);
            for Touch { field, what } in touched.by(entry) {
                if counts {
                    last.insert(field, (entry, what));
                } else if last.get(&field).is_some_and(|(_, before)| !before.is(&what)) {
                    last.remove(&field);
                }
            }
        }
        Self(last)
    }

    /// The last entry after the one with this number that changed what an act touches, a part of it, or what it is a part
    /// of, to something else than this act does. `alike`: the fields of which the other copy has said the same already.
    fn clash(
        &self,
        touches: &[Touch],
        act: &Act,
        after: u64,
        alike: &BTreeSet<String>,
    ) -> Option<&'a Entry> {
        let others = touches.iter().flat_map(|touch| self.others(touch, alike));
        let others = others.filter(|there| there.number > after && !is_same(&there.act, act));
        others.max_by_key(|there| there.number)
    }

    /// Whether the last change here said the same, and with that all that there is to know: a score, a price, or a file
    /// that was taken in.
    fn says(&self, touch: &Touch) -> bool {
        let is_all = matches!(
            touch.what,
            What::Command(Command::SetScore { .. } | Command::SetPrice { .. })
                | What::Act(Act::AcceptResponse(_))
        );
        is_all && self.0.get(&touch.field).is_some_and(|(_, what)| what.is(&touch.what))
    }

    fn others(&self, touch: &Touch, alike: &BTreeSet<String>) -> Vec<&'a Entry> {
        let Touch { field, what } = touch;
        let exact = self.0.get(field);
        let ends = field.match_indices('/').filter_map(|(end, _)| field.get(..end));
        let above = ends.filter(|path| !alike.contains(*path)).filter_map(|path| self.0.get(path));
        let inside = format!("{field}/");
        let from = (Bound::Included(inside.as_str()), Bound::Unbounded);
        let below = self.0.range::<str, _>(from);
        let below = below.take_while(|(path, _)| path.starts_with(&inside)).map(|(_, it)| it);
        // What says the same of the whole takes nothing from its parts.
        let is_same = exact.is_some_and(|(_, there)| there.is(what));
        let all = above.chain(exact).chain(below.filter(|_| !is_same));
        all.filter(|(_, there)| !there.is(what)).map(|(entry, _)| *entry).collect()
    }
}

/// Whether two acts are one. What is taken back has another number in each copy.
fn is_same(one: &Act, other: &Act) -> bool {
    !matches!(one, Act::Undo(_)) && one == other
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

/// What each bid or supplier that was added to a copy came with, by its path.
type Added<'a> = BTreeMap<String, &'a Entry>;

/// Where an entry of another copy is about a bid that was added there, and another one was added here under the same id:
/// that it is not what stands here. Both copies with what was added to them.
fn another(
    touches: &[Touch],
    (here, added): (&Record, &Added),
    (there, added_there): (&Record, &Added),
) -> Option<(String, &'static str)> {
    let of = |field: &str| added_there.get(field).zip(added.get(field));
    let mut fields = touches.iter().flat_map(|touch| {
        let ends = touch.field.match_indices('/').map(|(end, _)| end).chain([touch.field.len()]);
        ends.filter_map(|end| touch.field.get(..end))
    });
    let found = |field| of(field).filter(|(one, other)| !is_same(&one.act, &other.act));
    let (path, (_, entry)) = fields.find_map(|field| Some((field, found(field)?)))?;
    let name = |of: &Record| {
        let of = of.procurement();
        let (kind, id) = path.split_once('/')?;
        let name = if kind == "bids" {
            of.bids.iter().find(|bid| bid.id.as_str() == id).map(|bid| of.bid_name(bid))
        } else {
            let mut all = of.suppliers.iter();
            all.find(|supplier| supplier.id.as_str() == id).map(|it| it.name.trim().to_owned())
        };
        name.filter(|name| !name.is_empty())
    };
    // Where both say whose it is and it is the same one's, they mean one bid.
    let (is_of, stands) = (name(there)?, name(here)?);
    if is_of == stands {
        return None;
    }
    Some((
        format!(
            "This is about {is_of}, which is another bid than {stands} and not in the record: {stands} was added under the same id (entry {}).",
            entry.number
        ),
        "Add the bid again, with its prices and scores.",
    ))
}

/// Entries in the words of the history, each with what stands there after it.
fn said(record: &Record) -> BTreeMap<u64, String> {
    let mut said = BTreeMap::new();
    for line in record.history() {
        said.entry(line.entry).or_insert_with(|| match line.after {
            Some(after) => format!("{}: {after}", line.what),
            None => line.what,
        });
    }
    said
}
