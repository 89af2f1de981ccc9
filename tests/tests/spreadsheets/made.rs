//! Procurements that cover the methods: the examples, and one of them under many methods.

use common_measure::number::{Mode, Places};
use common_measure::procurement::Procurement;
use common_measure::scheme::Stage;
use common_measure_tests::{example, workspace};
use serde_json::{Value, json};

/// Every example and every file of the tests that is a procurement.
pub fn examples() -> Vec<(String, Procurement)> {
    let folders = [example(""), example("published"), workspace("tests/files")];
    let mut found = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "json") {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, Procurement::parse(&text).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() >= 13, "{}", found.len());
    found
}

/// The pavilion.
pub fn pavilion() -> Procurement {
    let text = std::fs::read_to_string(example("sports-pavilion-8.json")).unwrap();
    Procurement::parse(&text).unwrap()
}

fn with(change: impl FnOnce(&mut Value)) -> Procurement {
    let text = std::fs::read_to_string(example("sports-pavilion-8.json")).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    change(&mut file);
    Procurement::parse(&file.to_string()).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The kind of the first criterion of a kind, wherever it stands.
fn first<'a>(criteria: &'a mut Value, kind: &str) -> Option<&'a mut Value> {
    for criterion in criteria.as_array_mut()? {
        if criterion["kind"].get(kind).is_some() {
            return criterion["kind"].get_mut(kind);
        }
        if let Some(group) = criterion["kind"].get_mut("group")
            && let Some(found) = first(&mut group["criteria"], kind)
        {
            return Some(found);
        }
    }
    None
}

/// The pavilion under every price method.
pub fn price_methods() -> Vec<(String, Procurement)> {
    let methods = [
        json!("lowest_over_price"),
        json!({ "linear_from_lowest": { "zero_at": "1.1" } }),
        json!({ "linear_from_lowest": { "zero_at": "1.1", "below_zero": true } }),
        json!("between_lowest_and_highest"),
        json!("distance_from_mean"),
        json!("distance_from_median"),
        json!({ "benchmark_over_price": { "benchmark": "1110000" } }),
        json!({ "benchmark_over_price": { "benchmark": "1110000", "above_all": true } }),
        json!({ "between_limits": { "all_points_at": "1090000", "no_points_at": "1150000" } }),
        json!({ "bands": { "bands": [
            { "up_to": "1100000", "share": "100" },
            { "up_to": "1130000", "share": "62.5" },
            { "up_to": null, "share": "10" },
        ] } }),
        json!({ "bands": { "bands": [{ "up_to": null, "share": "40" }] } }),
        json!({ "lines": { "points": [
            { "price": "1000000", "share": "100" },
            { "price": "1100000", "share": "70" },
            { "price": "1200000", "share": "0" },
        ] } }),
        json!({ "lines": { "beyond": "continued", "points": [
            { "price": "1100000", "share": "90" },
            { "price": "1110000", "share": "70" },
        ] } }),
        json!("income"),
    ];
    let of = |method: &Value| {
        let procurement = with(|file| {
            first(&mut file["scheme"]["criteria"], "price").unwrap()["method"] = method.clone();
            if *method == "income" {
                file["scheme"]["tie_break"][1] = json!({ "higher_income": "price" });
            }
        });
        (format!("price {method}"), procurement)
    };
    methods.iter().map(of).collect()
}

/// The pavilion under every commitment rule, also scaled, with minimums.
pub fn commitment_rules() -> Vec<(String, Procurement)> {
    let rules = [
        json!({ "rule": { "against_target": { "target": "7" } } }),
        json!({ "rule": { "against_target": { "target": "7" } }, "scaled": "per_million" }),
        json!({ "rule": { "against_target": { "target": "7" } }, "minimum_quantity": "3" }),
        json!({ "rule": { "bands": { "bands": [
            { "from": "1", "share": "12.5" }, { "from": "4", "share": "50" }, { "from": "8", "share": "100" },
        ] } } }),
        json!({ "rule": { "lines": { "points": [
            { "quantity": "0", "share": "0" }, { "quantity": "3", "share": "50" }, { "quantity": "11", "share": "100" },
        ] } }, "scaled": "per_million" }),
        json!({ "rule": { "relative_to_best": { "floor": null, "cap": null } } }),
        json!({ "rule": { "relative_to_best": { "floor": "20", "cap": null } } }),
        json!({ "rule": { "relative_to_best": { "floor": "2", "cap": "5" } }, "minimum_quantity": "1" }),
    ];
    let of = |change: &Value| {
        let procurement = with(|file| {
            let commitment = first(&mut file["scheme"]["criteria"], "commitment").unwrap();
            for (name, value) in change.as_object().unwrap() {
                commitment[name] = value.clone();
            }
        });
        (format!("commitment {change}"), procurement)
    };
    rules.iter().map(of).collect()
}

