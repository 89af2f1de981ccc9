//! The smallest contests on which the engine was once wrong, worked out by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

#[path = "once_wrong/decisions.rs"]
mod decisions;
#[path = "once_wrong/figures.rs"]
mod figures;

use common_measure::assessment::{
    Assessment, Effect, Reading, Standing, Subject, assess, deciders,
};
use common_measure::fault::Fault;
use common_measure::id::{BidId, CriterionId};
use common_measure::procurement::Procurement;
use serde_json::{Value, json};

/// A procurement of these criteria, with a scale of 0, 50 and 100 %. `more` is merged into the
/// scheme; each bid is its supplier's, and `b` stands for its id.
fn procurement(criteria: &Value, more: &Value, bids: &Value, evaluation: &Value) -> Procurement {
    let levels =
        ["0", "50", "100"].map(|share| json!({"id": share, "label": share, "share": share}));
    let mut scheme = json!({
        "points_available": "100", "criteria": criteria,
        "scales": [{"id": "s", "title": "s", "levels": levels}], "lots": [{"id": "lot"}],
    });
    for (key, value) in more.as_object().unwrap() {
        scheme[key] = value.clone();
    }
    let mut bids = bids.as_array().unwrap().clone();
    let mut suppliers: Vec<String> = Vec::new();
    for bid in &mut bids {
        let supplier = bid.get("supplier").unwrap_or(&bid["id"]).as_str().unwrap().to_owned();
        bid["supplier"] = json!(supplier);
        bid["lot"] = bid.get("lot").cloned().unwrap_or_else(|| json!("lot"));
        if !suppliers.contains(&supplier) {
            suppliers.push(supplier);
        }
    }
    let suppliers: Vec<Value> =
        suppliers.iter().map(|supplier| json!({"id": supplier, "name": supplier})).collect();
    let file = json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"}, "scheme": scheme,
        "suppliers": suppliers, "bids": bids, "evaluation": evaluation,
    });
    Procurement::parse(&file.to_string()).unwrap()
}

fn assessed(procurement: &Procurement) -> Assessment {
    assess(procurement, Reading::AsStated).unwrap()
}

fn price(weight: &str, method: &Value) -> Value {
    let kind = json!({"price": {"method": method}});
    json!({"id": "price", "title": "Price", "weight": weight, "kind": kind})
}

fn question(weight: &str) -> Value {
    let kind = json!({"quality": {"scale": "s"}});
    json!({"id": "q", "title": "Method", "weight": weight, "kind": kind})
}

fn bid(id: &str, amount: &str) -> Value {
    json!({"id": id, "prices": [{"criterion": "price", "amount": amount}]})
}

fn score(bid: &str, level: &str) -> Value {
    json!({"bid": bid, "criterion": "q", "level": level})
}

/// Exact totals in the order of the bids; empty while something is missing.
fn totals(assessment: &Assessment) -> Vec<String> {
    let lot = &assessment.lots[0];
    let total = |bid| lot.exact_total(bid).map_or_else(String::new, ToString::to_string);
    (0..lot.bids.len()).map(total).collect()
}

#[test]
fn rates_that_come_to_nothing_set_no_lowest_price() {
    let line = json!({"id": "l", "title": "Visits", "quantity": "10"});
    let kind = json!({"price": {"method": "lowest_over_price", "schedule": {"lines": [line]}}});
    let criteria = json!([{"id": "price", "title": "Price", "weight": "100", "kind": kind}]);
    let rates = |id: &str, rate: &str| {
        let rates = json!([{"line": "l", "rate": rate}]);
        json!({"id": id, "prices": [{"criterion": "price", "amount": null, "rates": rates}]})
    };
    let bids = json!([rates("free", "0"), rates("low", "10"), rates("high", "20")]);
    let assessment = assessed(&procurement(&criteria, &json!({}), &bids, &json!({})));
    assert_eq!(totals(&assessment), ["", "100", "50"]);
    assert_eq!(assessment.lots[0].bids[0].standing, Standing::Incomplete);
}

