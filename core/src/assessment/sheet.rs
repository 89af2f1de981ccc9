//! All points of one lot: the points of every bid on every question, worked out when asked for,
//! and totals that are compared and rounded without being carried out, where that is certain.
//!
//! Twenty-nine measures, each scored relative to the best offer, have twenty-nine denominators:
//! adding them up exactly makes numbers of hundreds of digits. So a total is first known within
//! bounds; what they cannot decide, the exact sum decides, which is then worked out once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use crate::number::{Bounds, Exact, Mode, Places, Sum};
use crate::scheme::{Comparison, LockedLot, LockedScheme, Rounding, Stage};

use super::Points;
use super::bounds;
use super::field::{Column, Field};
use super::scoring::Scoring;

/// The points of all bids for one lot.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    scheme: Arc<LockedScheme>,
    lot: LockedLot,
    pub(super) field: Field,
    pub(super) compared: Vec<bool>,
    pub(super) comparisons: Vec<Vec<Comparison>>,
    exact: Totals,
    /// As the scheme counts them, where that is not the same.
    counted: Option<Totals>,
}

/// The totals of all bids, of one kind.
#[derive(Clone, Debug)]
struct Totals {
    /// What is known of each; `None` while a question has no points.
    bounds: Vec<Option<Bounds>>,
    /// The exact sums, as far as they were asked for.
    sums: OnceCell<Vec<OnceCell<Exact>>>,
}

impl Totals {
    fn zero(bids: usize) -> Self {
        Self { bounds: vec![Some(Bounds::ZERO); bids], sums: OnceCell::new() }
    }

    fn add(&mut self, bid: usize, points: Option<Bounds>) {
        if let Some(sum) = self.bounds.get_mut(bid) {
            *sum = match (*sum, points) {
                (Some(sum), Some(points)) => Some(sum.plus(points)),
                _ => None,
            };
        }
    }
}

/// Which points are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Exact,
    Counted,
}

impl Sheet {
    pub(super) fn new(
        scheme: &Arc<LockedScheme>,
        lot: &LockedLot,
        field: Field,
        compared: Vec<bool>,
        comparisons: Vec<Vec<Comparison>>,
    ) -> Self {
        let mut sheet = Self {
            scheme: Arc::clone(scheme),
            lot: lot.clone(),
            exact: Totals::zero(0),
            counted: None,
            field,
            compared,
            comparisons,
        };
        (sheet.exact, sheet.counted) = sheet.all_totals();
        sheet
    }

    /// Exact totals, and those that the scheme counts where they are others.
    fn all_totals(&self) -> (Totals, Option<Totals>) {
        let rounding = self.scheme.rounding();
        let mut known = bounds::Known::default();
        let mut exact = Totals::zero(self.field.bids);
        let mut counted = (rounding.stage == Stage::Leaf).then(|| Totals::zero(self.field.bids));
        for leaf in 0..self.scheme.leaves().len() {
            let Some(scoring) = self.scoring(leaf) else { continue };
            let round = |bid: usize, points: Bounds| {
                points.round(rounding.places, rounding.mode).or_else(|| {
                    let exact = scoring.exact(bid).ok()?;
                    Some(Bounds::of(&exact.round(rounding.places, rounding.mode)))
                })
            };
            bounds::of_column(&scoring, &mut known, &mut |bid, points| {
                exact.add(bid, points);
                if let Some(counted) = &mut counted {
                    counted.add(bid, points.and_then(|points| round(bid, points)));
                }
            });
        }
        (exact, counted)
    }

