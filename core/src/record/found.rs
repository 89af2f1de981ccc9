//! Which of many names stand in a long text.

use std::collections::BTreeSet;

/// A single letter is found in any text.
const LEAST_LOOKED_FOR: usize = 2;

/// Shorter ones stand within other words in any text, so they are looked for as words of their own.
const LEAST_WITHIN_WORDS: usize = 4;

/// Those of the names that stand in a text, all of them as they are searched. The text is gone through once, however many
/// names there are: those that a place could begin with are next to it in their order.
pub(super) fn standing_in<'a>(text: &str, names: &'a [String]) -> BTreeSet<&'a str> {
    let mut names: Vec<Name> = names
        .iter()
        .map(|name| Name { text: name, letters: name.chars().count(), begins_with: None })
        .filter(|name| name.letters >= LEAST_LOOKED_FOR)
        .collect();
    names.sort_by_key(|name| name.text);
    names.dedup_by_key(|name| name.text);
    link(&mut names);
    // Most places are no name's beginning, which their first two bytes tell.
    let mut begins = vec![false; 1 << 16];
    for name in &names {
        if let Some(begins) = first_two(name.text).and_then(|at| begins.get_mut(at)) {
            *begins = true;
        }
    }
    let mut found = BTreeSet::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let is_within = before.replace(letter).is_some_and(char::is_alphanumeric);
        let rest = text.get(at..).unwrap_or_default();
        if !first_two(rest).and_then(|at| begins.get(at)).is_some_and(|begins| *begins) {
            continue;
        }
        // A name that stands here comes before the rest, and whatever is between the two begins with it.
        let mut next = names.partition_point(|name| name.text <= rest).checked_sub(1);
        while let Some(name) = next.and_then(|at| names.get(at)) {
            if let Some(behind) = rest.strip_prefix(name.text) {
                let is_apart = !is_within && !behind.starts_with(char::is_alphanumeric);
                if is_apart || name.letters >= LEAST_WITHIN_WORDS {
                    found.insert(name.text);
                }
            }
            next = name.begins_with;
        }
    }
    found
}

/// A name to be found.
struct Name<'a> {
    text: &'a str,
    letters: usize,
    /// The longest other name that it begins with.
    begins_with: Option<usize>,
}

fn first_two(text: &str) -> Option<usize> {
    text.as_bytes().first_chunk().map(|two| usize::from(u16::from_be_bytes(*two)))
}

/// Says of names in their order which others they begin with.
fn link(names: &mut [Name]) {
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, name) in names.iter_mut().enumerate() {
        while open.last().is_some_and(|(_, other)| !name.text.starts_with(other)) {
            open.pop();
        }
        name.begins_with = open.last().map(|(other, _)| *other);
        open.push((at, name.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        standing_in(text, &names).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn names_are_found_that_begin_with_each_other_overlap_or_stand_at_either_end() {
        let names =
            ["ann", "ann officer", "ann officer of the north", "ann other", "officer", "cer z"];
        assert_eq!(found("ann officer zoe", &names), ["ann", "ann officer", "cer z", "officer"]);
        assert_eq!(
            found("zoe and ann", &["zoe", "ann", "and ann", "an"]),
            ["and ann", "ann", "zoe"]
        );
        assert_eq!(
            found("münchen, straße 1", &["ünch", "straße 1", "strasse"]),
            ["straße 1", "ünch"]
        );
    }

    #[test]
    fn short_names_are_words_of_their_own_and_long_ones_may_be_parts() {
        assert_eq!(
            found("the annual debt of ann-bt", &["ann", "bt", "b", "annu"]),
            ["ann", "annu", "bt"]
        );
        assert_eq!(found("annual", &["ann"]), [""; 0]);
        assert_eq!(found("annual", &[]), [""; 0]);
    }
}
