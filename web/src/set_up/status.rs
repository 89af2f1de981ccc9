//! How far each part of setting up is.

use common_measure::procurement::{Check, Procurement};
use common_measure::scheme::{BelowMinimum, Kind, Rounding};

use crate::screen::Screen;

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Nothing is stated.
    NotStarted,
    /// Something is stated, and something is not.
    InProgress,
    /// Nothing is missing.
    Done,
    /// So many things are wrong.
    Errors(usize),
}

/// How far the part on a screen is.
pub(super) fn status(screen: &Screen, of: &Procurement, found: &Check) -> Status {
    let faults = |screen: &Screen| faults(screen, of, found);
    let scheme = &of.scheme;
    let or_errors = |started: bool, complete: bool| match (faults(screen), started, complete) {
        (_, false, _) => Status::NotStarted,
        (0, true, true) => Status::Done,
        (0, true, false) => Status::InProgress,
        (number, true, _) => Status::Errors(number),
    };
    match screen {
        Screen::Details => {
            let details = &of.details;
            let stated = [
                !details.title.trim().is_empty(),
                !details.authority.trim().is_empty(),
                details.regime.is_some(),
            ];
            or_errors(stated.contains(&true), !stated.contains(&false))
        }
        // What is usual stands there until something else is stated.
        Screen::Lots | Screen::Award => or_errors(true, true),
        Screen::Measures => {
            let relevances: Vec<bool> = scheme
                .all()
                .filter_map(|criterion| match &criterion.kind {
                    Kind::Commitment(commitment) => Some(!commitment.relevance.trim().is_empty()),
                    _ => None,
                })
                .collect();
            or_errors(!relevances.is_empty(), !relevances.contains(&false))
        }
        Screen::Criteria => or_errors(!scheme.criteria.is_empty(), true),
        Screen::Scales => {
            let asked = scheme.all().any(|each| matches!(each.kind, Kind::Quality(_)));
            // Without a question that people score, no scale is needed.
            or_errors(!scheme.scales.is_empty() || (!asked && !scheme.criteria.is_empty()), true)
        }
        Screen::RoundingAndTies => {
            let as_it_came = scheme.rounding == Rounding::default()
                && scheme.below_minimum == BelowMinimum::default()
                && scheme.points_available.is_none();
            let ties = !scheme.tie_break.is_empty();
            or_errors(!as_it_came || ties, ties)
        }
        Screen::CheckAnswers => match found.faults.len() {
            _ if scheme.criteria.is_empty() => Status::NotStarted,
            0 => Status::Done,
            number => Status::Errors(number),
        },
        _ => Status::Done,
    }
}

/// How many faults belong to a part.
fn faults(part: &Screen, of: &Procurement, found: &Check) -> usize {
    let belongs = |screen: Screen| match screen {
        Screen::Criterion(_) => *part == Screen::Criteria,
        screen => screen == *part,
    };
    found.faults.iter().filter(|fault| belongs(Screen::of_place(of, fault.place.path()))).count()
}
