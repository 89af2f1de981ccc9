//! Every wrong input is named: where it stands, what is wrong and what would be right, in words
//! that hold for whoever reads them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use common_measure::procurement::{Procurement, check};
use common_measure::record::{Command, decide};
use serde_json::{Value, json};

/// A procurement with one question of each kind, two bids, and nothing wrong.
fn right() -> Value {
    let question = |id: &str, title: &str, weight: Option<&str>, kind: Value| json!({"id": id, "title": title, "weight": weight, "kind": kind});
    let target = |measure: &str| {
        let rule = json!({"against_target": {"target": "20"}});
        json!({"commitment": {"measure": measure, "rule": rule, "relevance": "It does."}})
    };
    json!({
        "format": "common-measure procurement",
        "version": 1,
        "measures": {"built_in": "knowsley-2013"},
        "scheme": {
            "points_available": "100",
            "criteria": [
                question("price", "Price", Some("60"), json!({"price": {"method": "lowest_over_price"}})),
                question("quality", "Quality", Some("40"), json!({"group": {"weights": "of_award", "criteria": [
                    question("method", "Method", Some("30"), json!({"quality": {"scale": "two"}})),
                    question("volunteers", "Volunteers", Some("6"), target("13")),
                    question("skills", "Skills", Some("4"), target("2")),
                    question("insured", "Insured", None, json!({"pass_fail": {}})),
                ]}})),
            ],
            "scales": [{"id": "two", "title": "Two levels", "levels": [
                {"id": "poor", "label": "Poor", "share": "0"},
                {"id": "good", "label": "Good", "share": "100"},
            ]}],
            "tie_break": ["lots_drawn"],
            "award": {},
            "lots": [{"id": "lot-1", "estimated_value": "1000000", "years": "3"}],
        },
        "suppliers": [{"id": "fern", "name": "Fern"}, {"id": "moss", "name": "Moss"}],
        "bids": [
            {"id": "fern-1", "supplier": "fern", "lot": "lot-1",
             "prices": [{"criterion": "price", "amount": "100"}],
             "commitments": [{"measure": "2", "quantity": "10"}, {"measure": "8", "quantity": "5"}]},
            {"id": "moss-1", "supplier": "moss", "lot": "lot-1",
             "prices": [{"criterion": "price", "amount": "120"}]},
        ],
        "evaluation": {
            "scores": [
                {"bid": "fern-1", "criterion": "method", "level": "good"},
                {"bid": "fern-1", "criterion": "insured", "level": "pass"},
            ],
            "decisions": [], "draws": [], "withdrawals": [],
        },
    })
}

/// Puts a value at a path: fields and positions, `-` for the end of a list. A path that begins
/// with `@` begins at the question or section of that id.
fn put(file: &mut Value, path: &str, value: Value) {
    fn criterion<'a>(criteria: &'a mut Value, id: &str) -> Option<&'a mut Value> {
        for found in criteria.as_array_mut()? {
            if found["id"] == id {
                return Some(found);
            }
            if let Some(inside) = found.pointer_mut("/kind/group/criteria")
                && let Some(found) = criterion(inside, id)
            {
                return Some(found);
            }
        }
        None
    }
    let (start, path) = match path.strip_prefix('@').and_then(|path| path.split_once('/')) {
        Some((id, path)) => (criterion(&mut file["scheme"]["criteria"], id).unwrap(), path),
        None => (file, path),
    };
    let path = format!("/{path}");
    let (way, last) = path.rsplit_once('/').unwrap();
    let parent = start.pointer_mut(way);
    match parent.unwrap_or_else(|| unreachable!("{path}")) {
        Value::Array(items) => match last.parse::<usize>() {
            Ok(at) => items[at] = value,
            Err(_) => items.push(value),
        },
        fields => fields[last] = value,
    }
}

fn changed(changes: &[(&str, Value)]) -> String {
    let mut file = right();
    for (path, value) in changes {
        put(&mut file, path, value.clone());
    }
    file.to_string()
}

/// What is said of the right procurement once this is changed.
fn faults(changes: &[(&str, Value)]) -> Vec<String> {
    let procurement = Procurement::parse(&changed(changes)).unwrap();
    check(&procurement).faults.iter().map(ToString::to_string).collect()
}

/// Changes that make something wrong, and all that is then said.
#[track_caller]
fn wrong(changes: &[(&str, Value)], said: &[&str]) {
    assert_eq!(faults(changes), said, "{changes:?}");
}

/// The same for price methods, which stand in one place.
#[track_caller]
fn wrong_method(method: Value, said: &[&str]) {
    wrong(&[("@price/kind/price/method", method)], said);
}

/// The same for commitment rules.
#[track_caller]
fn wrong_rule(rule: Value, said: &[&str]) {
    wrong(&[("@volunteers/kind/commitment/rule", rule)], said);
}

/// Changes with which the file is not of the format any more, and what is said; where on its one
/// line it is, is left out.
#[track_caller]
fn refused(changes: &[(&str, Value)], said: &str) {
    let fault = Procurement::parse(&changed(changes)).unwrap_err().to_string();
    let (place, words) = fault.split_once(": ").unwrap();
    let place = place.split(", line 1, column ").next().unwrap();
    assert_eq!(format!("{place}: {words}"), said, "{changes:?}");
}

/// A command that is not accepted, and why. Nothing has to be wrong with the procurement.
#[track_caller]
fn not_done(changes: &[(&str, Value)], command: Value, said: &str) {
    let procurement = Procurement::parse(&changed(changes)).unwrap();
    let command: Command = serde_json::from_value(command).unwrap();
    assert_eq!(decide(&procurement, command).unwrap_err().to_string(), said);
}

#[test]
fn there_is_nothing_wrong_before_anything_is_changed() {
    wrong(&[], &[]);
}

