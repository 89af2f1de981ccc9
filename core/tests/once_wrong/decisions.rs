//! Where a decision, or what was said of a bid, was once taken otherwise than the scheme states it.

use common_measure::assessment::{Standing, deciders_in_words};

use super::*;

/// Other shares than those of the scale that each contest has.
fn quarters(scheme: &mut Value) {
    let levels =
        ["0", "50", "75", "100"].map(|share| json!({"id": share, "label": share, "share": share}));
    scheme["scales"] = json!([{"id": "s", "title": "s", "levels": levels}]);
}

/// C is below the minimum, and its £50 still counts: A gets 30 + 20 and B 18.75 + 40. Without it A
/// would win, so excluding C for that must not turn the order round.
#[test]
fn a_bid_excluded_for_its_minimum_still_counts_where_the_scheme_says_so() {
    let mut method = question("40");
    method["minimum"] = json!("50");
    let criteria = json!([price("60", &json!("lowest_over_price")), method]);
    let bids = json!([bid("a", "100"), bid("b", "160"), bid("c", "50")]);
    let scores = json!([score("a", "50"), score("b", "100"), score("c", "0")]);
    let decision = |about: &str| {
        json!({"bid": "c", "criterion": if about == "below_minimum" { "q" } else { "price" },
            "about": about, "outcome": "exclude", "ground": "other", "reason": "A reason.",
            "decided_by": "An officer", "approved_by": "A director"})
    };
    let below = decision("below_minimum");
    let winner = |still: bool, decisions: Value| {
        let scheme = json!({"below_minimum": {"set_aside": true, "still_compared": still}});
        let evaluation = json!({"scores": scores, "decisions": decisions});
        let assessment = assessed(&procurement(&criteria, &scheme, &bids, &evaluation));
        let lot = &assessment.lots[0];
        let standing = lot.bids[2].standing;
        assert!(matches!(standing, Standing::SetAside | Standing::Excluded), "{standing:?}");
        (lot.ranking[0], lot.is_compared(2), totals(&assessment)[..2].join(" "))
    };
    let beside = (1, true, "50 235/4".to_owned());
    let without = (0, false, "80 155/2".to_owned());
    assert_eq!(winner(true, json!([])), beside);
    assert_eq!(winner(true, json!([below])), beside);
    assert_eq!(winner(false, json!([])), without);
    assert_eq!(winner(false, json!([below])), without);
    // Excluded for something else, alone or besides, it leaves the comparison.
    assert_eq!(winner(true, json!([decision("over_budget")])), without);
    assert_eq!(winner(true, json!([below, decision("over_budget")])), without);
}

/// Beside C's £50, A gets 20 + 20 + 20 and B 10 + 30 + 20; without it, 40 + 20 + 20 and 20 + 30 + 20.
#[test]
fn it_is_said_who_would_stand_before_whom() {
    let mut scheme = json!({});
    quarters(&mut scheme);
    let mut other = question("20");
    other["id"] = json!("r");
    let criteria = json!([price("40", &json!("lowest_over_price")), question("40"), other]);
    let bids = json!([bid("a", "100"), bid("b", "200"), bid("c", "50")]);
    let other = |bid: &str, level: &str| json!({"bid": bid, "criterion": "r", "level": level});
    let scores = json!([
        score("a", "50"),
        score("b", "75"),
        score("c", "0"),
        other("a", "100"),
        other("b", "100"),
        other("c", "0")
    ]);
    let procurement = procurement(&criteria, &scheme, &bids, &json!({"scores": scores}));
    let found = deciders(&procurement, Reading::AsStated);
    assert_eq!(
        deciders_in_words(&found, ToString::to_string),
        ["Yes. c decides between a and b: without it, a would stand before b."]
    );
    assert_eq!(
        serde_json::to_value(&found).unwrap(),
        json!([{"lot": "lot", "bid": "c", "first": "a", "second": "b", "equal_without": false,
            "before_without": "a"}])
    );
}

