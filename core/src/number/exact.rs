//! A figure as an exact fraction.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::rounding::{Mode, Places, divide_big, divide_small};

/// A figure as an exact fraction of any size.
///
/// It is kept in 128-bit numbers while it fits and in big ones where it does not, so nothing ever
/// overflows and nothing is ever rounded unless [`Exact::round`] or [`Exact::fixed`] is asked.
///
/// ```
/// use common_measure::number::{Exact, Mode, Places};
///
/// let third = Exact::ratio(1, 3).unwrap();
/// assert_eq!(third.plus(&third).plus(&third), Exact::from(1));
/// assert_eq!(third.to_string(), "1/3");
/// assert_eq!(third.fixed(Places::new(2).unwrap(), Mode::HalfEven), "0.33");
/// ```
#[derive(Clone, Debug)]
pub struct Exact(Value);

/// A small fraction is in lowest terms with den > 0; a big one is one that does not fit.
#[derive(Clone, Debug)]
enum Value {
    Small { num: i128, den: i128 },
    Big(Box<BigRational>),
}

/// The greatest common divisor; 64-bit where both fit, because 128-bit division is slow in wasm.
fn common(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => u128::from(a.gcd(&b)),
        _ => a.gcd(&b),
    }
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Value::Small { num: 0, den: 1 });
    /// One.
    pub const ONE: Self = Self(Value::Small { num: 1, den: 1 });
    /// 1/100, which turns a percentage into a share.
    pub const HUNDREDTH: Self = Self(Value::Small { num: 1, den: 100 });

    /// `num / den`; `None` if `den` is zero.
    #[must_use]
    pub fn ratio(num: i64, den: i64) -> Option<Self> {
        (den != 0).then(|| Self::small(i128::from(num), i128::from(den)))
    }

    /// Reduces `num / den`; den is not zero and neither is the least i128.
    fn small(num: i128, den: i128) -> Self {
        // Most figures are far smaller, and 64-bit division is far quicker.
        if let (Ok(short), Ok(under)) = (i64::try_from(num), i64::try_from(den))
            && under > 0
            && let Ok(divisor) = i64::try_from(short.unsigned_abs().gcd(&under.unsigned_abs()))
        {
            let (num, den) = (i128::from(short / divisor), i128::from(under / divisor));
            return Self(Value::Small { num, den });
        }
        let divisor = common(num.unsigned_abs(), den.unsigned_abs());
        let sign = if den < 0 { -1 } else { 1 };
        match i128::try_from(divisor) {
            Ok(divisor) if divisor > 0 => {
                Self(Value::Small { num: num / divisor * sign, den: den / divisor * sign })
            }
            _ => Self(Value::Small { num, den }),
        }
    }

    pub(super) fn big(&self) -> BigRational {
        match &self.0 {
            Value::Small { num, den } => {
                BigRational::new_raw(BigInt::from(*num), BigInt::from(*den))
            }
            Value::Big(big) => (**big).clone(),
        }
    }

    pub(super) fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i128(), big.denom().to_i128()) {
            // The least i128 has no positive counterpart, so it stays big.
            (Some(num), Some(den)) if num != i128::MIN => Self(Value::Small { num, den }),
            _ => Self(Value::Big(Box::new(big))),
        }
    }

    fn both_small(&self, other: &Self) -> Option<(i128, i128, i128, i128)> {
        match (&self.0, &other.0) {
            (Value::Small { num: a, den: b }, Value::Small { num: c, den: d }) => {
                Some((*a, *b, *c, *d))
            }
            _ => None,
        }
    }

    /// This and another together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.plus_small(other).unwrap_or_else(|| Self::from_big(self.big() + other.big()))
    }

    fn plus_small(&self, other: &Self) -> Option<Self> {
        let (a, b, c, d) = self.both_small(other)?;
        let shared = i128::try_from(common(b.unsigned_abs(), d.unsigned_abs())).ok()?;
        let (left, right) = (d / shared, b / shared);
        let num = a.checked_mul(left)?.checked_add(c.checked_mul(right)?)?;
        let den = b.checked_mul(left)?;
        (num != i128::MIN).then(|| Self::small(num, den))
    }

    /// This less another.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// This with its sign turned.
    #[must_use]
    pub fn negated(&self) -> Self {
        match &self.0 {
            Value::Small { num, den } => Self(Value::Small { num: -num, den: *den }),
            Value::Big(big) => Self::from_big(-(**big).clone()),
        }
    }

    /// This times another.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.times_small(other).unwrap_or_else(|| Self::from_big(self.big() * other.big()))
    }

    fn times_small(&self, other: &Self) -> Option<Self> {
        let (a, b, c, d) = self.both_small(other)?;
        if a == 0 || c == 0 {
            return Some(Self::ZERO);
        }
        if let Some(product) = Self::times_short([a, b, c, d]) {
            return Some(product);
        }
        // Taking common factors out across first leaves the product in lowest terms.
        let first = i128::try_from(common(a.unsigned_abs(), d.unsigned_abs())).ok()?;
        let second = i128::try_from(common(c.unsigned_abs(), b.unsigned_abs())).ok()?;
        let num = (a / first).checked_mul(c / second)?;
        let den = (b / second).checked_mul(d / first)?;
        (num != i128::MIN).then_some(Self(Value::Small { num, den }))
    }

    /// The same where all four numbers are short, as most are: then no 128-bit division is needed.
    fn times_short(parts: [i128; 4]) -> Option<Self> {
        let [a, b, c, d] = parts.map(|part| i64::try_from(part).ok());
        let (a, b, c, d) = (a?, b?, c?, d?);
        let across = |num: i64, den: i64| -> Option<(i128, i128)> {
            let shared = i64::try_from(num.unsigned_abs().gcd(&den.unsigned_abs())).ok()?;
            Some((i128::from(num.checked_div(shared)?), i128::from(den.checked_div(shared)?)))
        };
        let ((a, d), (c, b)) = (across(a, d)?, across(c, b)?);
        // Products of two short numbers fit.
        Some(Self(Value::Small { num: a * c, den: b * d }))
    }

    /// This divided by another; `None` if the other is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        match &other.0 {
            Value::Small { num: 0, .. } => None,
            Value::Small { num, den } => {
                let turned = if *num < 0 { (-den, -num) } else { (*den, *num) };
                Some(self.times(&Self(Value::Small { num: turned.0, den: turned.1 })))
            }
            Value::Big(big) => Some(self.times(&Self::from_big(big.recip()))),
        }
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Value::Small { num: 0, .. })
    }

    /// Whether it is more than nothing.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Value::Small { num, .. } => *num < 0,
            Value::Big(big) => big.is_negative(),
        }
    }

    /// Rounded to so many places: again an exact figure, which has no more places than that.
    #[must_use]
    pub fn round(&self, places: Places, mode: Mode) -> Self {
        if let Some(whole) = self.last_places(places, mode) {
            return Self::small(whole, places.unit());
        }
        let big = self.big();
        let scaled = big.numer() * BigInt::from(places.unit());
        let whole = divide_big(&scaled, big.denom(), mode);
        Self::from_big(BigRational::new(whole, BigInt::from(places.unit())))
    }

    /// Rounded and written with exactly so many places, such as `38.10`.
    #[must_use]
    pub fn fixed(&self, places: Places, mode: Mode) -> String {
        // Rounded, the figure is a whole number of the last place.
        let (negative, magnitude) = if let Some(whole) = self.last_places(places, mode) {
            (whole < 0, whole.unsigned_abs().to_string())
        } else {
            let rounded = self.round(places, mode).big() * BigInt::from(places.unit());
            let negative = rounded.numer().sign() == Sign::Minus;
            (negative, rounded.numer().magnitude().to_string())
        };
        let width = usize::from(places.count());
        let digits = format!("{magnitude:0>0$}", width + 1);
        let (whole, fraction) = digits.split_at(digits.len() - width);
        let minus = if negative { "-" } else { "" };
        if width == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}.{fraction}") }
    }

    /// How many of the last place this figure comes to, rounded; `None` where that does not fit.
    fn last_places(&self, places: Places, mode: Mode) -> Option<i128> {
        let Value::Small { num, den } = &self.0 else { return None };
        divide_small(num.checked_mul(places.unit())?, *den, mode)
    }

    /// As a decimal if it ends within `most` places (`37.5`), else `None` (1/3 never ends).
    #[must_use]
    pub fn as_decimal(&self, most: Places) -> Option<String> {
        let cut = self.round(most, Mode::Down);
        (cut == *self).then(|| {
            let text = self.fixed(most, Mode::Down);
            if text.contains('.') {
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            } else {
                text
            }
        })
    }

    /// The whole number of steps of `1 / 10^18` at or below this figure, and whether it is exactly
    /// that; `None` where that does not fit. [`Sum`](super::Sum) compares by it.
    pub(super) fn steps(&self) -> Option<(i128, bool)> {
        const BILLION: i128 = 1_000_000_000;
        const STEPS: u64 = 1_000_000_000_000_000_000;
        let Value::Small { num, den } = &self.0 else { return None };
        // A decimal of so few places is a whole number of steps.
        if let Ok(den) = u64::try_from(*den)
            && STEPS.is_multiple_of(den)
        {
            return Some((num.checked_mul(i128::from(STEPS / den))?, true));
        }
        let (mut steps, mut rest) = num.div_mod_floor(den);
        for _ in 0..2 {
            let (digits, left) = rest.checked_mul(BILLION)?.div_mod_floor(den);
            steps = steps.checked_mul(BILLION)?.checked_add(digits)?;
            rest = left;
        }
        Some((steps, rest == 0))
    }

    /// Numerator and denominator, both above zero and of at most 18 digits; `None` where they are
    /// not.
    pub(super) fn small_parts(&self) -> Option<(i128, i128)> {
        const MOST: i128 = 1_000_000_000_000_000_000;
        match &self.0 {
            Value::Small { num, den } if *num > 0 && *num < MOST && *den < MOST => {
                Some((*num, *den))
            }
            _ => None,
        }
    }

    /// So many steps of `1 / 10^18`.
    pub(super) fn from_steps(steps: i128) -> Self {
        Self::small(steps, 1_000_000_000_000_000_000)
    }
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self(Value::Small { num: i128::from(whole), den: 1 })
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self::small(decimal.mantissa(), 10i128.pow(decimal.scale()))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let Some((a, b, c, d)) = self.both_small(other) {
            if b == d {
                return a.cmp(&c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(d), c.checked_mul(b)) {
                return left.cmp(&right);
            }
        }
        self.big().cmp(&other.big())
    }
}

