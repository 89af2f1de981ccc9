//! A sum that is compared and rounded without being carried out, where that is certain.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::{Bounds, Exact, Mode, Places};

/// The exact sum of several figures, cheap to compare.
///
/// Twenty-nine measures, each scored relative to the best offer, have twenty-nine denominators:
/// adding them up exactly makes numbers of hundreds of digits. So a sum keeps its terms and knows
/// bounds, in steps of 10⁻¹⁸. A comparison or a
/// rounding that the bounds decide is decided by them; any other is decided by the exact sum,
/// which is then worked out once. The answer is always the exact one.
///
/// ```
/// use std::cmp::Ordering;
/// use common_measure::number::{Exact, Mode, Places, Sum};
///
/// let third = Exact::ratio(1, 3).unwrap();
/// let sum: Sum = [third.clone(), third.clone(), third].into_iter().collect();
/// let one: Sum = [Exact::ONE].into_iter().collect();
/// assert_eq!(sum.compare(&one), Ordering::Equal);
/// assert_eq!(sum.fixed(Places::default(), Mode::HalfEven), "1.00");
/// ```
#[derive(Clone, Debug)]
pub struct Sum {
    terms: Vec<Exact>,
    bounds: Bounds,
    exact: OnceCell<Exact>,
}

impl Sum {
    /// The exact sum.
    #[must_use]
    pub fn exact(&self) -> &Exact {
        self.exact.get_or_init(|| self.terms.iter().collect())
    }

    /// Which of two sums is larger, exactly.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        self.bounds.compare(other.bounds).unwrap_or_else(|| self.exact().cmp(other.exact()))
    }

    /// The exact sum, rounded.
    #[must_use]
    pub fn round(&self, places: Places, mode: Mode) -> Exact {
        let certain = self.bounds.round(places, mode).and_then(Bounds::exactly);
        certain.unwrap_or_else(|| self.exact().round(places, mode))
    }

    /// Rounded and written with exactly so many places, such as `38.10`.
    #[must_use]
    pub fn fixed(&self, places: Places, mode: Mode) -> String {
        self.round(places, mode).fixed(places, mode)
    }
}

impl FromIterator<Exact> for Sum {
    fn from_iter<I: IntoIterator<Item = Exact>>(figures: I) -> Self {
        let terms: Vec<Exact> = figures.into_iter().collect();
        let bounds = terms.iter().map(Bounds::of).fold(Bounds::ZERO, Bounds::plus);
        Self { terms, bounds, exact: OnceCell::new() }
    }
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;
    use num_traits::Zero;
    use proptest::prelude::*;

    use super::*;

    /// Figures as assessments make them: shares of a few points, over prices and offers.
    fn terms() -> impl Strategy<Value = Vec<Exact>> {
        let term =
            (0i64..1_000_000, 1i64..1_000).prop_map(|(n, d)| Exact::ratio(n, d * 7).unwrap());
        prop::collection::vec(term, 0..12)
    }

    fn slow(terms: &[Exact]) -> BigRational {
        terms.iter().fold(BigRational::zero(), |sum, term| sum + term.big())
    }

    proptest! {
        #[test]
        fn comparing_and_rounding_are_exact(a in terms(), b in terms(), places in 0u8..=9) {
            let (left, right): (Sum, Sum) = (a.iter().cloned().collect(), b.iter().cloned().collect());
            prop_assert_eq!(left.compare(&right), slow(&a).cmp(&slow(&b)));
            let places = Places::new(places).unwrap();
            for mode in [Mode::HalfAwayFromZero, Mode::HalfEven, Mode::Down] {
                prop_assert_eq!(left.round(places, mode), Exact::from_big(slow(&a)).round(places, mode));
            }
        }

        #[test]
        fn the_same_terms_in_another_order_are_equal(a in terms()) {
            let left: Sum = a.iter().cloned().collect();
            let right: Sum = a.iter().rev().cloned().collect();
            prop_assert_eq!(left.compare(&right), Ordering::Equal);
        }
    }

    #[test]
    fn a_figure_too_large_for_steps_is_still_exact() {
        let huge =
            Exact::from(i64::MAX).times(&Exact::from(i64::MAX)).times(&Exact::from(i64::MAX));
        let sum: Sum = [huge.clone(), Exact::ratio(1, 3).unwrap()].into_iter().collect();
        let alone: Sum = [huge].into_iter().collect();
        assert_eq!(sum.compare(&alone), Ordering::Greater);
        assert_eq!(sum.exact().minus(alone.exact()), Exact::ratio(1, 3).unwrap());
    }
}
