//! What an answer would be worth, by the engine that the council scores with. The council's scoring
//! decides; this is no promise.

use crate::assessment::{PointsOn, points_on};
use crate::bid::{Bid, CommitmentOffer, PriceOffer, Rate};
use crate::evaluation::AgreedScore;
use crate::id::{BidId, CriterionId, LevelId, LotId, SupplierId};
use crate::number::{Exact, Mode, Money, Percentage, Places, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{Criterion, Kind, QualityRule};

use super::Response;

/// Stands above the rows of [`Outlook::Rivals`].
pub const RIVALS_NOTE: &str = "These points depend on what others offer, and nobody can know that before the deadline. Here is what yours would get in three cases.";

/// What an answer would be worth. All points are text, rounded as the criteria say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Points if accepted as offered, whatever others offer.
    Certain {
        /// The points.
        points: String,
        /// The points that can be had.
        available: String,
    },
    /// Points that depend on others, in three cases.
    Rivals {
        /// The cases.
        rows: Vec<Rival>,
        /// The points that can be had.
        available: String,
    },
    /// People will score it: what each level is worth.
    Levels {
        /// The levels, in the order of the scale.
        levels: Vec<LevelWorth>,
        /// Whether the points also depend on the best answer; those shown are for the case that
        /// someone gets the highest level.
        relative: bool,
        /// The points that can be had.
        available: String,
    },
    /// It is passed or failed, and earns no points.
    PassFail,
    /// There are no points, because the bid as it stands is below a minimum score.
    BelowMinimum {
        /// Of which question or section.
        of: String,
        /// The points that can be had.
        available: String,
    },
    /// There is nothing to say yet, because nothing is offered.
    Nothing {
        /// The points that can be had.
        available: String,
    },
}

/// One case of what others might offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// The case, to stand before the points: `If the best offer is twice yours`.
    pub case: &'static str,
    /// The points, or that there are none because the bid is below a minimum score.
    pub points: String,
}

/// What one level of a scale is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelWorth {
    /// Its name.
    pub label: String,
    /// What an answer of that level is like; empty where nothing is said.
    pub descriptor: String,
    /// The points.
    pub points: String,
    /// What stands beside them in brackets: where the level is below the question's minimum score. Else empty.
    pub remark: &'static str,
}

impl LevelWorth {
    /// The points and what stands beside them.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self { points, remark, .. } = self;
        if remark.is_empty() { points.clone() } else { format!("{points} ({remark})") }
    }
}

const BELOW: &str = "below the minimum score";

/// What the answer to one question would be worth for one lot; `None` if there is no such question
/// or the lot is not chosen.
#[must_use]
pub fn outlook(response: &Response, lot: &LotId, question: &CriterionId) -> Option<Outlook> {
    let of = response.named();
    let criterion = of.scheme.criterion(question)?;
    let bid = response.bid(lot)?;
    let looking = Looking { of: &of, bid, question };
    match &criterion.kind {
        Kind::Group(_) => None,
        Kind::PassFail(_) => Some(Outlook::PassFail),
        kind if kind.is_scored_by_people() => looking.levels(kind),
        Kind::Price(price) => {
            let given = bid.price_offer(question).and_then(|offer| offer.evaluated(price));
            looking.offered(criterion, given.is_some(), &PRICES, times_price)
        }
        Kind::Commitment(commitment) => {
            let offered = bid.commitment(&commitment.measure).and_then(|offer| offer.quantity);
            looking.offered(criterion, offered.is_some(), &OFFERS, times_offers)
        }
        _ => {
            let offered = bid.commitments.iter().any(|offer| offer.quantity.is_some());
            looking.offered(criterion, offered, &OFFERS, times_offers)
        }
    }
}

/// The cases for offers of which more is better, in per cent of one's own.
const OFFERS: [(&str, i64); 3] = [
    ("If the best offer is the same as yours", 100),
    ("If the best offer is twice yours", 200),
    ("If the best offer is five times yours", 500),
];

/// The same for prices, of which less is better.
const PRICES: [(&str, i64); 3] = [
    ("If the lowest price is the same as yours", 100),
    ("If the lowest price is a tenth below yours", 90),
    ("If the lowest price is a quarter below yours", 75),
];

/// The same where more is better.
const INCOME: [(&str, i64); 3] = [
    ("If the highest offer is the same as yours", 100),
    ("If the highest offer is a tenth above yours", 110),
    ("If the highest offer is a quarter above yours", 125),
];

struct Looking<'a> {
    of: &'a Procurement,
    bid: &'a Bid,
    question: &'a CriterionId,
}