/// Where the award goes to the next, points stay as they were; the lowest price of a bid that was
/// set aside does not come back with its withdrawal.
#[test]
fn a_withdrawal_does_not_bring_a_bid_back_into_the_comparison() {
    let mut method = question("50");
    method["minimum"] = json!("50");
    let criteria = json!([price("50", &json!("lowest_over_price")), method]);
    let bids = json!([bid("aside", "100"), bid("b", "200"), bid("c", "400")]);
    let scores = json!([score("aside", "0"), score("b", "100"), score("c", "100")]);
    let mut evaluation = json!({"scores": scores});
    let before = assessed(&procurement(&criteria, &json!({}), &bids, &evaluation));
    assert_eq!(totals(&before), ["", "100", "75"]);
    assert_eq!(before.lots[0].bids[0].standing, Standing::SetAside);
    evaluation["withdrawals"] =
        json!([{"bid": "aside", "reason": "It says so.", "recorded_by": "An officer"}]);
    let after = assessed(&procurement(&criteria, &json!({}), &bids, &evaluation));
    assert_eq!(totals(&after), ["", "100", "75"]);
    assert_eq!(after.lots[0].bids[0].standing, Standing::Withdrawn);
}

/// Which of two equal bids is the one reserve must not hang on their order in the file.
#[test]
fn equal_reserves_are_kept_together() {
    let criteria = json!([price("100", &json!("lowest_over_price"))]);
    let bids = json!([bid("a", "100"), bid("b", "200"), bid("c", "200"), bid("d", "300")]);
    let award = json!({"award": {"reserves": 1}});
    let assessment = assessed(&procurement(&criteria, &award, &bids, &json!({})));
    assert_eq!(assessment.awards[0].winners, [0]);
    assert_eq!(assessment.awards[0].reserves, [1, 2]);
    let of = procurement(&criteria, &award, &bids, &json!({}));
    let said = assessment.report(&of).lots[0].award.clone();
    assert_eq!(said.equal_in_reserve, [["b", "c"].map(|bid| BidId::new(bid).unwrap())]);
    assert_eq!(
        said.in_words[1..],
        [
            "In reserve: b and c.",
            "b and c are equal in reserve. The award criteria state nothing further."
        ]
    );
}

/// Two places, and behind the only winner stands a supplier that may not win this lot as well; in
/// the third lot it stands behind two equal bids, of which one takes the only place that is left.
#[test]
fn a_bid_is_passed_over_where_there_was_a_place_for_it() {
    let criteria = json!([price("100", &json!("lowest_over_price"))]);
    let lots: Vec<Value> =
        ["one", "two", "three"].map(|lot| json!({"id": lot, "title": lot})).into();
    let scheme = json!({"lots": lots, "award": {"winners": {"number": 2}, "most_lots": 1}});
    let of = |id: &str, supplier: &str, lot: &str, amount: &str| {
        let mut bid = bid(id, amount);
        bid["supplier"] = json!(supplier);
        bid["lot"] = json!(lot);
        bid
    };
    let bids = json!([
        of("x1", "x", "one", "100"),
        of("y2", "y", "two", "100"),
        of("x2", "x", "two", "200"),
        of("a3", "a", "three", "100"),
        of("b3", "b", "three", "200"),
        of("c3", "c", "three", "200"),
        of("x3", "x", "three", "300"),
    ]);
    let assessment = assessed(&procurement(&criteria, &scheme, &bids, &json!({})));
    let [_, two, three] = assessment.awards.as_slice() else { panic!("there are three lots") };
    assert_eq!(
        (two.winners.as_slice(), two.passed_over.as_slice()),
        ([0].as_slice(), [1].as_slice())
    );
    assert_eq!(
        (three.winners.as_slice(), three.undecided.as_slice()),
        ([0].as_slice(), [1, 2].as_slice())
    );
    assert!(three.passed_over.is_empty());
}