#[test]
fn price_methods() {
    wrong_method(
        json!({"linear_from_lowest": {"zero_at": null}}),
        &[
            "Award criteria, “Price”, no points from: It is not stated at how many times the lowest price, above 1, a bid gets no points. Enter a number above 1. With 2, a price twice the lowest gets nothing.",
        ],
    );
    wrong_method(
        json!({"linear_from_lowest": {"zero_at": "1"}}),
        &[
            "Award criteria, “Price”, no points from: It is not stated at how many times the lowest price, above 1, a bid gets no points. Enter a number above 1. With 2, a price twice the lowest gets nothing.",
        ],
    );
    wrong_method(
        json!({"benchmark_over_price": {"benchmark": null}}),
        &[
            "Award criteria, “Price”, benchmark price: No benchmark price above £0 is stated. Enter an amount above £0.",
        ],
    );
    wrong_method(
        json!({"benchmark_over_price": {"benchmark": "0"}}),
        &[
            "Award criteria, “Price”, benchmark price: No benchmark price above £0 is stated. Enter an amount above £0.",
        ],
    );
    wrong_method(
        json!({"between_limits": {"all_points_at": null, "no_points_at": null}}),
        &[
            "Award criteria, “Price”, all points at: It is not stated at which price above £0 a bid gets all points. Enter an amount above £0.",
            "Award criteria, “Price”, no points at: It is not stated from which price on a bid gets no points. Enter an amount above the price that gets all points.",
        ],
    );
    wrong_method(
        json!({"between_limits": {"all_points_at": "200", "no_points_at": "200"}}),
        &[
            "Award criteria, “Price”, no points at: The price that gets no points (£200) is not above the one that gets all points (£200). Enter an amount above the price that gets all points.",
        ],
    );
    wrong_method(
        json!({"between_limits": {"all_points_at": "0", "no_points_at": "200"}}),
        &[
            "Award criteria, “Price”, all points at: It is not stated at which price above £0 a bid gets all points. Enter an amount above £0.",
        ],
    );
    wrong_method(
        json!({"bands": {"bands": []}}),
        &["Award criteria, “Price”, bands: There are no bands. Add one for each range of prices."],
    );
    wrong_method(
        json!({"bands": {"bands": [{"up_to": "100", "share": "100"}]}}),
        &[
            "Award criteria, “Price”, bands, band 1, up to: The last band has an end, so a higher price has no band. Add a band for any higher price, or leave its end empty.",
        ],
    );
    wrong_method(
        json!({"bands": {"bands": [{"up_to": "100", "share": "101"}, {"up_to": "90", "share": null}, {"up_to": null, "share": "0"}, {"up_to": null, "share": "-1"}]}}),
        &[
            "Award criteria, “Price”, bands, band 1, share of the points: This band has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Price”, bands, band 2, up to: This band does not end above the one before it. Put the bands in order, from the lowest prices up.",
            "Award criteria, “Price”, bands, band 2, share of the points: This band has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Price”, bands, band 3, up to: It is not stated where this band ends. Enter its highest price.",
            "Award criteria, “Price”, bands, band 4, share of the points: This band has no possible share of the points. Enter a percentage from 0 to 100.",
        ],
    );
    wrong_method(
        json!({"bands": {"bands": [{"up_to": "0", "share": "100"}, {"up_to": null, "share": "0"}]}}),
        &[
            "Award criteria, “Price”, bands, band 1, up to: A band of prices cannot end at £0 or less. Enter its highest price: above £0.",
        ],
    );
    wrong_method(
        json!({"lines": {"points": [{"price": "100", "share": "100"}]}}),
        &[
            "Award criteria, “Price”, stated points: A line needs at least two stated points. Add a point: a price, and the share of the points that it gets.",
        ],
    );
    wrong_method(
        json!({"lines": {"points": [{"price": "-1", "share": "100"}, {"price": "90", "share": "120"}, {"price": "90", "share": null}, {"price": null, "share": "0"}]}}),
        &[
            "Award criteria, “Price”, stated points, point 1, price: The price of this point is less than 0. Enter a number of 0 or more.",
            "Award criteria, “Price”, stated points, point 2, share of the points: This point has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Price”, stated points, point 3, price: The price of this point is not above that of the point before it. Put the points in order, each one above the one before.",
            "Award criteria, “Price”, stated points, point 3, share of the points: This point has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Price”, stated points, point 4, price: This point has no price. Enter a number.",
        ],
    );
    // The other methods state nothing that could be wrong; each takes prices above £0 only.
    for method in [
        "lowest_over_price",
        "between_lowest_and_highest",
        "distance_from_mean",
        "distance_from_median",
        "income",
    ] {
        wrong(
            &[("@price/kind/price/method", json!(method)), ("bids/0/prices/0/amount", json!("0"))],
            &[
                "Fern, “Price”: A price of £0 cannot be scored. Enter a price above £0, or remove it if there is none.",
            ],
        );
    }
    wrong_method(
        json!("not_scored"),
        &[
            "Award criteria, “Price”, weight: A question that earns no points has no weight. Leave the weight empty.",
            "Award criteria, weights: The weights at the top come to 40 %, which is 60 % short of 100 %. Change them until they add up exactly.",
        ],
    );
    refused(
        &[("@price/kind/price/method", json!("cheapest"))],
        "Procurement, scheme, criteria, item 1, kind, price, method: “cheapest” is not one of the choices. It can be lowest_over_price, linear_from_lowest, between_lowest_and_highest, distance_from_mean, distance_from_median, benchmark_over_price, between_limits, bands, lines, income or not_scored.",
    );
    refused(
        &[("@price/kind/price/method", json!({"linear_from_lowest": {"zero": "2"}}))],
        "Procurement, scheme, criteria, item 1, kind, price, method, linear_from_lowest, zero: “zero” is not a field that can stand here. Take it out, or correct its name. It can be zero_at or below_zero.",
    );
}

#[test]
fn prices() {
    wrong(
        &[("bids/0/prices/0/amount", json!("-5"))],
        &[
            "Fern, “Price”: A price of −£5 cannot be scored. Enter a price above £0, or remove it if there is none.",
        ],
    );
    wrong(
        &[("bids/0/prices/-", json!({"criterion": "price", "amount": "1"}))],
        &["Fern, “Price”: Two prices are given here. Keep one of them."],
    );
    wrong(
        &[("bids/0/prices/0/criterion", json!("method"))],
        &[
            "Fern, “Method”: method is not one of the price questions. Give the price on one that is, or remove it.",
        ],
    );
    wrong(
        &[("@price/kind/price/budget", json!("0"))],
        &[
            "Award criteria, “Price”, budget: A budget must be above £0. Enter an amount above £0, or leave it empty.",
        ],
    );
    for rule in ["below_mean", "below_median", "below_next"] {
        wrong(
            &[("@price/kind/price/abnormally_low", json!({rule: "101"}))],
            &[
                "Award criteria, “Price”, abnormally low: It is not stated from where on a price is reported as abnormally low. Enter a percentage above 0 and up to 100, or do not report it.",
            ],
        );
        wrong(
            &[("@price/kind/price/abnormally_low", json!({rule: "0"}))],
            &[
                "Award criteria, “Price”, abnormally low: It is not stated from where on a price is reported as abnormally low. Enter a percentage above 0 and up to 100, or do not report it.",
            ],
        );
    }
    wrong(
        &[("@price/kind/price/abnormally_low", json!({"below_amount": null}))],
        &[
            "Award criteria, “Price”, abnormally low: It is not stated from where on a price is reported as abnormally low. Enter an amount above £0, or do not report it.",
        ],
    );
    refused(
        &[("@price/kind/price/abnormally_low", json!({"below": "10"}))],
        "Procurement, scheme, criteria, item 1, kind, price, abnormally_low, below: “below” is not one of the choices. It can be below_mean, below_median, below_next or below_amount.",
    );
    refused(
        &[("bids/0/prices/0/amount", json!(100))],
        "Procurement, bids, item 1, prices, item 1, amount: There is the value 100 here. Give a text in straight quotation marks.",
    );
    refused(
        &[("bids/0/prices/0/amount", json!("£100"))],
        "Procurement, bids, item 1, prices, item 1, amount: “£100” is not a number. Enter pounds and pence, such as 1250.50.",
    );
    refused(
        &[("bids/0/prices/0/amount", json!("1.001"))],
        "Procurement, bids, item 1, prices, item 1, amount: “1.001” has more than 2 decimal places. Enter pounds and pence, such as 1250.50.",
    );
}