/// The pavilion under every rounding, and with answers scored relative to the best.
pub fn roundings() -> Vec<(String, Procurement)> {
    let mut found = Vec::new();
    for mode in [Mode::HalfAwayFromZero, Mode::HalfEven, Mode::Down] {
        for stage in [Stage::Leaf, Stage::Total, Stage::TotalAsRounded] {
            for places in [0, 1, 3] {
                let mut procurement = pavilion();
                procurement.scheme.rounding.mode = mode;
                procurement.scheme.rounding.stage = stage;
                procurement.scheme.rounding.places = Places::new(places).unwrap();
                found.push((format!("{mode:?} {stage:?} {places}"), procurement));
            }
        }
    }
    // A price divided by points, where totals of few points are rounded by much.
    let text = std::fs::read_to_string(workspace("tests/files/price-per-quality-point.json"));
    let mut file: Value = serde_json::from_str(&text.unwrap()).unwrap();
    file["scheme"]["points_available"] = json!("9.7");
    for stage in ["leaf", "total", "total_as_rounded"] {
        file["scheme"]["rounding"] = json!({"places": 0, "stage": stage});
        let procurement = Procurement::parse(&file.to_string()).unwrap();
        found.push((format!("price per quality point, {stage}"), procurement));
    }
    let relative = with(|file| {
        first(&mut file["scheme"]["criteria"], "quality").unwrap()["rule"] =
            json!("relative_to_best");
    });
    found.push(("best score".to_owned(), relative));
    found
}

/// With something missing, excluded, tied and drawn.
pub fn incomplete() -> Vec<(String, Procurement)> {
    let mut no_price = pavilion();
    no_price.bids[0].prices.clear();
    let mut no_score = pavilion();
    no_score.evaluation.scores.pop();
    let mut tied = pavilion();
    let mut twin = tied.bids[0].clone();
    twin.id = common_measure::id::BidId::new("twin").unwrap();
    "variant".clone_into(&mut twin.title);
    let scores: Vec<_> =
        tied.evaluation.scores.iter().filter(|it| it.bid == tied.bids[0].id).cloned().collect();
    tied.evaluation.scores.extend(scores.into_iter().map(|mut score| {
        score.bid = twin.id.clone();
        score
    }));
    tied.bids.push(twin);
    let mut drawn = tied.clone();
    let draw = |order: &[&str]| common_measure::evaluation::Draw {
        order: order.iter().map(|id| common_measure::id::BidId::new(id).unwrap()).collect(),
        drawn_by: "A".to_owned(),
        witness: "B".to_owned(),
    };
    let first = drawn.bids[0].id.to_string();
    drawn.evaluation.draws.push(draw(&["twin", &first]));
    vec![
        ("no price".to_owned(), no_price),
        ("no score".to_owned(), no_score),
        ("tied".to_owned(), tied),
        ("drawn".to_owned(), drawn),
    ]
}

/// With bids that are withdrawn, or excluded for a score below a minimum, compared or not.
pub fn taken_out() -> Vec<(String, Procurement)> {
    let mut withdrawn = pavilion();
    withdrawn.evaluation.withdrawals.push(common_measure::evaluation::Withdrawn {
        bid: withdrawn.bids[0].id.clone(),
        reason: "Sold".to_owned(),
        recorded_by: "A".to_owned(),
    });
    let below = |set_aside: bool, still_compared: bool| {
        let mut of = pavilion();
        of.scheme.minimum = Some("80".parse().unwrap());
        of.scheme.below_minimum.set_aside = set_aside;
        of.scheme.below_minimum.still_compared = still_compared;
        (format!("below a minimum, {set_aside} {still_compared}"), of)
    };
    // Nobody is left to compare with.
    let mut nobody = below(true, false).1;
    nobody.scheme.minimum = Some("100".parse().unwrap());
    vec![
        ("withdrawn".to_owned(), withdrawn),
        below(true, false),
        below(true, true),
        below(false, false),
        ("nobody left".to_owned(), nobody),
    ]
}
