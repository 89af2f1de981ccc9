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
fn the_example_is_as_it_is_made() {
    let made = made::record().unwrap().to_text();
    let kept = fs::read_to_string(workspace(EXAMPLE)).unwrap();
    assert!(made == kept, "{EXAMPLE} is not what core/examples/record.rs makes");
}
