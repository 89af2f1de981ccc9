//! What is stated and what bids give.

use common_measure::number::Mode;
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    Beyond, Commitment, CommitmentRule, Criterion, Kind, Price, PriceMethod, QualityRule, Scaled,
    Stage, ValueRule, WeightsAre,
};
use num_traits::Zero;

use super::Features;
use crate::slow::commitments::{counted, factor, offered};
use crate::slow::numbers::{Big, big};
use crate::slow::table::Table;

pub fn scheme(of: &Procurement, features: &mut Features) {
    let scheme = &of.scheme;
    features.add(format!("rounded to {} places", scheme.rounding.places.count()));
    features.add(match scheme.rounding.mode {
        Mode::HalfAwayFromZero => "half away from zero",
        Mode::HalfEven => "half to the even",
        Mode::Down => "cut off",
    });
    features.add(match scheme.rounding.stage {
        Stage::Leaf => "each question rounded",
        Stage::Total => "exact totals decide",
        Stage::TotalAsRounded => "rounded totals decide",
    });
    features.add_if(scheme.weights == WeightsAre::Points, "weights at the top in points");
    let prices = scheme.all().filter(|criterion| matches!(criterion.kind, Kind::Price(_))).count();
    features.add_if(prices > 1, "several price questions");
    features.add_if(scheme.lots.len() > 1, "several lots");
    for criterion in scheme.all() {
        if let Kind::Group(group) = &criterion.kind {
            features.add(match group.weights {
                WeightsAre::OfGroup => "weights of the section",
                WeightsAre::OfAward => "weights of the award",
                WeightsAre::Points => "weights in points inside a section",
            });
            let is_group = |kind: &Kind| matches!(kind, Kind::Group(_));
            let second = group.criteria.iter().filter(|inside| is_group(&inside.kind));
            let third = second.flat_map(Criterion::children);
            features.add_if(third.into_iter().any(|third| is_group(&third.kind)), "three deep");
        }
    }
}

/// What bids give, and what the methods make of it.
pub fn given(table: &Table, features: &mut Features) {
    features.add_if(table.bids.is_empty(), "a lot without bids");
    features.add_if(table.bids.len() > 6, "more than six bids");
    for (question, (criterion, _)) in table.tree.questions.iter().enumerate() {
        for bid in 0..table.bids.len() {
            match &criterion.kind {
                Kind::Price(price) => {
                    if let Some(own) = &table.prices[question][bid] {
                        price_given(price, own, features);
                    }
                }
                Kind::Quality(quality) => features.add(match quality.rule {
                    QualityRule::OfLevel => "quality of the level",
                    QualityRule::RelativeToBest => "quality relative to the best",
                }),
                Kind::Commitment(commitment) => commitment_given(table, bid, commitment, features),
                Kind::CommitmentValue(value) => features.add(match value.rule {
                    ValueRule::RelativeToBest => "pounds relative to the best",
                    ValueRule::ShareOfEstimate(_) => "pounds as a share of the estimate",
                }),
                Kind::PassFail(_) => features.add("passed or failed"),
                Kind::Group(_) => {}
            }
        }
    }
    for bid in &table.bids {
        let own = counted(table.of, &table.tree, bid);
        let taken = |(measure, left): (_, &Big)| *left != offered(bid, measure);
        let is_taken = own.iter().any(taken);
        let is_stated = bid.commitments.iter().any(|offer| !offer.also_under.is_empty());
        features.add_if(is_taken, "shared units taken off");
        features.add_if(is_stated && !is_taken, "shared units stated that take nothing off");
        features.add_if(
            own.iter().any(|(measure, left)| left.is_zero() && !offered(bid, measure).is_zero()),
            "shared units that take all off",
        );
    }
}

fn price_given(price: &Price, own: &Big, features: &mut Features) {
    match &price.method {
        PriceMethod::LowestOverPrice => features.add("lowest over price"),
        PriceMethod::LinearFromLowest(rule) if rule.below_zero => {
            features.add("linear from lowest, below zero");
        }
        PriceMethod::LinearFromLowest(_) => features.add("linear from lowest"),
        PriceMethod::BetweenLowestAndHighest => features.add("between lowest and highest"),
        PriceMethod::DistanceFromMean => features.add("distance from the mean"),
        PriceMethod::DistanceFromMedian => features.add("distance from the median"),
        PriceMethod::BenchmarkOverPrice(rule) => {
            let is_above = *own < big(rule.benchmark.unwrap());
            features.add_if(is_above && rule.above_all, "below the benchmark, above all points");
            features.add_if(is_above && !rule.above_all, "below the benchmark, held");
            features.add_if(!is_above, "above the benchmark");
        }
        PriceMethod::BetweenLimits(_) => features.add("between limits"),
        PriceMethod::Bands(_) => features.add("price bands"),
        PriceMethod::Lines(rule) => {
            let ends = [&rule.points[0], &rule.points[rule.points.len() - 1]];
            let [first, last] = ends.map(|end| big(end.price.unwrap()));
            let is_beyond = *own < first || *own > last;
            features.add(match rule.beyond {
                Beyond::Held if is_beyond => "price lines, held beyond the ends",
                Beyond::Continued if is_beyond => "price lines, continued beyond the ends",
                _ => "price lines, between the ends",
            });
        }
        PriceMethod::Income => features.add("income"),
        PriceMethod::NotScored => features.add("price not scored"),
    }
    if let Some(schedule) = &price.schedule {
        let options = schedule.lines.iter().any(|line| line.option);
        features.add("a pricing schedule");
        features.add_if(options && schedule.options_count, "options count");
        features.add_if(options && !schedule.options_count, "options do not count");
    }
}

fn commitment_given(table: &Table, bid: usize, commitment: &Commitment, features: &mut Features) {
    let factor = factor(commitment.scaled, table.lot);
    let offer = offered(table.bids[bid], &commitment.measure);
    features.add(match &commitment.rule {
        CommitmentRule::AgainstTarget(_) => "against a target",
        CommitmentRule::Bands(_) => "quantity bands",
        CommitmentRule::Lines(_) => "quantity lines",
        CommitmentRule::RelativeToBest(_) => "relative to the best",
        CommitmentRule::Statement(_) => "method statement",
    });
    if let CommitmentRule::RelativeToBest(rule) = &commitment.rule {
        features.add_if(rule.cap.is_some_and(|cap| offer > big(cap)), "an offer above the cap");
        features
            .add_if(rule.floor.is_some_and(|floor| offer < big(floor)), "an offer below the floor");
    }
    features.add(match commitment.scaled {
        Scaled::Not => "for the whole contract",
        Scaled::PerMillion => "for each £1m",
        Scaled::PerYear => "for each year",
    });
    let least = commitment.minimum_quantity.map(|least| big(least) * factor);
    features.add_if(least.is_some_and(|least| offer < least), "below a minimum quantity");
}