#[test]
fn pricing_schedules() {
    let place = "@price/kind/price/schedule";
    wrong(
        &[(place, json!({"lines": []}))],
        &[
            "Award criteria, “Price”, pricing schedule: The pricing schedule has no line that counts in the price. Add a line that is not an option, or say that options count.",
        ],
    );
    wrong(
        &[(
            place,
            json!({"lines": [{"id": "mow", "title": "Mowing", "quantity": "2", "option": true}]}),
        )],
        &[
            "Award criteria, “Price”, pricing schedule: The pricing schedule has no line that counts in the price. Add a line that is not an option, or say that options count.",
        ],
    );
    wrong(
        &[(
            place,
            json!({"lines": [{"id": "mow", "title": "", "quantity": "0"}, {"id": "mow", "title": "Mowing", "quantity": null}]}),
        )],
        &[
            "Award criteria, “Price”, pricing schedule, line 1, what is priced: It is not said what this line prices. Enter it as it stands in the pricing schedule.",
            "Award criteria, “Price”, pricing schedule, line 1, quantity: No quantity above 0 is stated for this line. Enter the number that all bids are compared on: above 0.",
            "Award criteria, “Price”, pricing schedule, line 2, id: Two lines have the id mow. Give each its own id.",
            "Award criteria, “Price”, pricing schedule, line 2, quantity: No quantity above 0 is stated for this line. Enter the number that all bids are compared on: above 0.",
        ],
    );
    let schedule = (
        place,
        json!({"lines": [{"id": "mow", "title": "Mowing", "unit": "visit", "quantity": "2"}]}),
    );
    let rates = |rates: Value| [schedule.clone(), ("bids/0/prices/0/rates", rates)];
    wrong(
        &rates(json!([{"line": "sow", "rate": "1"}])),
        &[
            "Fern, “Price”, rate for sow: The pricing schedule has no line sow. Give rates for its lines only.",
        ],
    );
    wrong(
        &[("bids/0/prices/0/rates", json!([{"line": "mow", "rate": "1"}]))],
        &[
            "Fern, “Price”, rate for mow: This question has no pricing schedule. Give the price as one amount, or add a pricing schedule to the question.",
        ],
    );
    wrong(
        &rates(json!([{"line": "mow", "rate": "-1"}])),
        &[
            "Fern, “Price”, rate for “Mowing”: A rate cannot be less than £0. Enter pounds for one unit: £0 or more.",
        ],
    );
    wrong(
        &rates(json!([{"line": "mow", "rate": "1"}, {"line": "mow", "rate": "2"}])),
        &["Fern, “Price”, rate for “Mowing”: Two rates are given for one line. Keep one of them."],
    );
    let rate = |line: &str, rate: &str| json!({"set_rate": {"bid": "fern-1", "criterion": "price", "line": line, "rate": rate}});
    not_done(
        &[],
        rate("mow", "1"),
        "Fern, “Price”, rate for mow: There is no such line in the pricing schedule; it may have been removed. Choose one that is there.",
    );
}

#[test]
fn commitment_rules() {
    wrong_rule(
        json!({"against_target": {"target": null}}),
        &[
            "Award criteria, “Volunteers”, target: This measure has no target that can be reached. Enter the quantity that earns all points: a number above 0.",
        ],
    );
    wrong_rule(
        json!({"against_target": {"target": "0"}}),
        &[
            "Award criteria, “Volunteers”, target: This measure has no target that can be reached. Enter the quantity that earns all points: a number above 0.",
        ],
    );
    wrong_rule(
        json!({"bands": {"bands": []}}),
        &[
            "Award criteria, “Volunteers”, bands: There are no bands. Add one for each quantity from which on a bid gets more points.",
        ],
    );
    wrong_rule(
        json!({"bands": {"bands": [{"from": "-1", "share": "10"}, {"from": "5", "share": null}, {"from": "5", "share": "101"}, {"from": null, "share": "100"}]}}),
        &[
            "Award criteria, “Volunteers”, bands, band 1, from: A band cannot begin below 0. Enter its least quantity: 0 or more.",
            "Award criteria, “Volunteers”, bands, band 2, share of the points: This band has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Volunteers”, bands, band 3, from: This band does not begin above the one before it. Put the bands in order, from the smallest quantity up.",
            "Award criteria, “Volunteers”, bands, band 3, share of the points: This band has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Volunteers”, bands, band 4, from: It is not stated where this band begins. Enter its least quantity.",
        ],
    );
    wrong_rule(
        json!({"lines": {"points": []}}),
        &[
            "Award criteria, “Volunteers”, stated points: A line needs at least two stated points. Add a point: a quantity, and the share of the points that it gets.",
        ],
    );
    wrong_rule(
        json!({"lines": {"points": [{"quantity": "-1", "share": "0"}, {"quantity": "5", "share": "-1"}, {"quantity": "4", "share": "100"}, {"quantity": null, "share": "100"}]}}),
        &[
            "Award criteria, “Volunteers”, stated points, point 1, quantity: The quantity of this point is less than 0. Enter a number of 0 or more.",
            "Award criteria, “Volunteers”, stated points, point 2, share of the points: This point has no possible share of the points. Enter a percentage from 0 to 100.",
            "Award criteria, “Volunteers”, stated points, point 3, quantity: The quantity of this point is not above that of the point before it. Put the points in order, each one above the one before.",
            "Award criteria, “Volunteers”, stated points, point 4, quantity: This point has no quantity. Enter a number.",
        ],
    );
    wrong_rule(
        json!({"relative_to_best": {"floor": "-1", "cap": "0"}}),
        &[
            "Award criteria, “Volunteers”, least quantity for all points: The least quantity for all points cannot be less than 0. Enter a number of 0 or more, or leave it empty.",
            "Award criteria, “Volunteers”, most that counts: The most that counts must be above 0. Enter a number above 0, or leave it empty.",
        ],
    );
    wrong_rule(
        json!({"relative_to_best": {"floor": "20", "cap": "10"}}),
        &[
            "Award criteria, “Volunteers”, least quantity for all points: The least quantity for all points (20) is above the most that counts (10), so no bid could get all points. Make it the same or less.",
        ],
    );
    wrong_rule(
        json!({"statement": {"scale": null}}),
        &[
            "Award criteria, “Volunteers”, scale: This question has no scale to be scored on. Choose one of the scales.",
        ],
    );
    wrong_rule(
        json!({"statement": {"scale": "three"}}),
        &[
            "Award criteria, “Volunteers”, scale: This question has no scale to be scored on. Choose one of the scales.",
        ],
    );
    refused(
        &[("@volunteers/kind/commitment/rule", json!({"most": {}}))],
        "Procurement, scheme, criteria, item 2, kind, group, criteria, item 2, kind, commitment, rule, most: “most” is not one of the choices. It can be against_target, bands, lines, relative_to_best or statement.",
    );
}

