//! What is wrong with a section or a question by itself.

use crate::fault::{Fault, Place};
use crate::id::MeasureId;
use crate::number::Quantity;
use crate::scheme::{
    Commitment, CommitmentRule, CommitmentValue, Criterion, Kind, Price, Scaled, ValueRule,
    WeightsAre,
};

use super::{CriterionPlace, Finder, criterion_place};

/// The most sections inside each other: one more, and an entry that locks them might not be read again, because it would
/// have too many brackets inside each other.
pub(crate) const MOST_SECTIONS: usize = 28;

/// That sections stand too deep inside each other at this criterion.
pub(crate) fn too_deep(criterion: &Criterion) -> Fault {
    Fault::new(
        criterion_place(criterion),
        format!(
            "More than {MOST_SECTIONS} sections inside each other are too many: a record with them might not be read again."
        ),
        "Put fewer sections inside each other.",
    )
}

impl<'a> Finder<'a> {
    /// `weights` says what the criterion's weight is.
    pub(super) fn criterion(&mut self, criterion: &'a Criterion, weights: WeightsAre) {
        let place = CriterionPlace(criterion);
        if !self.ids.insert(criterion.id.as_str()) {
            self.add(
                place.within("id", "id"),
                format!("Two criteria have the id {}.", criterion.id),
                "Give each its own id.",
            );
        }
        if criterion.title.trim().is_empty() {
            self.add(
                place.within("title", "name"),
                "This criterion has no name.",
                "Enter the name that stands in the tender documents.",
            );
        }
        self.weight(criterion, weights, &place);
        self.minimum(criterion, &place);
        match &criterion.kind {
            Kind::Group(group) if group.criteria.is_empty() => self.add(
                place.within("criteria", "criteria"),
                "This section has nothing in it.",
                "Add a criterion to it, or remove it.",
            ),
            Kind::Group(group) => {
                for child in &group.criteria {
                    self.criterion(child, group.weights);
                }
            }
            Kind::Price(price) => self.price(price, &place),
            Kind::Quality(_) => self.scaled_by_people(criterion, &place),
            Kind::Commitment(commitment) => {
                self.commitment(commitment, &place);
                if commitment.rule.is_statement() {
                    self.scaled_by_people(criterion, &place);
                }
            }
            Kind::CommitmentValue(value) => self.value(value, &place),
            Kind::PassFail(_) => {}
        }
    }

    fn weight(&mut self, criterion: &Criterion, weights: WeightsAre, place: &CriterionPlace) {
        let place = || place.within("weight", "weight");
        if !criterion.is_weighted() {
            if criterion.weight.is_some() {
                self.add(
                    place(),
                    "A question that earns no points has no weight.",
                    "Leave the weight empty.",
                );
            }
            return;
        }
        let in_points = weights == WeightsAre::Points;
        let remedy = if in_points {
            "Enter a number of points above 0."
        } else {
            "Enter a percentage above 0 and up to 100."
        };
        match criterion.weight {
            None if in_points => {
                self.add(place(), "It is not stated how many points this is worth.", remedy);
            }
            None => self.add(place(), "This criterion has no weight.", "Enter a percentage."),
            Some(weight)
                if weight.is_zero()
                    || weight.is_negative()
                    || (!in_points && weight.share() > crate::number::Exact::ONE) =>
            {
                let unit = if in_points { " points" } else { " %" };
                self.add(
                    place(),
                    format!("A weight of {}{unit} is not possible.", weight.in_words()),
                    remedy,
                );
            }
            Some(_) => {}
        }
    }

    fn minimum(&mut self, criterion: &Criterion, place: &CriterionPlace) {
        let Some(minimum) = criterion.minimum else { return };
        let place = place.within("minimum", "minimum score");
        if !criterion.is_weighted() {
            self.add(
                place,
                "A question that earns no points cannot have a minimum score.",
                "Remove the minimum score.",
            );
        } else if !minimum.is_share() {
            self.add(
                place,
                format!("A minimum score of {} is not possible.", minimum.in_words()),
                "Enter a percentage of the points, from 0 to 100.",
            );
        }
    }

    fn price(&mut self, price: &Price, place: &CriterionPlace) {
        self.found.extend(price.method.rule().faults(place));
        if let Some(schedule) = &price.schedule {
            self.found.extend(schedule.faults(place));
        }
        if let Some(rule) = &price.abnormally_low {
            self.found.extend(rule.faults(place));
        }
        if price.budget.is_some_and(|budget| budget.is_zero() || budget.is_negative()) {
            self.add(
                place.within("budget", "budget"),
                "A budget must be above £0.",
                "Enter an amount above £0, or leave it empty.",
            );
        }
    }

