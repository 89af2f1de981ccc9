//! Records on the command line: whole and changed ones, their history, copies in other forms.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod run;

use std::path::PathBuf;

use common_measure::code::Hash;
use common_measure::record::{Act, Command, Record, Salt, Stamp, WithdrawnAward};
use common_measure::time::Time;
use run::{Ran, run, run_with};
use serde_json::Value;

fn pavilion() -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../examples/sports-pavilion.record.jsonl")
        .display()
        .to_string()
}

fn plain() -> String {
    pavilion().replace("sports-pavilion.record.jsonl", "sports-pavilion-8.json")
}

#[test]
fn a_result_is_published_without_losers_and_prices_and_only_once_it_is_decided() {
    let ran = run(&["publish", &pavilion(), "--show", "ranks,totals"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let public: Value = serde_json::from_str(&ran.out).unwrap();
    let bids = public["lots"][0]["bids"].as_array().unwrap();
    let told: Vec<String> = bids
        .iter()
        .map(|bid| format!("{} {} {}", bid["rank"], bid["name"], bid["total"]))
        .collect();
    assert_eq!(
        told,
        [
            "1 \"Alder Example Builders\" \"90.81\"",
            "2 \"Bid A\" \"88.45\"",
            "3 \"Bid B\" \"81.87\"",
        ]
    );
    for secret in ["Birch", "Cedar", "1080000", "£"] {
        assert!(!ran.out.contains(secret), "{secret} in {}", ran.out);
    }
    let text = std::fs::read_to_string(pavilion()).unwrap();
    let before: Vec<&str> = text.lines().take(2).collect();
    let ran = on_text(&["publish", "-"], &(before.join("\n") + "\n"));
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("No award decision is recorded in this file"), "{}", ran.err);
}

fn on_text(arguments: &[&str], text: &str) -> Ran {
    run_with(arguments, text.as_bytes())
}

#[test]
fn a_whole_record_says_so_and_its_check_code() {
    let ran = run(&["verify", &pavilion()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("All 81 entries are whole, and each continues the one before it.\nCheck code: 81:B0E6-F6A6-"), "{}", ran.out);
    assert!(
        ran.out.contains("By itself this does not show that nothing was taken away at the end"),
        "{}",
        ran.out
    );
    let ran = run(&["verify", &pavilion(), "--expect", "81:b0e6f6a6df96b5a1d81606452a507c4f"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.ends_with("It holds the entry whose check code was lodged.\n"), "{}", ran.out);
}

#[test]
fn a_chain_in_which_locked_criteria_are_changed_by_hand_is_refused_by_every_command() {
    let text = std::fs::read_to_string(pavilion()).unwrap();
    let record = Record::read(&text).unwrap().record;
    let last = record.entries().last().unwrap();
    // As whoever knows the format would write it: every hash and digest is right.
    let who = Hash::of(&[&[0; 16], b"A. Officer"]);
    let act = serde_json::json!({
        "change": { "change_criterion": { "criterion": "price", "change": { "weight": "10" } } }
    });
    let entry = serde_json::json!({
        "version": 1, "entry": last.number + 1, "time": "2026-06-01T09:00:00Z", "who": who,
        "previous": last.hash, "act": act,
    })
    .to_string();
    let hash = Hash::of(&[entry.as_bytes()]);
    let salt = "0".repeat(32);
    let forged = format!("{text}{hash} {entry}\t[[\"{salt}\",\"A. Officer\"]]\n");
    for command in ["verify", "history", "state", "assess", "check", "convert", "publish"] {
        let ran = on_text(&[command, "-"], &forged);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{command}");
        assert!(
            ran.err.contains("Line 82 (entry 82): Nobody could enter this here. The award criteria are locked, by "),
            "{command}: {}",
            ran.err
        );
    }
}

#[test]
fn a_changed_record_is_named_with_its_line_by_every_command() {
    let whole = std::fs::read_to_string(pavilion()).unwrap();
    let changed = whole.replacen("A. Officer", "B. Officer", 1);
    for command in ["verify", "history", "state", "assess", "check", "convert"] {
        let ran = on_text(&[command, "-"], &changed);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{command}");
        assert!(ran.err.contains("standard input: Line 1 (entry 1): One of its texts was changed after it was written"), "{command}: {}", ran.err);
    }
}

#[test]
fn a_record_that_was_shortened_is_found_by_the_code_that_was_lodged() {
    let whole = std::fs::read_to_string(pavilion()).unwrap();
    let lines: Vec<&str> = whole.lines().take(80).collect();
    let shorter = lines.join("\n") + "\n";
    assert_eq!(on_text(&["verify", "-"], &shorter).code, 0);
    let ran =
        on_text(&["verify", "-", "--expect", "81:b0e6f6a6df96b5a1d81606452a507c4f"], &shorter);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("Entry 81: The record ends at entry 80"), "{}", ran.err);
}

#[test]
fn a_record_cut_off_in_its_last_line_is_used_for_nothing() {
    let whole = std::fs::read_to_string(pavilion()).unwrap();
    let cut = &whole[..whole.len() - 20];
    for arguments in [
        &["assess"][..],
        &["explain", "--bid", "alder"],
        &["check"],
        &["history"],
        &["state"],
        &["convert"],
        &["publish"],
        &["form"],
        &["export", "--format", "csv"],
        &["redact", "--for", "foi", "--by", "I", "--ground", "G"],
    ] {
        let (command, rest) = arguments.split_first().unwrap();
        let ran = on_text(&[&[*command, "-"], rest].concat(), cut);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{command}");
        assert!(
            ran.err.contains(
                "standard input: Line 81 (entry 81): The file ends in the middle of this line"
            ),
            "{command}: {}",
            ran.err
        );
    }
    let ran = on_text(&["verify", "-"], cut);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("80 entries are whole, and each continues the one before it.\nThe last line, line 81, was cut off."), "{}", ran.out);
}

#[test]
fn a_text_that_is_not_there_cannot_be_withheld() {
    let redact = |what: &[&str]| {
        run(&[&["redact", &pavilion(), "--by", "I", "--ground", "G"], what].concat())
    };
    for (what, said) in [
        (&["--text", "999:0"][..], "--text 999:0: Entry 999 has no texts. No copy is made.\n"),
        (
            &["--for", "foi", "--text", "80:3"],
            "--text 80:3: Entry 80 has 3 texts, numbers 0 to 2. No copy is made.\n",
        ),
        (&[], "Say what is withheld: --for or --text.\n"),
    ] {
        let ran = redact(what);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", said));
    }
    let ran = redact(&["--text", "80:2"]);
    assert_eq!((ran.code, ran.err.lines().next()), (0, Some("1 text is withheld.")));
    assert!(
        ran.err.contains("“L. Lead” is withheld, and stands elsewhere in the copy all the same."),
        "{}",
        ran.err
    );
    let ran = redact(&["--for", "auditor"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "No text is withheld that was not before.\n"));
    assert_eq!(ran.out, std::fs::read_to_string(pavilion()).unwrap());
}

#[test]
fn a_record_is_assessed_and_explained_as_its_procurement_is() {
    for arguments in [&["assess"][..], &["explain", "--bid", "alder"], &["check"]] {
        let (command, rest) = arguments.split_first().unwrap();
        let of = |file: &str| run(&[&[*command, file], rest].concat());
        let (record, plain) = (of(&pavilion()), of(&plain()));
        assert_eq!((record.code, record.out), (plain.code, plain.out), "{command}");
    }
}

#[test]
fn the_history_can_be_asked_for_a_person_or_a_thing() {
    let ran = run(&["history", &pavilion(), "--about", "“Price”"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines.first(),
        Some(
            &"6. 14 April 2026, 09:30 UTC, A. Officer: Alder Example Builders, “Price”: from nothing to £1,080,000."
        )
    );
    // What stands there now is part of what it is about.
    assert_eq!(run(&["history", &pavilion(), "--about", "£1,080,000"]).out.lines().count(), 1);
    let ran = run(&["history", &pavilion(), "--who", "lead", "--format", "json"]);
    let lines: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(lines.as_array().unwrap().len(), 5);
    assert_eq!(lines[0]["what"], "Entry 2 was approved");
}

#[test]
fn the_state_says_what_is_locked_opened_and_awarded() {
    let ran = run(&["state", &pavilion()]);
    for line in [
        "The award criteria were locked by A. Officer on 9 March 2026, 10:15 UTC. Their check code: 2:",
        "Tender deadline: 13 April 2026, 12:00 UTC\n",
        "Bids were opened on 13 April 2026, 12:05 UTC by A. Officer, witness W. Witness.\n",
        "Awarded to Alder Example Builders on 20 April 2026, 15:00 UTC by L. Lead: ",
    ] {
        assert!(ran.out.contains(line), "{line}\nis not in\n{}", ran.out);
    }
    let ran = run(&["state", &pavilion(), "--format", "json"]);
    let state: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&state["locked"], &state["awarded"]), (&Value::Bool(true), &Value::Bool(true)));
    assert_eq!(state["unchecked_figures"], serde_json::json!([]));
    let lots = serde_json::json!([
        {"lot": "pavilion", "opened": true, "winners": ["alder"], "reserves": []},
    ]);
    assert_eq!((&state["opened"], &state["lots"]), (&true.into(), &lots));
}

