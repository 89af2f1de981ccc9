//! The command as people and scripts use it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod run;

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use run::{command, example, pavilion, run, run_with};
use serde_json::{Value, json};

fn on(file: &str, arguments: &[&str]) -> run::Ran {
    let path = example(file);
    let path = path.to_str().unwrap();
    let (first, rest) = arguments.split_first().unwrap();
    run(&[&[*first, path], rest].concat())
}

#[test]
fn the_result_reads_as_a_table() {
    let ran = on("sports-pavilion-8.json", &["assess"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for says in [
        "Sports pavilion: social value at 8 % of the award\nAverdale Borough Council (fictional)\n",
        "Scores were entered without moderation.\n",
        "Points are shown to 2 decimal places, exactly half goes up, below 0 down; bids are ranked on exact totals.\n",
        "  Social value                             8.00           20 % of the 40 % for “Quality” = 8 % of the award\n",
        "1     Alder Example Builders      90.81\n2     Birch Example Construction  88.45\n3     Cedar Example Works         81.87\n",
        "- Price: £1,080,000 (Alder Example Builders)\n",
    ] {
        assert!(ran.out.contains(says), "{says}\nis not in\n{}", ran.out);
    }
    assert!(!ran.out.contains("PROVISIONAL"));
}

#[test]
fn the_result_is_the_cores_report_as_json() {
    let ran = on("sports-pavilion-20.json", &["assess", "--format", "json", "--reading", "other"]);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(result["reading"], "other");
    assert_eq!(result["lots"][0]["ranking"], json!(["birch", "alder", "cedar"]));
    assert_eq!(
        result["lots"][0]["bids"][0]["total"],
        json!({"shown": "89.30", "exact": "13931/156"})
    );
}

#[test]
fn a_finding_nobody_decided_can_be_read_both_ways() {
    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    file["evaluation"]["scores"][0]["level"] = json!("level-1");
    let file = file.to_string();
    let stated = run_with(&["assess", "-"], file.as_bytes());
    assert!(stated.out.contains("PROVISIONAL"), "{}", stated.out);
    assert!(stated.out.contains("set aside  Alder Example Builders"), "{}", stated.out);
    assert!(
        stated.out.contains("- Alder Example Builders is below the minimum score on “Construction method”: it gets 25 % of the points and must reach 50 %. Nobody has decided yet."),
        "{}",
        stated.out
    );
    let other = run_with(&["assess", "-", "--reading", "other"], file.as_bytes());
    assert!(other.out.contains("THE OTHER READING"), "{}", other.out);
    assert!(!other.out.contains("set aside  Alder"), "{}", other.out);
}

#[test]
fn a_spreadsheet_can_hold_no_formula_of_a_bidders() {
    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    file["suppliers"][0]["name"] = json!("=HYPERLINK(\"http://example.org\",\"Alder\")");
    file["suppliers"][1]["name"] = json!("@Birch, \"Sons\"\nand daughters");
    file["scheme"]["criteria"][0]["title"] = json!("-Price");
    let ran = run_with(&["assess", "-", "--format", "csv"], file.to_string().as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3 * (11 + 1), "a row for each bid and criterion, and each total");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
    assert_eq!(&rows[0][3], "'=HYPERLINK(\"http://example.org\",\"Alder\")");
    assert_eq!(&rows[0][7], "'-Price");
    assert_eq!(
        rows[11].iter().collect::<Vec<_>>()[5..],
        [
            "1",
            "",
            "Total",
            "",
            "90.81",
            "6811",
            "75",
            "Scores were entered without moderation.",
            "awarded"
        ]
    );
}

#[test]
fn names_cannot_steer_the_terminal() {
    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    file["suppliers"][0]["name"] = json!("Al\u{1b}[31mder\n1  Fake  100");
    let ran = run_with(&["assess", "-"], file.to_string().as_bytes());
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("1     Al\u{fffd}[31mder 1  Fake  100"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn a_figure_is_explained_down_to_what_was_entered() {
    let asked = ["explain", "--bid", "Birch Example Construction", "--criterion", "Price"];
    let ran = on("sports-pavilion-8.json", &asked);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for says in [
        "Birch Example Construction gets 55.38 of 60 points: its price is £1,170,000 and the lowest is £1,080,000 (Alder Example Builders).",
        "- 60 × 1080000 ÷ 1170000 = 55.384615… (exactly 720/13)",
        "Exactly: 720/13",
    ] {
        assert!(ran.out.contains(says), "{says}\nis not in\n{}", ran.out);
    }
    let ran = on("sports-pavilion-8.json", &["explain", "--bid", "cedar"]);
    assert!(ran.out.starts_with("Cedar Example Works, total\n"), "{}", ran.out);
    assert!(
        ran.out.contains("    New volunteers: Cedar Example Works gets 0.00 of 1.6 points: it offers 4 volunteers, which is below the minimum quantity of 5 volunteers."),
        "{}",
        ran.out
    );
    let ran = on("sports-pavilion-8.json", &["explain", "--bid", "cedar", "--format", "json"]);
    let workings: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(workings["total"]["exact"], "1228/15");
    assert_eq!(workings["criteria"].as_array().unwrap().len(), 11);
}

#[test]
fn a_bid_or_criterion_that_is_not_there_is_wrong_usage() {
    let ran = on("sports-pavilion-8.json", &["explain", "--bid", "Alder"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with(
            "There is no bid “Alder” in this result. There are:\n- alder (Alder Example Builders)\n"
        ),
        "{}",
        ran.err
    );
    let ran = on("sports-pavilion-8.json", &["explain", "--bid", "alder", "--criterion", "x"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("There is no criterion “x” in this result."), "{}", ran.err);
}

#[test]
fn nothing_is_wrong_with_any_example() {
    for folder in ["", "published"] {
        for file in std::fs::read_dir(example(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|end| end != "json") {
                continue;
            }
            let ran = run(&["check".as_ref(), path.as_os_str()]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", path.display());
            assert_eq!(
                ran.out,
                "Nothing is wrong: this procurement can be assessed.\n",
                "{}",
                path.display()
            );
        }
    }
    let ran = on("sports-pavilion-8.json", &["check", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found, json!({"faults": [], "queries": []}));
}

#[test]
fn measure_sets_are_listed_and_shown() {
    let ran = run(&["framework", "list"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("knowsley-2013        29  Knowsley"), "{}", ran.out);
    let ran = run(&["framework", "show"]);
    assert!(ran.out.contains("Historic."), "{}", ran.out);
    let ran = run(&["framework", "show", "knowsley-2013", "--format", "json"]);
    let set: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(set["measures"].as_array().unwrap().len(), 29);
    let ran = run(&["framework", "show", "none"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("There is no measure set “none” here."), "{}", ran.err);
}

#[test]
fn the_schema_of_the_file_is_printed() {
    let ran = run(&["schema"]);
    assert_eq!(ran.code, 0);
    let schema: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["properties"]["format"]["const"], "common-measure procurement");
    assert_eq!(schema["$defs"]["Bid"]["additionalProperties"], false);
}

#[test]
fn wrong_usage_and_help_have_their_codes() {
    assert_eq!(run::<&str>(&[]).code, 2);
    assert_eq!(run(&["assess"]).code, 2);
    assert_eq!(run(&["assess", "a", "--format", "xml"]).code, 2);
    let ran = run(&["--help"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("Exit codes:"), "{}", ran.out);
    assert_eq!(run(&["--version"]).out, "common-measure 0.1.0\n");
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_failure() {
    // More than a pipe holds, so that the command is still writing when the reader goes.
    let mut file: Value = serde_json::from_str(&pavilion()).unwrap();
    file["suppliers"][0]["name"] = json!("x".repeat(300_000));
    let path = run::scratch("pipe.json");
    std::fs::write(&path, file.to_string()).unwrap();
    let mut child = command()
        .args(["assess".as_ref(), path.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    std::fs::remove_file(&path).unwrap();
}
