//! What each method contributes to the workings of a question: its inputs and its sums.

use crate::assessment::Comparison;
use crate::assessment::words::{self, plain, pounds, quantity};
use crate::id::LevelId;
use crate::number::{Exact, Money, Quantity};
use crate::scheme::{CommitmentRule, Leaf, LockedLevel, LockedRule, PriceMethod, percent};

use super::{Input, Working, input};

/// What a method contributes to the workings of a question.
#[derive(Default)]
pub(super) struct Made {
    pub(super) inputs: Vec<Input>,
    pub(super) steps: Vec<String>,
    /// The formula with the figures in it, whose result are the exact points.
    pub(super) calculation: Option<String>,
    /// Why the points are what they are, to stand after a colon.
    pub(super) because: String,
}

impl Working<'_> {
    /// `£100,000 (Alpha)`: a comparison figure and whose it is.
    fn whose(&self, comparison: &Comparison, figure: &str) -> String {
        format!("{figure} ({})", words::names(self.lot, &comparison.set_by))
    }

    pub(super) fn price(
        &self,
        made: &mut Made,
        leaf: &Leaf,
        method: &PriceMethod,
        comparison: Option<&Comparison>,
    ) {
        let price = self.procurement.bid(&self.bid.bid).and_then(|bid| bid.price(&leaf.id));
        let price = price.map(Money::exact);
        made.inputs.push(input(
            format!("price of {}", self.bid.name),
            price.as_ref().map_or_else(|| "none is given".to_owned(), pounds),
        ));
        let (Some(price), Some(comparison)) = (price, comparison) else { return };
        let lowest = &comparison.figure;
        made.inputs.push(input("lowest price", self.whose(comparison, &pounds(lowest))));
        let w = plain(&leaf.available);
        made.because = format!(
            "its price is {} and the lowest is {}",
            pounds(&price),
            self.whose(comparison, &pounds(lowest))
        );
        match method {
            PriceMethod::LowestOverPrice => {
                made.calculation = Some(format!("{w} × {} ÷ {}", plain(lowest), plain(&price)));
            }
            PriceMethod::LinearFromLowest { zero_at } => {
                let n = zero_at.map(Quantity::exact).unwrap_or_default();
                let none_at = n.times(lowest);
                made.inputs.push(input(
                    "no points from",
                    format!("{} ({} × the lowest price)", pounds(&none_at), plain(&n)),
                ));
                made.steps.push(format!("{} × {} = {}", plain(&n), plain(lowest), plain(&none_at)));
                if price > none_at {
                    made.steps.push(format!(
                        "{} is above {}, so the points are 0.",
                        pounds(&price),
                        pounds(&none_at)
                    ));
                } else {
                    made.calculation = Some(format!(
                        "{w} × ({} − {}) ÷ ({} − {})",
                        plain(&none_at),
                        plain(&price),
                        plain(&none_at),
                        plain(lowest)
                    ));
                }
            }
        }
    }

    pub(super) fn quality(&self, made: &mut Made, leaf: &Leaf, levels: &[LockedLevel]) {
        let score = self.procurement.evaluation.score(&self.bid.bid, &leaf.id);
        let find = |id: &LevelId| levels.iter().find(|level| level.id == *id);
        let Some((score, level)) = score.and_then(|score| Some((score, find(&score.level)?)))
        else {
            made.inputs.push(input("agreed score", "none is entered yet"));
            return;
        };
        let share = percent(&level.share);
        made.inputs.push(input("agreed score", format!("“{}”, which gets {share}", level.label)));
        if !score.reason.trim().is_empty() {
            made.inputs.push(input("reason", score.reason.trim()));
        }
        made.because =
            format!("its agreed score is “{}”, which gets {share} of the points", level.label);
        made.calculation = Some(format!("{} × {share}", plain(&leaf.available)));
    }

    pub(super) fn commitment(
        &self,
        made: &mut Made,
        leaf: &Leaf,
        rule: &LockedRule,
        comparison: Option<&Comparison>,
    ) {
        let given =
            self.procurement.bid(&self.bid.bid).and_then(|bid| bid.commitment(&rule.measure));
        let offered = given.and_then(|given| given.quantity).map(Quantity::exact);
        let in_unit = |amount: &Exact| quantity(amount, &rule.unit);
        made.inputs.push(input(
            format!("quantity that {} offers", self.bid.name),
            offered.as_ref().map_or_else(
                || "nothing was entered, so it is scored as nothing offered".to_owned(),
                in_unit,
            ),
        ));
        let offered = offered.unwrap_or_default();
        if let Some(minimum) = rule.minimum_quantity {
            made.inputs.push(input("minimum quantity", in_unit(&minimum.exact())));
            if offered < minimum.exact() {
                made.because = format!(
                    "it offers {}, which is below the minimum quantity of {}",
                    in_unit(&offered),
                    in_unit(&minimum.exact())
                );
                made.steps.push(format!(
                    "{} is below {}, so the points are 0.",
                    in_unit(&offered),
                    in_unit(&minimum.exact())
                ));
                return;
            }
        }
        let w = plain(&leaf.available);
        match &rule.rule {
            CommitmentRule::AgainstTarget { target } => {
                let target = target.map(Quantity::exact).unwrap_or_default();
                made.inputs.push(input("target", in_unit(&target)));
                made.because = format!(
                    "it offers {} against a target of {}",
                    in_unit(&offered),
                    in_unit(&target)
                );
                if offered > target {
                    made.steps.push(format!(
                        "{} is above the target of {}; no more than all points are given.",
                        in_unit(&offered),
                        in_unit(&target)
                    ));
                    made.calculation = Some(format!("{w} × 1"));
                } else {
                    made.calculation =
                        Some(format!("{w} × {} ÷ {}", plain(&offered), plain(&target)));
                }
            }
            CommitmentRule::RelativeToBest { floor, cap } => {
                let Some(comparison) = comparison else { return };
                let counted = rule.rule.counted(&offered);
                if let Some(cap) = cap {
                    made.inputs.push(input("most that counts", in_unit(&cap.exact())));
                    if counted < offered {
                        made.steps.push(format!(
                            "Of {} offered, {} count.",
                            in_unit(&offered),
                            in_unit(&counted)
                        ));
                    }
                }
                let best = &comparison.figure;
                let mut full = best.clone();
                made.inputs.push(input("best offer", self.whose(comparison, &in_unit(best))));
                if let Some(floor) = floor.map(Quantity::exact) {
                    made.inputs.push(input("least quantity for all points", in_unit(&floor)));
                    full = full.max(floor);
                }
                if full.is_zero() {
                    "no bid offers anything".clone_into(&mut made.because);
                    made.steps.push("No bid offers anything, so the points are 0.".to_owned());
                    return;
                }
                let (offer, most) = (in_unit(&offered), self.whose(comparison, &in_unit(best)));
                made.because = if counted < offered {
                    let counted = in_unit(&counted);
                    format!(
                        "it offers {offer}, of which {counted} count, and the most that counts is {most}"
                    )
                } else {
                    format!("it offers {offer} and the best offer that counts is {most}")
                };
                made.calculation = Some(format!("{w} × {} ÷ {}", plain(&counted), plain(&full)));
            }
        }
    }
}
