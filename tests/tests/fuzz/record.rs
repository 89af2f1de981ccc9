//! The example record, changed: its bytes as they are, or its entries, with the chain mended behind
//! them, as someone would who knows how it is made.

use std::sync::atomic::AtomicU64;

use common_measure::assessment::{Reading, assess};
use common_measure::code::Hash;
use common_measure::procurement::check;
use common_measure::record::{Preset, Record, Withheld};
use common_measure_tests::workspace;
use serde_json::{Map, Value};

use crate::add;

/// How many inputs there were, and how many could be read.
pub struct Counted {
    pub all: AtomicU64,
    pub read: AtomicU64,
}

/// The lines of the example.
pub fn lines() -> Vec<String> {
    let path = workspace("examples/sports-pavilion.record.jsonl");
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

/// One change after another: three numbers each.
pub fn changed(lines: &[String], changes: &[(u8, u16, u16)]) -> String {
    let mut lines = lines.to_vec();
    let mut is_mended = false;
    for (kind, first, second) in changes {
        let (first, second) = (usize::from(*first), usize::from(*second));
        let count = lines.len().max(1);
        let (at, other) = (first % count, second % count);
        match kind % 6 {
            0 => {
                lines.remove(at);
            }
            1 => {
                let line = lines[at].clone();
                lines.insert(other, line);
            }
            2 => lines.swap(at, other),
            3 => {
                let line = &mut lines[at];
                let byte = second % line.len().max(1);
                if line.is_char_boundary(byte) && line.is_char_boundary(byte + 1) {
                    line.replace_range(byte..=byte, ["0", "a", "\"", "}", "\t", " "][first % 6]);
                }
            }
            // What one entry did, at the time of another.
            4 => {
                if let Some(line) = with_time(&lines[at], &lines[other]) {
                    lines[other] = line;
                }
            }
            _ => is_mended = true,
        }
        if lines.is_empty() {
            break;
        }
    }
    if is_mended {
        mend(&mut lines);
    }
    lines.join("\n") + "\n"
}

/// What is no object is no entry, also for whoever mends: earlier changes can have cut off its head.
fn entry_of(line: &str) -> Option<Map<String, Value>> {
    let (_, rest) = line.split_once(' ')?;
    serde_json::from_str(rest.split('\t').next()?).ok()
}

fn in_json(entry: Map<String, Value>) -> String {
    Value::Object(entry).to_string()
}

fn beside_of(line: &str) -> String {
    line.split_once('\t').map_or_else(String::new, |(_, beside)| format!("\t{beside}"))
}

fn with_time(line: &str, other: &str) -> Option<String> {
    let (mut entry, other) = (entry_of(line)?, entry_of(other)?);
    entry.insert("time".to_owned(), other.get("time")?.clone());
    Some(format!("{} {}{}", "0".repeat(64), in_json(entry), beside_of(line)))
}

/// Numbers and hashes every entry anew.
fn mend(lines: &mut [String]) {
    let mut previous = Hash::NONE.to_string();
    for (at, line) in lines.iter_mut().enumerate() {
        let (Some(mut entry), beside) = (entry_of(line), beside_of(line)) else { continue };
        entry.insert("entry".to_owned(), Value::from(at + 1));
        entry.insert("previous".to_owned(), Value::from(previous.clone()));
        let json = in_json(entry);
        let hash = Hash::of(&[json.as_bytes()]).to_string();
        *line = format!("{hash} {json}{beside}");
        previous = hash;
    }
}

/// Takes a record as far as it goes.
pub fn take(text: &str, counted: &Counted) {
    add(&counted.all);
    let read = match Record::read(text) {
        Ok(read) => read,
        Err(fault) => {
            assert!(!fault.problem.is_empty() && !fault.remedy.is_empty(), "{fault:?}");
            return;
        }
    };
    add(&counted.read);
    let record = read.record;
    let again = Record::read(&record.to_text()).unwrap().record;
    assert!(again.state() == record.state() && again.check_code() == record.check_code());
    assert!(record.history().len() >= record.entries().len());
    let why = Withheld { by: "A".to_owned(), ground: "B".to_owned() };
    let chosen = Preset::FreedomOfInformation.kinds();
    let copy = record.redacted_copy(&why, &|_, _, kind| chosen.contains(&kind)).unwrap();
    assert!(Record::read(&copy.text).unwrap().record.check_code() == record.check_code());
    let faults = check(record.procurement()).faults;
    assert!(assess(record.procurement(), Reading::AsStated).is_err() != faults.is_empty());
}
