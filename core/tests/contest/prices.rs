//! Price questions: every method, pricing schedules, budgets, and what is abnormally low.

use common_measure::id::LineId;
use common_measure::scheme::{
    AbnormallyLow, BenchmarkOverPrice, BetweenLimits, Beyond, LinearFromLowest, Price, PriceBand,
    PriceBands, PriceBasis, PriceLines, PriceMethod, PricePoint, Schedule, ScheduleLine,
};

use super::numbers::{self, Size, money, pence, percentage, quantity, share};
use super::random::Random;

/// A price question that earns points, or one that does not.
pub fn question(random: &mut Random, scored: bool) -> (Price, Size) {
    let size = numbers::size(random);
    let price = Price {
        method: if scored { method(random, size) } else { PriceMethod::NotScored },
        basis: PriceBasis::default(),
        schedule: random.maybe(20, schedule),
        budget: random.maybe(20, |random| money(pence(random, size))),
        abnormally_low: random.maybe(25, |random| abnormally_low(random, size)),
    };
    (price, size)
}

fn method(random: &mut Random, size: Size) -> PriceMethod {
    match random.index(10) {
        0 => PriceMethod::LowestOverPrice,
        1 => PriceMethod::LinearFromLowest(LinearFromLowest {
            zero_at: random.one(&["2", "1.5", "1.25", "3", "1.000001", "10", "1.3"]).parse().ok(),
            below_zero: random.chance(50),
        }),
        2 => PriceMethod::BetweenLowestAndHighest,
        3 => PriceMethod::DistanceFromMean,
        4 => PriceMethod::DistanceFromMedian,
        5 => PriceMethod::BenchmarkOverPrice(BenchmarkOverPrice {
            benchmark: Some(money(pence(random, size))),
            above_all: random.chance(50),
        }),
        6 => {
            let limits = numbers::rising(random, 2, |random| pence(random, size));
            PriceMethod::BetweenLimits(BetweenLimits {
                all_points_at: Some(money(limits[0])),
                no_points_at: Some(money(limits[1])),
            })
        }
        7 => PriceMethod::Bands(bands(random, size)),
        8 => PriceMethod::Lines(lines(random, size)),
        _ => PriceMethod::Income,
    }
}

fn bands(random: &mut Random, size: Size) -> PriceBands {
    let ends = random.count(0, 3);
    let ends = numbers::rising(random, ends, |random| pence(random, size));
    let mut ends: Vec<Option<u64>> = ends.into_iter().map(Some).collect();
    ends.push(None);
    let band = |up_to: Option<u64>| PriceBand {
        up_to: up_to.map(money),
        share: Some(percentage(share(random))),
    };
    PriceBands { bands: ends.into_iter().map(band).collect() }
}

fn lines(random: &mut Random, size: Size) -> PriceLines {
    let count = random.count(2, 4);
    let prices = numbers::rising(random, count, |random| pence(random, size));
    let point = |price: u64| PricePoint {
        price: Some(money(price)),
        share: Some(percentage(share(random))),
    };
    PriceLines {
        points: prices.into_iter().map(point).collect(),
        beyond: random.one(&[Beyond::Held, Beyond::Continued]),
    }
}

fn schedule(random: &mut Random) -> Schedule {
    let size = numbers::size(random);
    let mut lines: Vec<ScheduleLine> = (0..random.count(1, 3))
        .map(|at| ScheduleLine {
            id: line_id(at),
            title: format!("line {at}"),
            unit: "days".to_owned(),
            quantity: Some(quantity(numbers::some(random, size))),
            option: random.chance(30),
        })
        .collect();
    let options_count = random.chance(50);
    if !options_count && lines.iter().all(|line| line.option) {
        lines[0].option = false;
    }
    Schedule { lines, options_count }
}

pub fn line_id(at: usize) -> LineId {
    LineId::new(&format!("line{at}")).unwrap()
}

fn abnormally_low(random: &mut Random, size: Size) -> AbnormallyLow {
    // 5 % to 50 %; thirds among them.
    let by = Some(percentage(match random.pick(0, 3) {
        0 => numbers::WHOLE / 3,
        _ => random.pick(1, 10) * (numbers::WHOLE / 20),
    }));
    match random.index(4) {
        0 => AbnormallyLow::BelowMean(by),
        1 => AbnormallyLow::BelowMedian(by),
        2 => AbnormallyLow::BelowNext(by),
        _ => AbnormallyLow::BelowAmount(Some(money(pence(random, size)))),
    }
}
