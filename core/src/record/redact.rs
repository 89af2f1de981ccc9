//! Copies of a record with some of its texts withheld.

use crate::fault::{Fault, Place};

use super::entry::{Parts, Withheld};
use super::texts::TextKind;
use super::{Act, Entry, Origin, Record};

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

impl Record {
    /// The text of a copy in which the chosen texts are withheld: for each entry, the number of the
    /// text in it, from 0, and its kind. The copy verifies, with the same check codes, and is
    /// assessed the same. Fails where it is not said who withholds, or on what ground.
    ///
    /// A file that was taken in says again what its entry says, so it is withheld as soon as
    /// anything else of that entry is.
    pub fn redacted(
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

    /// The same for a usual choice.
    pub fn redacted_as(&self, preset: Preset, why: &Withheld) -> Result<String, Fault> {
        self.redacted(why, &|_, _, kind| preset.kinds().contains(&kind))
    }
}
