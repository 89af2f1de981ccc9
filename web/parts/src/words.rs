//! Figures in words, as screens write them.

use common_measure::number::{Exact, Mode, Places};

/// Most decimal places that a percentage is written with in full.
const MOST: u8 = 6;

/// A figure rounded to two places, for examples and pictures.
#[must_use]
pub fn rounded(exact: &Exact) -> String {
    exact.fixed(Places::default(), Mode::HalfAwayFromZero)
}

/// A share as a percentage: 2/25 is `8 %`. The space does not break.
#[must_use]
pub fn percent(share: &Exact) -> String {
    let hundredfold = share.times(&Exact::from(100));
    match Places::new(MOST).and_then(|places| hundredfold.as_decimal(places)) {
        Some(decimal) => format!("{decimal}\u{a0}%"),
        None => format!("about {}\u{a0}% (exactly {hundredfold}\u{a0}%)", rounded(&hundredfold)),
    }
}

/// `1 bid`, `2 bids`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A text with its first letter in capitals, to begin a line.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_end_are_written_in_full_and_others_say_so() {
        let share = |num, den| Exact::ratio(num, den).unwrap_or(Exact::ZERO);
        assert_eq!(percent(&share(2, 25)), "8\u{a0}%");
        assert_eq!(percent(&share(1, 8)), "12.5\u{a0}%");
        assert_eq!(percent(&share(1, 3)), "about 33.33\u{a0}% (exactly 100/3\u{a0}%)");
        assert_eq!(count(1, "bid", "bids"), "1 bid");
        assert_eq!(
            (capital("without VAT"), capital("")),
            ("Without VAT".to_owned(), String::new())
        );
    }
}
