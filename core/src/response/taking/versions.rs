//! What was changed in the criteria since the version that a response answers.

use crate::code::CheckCode;
use crate::fault::{Fault, Place};
use crate::record::{Act, Entry, Record};
use crate::scheme::{Criterion, DraftScheme, Group, Kind};

use super::Difference;

/// What was changed in the criteria since the ones that a file answers; fails if they were never the
/// record's.
pub(super) fn versions(record: &Record, criteria: CheckCode) -> Result<Vec<Difference>, Fault> {
    let process = &record.state().process;
    let first = record.entry(1).map(Entry::check_code);
    if process.practice && first == Some(criteria) {
        return Ok(Vec::new());
    }
    if process.locks.iter().all(|lock| lock.code != criteria) {
        return Err(Fault::new(
            Place::new("file/criteria", "Response, check code of the criteria"),
            format!(
                "It answers criteria with the check code {criteria}, and those were never locked in this record."
            ),
            "It belongs to another procurement, or its form was changed. Ask the supplier which form was used.",
        ));
    }
    let answered = record.entry(criteria.entry()).and_then(|entry| match &entry.act {
        Act::Lock(lock) => Some(&lock.scheme),
        Act::Start(start) => Some(&start.procurement.scheme),
        _ => None,
    });
    let Some(answered) = answered else { return Ok(Vec::new()) };
    let changed = differences(answered, &record.procurement().scheme);
    Ok(changed
        .into_iter()
        .map(|changed| {
            Fault::new(
                Place::new("file/criteria", "Earlier version of the criteria"),
                changed,
                "It is taken in as it stands, and scored by the criteria in force.",
            )
        })
        .collect())
}

/// What was changed from one version of the criteria to another, a sentence each.
#[must_use]
pub fn differences(before: &DraftScheme, after: &DraftScheme) -> Vec<String> {
    let mut found = Vec::new();
    let name = |criterion: &Criterion| match criterion.title.trim() {
        "" => format!("Criterion {}", criterion.id),
        title => format!("“{title}”"),
    };
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
    let rest = |of: &DraftScheme| DraftScheme { criteria: Vec::new(), ..of.clone() };
    if rest(before) != rest(after) {
        found.push("Lots, scales, rounding or the award rule were changed.".to_owned());
    }
    found
}
