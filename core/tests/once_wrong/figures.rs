//! Where the figure that decides, or what is said of it, was once another than the scheme states.

use super::*;

const NOT_SCORED: &str = r#"{"id": "price", "title": "Price", "weight": null, "kind": {"price": {"method": "not_scored"}}}"#;

/// Bids whose levels are worth these shares, under a rule that uses an unscored price.
fn by_rule(more: &Value, bids: &[(&str, &str, &str)], evaluation: &Value) -> Procurement {
    let levels: Vec<Value> = bids
        .iter()
        .map(|(_, _, share)| json!({"id": format!("l{}", share.replace('.', "-")), "label": share, "share": share}))
        .collect();
    let mut unique: Vec<Value> = Vec::new();
    for level in levels.iter().chain(&[json!({"id": "all", "label": "all", "share": "100"})]) {
        if !unique.contains(level) {
            unique.push(level.clone());
        }
    }
    let mut scheme = json!({
        "scales": [{"id": "s", "title": "s", "levels": unique}], "minimum": "1",
    });
    for (key, value) in more.as_object().unwrap() {
        scheme[key] = value.clone();
    }
    let criteria = json!([serde_json::from_str::<Value>(NOT_SCORED).unwrap(), question("100")]);
    let mut evaluation = evaluation.clone();
    let scores = bids.iter().zip(&levels);
    let scores: Vec<Value> =
        scores.map(|((id, _, _), level)| score(id, level["id"].as_str().unwrap())).collect();
    evaluation["scores"] = json!(scores);
    let bids: Vec<Value> = bids.iter().map(|(id, amount, _)| bid(id, amount)).collect();
    procurement(&criteria, &scheme, &json!(bids), &evaluation)
}

fn per_point(stage: &str) -> Value {
    json!({"rounding": {"places": 0, "stage": stage},
        "award": {"rule": {"price_per_quality_point": {"price": "price"}}}})
}

/// 66.6 points are final as 67, so £67,000 and £66,100 are £1,000 and £1,002 for a point; exactly
/// they are £1,006 and £1,002.
#[test]
fn a_total_that_is_final_as_rounded_is_what_a_price_is_divided_by() {
    let bids = [("a", "67000", "66.6"), ("b", "66100", "66")];
    let result = |stage: &str| {
        let procurement = by_rule(&per_point(stage), &bids, &json!({}));
        let report = assessed(&procurement).report(&procurement);
        let figures = report.lots[0].bids.iter();
        let figures = figures.map(|bid| bid.deciding_in_words.clone().unwrap());
        (report.lots[0].ranking[0].to_string(), figures.collect::<Vec<_>>())
    };
    assert_eq!(result("total").0, "b");
    assert_eq!(
        result("total_as_rounded"),
        ("a".to_owned(), vec!["£1,000".into(), "£1,002".into()])
    );
    assert_eq!(result("leaf"), result("total_as_rounded"));
    let procurement = by_rule(&per_point("total_as_rounded"), &bids, &json!({}));
    let bid = BidId::new("a").unwrap();
    let workings = assessed(&procurement).workings(&procurement, &bid, &Subject::Deciding).unwrap();
    assert_eq!(workings.steps[0], "67000 ÷ 67 = 1000");
}

/// A reference of £1 beside millions makes every figure 0.00; where figures are not final as
/// rounded, the order is the same whatever it is.
#[test]
fn a_small_reference_makes_bids_equal_only_where_figures_are_final_as_rounded() {
    let result = |reference: &str, stage: &str| {
        let rule = json!({"quality_adjusted_score": {"price": "price", "reference": reference}});
        let more = json!({"rounding": {"places": 2, "stage": stage}, "award": {"rule": rule}});
        let bids = [("a", "9870000", "75"), ("b", "8700000", "100")];
        let procurement = by_rule(&more, &bids, &json!({}));
        let report = assessed(&procurement).report(&procurement);
        (report.lots[0].bids[0].rank_is_shared, report.statement.rounding)
    };
    let said = "Totals are rounded to 2 decimal places, exactly half goes up, below 0 down, and are final as rounded; so is the quality-adjusted score, which can make bids equal.";
    assert_eq!(result("1", "total_as_rounded"), (true, said.to_owned()));
    assert!(!result("10000000", "total_as_rounded").0);
    assert!(!result("1", "total").0);
}

