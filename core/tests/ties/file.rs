//! Procurements of one lot in which lots are drawn between equals, as a file holds them.

use common_measure::procurement::Procurement;
use serde_json::{Value, json};

use crate::contest::numbers::decimal;

/// Weights and shares are whole numbers of 1/10 000.
pub const WHOLE: u64 = 10_000;

pub const LEVELS: [u64; 6] = [0, 2_500, 3_333, 5_000, 7_500, WHOLE];

pub fn percent(parts: u64) -> String {
    decimal(parts, 2)
}

pub fn level(at: usize) -> String {
    format!("l{at}")
}

/// The procurement of these bids, each with its price, its commitments and its scores.
pub fn procurement(
    criteria: &Value,
    levels: &[Value],
    rule: &Value,
    bids: &[(Value, Vec<Value>)],
    scores: &[Value],
) -> Procurement {
    let bid = |at: usize| format!("b{at}");
    let suppliers: Vec<Value> =
        (0..bids.len()).map(|at| json!({"id": bid(at), "name": bid(at)})).collect();
    let agreed = scores.iter().enumerate().flat_map(|(at, scores)| {
        let scores = scores.as_object().unwrap().iter();
        scores.map(
            move |(question, level)| json!({"bid": bid(at), "criterion": question, "level": level}),
        )
    });
    let bids: Vec<Value> = bids
        .iter()
        .enumerate()
        .map(|(at, (price, commitments))| {
            json!({"id": bid(at), "supplier": bid(at), "lot": "lot", "prices": [price],
                "commitments": commitments})
        })
        .collect();
    let file = json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"},
        "scheme": {
            "points_available": "100",
            "criteria": criteria,
            "minimum": "0.0000000001",
            "scales": [{"id": "s", "title": "s", "levels": levels}],
            "tie_break": ["lots_drawn"],
            "award": {"rule": rule},
            "lots": [{"id": "lot"}],
        },
        "suppliers": suppliers,
        "bids": bids,
        "evaluation": {"scores": agreed.collect::<Vec<Value>>()},
    });
    Procurement::parse(&file.to_string()).unwrap()
}
