//! What is known of a figure without working it out: two ends that it lies between.

use std::cell::OnceCell;
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
    /// [`UNKNOWN`](Self::UNKNOWN) once a figure was too large for steps: then nothing is known.
    slack: u64,
}

impl Bounds {
    /// Exactly nothing.
    pub(crate) const ZERO: Self = Self { near: 0, slack: 0 };
    /// Nothing is known.
    const UNKNOWN: Self = Self { near: 0, slack: u64::MAX };

    /// The bounds of an exact figure.
    pub(crate) fn of(figure: &Exact) -> Self {
        match figure.steps() {
            Some((near, exactly)) => Self::between(near, u64::from(!exactly)),
            None => Self::UNKNOWN,
        }
    }

    /// Between two figures, unless they are so large that sums of them might not fit.
    fn between(near: i128, slack: u64) -> Self {
        const MOST: u128 = 1 << 125;
        if near.unsigned_abs() < MOST && slack < u64::MAX {
            Self { near, slack }
        } else {
            Self::UNKNOWN
        }
    }

    /// The bounds of a sum.
    #[inline]
    pub(crate) fn plus(self, other: Self) -> Self {
        // Neither is beyond 2¹²⁵, so their sum fits.
        Self::between(self.near + other.near, self.slack.saturating_add(other.slack))
    }

    /// The slack, where anything is known.
    #[inline]
    fn known(self) -> Option<i128> {
        (self.slack != u64::MAX).then(|| i128::from(self.slack))
    }

    /// Which figure is larger, if the bounds say so for certain.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let (own, others) = (self.known()?, other.known()?);
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
        let slack = self.known()?;
        let unit = STEPS / places.unit();
        let low = divide_small(self.near, unit, mode)?;
        // How far the figure stands from what it is rounded to, at most, at either end.
        let from = self.near.checked_sub(low.checked_mul(unit)?)?;
        let (half, is_positive) = (unit / 2, self.near >= 0);
        let stays = match mode {
            Mode::HalfAwayFromZero | Mode::HalfEven => from + slack < half && from > -half,
            Mode::Down => is_positive && from + slack < unit,
        };
        let is_certain =
            slack == 0 || stays || divide_small(self.near + slack, unit, mode) == Some(low);
        let near = low.checked_mul(unit).filter(|_| is_certain)?;
        Some(Self::between(near, 0))
    }

    /// Whether two figures are so far apart that they cannot be equal when rounded to places. Cut
    /// off towards zero, −0.9 and 0.9 are both 0: two steps of the last place are needed.
    pub(crate) fn show_apart(self, other: Self, places: Places) -> bool {
        let gap = || {
            let (own, others) = (self.known()?, other.known()?);
            Some((self.near - other.near).abs() - own.max(others))
        };
        gap().is_some_and(|gap| gap > 2 * STEPS / places.unit())
    }

    /// The figure, where it is exactly known.
    pub(crate) fn exactly(self) -> Option<Exact> {
        (self.slack == 0).then(|| Exact::from_steps(self.near))
    }
}

/// A figure proportional to a quantity, up to a most: `points × min(quantity, most) / full`, and
/// nothing below a least quantity. One multiplication instead of a fraction for each.
pub(crate) struct Proportion {
    /// The points for one.
    each: Exact,
    most: Exact,
    least: Option<Exact>,
    /// The points for the most and beyond.
    full: Bounds,
    /// For each number of digits behind the point, as far as they are usual; made when met.
    scales: [OnceCell<Option<Scaled>>; 4],
}

/// The same for quantities that are whole numbers of 10⁻ˢ.
struct Scaled {
    /// The points for one of them, in steps, rounded down, and whether that is exact.
    each: i128,
    is_exact: bool,
    most: i128,
    least: i128,
}

impl Proportion {
    /// `None` if `full` is zero.
    pub(crate) fn new(
        points: &Exact,
        full: &Exact,
        most: &Exact,
        least: Option<Exact>,
    ) -> Option<Self> {
        let each = points.over(full)?;
        let full = Bounds::of(&each.times(most));
        Some(Self { each, most: most.clone(), least, full, scales: Default::default() })
    }

    /// `None` if a figure is too large.
    fn scaled(&self, places: u32) -> Option<Scaled> {
        let unit = Exact::from(10_i64.pow(places));
        let (each, is_exact) = self.each.over(&unit)?.steps()?;
        // The first quantity, in such units, at or beyond the figure.
        let ceiling = |figure: &Exact| -> Option<i128> {
            let (steps, exactly) = figure.times(&unit).steps()?;
            let whole = steps.checked_div(STEPS)?;
            Some(whole + i128::from(!exactly || steps % STEPS != 0))
        };
        let least = match &self.least {
            None => 0,
            Some(least) => ceiling(least)?,
        };
        Some(Scaled { each, is_exact, most: ceiling(&self.most)?, least })
    }

    /// The bounds for a quantity of zero or more; `None` if it is unusual.
    pub(crate) fn of(&self, quantity: Quantity) -> Option<Bounds> {
        let (digits, places) = quantity.digits();
        let scaled = self.scales.get(places as usize)?.get_or_init(|| self.scaled(places));
        let scaled = scaled.as_ref()?;
        if digits < scaled.least {
            return Some(Bounds::ZERO);
        }
        if digits >= scaled.most {
            return Some(self.full);
        }
        let near = product(digits, scaled.each)?;
        let slack = if scaled.is_exact { 0 } else { u64::try_from(digits).ok()? };
        Some(Bounds::between(near, slack))
    }
}

/// A product, if it fits. Most are small, and 128-bit multiplication is slow in WebAssembly.
fn product(a: i128, b: i128) -> Option<i128> {
    match (u32::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) if a.leading_zeros() + b.leading_zeros() >= 32 => {
            Some(i128::from(u64::from(a) * b))
        }
        _ => a.checked_mul(b),
    }
}

/// A figure inversely proportional to a price: `points × one / price`. One division instead of a
/// fraction for each.
pub(crate) struct Inverse {
    /// `points × one`, in steps, rounded down, and whether that is exact.
    steps: i128,
    is_exact: bool,
}

impl Inverse {
    /// `None` if a figure is too large.
    pub(crate) fn new(points: &Exact, one: &Exact) -> Option<Self> {
        let (steps, is_exact) = points.times(one).steps()?;
        Some(Self { steps, is_exact })
    }

    /// The bounds for a price above zero; `None` if it is unusual.
    pub(crate) fn of(&self, price: &Exact) -> Option<Bounds> {
        let (num, den) = price.small_parts()?;
        let scaled = self.steps.checked_mul(den)?;
        let (near, rest) = (scaled.checked_div(num)?, scaled.checked_rem(num)?);
        // What was rounded away before the division is less than den / num, and so is what is
        // rounded away after it less than one step.
        let lost = if self.is_exact { 0 } else { u64::try_from(den / num).ok()? + 1 };
        Some(Bounds::between(near, lost + u64::from(rest != 0)))
    }
}
