//! Awards, figures that decide, and what people recorded, as the command shows them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod run;

use run::{Ran, made, run, run_with};
use serde_json::{Value, json};

fn on(file: &str, arguments: &[&str]) -> Ran {
    let path = made(file);
    let path = path.to_str().unwrap();
    let (first, rest) = arguments.split_first().unwrap();
    let ran = run(&[&[*first, path], rest].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran
}

fn says(ran: &Ran, all: &[&str]) {
    for each in all {
        assert!(ran.out.contains(each), "{each}\nis not in\n{}", ran.out);
    }
}

#[test]
fn the_award_of_each_lot_is_said_with_who_is_passed_over() {
    let ran = on("three-lots.json", &["assess"]);
    says(
        &ran,
        &[
            "One supplier may win at most 1 lot: lots are decided in the order in which they are stated.\n",
            "1         Alder Example Ltd  100.00\n2         Birch Example Ltd   68.00\nexcluded  Cedar Example Ltd       -\n",
            "- Provisionally, by these rules, “North” is awarded to Alder Example Ltd.\n- In reserve: Birch Example Ltd.\n- Birch Example Ltd wins as many lots as one supplier may: if “North” comes to it, all lots are decided again by these rules, and another lot may go to someone else.\nPeople decide the award. Nothing is sent to anyone.\n",
            "- Provisionally, by these rules, “South” is awarded to Birch Example Ltd.\n- Passed over: Alder Example Ltd, because one supplier may win only 1 lot.\n",
            "withdrawn  Cedar Example Ltd  60.00\n",
            "- Cedar Example Ltd (C. Officer): It has no staff for the south.\n",
            "- Dogwood Example Ltd, then Birch Example Ltd. Drawn by C. Officer; witness D. Auditor.\n",
            "2     Dogwood Example Ltd  80.00\n3     Birch Example Ltd    80.00\n",
        ],
    );
}

#[test]
fn findings_have_their_decision_ground_and_approver() {
    let ran = on("three-lots.json", &["assess"]);
    says(
        &ran,
        &[
            "- Alder Example Ltd states £6,100 for “Price”; its rates come to £6,000. Its own sum is £100 more. The rates are used. Nobody has decided yet.\n",
            "- Cedar Example Ltd fails “Safe working”. Excluded because it fails an award criterion that disqualifies (A. Lead, B. Head named as approver): The certificate ran out in March.\n",
        ],
    );
    let ran = on("three-lots.json", &["assess", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let north = &report["lots"][0];
    let kinds: Vec<_> =
        north["findings"].as_array().unwrap().iter().map(|found| &found["kind"]).collect();
    assert_eq!(kinds, ["sum_differs", "failed"]);
    assert_eq!(north["findings"][1]["decision"]["ground"], "award_criterion");
    assert_eq!(north["findings"][1]["decision"]["approved_by"], "B. Head");
    assert_eq!(north["award"]["winners"], json!(["n-alder"]));
    assert_eq!(report["lots"][1]["award"]["passed_over"], json!(["s-alder"]));
    assert_eq!(report["lots"][1]["withdrawals"][0]["bid"], "s-cedar");
    assert_eq!(report["lots"][2]["draws"][0]["order"], json!(["e-dogwood", "e-birch"]));
    assert_eq!(report["orders"], Value::Null, "only if it is asked for");
}

#[test]
fn every_order_of_lots_has_its_award() {
    let ran = on("three-lots.json", &["assess", "--orders"]);
    says(
        &ran,
        &[
            "North, South, East; or North, East, South (includes the order as stated):\n- North: Alder Example Ltd\n- South: Birch Example Ltd\n- East: Dogwood Example Ltd\n",
            "East, North, South:\n- North: Birch Example Ltd\n- South: nobody\n- East: Alder Example Ltd\n",
        ],
    );
    let ran = on("three-lots.json", &["assess", "--orders", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let orders = report["orders"].as_array().unwrap();
    assert_eq!(orders.len(), 4);
    assert_eq!(
        orders[0]["orders"],
        json!([["north", "south", "east"], ["north", "east", "south"]])
    );
    assert_eq!(orders[0]["as_stated"], true);
    assert_eq!(orders[3]["awards"][0]["winners"], json!([]));
    says(
        &on("price-per-quality-point.json", &["assess", "--orders"]),
        &["The order of lots changes nothing"],
    );
}

#[test]
fn a_bid_that_cannot_win_may_decide() {
    let yes = "- Yes. Cedar Example Ltd decides between Alder Example Ltd and Birch Example Ltd: without it, Birch Example Ltd would stand before Alder Example Ltd.\n";
    says(&on("three-lots.json", &["assess", "--deciders"]), &[yes]);
    says(&on("price-per-quality-point.json", &["assess", "--deciders"]), &["- No. "]);
    let ran = on("three-lots.json", &["assess", "--deciders", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        report["deciders"],
        json!([{"lot": "south", "bid": "s-cedar", "first": "s-alder", "second": "s-birch", "equal_without": false, "before_without": "s-birch"}])
    );
}

#[test]
fn the_figure_that_decides_stands_beside_the_points() {
    let ran = on("price-per-quality-point.json", &["assess"]);
    says(
        &ran,
        &[
            "The bid with the lowest price per quality point is first: “Price” ÷ points.\n",
            "A bid must reach 40 % of all points.\n",
            "Rank       Bid                 Total  Price per quality point\n",
            "1          Beech Example Ltd   70.00                £1,410.93\n2          Ash Example Ltd     80.00                £1,500.00\nset aside  Cherry Example Ltd  30.00                £1,000.00\n",
            "- Close: Beech Example Ltd and Ash Example Ltd are £89.071428… apart on price per quality point.",
            "- Cherry Example Ltd is below the minimum score on the whole award: it gets 30 % of the points and must reach 40 %.",
        ],
    );
    let ran = on("price-per-quality-point.json", &["assess", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["statement"]["deciding_figure"], "price per quality point");
    let bid = &report["lots"][0]["bids"][0];
    assert_eq!(bid["deciding"], json!({"shown": "1410.93", "exact": "19753/14"}));
    assert_eq!(bid["deciding_in_words"], "£1,410.93");
    let finding = &report["lots"][0]["findings"][0];
    assert_eq!((&finding["kind"], &finding["criterion"]), (&json!("below_minimum"), &Value::Null));
}

#[test]
fn a_spreadsheet_has_the_figure_that_decides_the_award_and_the_findings() {
    let rows = |file: &str| -> Vec<Vec<String>> {
        let ran = on(file, &["assess", "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    };
    let all = rows("price-per-quality-point.json");
    // Three criteria, the total and the figure that decides for each bid; one note.
    assert_eq!(all.len(), 3 * 5 + 1);
    assert_eq!(
        all[4][5..],
        ["1", "", "Price per quality point", "", "1410.93", "19753", "14", "", "awarded"]
    );
    assert_eq!(all[9][13], "reserve");
    assert_eq!(
        all[13][12],
        "Scores were entered without moderation.; finding below_minimum: not decided"
    );
    assert_eq!(all[15][7], "Note");
    assert!(all[15][12].starts_with("Close: "), "{:?}", all[15]);
    let all = rows("three-lots.json");
    assert_eq!(all[0][12], "finding sum_differs: not decided");
    assert_eq!(all[10][12], "failed; finding failed: excluded");
    let passed = all.iter().find(|row| row[2] == "s-alder").unwrap();
    assert_eq!(passed[13], "passed_over");
}

#[test]
fn the_figure_that_decides_is_explained() {
    let file = "price-per-quality-point.json";
    let ran = on(file, &["explain", "--bid", "beech", "--figure", "deciding"]);
    says(
        &ran,
        &[
            "The price per quality point of Beech Example Ltd is £1,410.93.\n",
            "- 98765 ÷ 70 = 1410.928571… (exactly 19753/14)\n",
            "Exactly: 19753/14\n",
        ],
    );
    assert!(!ran.out.contains("Criterion by criterion"));
    let ran = on(file, &["explain", "--bid", "beech", "--format", "json"]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(all["deciding"]["figure"], "price per quality point");
    assert_eq!(all["total"]["figure"], "points");
    // A question that earns no points is no part of the sum.
    assert_eq!(all["total"]["steps"][0], "30 + 40 = 70");
    let path = made("three-lots.json");
    let path = path.to_str().unwrap();
    let ran = run(&["explain", path, "--bid", "n-alder", "--figure", "deciding"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("The award rule has no figure of its own"), "{}", ran.err);
}

#[test]
fn a_tie_that_nobody_has_drawn_for_is_undecided() {
    let mut file: Value =
        serde_json::from_str(&std::fs::read_to_string(made("three-lots.json")).unwrap()).unwrap();
    file["evaluation"].as_object_mut().unwrap().remove("draws");
    file["scheme"]["award"]["most_lots"] = json!(2);
    let ran = run_with(&["assess", "-"], file.to_string().as_bytes());
    says(
        &ran,
        &[
            "- Undecided for “East”: Birch Example Ltd and Dogwood Example Ltd are equal, and only 1 of them can be awarded. People draw lots.\n",
        ],
    );
}