#[test]
fn commitments() {
    wrong(
        &[("@volunteers/kind/commitment/measure", json!("99"))],
        &[
            "Award criteria, “Volunteers”, measure: The measure set has no measure 99. Choose one of its measures.",
        ],
    );
    wrong(
        &[("@volunteers/kind/commitment/measure", json!("2"))],
        &[
            "Award criteria, “Skills”, measure: Measure 2 is scored twice. Score it under one criterion only, so that the same thing is not counted twice.",
        ],
    );
    wrong(
        &[("@volunteers/kind/commitment/limit", json!("-1"))],
        &[
            "Award criteria, “Volunteers”, report offers above: The quantity above which an offer is reported cannot be less than 0. Enter a number of 0 or more, or leave it empty.",
        ],
    );
    wrong(
        &[("@volunteers/kind/commitment/minimum_quantity", json!("-1"))],
        &[
            "Award criteria, “Volunteers”, minimum quantity: A minimum quantity cannot be less than 0. Enter a number of 0 or more, or leave it empty.",
        ],
    );
    wrong(
        &[("@volunteers/kind/commitment/minimum_quantity", json!("21"))],
        &[
            "Award criteria, “Volunteers”, minimum quantity: The minimum quantity (21) is above the quantity that earns all points (20). Make it the same or less.",
        ],
    );
    wrong(
        &[
            ("@volunteers/kind/commitment/rule", json!({"statement": {"scale": "two"}})),
            ("@volunteers/kind/commitment/minimum_quantity", json!("1")),
        ],
        &[
            "Award criteria, “Volunteers”, minimum quantity: A minimum quantity means nothing where people score the method statement. Remove it, or choose a rule that scores the quantity.",
        ],
    );
    let scaled = |scaled: &str| ("@volunteers/kind/commitment/scaled", json!(scaled));
    wrong(
        &[scaled("per_million"), ("scheme/lots/0/estimated_value", json!(null))],
        &[
            "Award criteria, “Volunteers”, what quantities are stated for: Quantities are stated for each £1m, and lot 1 has no estimated value. Enter the published estimated value of the lot: more than 0.",
        ],
    );
    wrong(
        &[scaled("per_year"), ("scheme/lots/0/years", json!("0"))],
        &[
            "Award criteria, “Volunteers”, what quantities are stated for: Quantities are stated for each year, and lot 1 has no length in years. Enter the published length in years of the lot: more than 0.",
        ],
    );
    let rule = |rule: Value| ("@volunteers/kind/commitment/rule", rule);
    wrong(
        &[scaled("per_year"), rule(json!({"relative_to_best": {}}))],
        &[
            "Award criteria, “Volunteers”, what quantities are stated for: This rule compares offers with each other, so quantities cannot be stated for each £1m or each year. State them for the whole contract, or choose another rule.",
        ],
    );
    wrong(
        &[scaled("per_year"), rule(json!({"statement": {"scale": "two"}}))],
        &[
            "Award criteria, “Volunteers”, what quantities are stated for: This rule does not score quantities, so quantities cannot be stated for each £1m or each year. State them for the whole contract, or choose another rule.",
        ],
    );
    refused(
        &[scaled("per_month")],
        "Procurement, scheme, criteria, item 2, kind, group, criteria, item 2, kind, commitment, scaled: “per_month” is not one of the choices. It can be not, per_million or per_year.",
    );
}

#[test]
fn values_of_commitments() {
    let value = |value: Value| ("@volunteers/kind", json!({"commitment_value": value}));
    let one = |measure: &str, amount: Value| json!({"measure": measure, "value": amount});
    wrong(
        &[value(json!({"values": [], "rule": "relative_to_best"}))],
        &[
            "Award criteria, “Volunteers”, value set: It is not said where the values come from. Enter the name, version and price year of the value set.",
            "Award criteria, “Volunteers”, values: No measure has a value. Add a measure, and what one unit of it is worth.",
        ],
    );
    let set = |values: Value, rule: Value| {
        value(json!({"value_set": "Own, 2025", "values": values, "rule": rule}))
    };
    wrong(
        &[set(
            json!([one("13", json!("0")), one("99", json!("5")), one("2", json!("5"))]),
            json!("relative_to_best"),
        )],
        &[
            "Award criteria, “Volunteers”, measure 13: No value above £0 is stated for one unit of this measure. Enter an amount above £0, or remove the measure.",
            "Award criteria, “Volunteers”, measure 99: The measure set has no measure 99. Choose one of its measures.",
            "Award criteria, “Skills”, measure: Measure 2 is scored twice. Score it under one criterion only, so that the same thing is not counted twice.",
        ],
    );
    wrong(
        &[set(json!([one("13", json!("1")), one("13", json!("2"))]), json!("relative_to_best"))],
        &[
            "Award criteria, “Volunteers”, measure 13: This measure has two values. Keep one of them.",
        ],
    );
    wrong(
        &[set(json!([one("13", json!("1"))]), json!({"share_of_estimate": null}))],
        &[
            "Award criteria, “Volunteers”, share of the estimated value: It is not stated which share of the estimated value, above 0, earns all points. Enter a percentage above 0.",
        ],
    );
    wrong(
        &[
            set(json!([one("13", json!("1"))]), json!({"share_of_estimate": "5"})),
            ("scheme/lots/0/estimated_value", json!(null)),
        ],
        &[
            "Award criteria, “Volunteers”, share of the estimated value: Lot 1 has no estimated value. Enter the published estimate of the lot: more than £0.",
        ],
    );
    refused(
        &[set(json!([]), json!("largest"))],
        "Procurement, scheme, criteria, item 2, kind, group, criteria, item 2, kind, commitment_value, rule: “largest” is not one of the choices. It can be relative_to_best or share_of_estimate.",
    );
}

#[test]
fn quality_and_scales() {
    wrong(
        &[("@method/kind/quality/scale", json!(null))],
        &[
            "Award criteria, “Method”, scale: This question has no scale to be scored on. Choose one of the scales.",
        ],
    );
    wrong(
        &[
            ("@method/kind/quality/scale", json!("three")),
            ("@method/kind/quality/rule", json!("relative_to_best")),
        ],
        &[
            "Award criteria, “Method”, scale: This question has no scale to be scored on. Choose one of the scales.",
        ],
    );
    wrong(
        &[("scheme/scales/-", json!({"id": "two", "title": "", "levels": []}))],
        &[
            "Award criteria, scale two, id: Two scales have the id two. Give each its own id.",
            "Award criteria, scale two, levels: A scale needs at least two levels. Add a level, with its share of the points.",
        ],
    );
    wrong(
        &[("scheme/scales/0/levels/0/label", json!(" "))],
        &[
            "Award criteria, scale “Two levels”, level 1, label: This level has no label. Enter what is written for it, such as 4 or Good.",
        ],
    );
    wrong(
        &[("scheme/scales/0/levels/0/label", json!("Good"))],
        &[
            "Award criteria, scale “Two levels”, level 2, label: Two levels of this scale are called “Good”. Give each its own label.",
        ],
    );
    wrong(
        &[("scheme/scales/0/levels/0/id", json!("good"))],
        &[
            "Award criteria, scale “Two levels”, level 2, id: Two levels of this scale have the id good. Give each its own id.",
        ],
    );
    wrong(
        &[("scheme/scales/0/levels/1/share", json!("101"))],
        &[
            "Award criteria, scale “Two levels”, level 2, share of the points: This level has no possible share of the points. Enter a percentage from 0 to 100.",
        ],
    );
    refused(
        &[("@method/kind/quality/rule", json!("best"))],
        "Procurement, scheme, criteria, item 2, kind, group, criteria, item 1, kind, quality, rule: “best” is not one of the choices. It can be of_level or relative_to_best.",
    );
    wrong(
        &[("evaluation/scores/0/level", json!("fair"))],
        &[
            "Fern, “Method”: fair is not a level of this question's scale. Give one of: Poor (poor), Good (good).",
        ],
    );
    wrong(
        &[("evaluation/scores/0/criterion", json!("price"))],
        &[
            "Fern, “Price”: price is not a question that is scored by people. Remove the score, or give it on a question that is.",
        ],
    );
    wrong(
        &[("evaluation/scores/0/bid", json!("oak-1"))],
        &["oak-1, “Method”: There is no bid oak-1. Remove the score."],
    );
    wrong(
        &[(
            "evaluation/scores/-",
            json!({"bid": "fern-1", "criterion": "method", "level": "poor"}),
        )],
        &["Fern, “Method”: Two agreed scores are given here. Keep one of them."],
    );
}

