//! What is stated for every figure, in sentences, each with where it can be changed.

use common_measure::publication::stated_award;
use common_measure::scheme::{Criterion, DraftScheme, Shares, WeightsAre};
use common_measure_parts::words::capital;

use crate::screen::Screen;

use super::whole::USUAL_POINTS;

/// What was asked, what is stated, and where it is stated: a screen, and the path of a field on it.
pub(crate) type Statement = (&'static str, Vec<String>, (Screen, &'static str));

/// Award, points, rounding, ties, missed minimums.
pub(crate) fn stated_method(scheme: &DraftScheme) -> Vec<Statement> {
    let points = match (scheme.points_available, scheme.weights) {
        (Some(points), _) => points.in_words(),
        (None, WeightsAre::Points) => "The sum of the points at the top".to_owned(),
        (None, _) => USUAL_POINTS.to_owned(),
    };
    let steps = scheme.tie_break.iter().map(|step| step.in_words(&|id| scheme.called(id)));
    let ties = if scheme.tie_break.is_empty() {
        "No step is stated: bids that are equal share a rank.".to_owned()
    } else {
        format!("{}.", capital(&steps.collect::<Vec<_>>().join("; then ")))
    };
    let whole = |key: &'static str, value: String, path: &'static str| {
        (key, vec![value], (Screen::RoundingAndTies, path))
    };
    vec![
        ("Award", stated_award(scheme), (Screen::Award, "")),
        whole("Points for the whole award", points, "scheme/points_available"),
        whole("Rounding", scheme.rounding.in_words(&scheme.award.rule), "scheme/rounding/places"),
        whole("When totals are equal", ties, ""),
        whole("Bids below a minimum score", scheme.below_minimum.in_words(), ""),
    ]
}

/// How much of the award a section or question is.
pub(crate) fn share_in_words(
    scheme: &DraftScheme,
    shares: &Shares,
    criterion: &Criterion,
) -> String {
    match scheme.share_in_words(shares, &criterion.id) {
        None if !criterion.is_weighted() => "Earns no points".to_owned(),
        None => "Its weight is not known yet".to_owned(),
        Some(share) => share,
    }
}
