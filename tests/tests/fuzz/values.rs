//! An example with some of its values changed, so that it mostly still is a procurement.

use bolero::TypeGenerator;
use serde_json::{Value, json};

use crate::text::EXAMPLES;

/// Which example, and what is done to it.
#[derive(Clone, Debug, TypeGenerator)]
pub struct Changed {
    example: u8,
    edits: Vec<Edit>,
}

/// One change to a value somewhere in the tree; places are taken modulo how many there are.
#[derive(Clone, Debug, TypeGenerator)]
enum Edit {
    /// A decimal becomes another.
    Decimal { at: u16, to: u8 },
    /// A price method, commitment rule, award rule or setting becomes another.
    Setting { at: u16, to: u8 },
    /// A thing in a list is left out.
    Leave { at: u16, which: u8 },
    /// A field is left out.
    Forget { at: u16, which: u8 },
    /// A bid, a supplier and its scores come in once more.
    Another { which: u8 },
    /// A field is given to the scheme, a criterion, a bid or the evaluation.
    Field { at: u16, which: u8 },
}

const DECIMALS: [&str; 22] = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "7",
    "10",
    "33.3333333333",
    "50",
    "60",
    "99.9",
    "100",
    "101",
    "150",
    "-1",
    "0.01",
    "0.000001",
    "999999999999999999",
    "999999999999.999999",
    "123456.789",
    "1080000",
    "3.5",
];

/// Values of one field, by the field's name.
fn settings(field: &str) -> Vec<Value> {
    match field {
        "method" => vec![
            json!("lowest_over_price"),
            json!({"linear_from_lowest": {"zero_at": "2"}}),
            json!({"linear_from_lowest": {"zero_at": "1.5", "below_zero": true}}),
            json!("between_lowest_and_highest"),
            json!("distance_from_mean"),
            json!("distance_from_median"),
            json!({"benchmark_over_price": {"benchmark": "1000000"}}),
            json!({"benchmark_over_price": {"benchmark": "1200000", "above_all": true}}),
            json!({"between_limits": {"all_points_at": "900000", "no_points_at": "1300000"}}),
            json!({"bands": {"bands": [{"up_to": "1000000", "share": "100"}, {"up_to": null, "share": "40"}]}}),
            json!({"lines": {"points": [{"price": "900000", "share": "100"}, {"price": "1200000", "share": "10"}], "beyond": "continued"}}),
            json!("income"),
            json!("not_scored"),
        ],
        "rule" => vec![
            json!({"against_target": {"target": "6"}}),
            json!({"against_target": {"target": null}}),
            json!({"bands": {"bands": [{"from": "1", "share": "30"}, {"from": "5", "share": "100"}]}}),
            json!({"lines": {"points": [{"quantity": "0", "share": "0"}, {"quantity": "7", "share": "100"}]}}),
            json!({"relative_to_best": {"floor": null, "cap": null}}),
            json!({"relative_to_best": {"floor": "5", "cap": "40"}}),
            json!({"statement": {"scale": "scale-1"}}),
            json!("highest_total"),
            json!({"price_per_quality_point": {"price": "price"}}),
            json!({"quality_adjusted_score": {"price": "price", "reference": "1000"}}),
            json!({"price_after_quality_value": {"price": "price"}}),
            json!("of_level"),
            json!("relative_to_best"),
        ],
        "stage" => vec![json!("leaf"), json!("total"), json!("total_as_rounded")],
        "mode" => {
            vec![json!("half_away_from_zero"), json!("half_even"), json!("down"), json!("direct")]
        }
        "places" => vec![json!(0), json!(1), json!(4), json!(9), json!(10)],
        "weights" => vec![json!("of_group"), json!("of_award"), json!("points")],
        "set_aside" | "still_compared" => vec![json!(true), json!(false)],
        "weight" => vec![Value::Null, json!("20"), json!("0")],
        "kind" => vec![
            json!({"pass_fail": {}}),
            json!({"group": {"weights": "points", "criteria": []}}),
            json!({"commitment_value": {"value_set": "a", "values": [{"measure": "1", "value": "100"}, {"measure": "13", "value": "17.96"}], "rule": "relative_to_best"}}),
            json!({"commitment_value": {"value_set": "a", "values": [{"measure": "1", "value": "100"}], "rule": {"share_of_estimate": "2"}}}),
        ],
        _ => Vec::new(),
    }
}

