//! What the engine finds about bids, for people to decide, and what of it does not depend on points.

use crate::bid::Bid;
use crate::evaluation::{About, Decision};
use crate::id::CriterionId;
use crate::number::{Exact, Money, Percentage, Quantity};
use crate::scheme::{Leaf, LeafKind, LockedLot, LockedScheme, Price, Schedule};

use super::field::{Column, Field};

/// What the engine found about a bid, for people to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which bid: a position in [`LotResult::bids`](super::LotResult::bids).
    pub bid: usize,
    /// On which section or question; `None` for the whole award.
    pub criterion: Option<CriterionId>,
    /// What.
    pub kind: FindingKind,
    /// What was decided, if anything.
    pub decision: Option<Decision>,
    /// Whether it was accepted when its figures were others than the award criteria lead to now, so that nothing is
    /// decided any more. In the other reading an acceptance is taken as it holds in the result as stated: there another
    /// set of bids is compared, and figures differ although nothing was changed.
    pub outdated: bool,
    /// Whether somebody has to decide before the result is final: nobody has, and it can still matter. It cannot once the
    /// bid is excluded for something else, or withdrawn and compared with no other.
    pub is_open: bool,
}

/// What can be found about a bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// It gives no price on a price question that could be scored.
    PriceMissing {
        /// The lines of the pricing schedule that have no rate, if it has a schedule.
        lines: Vec<String>,
        /// Whether a price is given, and comes to £0.
        is_zero: bool,
    },
    /// The rates do not come to the supplier's own sum. The rates are used.
    SumDiffers {
        /// What the rates come to.
        derived: Exact,
        /// What the supplier says.
        stated: Exact,
    },
    /// Its price is above the budget.
    OverBudget {
        /// The price.
        price: Exact,
        /// The budget.
        budget: Money,
    },
    /// Its price is abnormally low by the scheme's own rule.
    AbnormallyLow {
        /// The price.
        price: Exact,
        /// What it is held against: the mean of the prices, say.
        against: Exact,
        /// Why, to stand after “it is”.
        why: String,
    },
    /// It fails a question.
    Failed,
    /// It misses a minimum score.
    BelowMinimum {
        /// The share of the points that it gets, exactly.
        share: Exact,
        /// The share that it must reach.
        minimum: Percentage,
    },
    /// It offers more of a measure than the scheme's limit.
    BeyondLimit {
        /// How much it offers.
        offered: Exact,
        /// The limit.
        limit: Exact,
        /// What is counted.
        unit: String,
    },
    /// A person excluded it, and what they decided about is not found now: it was corrected since,
    /// or it is relative, and what is relative is not tested on a bid that is out. The exclusion holds until it is taken
    /// back, so it is named.
    Excluded {
        /// What had been found.
        about: About,
    },
}

impl FindingKind {
    /// What a decision about it is about.
    #[must_use]
    pub fn about(&self) -> About {
        match self {
            Self::PriceMissing { .. } => About::PriceMissing,
            Self::SumDiffers { .. } => About::SumDiffers,
            Self::OverBudget { .. } => About::OverBudget,
            Self::AbnormallyLow { .. } => About::AbnormallyLow,
            Self::Failed => About::Failed,
            Self::BelowMinimum { .. } => About::BelowMinimum,
            Self::BeyondLimit { .. } => About::BeyondLimit,
            Self::Excluded { about } => *about,
        }
    }
}

