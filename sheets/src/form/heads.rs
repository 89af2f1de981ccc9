//! The columns that hold what a supplier enters, found by their heads wherever they were moved.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::reference::Reference;
use crate::place::At;
use crate::table::{Content, Row, Sheet};

/// What stands behind what is counted, where it is counted in pounds.
pub(super) const IN_POUNDS: &str = "(£)";

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Head {
    /// What a row is about.
    Reference,
    /// What is asked, in words.
    Asked,
    Entry,
    /// Of what a commitment says how many.
    Counts,
    HowMany,
    How,
    When,
    Where,
    Evidence,
    AlsoUnder,
    Answer,
    Price,
    /// Which lot and which question a row is about, to name it in a sentence.
    Lot,
    Question,
}

impl Head {
    const ALL: [Self; 14] = [
        Self::Reference,
        Self::Asked,
        Self::Entry,
        Self::Counts,
        Self::HowMany,
        Self::How,
        Self::When,
        Self::Where,
        Self::Evidence,
        Self::AlsoUnder,
        Self::Answer,
        Self::Price,
        Self::Lot,
        Self::Question,
    ];

    /// What stands above it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Reference => "Reference: leave as it is",
            Self::Asked => "What is asked",
            Self::Entry => "Your entry",
            Self::Counts => "What counts",
            Self::HowMany => "How many",
            Self::How => "How you will do it",
            Self::When => "When",
            Self::Where => "Where",
            Self::Evidence => "What will show that it was done",
            Self::AlsoUnder => {
                "Of these, how many are also counted under another measure, such as 14: 3"
            }
            Self::Answer => "Your answer",
            Self::Price => "Your price in £",
            Self::Lot => "Lot",
            Self::Question => "Question",
        }
    }

    /// The columns without which nothing is known of what a row is about.
    pub(super) fn needed(about: &Reference) -> &'static [Self] {
        match about {
            Reference::Commitment(..) => {
                &[Self::HowMany, Self::How, Self::When, Self::Where, Self::Evidence]
            }
            Reference::Answer(..) => &[Self::Answer],
            Reference::Price(..) | Reference::Rate(..) => &[Self::Price],
            _ => &[Self::Entry],
        }
    }

    fn of(text: &str) -> Option<Self> {
        let text = folded(text);
        // Also without the words behind it, which are often thought superfluous.
        if text == "reference" {
            return Some(Self::Reference);
        }
        // Its head is long and often shortened, and nobody would miss it: not every form has it.
        let shortened = || text.contains("also counted under").then_some(Self::AlsoUnder);
        Self::ALL.into_iter().find(|head| folded(head.text()) == text).or_else(shortened)
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The columns of a sheet.
pub(super) struct Columns {
    /// The row of the heads.
    pub(super) row: u32,
    at: HashMap<Head, u32>,
    /// Columns of which there is another one already.
    pub(super) twice: Vec<(At, Head)>,
}

impl Columns {
    /// Finds them, if a row of the sheet has the head of the references.
    pub(super) fn find(sheet: &Sheet) -> Option<Self> {
        sheet.rows.iter().find_map(|row| {
            let found = Self::of(row);
            found.at.contains_key(&Head::Reference).then_some(found)
        })
    }

    fn of(row: &Row) -> Self {
        let mut found = Self { row: row.number, at: HashMap::new(), twice: Vec::new() };
        for (column, content) in &row.cells {
            let Content::Text(text) = content else { continue };
            let Some(head) = Head::of(text) else { continue };
            match found.at.entry(head) {
                Entry::Vacant(free) => {
                    free.insert(*column);
                }
                Entry::Occupied(_) => found.twice.push((row.at(*column), head)),
            }
        }
        found
    }

    /// Whether a sheet has a row of a form's heads but for the one of the references.
    pub(super) fn are_without_references(sheet: &Sheet) -> bool {
        let is_entry = |head: &Head| {
            matches!(head, Head::HowMany | Head::How | Head::Answer | Head::Price | Head::Entry)
        };
        sheet.rows.iter().any(|row| Self::of(row).at.keys().any(is_entry))
    }

    /// Whether there is a column.
    pub(super) fn has(&self, head: Head) -> bool {
        self.at.contains_key(&head)
    }

    /// What a row holds in a column.
    pub(super) fn content<'r>(&self, row: &'r Row, head: Head) -> Option<&'r Content> {
        row.cell(*self.at.get(&head)?)
    }

    /// The place of that.
    pub(super) fn at(&self, row: &Row, head: Head) -> At {
        row.at(self.at.get(&head).copied().unwrap_or_default())
    }

    /// Whether a row holds anything that people enter.
    pub(super) fn entered(&self, row: &Row) -> Option<At> {
        let about = |head: &Head| {
            matches!(
                head,
                Head::Reference | Head::Asked | Head::Counts | Head::Lot | Head::Question
            )
        };
        Head::ALL
            .into_iter()
            .filter(|head| !about(head))
            .filter(|head| self.content(row, *head).is_some_and(|content| !is_blank(content)))
            .map(|head| self.at(row, head))
            .min()
    }
}

/// Whether a cell holds nothing that people would see.
pub(super) fn is_blank(content: &Content) -> bool {
    matches!(content, Content::Text(text) if text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::Head;

    #[test]
    fn a_head_is_known_as_it_was_written_or_as_it_is_often_shortened() {
        for head in Head::ALL {
            assert_eq!(Head::of(&head.text().to_uppercase()), Some(head));
        }
        assert_eq!(Head::of(" Reference"), Some(Head::Reference));
        assert_eq!(Head::of("Also counted under"), Some(Head::AlsoUnder));
        assert_eq!(Head::of("Counted"), None);
    }
}
