//! What is wrong with a section or a question by itself.

use crate::fault::Place;
use crate::number::{Exact, Quantity};
use crate::scheme::{Commitment, CommitmentRule, Criterion, Kind, PriceMethod};

use super::{Finder, criterion_place};

impl<'a> Finder<'a> {
    pub(super) fn criterion(&mut self, criterion: &'a Criterion) {
        let place = criterion_place(criterion);
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
        match criterion.weight {
            None => self.add(
                place.within("weight", "weight"),
                "This criterion has no weight.",
                "Enter a percentage.",
            ),
            Some(weight) if weight.is_zero() || !weight.is_share() => self.add(
                place.within("weight", "weight"),
                format!("A weight of {} is not possible.", weight.in_words()),
                "Enter a percentage above 0 and up to 100.",
            ),
            Some(_) => {}
        }
        self.minimum(criterion, &place);
        match &criterion.kind {
            Kind::Group(group) if group.criteria.is_empty() => self.add(
                place.within("criteria", "criteria"),
                "This section has nothing in it.",
                "Add a criterion to it, or remove it.",
            ),
            Kind::Group(_) => {}
            Kind::Price(price) => self.price(&price.method, &place),
            Kind::Quality(quality) => {
                let known = quality
                    .scale
                    .as_ref()
                    .is_some_and(|id| self.scheme.scales.iter().any(|scale| scale.id == *id));
                if !known {
                    self.add(
                        place.within("scale", "scale"),
                        "This question has no scale to be scored on.",
                        "Choose one of the scales.",
                    );
                }
            }
            Kind::Commitment(commitment) => self.commitment(commitment, &place),
        }
    }

    fn minimum(&mut self, criterion: &Criterion, place: &Place) {
        let Some(minimum) = criterion.minimum else { return };
        let place = place.within("minimum", "minimum score");
        if criterion.is_group() {
            self.add(
                place,
                "A section cannot have a minimum score.",
                "Set the minimum on the questions in it.",
            );
        } else if !minimum.is_share() {
            self.add(
                place,
                format!("A minimum score of {} is not possible.", minimum.in_words()),
                "Enter a percentage of the question's points, from 0 to 100.",
            );
        }
    }

    fn price(&mut self, method: &PriceMethod, place: &Place) {
        if let PriceMethod::LinearFromLowest { zero_at } = method
            && zero_at.is_none_or(|times| times.exact() <= Exact::ONE)
        {
            self.add(
                place.within("zero_at", "no points from"),
                "It is not stated at how many times the lowest price a bid gets no points.",
                "Enter a number above 1. With 2, a price twice the lowest gets nothing.",
            );
        }
    }

    fn commitment(&mut self, commitment: &'a Commitment, place: &Place) {
        let measure = &commitment.measure;
        if self.framework.is_none_or(|framework| framework.measure(measure).is_none()) {
            self.add(
                place.within("measure", "measure"),
                format!("The measure set has no measure {measure}."),
                "Choose one of its measures.",
            );
        }
        if !self.measures.insert(measure.as_str()) {
            self.add(
                place.within("measure", "measure"),
                format!("Measure {measure} is scored twice."),
                "Score it under one criterion only, so that the same thing is not counted twice.",
            );
        }
        let positive = |quantity: Quantity| !quantity.is_zero() && !quantity.is_negative();
        let most = match commitment.rule {
            CommitmentRule::AgainstTarget { target } => {
                if !target.is_some_and(positive) {
                    self.add(
                        place.within("target", "target"),
                        "This measure has no target that can be reached.",
                        "Enter the quantity that earns all points: a number above 0.",
                    );
                }
                target.filter(|target| positive(*target))
            }
            CommitmentRule::RelativeToBest { floor, cap } => {
                if floor.is_some_and(Quantity::is_negative) {
                    self.add(
                        place.within("floor", "least quantity for all points"),
                        "The least quantity for all points cannot be less than 0.",
                        "Enter a number of 0 or more, or leave it empty.",
                    );
                }
                if cap.is_some_and(|cap| !positive(cap)) {
                    self.add(
                        place.within("cap", "most that counts"),
                        "The most that counts must be above 0.",
                        "Enter a number above 0, or leave it empty.",
                    );
                }
                if let (Some(floor), Some(cap)) = (floor, cap)
                    && floor > cap
                {
                    self.add(
                        place.within("floor", "least quantity for all points"),
                        format!(
                            "The least quantity for all points ({}) is above the most that counts ({}), so no bid could get all points.",
                            floor.in_words(),
                            cap.in_words()
                        ),
                        "Make it the same or less.",
                    );
                }
                cap.filter(|cap| positive(*cap))
            }
        };
        let Some(minimum) = commitment.minimum_quantity else { return };
        let place = place.within("minimum_quantity", "minimum quantity");
        if minimum.is_negative() {
            self.add(
                place,
                "A minimum quantity cannot be less than 0.",
                "Enter a number of 0 or more, or leave it empty.",
            );
        } else if let Some(most) = most
            && minimum > most
        {
            self.add(
                place,
                format!(
                    "The minimum quantity ({}) is above the quantity that earns all points ({}).",
                    minimum.in_words(),
                    most.in_words()
                ),
                "Make it the same or less.",
            );
        }
    }
}
