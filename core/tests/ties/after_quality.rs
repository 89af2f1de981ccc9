//! Bids whose prices differ by exactly what their levels are worth.

use common_measure::procurement::Procurement;
use serde_json::{Value, json};

use super::file::{LEVELS, level, percent, procurement};
use crate::contest::numbers::{MILLIONTHS, decimal, parts};
use crate::contest::random::Random;

/// Prices are made of rates with fractions of a penny, and differ by exactly what the levels
/// agreed are worth.
pub fn equal_after_quality(random: &mut Random) -> Option<(Procurement, Procurement)> {
    let worth: Vec<u64> = LEVELS.iter().map(|_| random.pick(0, 50_000)).collect();
    let levels: Vec<Value> = LEVELS
        .iter()
        .zip(&worth)
        .enumerate()
        .map(|(at, (share, worth))| {
            json!({"id": level(at), "label": level(at), "share": percent(*share),
                "value": decimal(*worth, 2)})
        })
        .collect();
    let criteria = json!([
        {"id": "price", "title": "price", "weight": null, "kind": {"price": {
            "method": "not_scored", "schedule": {"lines": [
                {"id": "fixed", "title": "fixed", "quantity": "1"},
                {"id": "visits", "title": "visits",
                    "quantity": decimal(random.pick(1, 999_999), 3)}]}}}},
        {"id": "q", "title": "q", "weight": "60", "kind": {"quality": {"scale": "s"}}},
        {"id": "m", "title": "m", "weight": "40", "kind": {"commitment": {
            "measure": "9", "rule": {"statement": {"scale": "s"}}}}},
    ]);
    let visits = criteria[0]["kind"]["price"]["schedule"]["lines"][1]["quantity"].clone();
    let visits = parts(visits.as_str().unwrap(), 3);
    let agreed = [0; 3].map(|_| [random.index(LEVELS.len()), random.index(LEVELS.len())]);
    let rates = [0; 2].map(|_| random.pick(1, 999_999));
    // All in millionths: values are pence, quantities and rates of visits have three places.
    let value = |bid: usize| -> i128 {
        agreed[bid]
            .iter()
            .map(|level| i128::from(worth[*level]) * i128::from(MILLIONTHS / 100))
            .sum()
    };
    let without_fixed = |bid: usize| i128::from(visits * rates[bid]) - value(bid);
    let fixed = i128::from(random.pick(1, 999_999_999_999));
    let second = u64::try_from(fixed + without_fixed(0) - without_fixed(1)).ok()?;
    let fixed = [u64::try_from(fixed).ok()?, second, 999_999_999_999_999];
    if agreed[0] == agreed[1] || rates[0] == rates[1] {
        return None;
    }
    let make = |more: u64| {
        let bids: Vec<(Value, Vec<Value>)> = (0..3)
            .map(|at| {
                let fixed = fixed[at] + if at == 0 { more } else { 0 };
                let visits = decimal(rates.get(at).copied().unwrap_or(999_999), 3);
                let rates = json!([{"line": "fixed", "rate": decimal(fixed, 6)},
                    {"line": "visits", "rate": visits}]);
                (json!({"criterion": "price", "amount": null, "rates": rates}), Vec::new())
            })
            .collect();
        let scores = agreed.map(|[q, m]| json!({"q": level(q), "m": level(m)}));
        let rule = json!({"price_after_quality_value": {"price": "price"}});
        procurement(&criteria, &levels, &rule, &bids, &scores)
    };
    Some((make(0), make(1)))
}
