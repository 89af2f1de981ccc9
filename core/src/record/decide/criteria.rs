//! Whether a change of the award criteria can be accepted.

use crate::fault::Fault;
use crate::id::CriterionId;
use crate::number::{Exact, Percentage, Weight};
use crate::procurement::{Measures, places};
use crate::record::CriterionChange;
use crate::scheme::{
    AgainstTarget, CommitmentRule, Criterion, Kind, LinearFromLowest, MOST_SECTIONS, PriceMethod,
    RelativeToBest, Scale, WeightsAre, too_deep,
};

use super::{Decider, gone, negative};

impl Decider<'_> {
    pub(super) fn add_criterion(
        &self,
        section: Option<&CriterionId>,
        criterion: &Criterion,
    ) -> Option<Fault> {
        if let Some(id) = section
            && self.0.scheme.criterion(id).is_none_or(|section| !section.is_group())
        {
            return Some(gone(places::criterion(self.0, id), "section"));
        }
        if self.0.scheme.criterion(&criterion.id).is_some() {
            return Some(Fault::new(
                places::criterion(self.0, &criterion.id),
                format!("There is a criterion with the id {} already.", criterion.id),
                "Give the new one its own id.",
            ));
        }
        self.too_deep(section, criterion)
    }

    /// That a criterion would stand too deep in a section.
    fn too_deep(&self, section: Option<&CriterionId>, criterion: &Criterion) -> Option<Fault> {
        let around = section.map_or(0, |section| {
            self.0.scheme.all().filter(|criterion| criterion.holds(section)).count()
        });
        (around + criterion.sections() > MOST_SECTIONS).then(|| too_deep(criterion))
    }

    /// A criterion can stand anywhere but inside itself.
    pub(super) fn move_criterion(
        &self,
        criterion: &CriterionId,
        section: Option<&CriterionId>,
    ) -> Option<Fault> {
        let moved = match self.criterion(criterion) {
            Ok(moved) => moved,
            Err(fault) => return Some(fault),
        };
        let section = section?;
        let target = self.0.scheme.criterion(section).filter(|target| target.is_group());
        if target.is_none() {
            return Some(gone(places::criterion(self.0, section), "section"));
        }
        if moved.holds(section) {
            return Some(Fault::new(
                places::criterion(self.0, criterion),
                "A section cannot be moved into itself.",
                "Choose another section, or the top.",
            ));
        }
        self.too_deep(Some(section), moved)
    }

    /// A score names a level of its question's scale: on another scale it would come to mean
    /// something else.
    pub(super) fn scored_already(
        &self,
        criterion: &Criterion,
        change: &CriterionChange,
    ) -> Option<Fault> {
        let before = criterion.kind.scale();
        let after = match change {
            CriterionChange::Scale(new) => new.as_ref(),
            CriterionChange::Rule(CommitmentRule::Statement(statement)) => statement.scale.as_ref(),
            CriterionChange::Rule(_) => None,
            _ => return None,
        };
        let scored = self.0.evaluation.scores.iter().any(|score| score.criterion == criterion.id);
        (before != after && scored).then(|| {
            Fault::new(
                places::criterion(self.0, &criterion.id).within("scale", "scale"),
                "Scores have been entered on this question's scale.",
                "Remove the scores first, or keep the scale.",
            )
        })
    }

    /// A set must be whole, and have every measure that the criteria ask for.
    pub(super) fn measures(&self, measures: &Measures) -> Option<Fault> {
        let place = || places::measures();
        let Some(set) = measures.framework() else {
            let problem = "This edition has no measure set of that id.";
            return Some(Fault::new(place(), problem, "Open the set's file."));
        };
        if let Measures::Own(own) = measures
            && let Some(first) = own.check().into_iter().next()
        {
            return Some(first);
        }
        let asked = self.0.scheme.all().find_map(|question| match &question.kind {
            Kind::Commitment(commitment) if set.measure(&commitment.measure).is_none() => {
                Some((question, &commitment.measure))
            }
            _ => None,
        });
        asked.map(|(question, measure)| {
            let title = question.title.trim();
            Fault::new(
                place(),
                format!(
                    "The question “{title}” asks for measure {measure}, which is not in that set."
                ),
                "Take the question out of the criteria first, or keep the measure.",
            )
        })
    }

    pub(super) fn scored_on_lost_level(&self, scale: &Scale) -> Option<Fault> {
        let lost = self.0.evaluation.scores.iter().find(|score| {
            self.0.scheme.scale_of(&score.criterion).is_some_and(|there| {
                there.id == scale.id
                    && there.level(&score.level).is_some()
                    && scale.level(&score.level).is_none()
            })
        })?;
        Some(Fault::new(
            places::scale(&scale.id),
            "A score has been entered on the level that would be removed.",
            format!(
                "Change that score first: {}.",
                places::score(self.0, &lost.bid, &lost.criterion)
            ),
        ))
    }
}