#[test]
fn questions_that_are_passed_or_failed() {
    wrong(
        &[("evaluation/scores/1/level", json!("good"))],
        &["Fern, “Insured”: good is neither a pass nor a fail. Give “pass” or “fail”."],
    );
    wrong(
        &[("@insured/weight", json!("5"))],
        &[
            "Award criteria, “Insured”, weight: A question that earns no points has no weight. Leave the weight empty.",
        ],
    );
    wrong(
        &[("@insured/minimum", json!("50"))],
        &[
            "Award criteria, “Insured”, minimum score: A question that earns no points cannot have a minimum score. Remove the minimum score.",
        ],
    );
    not_done(
        &[],
        json!({"set_score": {"bid": "fern-1", "criterion": "insured", "level": "good"}}),
        "Fern, “Insured”: “good” is neither a pass nor a fail. Enter pass or fail.",
    );
    not_done(
        &[],
        json!({"change_criterion": {"criterion": "insured", "change": {"weight": "5"}}}),
        "Award criteria, “Insured”: This criterion is of another kind. Choose one that has what is to be changed.",
    );
}

#[test]
fn weights() {
    wrong(
        &[("scheme/criteria", json!([]))],
        &[
            "Award criteria, criteria: There are no award criteria yet. Add at least one criterion.",
            "Fern, criterion price: price is not one of the price questions. Give the price on one that is, or remove it.",
            "Moss, criterion price: price is not one of the price questions. Give the price on one that is, or remove it.",
            "Fern, criterion method: method is not a question that is scored by people. Remove the score, or give it on a question that is.",
            "Fern, criterion insured: insured is not a question that is scored by people. Remove the score, or give it on a question that is.",
        ],
    );
    wrong(
        &[("@price/weight", json!("65"))],
        &[
            "Award criteria, weights: The weights at the top come to 105 %, which is 5 % over 100 %. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("@price/weight", json!(null))],
        &["Award criteria, “Price”, weight: This criterion has no weight. Enter a percentage."],
    );
    wrong(
        &[("@price/weight", json!("0"))],
        &[
            "Award criteria, “Price”, weight: A weight of 0 % is not possible. Enter a percentage above 0 and up to 100.",
            "Award criteria, weights: The weights at the top come to 40 %, which is 60 % short of 100 %. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("@price/weight", json!("101"))],
        &[
            "Award criteria, “Price”, weight: A weight of 101 % is not possible. Enter a percentage above 0 and up to 100.",
            "Award criteria, weights: The weights at the top come to 141 %, which is 41 % over 100 %. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("@method/weight", json!("29.5"))],
        &[
            "Award criteria, “Quality”, weights: The weights inside “Quality” come to 39.5 %, which is 0.5 % short of 40 %. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("@quality/kind/group/weights", json!("of_group"))],
        &[
            "Award criteria, “Quality”, weights: The weights inside “Quality” come to 40 %, which is 60 % short of 100 %. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("@quality/kind/group/criteria", json!([]))],
        &[
            "Award criteria, “Quality”, criteria: This section has nothing in it. Add a criterion to it, or remove it.",
            "Fern, criterion method: method is not a question that is scored by people. Remove the score, or give it on a question that is.",
            "Fern, criterion insured: insured is not a question that is scored by people. Remove the score, or give it on a question that is.",
        ],
    );
    wrong(
        &[("scheme/weights", json!("of_award"))],
        &[
            "Award criteria, weights: Weights at the top cannot be shares of a section. State them as percentages of the award, or as points.",
        ],
    );
    let points = ("scheme/weights", json!("points"));
    wrong(
        &[points.clone(), ("@price/weight", json!("70"))],
        &[
            "Award criteria, weights: The weights at the top come to 110 points, which is 10 points over 100 points. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[points.clone(), ("@price/weight", json!(null))],
        &[
            "Award criteria, “Price”, weight: It is not stated how many points this is worth. Enter a number of points above 0.",
        ],
    );
    wrong(
        &[points.clone(), ("@price/weight", json!("-60"))],
        &[
            "Award criteria, “Price”, weight: A weight of -60 points is not possible. Enter a number of points above 0.",
            "Award criteria, weights: The weights at the top come to -20 points, which is 120 points short of 100 points. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[
            points,
            ("@quality/kind/group/weights", json!("points")),
            ("@method/weight", json!("31")),
        ],
        &[
            "Award criteria, “Quality”, weights: The weights inside “Quality” come to 41 points, which is 1 point over 40 points. Change them until they add up exactly.",
        ],
    );
    wrong(
        &[("scheme/points_available", json!("0"))],
        &[
            "Award criteria, points for the whole award: The whole award must be worth more than 0 points. Enter a number such as 100.",
        ],
    );
    wrong(
        &[("@price/title", json!("")), ("@price/weight", json!(null))],
        &[
            "Award criteria, the criterion without a name (price), name: This criterion has no name. Enter the name that stands in the tender documents.",
            "Award criteria, the criterion without a name (price), weight: This criterion has no weight. Enter a percentage.",
        ],
    );
    wrong(
        &[("@method/id", json!("price"))],
        &[
            "Award criteria, “Method”, id: Two criteria have the id price. Give each its own id.",
            "Fern, criterion method: method is not a question that is scored by people. Remove the score, or give it on a question that is.",
        ],
    );
    refused(
        &[("scheme/weights", json!("shares"))],
        "Procurement, scheme, weights: “shares” is not one of the choices. It can be of_group, of_award or points.",
    );
    refused(
        &[("@price/weight", json!("60 %"))],
        "Procurement, scheme, criteria, item 1, weight: “60 %” is not a number. Enter a number, such as 60 or 12.5.",
    );
}

#[test]
fn minimums() {
    wrong(
        &[("@method/minimum", json!("101"))],
        &[
            "Award criteria, “Method”, minimum score: A minimum score of 101 % is not possible. Enter a percentage of the points, from 0 to 100.",
        ],
    );
    wrong(
        &[("@quality/minimum", json!("-1"))],
        &[
            "Award criteria, “Quality”, minimum score: A minimum score of -1 % is not possible. Enter a percentage of the points, from 0 to 100.",
        ],
    );
    wrong(
        &[("scheme/minimum", json!("100.5"))],
        &[
            "Award criteria, minimum score for the whole award: This minimum score is not possible. Enter a percentage of all points, from 0 to 100.",
        ],
    );
    wrong(
        &[
            ("@price/kind/price/method", json!("not_scored")),
            ("@price/weight", json!(null)),
            ("@quality/weight", json!("100")),
            ("@method/weight", json!("90")),
            ("@price/minimum", json!("50")),
        ],
        &[
            "Award criteria, “Price”, minimum score: A question that earns no points cannot have a minimum score. Remove the minimum score.",
        ],
    );
    refused(
        &[("scheme/below_minimum", json!({"set_aside": true}))],
        "Procurement, scheme, below_minimum: “still_compared” is missing. Add the field \"still_compared\".",
    );
}

/// A scheme whose price earns no points, which the other award rules need.
fn by_rule(rule: &Value) -> Vec<(&'static str, Value)> {
    vec![
        ("@price/kind/price/method", json!("not_scored")),
        ("@price/weight", json!(null)),
        ("@quality/weight", json!("100")),
        ("@method/weight", json!("90")),
        ("scheme/award/rule", rule.clone()),
    ]
}

#[test]
fn award_rules() {
    let per_point = json!({"price_per_quality_point": {"price": "price"}});
    wrong(
        &by_rule(&per_point),
        &[
            "Award criteria, award, award rule: Price per quality point needs a minimum for all points, so that a bid without quality never comes first for its price. Enter a minimum score for the whole award, above 0.",
        ],
    );
    let mut right = by_rule(&per_point);
    right.push(("scheme/minimum", json!("50")));
    wrong(&right, &[]);
    right.push(("scheme/minimum", json!("0")));
    wrong(
        &right,
        &[
            "Award criteria, award, award rule: Price per quality point needs a minimum for all points, so that a bid without quality never comes first for its price. Enter a minimum score for the whole award, above 0.",
        ],
    );
    wrong(
        &[("scheme/award/rule", per_point), ("scheme/minimum", json!("50"))],
        &[
            "Award criteria, award, award rule: “Price” earns points for price, and the award rule uses the price again. Let the price earn no points, or let the highest total decide.",
        ],
    );
    let adjusted = |price: Value, reference: Value| {
        by_rule(&json!({"quality_adjusted_score": {"price": price, "reference": reference}}))
    };
    wrong(
        &adjusted(json!(null), json!("1")),
        &[
            "Award criteria, award, award rule, price question: The award rule needs a price question that earns no points, and none is chosen. Add one, and choose it.",
        ],
    );
    wrong(
        &adjusted(json!("cost"), json!("1")),
        &[
            "Award criteria, award, award rule, price question: There is no price question cost. Choose a price question that earns no points.",
        ],
    );
    wrong(
        &adjusted(json!("method"), json!("1")),
        &[
            "Award criteria, award, award rule, price question: This is not a price question. Choose one that is, and that earns no points.",
        ],
    );
    wrong(
        &adjusted(json!("price"), json!(null)),
        &[
            "Award criteria, award, award rule, reference price: No reference price above £0 is stated. Enter an amount above £0, such as the estimated value. It changes the figures, not the order, unless they are final as rounded: then a small amount makes bids equal.",
        ],
    );
    wrong(
        &adjusted(json!("price"), json!("-1")),
        &[
            "Award criteria, award, award rule, reference price: No reference price above £0 is stated. Enter an amount above £0, such as the estimated value. It changes the figures, not the order, unless they are final as rounded: then a small amount makes bids equal.",
        ],
    );
    let after_value = json!({"price_after_quality_value": {"price": "price"}});
    wrong(
        &by_rule(&after_value),
        &[
            "Award criteria, award, award rule: “Volunteers” would decide nothing. Under this rule only levels that people agree on have a value: score the method statement, or choose another award rule.",
            "Award criteria, award, award rule: “Skills” would decide nothing. Under this rule only levels that people agree on have a value: score the method statement, or choose another award rule.",
            "Award criteria, award, award rule: Level “Poor” of scale “Two levels” has no value of £0 or more. Enter what an answer of this level is worth: £0 or more.",
            "Award criteria, award, award rule: Level “Good” of scale “Two levels” has no value of £0 or more. Enter what an answer of this level is worth: £0 or more.",
        ],
    );
    let mut with_value = by_rule(&after_value);
    with_value.push(("@volunteers/kind", json!({"commitment_value": {"value_set": "Own", "values": [{"measure": "13", "value": "1"}], "rule": "relative_to_best"}})));
    with_value.push(("@skills/kind/commitment/rule", json!({"statement": {"scale": "two"}})));
    with_value.push(("scheme/scales/0/levels/0/value", json!("-1")));
    with_value.push(("scheme/scales/0/levels/1/value", json!("500")));
    wrong(
        &with_value,
        &[
            "Award criteria, award, award rule: “Volunteers” would decide nothing. Remove it, or choose another award rule.",
            "Award criteria, award, award rule: Level “Poor” of scale “Two levels” has no value of £0 or more. Enter what an answer of this level is worth: £0 or more.",
        ],
    );
    refused(
        &[("scheme/award/rule", json!("lowest_price"))],
        "Procurement, scheme, award, rule: “lowest_price” is not one of the choices. It can be highest_total, price_per_quality_point, quality_adjusted_score or price_after_quality_value.",
    );
}

#[test]
fn awards() {
    wrong(
        &[("scheme/award/winners", json!({"number": 0}))],
        &[
            "Award criteria, award, number of winners: No bid would be awarded. Enter a number of 1 or more.",
        ],
    );
    wrong(
        &[("scheme/award/winners", json!({"all_above": "101"}))],
        &[
            "Award criteria, award, least share of all points: A share of 101 % is not possible. Enter a percentage from 0 to 100.",
        ],
    );
    wrong(
        &[("scheme/award/most_lots", json!(0))],
        &[
            "Award criteria, award, lots that one supplier may win: No supplier could win a lot. Enter a number of 1 or more, or leave it empty.",
        ],
    );
    wrong(
        &[("scheme/award/close", json!("-1"))],
        &[
            "Award criteria, award, close result: Results cannot be less than 0 apart. Enter a number of 0 or more, or leave it empty.",
        ],
    );
    refused(
        &[("scheme/award/winners", json!("two"))],
        "Procurement, scheme, award, winners: “two” is not one of the choices. It can be one, number or all_above.",
    );
    refused(
        &[("scheme/award/reserves", json!(-1))],
        "Procurement, scheme, award, reserves: There is the value -1 here. Give a whole number, without quotation marks.",
    );
    refused(
        &[("scheme/award/lot_order", json!("by_value"))],
        "Procurement, scheme, award, lot_order: “by_value” is not one of the choices. It can be as_stated or bidder_preference.",
    );
    refused(
        &[("scheme/award/withdrawal", json!("next"))],
        "Procurement, scheme, award, withdrawal: “next” is not one of the choices. It can be award_to_next or recalculate.",
    );
}

#[test]
fn lots() {
    wrong(
        &[("scheme/lots", json!([])), ("bids", json!([])), ("evaluation/scores", json!([]))],
        &[
            "Award criteria, lots: There is no lot. Add one; a contract that is not divided is one lot.",
        ],
    );
    wrong(
        &[("scheme/lots/-", json!({"id": "lot-1", "title": "South"}))],
        &[
            "Award criteria, lots, lot 1, name: This lot has no name. Enter one, so that it can be told from the others.",
            "Award criteria, lots, lot 2, id: Two lots have the id lot-1. Give each its own id.",
        ],
    );
    wrong(
        &[("bids/0/lot", json!("lot-2"))],
        &["Fern, lot: There is no lot lot-2. Name one of the lots in this procurement."],
    );
    refused(
        &[("scheme/lots/0/id", json!("lot 1"))],
        "Procurement, scheme, lots, item 1, id: “lot 1” is not an id. An id is 1 to 64 letters a to z, digits, hyphens, dots or underscores.",
    );
    refused(
        &[("scheme/lots/0/years", json!("three"))],
        "Procurement, scheme, lots, item 1, years: “three” is not a number. Enter a number, such as 12 or 2.5.",
    );
    not_done(
        &[],
        json!({"remove_lot": "lot-1"}),
        "Award criteria, lot lot-1: There are bids for this lot. Remove them first.",
    );
    not_done(
        &[],
        json!({"set_lot_preference": {"supplier": "fern", "lots": ["lot-2"]}}),
        "Award criteria, lot lot-2: There is no such lot; it may have been removed. Choose one that is there.",
    );
}

#[test]
fn ties() {
    wrong(
        &[(
            "scheme/tie_break",
            json!(["lots_drawn", {"higher_points": "social"}, {"lower_price": "method"}]),
        )],
        &[
            "Award criteria, tie-break, step 1: Drawing lots decides every tie, so no step can follow it. Make it the last step.",
            "Award criteria, tie-break, step 2: There is no criterion social to compare. Choose one of the criteria.",
            "Award criteria, tie-break, step 3: method is not a price criterion. Choose one of the price criteria.",
        ],
    );
    wrong(
        &[("scheme/tie_break", json!([{"higher_income": "price"}]))],
        &[
            "Award criteria, tie-break, step 1: This step takes the worse price for the better one. Choose the lower price for what the authority pays, and the higher income for what it is paid.",
        ],
    );
    wrong(
        &[
            ("scheme/tie_break", json!([{"lower_price": "price"}])),
            ("@price/kind/price/method", json!("income")),
        ],
        &[
            "Award criteria, tie-break, step 1: This step takes the worse price for the better one. Choose the lower price for what the authority pays, and the higher income for what it is paid.",
        ],
    );
    refused(
        &[("scheme/tie_break", json!(["oldest"]))],
        "Procurement, scheme, tie_break, item 1: “oldest” is not one of the choices. It can be higher_points, lower_price, higher_income or lots_drawn.",
    );
}

#[test]
fn suppliers_and_bids() {
    wrong(
        &[("suppliers/0/name", json!(""))],
        &["Supplier fern, name: This supplier has no name. Enter its name."],
    );
    wrong(
        &[("suppliers/1/id", json!("fern")), ("bids/1/supplier", json!("fern"))],
        &["Supplier fern, id: Two suppliers have the id fern. Give each its own id."],
    );
    wrong(
        &[("bids/1/supplier", json!("oak"))],
        &[
            "moss-1, supplier: There is no supplier oak. Name one of the suppliers in this procurement.",
        ],
    );
    wrong(
        &[("bids/1/id", json!("fern-1"))],
        &["Fern, id: Two bids have the id fern-1. Give each its own id."],
    );
    wrong(
        &[("bids/0/commitments/0/measure", json!("99"))],
        &["Fern, measure 99: The measure set has no measure 99. Name one of its measures."],
    );
    wrong(
        &[("bids/0/commitments/1/measure", json!("2"))],
        &[
            "Fern, “People who gain a full qualification” (measure 2): Two quantities are given for one measure. Keep one of them.",
        ],
    );
    wrong(
        &[("bids/0/commitments/0/quantity", json!("-1"))],
        &[
            "Fern, “People who gain a full qualification” (measure 2): A quantity cannot be less than 0. Enter a number of 0 or more. All quantities are put so that more is better.",
        ],
    );
    wrong(
        &[("measures", json!({"built_in": "themes"})), ("bids/0/commitments", json!([]))],
        &[
            "Measure set: This edition has no measure set called themes. Open the file with the edition that made it, or choose another measure set.",
            "Award criteria, “Volunteers”, measure: The measure set has no measure 13. Choose one of its measures.",
            "Award criteria, “Skills”, measure: The measure set has no measure 2. Choose one of its measures.",
        ],
    );
}

#[test]
fn what_is_counted_under_two_measures() {
    let also = |measure: &str, quantity: &str| json!([{"measure": measure, "quantity": quantity}]);
    let said = |here: Value, there: Value| {
        [("bids/0/commitments/0/also_under", here), ("bids/0/commitments/1/also_under", there)]
    };
    wrong(&said(also("8", "2"), also("2", "2")), &[]);
    wrong(
        &said(also("8", "2"), also("2", "3")),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: The bid gives 2 as also counted under measure 8, and 3 there as also counted here. Enter the same number in both, or in one of them. Which is right, the supplier knows.",
        ],
    );
    wrong(
        &said(also("8", "6"), json!([])),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: The bid gives 6 as also counted under measure 8, of 10 offered here and 5 there. Enter a number from 0 to the smaller of the quantities offered.",
        ],
    );
    wrong(
        &said(json!([]), also("2", "6")),
        &[
            "Fern, “Young people who achieve an award” (measure 8), also counted under: The bid gives 6 as also counted under measure 2, of 5 offered here and 10 there. Enter a number from 0 to the smaller of the quantities offered.",
        ],
    );
    wrong(
        &said(also("8", "-1"), json!([])),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: The bid gives -1 as also counted under measure 8, of 10 offered here and 5 there. Enter a number from 0 to the smaller of the quantities offered.",
        ],
    );
    wrong(
        &said(also("6", "11"), json!([])),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: The bid gives 11 as also counted under measure 6, of 10 offered here and none there. Enter a number from 0 to the smaller of the quantities offered.",
        ],
    );
    wrong(
        &said(also("99", "1"), json!([])),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: The measure set has no measure 99. Name one of its measures.",
        ],
    );
    wrong(
        &said(
            json!([{"measure": "8", "quantity": "1"}, {"measure": "8", "quantity": "1"}]),
            json!([]),
        ),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: Measure 8 is named twice. Keep one of them.",
        ],
    );
    wrong(
        &said(
            json!([{"measure": "8", "quantity": "5"}, {"measure": "6", "quantity": "6"}]),
            json!([]),
        ),
        &[
            "Fern, “People who gain a full qualification” (measure 2), also counted under: Together the bid gives 11 as also counted under other measures, of 10 offered. State each thing once, under the first of the measures that it falls under.",
        ],
    );
    not_done(
        &[],
        json!({"change_offer": {"bid": "fern-1", "measure": "2", "change": {"also_under": also("8", "-1")}}}),
        "Fern, “People who gain a full qualification” (measure 2): A quantity of -1 is less than nothing. Enter a number of 0 or more. All quantities are put so that more is better.",
    );
}

