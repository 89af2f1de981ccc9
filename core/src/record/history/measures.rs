//! Changes of the measure set, in words: which measures, and each unit from what to what.

use crate::fault::Place;
use crate::framework::{Framework, Measure};
use crate::procurement::{Measures, places};

use super::changed::Changed;

/// What another measure set changes: its name, and what is other in it where it is the same one, or was adapted from it.
pub(super) fn changed(before: &Measures, after: &Measures) -> Vec<Changed> {
    let title = |set: Option<&Framework>| set.map(|set| set.title.clone());
    let (old, new) = (before.framework(), after.framework());
    let named = || Changed::from_to(&places::measures(), title(old), title(new));
    let (Some(old), Some(new)) = (old, new) else { return vec![named()] };
    let is_same = old.id == new.id;
    if !is_same && new.adapted_from.as_ref().is_none_or(|from| from.id != old.id) {
        return vec![named()];
    }
    let mut all = Vec::new();
    if !is_same || old.title != new.title {
        all.push(named());
    }
    let gone = old.measures.iter().filter(|measure| new.measure(&measure.id).is_none());
    all.extend(gone.map(|measure| Changed::at(&place(measure), "Removed")));
    for measure in &new.measures {
        match old.measure(&measure.id) {
            None => all.push(Changed::at(&place(measure), "Added")),
            Some(before) => all.extend(of_measure(before, measure)),
        }
    }
    let every_unit = places::measures().within("every_unit", "what every unit means");
    if old.every_unit != new.every_unit {
        let [from, to] = [old, new].map(|set| Some(set.every_unit.clone()));
        all.push(Changed::from_to(&every_unit, from, to));
    }
    if old.outcomes != new.outcomes {
        all.push(Changed::at(&places::measures().within("outcomes", "outcomes"), "Changed"));
    }
    if old.overlaps != new.overlaps {
        let overlaps = places::measures().within("overlaps", "what may count the same twice");
        all.push(Changed::at(&overlaps, "Changed"));
    }
    if all.is_empty() {
        all.push(Changed::at(&places::measures(), "Changed"));
    }
    all
}

fn place(measure: &Measure) -> Place {
    let Measure { id, title, .. } = measure;
    places::measures().within(id, format_args!("“{}” (measure {id})", title.trim()))
}

fn of_measure(before: &Measure, after: &Measure) -> Vec<Changed> {
    let mut all = Vec::new();
    let texts = [
        ("title", "title", &before.title, &after.title),
        ("unit", "unit", &before.unit, &after.unit),
        ("unit_short", "unit in short", &before.unit_short, &after.unit_short),
    ];
    for (path, words, from, to) in texts {
        if from != to {
            let place = place(after).within(path, words);
            all.push(Changed::from_to(&place, Some(from.clone()), Some(to.clone())));
        }
    }
    let rest = |of: &Measure| Measure {
        title: String::new(),
        unit: String::new(),
        unit_short: String::new(),
        ..of.clone()
    };
    if rest(before) != rest(after) {
        all.push(Changed::at(&place(after), "Changed"));
    }
    all
}
