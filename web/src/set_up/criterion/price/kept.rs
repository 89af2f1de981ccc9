//! What was stated under a choice that another one took the place of. It is there again when that is chosen again: one
//! arrow key goes from choice to choice, and would else empty a table that took long to fill.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure::id::CriterionId;
use common_measure::number::{Percentage, Weight};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{Criterion, Kind, PriceMethod, Schedule};

/// It, for as long as the page of the question is open.
pub(super) type Kept = Rc<RefCell<Stated>>;

/// What was stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stated {
    /// The pricing schedule, and what gives bids the rates that go with it.
    schedule: Option<(Schedule, Vec<Command>)>,
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

    /// What is done when suppliers are to give rates, or one price: the schedule that was left here comes back in place
    /// of a new one, and with it the rates of every bid that is still there.
    pub(super) fn choose_schedule(
        &mut self,
        of: &Procurement,
        question: &CriterionId,
        to: Option<Schedule>,
    ) -> Vec<Command> {
        if let Some(was) = schedule(of, question) {
            self.schedule = Some((was.clone(), rates(of, question)));
        }
        let (to, mut rates) = match (to, &self.schedule) {
            (Some(_), Some((left, rates))) => (Some(left.clone()), rates.clone()),
            (to, _) => (to, Vec::new()),
        };
        rates.retain(|rate| matches!(rate, Command::SetRate { bid, .. } if of.bid(bid).is_some()));
        let change = CriterionChange::Schedule(to);
        let mut commands = vec![Command::ChangeCriterion { criterion: question.clone(), change }];
        commands.append(&mut rates);
        commands
    }
}

fn schedule<'a>(of: &'a Procurement, question: &CriterionId) -> Option<&'a Schedule> {
    match &of.scheme.criterion(question)?.kind {
        Kind::Price(price) => price.schedule.as_ref(),
        _ => None,
    }
}

/// What gives each bid the rates that it has on a question.
fn rates(of: &Procurement, question: &CriterionId) -> Vec<Command> {
    let mut all = Vec::new();
    for bid in &of.bids {
        let rates = bid.price_offer(question).into_iter().flat_map(|offer| &offer.rates);
        all.extend(rates.map(|rate| Command::SetRate {
            bid: bid.id.clone(),
            criterion: question.clone(),
            line: rate.line.clone(),
            rate: Some(rate.rate),
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use common_measure::bid::{Bid, PriceOffer, Rate, Supplier};
    use common_measure::id::{BidId, LineId, SupplierId};
    use common_measure::number::{Money, Percentage, Quantity, Weight};
    use common_measure::record::{apply, decide};
    use common_measure::scheme::{Price, PriceBand, PriceBands, ScheduleLine};

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

    /// A price question by a schedule of two lines, and two bids with a rate for each.
    fn scheduled() -> Procurement {
        let line = |id: &str| ScheduleLine {
            id: LineId::new(id).unwrap(),
            title: id.to_owned(),
            unit: "visit".to_owned(),
            quantity: Quantity::parse("12").ok(),
            option: false,
        };
        let schedule = Schedule { lines: vec![line("one"), line("two")], options_count: true };
        let id = CriterionId::new("price").unwrap();
        let mut of = crate::session::new_procurement();
        let lot = of.scheme.lots[0].id.clone();
        of.scheme.criteria = vec![Criterion {
            id: id.clone(),
            title: "Price".to_owned(),
            weight: None,
            minimum: None,
            kind: Kind::Price(Price { schedule: Some(schedule), ..Price::default() }),
        }];
        for (at, amount) in [("a", None), ("b", Money::parse("900").ok())] {
            let supplier = Supplier::new(SupplierId::new(at).unwrap(), at);
            let mut bid = Bid::blank(BidId::new(at).unwrap(), supplier.id.clone(), lot.clone());
            let rate = |line: &str, rate: &str| Rate {
                line: LineId::new(line).unwrap(),
                rate: Quantity::parse(rate).unwrap(),
            };
            let rates = vec![rate("one", "5"), rate("two", "7.50")];
            bid.prices = vec![PriceOffer { criterion: id.clone(), amount, rates }];
            of.suppliers.push(supplier);
            of.bids.push(bid);
        }
        of
    }

    #[test]
    fn the_rates_of_every_bid_that_is_still_there_come_back_with_their_schedule() {
        let id = CriterionId::new("price").unwrap();
        let mut of = scheduled();
        let begun = of.clone();
        let mut stated = Stated::default();
        let mut choose = |of: &mut Procurement, to: Option<Schedule>| {
            let commands = stated.choose_schedule(of, &id, to);
            let event = decide(of, Command::Together(commands)).unwrap();
            apply(of, &event);
        };
        // One arrow key, and another one back.
        choose(&mut of, None);
        assert!(of.bids[0].prices.is_empty() && of.bids[1].prices[0].rates.is_empty());
        choose(&mut of, Some(Schedule::default()));
        assert_eq!(of, begun);
        choose(&mut of, None);
        let gone = of.bids[0].id.clone();
        let event = decide(&of, Command::RemoveBid(gone)).unwrap();
        apply(&mut of, &event);
        choose(&mut of, Some(Schedule::default()));
        assert_eq!(of.bids, begun.bids[1..]);
    }
}
