//! One entry, and the line of the file that it is.
//!
//! A line is the hash of the entry, a space, the entry as JSON, and, where it holds names or free
//! texts, a tab and those texts with their salts, as JSON. The entry itself holds a digest in place
//! of each text, so that a text can be withheld and the hash still be right.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Place};
use crate::json::{self, FileKind};

use super::texts::{TextKind, Texts};
use super::{Act, CheckCode, Hash, Time};

/// The largest line that is read: an entry that holds a procurement's largest file.
pub(super) const MAX_LINE: usize = 36_000_000;

const FILE: FileKind = FileKind {
    name: "Record",
    a_name: "a record",
    format: "common-measure record",
    version: 1,
    max_bytes: MAX_LINE,
};

/// The version of the record's file that this edition writes, and the newest that it reads.
pub const RECORD_VERSION: u32 = FILE.version;

/// Who did something, and when, as they and their PC say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The name as the person gave it.
    pub who: String,
    /// By the PC's clock.
    pub time: Time,
}

/// An entry of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u64,
    /// When.
    pub time: Time,
    /// Who.
    pub who: String,
    /// What.
    pub act: Act,
    /// Its hash.
    pub hash: Hash,
    /// What is withheld of it in this copy, in the order of its texts.
    pub withheld: Vec<Withheld>,
}

impl Entry {
    /// Its check code.
    #[must_use]
    pub fn check_code(&self) -> CheckCode {
        CheckCode::of(self.number, &self.hash)
    }
}

/// A text that is not in this copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Who withheld it.
    pub by: String,
    /// On what ground.
    pub ground: String,
}

/// An entry as its line has it, with a digest for each text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    entry: u64,
    time: Time,
    who: String,
    previous: Hash,
    act: Act,
}

/// What stands beside an entry for one of its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Beside {
    /// Its salt, and the text.
    Text([String; 2]),
    /// Nothing but why it is not there.
    Withheld(Withheld),
}

/// 128 bits that nobody can guess, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salt(String);

impl Salt {
    /// A salt of random bytes.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(HEXLOWER.encode(&random))
    }
}

/// The digest that stands for a text: the SHA-256 of the salt's bytes and the text's.
fn digest(salt: &str, text: &str) -> Option<Hash> {
    let salt = HEXLOWER.decode(salt.as_bytes()).ok().filter(|salt| salt.len() == 16)?;
    Some(Hash::of(&[&salt, text.as_bytes()]))
}

/// The texts of an entry as they stand in this copy, in order, empty ones left out.
pub(super) fn texts_of(entry: &Entry) -> Vec<(TextKind, String)> {
    let (mut who, mut act, mut all) = (entry.who.clone(), entry.act.clone(), Vec::new());
    each_text(&mut who, &mut act, &mut |kind, text| {
        if !text.is_empty() {
            all.push((kind, std::mem::take(text)));
        }
    });
    all
}

fn each_text(who: &mut String, act: &mut Act, each: &mut dyn FnMut(TextKind, &mut String)) {
    each(TextKind::Person, who);
    act.texts(each);
}

/// An entry and its line, made from what was done.
pub(super) fn write(
    number: u64,
    stamp: &Stamp,
    act: Act,
    previous: Hash,
    salts: &mut dyn FnMut() -> Salt,
) -> Result<(Entry, String), Fault> {
    let (mut who, mut hidden) = (stamp.who.clone(), act.clone());
    let mut beside = Vec::new();
    each_text(&mut who, &mut hidden, &mut |_, text| {
        // Nothing can be withheld of nothing.
        if text.is_empty() {
            return;
        }
        let salt = salts().0;
        let digest = digest(&salt, text).unwrap_or(Hash::NONE).to_string();
        beside.push(Beside::Text([salt, std::mem::replace(text, digest)]));
    });
    let time = stamp.time.clone();
    let version = FILE.version;
    let written = Written { version, entry: number, time, who, previous, act: hidden };
    let json = to_json(&written)?;
    let hash = Hash::of(&[json.as_bytes()]);
    let line = line(&hash, &json, &beside)?;
    let Written { time, .. } = written;
    let who = stamp.who.clone();
    Ok((Entry { number, time, who, act, hash, withheld: Vec::new() }, line))
}

fn to_json(value: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| {
        Fault::new(
            Place::new("record", FILE.name),
            format!("An entry could not be written ({error})."),
            "Please report this: it is an error in Common Measure.",
        )
    })
}

fn line(hash: &Hash, json: &str, beside: &[Beside]) -> Result<String, Fault> {
    if beside.is_empty() {
        return Ok(format!("{hash} {json}"));
    }
    Ok(format!("{hash} {json}\t{}", to_json(&beside)?))
}

/// A line taken apart. JSON has no tab and no line end outside its texts, and there they are
/// escaped, so both part a line for certain.
pub(super) struct Parts<'a> {
    pub(super) hash: Hash,
    pub(super) json: &'a str,
    beside: Option<&'a str>,
}

/// Why a line is not an entry: what is wrong, and what would be right.
pub(super) type Wrong = (String, String);

fn wrong(problem: impl Into<String>, remedy: impl Into<String>) -> Wrong {
    (problem.into(), remedy.into())
}

const LODGED: &str = "Use the copy that was lodged, or ask whoever changed it.";

impl<'a> Parts<'a> {
    /// Takes a line apart and holds its hash against it.
    pub(super) fn of(line: &'a str) -> Result<Self, Wrong> {
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

    fn beside(&self) -> Result<Vec<Beside>, Wrong> {
        match self.beside {
            None => Ok(Vec::new()),
            Some(text) => serde_json::from_str(text).map_err(|_| {
                wrong("What stands behind its tab are not texts with their salts.", LODGED)
            }),
        }
    }

    /// The entry. `previous` and `number`: what it must carry.
    pub(super) fn entry(&self, number: u64, previous: Hash) -> Result<Entry, Wrong> {
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
        let Written { time, mut who, mut act, .. } = written;
        let withheld = put_back(&mut who, &mut act, self.beside()?)?;
        Ok(Entry { number, time, who, act, hash: self.hash, withheld })
    }

    /// Which of its texts are withheld already, in their order.
    pub(super) fn withheld(&self) -> Vec<bool> {
        let beside = self.beside().unwrap_or_default();
        beside.iter().map(|there| matches!(there, Beside::Withheld(_))).collect()
    }

    /// The same line with some of its texts withheld.
    pub(super) fn without(
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
