//! What is known of a figure without working it out: two ends that it lies between.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::num::NonZeroU64;

use super::rounding::divide_small;
use super::{Compact, Exact, Mode, Places};

/// The number of steps in 1.
const STEPS: i128 = 1_000_000_000_000_000_000;

/// One unit of the last place, in steps.
fn in_steps(places: Places) -> i128 {
    i128::from(10_i64.pow(u32::from(18_u8.saturating_sub(places.count()))))
}

/// A figure lies between `near` and `near + slack`, both included, in steps of 10⁻¹⁸. With no
/// slack it is exactly `near`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    near: i128,
    slack: Slack,
}

/// How wide bounds are. Kept as one more than that, so that tables of bounds that may be missing
/// take no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slack(NonZeroU64);

impl Slack {
    const NONE: Self = Self(NonZeroU64::MIN);
    /// Once a figure was too large for steps: then nothing is known.
    const UNKNOWN: Self = Self(NonZeroU64::MAX);

    #[inline]
    fn of(steps: u64) -> Self {
        Self(NonZeroU64::MIN.saturating_add(steps))
    }

    #[inline]
    fn steps(self) -> u64 {
        self.0.get() - 1
    }
}

impl Bounds {
    /// Exactly nothing.
    pub(crate) const ZERO: Self = Self { near: 0, slack: Slack::NONE };
    /// Nothing is known.
    const UNKNOWN: Self = Self { near: 0, slack: Slack::UNKNOWN };

    /// The bounds of an exact figure.
    pub(crate) fn of(figure: &Exact) -> Self {
        match figure.steps() {
            Some((near, exactly)) => Self::between(near, u64::from(!exactly)),
            None => Self::UNKNOWN,
        }
    }

    /// Between two figures, unless they are so large that sums of them might not fit.
    #[inline]
    fn between(near: i128, slack: u64) -> Self {
        const MOST: u128 = 1 << 100;
        let slack = Slack::of(slack);
        if near.unsigned_abs() < MOST && slack != Slack::UNKNOWN {
            Self { near, slack }
        } else {
            Self::UNKNOWN
        }
    }

    /// The bounds of a sum.
    #[inline]
    pub(crate) fn plus(self, other: Self) -> Self {
        // No figure is beyond 2¹⁰⁰, so a sum of millions of them fits. What is not known stays so.
        Self {
            near: self.near + other.near,
            slack: Slack::of(self.slack.steps().saturating_add(other.slack.steps())),
        }
    }

    /// The lower end, in steps; 0 if nothing is known.
    pub(crate) fn near(self) -> i128 {
        self.near
    }

    /// The slack, where anything is known.
    #[inline]
    fn known(self) -> Option<i128> {
        (self.slack != Slack::UNKNOWN).then(|| i128::from(self.slack.steps()))
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
        let unit = in_steps(places);
        let low = divide_small(self.near, unit, mode)?;
        let near = low.checked_mul(unit)?;
        // How far the figure stands from what it is rounded to, at most, at either end.
        let from = self.near.checked_sub(near)?;
        let (half, is_positive) = (unit / 2, self.near >= 0);
        let stays = match mode {
            Mode::HalfAwayFromZero | Mode::HalfEven => from + slack < half && from > -half,
            Mode::Down => is_positive && from + slack < unit,
        };
        let is_certain =
            slack == 0 || stays || divide_small(self.near + slack, unit, mode) == Some(low);
        is_certain.then(|| Self::between(near, 0))
    }

    /// Whether two figures are so far apart that they cannot be equal when rounded to places. Cut
    /// off towards zero, −0.9 and 0.9 are both 0: two steps of the last place are needed.
    pub(crate) fn show_apart(self, other: Self, places: Places) -> bool {
        let gap = || {
            let (own, others) = (self.known()?, other.known()?);
            Some((self.near - other.near).abs() - own.max(others))
        };
        gap().is_some_and(|gap| gap > 2 * in_steps(places))
    }

    /// The figure, where it is exactly known.
    pub(crate) fn exactly(self) -> Option<Exact> {
        (self.slack == Slack::NONE).then(|| Exact::from_steps(self.near))
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
    most: u64,
    least: u64,
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
        // The first quantity, in such units, at or beyond the figure; none has as many digits as
        // the largest number.
        let ceiling = |figure: &Exact| -> Option<u64> {
            let (steps, exactly) = figure.times(&unit).steps()?;
            let whole = steps.checked_div(STEPS)?;
            let first = (whole + i128::from(!exactly || steps % STEPS != 0)).max(0);
            Some(u64::try_from(first).unwrap_or(u64::MAX))
        };
        let least = match &self.least {
            None => 0,
            Some(least) => ceiling(least)?,
        };
        Some(Scaled { each, is_exact, most: ceiling(&self.most)?, least })
    }

    /// The bounds for a quantity of zero or more; `None` if it is unusual.
    #[inline]
    pub(crate) fn of(&self, quantity: Compact) -> Option<Bounds> {
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
        let slack = if scaled.is_exact { 0 } else { digits };
        Some(Bounds::between(near, slack))
    }
}

/// A product, if it fits. Most are small, and 128-bit multiplication is slow in WebAssembly.
fn product(a: u64, b: i128) -> Option<i128> {
    match u64::try_from(b) {
        Ok(b) if a.leading_zeros() + b.leading_zeros() >= 64 => Some(i128::from(a * b)),
        _ => i128::from(a).checked_mul(b),
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
        let near = scaled.checked_div(num)?;
        let is_whole = near.checked_mul(num)? == scaled;
        // What was rounded away before the division is less than den / num, and so is what is
        // rounded away after it less than one step. Division is slow: the price is mostly larger.
        let lost = match self.is_exact {
            true => 0,
            false if den < num => 1,
            false => u64::try_from(den.checked_div(num)?).ok()? + 1,
        };
        Some(Bounds::between(near, lost + u64::from(!is_whole)))
    }
}
