//! Copies of a record with some of its texts withheld.

use std::collections::BTreeSet;

use crate::assessment::{Reading, assess};
use crate::fault::{Fault, Place};

use super::entry::{Parts, Withheld, texts_of};
use super::found::standing_in;
use super::texts::TextKind;
use super::{Act, Entry, Origin, Record};
use crate::code::CheckCode;

/// A usual choice of what to withhold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// For a request under the Freedom of Information Act: people's names, how suppliers are
    /// reached, and what they wrote.
    FreedomOfInformation,
    /// For disclosure to a bidder or a court: how suppliers are reached.
    Disclosure,
    /// For an auditor: the text of files that were taken in, which say all of it again.
    Auditor,
}

impl Preset {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::FreedomOfInformation, Self::Disclosure, Self::Auditor];

    /// Its name for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FreedomOfInformation => "foi",
            Self::Disclosure => "disclosure",
            Self::Auditor => "auditor",
        }
    }

    /// What is withheld.
    #[must_use]
    pub fn kinds(self) -> &'static [TextKind] {
        match self {
            Self::FreedomOfInformation => {
                &[TextKind::Person, TextKind::Contact, TextKind::Bid, TextKind::File]
            }
            Self::Disclosure => &[TextKind::Contact, TextKind::File],
            Self::Auditor => &[TextKind::File],
        }
    }
}

/// One text that can be withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordText {
    /// The number of its entry.
    pub entry: u64,
    /// Which of the entry's texts it is, from 0.
    pub at: usize,
    /// What kind of text.
    pub kind: TextKind,
    /// The text; what stands in its place where it is withheld already.
    pub text: String,
    /// Whether it is withheld already.
    pub is_withheld: bool,
}

/// A copy with texts withheld that was read back and held against the whole record.
#[derive(Clone, Debug)]
pub struct RedactedCopy {
    /// The text of its file.
    pub text: String,
    /// Its check code, which is the record's.
    pub check_code: CheckCode,
    /// Whether there are figures, and they are the same; `false` where nothing can be assessed yet.
    pub has_figures: bool,
    /// How many texts are withheld in it, those of earlier copies included.
    pub withheld: usize,
    /// Withheld names and details that still stand elsewhere in it: in criteria, ids, other texts.
    pub still_there: Vec<String>,
}

/// That figures or texts come from a copy with texts withheld, as a sentence.
pub const TEXTS_WITHHELD: &str = "This comes from a copy of the record with texts withheld: in place of each stands “[withheld …]”.";

impl Record {
    /// Every text that can be withheld, in the order of the entries.
    #[must_use]
    pub fn texts(&self) -> Vec<RecordText> {
        let mut all = Vec::new();
        for (entry, line) in self.entries().iter().zip(self.lines()) {
            let gone = Parts::of(line).map(|parts| parts.withheld()).unwrap_or_default();
            all.extend(texts_of(entry).into_iter().enumerate().map(|(at, (kind, text))| {
                let is_withheld = gone.get(at) == Some(&true);
                RecordText { entry: entry.number, at, kind, text, is_withheld }
            }));
        }
        all
    }

    /// Makes a copy in which the chosen texts are withheld: for each entry, the number of the text in
    /// it, from 0, and its kind. Reads it back, and holds its check code and its figures against those
    /// of this record. Fails where they differ, and where it is not said who withholds, or on what
    /// ground: then there is no copy.
    ///
    /// The text of a file that was taken in says all of it again, so it is withheld in every copy.
    pub fn redacted_copy(
        &self,
        why: &Withheld,
        chosen: &dyn Fn(&Entry, usize, TextKind) -> bool,
    ) -> Result<RedactedCopy, Fault> {
        let text = self.redacted(why, chosen)?;
        let copy = Self::read(&text)?.record;
        let not_same = |what: &str| {
            Err(Fault::new(
                Place::new("record/redaction", "Copy"),
                format!("The copy was read back, and {what}. It is not offered."),
                "Please report this: it is an error in Common Measure.",
            ))
        };
        if copy.check_code() != self.check_code() {
            return not_same("its check code is another one");
        }
        let own = assess(self.procurement(), Reading::AsStated);
        let has_figures = match (&own, assess(copy.procurement(), Reading::AsStated)) {
            (Ok(own), Ok(copied)) if own.has_same_figures(&copied) => true,
            (Err(_), Err(_)) => false,
            _ => return not_same("its figures are others"),
        };
        Ok(RedactedCopy {
            check_code: copy.check_code(),
            has_figures,
            withheld: copy.withheld(),
            still_there: self.still_there(&copy, &text),
            text,
        })
    }

    /// Names and details that are withheld in a copy and stand in its text all the same.
    fn still_there(&self, copy: &Self, text: &str) -> Vec<String> {
        let mut names: Vec<(TextKind, String)> = self
            .texts()
            .into_iter()
            .zip(copy.texts())
            .filter(|(own, copied)| copied.is_withheld && !own.is_withheld)
            .filter(|(own, _)| {
                matches!(own.kind, TextKind::Person | TextKind::Supplier | TextKind::Contact)
            })
            .map(|(own, _)| (own.kind, own.text.trim().to_owned()))
            .collect();
        // People first: they stand at the top where there is no room for all.
        names.sort();
        let mut known = BTreeSet::new();
        names.retain(|(_, name)| known.insert(name.clone()));
        let searched: Vec<String> = names.iter().map(|(_, name)| searchable(name)).collect();
        let there = standing_in(&searchable(&unescaped(text)), &searched);
        let found =
            names.into_iter().zip(&searched).filter(|(_, name)| there.contains(name.as_str()));
        found.map(|((_, name), _)| name).collect()
    }

    /// The text of such a copy.
    fn redacted(
        &self,
        why: &Withheld,
        chosen: &dyn Fn(&Entry, usize, TextKind) -> bool,
    ) -> Result<String, Fault> {
        let missing = |what: &str, remedy: &str| {
            Err(Fault::new(Place::new("record/redaction", "Copy"), what, remedy))
        };
        if why.by.trim().is_empty() {
            return missing("It is not said who withholds the texts.", "Enter a name.");
        }
        if why.ground.trim().is_empty() {
            return missing(
                "It is not said on what ground texts are withheld.",
                "Name the ground, such as an exemption of the Freedom of Information Act.",
            );
        }
        let mut text = String::new();
        for (entry, line) in self.entries().iter().zip(self.lines()) {
            let taken_in = matches!(&entry.act, Act::Start(start) if matches!(start.origin, Origin::File { .. }));
            let parts = Parts::of(line).map_err(|(problem, remedy)| {
                Fault::new(Place::new("record", format!("Entry {}", entry.number)), problem, remedy)
            })?;
            let chosen = |at: usize, kind: TextKind| {
                (taken_in && kind == TextKind::File) || chosen(entry, at, kind)
            };
            text.push_str(&parts.without(entry, why, &chosen)?);
            text.push('\n');
        }
        Ok(text)
    }
}

/// A text with small letters alone and a single space wherever there is any: people write one name in several ways.
fn searchable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_whitespace() {
            plain.extend(letter.to_lowercase());
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain
}

/// The text of a file without the signs by which JSON writes quotes, ends of lines and the like.
fn unescaped(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    let mut letters = json.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some(itself @ ('"' | '\\' | '/')) => plain.push(itself),
            // Only controls are written by their number.
            Some('u') => {
                letters.by_ref().take(4).for_each(drop);
                plain.push(' ');
            }
            _ => plain.push(' '),
        }
    }
    plain
}