#[test]
fn an_award_that_was_withdrawn_is_said_and_no_longer_published() {
    let text = std::fs::read_to_string(pavilion()).unwrap();
    let mut record = Record::read(&text).unwrap().record;
    let time = |text| Time::parse(text).unwrap();
    let stamp = Stamp { who: "A. Officer".to_owned(), time: time("2026-05-04T09:00:00Z") };
    let act = Act::WithdrawAward(WithdrawnAward {
        entry: record.state().process.award().unwrap().entry,
        reason: "A score was wrong.".to_owned(),
        when: time("2026-05-01T09:00:00Z"),
        decided_by: "L. Lead".to_owned(),
    });
    record.append(act, &stamp, &mut || Salt::new([7; 16])).unwrap();
    let withdrawn = record.to_text();
    let ran = on_text(&["state", "-"], &withdrawn);
    for line in [
        "Awarded to Alder Example Builders on 20 April 2026, 15:00 UTC by L. Lead: ",
        "That award decision (entry 80) was withdrawn on 1 May 2026, 09:00 UTC by L. Lead: A score was wrong.\n",
        "Entry 82 waits for someone else’s approval.\n",
    ] {
        assert!(ran.out.contains(line), "{line}\nis not in\n{}", ran.out);
    }
    let state: Value =
        serde_json::from_str(&on_text(&["state", "-", "--format", "json"], &withdrawn).out)
            .unwrap();
    assert_eq!((&state["awarded"], &state["awards_withdrawn"]), (&false.into(), &1.into()));
    let ran = on_text(&["publish", "-"], &withdrawn);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("The award decision in this file was withdrawn"), "{}", ran.err);
}

