//! All points of one lot: the points of every bid on every question, worked out when asked for,
//! and totals that are compared and rounded without being carried out, where that is certain.
//!
//! Twenty-nine measures, each scored relative to the best offer, have twenty-nine denominators:
//! adding them up exactly makes numbers of hundreds of digits. So a total is first known within
//! bounds; what they cannot decide, the exact sum decides, which is then worked out once.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use crate::number::{Bounds, Exact, Mode, Places, Sum};
use crate::scheme::{Comparison, LockedLot, LockedScheme, Stage};

use super::Points;
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
    totals: Vec<Total>,
}

/// A bid's points together. Both bounds are `None` while a question has no points.
#[derive(Clone, Debug, Default)]
struct Total {
    /// Of the exact points.
    exact: Option<Bounds>,
    exact_sum: OnceCell<Exact>,
    /// Of the points as the scheme counts them; the same unless each question is rounded.
    counted: Option<Bounds>,
    counted_sum: OnceCell<Exact>,
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
            totals: Vec::new(),
            field,
            compared,
            comparisons,
        };
        sheet.totals = sheet.all_totals();
        sheet
    }

    fn all_totals(&self) -> Vec<Total> {
        let rounding = self.scheme.rounding();
        let mut totals = vec![
            Total {
                exact: Some(Bounds::ZERO),
                counted: Some(Bounds::ZERO),
                ..Total::default()
            };
            self.field.bids
        ];
        for leaf in 0..self.scheme.leaves().len() {
            let Some(scoring) = self.scoring(leaf) else { continue };
            let column = super::bounds::of_column(&scoring);
            for (bid, (total, points)) in totals.iter_mut().zip(column).enumerate() {
                let Some(points) = points else {
                    (total.exact, total.counted) = (None, None);
                    continue;
                };
                let Some(exact) = total.exact else { continue };
                total.exact = Some(exact.plus(points));
                if rounding.stage == Stage::Leaf
                    && let Some(counted) = total.counted
                {
                    let whole = points.round(rounding.places, rounding.mode).or_else(|| {
                        let exact = scoring.exact(bid).ok()?;
                        Some(Bounds::of(&exact.round(rounding.places, rounding.mode)))
                    });
                    total.counted = whole.map(|whole| counted.plus(whole));
                }
            }
        }
        if rounding.stage != Stage::Leaf {
            for total in &mut totals {
                total.counted = total.exact;
            }
        }
        totals
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
        self.totals.get(bid).is_some_and(|total| total.exact.is_some())
    }

    /// All points of a bid together; `None` while a question has none.
    pub(super) fn total(&self, bid: usize, which: Which) -> Option<&Exact> {
        let total = self.totals.get(bid)?;
        let (bounds, sum) = match which {
            Which::Exact => (total.exact, &total.exact_sum),
            Which::Counted => (total.counted, &total.counted_sum),
        };
        bounds?;
        Some(sum.get_or_init(|| {
            let sum = self.sum(bid, 0..self.scheme.leaves().len(), which);
            sum.map(|sum| sum.exact().clone()).unwrap_or_default()
        }))
    }

    fn bounds(&self, bid: usize, which: Which) -> Option<Bounds> {
        let total = self.totals.get(bid)?;
        match which {
            Which::Exact => total.exact,
            Which::Counted => total.counted,
        }
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