/// B was accepted below the minimum with no points at all.
#[test]
fn a_bid_without_points_has_no_price_for_a_point_and_it_is_said() {
    let accepted = json!({"decisions": [{"bid": "b", "about": "below_minimum",
        "outcome": "accept", "reason": "A reason.", "decided_by": "An officer"}]});
    let bids = [("a", "100", "50"), ("b", "160", "0")];
    let procurement = by_rule(&per_point("total"), &bids, &accepted);
    let assessment = assessed(&procurement);
    assert_eq!(assessment.lots[0].bids[1].standing, Standing::NoFigure);
    assert!(!assessment.lots[0].is_provisional());
    let lot = &assessment.report(&procurement).lots[0];
    assert_eq!(lot.award.in_words, ["By these rules, the contract is awarded to a."]);
    let why = "b has no price per quality point, so it is not ranked: a price can only be divided by more than 0 points, and it has 0.";
    assert_eq!(lot.notes, [why]);
    assert_eq!(
        (lot.bids[1].standing, &*lot.bids[1].standing_in_words),
        ("no_figure", "not ranked")
    );
    let bid = BidId::new("b").unwrap();
    let workings = assessment.workings(&procurement, &bid, &Subject::Deciding).unwrap();
    assert_eq!(workings.short, why);
}

/// Exactly 80.996 of 100 points: 81.00 as they are shown.
#[test]
fn a_share_to_be_reached_is_held_against_the_total_that_decides() {
    let award = |stage: &str| {
        let criteria = json!([question("100")]);
        let levels = json!([{"id": "l", "label": "l", "share": "80.996"},
            {"id": "all", "label": "all", "share": "100"}]);
        let scheme = json!({
            "scales": [{"id": "s", "title": "s", "levels": levels}],
            "rounding": {"places": 2, "stage": stage},
            "award": {"winners": {"all_above": "81"}},
        });
        let scores = json!({"scores": [score("a", "l"), score("b", "all")]});
        let bids = json!([{"id": "a"}, {"id": "b"}]);
        let procurement = procurement(&criteria, &scheme, &bids, &scores);
        assessed(&procurement).report(&procurement).lots[0].award.in_words.clone()
    };
    let both = ["By these rules, the contract is awarded to b and a."];
    assert_eq!(award("total_as_rounded"), both);
    assert_eq!(award("leaf"), both);
    assert_eq!(
        award("total"),
        [
            "By these rules, the contract is awarded to b.",
            "a is not awarded the contract: its exact total is 80.996 % of all points, and it must reach 81 %."
        ]
    );
}

/// Of 100 points for the price, £1,666 gets 83.34 and £1,833.40 81.666: 83 and 82 in whole points.
#[test]
fn a_result_is_close_by_the_figures_that_decide() {
    let notes = |stage: &str, close: &str, prices: [&str; 2]| {
        let points = json!([{"price": "0", "share": "100"}, {"price": "10000", "share": "0"}]);
        let criteria = json!([price("100", &json!({"lines": {"points": points}}))]);
        let scheme = json!({"rounding": {"places": 0, "stage": stage}, "award": {"close": close}});
        let bids = json!([bid("a", prices[0]), bid("b", prices[1])]);
        let procurement = procurement(&criteria, &scheme, &bids, &json!({}));
        let lot = assessed(&procurement).report(&procurement).lots[0].clone();
        lot.notes.into_iter().find(|note| note.starts_with("Close: "))
    };
    let far = ["1666", "1833.40"];
    let said =
        "Close: a and b are 1 apart on total points. The award criteria call 1 or less close.";
    assert_eq!(notes("total_as_rounded", "1", far).as_deref(), Some(said));
    assert_eq!(notes("total", "1", far), None);
    // And the reverse: 0.2 apart exactly, and a whole point as rounded.
    let near = ["1640", "1660"];
    assert_eq!(notes("total_as_rounded", "0.5", near), None);
    assert!(notes("total", "0.5", near).is_some());
}

