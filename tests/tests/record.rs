//! The record as others read it: the script in the documentation, and the example as it is made.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may simply stop")]

#[allow(dead_code, reason = "it is a program by itself")]
#[path = "../../core/examples/record.rs"]
mod made;
#[path = "record/forms.rs"]
mod forms;
#[path = "record/texts.rs"]
mod texts;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common_measure::procurement::Procurement;
use common_measure::record::{Record, Salt, Stamp, Standing};
use common_measure::time::Time;
use common_measure_tests::workspace;
use serde_json::{Value, json};

const EXAMPLE: &str = "examples/sports-pavilion.record.jsonl";

/// What the script says of a record, and whether it ended well.
fn script(name: &str, text: &str, lodged: &[&str]) -> (bool, String) {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    let pythons = ["python3", "python"];
    let ran = pythons.iter().find_map(|python| {
        let mut command = Command::new(python);
        command.arg(workspace("docs/verify_record.py")).arg(&file).args(lodged).output().ok()
    });
    let ran = ran.unwrap_or_else(|| panic!("Python 3 is needed to try the script in docs"));
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.success(), String::from_utf8(said).unwrap().trim().to_owned())
}

#[test]
fn the_script_verifies_what_the_engine_verifies() {
    let text = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    let code = Record::read(&text).unwrap().record.check_code().to_string();
    let (well, said) = script("whole.record.jsonl", &text, &[&code]);
    assert!(well, "{said}");
    let plain = code.replace('-', "");
    assert_eq!(said, format!("All 81 entries are whole. Check code {plain}"));
    let (well, said) = script("whole.record.jsonl", &text, &["80:0000"]);
    assert_eq!((well, said.as_str()), (false, "Entry 80 is not the one that was lodged."));
}

#[test]
fn one_letter_of_one_reason_is_caught_by_both_and_named_the_same() {
    let text = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    let line = text.lines().position(|line| line.contains("set_reason")).unwrap();
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, text)| {
            // The reason is the last text of its line: ["salt","reason"]]
            if at == line { text.replacen("\"]]", "!\"]]", 1) } else { text.to_owned() }
        })
        .collect();
    let changed = lines.join("\n") + "\n";
    let entry = line + 1;
    let (well, said) = script("reason.record.jsonl", &changed, &[]);
    assert!(!well);
    assert_eq!(said, format!("Entry {entry}: one of its texts was changed after it was written."));
    let fault = Record::read(&changed).unwrap_err();
    assert_eq!(fault.place.to_string(), format!("Line {entry} (entry {entry})"));
}

/// The example with the texts of its award decision changed: who entered it, the reason and who decided.
fn award_with(changed: impl Fn(&mut Vec<Value>)) -> String {
    let text = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.split_once('\t') {
            Some((entry, texts)) if entry.contains("{\"award\":") => {
                let mut texts: Vec<Value> = serde_json::from_str(texts).unwrap();
                changed(&mut texts);
                format!("{entry}\t{}", serde_json::to_string(&texts).unwrap())
            }
            _ => line.to_owned(),
        })
        .collect();
    lines.join("\n") + "\n"
}

#[test]
fn texts_that_are_swapped_moved_left_out_or_added_are_caught_by_both() {
    let salted = |text: &Value| {
        let pair = text.as_array().unwrap();
        (pair[0].as_str().unwrap().to_owned(), pair[1].as_str().unwrap().to_owned())
    };
    // Its first bytes become the end of the salt: the digest is that of the same bytes.
    let shortened = award_with(|texts| {
        let (salt, text) = salted(&texts[1]);
        let (first, rest) = text.split_at(4);
        let hex = format!("{:08x}", u32::from_be_bytes(first.as_bytes().try_into().unwrap()));
        texts[1] = json!([salt + &hex, rest]);
    });
    let cases = [
        ("swapped", award_with(|texts| texts.swap(0, 2)), "changed after it was written"),
        ("shortened", shortened, "changed after it was written"),
        ("twice", award_with(|texts| texts[2] = texts[0].clone()), "changed after it was written"),
        ("left-out", award_with(|texts| drop(texts.pop())), "has 3 texts, and 2 stand beside it"),
        ("added", award_with(|texts| texts.push(texts[0].clone())), "has 3 texts, and 4 stand"),
        ("bare", award_with(Vec::clear), "has 3 texts, and 0 stand beside it"),
    ];
    let whole = award_with(|_| {});
    assert!(script("same.record.jsonl", &whole, &[]).0);
    for (name, changed, words) in cases {
        let (well, said) = script(&format!("{name}.record.jsonl"), &changed, &[]);
        assert!(!well && said.starts_with("Entry 80") && said.contains(words), "{name}: {said}");
        let fault = Record::read(&changed).unwrap_err();
        assert_eq!(fault.place.to_string(), "Line 80 (entry 80)", "{name}");
    }
}

