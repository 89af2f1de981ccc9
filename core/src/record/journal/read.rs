//! From the text of a file to a record, verified whole.

use crate::fault::{Fault, Place};

use super::super::decide::impossible;
use super::super::entry::Parts;
use super::super::{Act, Entry, Record};
use super::not_started;
use crate::code::{CheckCode, Hash};

/// The largest record that is read: 64 MB, three times a quarter of a year's work of ten people.
pub const MAX_RECORD_BYTES: usize = 64_000_000;

/// A record that was read, and what was put up with on the way.
#[derive(Clone, Debug)]
pub struct ReadRecord {
    /// The record.
    pub record: Record,
    /// What a person should know: a cut-off last line, line ends of another system.
    pub notes: Vec<String>,
    /// The number of the last line, if it was cut off and is left out. What it said may have changed the result.
    pub cut_off: Option<u64>,
}

impl ReadRecord {
    /// The record, where all of it could be read: for what is worked out or written from it. Fails if its last line was
    /// cut off.
    pub fn whole(self) -> Result<Record, Fault> {
        match self.cut_off {
            None => Ok(self.record),
            Some(number) => Err(Fault::new(
                line_place(number),
                "The file ends in the middle of this line, so what it said is missing: a price, perhaps, or that an award was withdrawn.",
                "Use another copy of the record. If there is none, open this one in the app, which leaves the line out, and enter what is missing again.",
            )),
        }
    }
}

const SAVED: &str = "Choose a record that was saved from Common Measure.";

const LODGED: &str = "Use the copy that was lodged, or ask whoever changed it.";

/// A fault of the file as a whole.
fn of_file(problem: impl Into<String>) -> Fault {
    Fault::new(Place::new("file", "Record"), problem, SAVED)
}

/// The place of a line, from 1. Entry and line have the same number.
fn line_place(number: u64) -> Place {
    Place::new(format!("line/{number}"), format!("Line {number} (entry {number})"))
}

/// The lines of a file, and what was put up with in how they are parted.
struct Lines<'a> {
    texts: Vec<&'a str>,
    /// Whether the last one has its end.
    is_whole: bool,
    /// Whether zeros stood behind it: room for more that a computer which stopped did not write any more.
    zeros: bool,
    notes: Vec<String>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut notes = Vec::new();
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
        if plain.len() < text.len() {
            let note = "A mark stood before the first line. It means nothing and was left out.";
            notes.push(note.to_owned());
        }
        let written = plain.trim_end_matches('\0');
        let zeros = written.len() < plain.len();
        let (plain, is_whole) = match written.strip_suffix('\n').filter(|_| !zeros) {
            Some(plain) => (plain, true),
            None => (written, false),
        };
        if plain.contains("\r\n") || plain.ends_with('\r') {
            let note =
                "Its lines end as another system ends them. The entries are not touched by that.";
            notes.push(note.to_owned());
        }
        let lines = plain.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        Self { texts: lines.collect(), is_whole, zeros, notes }
    }
}

impl Record {
    /// Whether a text is to be read as a record rather than as a procurement: something stands
    /// before its first brace. What was changed in it is for [`read`](Self::read) to name.
    #[must_use]
    pub fn is_record(text: &str) -> bool {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        !start.starts_with('{') && start.chars().take(100).any(|letter| letter == '{')
    }

    /// Reads the text of a file and verifies it. Fails with the line at which the chain is broken; a last line that was
    /// cut off is left out and noted. [`whole`](ReadRecord::whole) refuses that too.
    pub fn read(text: &str) -> Result<ReadRecord, Fault> {
        if text.len() > MAX_RECORD_BYTES {
            let most = MAX_RECORD_BYTES / 1_000_000;
            return Err(of_file(format!("The file is larger than {most} MB.")));
        }
        let Lines { texts: lines, is_whole, zeros, mut notes } = Lines::of(text);
        if lines.iter().all(|line| line.trim().is_empty()) {
            return Err(of_file("The file is empty."));
        }
        let (count, mut read, mut cut_off) = (lines.len(), None::<Self>, None);
        for (number, line) in (1..).zip(lines) {
            let previous = read.as_ref().map_or(Hash::NONE, Self::last_hash);
            let entry = match Parts::of(line).and_then(|parts| parts.entry(number, previous)) {
                Ok(entry) => entry,
                // A browser or a disk that stopped in the middle of a line. One that is all there was changed.
                Err(_)
                    if number == count as u64
                        && !is_whole
                        && read.is_some()
                        && Parts::is_beginning(line, number, previous) =>
                {
                    cut_off = Some(number);
                    break;
                }
                Err((problem, remedy)) => {
                    return Err(Fault::new(line_place(number), problem, remedy));
                }
            };
            match &mut read {
                None => read = Some(Self::first(entry, line.to_owned()).ok_or_else(not_started)?),
                Some(record) if !matches!(entry.act, Act::Start(_)) => {
                    if let Some(fault) = impossible(record, &entry) {
                        let problem = format!("Nobody could enter this here. {}", fault.problem);
                        return Err(Fault::new(line_place(number), problem, LODGED));
                    }
                    record.push(entry, line.to_owned());
                }
                Some(_) => {
                    return Err(Fault::new(
                        line_place(number),
                        "A record begins once, and this begins another.",
                        "Keep each record in a file of its own.",
                    ));
                }
            }
        }
        // What was to stand in the place of the zeros is missing, whole lines perhaps.
        cut_off = cut_off.or(zeros.then_some(count as u64 + 1));
        notes.extend(cut_off.map(|number| {
            format!("The last line, line {number}, was cut off. It was left out; all lines before it are whole.")
        }));
        let record = read.ok_or_else(not_started)?;
        Ok(ReadRecord { record, notes, cut_off })
    }

    /// Holds the record against a check code that was lodged. Fails if its entry is not there or is
    /// another one.
    pub fn holds(&self, code: &CheckCode) -> Result<(), Fault> {
        let there = self.entry(code.entry()).map(Entry::check_code);
        if there.as_ref() == Some(code) {
            return Ok(());
        }
        let place = Place::new(format!("line/{}", code.entry()), format!("Entry {}", code.entry()));
        let (problem, remedy) = match there {
            None => (
                format!(
                    "The record ends at entry {}, before the entry whose check code was lodged.",
                    self.next_number() - 1
                ),
                "Entries were taken away. Use the copy that was lodged.",
            ),
            Some(there) => (
                format!("Its check code is {there}, and {code} was lodged."),
                "This entry or one before it is not the one that was lodged. Use the copy that was lodged.",
            ),
        };
        Err(Fault::new(place, problem, remedy))
    }
}