/// The floor of 20 is what earns all points, and not the best offer of 9.
#[test]
fn the_sentence_names_the_floor_that_the_points_are_relative_to() {
    let because = |floor: Value| {
        let rule = json!({"relative_to_best": {"floor": floor, "cap": null}});
        let criteria = json!([{"id": "q", "title": "Jobs", "weight": "100",
            "kind": {"commitment": {"measure": "1", "rule": rule}}}]);
        let offer = |id: &str, quantity: &str| json!({"id": id, "commitments": [{"measure": "1", "quantity": quantity}]});
        let bids = json!([offer("a", "2"), offer("b", "9")]);
        let procurement = procurement(&criteria, &json!({}), &bids, &json!({}));
        let subject = Subject::Criterion(CriterionId::new("q").unwrap());
        let bid = BidId::new("a").unwrap();
        assessed(&procurement).workings(&procurement, &bid, &subject).unwrap().short
    };
    let with = because(json!("20"));
    assert!(with.starts_with("a gets 10.00 of 100 points: it offers 2 "), "{with}");
    assert!(with.contains(" and all points need 20 "), "{with}");
    assert!(with.contains(", more than the best offer that counts, 9 "), "{with}");
    for floor in [json!(null), json!("9")] {
        let without = because(floor);
        assert!(without.contains(" and the best offer that counts is 9 "), "{without}");
    }
}

/// North goes to B once A withdraws, so that South, which B had won, goes to C.
#[test]
fn an_award_that_moved_for_a_withdrawal_elsewhere_says_so() {
    let criteria = json!([price("100", &json!("lowest_over_price"))]);
    let lots = json!([{"id": "n", "title": "North"}, {"id": "s", "title": "South"}]);
    let scheme = json!({"lots": lots, "award": {"most_lots": 1, "reserves": 1}});
    let of = |id: &str, supplier: &str, lot: &str, amount: &str| {
        let mut bid = bid(id, amount);
        (bid["supplier"], bid["lot"]) = (json!(supplier), json!(lot));
        bid
    };
    let bids = json!([
        of("na", "A", "n", "100"),
        of("nb", "B", "n", "110"),
        of("sb", "B", "s", "100"),
        of("sc", "C", "s", "120")
    ]);
    let report = |evaluation: &Value| {
        let procurement = procurement(&criteria, &scheme, &bids, evaluation);
        assessed(&procurement).report(&procurement)
    };
    let before = report(&json!({}));
    assert_eq!(
        before.lots[0].award.in_words[1..],
        [
            "In reserve: B.",
            "B wins as many lots as one supplier may: if “North” comes to it, all lots are decided again by these rules, and another lot may go to someone else."
        ]
    );
    assert_eq!(before.lots[1].award.in_words[1..], ["In reserve: C."]);
    assert!(before.lots.iter().all(|lot| lot.notes.is_empty()));
    let withdrawn = json!([{"bid": "na", "reason": "It says so.", "recorded_by": "An officer"}]);
    let after = report(&json!({"withdrawals": withdrawn}));
    assert_eq!(after.lots[0].notes, Vec::<String>::new());
    assert_eq!(
        after.lots[1].notes,
        [
            "The award of “South” changed because a bid for another lot was withdrawn (A for “North”): without that it would be awarded to B. One supplier may win only 1 lot, so the award of each lot depends on the others."
        ]
    );
    // C is not in the running for North, and that D withdrew from a lot decided later moves nothing.
    let more = json!([{"bid": "na", "reason": "It says so.", "recorded_by": "An officer"},
        {"bid": "wd", "reason": "It says so.", "recorded_by": "An officer"}]);
    let third = json!({"lots": [{"id": "n", "title": "North"}, {"id": "s", "title": "South"},
        {"id": "w", "title": "West"}], "award": {"most_lots": 1, "reserves": 1}});
    let mut bids = bids.clone();
    bids.as_array_mut().unwrap().push(of("wd", "D", "w", "100"));
    let three = procurement(&criteria, &third, &bids, &json!({"withdrawals": more}));
    assert_eq!(assessed(&three).report(&three).lots[1].notes, after.lots[1].notes);
}

