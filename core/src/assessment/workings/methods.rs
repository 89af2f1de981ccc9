//! What goes into the points on a question, down to what was entered; the method itself says how
//! points are made of it.

use crate::assessment::overlaps::shared_units;
use crate::bid::Bid;
use crate::number::{
    Exact, Money, Quantity, in_formula, percent, percent_in_formula, plain, pounds, quantity,
};
use crate::scheme::{
    Against, CommitmentValue, Derivation, ForLot, Leaf, LeafKind, LockedLot, LockedRule,
    LockedScale, Node, PassFail, Price, QualityRule, Told,
};

use super::super::words;
use super::Working;

impl Working<'_> {
    /// Adds what goes in and how points are made of it.
    pub(super) fn method(&self, made: &mut Derivation, node: &Node, leaf: &Leaf) {
        match &leaf.kind {
            LeafKind::Price(price) => self.price(made, node, leaf, price),
            LeafKind::Quality(scale) => self.quality(made, node, leaf, scale),
            LeafKind::Commitment(rule) => self.commitment(made, node, leaf, rule),
            LeafKind::Value(value) => self.value(made, node, leaf, value),
            LeafKind::PassFail => self.pass_fail(made, leaf),
        }
    }

    fn own_bid(&self) -> Option<&Bid> {
        self.procurement.bid(&self.bid.bid)
    }

    fn locked_lot(&self) -> Option<&LockedLot> {
        self.assessment.scheme.lots().iter().find(|lot| lot.id == self.lot.lot)
    }

    /// Hands the method what it needs to say how points come about.
    fn tell(&self, node: &Node, leaf: &Leaf, given: Exact, say: impl FnOnce(&Told)) {
        let names = |bids: &[usize]| words::names(self.lot, bids);
        say(&Told {
            points: in_formula(&leaf.available),
            given,
            comparisons: self.lot.comparisons(node.leaves.start),
            names: &names,
        });
    }

    fn price(&self, made: &mut Derivation, node: &Node, leaf: &Leaf, question: &Price) {
        let offer = self.own_bid().and_then(|bid| bid.price_offer(&leaf.id));
        let price = offer.and_then(|offer| offer.evaluated(question));
        if let (Some(schedule), Some(offer)) = (&question.schedule, offer) {
            for line in schedule.counted() {
                let rate = offer.rate(&line.id).map(Quantity::exact);
                let (Some(rate), Some(stated)) = (rate, line.quantity) else {
                    made.input(format!("rate for “{}”", line.title.trim()), "none is given");
                    continue;
                };
                made.input(
                    format!("“{}”", line.title.trim()),
                    format!(
                        "{} at {} each = {}",
                        quantity(&stated.exact(), line.unit.trim()),
                        pounds(&rate),
                        pounds(&rate.times(&stated.exact()))
                    ),
                );
            }
            if let Some(stated) = offer.amount {
                made.input("the supplier’s own sum, not used", stated.in_words());
            }
        }
        made.input(
            format!("price of {}", self.bid.name),
            price.as_ref().map_or_else(|| "none is given".to_owned(), pounds),
        );
        let Some(price) = price.filter(Exact::is_positive) else { return };
        if leaf.is_relative() && !self.lot.is_compared(self.at) {
            return;
        }
        self.tell(node, leaf, price, |told| question.method.derivation().derive(told, made));
    }

    fn quality(&self, made: &mut Derivation, node: &Node, leaf: &Leaf, scale: &LockedScale) {
        if let Some(measure) = &scale.statement_on {
            let offered = self.own_bid().and_then(|bid| bid.commitment(measure)?.quantity);
            let offered = offered.map_or_else(|| "nothing".to_owned(), Quantity::in_words);
            made.input("quantity offered, recorded and not scored", offered);
        }
        let score = self.procurement.evaluation.score(&self.bid.bid, &leaf.id);
        let level = score.and_then(|score| {
            Some((score, scale.levels.iter().find(|level| level.id == score.level)?))
        });
        let Some((score, level)) = level else {
            made.input("agreed score", "none is entered yet");
            return;
        };
        let share = percent(&level.share);
        made.input("agreed score", format!("“{}”, which gets {share}", level.label));
        if !score.reason.trim().is_empty() {
            made.input("reason", score.reason.trim());
        }
        let w = in_formula(&leaf.available);
        match scale.rule {
            QualityRule::OfLevel => {
                made.because = format!(
                    "its agreed score is “{}”, which gets {share} of the points",
                    level.label
                );
                made.calculation = Some(format!("{w} × {}", percent_in_formula(&level.share)));
            }
            QualityRule::RelativeToBest => self.tell(node, leaf, level.share.clone(), |told| {
                let best = told.whose(Against::BestScore, percent);
                made.input("best score", &best);
                made.because = format!(
                    "its agreed score is “{}”, which gets {share}, and the best is {best}",
                    level.label
                );
                let figure = told.figure(Against::BestScore);
                if figure.is_zero() {
                    made.steps.push("No bid scores anything, so the points are 0.".to_owned());
                } else {
                    made.calculation = Some(format!(
                        "{w} × {} ÷ {}",
                        in_formula(&level.share),
                        in_formula(&figure)
                    ));
                }
            }),
        }
    }

    fn pass_fail(&self, made: &mut Derivation, leaf: &Leaf) {
        let score = self.procurement.evaluation.score(&self.bid.bid, &leaf.id);
        let judged = match score.map(|score| score.level.as_str()) {
            Some(PassFail::PASS) => "passed",
            Some(PassFail::FAIL) => "failed",
            _ => "not entered yet",
        };
        made.input("agreed", judged);
        if let Some(score) = score.filter(|score| !score.reason.trim().is_empty()) {
            made.input("reason", score.reason.trim());
        }
    }

    fn commitment(&self, made: &mut Derivation, node: &Node, leaf: &Leaf, rule: &LockedRule) {
        let Some(lot) = self.locked_lot() else { return };
        let given = self.own_bid().and_then(|bid| bid.commitment(&rule.measure)?.quantity);
        let lot = ForLot { factor: lot.factor(rule.scaled), unit: &rule.unit };
        made.input(
            format!("quantity that {} offers", self.bid.name),
            given.map_or_else(
                || "nothing was entered, so it is scored as nothing offered".to_owned(),
                |offered| lot.words(&offered.exact()),
            ),
        );
        if !rule.scaled.is_not() {
            made.input("stated quantities are multiplied by", plain(&lot.factor));
        }
        let own = self.counted(made, &rule.measure, &rule.unit);
        if let Some(minimum) = rule.minimum_quantity {
            let least = lot.stated(minimum);
            made.input("minimum quantity", lot.words(&least));
            if own < least {
                let (own, least) = (lot.words(&own), lot.words(&least));
                made.because =
                    format!("it offers {own}, which is below the minimum quantity of {least}");
                made.steps.push(format!("{own} is below {least}, so the points are 0."));
                return;
            }
        }
        if leaf.is_relative() && !self.lot.is_compared(self.at) {
            return;
        }
        self.tell(node, leaf, own, |told| rule.rule.derivation().derive(told, &lot, made));
    }

    /// What of an offer counts under its own measure, and what was taken off.
    fn counted(&self, made: &mut Derivation, measure: &crate::id::MeasureId, unit: &str) -> Exact {
        let Some(bid) = self.own_bid() else { return Exact::ZERO };
        let mut left = bid.offered(measure).exact();
        for shared in shared_units(bid, &self.assessment.scheme) {
            if shared.second == *measure {
                let units = shared.quantity.exact();
                made.input(
                    format!("of these, counted under measure {} instead", shared.first),
                    quantity(&units, unit),
                );
                let before = left;
                left = before.minus(&units).max(Exact::ZERO);
                made.steps.push(if units > before {
                    let (units, before) = (quantity(&units, unit), quantity(&before, unit));
                    format!("{units} are more than the {before} that were left, so none are left.")
                } else {
                    format!(
                        "{} − {} = {}",
                        in_formula(&before),
                        in_formula(&units),
                        in_formula(&left)
                    )
                });
            }
        }
        left
    }

    fn value(&self, made: &mut Derivation, node: &Node, leaf: &Leaf, value: &CommitmentValue) {
        let Some(lot) = self.locked_lot() else { return };
        let mut sum = Exact::ZERO;
        made.input("value set", value.value_set.trim());
        for each in &value.values {
            let counted = self.counted(made, &each.measure, "");
            let worth = each.value.map(Money::exact).unwrap_or_default();
            let together = counted.times(&worth);
            made.input(
                format!("measure {}", each.measure),
                format!("{} × {} = {}", plain(&counted), pounds(&worth), pounds(&together)),
            );
            sum = sum.plus(&together);
        }
        made.input("value of all commitments", pounds(&sum));
        if leaf.is_relative() && !self.lot.is_compared(self.at) {
            return;
        }
        let estimate = lot.estimate.as_ref();
        self.tell(node, leaf, sum, |told| value.derive(told, estimate, made));
    }
}
