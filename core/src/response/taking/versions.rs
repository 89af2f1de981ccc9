//! What was changed in the criteria since the version that a file answers.

use crate::code::CheckCode;
use crate::fault::{Fault, Place};
use crate::procurement::{Measures, Procurement};
use crate::record::{Act, Entry, Record};
use crate::scheme::{Criterion, DraftScheme, Group, Kind};

use super::{Difference, units};

/// The criteria that a file answers, beside those in force.
pub(super) struct Versions<'a> {
    /// Those that it answers.
    pub(super) before: (&'a DraftScheme, &'a Measures),
    /// Where those in force stand.
    pub(super) now: &'a Procurement,
}

impl<'a> Versions<'a> {
    /// Fails if the criteria that a file answers were never the record's.
    pub(super) fn of(record: &'a Record, criteria: CheckCode) -> Result<Self, Fault> {
        let (process, now) = (&record.state().process, record.procurement());
        let is_first = || record.entry(1).map(Entry::check_code) == Some(criteria);
        let is_practice = process.practice && is_first();
        if !is_practice && process.locks.iter().all(|lock| lock.code != criteria) {
            return Err(Fault::new(
                Place::new("file/criteria", "Response, check code of the criteria"),
                format!(
                    "It answers criteria with the check code {criteria}, and those were never locked in this record."
                ),
                "It belongs to another procurement, or its form was changed. Ask the supplier which form was used.",
            ));
        }
        let answered = record.entry(criteria.entry()).and_then(|entry| match &entry.act {
            Act::Lock(lock) => Some((&lock.scheme, &lock.measures)),
            Act::Start(start) => Some((&start.procurement.scheme, &start.procurement.measures)),
            _ => None,
        });
        // The code of a practice copy is the same whatever its criteria are.
        let before = answered.filter(|_| !is_practice).unwrap_or((&now.scheme, &now.measures));
        Ok(Self { before, now })
    }

    /// What was changed, a difference each.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let mut changed = schemes(self.before.0, &self.now.scheme);
        changed.extend(units::of_measures(self));
        changed.extend(units::of_prices(self));
        let said = |changed| {
            Fault::new(
                Place::new("file/criteria", "Earlier version of the criteria"),
                changed,
                "It is taken in as it stands, and scored by the criteria in force.",
            )
        };
        changed.into_iter().map(said).collect()
    }
}

/// What a question is called.
pub(super) fn name(criterion: &Criterion) -> String {
    match criterion.title.trim() {
        "" => format!("Criterion {}", criterion.id),
        title => format!("“{title}”"),
    }
}

/// What was changed from one version of the criteria to another, a sentence each.
fn schemes(before: &DraftScheme, after: &DraftScheme) -> Vec<String> {
    let mut found = Vec::new();
    for old in before.all() {
        match after.criterion(&old.id) {
            None => found.push(format!("{} was removed.", name(old))),
            Some(new) => {
                if old.title.trim() != new.title.trim() {
                    found.push(format!("{} is now called {}.", name(old), name(new)));
                }
                if old.weight != new.weight {
                    found.push(format!("The weight of {} was changed.", name(new)));
                }
                let inside = |of: &Criterion| match &of.kind {
                    Kind::Group(group) => {
                        Kind::Group(Group { criteria: Vec::new(), ..group.clone() })
                    }
                    other => other.clone(),
                };
                if inside(old) != inside(new) || old.minimum != new.minimum {
                    found.push(format!(
                        "What {} asks, or how it is scored, was changed.",
                        name(new)
                    ));
                }
            }
        }
    }
    let added = after.all().filter(|new| before.criterion(&new.id).is_none());
    found.extend(added.map(|new| format!("{} was added.", name(new))));
    for old in &before.lots {
        let (was, is) = (before.lot_name(&old.id), after.lot_name(&old.id));
        match after.lot(&old.id) {
            None => found.push(format!("The lot “{was}” was removed.")),
            Some(_) if was != is => found.push(format!("The lot “{was}” is now called “{is}”.")),
            Some(_) => {}
        }
    }
    // Without what was said above: criteria, and the names of lots.
    let rest = |of: &DraftScheme| {
        let mut rest = DraftScheme { criteria: Vec::new(), ..of.clone() };
        rest.lots.iter_mut().for_each(|lot| lot.title.clear());
        rest
    };
    if rest(before) != rest(after) {
        found.push("Lots, scales, rounding or the award rule were changed.".to_owned());
    }
    found
}