impl fmt::Display for Exact {
    /// The fraction itself: `800/21`, or `40` where it is whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::Small { num, den: 1 } => write!(f, "{num}"),
            Value::Small { num, den } => write!(f, "{num}/{den}"),
            Value::Big(big) if big.denom().is_one() => write!(f, "{}", big.numer()),
            Value::Big(big) => write!(f, "{}/{}", big.numer(), big.denom()),
        }
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl<'a> FromIterator<&'a Exact> for Exact {
    /// Adds them all up.
    fn from_iter<I: IntoIterator<Item = &'a Exact>>(figures: I) -> Self {
        let mut small = Self::ZERO;
        let mut big: Option<BigRational> = None;
        for figure in figures {
            if let Some(sum) = small.plus_small(figure) {
                small = sum;
            } else {
                let so_far = big.take().unwrap_or_else(BigRational::zero);
                big = Some(so_far + std::mem::take(&mut small).big() + figure.big());
            }
        }
        match big {
            None => small,
            Some(big) => Self::from_big(big + small.big()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_exact() -> impl Strategy<Value = Exact> {
        let reach =
            prop_oneof![any::<i128>(), -1_000i128..1_000, any::<i64>().prop_map(i128::from)];
        (reach.clone(), reach).prop_map(|(num, den)| {
            let den = if den == 0 { 1 } else { den };
            Exact::from_big(BigRational::new(BigInt::from(num), BigInt::from(den)))
        })
    }

    proptest! {
        #[test]
        fn sums_products_and_order_are_those_of_big_rationals(a in any_exact(), b in any_exact()) {
            prop_assert_eq!(a.plus(&b).big(), a.big() + b.big());
            prop_assert_eq!(a.minus(&b).big(), a.big() - b.big());
            prop_assert_eq!(a.times(&b).big(), a.big() * b.big());
            prop_assert_eq!(a.cmp(&b), a.big().cmp(&b.big()));
            match a.over(&b) {
                None => prop_assert!(b.big().is_zero()),
                Some(quotient) => prop_assert_eq!(quotient.big(), a.big() / b.big()),
            }
        }

        #[test]
        fn adding_up_many_is_adding_one_by_one(figures in prop::collection::vec(any_exact(), 0..8)) {
            let slow = figures.iter().fold(BigRational::zero(), |sum, figure| sum + figure.big());
            prop_assert_eq!(figures.iter().collect::<Exact>().big(), slow);
        }

        #[test]
        fn rounding_to_the_nearest_is_never_more_than_half_a_step_away(a in any_exact(), places in 0u8..=9) {
            let places = Places::new(places).unwrap();
            let step = BigRational::new(BigInt::one(), BigInt::from(places.unit()));
            for mode in [Mode::HalfAwayFromZero, Mode::HalfEven] {
                let off = (a.round(places, mode).big() - a.big()).abs();
                prop_assert!(off.clone() + off <= step);
            }
            let cut = a.round(places, Mode::Down).big();
            prop_assert!(cut.abs() <= a.big().abs());
            prop_assert!((a.big() - cut).abs() < step);
        }

        #[test]
        fn what_is_written_reads_back_as_what_was_rounded(a in any_exact(), places in 0u8..=9) {
            let places = Places::new(places).unwrap();
            let written = a.fixed(places, Mode::HalfEven);
            let digits: BigInt = written.replace('.', "").parse().unwrap();
            prop_assert_eq!(BigRational::new(digits, BigInt::from(places.unit())), a.round(places, Mode::HalfEven).big());
        }

        #[test]
        fn steps_are_the_floor(a in any_exact()) {
            if let Some((steps, exactly)) = a.steps() {
                let scale = BigInt::from(10u8).pow(18);
                let scaled = a.big() * scale;
                prop_assert_eq!(scaled.floor().to_integer(), BigInt::from(steps));
                prop_assert_eq!(scaled.is_integer(), exactly);
            }
        }
    }

    #[test]
    fn decimals_that_end_are_written_whole() {
        let places = Places::new(6).unwrap();
        assert_eq!(Exact::ratio(75, 2).unwrap().as_decimal(places).as_deref(), Some("37.5"));
        assert_eq!(Exact::from(40).as_decimal(places).as_deref(), Some("40"));
        assert_eq!(Exact::from(40).as_decimal(Places::new(0).unwrap()).as_deref(), Some("40"));
        assert_eq!(Exact::ratio(1, 3).unwrap().as_decimal(places), None);
        assert_eq!(
            Exact::ratio(-1, 200).unwrap().fixed(Places::new(2).unwrap(), Mode::HalfAwayFromZero),
            "-0.01"
        );
    }
}
