//! What is known of a figure without working it out: two ends that it lies between.

use std::cmp::Ordering;

use super::rounding::divide_small;
use super::{Exact, Mode, Places, Quantity};

/// The number of steps in 1.
const STEPS: i128 = 1_000_000_000_000_000_000;

/// A figure lies between `near` and `near + slack`, both included, in steps of 10⁻¹⁸. With no
/// slack it is exactly `near`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    near: i128,
    /// `None` once a figure was too large for steps: then nothing is known.
    slack: Option<i128>,
}

impl Bounds {
    /// Exactly nothing.
    pub(crate) const ZERO: Self = Self { near: 0, slack: Some(0) };
    /// Nothing is known.
    const UNKNOWN: Self = Self { near: 0, slack: None };

    /// The bounds of an exact figure.
    pub(crate) fn of(figure: &Exact) -> Self {
        match figure.steps() {
            Some((near, exactly)) => Self { near, slack: Some(i128::from(!exactly)) },
            None => Self::UNKNOWN,
        }
    }

    /// The bounds of a sum.
    pub(crate) fn plus(self, other: Self) -> Self {
        let both = || {
            let near = self.near.checked_add(other.near)?;
            let slack = self.slack?.checked_add(other.slack?)?;
            near.checked_add(slack)?;
            Some(Self { near, slack: Some(slack) })
        };
        both().unwrap_or(Self::UNKNOWN)
    }

    /// Which figure is larger, if the bounds say so for certain.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let (own, others) = (self.slack?, other.slack?);
        if self.near > other.near + others {
            Some(Ordering::Greater)
        } else if other.near > self.near + own {
            Some(Ordering::Less)
        } else {
            (own == 0 && others == 0).then_some(Ordering::Equal)
        }
    }

    /// The figure rounded, if the bounds say for certain what that is. Rounding never turns an
    /// order round, so equal ends hold all that lies between.
    pub(crate) fn round(self, places: Places, mode: Mode) -> Option<Self> {
        let slack = self.slack?;
        let unit = STEPS / places.unit();
        let rounded = |steps: i128| divide_small(steps, unit, mode);
        let low = rounded(self.near)?;
        let is_certain = slack == 0 || rounded(self.near + slack) == Some(low);
        let near = low.checked_mul(unit).filter(|_| is_certain)?;
        Some(Self { near, slack: Some(0) })
    }

    /// The figure, where it is exactly known.
    pub(crate) fn exactly(self) -> Option<Exact> {
        (self.slack == Some(0)).then(|| Exact::from_steps(self.near))
    }
}

/// A figure proportional to a quantity, up to a most: `points × min(quantity, most) / full`, and
/// nothing below a least quantity. One multiplication instead of a fraction for each.
pub(crate) struct Proportion {
    /// For each number of digits behind the point, as far as they are usual.
    scales: Vec<Scaled>,
}

/// The same for quantities that are whole numbers of 10⁻ˢ.
struct Scaled {
    /// The points for one of them, in steps, rounded down, and whether that is exact.
    each: i128,
    is_exact: bool,
    most: i128,
    /// The points for the most and beyond.
    full: Bounds,
    least: i128,
}

impl Proportion {
    /// How many digits behind the point are made ready for.
    const USUAL: u32 = 3;

    /// `None` if `full` is zero or a figure is too large.
    pub(crate) fn new(
        points: &Exact,
        full: &Exact,
        most: &Exact,
        least: Option<&Exact>,
    ) -> Option<Self> {
        let each = points.over(full)?;
        let at_most = Bounds::of(&each.times(most));
        let scales = (0..=Self::USUAL).map(|scale| {
            let unit = Exact::from(10_i64.pow(scale));
            let (each, is_exact) = each.over(&unit)?.steps()?;
            // The first quantity, in such units, at or beyond the figure.
            let ceiling = |figure: &Exact| -> Option<i128> {
                let (steps, exactly) = figure.times(&unit).steps()?;
                let whole = steps.checked_div(STEPS)?;
                Some(whole + i128::from(!exactly || steps % STEPS != 0))
            };
            let least = match least {
                None => 0,
                Some(least) => ceiling(least)?,
            };
            Some(Scaled { each, is_exact, most: ceiling(most)?, full: at_most, least })
        });
        Some(Self { scales: scales.collect::<Option<_>>()? })
    }

    /// The bounds for a quantity of zero or more; `None` if it is unusual.
    pub(crate) fn of(&self, quantity: Quantity) -> Option<Bounds> {
        let (digits, places) = quantity.digits();
        let scaled = self.scales.get(places as usize)?;
        if digits < scaled.least {
            return Some(Bounds::ZERO);
        }
        if digits >= scaled.most {
            return Some(scaled.full);
        }
        let near = digits.checked_mul(scaled.each)?;
        let slack = if scaled.is_exact { 0 } else { digits };
        near.checked_add(slack)?;
        Some(Bounds { near, slack: Some(slack) })
    }
}
