//! Damaged and hostile spreadsheets: a clear error or a question, never a panic, a hang, or memory
//! without end. In a program of its own, so that its memory can be measured.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod made;

use std::time::{Duration, Instant};

use common_measure::procurement::Procurement;
use common_measure::record::{Given, Record};
use common_measure::response::{Incoming, Response, ResponseForm};
use common_measure_sheets::{
    NotRead, Taken, read_bids, read_response, write_bids_csv, write_bids_xlsx, write_response_xlsx,
};
use common_measure_tests::example;
use common_measure_tests::parts::{Parts, packed, parts};

/// How long one file may take, on a busy machine, in a build for debugging.
const LONGEST: Duration = Duration::from_secs(20);

/// The most memory, for all of them.
const MOST_MEMORY: u64 = 700_000_000;

fn read(of: &Procurement, file: &[u8], about: &str) -> Result<Taken, NotRead> {
    let start = Instant::now();
    let read = read_bids(of, &Given::default(), file, &mut |_| ());
    assert!(start.elapsed() < LONGEST, "{about} took {:?}", start.elapsed());
    if let Err(error) = &read {
        let said = error.to_string();
        assert!(said.len() < 600 && said.ends_with('.'), "{about}: {said}");
    }
    read
}

/// Numbers without a pattern, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// A part of a workbook with something in it broken.
fn broken(parts: &Parts, random: &mut Random) -> Parts {
    let mut parts = parts.clone();
    let at = random.below(parts.len());
    let content = &mut parts[at].1;
    for _ in 0..=random.below(4) {
        let place = random.below(content.len());
        match random.below(5) {
            0 => content.truncate(place),
            1 => content.insert(place, b"<>&\"'/=0-9\0\xff"[random.below(12)]),
            2 => {
                let end = (place + random.below(40)).min(content.len());
                content.drain(place..end);
            }
            3 => {
                let end = (place + random.below(200)).min(content.len());
                let again = content[place..end].to_vec();
                content.splice(place..place, again);
            }
            _ => {
                if let Some(byte) = content.get_mut(place) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
        if content.is_empty() {
            break;
        }
    }
    parts
}

/// The most memory that this process has ever had.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

/// Has a file read as a response form that was filled in: it comes to an end, with bids or with an
/// error in words.
fn read_form(file: &[u8], about: &str) -> Result<Incoming, NotRead> {
    let start = Instant::now();
    let read = read_response(file, &mut |_| ());
    let taken = start.elapsed();
    assert!(taken < LONGEST, "{about}: {taken:?}");
    read
}

/// The same for forms: those damaged, and every other damaged file, which none of them is.
fn forms(others: &[(String, Vec<u8>)], random: &mut Random) {
    let record = std::fs::read_to_string(example("sports-pavilion.record.jsonl")).unwrap();
    let record = Record::read(&record).unwrap().record;
    let response = Response::start(ResponseForm::of(&record).unwrap());
    let form = write_response_xlsx(&response, None, &mut |_| ()).unwrap();
    assert!(read_form(&form, "whole").is_ok());
    let whole = parts(&form).unwrap();
    let (mut refused, mut read) = (0, 0);
    for number in 0..250 {
        let file = packed(&broken(&whole, random)).unwrap();
        match read_form(&file, &format!("broken form {number}")) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    // Many parts of a workbook, such as its looks, can be missing without harm.
    assert!(refused > 50 && read > 10, "{refused} refused, {read} read");
    for (about, file) in others {
        assert!(read_form(file, about).is_err(), "{about}");
    }
}

#[test]
fn damaged_and_hostile_files_are_refused_or_asked_about() {
    let of = made::pavilion();
    let workbook = write_bids_xlsx(&of, &mut |_| ()).unwrap();
    let text = write_bids_csv(&of, &mut |_| ()).unwrap().into_bytes();
    let whole = parts(&workbook).unwrap();
    let mut random = Random(2026);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for number in 0..120 {
        let mut flipped = workbook.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(flipped.len());
            flipped[at] ^= 1 << random.below(8);
        }
        files.push((format!("flipped {number}"), flipped));
        let end = random.below(workbook.len());
        files.push((format!("cut {number}"), workbook[..end].to_vec()));
        let mut other = text.clone();
        let at = random.below(other.len());
        other[at] ^= 1 << random.below(8);
        files.push((format!("text {number}"), other));
    }
    for number in 0..250 {
        files.push((format!("broken {number}"), packed(&broken(&whole, &mut random)).unwrap()));
    }
    assert!(files.len() > 500);
    let mut refused = 0;
    for (about, file) in &files {
        refused += usize::from(read(&of, file, about).is_err());
    }
    assert!(refused > 300, "only {refused} of {} are refused", files.len());
    let mut others = Vec::new();
    for made::Hostile { about, file, says } in made::hostile(&whole) {
        let said = match read(&of, &file, about) {
            Err(error) => error.to_string(),
            Ok(taken) => {
                assert_eq!(taken.command, None, "{about}");
                taken.questions.iter().map(ToString::to_string).collect()
            }
        };
        if !said.contains(says) {
            others.push(format!("{about}: {said}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
    forms(&files, &mut random);
    if let Some(peak) = peak_memory() {
        assert!(peak < MOST_MEMORY, "{} MB", peak / 1_000_000);
        println!("At most {} MB.", peak / 1_000_000);
    }
}
