//! What is wrong with the award rule and what follows from it.

use crate::fault::Place;
use crate::id::CriterionId;
use crate::number::{Money, Percentage, Quantity};
use crate::scheme::{AwardRule, CommitmentRule, Criterion, Kind, Winners};

use super::{Finder, scheme_place};

impl Finder<'_> {
    pub(super) fn award(&mut self) {
        let place = scheme_place().within("award", "award");
        let award = &self.scheme.award;
        match award.winners {
            Winners::Number(0) => self.add(
                place.within("winners", "number of winners"),
                "No bid would be awarded.",
                "Enter a number of 1 or more.",
            ),
            Winners::AllAbove(minimum) if !minimum.is_share() => self.add(
                place.within("winners", "least share of all points"),
                format!("A share of {} is not possible.", minimum.in_words()),
                "Enter a percentage from 0 to 100.",
            ),
            Winners::One | Winners::Number(_) | Winners::AllAbove(_) => {}
        }
        if award.most_lots == Some(0) {
            self.add(
                place.within("most_lots", "lots that one supplier may win"),
                "No supplier could win a lot.",
                "Enter a number of 1 or more, or leave it empty.",
            );
        }
        if award.close.is_some_and(Quantity::is_negative) {
            self.add(
                place.within("close", "close result"),
                "Results cannot be less than 0 apart.",
                "Enter a number of 0 or more, or leave it empty.",
            );
        }
        self.rule(&place.within("rule", "award rule"));
    }

    fn rule(&mut self, place: &Place) {
        let rule = &self.scheme.award.rule;
        if rule.is_highest_total() {
            return;
        }
        self.price_of_rule(rule.price(), place);
        let priced: Vec<&Criterion> = self
            .scheme
            .all()
            .filter(|criterion| {
                matches!(&criterion.kind, Kind::Price(price) if price.method.is_scored())
            })
            .collect();
        for criterion in priced {
            self.add(
                place.clone(),
                format!(
                    "“{}” earns points for price, and the award rule uses the price again.",
                    criterion.title.trim()
                ),
                "Let the price earn no points, or let the highest total decide.",
            );
        }
        match rule {
            AwardRule::HighestTotal => {}
            AwardRule::PricePerQualityPoint { .. } => self.minimum_for_quality(place),
            AwardRule::QualityAdjustedScore { reference, .. } => {
                if reference.is_none_or(|amount| amount.is_zero() || amount.is_negative()) {
                    self.add(
                        place.within("reference", "reference price"),
                        "No reference price above £0 is stated.",
                        "Enter an amount above £0, such as the estimated value. It changes the figures, not the order, unless they are final as rounded: then a small amount makes bids equal.",
                    );
                }
            }
            AwardRule::PriceAfterQualityValue { .. } => self.values_of_levels(place),
        }
    }

    fn price_of_rule(&mut self, price: Option<&CriterionId>, place: &Place) {
        let place = place.within("price", "price question");
        let Some(id) = price else {
            self.add(
                place,
                "The award rule needs a price question that earns no points, and none is chosen.",
                "Add one, and choose it.",
            );
            return;
        };
        match self.scheme.criterion(id).map(|criterion| &criterion.kind) {
            None => self.add(
                place,
                format!("There is no price question {id}."),
                "Choose a price question that earns no points.",
            ),
            // One that earns points is named with all of those.
            Some(Kind::Price(_)) => {}
            Some(_) => self.add(
                place,
                "This is not a price question.",
                "Choose one that is, and that earns no points.",
            ),
        }
    }

    fn minimum_for_quality(&mut self, place: &Place) {
        if self.scheme.minimum.is_none_or(Percentage::is_zero) {
            self.add(
                place.clone(),
                "Price per quality point needs a minimum for all points, so that a bid without quality never comes first for its price.",
                "Enter a minimum score for the whole award, above 0.",
            );
        }
    }

    /// Every level that people can agree on must have a value, and nothing else can decide.
    fn values_of_levels(&mut self, place: &Place) {
        let mut found = Vec::new();
        for criterion in self.scheme.all() {
            match &criterion.kind {
                Kind::Commitment(commitment)
                    if !matches!(commitment.rule, CommitmentRule::Statement(_)) =>
                {
                    found.push((
                        format!("“{}” would decide nothing.", criterion.title.trim()),
                        "Under this rule only levels that people agree on have a value: score the method statement, or choose another award rule.",
                    ));
                }
                Kind::CommitmentValue(_) => found.push((
                    format!("“{}” would decide nothing.", criterion.title.trim()),
                    "Remove it, or choose another award rule.",
                )),
                _ => {}
            }
        }
        let used = |id| self.scheme.all().any(|criterion| criterion.kind.scale() == Some(id));
        for scale in self.scheme.scales.iter().filter(|scale| used(&scale.id)) {
            for level in
                scale.levels.iter().filter(|level| level.value.is_none_or(Money::is_negative))
            {
                found.push((
                    format!(
                        "Level “{}” of scale “{}” has no value of £0 or more.",
                        level.label.trim(),
                        scale.title.trim()
                    ),
                    "Enter what an answer of this level is worth: £0 or more.",
                ));
            }
        }
        for (problem, remedy) in found {
            self.add(place.clone(), problem, remedy);
        }
    }
}
