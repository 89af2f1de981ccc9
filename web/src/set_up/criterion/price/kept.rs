//! What was stated under a choice that another one took the place of. It is there again when that is chosen again: one
//! arrow key goes from choice to choice, and would else empty a table that took long to fill.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure::number::{Percentage, Weight};
use common_measure::record::CriterionChange;
use common_measure::scheme::{Criterion, Kind, PriceMethod, Schedule};

/// It, for as long as the page of the question is open.
pub(super) type Kept = Rc<RefCell<Stated>>;

/// What was stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stated {
    /// The pricing schedule.
    pub schedule: Option<Schedule>,
    /// The methods that were left.
    methods: Vec<PriceMethod>,
    /// The weight and the minimum, which a price that is not scored has not.
    scored: Option<(Option<Weight>, Option<Percentage>)>,
}

impl Stated {
    /// What a question changes by when another method is chosen: to that method as it was left here, if it was.
    pub(super) fn choose(&mut self, from: &Criterion, to: PriceMethod) -> Vec<CriterionChange> {
        let Kind::Price(price) = &from.kind else { return Vec::new() };
        let same = |one: &PriceMethod, other: &PriceMethod| {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        };
        self.methods.retain(|left| !same(left, &price.method));
        self.methods.push(price.method.clone());
        let left = self.methods.iter().find(|left| same(left, &to)).cloned();
        let to = left.unwrap_or(to);
        let was_scored = price.method.is_scored();
        let mut changes = vec![CriterionChange::Method(to.clone())];
        match (was_scored, to.is_scored()) {
            (true, false) => self.scored = Some((from.weight, from.minimum)),
            (false, true) => {
                if let Some((weight, minimum)) = self.scored.take() {
                    changes.extend(weight.map(|weight| CriterionChange::Weight(Some(weight))));
                    changes.extend(minimum.map(|least| CriterionChange::Minimum(Some(least))));
                }
            }
            _ => {}
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use common_measure::id::CriterionId;
    use common_measure::number::{Money, Percentage, Weight};
    use common_measure::record::{Command, apply, decide};
    use common_measure::scheme::{Price, PriceBand, PriceBands};

    use super::*;

    #[test]
    fn what_was_stated_comes_back_with_its_method_and_the_weight_with_one_that_is_scored() {
        let id = CriterionId::new("price").unwrap();
        let band =
            PriceBand { up_to: Money::parse("100").ok(), share: Percentage::parse("80").ok() };
        let bands = PriceMethod::Bands(PriceBands { bands: vec![band] });
        let mut of = crate::session::new_procurement();
        of.scheme.criteria = vec![Criterion {
            id: id.clone(),
            title: "Price".to_owned(),
            weight: Weight::parse("40").ok(),
            minimum: Percentage::parse("10").ok(),
            kind: Kind::Price(Price { method: bands, ..Price::default() }),
        }];
        let begun = of.clone();
        let mut stated = Stated::default();
        let mut choose = |of: &mut common_measure::procurement::Procurement, to: PriceMethod| {
            let changes = stated.choose(of.scheme.criterion(&id).unwrap(), to);
            let each = |change| Command::ChangeCriterion { criterion: id.clone(), change };
            let all = Command::Together(changes.into_iter().map(each).collect());
            let event = decide(of, all).unwrap();
            apply(of, &event);
        };
        let empty = || PriceMethod::Bands(PriceBands { bands: vec![PriceBand::default(); 3] });
        choose(&mut of, PriceMethod::Income);
        assert_eq!(of.scheme.criteria[0].weight, begun.scheme.criteria[0].weight);
        choose(&mut of, PriceMethod::NotScored);
        assert_eq!(of.scheme.criteria[0].weight, None);
        choose(&mut of, empty());
        assert_eq!(of, begun);
    }
}