/// Whether one thing about a criterion can be changed so; `weights` says what its weight is.
pub(super) fn change_criterion(
    criterion: &Criterion,
    weights: WeightsAre,
    change: &CriterionChange,
) -> Option<Fault> {
    let place = crate::scheme::criterion_place(criterion);
    let share = |value: &Option<Percentage>, field: &str, words: &str| {
        value.filter(|value| !value.is_share()).map(|value| {
            Fault::new(
                place.within(field, words),
                format!("{} is not possible here.", value.in_words()),
                "Enter a percentage from 0 to 100.",
            )
        })
    };
    let fits = match change {
        CriterionChange::Title(_) => true,
        CriterionChange::Weight(_) | CriterionChange::Minimum(_) => criterion.is_weighted(),
        CriterionChange::WeightsAre(_) => criterion.is_group(),
        CriterionChange::Method(_)
        | CriterionChange::Basis(_)
        | CriterionChange::Schedule(_)
        | CriterionChange::Budget(_)
        | CriterionChange::AbnormallyLow(_) => matches!(criterion.kind, Kind::Price(_)),
        CriterionChange::Scale(_) | CriterionChange::QualityRule(_) => {
            matches!(criterion.kind, Kind::Quality(_))
        }
        CriterionChange::Question(_) => {
            matches!(criterion.kind, Kind::Quality(_) | Kind::PassFail(_))
        }
        CriterionChange::WordLimit(_) => {
            matches!(criterion.kind, Kind::Quality(_) | Kind::Commitment(_))
        }
        CriterionChange::Rule(_)
        | CriterionChange::MinimumQuantity(_)
        | CriterionChange::Limit(_)
        | CriterionChange::Scaled(_)
        | CriterionChange::Relevance(_) => matches!(criterion.kind, Kind::Commitment(_)),
        CriterionChange::Values(_) => matches!(criterion.kind, Kind::CommitmentValue(_)),
    };
    if !fits {
        return Some(Fault::new(
            place.clone(),
            "This criterion is of another kind.",
            "Choose one that has what is to be changed.",
        ));
    }
    match change {
        CriterionChange::Weight(weight) => {
            let in_points = weights == WeightsAre::Points;
            let possible = |weight: &Weight| {
                !weight.is_negative() && (in_points || weight.share() <= Exact::ONE)
            };
            weight.filter(|weight| !possible(weight)).map(|weight| {
                let (unit, remedy) = if in_points {
                    (" points", "Enter a number of points above 0.")
                } else {
                    (" %", "Enter a percentage from 0 to 100.")
                };
                Fault::new(
                    place.within("weight", "weight"),
                    format!("{}{unit} is not possible here.", weight.in_words()),
                    remedy,
                )
            })
        }
        CriterionChange::Minimum(minimum) => share(minimum, "minimum", "minimum score"),
        CriterionChange::MinimumQuantity(quantity) => {
            negative(*quantity, &place.within("minimum_quantity", "minimum quantity"))
        }
        CriterionChange::Limit(quantity) => {
            negative(*quantity, &place.within("limit", "report offers above"))
        }
        CriterionChange::WordLimit(limit) => limit.filter(|limit| *limit == 0).map(|_| {
            Fault::new(
                place.within("word_limit", "most words"),
                "An answer of 0 words says nothing.",
                "Enter a number such as 500, or leave it empty.",
            )
        }),
        CriterionChange::Budget(budget) => {
            budget.filter(|budget| budget.is_zero() || budget.is_negative()).map(|_| {
                Fault::new(
                    place.within("budget", "budget"),
                    "A budget must be above £0.",
                    "Enter an amount above £0, or leave it empty.",
                )
            })
        }
        CriterionChange::Method(PriceMethod::LinearFromLowest(LinearFromLowest {
            zero_at: Some(times),
            ..
        })) => negative(Some(*times), &place.within("zero_at", "no points from")),
        CriterionChange::Rule(CommitmentRule::AgainstTarget(AgainstTarget { target })) => {
            negative(*target, &place.within("target", "target"))
        }
        CriterionChange::Rule(CommitmentRule::RelativeToBest(RelativeToBest { floor, cap })) => {
            negative(*floor, &place.within("floor", "least quantity for all points"))
                .or_else(|| negative(*cap, &place.within("cap", "most that counts")))
        }
        _ => None,
    }
}