#[test]
fn decisions() {
    let decision = |bid: &str, criterion: &str| json!({"bid": bid, "criterion": criterion, "about": "below_minimum", "outcome": "accept", "reason": "It may.", "decided_by": "A. Officer"});
    wrong(
        &[("evaluation/decisions", json!([decision("oak-1", "method")]))],
        &[
            "oak-1, decision on “Method”: This decision is about a bid or a criterion that is not there. Remove it.",
        ],
    );
    wrong(
        &[("evaluation/decisions", json!([decision("fern-1", "cost")]))],
        &[
            "Fern, decision on criterion cost: This decision is about a bid or a criterion that is not there. Remove it.",
        ],
    );
    wrong(
        &[(
            "evaluation/decisions",
            json!([decision("fern-1", "method"), decision("fern-1", "method")]),
        )],
        &["Fern, decision on “Method”: Two decisions are given here. Keep one of them."],
    );
    let decide = |changes: Value| {
        let mut decision = decision("fern-1", "method");
        for (field, value) in changes.as_object().unwrap() {
            decision[field] = value.clone();
        }
        json!({"decide": decision})
    };
    not_done(
        &[],
        decide(json!({"outcome": "exclude", "approved_by": "B. Head"})),
        "Fern, decision on “Method”, ground: An exclusion needs a ground. Choose the ground on which the bid is excluded.",
    );
    not_done(
        &[],
        decide(json!({"outcome": "exclude", "ground": "award_criterion"})),
        "Fern, decision on “Method”, approved by: It is not said who approved the exclusion. Enter the name of the person.",
    );
    not_done(
        &[],
        decide(
            json!({"outcome": "exclude", "ground": "award_criterion", "approved_by": " a.  officer"}),
        ),
        "Fern, decision on “Method”, approved by: The same person decided and approved. An exclusion is approved by someone else.",
    );
    not_done(
        &[],
        decide(json!({"reason": " "})),
        "Fern, decision on “Method”: A decision needs a reason. Say why, in a sentence.",
    );
    not_done(
        &[],
        decide(json!({"decided_by": ""})),
        "Fern, decision on “Method”: It is not said who decided. Enter the name of the person.",
    );
    not_done(
        &[],
        decide(json!({"bid": "oak-1"})),
        "oak-1: There is no such bid; it may have been removed. Choose one that is there.",
    );
    not_done(
        &[],
        decide(json!({"criterion": "cost"})),
        "Award criteria, criterion cost: There is no such criterion; it may have been removed. Choose one that is there.",
    );
    not_done(
        &[],
        decide(json!({"criterion": "price", "about": "price_missing"})),
        "Fern, decision on “Price”: A bid without a price cannot be accepted: a missing price is never taken as £0. Ask the supplier (clarify), enter the price, or exclude the bid.",
    );
    refused(
        &[(
            "evaluation/decisions",
            json!([{"bid": "fern-1", "about": "late", "outcome": "accept", "reason": "", "decided_by": ""}]),
        )],
        "Procurement, evaluation, decisions, item 1, about: “late” is not one of the choices. It can be price_missing, sum_differs, over_budget, abnormally_low, failed, below_minimum or beyond_limit.",
    );
    refused(
        &[(
            "evaluation/decisions",
            json!([{"bid": "fern-1", "about": "failed", "outcome": "exclude", "ground": "price", "reason": "", "decided_by": ""}]),
        )],
        "Procurement, evaluation, decisions, item 1, ground: “price” is not one of the choices. It can be award_criterion, condition_of_participation, abnormally_low, procedural_requirement or other.",
    );
}

