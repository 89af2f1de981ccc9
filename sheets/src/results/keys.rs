//! What ranks bids, as columns in which more is better: the figure that decides, then each step of
//! the ladder that decides between equal ones.

use common_measure::id::CriterionId;
use common_measure::scheme::TieBreak;

use super::Source;
use super::held::Inputs;
use crate::formulas::on;
use crate::place::At;

/// The formula of one key in a row, and its head.
pub(super) struct Key {
    pub(super) head: String,
    /// The cell that it is made from, in a row.
    pub(super) from: From,
    /// Whether less of it is better.
    pub(super) less: bool,
}

/// What a key is made from.
pub(super) enum From {
    /// The figure that decides.
    Deciding,
    /// Points on a section or question.
    Points(CriterionId),
    /// A price.
    Price(CriterionId),
    /// The place that was drawn.
    Drawn,
}

/// The keys of a scheme, the one that decides first.
pub(super) fn keys(source: &Source, inputs: &Inputs) -> Vec<Key> {
    let scheme = &source.assessment.scheme;
    let rule = &scheme.award().rule;
    let mut keys = vec![Key {
        head: source.report.statement.deciding_figure.to_owned(),
        from: From::Deciding,
        less: rule.smallest_first(),
    }];
    for (step, words) in scheme.tie_break().iter().zip(&source.report.statement.tie_break) {
        let (from, less) = match step {
            TieBreak::HigherPoints(id) => (From::Points(id.clone()), false),
            TieBreak::LowerPrice(id) => (From::Price(id.clone()), true),
            TieBreak::HigherIncome(id) => (From::Price(id.clone()), false),
            TieBreak::LotsDrawn if inputs.drawn.is_some() => (From::Drawn, true),
            TieBreak::LotsDrawn => continue,
        };
        keys.push(Key { head: words.clone(), from, less });
    }
    keys
}

/// The cell that a key is made from; none where there is none.
pub(super) fn cell(
    from: &From,
    row: u32,
    deciding: &str,
    inputs: &Inputs,
    points: impl Fn(&CriterionId) -> Option<String>,
) -> Option<String> {
    match from {
        From::Deciding => Some(deciding.to_owned()),
        From::Points(id) => points(id),
        From::Price(id) => Some(on(&inputs.sheet, At::new(row, *inputs.questions.get(id)?))),
        From::Drawn => Some(on(&inputs.sheet, At::new(row, inputs.drawn?))),
    }
}
