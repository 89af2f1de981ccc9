//! Questions on measures: every rule, minimum quantities and limits, and values in pounds.

use common_measure::id::{MeasureId, ScaleId};
use common_measure::scheme::{
    AgainstTarget, Commitment, CommitmentRule, CommitmentValue, MeasureValue, MethodStatement,
    QuantityBand, QuantityBands, QuantityLines, QuantityPoint, RelativeToBest, Scaled, ValueRule,
};

use super::numbers::{self, Size, WHOLE, money, percentage, quantity, share, some};
use super::random::Random;

/// Measures of Knowsley's set, those that can count the same thing beside each other.
const MEASURES: [&str; 20] = [
    "13", "14", "15", "17", "22", "1", "5", "2", "8", "6", "7", "16", "21", "18", "19", "12", "27",
    "23", "24", "29",
];

/// Different measures; neighbours in the list above come together, in any order.
pub fn measures(random: &mut Random, count: usize) -> Vec<MeasureId> {
    let start = random.one(&[0, 0, 5, 10, 15]);
    let mut chosen: Vec<&str> = MEASURES.iter().cycle().skip(start).take(count).copied().collect();
    random.shuffle(&mut chosen);
    chosen.into_iter().map(|id| MeasureId::new(id).unwrap()).collect()
}

/// A question on one measure.
pub fn question(random: &mut Random, measure: MeasureId, size: Size) -> Commitment {
    let (rule, full) = rule(random, size);
    let scaled = match rule {
        CommitmentRule::RelativeToBest(_) => Scaled::Not,
        _ => random.one(&[Scaled::Not, Scaled::Not, Scaled::PerMillion, Scaled::PerYear]),
    };
    let least = random.maybe(25, |random| random.pick(0, full));
    Commitment {
        minimum_quantity: least.map(quantity),
        limit: random.maybe(20, |random| quantity(numbers::some_or_none(random, size))),
        rule,
        scaled,
        ..Commitment::new(measure)
    }
}

/// A question on which people score the method statement.
pub fn statement(random: &mut Random, measure: MeasureId, scales: &[ScaleId]) -> Commitment {
    let rule = CommitmentRule::Statement(MethodStatement { scale: Some(random.one(scales)) });
    let limit = random.maybe(20, |random| quantity(numbers::some_or_none(random, Size::Round)));
    Commitment { rule, limit, ..Commitment::new(measure) }
}

/// A rule that scores the quantity, and the most that a minimum quantity may be beside it.
fn rule(random: &mut Random, size: Size) -> (CommitmentRule, u64) {
    match random.index(4) {
        0 => {
            let target = some(random, size);
            (
                CommitmentRule::AgainstTarget(AgainstTarget { target: Some(quantity(target)) }),
                target,
            )
        }
        1 => {
            let count = random.count(1, 4);
            let from = numbers::rising(random, count, |random| numbers::some_or_none(random, size));
            let full = from.last().copied().filter(|last| *last > 0);
            let band = |from: u64| QuantityBand {
                from: Some(quantity(from)),
                share: Some(percentage(share(random))),
            };
            let bands = from.into_iter().map(band).collect();
            (CommitmentRule::Bands(QuantityBands { bands }), full.unwrap_or(1))
        }
        2 => {
            let count = random.count(2, 4);
            let at = numbers::rising(random, count, |random| numbers::some_or_none(random, size));
            let full = at.last().copied().unwrap_or(1);
            let point = |at: u64| QuantityPoint {
                quantity: Some(quantity(at)),
                share: Some(percentage(share(random))),
            };
            let points = at.into_iter().map(point).collect();
            (CommitmentRule::Lines(QuantityLines { points }), full)
        }
        _ => {
            let cap = random.maybe(40, |random| some(random, size));
            let full = cap.unwrap_or_else(|| some(random, size));
            let floor = random.maybe(40, |random| random.pick(0, full));
            let best = RelativeToBest { floor: floor.map(quantity), cap: cap.map(quantity) };
            (CommitmentRule::RelativeToBest(best), full)
        }
    }
}

/// A question on what commitments are worth in pounds.
pub fn value(random: &mut Random, measures: &[MeasureId]) -> CommitmentValue {
    let size = numbers::size(random);
    let values = measures
        .iter()
        .map(|measure| MeasureValue {
            measure: measure.clone(),
            value: Some(money(numbers::pence(random, size))),
        })
        .collect();
    let rule = if random.chance(50) {
        ValueRule::RelativeToBest
    } else {
        // From a hundredth of a percent of the estimate to twice it.
        ValueRule::ShareOfEstimate(Some(percentage(random.pick(1, 20_000) * (WHOLE / 10_000))))
    };
    CommitmentValue { value_set: "Values of the tests, 2024".to_owned(), values, rule }
}
