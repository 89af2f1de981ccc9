//! Spreadsheets on the command line: bids out and in again, results out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod run;

use std::fs;
use std::path::PathBuf;

use run::{example, run, run_with, scratch};

fn path(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

/// A name that nothing has yet.
fn fresh(name: &str) -> PathBuf {
    let path = scratch(name);
    let _ = fs::remove_file(&path);
    path
}

/// The pavilion's award criteria without bids, as a file.
fn without_bids(name: &str) -> PathBuf {
    let text = fs::read_to_string(example("sports-pavilion-8.json")).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["suppliers"] = serde_json::json!([]);
    file["bids"] = serde_json::json!([]);
    file["evaluation"] = serde_json::json!({});
    let path = scratch(name);
    fs::write(&path, file.to_string()).unwrap();
    path
}

#[test]
fn bids_go_out_and_come_in_again_with_the_same_result() {
    let pavilion = example("sports-pavilion-8.json");
    let empty = without_bids("empty-for-round-trip.json");
    for format in ["xlsx", "csv"] {
        let (sheet, after) =
            (fresh(&format!("bids.{format}")), fresh(&format!("after-{format}.json")));
        let ran = run(&["export", path(&pavilion), "--format", format, "--out", path(&sheet)]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
        let ran = run(&["import", path(&empty), path(&sheet), "--out", path(&after)]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""));
        assert!(ran.err.starts_with("The file has 3 bids, 3 of them new.\n"), "{}", ran.err);
        let totals = |file: &std::path::Path| run(&["assess", path(file)]).out;
        assert_eq!(totals(&after), totals(&pavilion));
        // Nothing is written over.
        let ran = run(&["export", path(&pavilion), "--format", format, "--out", path(&sheet)]);
        assert_eq!(ran.code, 3);
        assert!(
            ran.err.contains("There is a file of this name already. Choose another name."),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_asked_is_listed_by_its_cell_and_nothing_is_taken_in() {
    let empty = without_bids("empty-for-questions.json");
    let after = fresh("after-questions.json");
    let sheet = b"Supplier,[price],Our notes\nAlpha,\xc2\xa31.2m,x\nBravo,5,y\n";
    let ran = run_with(&["import", path(&empty), "-", "--out", path(&after)], sheet);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("There is 1 question, so nothing was taken in. Answer in the spreadsheet, and try again.\n- Cell B2 (Alpha, Price): “£1.2m” is not one plain number. It could mean £1,200,000."), "{}", ran.err);
    assert!(!after.exists());
    let sheet = b"Supplier,[price],Our notes\nAlpha,\"1,200\",x\n";
    let ran = run_with(&["import", path(&empty), "-"], sheet);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("These columns are not known, and were left out: C1 “Our notes”."),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("\"amount\": \"1200\""), "{}", ran.out);
}

#[test]
fn differences_are_listed() {
    let pavilion = example("sports-pavilion-8.json");
    let out = run(&["export", path(&pavilion), "--format", "csv"]).out;
    let ran = run_with(&["import", path(&pavilion), "-"], out.as_bytes());
    assert_eq!(ran.err, "The file has 3 bids, 0 of them new.\nNothing in it is different.\n");
    let changed = out.replacen("1080000", "1090000", 1);
    assert_ne!(changed, out);
    let ran = run_with(&["import", path(&pavilion), "-"], changed.as_bytes());
    assert!(
        ran.err.contains("D2 (Alder Example Builders, Price): £1,080,000 → £1,090,000\n"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_asked_of_responses_is_refused_of_bids_in_a_spreadsheet() {
    let empty = without_bids("empty-for-late.json");
    for asked in [&["--late", "77"][..], &["--replace"]] {
        let ran = run_with(
            &[&["import", path(&empty), "-"], asked].concat(),
            b"Supplier,Price\nAlpha,1200\n",
        );
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert_eq!(
            ran.err,
            "standard input: This is a spreadsheet of bids. --replace and --late are for responses and price files.\n"
        );
    }
}

#[test]
fn a_record_takes_bids_in_as_an_entry_of_the_person_named() {
    let record = example("sports-pavilion.record.jsonl");
    let out = run(&["export", path(&record), "--format", "csv"]).out;
    let changed = out.replacen("1080000", "1090000", 1);
    let ran = run_with(&["import", path(&record), "-"], changed.as_bytes());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("A record says who does this."), "{}", ran.err);
}

#[test]
fn the_result_comes_with_formulas_as_a_workbook_and_with_rows_as_text() {
    let pavilion = example("sports-pavilion-8.json");
    let book = fresh("result.xlsx");
    let ran = run(&[
        "export",
        path(&pavilion),
        "--what",
        "results",
        "--format",
        "xlsx",
        "--out",
        path(&book),
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(fs::read(&book).unwrap().starts_with(b"PK\x03\x04"));
    let ran = run(&["export", path(&pavilion), "--what", "results", "--format", "csv"]);
    assert_eq!(ran.out, run(&["assess", path(&pavilion), "--format", "csv"]).out);
}

#[test]
fn what_is_no_spreadsheet_is_refused_in_words() {
    let pavilion = example("sports-pavilion-8.json");
    let ran = run_with(&["import", path(&pavilion), "-"], b"\xd0\xcf\x11\xe0rest");
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.err,
        "standard input: The file is protected with a password, or saved in the format of Excel 2003 (.xls). Open it in your spreadsheet program, and save it as .xlsx.\n"
    );
}
