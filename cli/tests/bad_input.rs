//! Files that are wrong in one way each: the command says what and where, with the right exit code.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod run;

use std::fs;

use run::{Ran, example, pavilion, run, run_with, scratch};
use serde_json::{Value, json};

/// The pavilion with one thing changed, as `command` sees it.
fn changed(command: &str, change: impl FnOnce(&mut Value)) -> Ran {
    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    change(&mut file);
    run_with(&[command, "-"], file.to_string().as_bytes())
}

/// That `assess` refuses the changed pavilion with exit code 1 and says this, and `check` too.
fn faulty(change: impl Fn(&mut Value), says: &str) {
    let assessed = changed("assess", &change);
    assert_eq!((assessed.code, assessed.out.as_str()), (1, ""), "{}", assessed.err);
    assert!(assessed.err.contains(says), "{}", assessed.err);
    let checked = changed("check", change);
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    assert!(checked.out.contains(says), "{}", checked.out);
}

/// That a text is refused with exit code 3, saying this.
fn refused(text: &[u8], says: &str) {
    for command in [["assess", "-"], ["check", "-"]] {
        let ran = run_with(&command, text);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn weights_that_do_not_add_up() {
    faulty(
        |file| file["scheme"]["criteria"][0]["weight"] = json!("59.9"),
        "Award criteria, weights: The weights at the top come to 99.9 %, which is 0.1 % short of 100 %. Change them until they add up exactly.",
    );
}

#[test]
fn a_price_of_nothing_is_refused_with_the_bidders_name() {
    faulty(
        |file| file["bids"][1]["prices"][0]["amount"] = json!("0"),
        "Birch Example Construction, “Price”: A price of £0 cannot be scored. Enter a price above £0, or remove it if there is none.",
    );
    faulty(
        |file| file["bids"][1]["prices"][0]["amount"] = json!("-5"),
        "Birch Example Construction, “Price”: A price of −£5 cannot be scored.",
    );
}

#[test]
fn a_missing_price_is_reported_and_is_not_nothing() {
    let ran = changed("assess", |file| file["bids"][1]["prices"] = json!([]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("PROVISIONAL"), "{}", ran.out);
    assert!(
        ran.out.contains("- Birch Example Construction gives no price for “Price”. It is not ranked; a missing price is never taken as £0."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("not complete  Birch Example Construction      -"), "{}", ran.out);
}

#[test]
fn a_score_that_is_no_level() {
    faulty(
        |file| file["evaluation"]["scores"][0]["level"] = json!("level-4.2"),
        "Alder Example Builders, “Construction method”: level-4.2 is not a level of this question's scale. Give one of: 0 (level-0), 1 (level-1), 2 (level-2), 3 (level-3), 4 (level-4).",
    );
}

#[test]
fn a_measure_that_is_not_in_the_set() {
    faulty(
        |file| file["bids"][0]["commitments"][0]["measure"] = json!("30"),
        "The measure set has no measure 30. Name one of its measures.",
    );
    faulty(
        |file| file["measures"] = json!({"built_in": "our-own"}),
        "Measure set: This edition has no measure set called our-own.",
    );
}

#[test]
fn a_quantity_below_nothing() {
    faulty(
        |file| file["bids"][0]["commitments"][0]["quantity"] = json!("-2"),
        "A quantity cannot be less than 0. Enter a number of 0 or more.",
    );
}

#[test]
fn two_suppliers_of_one_name_are_asked_about_not_refused() {
    let same = |file: &mut Value| file["suppliers"][1]["name"] = json!("Alder Example Builders");
    let checked = changed("check", same);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.starts_with("Nothing is wrong"), "{}", checked.out);
    assert!(
        checked
            .out
            .contains("Supplier birch, name: Two suppliers are called “Alder Example Builders”."),
        "{}",
        checked.out
    );
    let assessed = changed("assess", same);
    assert_eq!(assessed.code, 0);
    assert!(assessed.out.contains("There is more to look at: 1 thing."), "{}", assessed.out);

    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    same(&mut file);
    let file = file.to_string();
    let asked = ["explain", "-", "--bid", "Alder Example Builders"];
    let ran = run_with(&asked, file.as_bytes());
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "More than one bid is called “Alder Example Builders”. Give the id of one:\n- alder (Alder Example Builders)\n- birch (Alder Example Builders)\n"
    );
}

#[test]
fn a_number_of_forty_digits() {
    let digits = "1234567890".repeat(4);
    let text = pavilion().replace("\"1080000\"", &format!("\"{digits}\""));
    refused(
        text.as_bytes(),
        "This number has 40 digits. Enter pounds and pence, such as 1250.50, with at most 18 digits.",
    );
}

#[test]
fn text_where_a_number_belongs() {
    let text = pavilion().replace("\"1080000\"", "\"about a million\"");
    refused(
        text.as_bytes(),
        "“about a million” is not a number. Enter pounds and pence, such as 1250.50.",
    );
    let text = pavilion().replace("\"1080000\"", "1080000");
    refused(
        text.as_bytes(),
        "There is the value 1080000 here. Give a text in straight quotation marks.",
    );
}

#[test]
fn a_file_cut_in_half() {
    let text = pavilion();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    refused(half.as_bytes(), "The file ends too early: part of it is missing.");
}

#[test]
fn a_file_of_a_newer_version() {
    let text = pavilion().replacen("\"version\": 1", "\"version\": 2", 1);
    refused(
        text.as_bytes(),
        "This file was made by a newer version of Common Measure: file version 2, and this edition reads up to 1. Open it with the newer edition.",
    );
}

#[test]
fn a_key_given_twice_and_a_field_that_is_not_known() {
    let twice = pavilion().replacen("\"regime\"", "\"title\": \"Twice\", \"regime\"", 1);
    refused(
        twice.as_bytes(),
        "“title” is given twice. Keep one of the two and take out the other.",
    );
    let unknown = pavilion().replacen("\"regime\"", "\"colour\": \"red\", \"regime\"", 1);
    refused(unknown.as_bytes(), "“colour” is not a field that can stand here.");
}

#[test]
fn a_file_nested_deeply() {
    let deep = format!(
        "{{\"format\": \"common-measure procurement\", \"version\": 1, \"details\": {}",
        "[".repeat(200_000)
    );
    refused(deep.as_bytes(), "The file is nested too deeply");
}

#[test]
fn something_else_than_a_procurement() {
    refused(b"", "The file is empty.");
    refused(b" \r\n ", "The file is empty.");
    refused(b"PK\x03\x04", "This is not a procurement.");
    refused(b"{}", "This is not a procurement: it has no “format”.");
    refused(b"{\"format\": \"other\"}", "This is not a procurement: its “format” is “other”.");
    let utf_16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(pavilion().encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    refused(
        &utf_16,
        "The file is saved as UTF-16, which Notepad calls “Unicode”. Save it again with the encoding UTF-8.",
    );
    refused(b"{\"format\": \"\xe9\"}", "The file is not text in UTF-8.");
    let marked = format!("\u{feff}{}", pavilion());
    assert_eq!(run_with(&["assess", "-"], marked.as_bytes()).code, 0);
}

#[test]
fn a_file_that_is_missing_or_a_folder() {
    let ran = run(&["assess", "no-such-file.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert_eq!(ran.err, "no-such-file.json: There is no such file. Check its name and folder.\n");
    let folder = example("published");
    let ran = run(&["check", folder.to_str().unwrap()]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.ends_with("This is a folder. Name the procurement's file in it.\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    let path = scratch("fifty.json");
    // A sparse file: it has the size without the disk's work.
    fs::File::create(&path).unwrap().set_len(50_000_000).unwrap();
    let ran = run(&["assess", path.to_str().unwrap()]);
    fs::remove_file(&path).unwrap();
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(
        ran.err.ends_with("A procurement may be at most 16 MB, and the file is 50 MB. Choose the right file, or make it smaller.\n"),
        "{}",
        ran.err
    );
    let ran = run_with(&["assess", "-"], &vec![b' '; 20_000_000]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.starts_with("standard input: A procurement may be at most 16 MB"),
        "{}",
        ran.err
    );
    let path = scratch("seventy.record.jsonl");
    fs::File::create(&path).unwrap().set_len(70_000_000).unwrap();
    let ran = run(&["verify", path.to_str().unwrap()]);
    fs::remove_file(&path).unwrap();
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.ends_with("A record may be at most 64 MB and a procurement 16 MB, and the file is 70 MB. Choose the right file, or make it smaller.\n"),
        "{}",
        ran.err
    );
}
