//! The agreed scores as a table: bid by bid, criterion by criterion.

use std::num::NonZeroU16;

use crate::evaluation::AgreedScore;
use crate::scheme::{Criterion, Kind, PassFail, Scale};

use super::Lookup;

/// Which of a criterion's levels, in no more room than it needs: hundreds of thousands are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LevelAt(NonZeroU16);

impl LevelAt {
    /// A score is there, and names no level of the criterion.
    const NONE_OF_THEM: Self = Self(NonZeroU16::MAX);

    fn of(position: usize) -> Option<Self> {
        let one_more = u16::try_from(position).ok()?.checked_add(1)?;
        NonZeroU16::new(one_more).map(Self).filter(|level| *level != Self::NONE_OF_THEM)
    }

    /// The position in the scale; 0 and 1 for passed and failed.
    pub(crate) fn position(self) -> usize {
        usize::from(self.0.get() - 1)
    }
}

/// The agreed scores: which level, for each criterion and bid.
#[derive(Default)]
pub(crate) struct Agreed {
    /// Bid after bid, as scores mostly come, each with a cell for every criterion that people score.
    cells: Vec<Option<LevelAt>>,
    /// For each criterion, which of a bid's cells is its own.
    columns: Vec<Option<usize>>,
    /// How many cells a bid has.
    width: usize,
    /// The scores that are not in order, as they come.
    pub(crate) odd: Vec<OddScore>,
}

/// A score that refers to something that is not there, or stands where another one does.
pub(crate) struct OddScore {
    /// Which score.
    pub(crate) at: usize,
    /// The bid; `None` if it is not there.
    pub(crate) bid: Option<u32>,
    /// The criterion; `None` if it is not there.
    pub(crate) criterion: Option<u32>,
    /// Whether the level is one of the criterion's.
    pub(crate) has_level: bool,
    /// Whether a score for the same bid and criterion stands before.
    pub(crate) is_repeated: bool,
}

impl Agreed {
    pub(super) fn read(
        scores: &[AgreedScore],
        bids: &Lookup,
        criteria: &Lookup,
        nodes: &[&Criterion],
        scales: &[Scale],
    ) -> Self {
        let levels: Vec<Vec<&str>> = nodes.iter().map(|node| levels_of(node, scales)).collect();
        let mut width = 0;
        let columns: Vec<Option<usize>> = (levels.iter())
            .map(|levels| {
                let column = (!levels.is_empty()).then_some(width);
                width += usize::from(column.is_some());
                column
            })
            .collect();
        let mut cells = vec![None; width * bids.len()];
        let mut odd = Vec::new();
        for (at, score) in scores.iter().enumerate() {
            let bid = bids.find(score.bid.as_str());
            let criterion = criteria.find(score.criterion.as_str());
            let levels = criterion.and_then(|at| levels.get(at as usize));
            let level = levels.and_then(|levels| position(levels, score.level.as_str()));
            let mut is_repeated = false;
            let column = criterion.and_then(|at| *columns.get(at as usize)?);
            if let (Some(bid), Some(column)) = (bid, column)
                && let Some(cell) = cells.get_mut(bid as usize * width + column)
            {
                is_repeated = cell.is_some();
                *cell = Some(level.unwrap_or(LevelAt::NONE_OF_THEM));
            }
            if bid.is_none() || level.is_none() || is_repeated {
                let has_level = level.is_some();
                odd.push(OddScore { at, bid, criterion, has_level, is_repeated });
            }
        }
        Self { cells, columns, width, odd }
    }

    /// The agreed level for each of some bids, where there is one.
    pub(crate) fn levels(&self, criterion: Option<u32>, bids: &[usize]) -> Vec<Option<LevelAt>> {
        let column = criterion.and_then(|at| *self.columns.get(at as usize)?);
        let level = |bid: &usize| {
            let cell = *self.cells.get(bid * self.width + column?)?;
            cell.filter(|level| *level != LevelAt::NONE_OF_THEM)
        };
        bids.iter().map(level).collect()
    }
}

/// The ids of what can be agreed on a criterion; none where people score nothing.
fn levels_of<'a>(criterion: &Criterion, scales: &'a [Scale]) -> Vec<&'a str> {
    if let Kind::PassFail(_) = criterion.kind {
        return vec![PassFail::PASS, PassFail::FAIL];
    }
    let id = criterion.kind.scale();
    let scale = id.and_then(|id| scales.iter().find(|scale| scale.id == *id));
    scale.iter().flat_map(|scale| &scale.levels).map(|level| level.id.as_str()).collect()
}

/// The position of an id.
fn position(ids: &[&str], id: &str) -> Option<LevelAt> {
    // Ids that were copied are one text in one place: seen without reading it, and without a
    // branch, for which of few levels is next is anyone's guess.
    let mut same = 0;
    for (position, there) in (1..).zip(ids) {
        same = if std::ptr::eq(*there, id) { position } else { same };
    }
    let found = match same {
        0 => ids.iter().position(|there| *there == id)?,
        position => position - 1,
    };
    LevelAt::of(found)
}