#[test]
fn lots_drawn() {
    let draw =
        |order: Value| json!({"order": order, "drawn_by": "A. Officer", "witness": "B. Head"});
    wrong(
        &[("evaluation/draws/-", draw(json!(["fern-1", "oak-1"])))],
        &["Lots drawn: There is no bid oak-1. Name the bids between which lots were drawn."],
    );
    wrong(
        &[
            ("evaluation/draws/-", draw(json!(["fern-1", "moss-1"]))),
            ("evaluation/draws/-", draw(json!(["moss-1", "fern-1"]))),
        ],
        &[
            "Lots drawn: Lots were drawn twice for bid moss-1. Keep the draw that holds.",
            "Lots drawn: Lots were drawn twice for bid fern-1. Keep the draw that holds.",
        ],
    );
    let record = |order: Value| json!({"record_draw": draw(order)});
    not_done(
        &[],
        record(json!(["fern-1"])),
        "Lots drawn: Lots are drawn between two bids or more. Name the equal bids, in the order in which they were drawn.",
    );
    not_done(
        &[],
        record(json!(["fern-1", "oak-1"])),
        "oak-1: There is no such bid; it may have been removed. Choose one that is there.",
    );
    not_done(
        &[],
        record(json!(["fern-1", "fern-1"])),
        "Lots drawn: Lots were drawn twice for Fern. Take the earlier draw back first, or name each bid once.",
    );
    not_done(
        &[("evaluation/draws/-", draw(json!(["fern-1", "moss-1"])))],
        record(json!(["fern-1", "moss-1"])),
        "Lots drawn: Lots were drawn twice for Fern. Take the earlier draw back first, or name each bid once.",
    );
    not_done(
        &[("scheme/tie_break", json!([]))],
        record(json!(["fern-1", "moss-1"])),
        "Lots drawn: The award criteria do not say that lots are drawn. Only the steps that they state can decide a tie.",
    );
    not_done(
        &[],
        json!({"record_draw": {"order": ["fern-1", "moss-1"], "drawn_by": "", "witness": "B. Head"}}),
        "Lots drawn: It is not said who drew. Enter the name of the person.",
    );
    not_done(
        &[],
        json!({"record_draw": {"order": ["fern-1", "moss-1"], "drawn_by": "A. Officer", "witness": ""}}),
        "Lots drawn: It is not said who was the witness. Enter the name of the person.",
    );
    not_done(
        &[],
        json!({"record_draw": {"order": ["fern-1", "moss-1"], "drawn_by": "A. Officer", "witness": "a.  officer"}}),
        "Lots drawn: The same person drew lots and was the witness. A witness is someone else.",
    );
}

#[test]
fn withdrawals() {
    let withdrawn = |bid: &str, reason: &str, by: &str| json!({"bid": bid, "reason": reason, "recorded_by": by});
    wrong(
        &[("evaluation/withdrawals/-", withdrawn("oak-1", "Too busy.", "A. Officer"))],
        &["oak-1, withdrawal: There is no bid oak-1. Remove it."],
    );
    let twice = ("evaluation/withdrawals/-", withdrawn("fern-1", "Too busy.", "A. Officer"));
    wrong(
        &[twice.clone(), twice],
        &["Fern, withdrawal: This bid is withdrawn twice. Keep one of them."],
    );
    not_done(
        &[],
        json!({"withdraw": withdrawn("oak-1", "Too busy.", "A. Officer")}),
        "oak-1: There is no such bid; it may have been removed. Choose one that is there.",
    );
    not_done(
        &[],
        json!({"withdraw": withdrawn("fern-1", "", "A. Officer")}),
        "Fern, withdrawal: A withdrawal needs a reason. Say what the bidder said.",
    );
    not_done(
        &[],
        json!({"withdraw": withdrawn("fern-1", "Too busy.", " ")}),
        "Fern, withdrawal: It is not said who recorded this. Enter the name of the person.",
    );
}
