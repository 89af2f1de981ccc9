//! A line of the file, taken apart and held against its hash and its texts' digests.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::fault::Fault;
use crate::json;

use super::super::Act;
use super::super::texts::TextKind;
use super::{Beside, Entry, FILE, MAX_LINE, Withheld, Written, digest, each_text, line};
use crate::code::Hash;

/// A line taken apart. JSON has no tab and no line end outside its texts, and there they are
/// escaped, so both part a line for certain.
pub(in crate::record) struct Parts<'a> {
    pub(in crate::record) hash: Hash,
    pub(in crate::record) json: &'a str,
    beside: Option<&'a str>,
}

/// Why a line is not an entry: what is wrong, and what would be right.
pub(in crate::record) type Wrong = (String, String);

fn wrong(problem: impl Into<String>, remedy: impl Into<String>) -> Wrong {
    (problem.into(), remedy.into())
}

const LODGED: &str = "Use the copy that was lodged, or ask whoever changed it.";

impl<'a> Parts<'a> {
    /// Takes a line apart and holds its hash against it.
    pub(in crate::record) fn of(line: &'a str) -> Result<Self, Wrong> {
        if line.len() > MAX_LINE {
            let problem = format!("It is longer than {} MB.", MAX_LINE / 1_000_000);
            return Err(wrong(problem, "Choose a record that was saved from Common Measure."));
        }
        let (hash, rest) = line
            .split_once(' ')
            .and_then(|(hash, rest)| Some((hash.parse::<Hash>().ok()?, rest)))
            .ok_or_else(|| {
                wrong(
                    "It does not begin with a hash of 64 digits and a space, so it is no entry of a record.",
                    "Choose a record that was saved from Common Measure.",
                )
            })?;
        let (json, beside) = match rest.split_once('\t') {
            Some((json, beside)) => (json, Some(beside)),
            None => (rest, None),
        };
        if Hash::of(&[json.as_bytes()]) != hash {
            return Err(wrong(
                "It was changed after it was written: its hash is not right.",
                LODGED,
            ));
        }
        Ok(Self { hash, json, beside })
    }

    /// Whether a text is the beginning of the line that this entry would have, and no more: it ends within its hash, its
    /// JSON, or the texts beside it.
    pub(in crate::record) fn is_beginning(text: &'a str, number: u64, previous: Hash) -> bool {
        let stops =
            |json| serde_json::from_str::<IgnoredAny>(json).is_err_and(|error| error.is_eof());
        let Some((hash, rest)) = text.split_once(' ') else {
            return text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        };
        match Self::of(text) {
            Ok(parts) => parts.beside.is_none_or(stops) && parts.written(number, previous).is_ok(),
            Err(_) => hash.parse::<Hash>().is_ok() && !rest.contains('\t') && stops(rest),
        }
    }

    fn beside(&self) -> Result<Vec<Beside>, Wrong> {
        match self.beside {
            None => Ok(Vec::new()),
            Some(text) => serde_json::from_str(text).map_err(|_| {
                wrong("What stands behind its tab are not texts with their salts.", LODGED)
            }),
        }
    }

    /// The entry. `previous` and `number`: what it must carry.
    pub(in crate::record) fn entry(&self, number: u64, previous: Hash) -> Result<Entry, Wrong> {
        let Written { time, mut who, mut act, .. } = self.written(number, previous)?;
        let withheld = put_back(&mut who, &mut act, self.beside()?)?;
        Ok(Entry { number, time, who, act, hash: self.hash, withheld })
    }

    /// The entry with digests in the places of its texts.
    fn written(&self, number: u64, previous: Hash) -> Result<Written, Wrong> {
        let written: Written = json::read_part(self.json, &FILE).map_err(|fault| {
            newer(self.json)
                .unwrap_or_else(|| (format!("{}: {}", fault.place, fault.problem), fault.remedy))
        })?;
        if written.version > FILE.version {
            return Err(of_newer(written.version));
        }
        if written.entry != number {
            let problem = format!(
                "It is entry {}, and entry {number} should stand here: lines were left out, added or moved.",
                written.entry
            );
            return Err(wrong(problem, LODGED));
        }
        if written.previous != previous {
            return Err(wrong(
                "It does not continue the entry before it: one of them was changed, or a line was left out.",
                LODGED,
            ));
        }
        Ok(written)
    }

    /// Which of its texts are withheld already, in their order.
    pub(in crate::record) fn withheld(&self) -> Vec<bool> {
        let beside = self.beside().unwrap_or_default();
        beside.iter().map(|there| matches!(there, Beside::Withheld(_))).collect()
    }

    /// The same line with some of its texts withheld.
    pub(in crate::record) fn without(
        &self,
        entry: &Entry,
        why: &Withheld,
        chosen: &dyn Fn(usize, TextKind) -> bool,
    ) -> Result<String, Fault> {
        let mut beside = self.beside().unwrap_or_default();
        let (mut who, mut act, mut at) = (entry.who.clone(), entry.act.clone(), 0);
        each_text(&mut who, &mut act, &mut |kind, text| {
            if text.is_empty() {
                return;
            }
            if let Some(there) = beside.get_mut(at)
                && matches!(there, Beside::Text(_))
                && chosen(at, kind)
            {
                *there = Beside::Withheld(why.clone());
            }
            at += 1;
        });
        line(&self.hash, self.json, &beside)
    }
}

/// That an entry is of a newer version, where what it holds is not known here.
fn newer(json: &str) -> Option<Wrong> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let Version { version } = serde_json::from_str(json).ok()?;
    (version > FILE.version).then(|| of_newer(version))
}

fn of_newer(version: u32) -> Wrong {
    wrong(
        format!(
            "It was made by a newer version of Common Measure: file version {version}, and this edition reads up to {}.",
            FILE.version
        ),
        "Open it with the newer edition.",
    )
}

/// Puts each text in the place of its digest, and says what is withheld.
fn put_back(who: &mut String, act: &mut Act, beside: Vec<Beside>) -> Result<Vec<Withheld>, Wrong> {
    let (mut beside, mut withheld, mut found) = (beside.into_iter(), Vec::new(), Ok(()));
    each_text(who, act, &mut |_, text| {
        if text.is_empty() || found.is_err() {
            return;
        }
        match beside.next() {
            None => found = Err(wrong("One of its texts is missing.", LODGED)),
            Some(Beside::Withheld(why))
                if why.by.trim().is_empty() || why.ground.trim().is_empty() =>
            {
                found = Err(wrong(
                    "One of its texts is withheld, and it is not said by whom and on what ground.",
                    LODGED,
                ));
            }
            Some(Beside::Withheld(why)) => {
                // Each digest has a salt of its own, so two of these are never the same.
                let start = text.get(..6).unwrap_or_default();
                *text = format!("[withheld {start}]");
                withheld.push(why);
            }
            Some(Beside::Text([salt, plain])) => {
                if digest(&salt, &plain).is_some_and(|digest| digest.to_string() == *text) {
                    *text = plain;
                } else {
                    found = Err(wrong(
                        "One of its texts was changed after it was written: its digest is not right.",
                        LODGED,
                    ));
                }
            }
        }
    });
    found?;
    if beside.next().is_some() {
        return Err(wrong("Texts stand beside it that it does not hold.", LODGED));
    }
    Ok(withheld)
}
