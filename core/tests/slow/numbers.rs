//! Fractions of any size, from decimals as they are written.

use std::fmt::Display;

use common_measure::number::Mode;
use common_measure::scheme::Rounding;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

pub type Big = BigRational;

/// What a decimal says: `12.5` is 25/2.
pub fn big(decimal: impl Display) -> Big {
    let text = decimal.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{whole}{places}").parse().unwrap();
    Big::new(digits, BigInt::from(10).pow(u32::try_from(places.len()).unwrap()))
}

/// What a percentage says: 8 % is 2/25.
pub fn percent(decimal: impl Display) -> Big {
    big(decimal) / whole(100)
}

pub fn whole(number: usize) -> Big {
    Big::from(BigInt::from(number))
}

pub fn half() -> Big {
    Big::new(BigInt::one(), BigInt::from(2))
}

/// Held within none and all.
pub fn held(share: Big) -> Big {
    if share.is_negative() {
        Big::zero()
    } else if share > Big::one() {
        Big::one()
    } else {
        share
    }
}

/// As the scheme rounds.
pub fn rounded(figure: &Big, rounding: Rounding) -> Big {
    let unit = Big::from(BigInt::from(10).pow(rounding.places.count().into()));
    let scaled = figure.abs() * &unit;
    let down = scaled.floor();
    let rest = &scaled - &down;
    let is_up = match rounding.mode {
        Mode::Down => false,
        Mode::HalfAwayFromZero => rest >= half(),
        Mode::HalfEven if rest == half() => down.to_integer().is_odd(),
        Mode::HalfEven => rest > half(),
    };
    let steps = if is_up { down + Big::one() } else { down };
    let magnitude = steps / unit;
    if figure.is_negative() { -magnitude } else { magnitude }
}

/// All of them together; none if one is missing.
pub fn sum<'a>(figures: impl IntoIterator<Item = &'a Option<Big>>) -> Option<Big> {
    let mut sum = Big::zero();
    for figure in figures {
        sum += figure.as_ref()?;
    }
    Some(sum)
}