    pub(super) fn scoring(&self, leaf: usize) -> Option<Scoring<'_>> {
        Some(Scoring {
            leaf: self.scheme.leaves().get(leaf)?,
            column: self.field.column(leaf)?,
            comparisons: self.comparisons.get(leaf)?,
            lot: &self.lot,
            compared: &self.compared,
        })
    }

    /// Whether a bid passes a question that is passed or failed, where people have said.
    pub(super) fn judged(&self, bid: usize, leaf: usize) -> Option<bool> {
        match self.field.column(leaf)? {
            Column::Judged(judged) => judged.get(bid).copied().flatten(),
            _ => None,
        }
    }

    /// The points of a bid on a question.
    pub(super) fn points(&self, bid: usize, leaf: usize) -> Points {
        let Some(scoring) = self.scoring(leaf) else { return Points::NotCompared };
        match scoring.exact(bid) {
            Err(none) => none,
            Ok(exact) => {
                let rounding = self.scheme.rounding();
                let counted = match rounding.stage {
                    Stage::Leaf => exact.round(rounding.places, rounding.mode),
                    Stage::Total | Stage::TotalAsRounded => exact.clone(),
                };
                Points::Scored { exact, counted }
            }
        }
    }

    /// The points of a bid on several questions together; `None` while one has none.
    pub(super) fn sum(&self, bid: usize, leaves: Range<usize>, which: Which) -> Option<Sum> {
        let of = |leaf| match (self.points(bid, leaf), which) {
            (Points::Scored { exact, .. }, Which::Exact) => Some(exact),
            (Points::Scored { counted, .. }, Which::Counted) => Some(counted),
            _ => None,
        };
        leaves.map(of).collect()
    }

    /// Whether a bid has points on every question.
    pub(super) fn is_complete(&self, bid: usize) -> bool {
        self.bounds(bid, Which::Exact).is_some()
    }

    fn totals(&self, which: Which) -> &Totals {
        match (which, &self.counted) {
            (Which::Counted, Some(counted)) => counted,
            _ => &self.exact,
        }
    }

    fn bounds(&self, bid: usize, which: Which) -> Option<Bounds> {
        *self.totals(which).bounds.get(bid)?
    }

    /// All points of a bid together; `None` while a question has none.
    pub(super) fn total(&self, bid: usize, which: Which) -> Option<&Exact> {
        let known = self.bounds(bid, which)?;
        let sums = self.totals(which).sums.get_or_init(|| vec![OnceCell::new(); self.field.bids]);
        Some(sums.get(bid)?.get_or_init(|| {
            known.exactly().unwrap_or_else(|| {
                let sum = self.sum(bid, 0..self.scheme.leaves().len(), which);
                sum.map(|sum| sum.exact().clone()).unwrap_or_default()
            })
        }))
    }

    /// About where a bid's total stands among others; nothing to decide by.
    pub(super) fn near(&self, bid: usize) -> i128 {
        self.bounds(bid, Which::Counted).map(Bounds::near).unwrap_or_default()
    }

    /// Which of two totals is larger as they are shown; equal where one has none.
    pub(super) fn compare_shown(&self, a: usize, b: usize) -> Ordering {
        let Rounding { places, mode, .. } = self.scheme.rounding();
        let known = |bid: usize| self.bounds(bid, Which::Counted);
        let (Some(a_known), Some(b_known)) = (known(a), known(b)) else {
            return Ordering::Equal;
        };
        let certain = if a_known.show_apart(b_known, places) {
            a_known.compare(b_known)
        } else {
            let shown = a_known.round(places, mode).zip(b_known.round(places, mode));
            shown.and_then(|(a, b)| a.compare(b))
        };
        certain.unwrap_or_else(|| {
            match (self.rounded(a, places, mode), self.rounded(b, places, mode)) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => Ordering::Equal,
            }
        })
    }

    /// Which of two totals is larger, exactly; equal where one has none.
    pub(super) fn compare(&self, a: usize, b: usize, which: Which) -> Ordering {
        let certain = match (self.bounds(a, which), self.bounds(b, which)) {
            (Some(a), Some(b)) => a.compare(b),
            _ => None,
        };
        certain.unwrap_or_else(|| match (self.total(a, which), self.total(b, which)) {
            (Some(a), Some(b)) => a.cmp(b),
            _ => Ordering::Equal,
        })
    }

    /// A total as it is shown; `None` while a question has no points.
    pub(super) fn shown(&self, bid: usize) -> Option<String> {
        let rounding = self.scheme.rounding();
        let rounded = self.rounded(bid, rounding.places, rounding.mode)?;
        Some(rounded.fixed(rounding.places, rounding.mode))
    }

    /// A total as anything is decided by it: rounded where totals are final as rounded; `None` while a
    /// question has no points.
    pub(super) fn final_total(&self, bid: usize) -> Option<Cow<'_, Exact>> {
        let Rounding { places, mode, stage } = self.scheme.rounding();
        match stage {
            Stage::Leaf | Stage::Total => self.total(bid, Which::Counted).map(Cow::Borrowed),
            Stage::TotalAsRounded => self.rounded(bid, places, mode).map(Cow::Owned),
        }
    }

    /// A total, rounded; `None` while a question has no points.
    pub(super) fn rounded(&self, bid: usize, places: Places, mode: Mode) -> Option<Exact> {
        let bounds = self.bounds(bid, Which::Counted)?;
        match bounds.round(places, mode) {
            Some(whole) => whole.exactly(),
            None => None,
        }
        .or_else(|| Some(self.total(bid, Which::Counted)?.round(places, mode)))
    }
}
