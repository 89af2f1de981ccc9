//! Every example in `docs/methods.md` is what the engine gives, and every method has one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use std::collections::BTreeSet;

use common_measure::assessment::{Assessment, Reading, assess};
use common_measure::number::{Exact, Quantity};
use common_measure::procurement::Procurement;
use common_measure::scheme::{CommitmentRule, PriceMethod};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../docs/methods.md");
const SCHEMA: &str = include_str!("../../docs/procurement.schema.json");

/// One example: the kind that stands behind the fence, and its lines.
struct Example {
    kind: &'static str,
    lines: Vec<(&'static str, &'static str)>,
}

fn examples() -> Vec<Example> {
    PAGE.split("```")
        .skip(1)
        .step_by(2)
        .map(|block| {
            let (kind, lines) = block.split_once('\n').unwrap();
            let lines = lines.lines().map(|line| line.split_once(": ").unwrap()).collect();
            Example { kind, lines }
        })
        .collect()
}

impl Example {
    fn line(&self, name: &str) -> &'static str {
        self.lines.iter().find(|(line, _)| *line == name).unwrap().1
    }

    /// The method or rule, as the file has it.
    fn method(&self) -> Value {
        let name = if self.kind == "price" { "method" } else { "rule" };
        serde_json::from_str(self.line(name)).unwrap()
    }

    /// What a question is worth, and the points that are stated.
    fn points(&self) -> (Exact, Vec<Exact>) {
        let (name, points) =
            self.lines.iter().find(|(line, _)| line.starts_with("points of ")).unwrap();
        (figure(name.strip_prefix("points of ").unwrap()), figures(points))
    }
}

/// A decimal or a fraction.
fn figure(text: &str) -> Exact {
    let whole = |text: &str| Quantity::parse(text).unwrap().exact();
    match text.split_once('/') {
        None => whole(text),
        Some((over, under)) => whole(over).over(&whole(under)).unwrap(),
    }
}

fn figures(text: &str) -> Vec<Exact> {
    text.split(", ").map(figure).collect()
}

/// What stands before and behind each `and`.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split(", ").map(|pair| pair.split_once(" and ").unwrap()).collect()
}

#[test]
fn prices_get_the_points_that_the_page_states() {
    for example in examples().iter().filter(|example| example.kind == "price") {
        let method: PriceMethod = serde_json::from_value(example.method()).unwrap();
        let prices = figures(example.line("prices"));
        let (worth, expected) = example.points();
        let points: Vec<Exact> = prices
            .iter()
            .map(|price| method.share(price, &prices).unwrap().times(&worth))
            .collect();
        assert_eq!(points, expected, "{}", example.line("method"));
    }
}

#[test]
fn commitments_get_the_points_that_the_page_states() {
    for example in examples().iter().filter(|example| example.kind == "commitment") {
        let rule: CommitmentRule = serde_json::from_value(example.method()).unwrap();
        let offers = figures(example.line("offers"));
        let (worth, expected) = example.points();
        let points: Vec<Exact> =
            offers.iter().map(|offer| rule.share(offer, &offers).unwrap().times(&worth)).collect();
        assert_eq!(points, expected, "{}", example.line("rule"));
    }
}

/// A procurement of one question, with a bid for each of so many.
fn procurement(criteria: &Value, award: &Value, points: &Exact, bids: usize) -> Value {
    let ids: Vec<String> = (1..=bids).map(|bid| bid.to_string()).collect();
    json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"},
        "scheme": {
            "points_available": points.to_string(), "criteria": criteria, "scales": [],
            "minimum": "1", "award": {"rule": award}, "lots": [{"id": "lot"}],
        },
        "suppliers": ids.iter().map(|id| json!({"id": id, "name": id})).collect::<Vec<_>>(),
        "bids": ids.iter().map(|id| json!({"id": id, "supplier": id, "lot": "lot"})).collect::<Vec<_>>(),
        "evaluation": {},
    })
}

fn assessed(file: &Value) -> Assessment {
    let procurement = Procurement::parse(&file.to_string()).unwrap();
    // Nobody is set aside by the minimum, which one rule needs.
    assess(&procurement, Reading::Other).unwrap()
}

/// Levels of these shares of the points, and the scores of bids on them.
fn scored(file: &mut Value, shares: &[&str]) {
    let levels: BTreeSet<&&str> = shares.iter().collect();
    let levels: Vec<Value> = levels
        .into_iter()
        .chain([&"1", &"2"])
        .enumerate()
        .map(|(at, share)| {
            let value = format!("{share}000");
            json!({"id": format!("level-{at}"), "label": at.to_string(), "share": share, "value": value})
        })
        .collect();
    let scores: Vec<Value> = (1..)
        .zip(shares)
        .map(|(bid, share)| {
            let level = levels.iter().find(|level| level["share"] == **share).unwrap();
            json!({"bid": bid.to_string(), "criterion": "question", "level": level["id"]})
        })
        .collect();
    file["scheme"]["scales"] = json!([{"id": "scale", "title": "Scale", "levels": levels}]);
    file["evaluation"]["scores"] = json!(scores);
}

