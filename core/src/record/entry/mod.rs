//! One entry, and the line of the file that it is.
//!
//! A line is the hash of the entry, a space, the entry as JSON, and, where it holds names or free
//! texts, a tab and those texts with their salts, as JSON. The entry itself holds a digest in place
//! of each text, so that a text can be withheld and the hash still be right.

mod parts;

use base16ct::lower;
use serde::{Deserialize, Serialize};

use crate::fault::{Fault, Place};
use crate::json::{self, FileKind};

use super::Act;
use super::texts::{TextKind, Texts};
use crate::code::{CheckCode, Hash};
use crate::time::Time;

pub(super) use parts::Parts;

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
        Self(lower::encode_string(&random))
    }
}

/// The digest that stands for a text: the SHA-256 of the salt's bytes and the text's.
fn digest(salt: &str, text: &str) -> Option<Hash> {
    let salt = lower::decode_vec(salt).ok().filter(|salt| salt.len() == 16)?;
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
    if let Some(fault) = json::too_deep(&json, &FILE) {
        return Err(fault);
    }
    let hash = Hash::of(&[json.as_bytes()]);
    let line = line(&hash, &json, &beside)?;
    if line.len() > MAX_LINE {
        return Err(Fault::new(
            Place::new("record", FILE.name),
            format!(
                "This would be an entry of more than {} MB, which could not be read again.",
                MAX_LINE / 1_000_000
            ),
            "Nothing was entered. Leave out what is largest in it, such as a text of many pages.",
        ));
    }
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
