//! Everything that keeps a draft scheme from being locked, each fault with its place.

mod award;
mod criteria;

pub(crate) use criteria::{MOST_SECTIONS, too_deep};

use std::collections::HashSet;
use std::fmt;

use crate::fault::{Fault, Place};
use crate::framework::Framework;
use crate::number::{Exact, Percentage, percent, plain};

use super::{Criterion, DraftScheme, Kind, Scale, Shares, TieBreak, WeightSum, WeightsAre};

/// Names every fault of a draft: none means that it can be locked.
#[must_use]
pub fn faults(scheme: &DraftScheme, framework: Option<&Framework>) -> Vec<Fault> {
    let mut finder = Finder {
        scheme,
        framework,
        found: Vec::new(),
        ids: HashSet::new(),
        measures: HashSet::new(),
    };
    finder.whole();
    for criterion in &scheme.criteria {
        finder.criterion(criterion, scheme.weights);
        if criterion.sections() > MOST_SECTIONS {
            finder.found.push(too_deep(criterion));
        }
    }
    let shares = Shares::of(scheme);
    for sum in shares.sums() {
        finder.sum(sum, &shares);
    }
    for scale in &scheme.scales {
        finder.scale(scale);
    }
    finder.award();
    finder.ties();
    finder.lots();
    finder.found
}

/// The place of the scheme.
pub(crate) fn scheme_place() -> Place {
    Place::new("scheme", "Award criteria")
}

/// The place of a criterion, by its name where it has one.
pub(crate) fn criterion_place(criterion: &Criterion) -> Place {
    let title = criterion.title.trim();
    let words = if title.is_empty() {
        format!("the criterion without a name ({})", criterion.id)
    } else {
        format!("“{title}”")
    };
    scheme_place().within(format_args!("criteria/{}", criterion.id), words)
}

/// The place of a criterion, put into words only where something in it is wrong.
pub(crate) struct CriterionPlace<'a>(&'a Criterion);

impl CriterionPlace<'_> {
    /// A place inside the criterion.
    pub(crate) fn within(&self, path: impl fmt::Display, words: impl fmt::Display) -> Place {
        criterion_place(self.0).within(path, words)
    }
}

struct Finder<'a> {
    scheme: &'a DraftScheme,
    framework: Option<&'a Framework>,
    found: Vec<Fault>,
    ids: HashSet<&'a str>,
    measures: HashSet<&'a str>,
}

