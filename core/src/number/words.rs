//! Figures as people read them, in sentences and in workings.

use std::borrow::Borrow;
use std::fmt::Display;

use super::input::in_pounds;
use super::{Exact, Mode, Money, Places, Quantity};

/// The places that a figure which never ends is written to in workings.
const WORKINGS: u8 = 6;

fn places() -> Places {
    Places::new(WORKINGS).unwrap_or_default()
}

/// A figure for reading: whole if it ends within six places, else cut there and marked with `…`.
pub(crate) fn plain(figure: &Exact) -> String {
    figure
        .as_decimal(places())
        .unwrap_or_else(|| format!("{}…", figure.fixed(places(), Mode::Down)))
}

/// The same, with its exact fraction where it never ends: `38.095238… (exactly 800/21)`.
pub(crate) fn plain_and_exact(figure: &Exact) -> String {
    match figure.as_decimal(places()) {
        Some(decimal) => decimal,
        None => format!("{} (exactly {figure})", plain(figure)),
    }
}

/// A figure inside a formula: as a decimal if it ends, else as the exact fraction in brackets, so
/// that the formula gives the very figure that stands behind it.
pub(crate) fn in_formula(figure: &Exact) -> String {
    let decimal = figure.as_decimal(Places::new(Places::MOST).unwrap_or_default());
    match decimal {
        Some(negative) if negative.starts_with('-') => format!("({negative})"),
        Some(decimal) => decimal,
        None => format!("({})", figure.to_string().replace('/', " ÷ ")),
    }
}

/// An amount of pounds: whole if it ends within six places, else cut there and marked with `…`.
///
/// ```
/// use common_measure::number::{Exact, words};
///
/// assert_eq!(words::pounds(&Exact::from(105_000)), "£105,000");
/// assert_eq!(words::pounds(&Exact::ratio(199, 2).unwrap()), "£99.50");
/// assert_eq!(words::pounds(&Exact::ratio(10_001, 8).unwrap()), "£1,250.125");
/// assert_eq!(words::pounds(&Exact::ratio(-4_000_000, 3).unwrap()), "−£1,333,333.333333…");
/// ```
#[must_use]
pub fn pounds(amount: &Exact) -> String {
    let text = plain(amount);
    Money::parse(&text).map_or_else(|_| in_pounds(&text), Money::in_words)
}

/// A quantity in its unit: `12 tonnes`, `£500`.
pub(crate) fn quantity(amount: &Exact, unit: &str) -> String {
    let number =
        || Quantity::parse(&plain(amount)).map_or_else(|_| plain(amount), Quantity::in_words);
    match unit {
        "" => number(),
        "£" => pounds(amount),
        unit => format!("{} {unit}", number()),
    }
}

/// A share as a percentage: whole if it ends, else to two places, with the exact fraction.
///
/// ```
/// use common_measure::number::{Exact, words};
///
/// assert_eq!(words::percent(&Exact::ratio(1, 8).unwrap()), "12.5 %");
/// assert_eq!(words::percent(&Exact::ratio(1, 3).unwrap()), "about 33.33 % (exactly 100/3 %)");
/// ```
#[must_use]
pub fn percent(share: &Exact) -> String {
    let hundred = share.times(&Exact::from(100));
    whole_percent(&hundred).unwrap_or_else(|| {
        let near = hundred.fixed(Places::default(), Mode::HalfAwayFromZero);
        format!("about {near} % (exactly {hundred} %)")
    })
}

/// A share inside a formula: as a percentage if that ends, else as any other figure there.
pub(crate) fn percent_in_formula(share: &Exact) -> String {
    whole_percent(&share.times(&Exact::from(100))).unwrap_or_else(|| in_formula(share))
}

fn whole_percent(hundred: &Exact) -> Option<String> {
    let decimal = hundred.as_decimal(Places::new(Places::MOST)?)?;
    Some(format!("{decimal} %"))
}

/// A number of things.
///
/// ```
/// use common_measure::number::words::count;
///
/// assert_eq!(count(1_usize, "bid", "bids"), "1 bid");
/// assert_eq!(count(0_u32, "bid is", "bids are"), "0 bids are");
/// ```
#[must_use]
pub fn count<N: Copy + Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let what = if number == N::from(1) { one } else { many };
    format!("{number} {what}")
}

/// Names as people say them one after the other; `no bid` where there is none.
///
/// ```
/// use common_measure::number::words::list;
///
/// assert_eq!(list(&["Alpha", "Bravo", "Carrick"]), "Alpha, Bravo and Carrick");
/// assert_eq!(list(&["Alpha"]), "Alpha");
/// ```
#[must_use]
pub fn list<N: Borrow<str> + Display>(names: &[N]) -> String {
    match names {
        [] => "no bid".to_owned(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_in_a_formula_is_the_very_share() {
        let share = |num, den| Exact::ratio(num, den).unwrap();
        assert_eq!(percent_in_formula(&share(1, 8)), "12.5 %");
        assert_eq!(percent_in_formula(&share(1, 3)), "(1 ÷ 3)");
        // A percentage may be stated to more places than are written.
        let stated = share(333_333_333_333, 1_000_000_000_000);
        assert_eq!(percent_in_formula(&stated), "(333333333333 ÷ 1000000000000)");
        assert!(percent(&stated).starts_with("about 33.33 % (exactly "));
    }
}
