//! Numbers as people and files give them: round ones from small pools, so that bids are often
//! equal, usual ones, and the longest that can be given.

use common_measure::number::{Money, Percentage, Quantity, Weight};

use super::random::Random;

/// How long numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A few round ones.
    Round,
    /// As in most tenders.
    Usual,
    /// Of 18 digits.
    Long,
}

/// Millionths in one: a quantity has at most six places.
pub const MILLIONTHS: u64 = 1_000_000;

/// The smallest steps of a percentage in 100 %: it has at most ten places.
pub const WHOLE: u64 = 1_000_000_000_000;

/// A whole number of small parts as a decimal: `decimal(12345, 2)` is `123.45`.
pub fn decimal(parts: u64, places: u32) -> String {
    let unit = 10u64.pow(places);
    format!("{}.{:02$}", parts / unit, parts % unit, places as usize)
}

pub fn money(pence: u64) -> Money {
    decimal(pence, 2).parse().unwrap()
}

pub fn quantity(millionths: u64) -> Quantity {
    decimal(millionths, 6).parse().unwrap()
}

/// Steps of 10⁻¹⁰ %.
pub fn percentage(steps: u64) -> Percentage {
    decimal(steps, 10).parse().unwrap()
}

/// A percentage as a weight.
pub fn percent_weight(steps: u64) -> Weight {
    decimal(steps, 10).parse().unwrap()
}

/// Points as a weight.
pub fn points_weight(millionths: u64) -> Weight {
    decimal(millionths, 6).parse().unwrap()
}

/// Mostly the same size for all numbers of one kind.
pub fn size(random: &mut Random) -> Size {
    match random.pick(0, 99) {
        0..60 => Size::Round,
        60..92 => Size::Usual,
        _ => Size::Long,
    }
}

/// More than £0, in pence.
pub fn pence(random: &mut Random, size: Size) -> u64 {
    const POUNDS: [u64; 16] =
        [60, 72, 80, 84, 90, 96, 100, 105, 112, 120, 140, 150, 160, 168, 180, 210];
    match size {
        Size::Round => random.one(&POUNDS) * 100,
        Size::Usual => random.pick(1, 99_999_999),
        Size::Long => random.pick(100_000_000_000_000_000, 999_999_999_999_999_999),
    }
}

/// More than nothing, in millionths.
pub fn some(random: &mut Random, size: Size) -> u64 {
    match size {
        Size::Round => random.pick(1, 12) * MILLIONTHS,
        Size::Usual => random.pick(1, 9_999_999) * 1_000,
        Size::Long => random.pick(100_000_000_000_000_000, 999_999_999_999_999_999),
    }
}

/// The same, or nothing.
pub fn some_or_none(random: &mut Random, size: Size) -> u64 {
    if random.chance(15) { 0 } else { some(random, size) }
}

/// A share from 0 to 100 %, in steps of 10⁻¹⁰ %.
pub fn share(random: &mut Random) -> u64 {
    match random.pick(0, 99) {
        0..70 => random.pick(0, 10) * (WHOLE / 10),
        70..80 => random.pick(0, 4) * (WHOLE / 4),
        // 33.3333333333 %, and 66.6666666666 %.
        80..90 => random.pick(1, 2) * (WHOLE / 3),
        90..96 => random.pick(0, 10_000) * (WHOLE / 10_000),
        _ => random.pick(0, WHOLE),
    }
}

/// Shares in order: the first the least.
pub fn rising_shares(random: &mut Random, count: usize) -> Vec<u64> {
    let mut shares: Vec<u64> = (0..count).map(|_| share(random)).collect();
    shares.sort_unstable();
    shares
}

/// So many different numbers, the smallest first.
pub fn rising(
    random: &mut Random,
    count: usize,
    mut make: impl FnMut(&mut Random) -> u64,
) -> Vec<u64> {
    let mut numbers: Vec<u64> = Vec::new();
    while numbers.len() < count {
        let number = make(random);
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.sort_unstable();
    numbers
}