impl Finder<'_> {
    fn add(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.found.push(Fault::new(place, problem, remedy));
    }

    fn whole(&mut self) {
        if self.scheme.criteria.is_empty() {
            self.add(
                scheme_place().within("criteria", "criteria"),
                "There are no award criteria yet.",
                "Add at least one criterion.",
            );
        }
        if self
            .scheme
            .points_available
            .is_some_and(|points| points.is_zero() || points.is_negative())
        {
            self.add(
                scheme_place().within("points_available", "points for the whole award"),
                "The whole award must be worth more than 0 points.",
                "Enter a number such as 100.",
            );
        }
        if self.scheme.weights == WeightsAre::OfAward {
            self.add(
                scheme_place().within("weights", "weights"),
                "Weights at the top cannot be shares of a section.",
                "State them as percentages of the award, or as points.",
            );
        }
        if self.scheme.minimum.is_some_and(|minimum| !minimum.is_share()) {
            self.add(
                scheme_place().within("minimum", "minimum score for the whole award"),
                "This minimum score is not possible.",
                "Enter a percentage of all points, from 0 to 100.",
            );
        }
    }

    /// Whether what a section's weights must come to rests on points that are themselves wrong.
    fn rests_on_wrong_points(&self, sum: &WeightSum, shares: &Shares) -> bool {
        let parent = sum.section.as_ref().and_then(|id| self.scheme.parent(id));
        sum.weights == WeightsAre::OfAward
            && parent
                .and_then(|parent| shares.sum(parent.as_ref()))
                .is_some_and(|around| around.weights == WeightsAre::Points && !around.is_right())
    }

    fn sum(&mut self, sum: &WeightSum, shares: &Shares) {
        let section = sum.section.as_ref().and_then(|id| self.scheme.criterion(id));
        let inside = section.map_or(self.scheme.criteria.as_slice(), Criterion::children);
        // A weight that is missing is named by itself; an empty section likewise.
        if inside.is_empty() || !sum.complete || self.rests_on_wrong_points(sum, shares) {
            return;
        }
        // Points with no stated sum come to what they are, also where that is none.
        let earns_nothing = sum.is_right() && !inside.iter().any(Criterion::is_weighted);
        if sum.is_right() && !earns_nothing {
            return;
        }
        let (Some(difference), Some(expected)) = (sum.difference(), &sum.expected) else { return };
        let (place, whose) = match section {
            Some(section) => {
                (criterion_place(section), format!("inside “{}”", section.title.trim()))
            }
            None => (scheme_place(), "at the top".to_owned()),
        };
        if earns_nothing {
            self.add(
                place.within("criteria", "criteria"),
                format!("Nothing {whose} earns points."),
                "Add a question that does.",
            );
            return;
        }
        let way = if difference.is_negative() { "short of" } else { "over" };
        let magnitude = if difference.is_negative() { difference.negated() } else { difference };
        let words = match sum.weights {
            WeightsAre::OfGroup | WeightsAre::OfAward => percent,
            WeightsAre::Points => |points: &Exact| {
                let unit = if *points == Exact::ONE { "point" } else { "points" };
                format!("{} {unit}", plain(points))
            },
        };
        self.add(
            place.within("criteria", "weights"),
            format!(
                "The weights {whose} come to {}, which is {} {way} {}.",
                words(&sum.sum),
                words(&magnitude),
                words(expected)
            ),
            "Change them until they add up exactly.",
        );
    }

    fn scale(&mut self, scale: &Scale) {
        let place = || {
            let name = match scale.title.trim() {
                "" => format!("scale {}", scale.id),
                title => format!("scale “{title}”"),
            };
            scheme_place().within(format_args!("scales/{}", scale.id), name)
        };
        let mut earlier =
            self.scheme.scales.iter().take_while(|other| !std::ptr::eq(*other, scale));
        if earlier.any(|other| other.id == scale.id) {
            self.add(
                place().within("id", "id"),
                format!("Two scales have the id {}.", scale.id),
                "Give each its own id.",
            );
        }
        if scale.levels.len() < 2 {
            self.add(
                place().within("levels", "levels"),
                "A scale needs at least two levels.",
                "Add a level, with its share of the points.",
            );
        }
        for (at, level) in scale.levels.iter().enumerate() {
            let label = level.label.trim();
            let place = || {
                let (path, words) = (format!("levels/{}", level.id), format!("level {}", at + 1));
                place().within(path, words)
            };
            let earlier = scale.levels.iter().take(at);
            if label.is_empty() {
                self.add(
                    place().within("label", "label"),
                    "This level has no label.",
                    "Enter what is written for it, such as 4 or Good.",
                );
            } else if earlier.clone().any(|other| other.label.trim() == label) {
                self.add(
                    place().within("label", "label"),
                    format!("Two levels of this scale are called “{label}”."),
                    "Give each its own label.",
                );
            }
            if earlier.clone().any(|other| other.id == level.id) {
                self.add(
                    place().within("id", "id"),
                    format!("Two levels of this scale have the id {}.", level.id),
                    "Give each its own id.",
                );
            }
            if level.share.is_none_or(|share: Percentage| !share.is_share()) {
                self.add(
                    place().within("share", "share of the points"),
                    "This level has no possible share of the points.",
                    "Enter a percentage from 0 to 100.",
                );
            }
        }
    }

    fn ties(&mut self) {
        for (at, step) in self.scheme.tie_break.iter().enumerate() {
            let place = scheme_place()
                .within(format_args!("tie_break/{at}"), format_args!("tie-break, step {}", at + 1));
            match step {
                TieBreak::HigherPoints(id) => {
                    if self.scheme.criterion(id).is_none() {
                        self.add(
                            place,
                            format!("There is no criterion {id} to compare."),
                            "Choose one of the criteria.",
                        );
                    }
                }
                TieBreak::LowerPrice(id) | TieBreak::HigherIncome(id) => {
                    let wants_income = matches!(step, TieBreak::HigherIncome(_));
                    match self.scheme.criterion(id).map(|criterion| &criterion.kind) {
                        Some(Kind::Price(price)) if price.method.is_income() == wants_income => {}
                        Some(Kind::Price(_)) => self.add(
                            place,
                            "This step takes the worse price for the better one.",
                            "Choose the lower price for what the authority pays, and the higher income for what it is paid.",
                        ),
                        _ => self.add(
                            place,
                            format!("{id} is not a price criterion."),
                            "Choose one of the price criteria.",
                        ),
                    }
                }
                TieBreak::LotsDrawn => {
                    if at + 1 < self.scheme.tie_break.len() {
                        self.add(
                            place,
                            "Drawing lots decides every tie, so no step can follow it.",
                            "Make it the last step.",
                        );
                    }
                }
            }
        }
    }

    fn lots(&mut self) {
        let place = scheme_place().within("lots", "lots");
        if self.scheme.lots.is_empty() {
            self.add(
                place.clone(),
                "There is no lot.",
                "Add one; a contract that is not divided is one lot.",
            );
        }
        for (at, lot) in self.scheme.lots.iter().enumerate() {
            let place = place.within(&lot.id, format_args!("lot {}", at + 1));
            if self.scheme.lots.iter().take(at).any(|other| other.id == lot.id) {
                self.add(
                    place.within("id", "id"),
                    format!("Two lots have the id {}.", lot.id),
                    "Give each its own id.",
                );
            }
            if self.scheme.lots.len() > 1 && lot.title.trim().is_empty() {
                self.add(
                    place.within("title", "name"),
                    "This lot has no name.",
                    "Enter one, so that it can be told from the others.",
                );
            }
        }
    }
}
