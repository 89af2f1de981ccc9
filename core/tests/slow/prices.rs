//! The price methods, each as its formula stands.

use common_measure::bid::{Bid, PriceOffer};
use common_measure::id::CriterionId;
use common_measure::scheme::{Beyond, Price, PriceMethod};
use num_traits::{One, Zero};

use super::numbers::{Big, big, half, held, percent, whole};

/// What a bid gives on a price question.
pub fn offer<'a>(bid: &'a Bid, question: &CriterionId) -> Option<&'a PriceOffer> {
    bid.prices.iter().find(|offer| offer.criterion == *question)
}

/// The price that is compared: what the rates come to where there is a pricing schedule. A rate
/// that is missing is never £0, and neither is a price.
pub fn price(offer: Option<&PriceOffer>, question: &Price) -> Option<Big> {
    asked(offer, question).filter(|price| *price > Big::zero())
}

/// The same, also where it comes to nothing.
pub fn asked(offer: Option<&PriceOffer>, question: &Price) -> Option<Big> {
    let offer = offer?;
    Some(match &question.schedule {
        None => big(offer.amount?),
        Some(schedule) => {
            let mut sum = Big::zero();
            for line in &schedule.lines {
                if line.option && !schedule.options_count {
                    continue;
                }
                let rate = offer.rates.iter().find(|rate| rate.line == line.id)?;
                sum += big(line.quantity.unwrap()) * big(rate.rate);
            }
            sum
        }
    })
}

/// Whether points depend on other bids' prices.
pub fn is_relative(method: &PriceMethod) -> bool {
    match method {
        PriceMethod::LowestOverPrice
        | PriceMethod::LinearFromLowest(_)
        | PriceMethod::BetweenLowestAndHighest
        | PriceMethod::DistanceFromMean
        | PriceMethod::DistanceFromMedian
        | PriceMethod::Income => true,
        PriceMethod::BenchmarkOverPrice(_)
        | PriceMethod::BetweenLimits(_)
        | PriceMethod::Bands(_)
        | PriceMethod::Lines(_)
        | PriceMethod::NotScored => false,
    }
}

/// The share of the points that a price gets beside the prices of the bids used for comparison.
pub fn share(method: &PriceMethod, price: &Big, compared: &[Big]) -> Big {
    let lowest = || compared.iter().min().unwrap();
    let highest = || compared.iter().max().unwrap();
    match method {
        PriceMethod::LowestOverPrice => lowest() / price,
        PriceMethod::LinearFromLowest(rule) => {
            let n = big(rule.zero_at.unwrap());
            let share = (&n * lowest() - price) / ((&n - Big::one()) * lowest());
            if rule.below_zero { share } else { share.max(Big::zero()) }
        }
        PriceMethod::BetweenLowestAndHighest if lowest() == highest() => Big::one(),
        PriceMethod::BetweenLowestAndHighest => (highest() - price) / (highest() - lowest()),
        PriceMethod::DistanceFromMean => from_middle(price, &mean(compared)),
        PriceMethod::DistanceFromMedian => from_middle(price, &median(compared)),
        PriceMethod::BenchmarkOverPrice(rule) => {
            let share = big(rule.benchmark.unwrap()) / price;
            if rule.above_all { share } else { share.min(Big::one()) }
        }
        PriceMethod::BetweenLimits(rule) => {
            let (low, high) = (big(rule.all_points_at.unwrap()), big(rule.no_points_at.unwrap()));
            held((&high - price) / (&high - low))
        }
        PriceMethod::Bands(rule) => {
            let holds = |up_to: Option<Big>| up_to.is_none_or(|limit| *price <= limit);
            let band = rule.bands.iter().find(|band| holds(band.up_to.map(big))).unwrap();
            percent(band.share.unwrap())
        }
        PriceMethod::Lines(rule) => {
            let points: Vec<(Big, Big)> = rule
                .points
                .iter()
                .map(|point| (big(point.price.unwrap()), percent(point.share.unwrap())))
                .collect();
            on_line(&points, price, rule.beyond)
        }
        PriceMethod::Income => price / highest(),
        PriceMethod::NotScored => Big::zero(),
    }
}

/// ½ − (P − m) / m, held.
fn from_middle(price: &Big, middle: &Big) -> Big {
    held(half() - (price - middle) / middle)
}

pub fn mean(prices: &[Big]) -> Big {
    prices.iter().sum::<Big>() / whole(prices.len())
}

/// The middle one, or the mean of the middle two.
pub fn median(prices: &[Big]) -> Big {
    let mut sorted = prices.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) {
        (&sorted[middle - 1] + &sorted[middle]) / whole(2)
    } else {
        sorted[middle].clone()
    }
}

/// The share at a place on straight lines between stated points.
pub fn on_line(points: &[(Big, Big)], at: &Big, beyond: Beyond) -> Big {
    let (first, last) = (&points[0], &points[points.len() - 1]);
    if beyond == Beyond::Held && *at <= first.0 {
        return first.1.clone();
    }
    if beyond == Beyond::Held && *at >= last.0 {
        return last.1.clone();
    }
    // The line that ends at or behind the place; behind the last point, the last line.
    let end = (1..points.len() - 1).find(|end| *at <= points[*end].0).unwrap_or(points.len() - 1);
    let ((x0, y0), (x1, y1)) = (&points[end - 1], &points[end]);
    y0 + (y1 - y0) * (at - x0) / (x1 - x0)
}
