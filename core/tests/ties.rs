//! True ties are found, every one: two bids with different prices, scores and commitments whose
//! figures are equal as fractions, with thirds, sevenths and elevenths in them. In decimals or
//! binary floats a good part of such ties is missed.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod contest;

use common_measure::assessment::{LotResult, Reading, Standing};
use common_measure::procurement::Procurement;
use num_integer::Integer;
use num_rational::Ratio;
use serde_json::{Value, json};

use contest::assessed;
use contest::numbers::{MILLIONTHS, decimal};
use contest::random::Random;

/// How many ties are made under each award rule.
const TIES: usize = 10_000;

/// Weights and shares are whole numbers of 1/10 000.
const WHOLE: u64 = 10_000;

/// Divided by each of 1 to 12, it stays a whole number of pence.
const LOWEST: u64 = 27_720 * 100;

const LEVELS: [u64; 6] = [0, 2_500, 3_333, 5_000, 7_500, WHOLE];

type Fraction = Ratio<i128>;

fn fraction(over: u64, under: u64) -> Fraction {
    Fraction::new(over.into(), under.into())
}

fn of_whole(parts: u64) -> Fraction {
    fraction(parts, WHOLE)
}

fn percent(parts: u64) -> String {
    decimal(parts, 2)
}

/// What a bid gives.
struct Offer {
    /// In pence.
    price: u64,
    /// A position in [`LEVELS`].
    level: usize,
    /// Of the measure against a target.
    balance: u64,
    /// Of the measure relative to the best.
    best: u64,
}

/// One question, a measure against a target and a measure relative to the best, beside a price.
struct Contest {
    rule: &'static str,
    /// 0 where the price earns no points.
    price_weight: u64,
    question_weight: u64,
    balance_weight: u64,
    of_award: bool,
    target: u64,
    /// The last sets the lowest price and the best offer.
    offers: [Offer; 3],
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