#[test]
fn what_must_be_known_of_figures_is_said_beside_them_in_every_form() {
    let practice = run(&["convert", &plain(), "--who", "A. Officer", "--practice"]).out;
    let mut record = Record::read(&std::fs::read_to_string(pavilion()).unwrap()).unwrap().record;
    let stamp =
        Stamp { who: "A. Officer".to_owned(), time: Time::parse("2026-07-01T09:00:00Z").unwrap() };
    let title = Command::SetBidTitle {
        bid: record.procurement().bids[0].id.clone(),
        title: "Variant".to_owned(),
    };
    record.append(Act::Change(title), &stamp, &mut || Salt::new([7; 16])).unwrap();
    let moved_on = record.to_text();
    let redacted =
        ["redact", &pavilion(), "--for", "disclosure", "--by", "I", "--ground", "Section 40"];
    let withheld = run(&redacted).out;
    let said = [
        (
            &withheld,
            "standard input: This comes from a copy of the record with texts withheld: in place of each stands “[withheld …]”.\n",
        ),
        (&practice, "standard input: This is a practice copy, not for award.\n"),
        (
            &moved_on,
            "standard input: These are not the figures that the award was decided on: bids, scores, decisions, draws, withdrawals or something else that results come from were changed or recorded after it.\n",
        ),
    ];
    for (text, said) in said {
        for arguments in [
            &["assess", "-", "--format", "csv"][..],
            &["export", "-", "--what", "results", "--format", "csv"],
            &["export", "-", "--what", "bids", "--format", "csv"],
            &["convert", "-"],
        ] {
            let ran = on_text(arguments, text);
            assert_eq!((ran.code, ran.err.as_str()), (0, said), "{arguments:?}");
        }
    }
    // What is published rests on the figures that were decided on, so something else is to be known of it.
    let ran = on_text(&["publish", "-", "--show", "totals"], &moved_on);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            0,
            "standard input: Bids, scores, decisions, draws, withdrawals or something else that results come from were changed or recorded after the award was decided. This is the result as it was decided on.\n"
        )
    );
    let public: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(public["lots"][0]["bids"][0]["total"], "90.81");
}

