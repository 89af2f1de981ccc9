//! Bids whose points come about in different ways and stand to each other as a rule needs them.

use common_measure::procurement::Procurement;
use num_integer::Integer;
use num_rational::Ratio;
use serde_json::{Value, json};

use super::file::{LEVELS, WHOLE, level, percent, procurement};
use crate::contest::numbers::decimal;
use crate::contest::random::Random;

/// Divided by each of 1 to 12, it stays a whole number of pence.
const LOWEST: u64 = 27_720 * 100;

type Fraction = Ratio<i128>;

fn fraction(over: u64, under: u64) -> Fraction {
    Fraction::new(over.into(), under.into())
}

fn of_whole(parts: u64) -> Fraction {
    fraction(parts, WHOLE)
}

/// What a bid gives.
pub struct Offer {
    /// In pence.
    price: u64,
    /// A position in [`LEVELS`].
    level: usize,
    /// Of the measure against a target.
    pub balance: u64,
    /// Of the measure relative to the best.
    best: u64,
}

/// One question, a measure against a target and a measure relative to the best, beside a price.
pub struct Contest {
    pub rule: &'static str,
    /// 0 where the price earns no points.
    price_weight: u64,
    question_weight: u64,
    balance_weight: u64,
    of_award: bool,
    pub target: u64,
    /// The last sets the lowest price and the best offer.
    pub offers: [Offer; 3],
}

impl Contest {
    /// The share of the award that the section for quality is.
    fn quality(&self) -> Fraction {
        of_whole(WHOLE - self.price_weight)
    }

    /// The share of the award that the measure against a target is.
    fn balance(&self) -> Fraction {
        self.quality() * of_whole(WHOLE - self.question_weight) * of_whole(self.balance_weight)
    }

    /// The share of the award that an offer gets on the question and the measure relative to the
    /// best.
    fn rest(&self, offer: &Offer) -> Fraction {
        let best =
            of_whole(WHOLE - self.balance_weight) * fraction(offer.best, self.offers[2].best);
        let social = of_whole(WHOLE - self.question_weight) * best;
        self.quality() * (of_whole(self.question_weight) * of_whole(LEVELS[offer.level]) + social)
    }

    /// The share of the award that an offer gets for everything but the price.
    fn points(&self, offer: &Offer) -> Fraction {
        self.rest(offer) + self.balance() * fraction(offer.balance, self.target)
    }

    pub fn procurement(&self) -> Procurement {
        let quality = WHOLE - self.price_weight;
        let inside = |of_group: u64| {
            if self.of_award { decimal(quality * of_group, 6) } else { percent(of_group) }
        };
        let is_scored = self.price_weight > 0;
        let method = if is_scored { "lowest_over_price" } else { "not_scored" };
        let price_weight = is_scored.then(|| percent(self.price_weight));
        let rule = match self.rule {
            "highest_total" => json!("highest_total"),
            "quality_adjusted_score" => {
                json!({"quality_adjusted_score": {"price": "price", "reference": "1234567.89"}})
            }
            rule => json!({rule: {"price": "price"}}),
        };
        let social = json!([
            {"id": "m1", "title": "m1", "weight": percent(self.balance_weight), "kind": {
                "commitment": {"measure": "9", "rule": {
                    "against_target": {"target": self.target.to_string()}}}}},
            {"id": "m2", "title": "m2", "weight": percent(WHOLE - self.balance_weight), "kind": {
                "commitment": {"measure": "12", "rule": {"relative_to_best": {}}}}},
        ]);
        let criteria = json!([
            {"id": "price", "title": "price", "weight": price_weight, "kind": {
                "price": {"method": method}}},
            {"id": "quality", "title": "quality", "weight": percent(quality), "kind": {"group": {
                "weights": if self.of_award { "of_award" } else { "of_group" },
                "criteria": [
                    {"id": "q", "title": "q", "weight": inside(self.question_weight),
                        "kind": {"quality": {"scale": "s"}}},
                    {"id": "social", "title": "social",
                        "weight": inside(WHOLE - self.question_weight),
                        "kind": {"group": {"criteria": social}}},
                ]}}},
        ]);
        let levels: Vec<Value> = LEVELS
            .iter()
            .enumerate()
            .map(|(at, share)| json!({"id": level(at), "label": level(at), "share": percent(*share)}))
            .collect();
        let bids: Vec<(Value, Vec<Value>)> = self
            .offers
            .iter()
            .map(|offer| {
                let commitments = vec![
                    json!({"measure": "9", "quantity": offer.balance.to_string()}),
                    json!({"measure": "12", "quantity": offer.best.to_string()}),
                ];
                (json!({"criterion": "price", "amount": decimal(offer.price, 2)}), commitments)
            })
            .collect();
        let scores = self.offers.iter().map(|offer| json!({"q": level(offer.level)}));
        procurement(&criteria, &levels, &rule, &bids, &scores.collect::<Vec<_>>())
    }
}