/// Exactly a has 18, b 19.96 and c 19.94; as counted, each question cut off, 18, 18 and 17. Points on q4 put a before b, so a
/// and b are awarded, and exactly b and c would be.
#[test]
fn rounding_that_awards_one_bid_before_another_is_told_also_where_a_third_stands_between() {
    let shares = ["0", "10", "19", "20", "29.9", "30"];
    let id = |share: &str| share.replace('.', "-");
    let levels = shares.map(|share| json!({"id": id(share), "label": share, "share": share}));
    let criteria: Vec<Value> = (0..5)
        .map(|at| {
            let kind = json!({"quality": {"scale": "s"}});
            json!({"id": format!("q{at}"), "title": "q", "weight": "20", "kind": kind})
        })
        .collect();
    let scheme = json!({"scales": [{"id": "s", "title": "s", "levels": levels}],
        "rounding": {"places": 0, "mode": "down", "stage": "leaf"},
        "tie_break": [{"higher_points": "q4"}], "award": {"winners": {"number": 2}}});
    let given = [
        ("a", ["10", "10", "20", "20", "30"]),
        ("b", ["29.9", "29.9", "10", "30", "0"]),
        ("c", ["29.9", "29.9", "29.9", "10", "0"]),
    ];
    let bids: Vec<Value> = given.iter().map(|(bid, _)| json!({"id": bid, "prices": []})).collect();
    let scores: Vec<Value> = given
        .iter()
        .flat_map(|(bid, levels)| {
            levels.iter().enumerate().map(move |(at, level)| {
                json!({"bid": bid, "criterion": format!("q{at}"), "level": id(level)})
            })
        })
        .collect();
    let (criteria, bids) = (json!(criteria), json!(bids));
    let of = procurement(&criteria, &scheme, &bids, &json!({"scores": scores}));
    let assessment = assessed(&of);
    let lot = &assessment.lots[0];
    assert_eq!((&assessment.awards[0].winners, &lot.ranking), (&vec![0, 1], &vec![0, 1, 2]));
    let told: Vec<_> = lot.roundings.iter().map(|it| (it.first, it.second, it.effect)).collect();
    assert_eq!(told, [(0, 1, Effect::MadeTie), (0, 2, Effect::TurnedRound)]);
    assert!(assessment.report(&of).lots[0].notes.contains(
        &"Rounding turned an order round: on exact figures c would stand before a.".to_owned()
    ));
}

/// a to d have 80, 70, 60 and 59.5 points.
#[test]
fn the_last_that_is_awarded_and_the_next_are_what_is_close() {
    let note = |winners: Value, close: &str| {
        let points = json!([{"price": "0", "share": "100"}, {"price": "1000", "share": "0"}]);
        let criteria = json!([price("100", &json!({"lines": {"points": points}}))]);
        let scheme = json!({"award": {"winners": winners, "close": close}});
        let bids = json!([bid("a", "200"), bid("b", "300"), bid("c", "400"), bid("d", "405")]);
        let procurement = procurement(&criteria, &scheme, &bids, &json!({}));
        let lot = assessed(&procurement).report(&procurement).lots[0].clone();
        lot.notes.into_iter().find(|note| note.starts_with("Close: "))
    };
    let said =
        "Close: c and d are 0.5 apart on total points. The award criteria call 1 or less close.";
    assert_eq!(note(json!({"number": 3}), "1").as_deref(), Some(said));
    assert_eq!(note(json!({"all_above": "60"}), "1").as_deref(), Some(said));
    // Between bids that are all awarded, or of which none is, nothing turns on it.
    assert_eq!(note(json!({"number": 4}), "100"), None);
    assert_eq!(note(json!({"all_above": "90"}), "100"), None);
    assert_eq!(note(json!("one"), "1"), None);
    assert!(
        note(json!("one"), "10").is_some_and(|note| note.starts_with("Close: a and b are 10 "))
    );
}

/// B wins South. A stands next, and wins North already, so C is the next that could be awarded it.
#[test]
fn what_could_not_be_awarded_is_not_called_close() {
    let points = json!([{"price": "0", "share": "100"}, {"price": "1000", "share": "0"}]);
    let criteria = json!([price("100", &json!({"lines": {"points": points}}))]);
    let lots = json!([{"id": "n", "title": "North"}, {"id": "s", "title": "South"}]);
    let of = |id: &str, supplier: &str, lot: &str, amount: &str| {
        let mut bid = bid(id, amount);
        (bid["supplier"], bid["lot"]) = (json!(supplier), json!(lot));
        bid
    };
    let bids = json!([
        of("na", "A", "n", "200"),
        of("sb", "B", "s", "200"),
        of("sa", "A", "s", "205"),
        of("sc", "C", "s", "300")
    ]);
    let close = |reserves: u32, close: &str| {
        let award = json!({"most_lots": 1, "reserves": reserves, "close": close});
        let scheme = json!({"lots": lots, "award": award});
        let procurement = procurement(&criteria, &scheme, &bids, &json!({}));
        let lot = assessed(&procurement).report(&procurement).lots.swap_remove(1);
        lot.notes.into_iter().find(|note| note.starts_with("Close: "))
    };
    let said =
        "Close: B and C are 10 apart on total points. The award criteria call 10 or less close.";
    for reserves in [0, 1] {
        assert_eq!(close(reserves, "1"), None);
        assert_eq!(close(reserves, "10").as_deref(), Some(said));
    }
}
