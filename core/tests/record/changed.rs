//! Files that are not as they were written: each is refused with its line, or taken with a note.

use common_measure::code::CheckCode;
use common_measure::record::Record;

use crate::{PAVILION, pavilion};

/// Figures that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

fn refused(text: &str) -> String {
    Record::read(text).unwrap_err().to_string()
}

#[test]
fn a_flipped_byte_anywhere_names_its_line() {
    let mut chance = Chance(7);
    let plain = PAVILION.as_bytes();
    for _ in 0..1_000 {
        let mut bytes = plain.to_vec();
        let at = chance.below(bytes.len() - 1);
        let old = bytes[at];
        // Another letter; line ends are looked at below.
        bytes[at] = if old == b'x' { b'y' } else { b'x' };
        if old == b'\n' {
            continue;
        }
        let line = plain[..at].split(|byte| *byte == b'\n').count();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let said = refused(&text);
        assert!(said.starts_with(&format!("Line {line} (entry {line})")), "byte {at}: {said}");
    }
}

#[test]
fn one_letter_of_one_reason_is_enough() {
    let lines: Vec<&str> = PAVILION.lines().collect();
    let at = lines.iter().position(|line| line.contains("set_reason")).unwrap();
    let (kept, reason) = lines[at].rsplit_once("\",\"").unwrap();
    let changed = format!("{kept}\",\"{}", reason.replacen(' ', "  ", 1));
    let text = PAVILION.replace(lines[at], &changed);
    assert_eq!(
        refused(&text),
        format!(
            "Line {0} (entry {0}): One of its texts was changed after it was written: its digest is \
             not right. Use the copy that was lodged, or ask whoever changed it.",
            at + 1
        )
    );
}

#[test]
fn lines_left_out_moved_or_doubled_are_named() {
    let lines: Vec<&str> = PAVILION.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let mut chance = Chance(11);
    for _ in 0..100 {
        let at = 1 + chance.below(lines.len() - 2);
        let mut left_out = lines.clone();
        left_out.remove(at);
        let said = refused(&joined(&left_out));
        assert!(said.starts_with(&format!("Line {} ", at + 1)), "{said}");
        let mut swapped = lines.clone();
        swapped.swap(at, at + 1);
        let said = refused(&joined(&swapped));
        assert!(said.starts_with(&format!("Line {} ", at + 1)), "{said}");
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at]);
        let said = refused(&joined(&doubled));
        assert!(said.starts_with(&format!("Line {} ", at + 2)), "{said}");
        assert!(said.contains("lines were left out, added or moved"), "{said}");
    }
}

#[test]
fn a_cut_off_last_line_loses_that_line_alone() {
    let whole = pavilion();
    let start = PAVILION.trim_end().rfind('\n').unwrap() + 1;
    for cut in [start + 1, start + 40, start + 200, PAVILION.len() - 2] {
        let read = Record::read(&PAVILION[..cut]).unwrap();
        assert_eq!(read.record.entries().len(), whole.entries().len() - 1);
        assert!(read.notes[0].contains("was cut off"), "{:?}", read.notes);
    }
    // All of it is there, but for the line end.
    let read = Record::read(PAVILION.trim_end()).unwrap();
    assert_eq!(read.record.entries().len(), whole.entries().len());
    assert_eq!(read.notes, Vec::<String>::new());
}

#[test]
fn other_line_ends_and_a_mark_in_front_are_mentioned() {
    let text = format!("\u{feff}{}", PAVILION.replace('\n', "\r\n"));
    let read = Record::read(&text).unwrap();
    assert_eq!(read.record.check_code(), pavilion().check_code());
    assert_eq!(read.notes.len(), 2, "{:?}", read.notes);
}

#[test]
fn what_is_no_record_is_refused() {
    let nested = format!("{} {}", "0".repeat(64), "[".repeat(100_000));
    let deep = "[".repeat(100_000);
    let hash = common_measure::code::Hash::of(&[deep.as_bytes()]);
    let long = "x".repeat(40_000_000);
    for (text, expected) in [
        ("", "The file is empty."),
        ("\n\n", "The file is empty."),
        ("{\"format\": \"common-measure procurement\"}", "does not begin with a hash"),
        (nested.as_str(), "its hash is not right"),
        (format!("{hash} {deep}\n").as_str(), "Line 1 (entry 1)"),
        (long.as_str(), "longer than 36 MB"),
        ("x".repeat(65_000_000).as_str(), "larger than 64 MB"),
    ] {
        let said = refused(text);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_newer_version_is_refused_as_such() {
    let (_, json) = PAVILION.lines().next().unwrap().split_once(' ').unwrap();
    let (json, beside) = json.split_once('\t').unwrap();
    let json = json.replace("\"version\":1", "\"version\":2").replace("\"start\"", "\"begin\"");
    let hash = common_measure::code::Hash::of(&[json.as_bytes()]);
    let said = refused(&format!("{hash} {json}\t{beside}\n"));
    assert!(said.contains("made by a newer version of Common Measure: file version 2"), "{said}");
}

#[test]
fn a_shortened_or_wholly_rewritten_chain_is_found_by_the_code_that_was_lodged() {
    let whole = pavilion();
    let lodged: CheckCode = whole.check_code().to_string().to_lowercase().parse().unwrap();
    whole.holds(&lodged).unwrap();
    let lines: Vec<&str> = PAVILION.lines().collect();
    let shorter = lines[..lines.len() - 3].join("\n") + "\n";
    // By itself it verifies: nothing in it says that there was more.
    let shorter = Record::read(&shorter).unwrap().record;
    assert!(
        shorter.holds(&lodged).unwrap_err().to_string().contains("The record ends at entry 78")
    );

    let mut rewritten = crate::Trial::start(common_measure::record::Standing::Draft);
    for number in 1..whole.entries().len() {
        let title = format!("Another {number}");
        let detail = common_measure::record::Detail::Title(title);
        rewritten.change("Ann", common_measure::record::Command::SetDetail(detail)).unwrap();
    }
    let said = rewritten.record.holds(&lodged).unwrap_err().to_string();
    assert!(said.contains("is not the one that was lodged"), "{said}");
}