#[test]
fn a_record_cut_off_within_its_last_line_is_read_without_it_and_never_as_a_whole_one() {
    let text = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // The award decision with its texts, and an entry without any text of its own.
    for number in [80, 81] {
        let before = lines[..number - 1].join("\n") + "\n";
        let last = lines[number - 1];
        for at in (1..last.len()).filter(|at| last.is_char_boundary(*at)) {
            let read = Record::read(&format!("{before}{}", &last[..at])).unwrap();
            assert_eq!(read.record.entries().len(), number - 1, "{at} bytes of line {number}");
            assert_eq!(read.cut_off, Some(number as u64), "{at} bytes of line {number}");
            assert!(read.notes[0].contains("was cut off"), "{:?}", read.notes);
            assert_eq!(read.whole().unwrap_err().place.path(), format!("line/{number}"));
        }
        // Only the line's end is missing.
        let read = Record::read(&format!("{before}{last}")).unwrap();
        assert_eq!((read.cut_off, read.notes.len()), (None, 0));
        assert_eq!(read.whole().unwrap().entries().len(), number);
        // A computer that stopped while it wrote leaves zeros where more was to stand.
        let cut = &last[..last.len() / 2];
        for (zeros, missing) in
            [(format!("{before}{cut}"), number), (format!("{before}{last}"), number + 1)]
        {
            for end in ["\0\0\0", "\n\0\0\0"] {
                let read = Record::read(&format!("{zeros}{end}"));
                if missing == number && end.starts_with('\n') {
                    assert!(read.unwrap_err().problem.contains("changed"), "a line with its end");
                    continue;
                }
                let read = read.unwrap();
                assert_eq!((read.cut_off, read.notes.len()), (Some(missing as u64), 1));
                assert_eq!(read.record.entries().len(), missing - 1);
            }
        }
    }
    let cut = text.trim_end().strip_suffix("\"]]").unwrap();
    let (well, said) = script("cut.record.jsonl", cut, &[]);
    assert!(!well && said.starts_with("Entry 81") && said.contains("cut off"), "{said}");
}

#[test]
fn a_last_line_that_is_all_there_and_wrong_was_changed_and_not_cut_off() {
    let text = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    let text = text.trim_end();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[80];
    let (entry, texts) = last.split_once('\t').unwrap();
    let with = |line: &str| format!("{}\n{line}", lines[..80].join("\n"));
    let cases = [
        ("a digit of the entry", with(&last.replacen("81", "82", 1))),
        ("a letter of a text", with(&last.replacen("L. Lead", "M. Lead", 1))),
        ("a cut text of a changed entry", with(&format!("{}\t[[", entry.replacen("81", "82", 1)))),
        ("texts of another form", with(&format!("{entry}\tx"))),
        ("another text beside it", with(&format!("{entry}\t{}],1]", texts.trim_end_matches(']')))),
        ("the entry twice", format!("{text}\n{last}")),
        ("the entry twice, without texts", format!("{text}\n{entry}")),
        ("words behind it", format!("{text}\nThat was all.")),
        ("65 digits", format!("{text}\n{}", "0".repeat(65))),
    ];
    for (what, text) in cases {
        let fault = Record::read(&text).map(|read| read.notes).unwrap_err();
        assert!(fault.place.path().starts_with("line/8"), "{what}: {fault}");
    }
}

#[test]
fn the_script_takes_a_notice_that_looks_like_a_hash_for_no_digest() {
    let plain = fs::read_to_string(workspace("examples/sports-pavilion-8.json")).unwrap();
    let procurement = Procurement::parse(&plain).unwrap();
    let when = Time::parse("2026-03-09T10:15:00Z").unwrap();
    let standing = Standing::Published { notice: "0123456789abcdef".repeat(4), when };
    let stamp =
        Stamp { who: "A. Officer".to_owned(), time: Time::parse("2026-11-22T09:30:00Z").unwrap() };
    let record =
        Record::from_file(&plain, procurement, standing, &stamp, &mut || Salt::new([7; 16]))
            .unwrap();
    let (well, said) = script("notice.record.jsonl", &record.to_text(), &[]);
    assert!(well && said.starts_with("All 1 entries are whole."), "{said}");
}

#[test]
fn the_example_is_as_it_is_made() {
    let made = made::record().unwrap().to_text();
    let kept = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    assert!(made == kept, "{EXAMPLE} is not what core/examples/record.rs makes");
}