    fn scaled_by_people(&mut self, criterion: &Criterion, place: &CriterionPlace) {
        let known = criterion
            .kind
            .scale()
            .is_some_and(|id| self.scheme.scales.iter().any(|scale| scale.id == *id));
        if !known {
            self.add(
                place.within("scale", "scale"),
                "This question has no scale to be scored on.",
                "Choose one of the scales.",
            );
        }
    }

    fn measure(&mut self, measure: &'a MeasureId, place: &dyn Fn() -> Place) {
        if self.framework.is_none_or(|framework| framework.measure(measure).is_none()) {
            self.add(
                place(),
                format!("The measure set has no measure {measure}."),
                "Choose one of its measures.",
            );
        }
        if !self.measures.insert(measure.as_str()) {
            self.add(
                place(),
                format!("Measure {measure} is scored twice."),
                "Score it under one criterion only, so that the same thing is not counted twice.",
            );
        }
    }

    fn commitment(&mut self, commitment: &'a Commitment, place: &CriterionPlace) {
        self.measure(&commitment.measure, &|| place.within("measure", "measure"));
        let rule = commitment.rule.rule();
        self.found.extend(rule.faults(place));
        self.scaled(commitment, place);
        let negative = |quantity: Option<Quantity>| quantity.is_some_and(Quantity::is_negative);
        if negative(commitment.limit) {
            self.add(
                place.within("limit", "report offers above"),
                "The quantity above which an offer is reported cannot be less than 0.",
                "Enter a number of 0 or more, or leave it empty.",
            );
        }
        let Some(minimum) = commitment.minimum_quantity else { return };
        let place = place.within("minimum_quantity", "minimum quantity");
        let full = rule.full().filter(|full| !full.is_zero() && !full.is_negative());
        if negative(Some(minimum)) {
            self.add(
                place,
                "A minimum quantity cannot be less than 0.",
                "Enter a number of 0 or more, or leave it empty.",
            );
        } else if commitment.rule.is_statement() {
            self.add(
                place,
                "A minimum quantity means nothing where people score the method statement.",
                "Remove it, or choose a rule that scores the quantity.",
            );
        } else if let Some(full) = full
            && minimum > full
        {
            self.add(
                place,
                format!(
                    "The minimum quantity ({}) is above the quantity that earns all points ({}).",
                    minimum.in_words(),
                    full.in_words()
                ),
                "Make it the same or less.",
            );
        }
    }

    /// Quantities for each £1m or each year need a published estimate for every lot, and make no
    /// difference between bids that are compared with each other.
    fn scaled(&mut self, commitment: &Commitment, place: &CriterionPlace) {
        if commitment.scaled.is_not() {
            return;
        }
        let place = place.within("scaled", "what quantities are stated for");
        let not_scaled = match commitment.rule {
            CommitmentRule::RelativeToBest(_) => Some("compares offers with each other"),
            CommitmentRule::Statement(_) => Some("does not score quantities"),
            _ => None,
        };
        if let Some(what) = not_scaled {
            self.add(
                place,
                format!(
                    "This rule {what}, so quantities cannot be stated for each £1m or each year."
                ),
                "State them for the whole contract, or choose another rule.",
            );
            return;
        }
        for (at, lot) in self.scheme.lots.iter().enumerate() {
            let (missing, each, what) = match commitment.scaled {
                Scaled::Not => (false, "", ""),
                Scaled::PerMillion => (
                    lot.estimated_value.is_none_or(|value| value.is_zero() || value.is_negative()),
                    "£1m",
                    "estimated value",
                ),
                Scaled::PerYear => (
                    lot.years.is_none_or(|years| years.is_zero() || years.is_negative()),
                    "year",
                    "length in years",
                ),
            };
            if missing {
                self.add(
                    place.clone(),
                    format!(
                        "Quantities are stated for each {each}, and lot {} has no {what}.",
                        at + 1
                    ),
                    format!("Enter the published {what} of the lot: more than 0."),
                );
            }
        }
    }

    fn value(&mut self, value: &'a CommitmentValue, place: &CriterionPlace) {
        self.found.extend(value.faults(place));
        for (at, each) in value.values.iter().enumerate() {
            // One that has two values here is named by itself.
            if value.values.iter().take(at).any(|other| other.measure == each.measure) {
                continue;
            }
            self.measure(&each.measure, &|| {
                let words = format!("measure {}", each.measure);
                place.within(format_args!("values/{}", each.measure), words)
            });
        }
        if matches!(value.rule, ValueRule::ShareOfEstimate(_)) {
            for (at, lot) in self.scheme.lots.iter().enumerate() {
                if lot.estimated_value.is_none_or(|value| value.is_zero() || value.is_negative()) {
                    self.add(
                        place.within("share_of_estimate", "share of the estimated value"),
                        format!("Lot {} has no estimated value.", at + 1),
                        "Enter the published estimate of the lot: more than £0.",
                    );
                }
            }
        }
    }
}
