//! Figures as people read them, in sentences and in workings.

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

/// An amount of pounds: `£105,000`, `£99.50` or `£1,250.125`.
pub(crate) fn pounds(amount: &Exact) -> String {
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

/// A share as a percentage in words: `99.9 %`, or the exact fraction where it never ends.
pub(crate) fn percent(share: &Exact) -> String {
    let hundred = share.times(&Exact::from(100));
    match Places::new(Places::MOST).and_then(|places| hundred.as_decimal(places)) {
        Some(decimal) => format!("{decimal} %"),
        None => format!("{hundred} %"),
    }
}

/// `Alpha, Bravo and Charlie`.
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => "no bid".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
