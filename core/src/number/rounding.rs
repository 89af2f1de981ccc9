//! How figures are rounded: to how many places, and which way.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Signed;
use serde::{Deserialize, Deserializer, Serialize, de};

/// Which way a figure goes when it lies between two figures that can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// To the nearest; exactly half goes away from zero (2.5 → 3). What most tenders mean.
    #[default]
    HalfAwayFromZero,
    /// To the nearest; exactly half goes to the even neighbour (2.5 → 2, 3.5 → 4).
    HalfEven,
    /// Towards zero: further digits are cut off.
    Down,
}

/// How many decimal places: 0 to 9.
///
/// ```
/// use common_measure::number::Places;
///
/// assert_eq!(Places::new(2).unwrap().count(), 2);
/// assert!(Places::new(10).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Places(u8);

impl Places {
    /// The most places that a scheme can ask for.
    pub const MOST: u8 = 9;

    /// So many places; `None` for more than [`Places::MOST`].
    #[must_use]
    pub const fn new(count: u8) -> Option<Self> {
        if count <= Self::MOST { Some(Self(count)) } else { None }
    }

    /// The number of places.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0
    }

    /// Ten to the power of the number of places.
    pub(super) fn unit(self) -> i128 {
        i128::from(10_i64.pow(u32::from(self.0)))
    }
}

impl Default for Places {
    /// Two places, as most notices state.
    fn default() -> Self {
        Self(2)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Places {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Places".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "maximum": Self::MOST })
    }
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let count = u8::deserialize(deserializer)?;
        Self::new(count).ok_or_else(|| {
            de::Error::custom(format!("{count} places is too many: 0 to 9 can be used"))
        })
    }
}

/// `num / den` (den > 0) as a whole number, rounded by `mode`.
pub(super) fn divide_small(num: i128, den: i128, mode: Mode) -> Option<i128> {
    let quotient = num.checked_div(den)?;
    // 128-bit division is slow; one is enough.
    let rest = num - quotient * den;
    let step = if num < 0 { -1 } else { 1 };
    let twice = rest.unsigned_abs().checked_mul(2)?;
    let up = match twice.cmp(&den.unsigned_abs()) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => mode != Mode::Down,
        std::cmp::Ordering::Equal => match mode {
            Mode::HalfAwayFromZero => true,
            Mode::HalfEven => quotient % 2 != 0,
            Mode::Down => false,
        },
    };
    if up { quotient.checked_add(step) } else { Some(quotient) }
}

/// The same on numbers of any size.
pub(super) fn divide_big(num: &BigInt, den: &BigInt, mode: Mode) -> BigInt {
    let magnitude = num.abs();
    let (quotient, rest) = magnitude.div_rem(den);
    let up = match (rest * 2u8).cmp(den) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => mode != Mode::Down,
        std::cmp::Ordering::Equal => match mode {
            Mode::HalfAwayFromZero => true,
            Mode::HalfEven => quotient.is_odd(),
            Mode::Down => false,
        },
    };
    let rounded = if up { quotient + 1u8 } else { quotient };
    if num.is_negative() { -rounded } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_where_the_mode_says() {
        let cases = [
            (5, 2, Mode::HalfAwayFromZero, 3),
            (-5, 2, Mode::HalfAwayFromZero, -3),
            (5, 2, Mode::HalfEven, 2),
            (7, 2, Mode::HalfEven, 4),
            (-5, 2, Mode::HalfEven, -2),
            (9, 5, Mode::Down, 1),
            (-9, 5, Mode::Down, -1),
            (9, 5, Mode::HalfEven, 2),
            (6, 5, Mode::HalfAwayFromZero, 1),
        ];
        for (num, den, mode, expected) in cases {
            assert_eq!(divide_small(num, den, mode), Some(expected), "{num}/{den} {mode:?}");
            assert_eq!(
                divide_big(&BigInt::from(num), &BigInt::from(den), mode),
                BigInt::from(expected),
                "{num}/{den} {mode:?}"
            );
        }
    }
}
