//! Figures in words, as screens write them.

use common_measure::number::{Exact, Mode, Places, words};

pub use common_measure::number::words::count;

/// A figure rounded to two places, for examples and pictures.
#[must_use]
pub fn rounded(exact: &Exact) -> String {
    exact.fixed(Places::default(), Mode::HalfAwayFromZero)
}

/// A share as a percentage, of which the spaces do not break: 2/25 is `8 %`.
#[must_use]
pub fn percent(share: &Exact) -> String {
    words::percent(share).replace(" %", "\u{a0}%")
}

/// A text with its first letter in capitals, to begin a line.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text in which each percent sign stays on the line of its figure.
#[must_use]
pub fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
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
        assert_eq!(
            (capital("without VAT"), capital("")),
            ("Without VAT".to_owned(), String::new())
        );
    }
}
