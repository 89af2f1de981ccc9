//! Weights that add up exactly: shares of a section, shares of the award, or points.

use common_measure::scheme::{Criterion, Kind, WeightsAre};

use super::numbers::{MILLIONTHS, WHOLE, percent_weight, points_weight};
use super::random::Random;

/// What a section is worth, as far as decimals can say it.
#[derive(Clone, Copy, Debug)]
pub struct Worth {
    /// Its share of the award, in steps of 10⁻¹⁰ %.
    of_award: Option<u64>,
    /// Its own weight in millionths of a point, where that is points.
    points: Option<u64>,
}

impl Worth {
    /// The whole award.
    pub const ALL: Self = Self { of_award: Some(WHOLE), points: None };

    /// The share of the award that so much of a whole is, if decimals can say it.
    fn part(self, part: u64, of: u64) -> Option<u64> {
        let product = u128::from(self.of_award?) * u128::from(part);
        (product % u128::from(of) == 0).then(|| u64::try_from(product / u128::from(of)).ok())?
    }
}

/// Parts of a whole: whole numbers of `unit`, none of them 0.
fn split(random: &mut Random, whole: u64, into: usize, unit: u64) -> Vec<u64> {
    let mut rest = whole;
    let mut parts = Vec::new();
    for after in (0..into as u64).rev() {
        let most = rest / unit - after;
        let units = if random.chance(30) { (most / 2).max(1) } else { random.pick(1, most) };
        let part = if after == 0 { rest } else { units * unit };
        rest -= part;
        parts.push(part);
    }
    random.shuffle(&mut parts);
    parts
}

/// The coarsest of some units in which a whole can be split, or a finer one.
fn unit(random: &mut Random, whole: u64, into: usize, units: &[u64]) -> u64 {
    let fits = |unit: &&u64| whole.is_multiple_of(**unit) && whole / **unit >= into as u64;
    let fitting: Vec<u64> = units.iter().filter(fits).copied().collect();
    if random.chance(70) { fitting[0] } else { random.one(&fitting) }
}

/// Gives everything that earns points a weight, down to the questions.
pub fn weigh(random: &mut Random, criteria: &mut [Criterion], weights: WeightsAre, own: Worth) {
    let mut weighted: Vec<&mut Criterion> =
        criteria.iter_mut().filter(|criterion| criterion.is_weighted()).collect();
    let count = weighted.len();
    let parts = match weights {
        WeightsAre::OfGroup => {
            let unit = unit(random, WHOLE, count, &[WHOLE / 20, WHOLE / 100, WHOLE / 10_000, 1]);
            split(random, WHOLE, count, unit)
        }
        WeightsAre::OfAward => {
            let whole = own.of_award.unwrap();
            let unit = unit(random, whole, count, &[WHOLE / 100, WHOLE / 10_000, 1]);
            split(random, whole, count, unit)
        }
        WeightsAre::Points => match own.points {
            Some(whole) => {
                let unit = unit(random, whole, count, &[MILLIONTHS, MILLIONTHS / 10, 1]);
                split(random, whole, count, unit)
            }
            None => (0..count).map(|_| points(random)).collect(),
        },
    };
    let sum: u64 = parts.iter().sum();
    for (criterion, part) in weighted.iter_mut().zip(parts) {
        criterion.weight = Some(match weights {
            WeightsAre::OfGroup | WeightsAre::OfAward => percent_weight(part),
            WeightsAre::Points => points_weight(part),
        });
        let worth = match weights {
            WeightsAre::OfGroup => Worth { of_award: own.part(part, WHOLE), points: None },
            WeightsAre::OfAward => Worth { of_award: Some(part), points: None },
            WeightsAre::Points => Worth { of_award: own.part(part, sum), points: Some(part) },
        };
        if let Kind::Group(group) = &mut criterion.kind {
            let inside =
                group.criteria.iter().filter(|criterion| criterion.is_weighted()).count() as u64;
            group.weights = inside_weights(random, worth, inside);
            weigh(random, &mut group.criteria, group.weights, worth);
        }
    }
}

/// What the weights inside a section that is worth so much may be.
fn inside_weights(random: &mut Random, worth: Worth, inside: u64) -> WeightsAre {
    let mut can_be = vec![WeightsAre::OfGroup, WeightsAre::OfGroup];
    if worth.of_award.is_some_and(|steps| steps >= inside) {
        can_be.extend([WeightsAre::OfAward, WeightsAre::OfAward]);
    }
    if worth.points.is_none_or(|points| points >= inside) {
        can_be.push(WeightsAre::Points);
    }
    random.one(&can_be)
}

/// The weight of a question in points: whole ones mostly, as in 2:1.
fn points(random: &mut Random) -> u64 {
    match random.pick(0, 9) {
        0..6 => random.pick(1, 3) * MILLIONTHS,
        6..9 => random.pick(1, 60) * MILLIONTHS,
        _ => random.pick(1, 100 * MILLIONTHS),
    }
}