#[test]
fn answers_get_the_points_that_the_page_states() {
    for example in examples().iter().filter(|example| example.kind == "quality") {
        let rule = example.method();
        let kind = if rule == "statement" {
            json!({"commitment": {"measure": "1", "rule": {"statement": {"scale": "scale"}}}})
        } else {
            json!({"quality": {"scale": "scale", "rule": rule}})
        };
        let shares: Vec<&str> = example.line("shares").split(", ").collect();
        let (worth, expected) = example.points();
        let question = json!([{"id": "question", "title": "Q", "weight": "100", "kind": kind}]);
        let mut file = procurement(&question, &json!("highest_total"), &worth, shares.len());
        scored(&mut file, &shares);
        let assessment = assessed(&file);
        let lot = &assessment.lots[0];
        let points: Vec<Exact> =
            (0..shares.len()).map(|bid| lot.total(bid).unwrap().clone()).collect();
        assert_eq!(points, expected, "{}", example.line("rule"));
    }
}

#[test]
fn commitments_in_pounds_get_the_points_that_the_page_states() {
    for example in examples().iter().filter(|example| example.kind == "value") {
        let values: Vec<Value> = ["1", "12"]
            .iter()
            .zip(example.line("values").split(", "))
            .map(|(measure, value)| json!({"measure": measure, "value": value}))
            .collect();
        let kind = json!({"commitment_value": {"value_set": "The page", "values": values, "rule": example.method()}});
        let offers = pairs(example.line("offers"));
        let (worth, expected) = example.points();
        let question = json!([{"id": "question", "title": "Q", "weight": "100", "kind": kind}]);
        let mut file = procurement(&question, &json!("highest_total"), &worth, offers.len());
        if let Some((_, estimate)) = example.lines.iter().find(|(name, _)| *name == "estimate") {
            file["scheme"]["lots"][0]["estimated_value"] = json!(estimate);
        }
        for (at, (one, other)) in offers.iter().enumerate() {
            file["bids"][at]["commitments"] =
                json!([{"measure": "1", "quantity": one}, {"measure": "12", "quantity": other}]);
        }
        let assessment = assessed(&file);
        let lot = &assessment.lots[0];
        let points: Vec<Exact> =
            (0..offers.len()).map(|bid| lot.total(bid).unwrap().clone()).collect();
        assert_eq!(points, expected, "{}", example.line("rule"));
    }
}

#[test]
fn awards_are_those_that_the_page_states() {
    for example in examples().iter().filter(|example| example.kind == "award") {
        let bids = pairs(example.line("bids"));
        let criteria = json!([
            {"id": "price", "title": "Price", "weight": null, "kind": {"price": {"method": "not_scored"}}},
            {"id": "question", "title": "Q", "weight": "100", "kind": {"quality": {"scale": "scale"}}},
        ]);
        let mut file = procurement(&criteria, &example.method(), &Exact::from(100), bids.len());
        let shares: Vec<&str> = bids.iter().map(|(_, quality)| *quality).collect();
        scored(&mut file, &shares);
        for (at, (price, _)) in bids.iter().enumerate() {
            file["bids"][at]["prices"] = json!([{"criterion": "price", "amount": price}]);
        }
        let assessment = assessed(&file);
        let lot = &assessment.lots[0];
        let deciding =
            |bid: usize| lot.bids[bid].figure.as_ref().or(lot.total(bid)).unwrap().clone();
        let figures: Vec<Exact> = (0..bids.len()).map(deciding).collect();
        assert_eq!(figures, self::figures(example.line("figures")), "{}", example.line("rule"));
        let order: Vec<String> = lot.ranking.iter().map(|bid| (bid + 1).to_string()).collect();
        assert_eq!(order.join(", "), example.line("order"), "{}", example.line("rule"));
    }
}

/// The names of all variants of a type, as the schema of the file has them.
fn variants(of: &str) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut found = BTreeSet::new();
    for variant in schema["$defs"][of]["oneOf"].as_array().unwrap() {
        found.extend(variant["const"].as_str().map(str::to_owned));
        let names = variant["enum"].as_array().into_iter().flatten();
        found.extend(names.map(|name| name.as_str().unwrap().to_owned()));
        let fields = variant["properties"].as_object().into_iter().flatten();
        found.extend(fields.map(|(name, _)| name.clone()));
    }
    found
}

/// A commitment rule, shown among what people score.
fn is_statement(example: &Example) -> bool {
    example.lines.contains(&("rule", "\"statement\""))
}

#[test]
fn every_method_has_an_example() {
    for (of, kind) in [
        ("PriceMethod", "price"),
        ("CommitmentRule", "commitment"),
        ("QualityRule", "quality"),
        ("ValueRule", "value"),
        ("AwardRule", "award"),
    ] {
        let shown: BTreeSet<String> = examples()
            .iter()
            .filter(|example| example.kind == kind || is_statement(example))
            .map(|example| match example.method() {
                Value::String(name) => name,
                other => other.as_object().unwrap().keys().next().unwrap().clone(),
            })
            .collect();
        let missing: Vec<String> = variants(of).difference(&shown).cloned().collect();
        assert_eq!(missing, Vec::<String>::new(), "{of} without an example");
    }
}