/// B gives no price, and was withdrawn before prices were opened, or was excluded for another reason.
#[test]
fn of_a_bid_that_is_out_nothing_has_to_be_decided() {
    let mut method = question("40");
    method["minimum"] = json!("50");
    let insured = json!({"id": "i", "title": "Insured", "kind": {"pass_fail": {"question": "?"}}});
    let criteria = json!([price("60", &json!("lowest_over_price")), method, insured]);
    let bids = json!([bid("a", "100"), {"id": "b", "prices": []}]);
    let insured = |bid: &str, said: &str| json!({"bid": bid, "criterion": "i", "level": said});
    let scores =
        json!([score("a", "100"), score("b", "0"), insured("a", "pass"), insured("b", "fail")]);
    let result = |withdrawal: &str, more: Value| {
        let mut evaluation = json!({"scores": scores});
        evaluation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let scheme = json!({"award": {"withdrawal": withdrawal}});
        let of = procurement(&criteria, &scheme, &bids, &evaluation);
        let lot = assessed(&of).report(&of).lots.swap_remove(0);
        let said = lot.findings.iter().map(|found| match &found.decision {
            None => format!("{}: {}", found.kind, found.undecided_in_words()),
            Some(decision) => format!("{}: {}", found.kind, decision.outcome_in_words()),
        });
        (lot.provisional, said.collect::<Vec<_>>())
    };
    let undecided = ["price_missing: ", "failed: ", "below_minimum: "];
    let all = |end: &str| undecided.map(|kind| format!("{kind}{end}")).to_vec();
    assert_eq!(result("award_to_next", json!({})), (true, all("Not decided.")));
    let out = "The bid is out, so nothing has to be decided.";
    let withdrawn =
        json!({"withdrawals": [{"bid": "b", "reason": "By letter.", "recorded_by": "An officer"}]});
    for withdrawal in ["award_to_next", "recalculate"] {
        assert_eq!(result(withdrawal, withdrawn.clone()), (false, all(out)));
    }
    let decisions = json!({"decisions": [
        {"bid": "b", "criterion": "i", "about": "failed", "outcome": "exclude", "reason": "Not insured.",
            "decided_by": "An officer", "ground": "condition_of_participation", "approved_by": "A director"},
        {"bid": "b", "criterion": "q", "about": "below_minimum", "outcome": "accept",
            "reason": "A reason.", "decided_by": "An officer"}]});
    let (provisional, said) = result("award_to_next", decisions);
    assert!(!provisional);
    assert_eq!(
        said,
        [
            format!("price_missing: {out}"),
            "failed: Excluded: the bid is not ranked.".to_owned(),
            "below_minimum: Accepted: the bid is not excluded for this.".to_owned(),
        ]
    );
}

/// C is withdrawn, and where points stay as they were the others are still compared with its price.
#[test]
fn what_a_withdrawn_bid_still_decides_has_to_be_decided() {
    let mut priced = price("60", &json!("lowest_over_price"));
    priced["kind"]["price"]["abnormally_low"] = json!({"below_mean": "50"});
    let criteria = json!([priced, question("40")]);
    let bids = json!([bid("a", "100"), bid("b", "250"), bid("c", "60")]);
    let result = |withdrawal: &str, decisions: Value| {
        let evaluation = json!({"decisions": decisions,
            "scores": [score("a", "100"), score("b", "100"), score("c", "50")],
            "withdrawals": [{"bid": "c", "reason": "By letter.", "recorded_by": "An officer"}]});
        let scheme = json!({"award": {"withdrawal": withdrawal}});
        let of = procurement(&criteria, &scheme, &bids, &evaluation);
        let lot = assessed(&of).report(&of).lots.swap_remove(0);
        let open: Vec<String> =
            lot.findings.iter().map(|found| format!("{} {}", found.bid, found.open)).collect();
        let total = lot.bids[0].total.as_ref().map(|it| it.shown.clone());
        (lot.provisional, open.join(", "), total)
    };
    let total = |of: &str| Some(of.to_owned());
    assert_eq!(result("award_to_next", json!([])), (true, "c true".to_owned(), total("76.00")));
    let decided = |outcome: &str| {
        json!([{"bid": "c", "criterion": "price", "about": "abnormally_low", "outcome": outcome,
            "ground": (outcome == "exclude").then_some("abnormally_low"),
            "reason": "A reason.", "decided_by": "An officer", "approved_by": "A director"}])
    };
    let accepted = result("award_to_next", decided("accept"));
    assert_eq!(accepted, (false, "c false".to_owned(), total("76.00")));
    // Without it A has the lowest price.
    let excluded = result("award_to_next", decided("exclude"));
    assert_eq!((excluded.0, excluded.2), (false, total("100.00")));
    let recalculated = result("recalculate", json!([]));
    assert_eq!((recalculated.0, recalculated.2), (false, total("100.00")));
}

#[test]
fn rates_that_come_to_nothing_are_not_called_missing() {
    let mut priced = price("60", &json!("lowest_over_price"));
    priced["kind"]["price"]["schedule"] =
        json!({"lines": [{"id": "m", "title": "Mowing", "unit": "visit", "quantity": "26"}]});
    let offer = |id: &str, amount: &str, rate: &str| {
        let rates = json!([{"line": "m", "rate": rate}]);
        json!({"id": id, "prices": [{"criterion": "price", "amount": amount, "rates": rates}]})
    };
    let bids = json!([offer("a", "50000", "0"), offer("b", "52000", "2000")]);
    let scores = json!({"scores": [score("a", "100"), score("b", "50")]});
    let criteria = json!([priced, question("40")]);
    let procurement = procurement(&criteria, &json!({}), &bids, &scores);
    let lot = assessed(&procurement).report(&procurement).lots[0].clone();
    let said: Vec<&str> = lot.findings.iter().map(|found| found.sentence.as_str()).collect();
    assert_eq!(
        said,
        [
            "a states £50,000 for “Price”; its rates come to £0. Its own sum is £50,000 more. The rates are used.",
            "The price of a for “Price” comes to £0, which cannot be scored. It is not ranked until that is put right.",
        ]
    );
}
