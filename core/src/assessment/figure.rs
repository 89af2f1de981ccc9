//! The figure that decides who is first, where it is not the sum of points.

use std::borrow::Cow;

use crate::evaluation::Evaluation;
use crate::number::{Exact, Money, in_pounds};
use crate::scheme::{AwardRule, LeafKind, LockedScheme};

use super::Assessment;
use super::field::Column;
use super::sheet::{Sheet, Which};

/// Each bid's figure; `None` for a bid that has none yet.
pub(super) fn figures(scheme: &LockedScheme, sheet: &Sheet) -> Vec<Option<Exact>> {
    (0..sheet.field.bids).map(|bid| figure(scheme, sheet, bid, Which::Counted)).collect()
}

/// A bid's figure, from its total as it decides or from its exact points.
pub(super) fn figure(
    scheme: &LockedScheme,
    sheet: &Sheet,
    bid: usize,
    which: Which,
) -> Option<Exact> {
    let rule = &scheme.award().rule;
    let points = match which {
        Which::Exact => Cow::Borrowed(sheet.total(bid, which)?),
        Which::Counted => sheet.final_total(bid)?,
    };
    let price = || {
        let question = scheme.leaves().iter().position(|leaf| Some(&leaf.id) == rule.price())?;
        sheet.field.price(question, bid).filter(|price| price.is_positive())
    };
    match rule {
        AwardRule::HighestTotal => Some(points.into_owned()),
        AwardRule::PricePerQualityPoint { .. } if points.is_negative() => None,
        AwardRule::PricePerQualityPoint { .. } => price()?.over(&points),
        AwardRule::QualityAdjustedScore { reference, .. } => {
            points.times(&(*reference)?.exact()).over(price()?)
        }
        AwardRule::PriceAfterQualityValue { .. } => {
            Some(price()?.minus(&quality_value(scheme, sheet, bid)?))
        }
    }
}

/// Σ value of the levels agreed for a bid.
pub(super) fn quality_value(scheme: &LockedScheme, sheet: &Sheet, bid: usize) -> Option<Exact> {
    let values = scheme.leaves().iter().zip(sheet.field.columns()).filter_map(|(leaf, column)| {
        let (LeafKind::Quality(scale), Column::Levels(levels)) = (&leaf.kind, column) else {
            return None;
        };
        let level =
            levels.get(bid).copied().flatten().and_then(|at| scale.levels.get(at.position()));
        Some(level.and_then(|level| level.value).map(Money::exact))
    });
    values.collect::<Option<Vec<Exact>>>().map(|values| values.iter().collect())
}

impl Assessment {
    /// A figure that decides, or a difference of two, as people write it: `£12,345.60` or `86.21`,
    /// rounded as the scheme says.
    #[must_use]
    pub fn deciding_in_words(&self, figure: &Exact) -> String {
        let rounding = self.scheme.rounding();
        let shown = figure.fixed(rounding.places, rounding.mode);
        if self.scheme.award().rule.is_in_pounds() { in_pounds(&shown) } else { shown }
    }
}

/// Whether a draw between bids is recorded, and in which order it put them.
pub(super) fn drawn(evaluation: &Evaluation, bids: &[&crate::id::BidId]) -> Option<Vec<usize>> {
    let position = |draw: &crate::evaluation::Draw| -> Option<Vec<usize>> {
        bids.iter().map(|bid| draw.order.iter().position(|drawn| drawn == *bid)).collect()
    };
    evaluation.draws.iter().find_map(position)
}