/// 79.996 of 100 points are shown as 80.00. X wins the first lot, and there would be a place in reserve for it in the other.
#[test]
fn what_keeps_a_bid_out_is_its_share_where_it_shows_as_much() {
    let criteria = json!([price("100", &json!("lowest_over_price"))]);
    let lots: Vec<Value> = ["one", "two"].map(|lot| json!({"id": lot, "title": lot})).into();
    let of = |id: &str, supplier: &str, lot: &str, amount: &str| {
        let mut bid = bid(id, amount);
        (bid["supplier"], bid["lot"]) = (json!(supplier), json!(lot));
        bid
    };
    let bids = json!([
        of("x1", "x", "one", "100"),
        of("y2", "y", "two", "19999"),
        of("x2", "x", "two", "25000"),
    ]);
    let award = json!({"winners": {"all_above": "80"}, "reserves": 1, "most_lots": 1});
    let scheme = json!({"lots": lots, "award": award});
    let of = procurement(&criteria, &scheme, &bids, &json!({}));
    let said = assessed(&of).report(&of).lots[1].award.in_words.clone();
    assert_eq!(
        said[1],
        "x is not awarded “two”: its exact total is 79.996 % of all points, and it must reach 80 %."
    );
    assert_eq!(said[2], "Passed over: x, because one supplier may win only 1 lot.");
}

/// X wins the first lot and stands second in the other: the place in reserve goes to the third.
#[test]
fn a_bid_is_passed_over_where_there_was_a_place_in_reserve_for_it() {
    let criteria = json!([price("100", &json!("lowest_over_price"))]);
    let lots: Vec<Value> = ["one", "two"].map(|lot| json!({"id": lot, "title": lot})).into();
    let of = |id: &str, supplier: &str, lot: &str, amount: &str| {
        let mut bid = bid(id, amount);
        (bid["supplier"], bid["lot"]) = (json!(supplier), json!(lot));
        bid
    };
    let bids = json!([
        of("x1", "x", "one", "100"),
        of("a2", "a", "two", "100"),
        of("x2", "x", "two", "200"),
        of("b2", "b", "two", "300"),
        of("c2", "c", "two", "400"),
    ]);
    for (reserves, passed_over) in [(0, vec![]), (1, vec![1]), (9, vec![1])] {
        let scheme = json!({"lots": lots, "award": {"reserves": reserves, "most_lots": 1}});
        let assessment = assessed(&procurement(&criteria, &scheme, &bids, &json!({})));
        let two = &assessment.awards[1];
        assert_eq!((&two.winners, &two.passed_over), (&vec![0], &passed_over), "{reserves}");
    }
}

/// Of 5 points, 2.5 are rounded to 3: £100 for 3 points and £200 for 5 + 1 are equal, and £100 for
/// 2.5 and £200 for 6 are not.
#[test]
fn rounding_is_spoken_of_under_price_per_quality_point_too() {
    let mut second = question("20");
    second["id"] = json!("r");
    let mut first = question("80");
    first["minimum"] = json!("0");
    let not_scored = json!({"id": "price", "title": "Price", "weight": null,
        "kind": {"price": {"method": "not_scored"}}});
    let criteria = json!([not_scored, first, second]);
    let scheme = json!({
        "points_available": "6.25", "minimum": "1",
        "rounding": {"places": 0, "stage": "leaf"},
        "award": {"rule": {"price_per_quality_point": {"price": "price"}}},
    });
    let other = |bid: &str, level: &str| json!({"bid": bid, "criterion": "r", "level": level});
    let scores = json!([score("a", "50"), other("a", "0"), score("b", "100"), other("b", "100")]);
    let bids = json!([bid("a", "100"), bid("b", "200")]);
    let procurement = procurement(&criteria, &scheme, &bids, &json!({"scores": scores}));
    let assessment = assessed(&procurement);
    let effects = &assessment.lots[0].roundings;
    assert_eq!(effects.len(), 1);
    assert_eq!(effects[0].effect, Effect::MadeTie);
}

/// −0.6 and 0.6 are both shown as 0 where further digits are cut off.
#[test]
fn a_difference_is_hidden_also_on_both_sides_of_nothing() {
    let line = json!({"linear_from_lowest": {"zero_at": "2", "below_zero": true}});
    let criteria = json!([price("100", &line)]);
    let scheme = json!({"points_available": "1", "rounding": {"places": 0, "mode": "down"}});
    let bids = json!([bid("low", "100"), bid("a", "140"), bid("b", "260")]);
    let assessment = assessed(&procurement(&criteria, &scheme, &bids, &json!({})));
    assert_eq!(totals(&assessment), ["1", "3/5", "-3/5"]);
    let effects = &assessment.lots[0].roundings;
    assert_eq!(effects.iter().map(|of| (of.first, of.second)).collect::<Vec<_>>(), [(1, 2)]);
    assert_eq!(effects[0].effect, Effect::HidesDifference);
}