/// What is found about each bid before any points are known, as (bid, question, what).
pub(super) fn absolute(
    bids: &[&Bid],
    field: &Field,
    scheme: &LockedScheme,
    lot: &LockedLot,
) -> Vec<(usize, usize, FindingKind)> {
    let mut found = Vec::new();
    for (at, leaf) in scheme.leaves().iter().enumerate() {
        let may_have_some = match &leaf.kind {
            LeafKind::Price(_) | LeafKind::PassFail => true,
            LeafKind::Commitment(rule) => rule.limit.is_some(),
            LeafKind::Quality(scale) => scale.limit.is_some(),
            LeafKind::Value(_) => false,
        };
        for (bid, whose) in bids.iter().enumerate().filter(|_| may_have_some) {
            let kinds = match (&leaf.kind, field.column(at)) {
                (LeafKind::Price(question), Some(Column::Prices(prices))) => {
                    let price = prices.get(bid).and_then(Option::as_ref);
                    of_price(whose, leaf, question, price)
                }
                (LeafKind::PassFail, Some(Column::Judged(judged))) => {
                    let failed = judged.get(bid) == Some(&Some(false));
                    if failed { vec![FindingKind::Failed] } else { Vec::new() }
                }
                (LeafKind::Commitment(rule), Some(Column::Offers(offers))) => {
                    let limit =
                        rule.limit.map(|limit| limit.exact().times(&lot.factor(rule.scaled)));
                    let offered = offers.offered.get(bid).map(|offered| offered.exact());
                    beyond(offered, limit, &rule.unit).into_iter().collect()
                }
                (LeafKind::Quality(scale), _) => {
                    let offered = scale.statement_on.as_ref().map(|on| whose.offered(on).exact());
                    let limit = scale.limit.map(Quantity::exact);
                    beyond(offered, limit, &scale.unit).into_iter().collect()
                }
                _ => Vec::new(),
            };
            found.extend(kinds.into_iter().map(|kind| (bid, at, kind)));
        }
    }
    found
}

/// An offer beyond the limit, whatever of it counts.
fn beyond(offered: Option<Exact>, limit: Option<Exact>, unit: &str) -> Option<FindingKind> {
    let (offered, limit) = (offered?, limit?);
    let unit = unit.to_owned();
    (offered > limit).then_some(FindingKind::BeyondLimit { offered, limit, unit })
}

fn of_price(bid: &Bid, leaf: &Leaf, question: &Price, price: Option<&Exact>) -> Vec<FindingKind> {
    let mut found = Vec::new();
    let stated = bid.price(&leaf.id).map(Money::exact);
    if let (Some(stated), Some(price), true) = (stated, price, question.schedule.is_some())
        && stated != *price
    {
        found.push(FindingKind::SumDiffers { derived: price.clone(), stated });
    }
    let Some(price) = price.filter(|price| price.is_positive()) else {
        let offer = bid.price_offer(&leaf.id);
        let missing = question.schedule.iter().flat_map(Schedule::counted);
        let lines = missing
            .filter(|line| offer.and_then(|offer| offer.rate(&line.id)).is_none())
            .map(|line| line.title.trim().to_owned());
        let (lines, is_zero) = (lines.collect(), price.is_some());
        found.push(FindingKind::PriceMissing { lines, is_zero });
        return found;
    };
    if let Some(budget) = question.budget
        && *price > budget.exact()
    {
        found.push(FindingKind::OverBudget { price: price.clone(), budget });
    }
    found
}

/// Prices that the scheme's own rule reports as abnormally low, over the bids used for comparison; and those of bids
/// that are `out` on a question for just that, each over itself and those used for comparison.
pub(super) fn abnormally_low(
    field: &Field,
    scheme: &LockedScheme,
    compared: &[bool],
    out: impl Fn(usize, &CriterionId) -> bool,
) -> Vec<(usize, usize, FindingKind)> {
    let mut found = Vec::new();
    for (at, leaf) in scheme.leaves().iter().enumerate() {
        let (LeafKind::Price(question), Some(Column::Prices(prices))) =
            (&leaf.kind, field.column(at))
        else {
            continue;
        };
        let Some(rule) = &question.abnormally_low else { continue };
        let given = || {
            let given = prices.iter().enumerate().filter_map(|(bid, it)| Some((bid, it.as_ref()?)));
            given.filter(|(_, price)| price.is_positive())
        };
        let is_in = |bid: usize| compared.get(bid) == Some(&true);
        let is_out = |bid: usize| !is_in(bid) && out(bid, &leaf.id);
        let mut values: Vec<Exact> =
            given().filter(|(bid, _)| is_in(*bid)).map(|(_, price)| price.clone()).collect();
        for (bid, price) in given().filter(|(bid, _)| is_in(*bid) || is_out(*bid)) {
            let beside = (!is_in(bid)).then(|| values.push(price.clone()));
            let why = rule.why(price, &values);
            if beside.is_some() {
                values.pop();
            }
            if let Some((why, against)) = why {
                let price = price.clone();
                found.push((bid, at, FindingKind::AbnormallyLow { price, against, why }));
            }
        }
    }
    found
}
