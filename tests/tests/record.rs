//! The record as others read it: the script in the documentation, and the example as it is made.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may simply stop")]

#[allow(dead_code, reason = "it is a program by itself")]
#[path = "../../core/examples/record.rs"]
mod made;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common_measure::record::Record;
use common_measure_tests::workspace;

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

#[test]
fn the_example_is_as_it_is_made() {
    let made = made::record().unwrap().to_text();
    let kept = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    assert!(made == kept, "{EXAMPLE} is not what core/examples/record.rs makes");
}