/// 5 and 6 of the 8 that are offered later are stated to count under earlier measures.
#[test]
fn workings_say_where_more_is_counted_elsewhere_than_is_left() {
    let measure = |id: &str, weight: &str| {
        let rule = json!({"against_target": {"target": "10"}});
        json!({"id": format!("m{id}"), "title": id, "weight": weight,
            "kind": {"commitment": {"measure": id, "rule": rule}}})
    };
    let criteria = json!([measure("14", "30"), measure("17", "30"), measure("15", "40")]);
    let offer = |id: &str, units: &str| json!({"measure": id, "quantity": "8", "also_under": [{"measure": "15", "quantity": units}]});
    let last = json!({"measure": "15", "quantity": "8"});
    let bids = json!([{"id": "a", "commitments": [offer("14", "5"), offer("17", "6"), last]}]);
    let procurement = procurement(&criteria, &json!({}), &bids, &json!({}));
    let assessment = assessed(&procurement);
    assert_eq!(totals(&assessment), ["48"]);
    let subject = Subject::Criterion(CriterionId::new("m15").unwrap());
    let workings = assessment.workings(&procurement, &BidId::new("a").unwrap(), &subject).unwrap();
    assert_eq!(workings.steps[0], "8 − 5 = 3");
    assert!(workings.steps[1].ends_with("so none are left."), "{:?}", workings.steps);
    assert_eq!(workings.steps[2], "40 × 0 ÷ 10 = 0");
}

/// B's price decides between A and C, also where lots were drawn between it and another bid.
#[test]
fn who_decides_is_found_beside_a_draw_between_two() {
    let criteria = json!([price("40", &json!("lowest_over_price")), question("60")]);
    let scheme = json!({"tie_break": ["lots_drawn"]});
    // Beside £50, A gets 4 + 60 and C 20 + 30; without it 8 + 60 and 40 + 30.
    let bids = json!([bid("a", "500"), bid("c", "100"), bid("b", "50"), bid("d", "1000")]);
    let scores = json!([score("a", "100"), score("c", "50"), score("b", "0"), score("d", "0")]);
    let draw = json!({"order": ["b", "d"], "drawn_by": "An officer", "witness": "Another"});
    let mut evaluation = json!({"scores": scores});
    for draws in [json!([]), json!([draw])] {
        evaluation["draws"] = draws;
        let procurement = procurement(&criteria, &scheme, &bids, &evaluation);
        let found = deciders(&procurement, Reading::AsStated);
        assert_eq!(found.iter().map(|decider| decider.bid.as_str()).collect::<Vec<_>>(), ["b"]);
    }
}

/// A section's points can be reached, or it is named.
#[test]
fn a_section_in_which_nothing_earns_points_is_a_fault() {
    let pass = json!({"id": "pass", "title": "Insured", "weight": null, "kind": {"pass_fail": {}}});
    let section = json!({"id": "g", "title": "Standing", "weight": "20",
        "kind": {"group": {"weights": "points", "criteria": [pass]}}});
    let criteria = json!([price("80", &json!("lowest_over_price")), section]);
    let procurement = procurement(&criteria, &json!({}), &json!([]), &json!({}));
    let faults: Vec<Fault> = assess(&procurement, Reading::AsStated).map(|_| ()).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
}

/// An offer beyond the limit is reported also where people score the method statement.
#[test]
fn a_limit_holds_for_method_statements_too() {
    let commitment = json!({"measure": "1", "rule": {"statement": {"scale": "s"}}, "limit": "5"});
    let criteria =
        json!([{"id": "q", "title": "Jobs", "weight": "100", "kind": {"commitment": commitment}}]);
    let bids = json!([{"id": "a", "commitments": [{"measure": "1", "quantity": "9"}]}]);
    let evaluation = json!({"scores": [score("a", "100")]});
    let procurement = procurement(&criteria, &json!({}), &bids, &evaluation);
    match assess(&procurement, Reading::AsStated) {
        Ok(assessment) => assert_eq!(assessment.lots[0].findings.len(), 1),
        Err(faults) => panic!("{faults:?}"),
    }
}