/// Fields that may be given, by where.
fn fields(within: &serde_json::Map<String, Value>) -> Vec<(&'static str, Value)> {
    if within.contains_key("tie_break") {
        return vec![
            ("minimum", json!("40")),
            ("weights", json!("points")),
            (
                "award",
                json!({"winners": {"number": 2}, "reserves": 1, "most_lots": 1, "lot_order": "bidder_preference", "withdrawal": "recalculate", "close": "1"}),
            ),
            ("award", json!({"winners": {"all_above": "60"}, "reserves": 3})),
            ("award", json!({"rule": {"price_per_quality_point": {"price": "price"}}})),
            ("tie_break", json!([{"lower_price": "price"}, "lots_drawn"])),
            (
                "lots",
                json!([{"id": "lot-1", "title": "One", "estimated_value": "5000000", "years": "3"}, {"id": "lot-2", "title": "Two"}]),
            ),
        ];
    }
    if within.contains_key("commitments") {
        return vec![
            ("lot", json!("lot-2")),
            (
                "prices",
                json!([{"criterion": "price", "amount": "1080000", "rates": [{"line": "a", "rate": "4.25"}]}]),
            ),
            (
                "commitments",
                json!([{"measure": "1", "quantity": "5", "also_under": [{"measure": "5", "quantity": "2"}]}, {"measure": "5", "quantity": "3"}]),
            ),
            (
                "commitments",
                json!([{"measure": "13", "quantity": "9"}, {"measure": "14", "quantity": "4", "also_under": [{"measure": "13", "quantity": "3"}]}]),
            ),
        ];
    }
    if within.contains_key("scores") {
        return vec![
            (
                "draws",
                json!([{"order": ["alder", "birch", "cedar"], "drawn_by": "A", "witness": "B"}]),
            ),
            ("withdrawals", json!([{"bid": "alder", "reason": "a", "recorded_by": "b"}])),
            (
                "decisions",
                json!([{"bid": "birch", "criterion": "price", "about": "below_minimum", "outcome": "exclude", "ground": "award_criterion", "reason": "a", "decided_by": "b", "approved_by": "c"}]),
            ),
        ];
    }
    if within.contains_key("kind") {
        return vec![("minimum", json!("55")), ("weight", json!("30")), ("weight", json!("100"))];
    }
    if within.contains_key("measure") && within.contains_key("rule") {
        return vec![
            ("minimum_quantity", json!("2")),
            ("limit", json!("3")),
            ("scaled", json!("per_million")),
            ("scaled", json!("per_year")),
        ];
    }
    if within.contains_key("method") {
        return vec![
            ("budget", json!("1000000")),
            ("abnormally_low", json!({"below_mean": "5"})),
            ("abnormally_low", json!({"below_next": "1"})),
            (
                "schedule",
                json!({"lines": [{"id": "a", "title": "A", "unit": "each", "quantity": "3"}, {"id": "b", "title": "B", "unit": "", "quantity": "1.5", "option": true}], "options_count": false}),
            ),
        ];
    }
    Vec::new()
}

impl Changed {
    /// The example with the changes made, as text.
    pub fn text(&self) -> String {
        let example = EXAMPLES[usize::from(self.example) % EXAMPLES.len()];
        let mut file: Value = serde_json::from_str(example).unwrap();
        for edit in self.edits.iter().take(8) {
            edit.make(&mut file);
        }
        file.to_string()
    }
}