/// A contest in which the second bid's commitment makes up exactly what it lacks on everything
/// else; `None` if these figures ask for less than nothing or more than all of it.
pub fn equal_totals(random: &mut Random) -> Option<Contest> {
    // The share of the points that a price gets; the third bid sets the lowest.
    let price = |random: &mut Random| {
        let (over, under) = (random.pick(1, 12), random.pick(1, 13));
        (over < under).then(|| (LOWEST / over * under, fraction(over, under)))
    };
    let (a_price, a_share) = price(random)?;
    let (b_price, b_share) = price(random)?;
    let mut contest = drawn(random, "highest_total", [a_price, b_price, LOWEST])?;
    if a_price == b_price {
        return None;
    }
    contest.price_weight = random.pick(2_000, 6_000);
    let a_balance = fraction(random.pick(0, 12), 12);
    let of_price = of_whole(contest.price_weight);
    let lacking = of_price * (a_share - b_share) + contest.rest(&contest.offers[0])
        - contest.rest(&contest.offers[1]);
    let b_balance = a_balance + lacking / contest.balance();
    if b_balance < Fraction::from(0) || b_balance >= Fraction::from(1) {
        return None;
    }
    // A target in which both are whole numbers, and no number too long to be given.
    contest.target = u64::try_from(b_balance.denom().lcm(a_balance.denom())).ok()?;
    let in_target = |share: Fraction| {
        u64::try_from((share * Fraction::from(i128::from(contest.target))).to_integer()).ok()
    };
    (contest.offers[0].balance, contest.offers[1].balance) =
        (in_target(a_balance)?, in_target(b_balance)?);
    (contest.target <= 1_000_000_000_000).then_some(contest)
}

/// A contest in which the two prices are as the two bids' points: the one figure is price ÷ points,
/// the other points × reference ÷ price.
pub fn equal_price_for_points(random: &mut Random, rule: &'static str) -> Option<Contest> {
    let mut contest = drawn(random, rule, [1, 1, 1_000_000_000_000_000_000 - 1])?;
    contest.target = random.pick(3, 1_000);
    for offer in &mut contest.offers {
        offer.balance = random.pick(0, contest.target);
    }
    let [a, b] = [0, 1].map(|at| contest.points(&contest.offers[at]));
    if a == b || a == Fraction::from(0) || b == Fraction::from(0) {
        return None;
    }
    let (over, under) = (a / b).into();
    let times = i128::from(random.pick(1, 1_000));
    let price = |part: i128| u64::try_from(part * times).ok().filter(|pence| *pence < 1 << 59);
    (contest.offers[0].price, contest.offers[1].price) = (price(over)?, price(under)?);
    Some(contest)
}

/// Everything but the target and what is offered against it. The two bids differ in everything.
fn drawn(random: &mut Random, rule: &'static str, prices: [u64; 3]) -> Option<Contest> {
    let levels = [random.index(LEVELS.len()), random.index(LEVELS.len())];
    let best = random.pick(2, 40);
    let offers = [random.pick(0, best), random.pick(0, best)];
    if levels[0] == levels[1] || offers[0] == offers[1] {
        return None;
    }
    let offer =
        |at: usize, level: usize, best: u64| Offer { price: prices[at], level, balance: 0, best };
    Some(Contest {
        rule,
        price_weight: 0,
        question_weight: random.pick(1_000, 4_000),
        balance_weight: random.pick(4_000, 8_000),
        of_award: random.chance(50),
        target: 1,
        offers: [offer(0, levels[0], offers[0]), offer(1, levels[1], offers[1]), offer(2, 0, best)],
    })
}