impl Looking<'_> {
    /// The points of the bid on the question, and those that can be had.
    fn points(&self, of: &Procurement) -> Option<PointsOn> {
        points_on(of, &self.bid.id, self.question)
    }

    fn offered(
        &self,
        criterion: &Criterion,
        given: bool,
        cases: &[(&'static str, i64); 3],
        times: fn(&mut Bid, &CriterionId, i64) -> Option<()>,
    ) -> Option<Outlook> {
        let PointsOn { points, available, missed } = self.points(self.of)?;
        let Some(points) = points.filter(|_| given) else {
            return Some(match missed.into_iter().next().filter(|_| given) {
                Some(minimum) => Outlook::BelowMinimum { of: self.minimum(minimum), available },
                None => Outlook::Nothing { available },
            });
        };
        if !criterion.is_relative() {
            return Some(Outlook::Certain { points, available });
        }
        let income = matches!(&criterion.kind, Kind::Price(price) if price.method.is_income());
        let cases = if income { &INCOME } else { cases };
        let rows = cases.iter().filter_map(|(case, percent)| {
            let PointsOn { points, missed, .. } =
                self.points(&self.against(|rival| times(rival, self.question, *percent))?)?;
            let below = || missed.first().map(|_| BELOW.to_owned());
            Some(Rival { case, points: points.or_else(below)? })
        });
        Some(Outlook::Rivals { rows: rows.collect(), available })
    }

    /// Whose minimum score it is.
    fn minimum(&self, of: Option<CriterionId>) -> String {
        match of.and_then(|id| self.of.scheme.criterion(&id)) {
            Some(criterion) => format!("“{}”", criterion.title.trim()),
            None => "the whole award".to_owned(),
        }
    }

    /// The same contest with one rival, who offers what this bid does, changed.
    fn against(&self, change: impl FnOnce(&mut Bid) -> Option<()>) -> Option<Procurement> {
        let mut of = self.of.clone();
        let mut rival = self.bid.clone();
        rival.id = BidId::next("rival-", |id| of.bid(id).is_some());
        rival.supplier = SupplierId::next("rival-", |id| of.supplier(id).is_some());
        change(&mut rival)?;
        of.suppliers.push(crate::bid::Supplier::new(rival.supplier.clone(), "A rival"));
        of.bids.push(rival);
        Some(of)
    }

    fn levels(&self, kind: &Kind) -> Option<Outlook> {
        let scale = self.of.scheme.scale_of(self.question)?;
        let relative =
            matches!(kind, Kind::Quality(quality) if quality.rule == QualityRule::RelativeToBest);
        let best = scale.levels.iter().max_by(|one, other| {
            one.share.map(Percentage::share).cmp(&other.share.map(Percentage::share))
        })?;
        let score = |bid: &BidId, level: &LevelId| AgreedScore {
            bid: bid.clone(),
            criterion: self.question.clone(),
            level: level.clone(),
            reason: Box::default(),
        };
        let mut of = self.against(|_| Some(()))?;
        // A bid that is set aside has no points beside others: what a level would be worth is asked all the same.
        of.scheme.below_minimum.set_aside = false;
        let rival = of.bids.last()?.id.clone();
        of.evaluation.scores.push(score(&rival, &best.id));
        let mut available = String::new();
        let mut levels = Vec::new();
        for level in &scale.levels {
            let mut of = of.clone();
            of.evaluation.scores.push(score(&self.bid.id, &level.id));
            let PointsOn { points, available: all, missed } = self.points(&of)?;
            available = all;
            let is_below = missed.iter().flatten().any(|id| id == self.question);
            levels.push(LevelWorth {
                label: level.label.trim().to_owned(),
                descriptor: level.descriptor.trim().to_owned(),
                points: points?,
                remark: if is_below { BELOW } else { "" },
            });
        }
        Some(Outlook::Levels { levels, relative, available })
    }
}

fn times_offers(bid: &mut Bid, _: &CriterionId, percent: i64) -> Option<()> {
    for CommitmentOffer { quantity, also_under, .. } in &mut bid.commitments {
        if let Some(own) = quantity {
            *own = scaled_quantity(*own, percent)?;
        }
        // So that what is left of it once shared things are taken off is scaled as well.
        for also in also_under {
            also.quantity = scaled_quantity(also.quantity, percent)?;
        }
    }
    Some(())
}

fn times_price(bid: &mut Bid, question: &CriterionId, percent: i64) -> Option<()> {
    let PriceOffer { amount, rates, .. } =
        bid.prices.iter_mut().find(|price| price.criterion == *question)?;
    if let Some(own) = amount {
        let pence = Exact::HUNDREDTH.times(&Exact::from(percent)).times(&own.exact());
        *own = Money::parse(&pence.fixed(Places::default(), Mode::default())).ok()?;
    }
    for Rate { rate, .. } in rates {
        *rate = scaled_quantity(*rate, percent)?;
    }
    Some(())
}

fn scaled_quantity(own: Quantity, percent: i64) -> Option<Quantity> {
    let scaled = Exact::HUNDREDTH.times(&Exact::from(percent)).times(&own.exact());
    Quantity::parse(&scaled.fixed(Places::new(6)?, Mode::default())).ok()
}