#[test]
fn a_copy_with_names_withheld_verifies_and_says_the_same_result() {
    let ran = run(&[
        "redact",
        &pavilion(),
        "--for",
        "foi",
        "--by",
        "I. Governance",
        "--ground",
        "FOIA section 40",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "123 texts are withheld.\n"));
    assert!(!ran.out.contains("A. Officer"));
    let verified = on_text(&["verify", "-"], &ran.out);
    assert!(verified.out.contains("Check code: 81:B0E6-F6A6-"), "{}", verified.out);
    assert!(verified.out.contains("Texts withheld in this copy: 123."), "{}", verified.out);
    assert_eq!(on_text(&["assess", "-"], &ran.out).out, run(&["assess", &pavilion()]).out);
    let history = on_text(&["history", "-"], &ran.out).out;
    assert!(history.contains("   A text is withheld by I. Governance: FOIA section 40.\n"));

    let ran = run(&[
        "redact",
        &pavilion(),
        "--text",
        "4:2",
        "--by",
        "I. Governance",
        "--ground",
        "Section 40",
    ]);
    assert!(ran.out.contains("A. Officer") && !ran.out.contains("W. Witness"));
}

#[test]
fn a_record_becomes_a_procurement_and_a_procurement_a_record() {
    let ran = run(&["convert", &pavilion()]);
    assert_eq!(on_text(&["assess", "-"], &ran.out).out, run(&["assess", &plain()]).out);

    let ran = run(&["convert", &plain()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Give your name with --who"), "{}", ran.err);
    let ran = run(&["convert", &plain(), "--who", "A. Officer"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Here: --practice, or --published NOTICE --when"), "{}", ran.err);
    let ran = run(&["convert", &plain(), "--who", "A. Officer", "--practice"]);
    let state = on_text(&["state", "-"], &ran.out);
    assert!(state.out.contains("Practice copy: not for award.\n"), "{}", state.out);
    let published = ["--published", "ocds-000000-example", "--when", "2026-03-09T10:15:00Z"];
    let ran = run(&[&["convert", &plain(), "--who", "A. Officer"][..], &published].concat());
    let state = on_text(&["state", "-"], &ran.out);
    assert!(state.out.contains("Notice: ocds-000000-example\n"), "{}", state.out);
}

#[test]
fn sections_too_deep_inside_each_other_to_be_read_again_become_no_record() {
    // One question with 30 sections around it: the file is read, the record would not be.
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(plain()).unwrap()).unwrap();
    for key in ["bids", "suppliers"] {
        file[key] = serde_json::json!([]);
    }
    file.as_object_mut().unwrap().remove("evaluation");
    let criteria = file.pointer_mut("/scheme/criteria").unwrap();
    *criteria = serde_json::json!([criteria[1]["kind"]["group"]["criteria"][0].take()]);
    for number in 0..30 {
        let inside = criteria.take();
        let kind = serde_json::json!({"group": {"weights": "of_group", "criteria": inside}});
        *criteria = serde_json::json!([{"id": format!("around-{number}"), "title": "Around", "weight": "100", "kind": kind}]);
    }
    let text = file.to_string();
    let ran = on_text(&["check", "-"], &text);
    assert!(
        ran.out.contains("More than 28 sections inside each other are too many"),
        "{}",
        ran.out
    );
    let ran = on_text(&["convert", "-", "--who", "A. Officer"], &text);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let why = "more than 127 brackets inside each other in the file of a record";
    assert!(ran.err.contains(why) && !ran.err.contains("--practice"), "{}", ran.err);
}

#[test]
fn what_is_not_a_record_is_told_apart() {
    let ran = run(&["history", &plain()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("This is a procurement, not a record"), "{}", ran.err);
    let ran = on_text(&["verify", "-"], "nothing of the kind");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("Line 1 (entry 1): It does not begin with a hash"), "{}", ran.err);
}