impl Edit {
    fn make(&self, file: &mut Value) {
        match *self {
            Self::Decimal { at, to } => {
                let is_decimal = |_: &str, value: &Value| {
                    value
                        .as_str()
                        .is_some_and(|text| text.parse::<i128>().is_ok() || text.contains('.'))
                };
                change(file, at, &is_decimal, &|_, value| {
                    *value = DECIMALS[usize::from(to) % DECIMALS.len()].into();
                });
            }
            Self::Setting { at, to } => {
                change(file, at, &|field, _| !settings(field).is_empty(), &|field, value| {
                    let values = settings(field);
                    *value = values[usize::from(to) % values.len()].clone();
                });
            }
            Self::Leave { at, which } => {
                let is_list =
                    |_: &str, value: &Value| value.as_array().is_some_and(|all| !all.is_empty());
                change(file, at, &is_list, &|_, value| {
                    let list = value.as_array_mut().unwrap();
                    list.remove(usize::from(which) % list.len());
                });
            }
            Self::Forget { at, which } => {
                let is_object =
                    |_: &str, value: &Value| value.as_object().is_some_and(|all| !all.is_empty());
                change(file, at, &is_object, &|_, value| {
                    let object = value.as_object_mut().unwrap();
                    let names: Vec<String> = object.keys().cloned().collect();
                    object.remove(&names[usize::from(which) % names.len()]);
                });
            }
            Self::Another { which } => another(file, which),
            Self::Field { at, which } => {
                let is_host = |_: &str, value: &Value| {
                    value.as_object().is_some_and(|it| !fields(it).is_empty())
                };
                change(file, at, &is_host, &|_, value| {
                    let object = value.as_object_mut().unwrap();
                    let fields = fields(object);
                    let (name, field) = fields[usize::from(which) % fields.len()].clone();
                    object.insert(name.to_owned(), field);
                });
            }
        }
    }
}

/// Changes the one of all fitting values that `at` points to.
fn change(
    file: &mut Value,
    at: u16,
    fits: &dyn Fn(&str, &Value) -> bool,
    with: &dyn Fn(&str, &mut Value),
) {
    let mut places = Vec::new();
    fitting("", file, "", fits, &mut places);
    if places.is_empty() {
        return;
    }
    let (field, pointer) = &places[usize::from(at) % places.len()];
    with(field, file.pointer_mut(pointer).unwrap());
}

/// The fields and JSON pointers of all fitting values. Those in a list have the list's field.
fn fitting(
    field: &str,
    value: &Value,
    pointer: &str,
    fits: &dyn Fn(&str, &Value) -> bool,
    into: &mut Vec<(String, String)>,
) {
    if fits(field, value) {
        into.push((field.to_owned(), pointer.to_owned()));
    }
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                fitting(field, item, &format!("{pointer}/{at}"), fits, into);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                fitting(name, value, &format!("{pointer}/{name}"), fits, into);
            }
        }
        _ => {}
    }
}

/// Another bid like one that is there, with its scores, from a supplier of its own.
fn another(file: &mut Value, which: u8) {
    let Some(bids) = file["bids"].as_array().filter(|bids| !bids.is_empty()) else { return };
    let mut bid = bids[usize::from(which) % bids.len()].clone();
    let old = bid["id"].clone();
    let id = Value::from(format!("more-{}", bids.len()));
    let supplier = serde_json::json!({"id": id, "name": "One more"});
    (bid["id"], bid["supplier"]) = (id.clone(), id.clone());
    let scores: Vec<Value> = file["evaluation"]["scores"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|score| score["bid"] == old)
        .cloned()
        .map(|mut score| {
            score["bid"] = id.clone();
            score
        })
        .collect();
    for (list, thing) in [("bids", bid), ("suppliers", supplier)] {
        if let Some(list) = file[list].as_array_mut() {
            list.push(thing);
        }
    }
    if let Some(list) = file["evaluation"]["scores"].as_array_mut() {
        list.extend(scores);
    }
}