    fn procurement(&self) -> Procurement {
        let quality = WHOLE - self.price_weight;
        let inside = |of_group: u64| match self.of_award {
            true => decimal(quality * of_group, 6),
            false => percent(of_group),
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

fn level(at: usize) -> String {
    format!("l{at}")
}

/// A procurement of one lot in which lots are drawn between equals, and nothing is rounded.
fn procurement(
    criteria: &Value,
    levels: &[Value],
    rule: &Value,
    bids: &[(Value, Vec<Value>)],
    scores: &[Value],
) -> Procurement {
    let bid = |at: usize| format!("b{at}");
    let suppliers: Vec<Value> =
        (0..bids.len()).map(|at| json!({"id": bid(at), "name": bid(at)})).collect();
    let agreed = scores.iter().enumerate().flat_map(|(at, scores)| {
        let scores = scores.as_object().unwrap().iter();
        scores.map(
            move |(question, level)| json!({"bid": bid(at), "criterion": question, "level": level}),
        )
    });
    let bids: Vec<Value> = bids
        .iter()
        .enumerate()
        .map(|(at, (price, commitments))| {
            json!({"id": bid(at), "supplier": bid(at), "lot": "lot", "prices": [price],
                "commitments": commitments})
        })
        .collect();
    let file = json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"},
        "scheme": {
            "points_available": "100",
            "criteria": criteria,
            "minimum": "0.0000000001",
            "scales": [{"id": "s", "title": "s", "levels": levels}],
            "tie_break": ["lots_drawn"],
            "award": {"rule": rule},
            "lots": [{"id": "lot"}],
        },
        "suppliers": suppliers,
        "bids": bids,
        "evaluation": {"scores": agreed.collect::<Vec<Value>>()},
    });
    Procurement::parse(&file.to_string()).unwrap()
}

/// A contest in which the second bid's commitment makes up exactly what it lacks on everything
/// else; `None` if these figures ask for less than nothing or more than all of it.
fn equal_totals(random: &mut Random) -> Option<Contest> {
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
fn equal_price_for_points(random: &mut Random, rule: &'static str) -> Option<Contest> {
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

fn place(lot: &LotResult, bid: usize) -> Option<usize> {
    lot.ranking.iter().position(|at| *at == bid)
}

fn are_tied(lot: &LotResult) -> bool {
    lot.ties.iter().any(|tie| tie.bids.contains(&0) && tie.bids.contains(&1))
}

/// That the first two bids are found to be equal. Whether a total of theirs never ends as a decimal.
fn equal(procurement: &Procurement, is_total: bool) -> bool {
    let assessment = assessed(procurement, Reading::AsStated);
    let lot = &assessment.lots[0];
    let [a, b, ..] = lot.bids.as_slice() else { panic!("three bids went in") };
    assert!(are_tied(lot), "missed: {}", procurement.to_json().unwrap());
    assert_eq!(a.standing, b.standing);
    assert!(matches!(a.standing, Standing::Ranked { shared: true, .. }));
    let totals = [lot.total(0), lot.total(1)];
    let [one, other] = if is_total { totals } else { [a.figure.as_ref(), b.figure.as_ref()] };
    assert!(one.is_some() && one == other);
    totals.iter().any(|total| is_endless(&total.unwrap().to_string()))
}

/// Whether a figure never ends as a decimal, because it holds thirds, sevenths or elevenths.
fn is_endless(exact: &str) -> bool {
    let under = exact.split_once('/').map_or(1, |(_, under)| under.parse::<i128>().unwrap());
    under % 3 == 0 || under % 7 == 0 || under % 11 == 0
}

/// Makes so many ties of one kind, and has each found. Of every tenth, the second bid offers one
/// more of the measure against a target: then it is before the first, and nothing less.
fn every_tie_is_found(make: impl Fn(&mut Random) -> Option<Contest>) {
    let mut random = Random::new(2023);
    let (mut found, mut endless) = (0, 0);
    while found < TIES {
        let Some(mut contest) = make(&mut random) else { continue };
        // A thousandth of the target is one of it.
        contest.target *= 1_000;
        contest.offers.iter_mut().for_each(|offer| offer.balance *= 1_000);
        let is_endless = equal(&contest.procurement(), contest.rule == "highest_total");
        endless += usize::from(is_endless);
        found += 1;
        if found % 10 == 0 && contest.offers[1].balance < contest.target {
            contest.offers[1].balance += 1;
            let assessment = assessed(&contest.procurement(), Reading::AsStated);
            let lot = &assessment.lots[0];
            assert!(!are_tied(lot) && place(lot, 1) < place(lot, 0));
        }
    }
    assert!(
        endless > TIES / 2,
        "only {endless} ties are between totals that never end as decimals"
    );
}

#[test]
fn every_true_tie_of_totals_is_found_and_nothing_less_than_a_tie() {
    every_tie_is_found(equal_totals);
}

#[test]
fn so_is_every_tie_of_price_per_quality_point() {
    every_tie_is_found(|random| equal_price_for_points(random, "price_per_quality_point"));
}

#[test]
fn so_is_every_tie_of_quality_adjusted_scores() {
    every_tie_is_found(|random| equal_price_for_points(random, "quality_adjusted_score"));
}

/// Prices are made of rates with fractions of a penny, and differ by exactly what the levels
/// agreed are worth.
fn equal_after_quality(random: &mut Random) -> Option<(Procurement, Procurement)> {
    let worth: Vec<u64> = LEVELS.iter().map(|_| random.pick(0, 50_000)).collect();
    let levels: Vec<Value> = LEVELS
        .iter()
        .zip(&worth)
        .enumerate()
        .map(|(at, (share, worth))| {
            json!({"id": level(at), "label": level(at), "share": percent(*share),
                "value": decimal(*worth, 2)})
        })
        .collect();
    let criteria = json!([
        {"id": "price", "title": "price", "weight": null, "kind": {"price": {
            "method": "not_scored", "schedule": {"lines": [
                {"id": "fixed", "title": "fixed", "quantity": "1"},
                {"id": "visits", "title": "visits",
                    "quantity": decimal(random.pick(1, 999_999), 3)}]}}}},
        {"id": "q", "title": "q", "weight": "60", "kind": {"quality": {"scale": "s"}}},
        {"id": "m", "title": "m", "weight": "40", "kind": {"commitment": {
            "measure": "9", "rule": {"statement": {"scale": "s"}}}}},
    ]);
    let visits = criteria[0]["kind"]["price"]["schedule"]["lines"][1]["quantity"].clone();
    let visits = contest::numbers::parts(visits.as_str().unwrap(), 3);
    let agreed = [0; 3].map(|_| [random.index(LEVELS.len()), random.index(LEVELS.len())]);
    let rates = [0; 2].map(|_| random.pick(1, 999_999));
    // All in millionths: values are pence, quantities and rates of visits have three places.
    let value = |bid: usize| -> i128 {
        agreed[bid]
            .iter()
            .map(|level| i128::from(worth[*level]) * i128::from(MILLIONTHS / 100))
            .sum()
    };
    let without_fixed = |bid: usize| i128::from(visits * rates[bid]) - value(bid);
    let fixed = i128::from(random.pick(1, 999_999_999_999));
    let second = u64::try_from(fixed + without_fixed(0) - without_fixed(1)).ok()?;
    let fixed = [u64::try_from(fixed).ok()?, second, 999_999_999_999_999];
    if agreed[0] == agreed[1] || rates[0] == rates[1] {
        return None;
    }
    let make = |more: u64| {
        let bids: Vec<(Value, Vec<Value>)> = (0..3)
            .map(|at| {
                let fixed = fixed[at] + if at == 0 { more } else { 0 };
                let visits = decimal(rates.get(at).copied().unwrap_or(999_999), 3);
                let rates = json!([{"line": "fixed", "rate": decimal(fixed, 6)},
                    {"line": "visits", "rate": visits}]);
                (json!({"criterion": "price", "amount": null, "rates": rates}), Vec::new())
            })
            .collect();
        let scores = agreed.map(|[q, m]| json!({"q": level(q), "m": level(m)}));
        let rule = json!({"price_after_quality_value": {"price": "price"}});
        procurement(&criteria, &levels, &rule, &bids, &scores)
    };
    Some((make(0), make(1)))
}

#[test]
fn so_is_every_tie_of_prices_after_quality_value() {
    let mut random = Random::new(2023);
    let mut found = 0;
    while found < TIES {
        let Some((tied, apart)) = equal_after_quality(&mut random) else { continue };
        // A bid whose levels earn no points is below the least minimum there is.
        let assessment = assessed(&tied, Reading::AsStated);
        if assessment.lots[0].ranking.len() < 3 {
            continue;
        }
        equal(&tied, false);
        found += 1;
        // A millionth of a pound, and there is no tie.
        if found % 10 == 0 {
            let assessment = assessed(&apart, Reading::AsStated);
            let lot = &assessment.lots[0];
            assert!(!are_tied(lot) && place(lot, 1) < place(lot, 0));
        }
    }
}
