//! What comes up in a contest: what the generated ones are worth as a test.

use std::collections::BTreeSet;

use common_measure::assessment::{Effect, Standing};
use common_measure::evaluation::{About, Outcome};
use common_measure::number::Mode;
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    AbnormallyLow, AwardRule, Beyond, Commitment, CommitmentRule, Kind, LotOrder, Price,
    PriceMethod, QualityRule, Scaled, Stage, TieBreak, ValueRule, WeightsAre, Winners, Withdrawal,
};
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use super::LotVerdict;
use super::award::AwardVerdict;
use super::commitments::{counted, factor, offered};
use super::findings::decision;
use super::minimums::Sifting;
use super::numbers::{Big, big};
use super::ranking::{effect, smallest_first};
use super::table::Table;

/// Everything that has to come up.
pub const ALL: [&str; 115] = [
    "a bid taken out by a relative minimum",
    "a fraction",
    "a lot without bids",
    "a minimum for the whole award missed",
    "a minimum on a question missed",
    "a minimum on a section missed",
    "a number of winners",
    "a pricing schedule",
    "a relative minimum missed",
    "a tie decided by lots drawn",
    "a tie decided by points",
    "a tie decided by the higher income",
    "a tie decided by the lower price",
    "a tie under highest total",
    "a tie under price after quality value",
    "a tie under price per quality point",
    "a tie under quality-adjusted score",
    "abnormally low, by an amount",
    "abnormally low, by the mean",
    "abnormally low, by the median",
    "abnormally low, by the next",
    "above the benchmark",
    "accepted",
    "against a target",
    "all above a share win",
    "an exclusion of which the reason is gone",
    "an offer above the cap",
    "an offer below the floor",
    "below a minimum quantity",
    "below the benchmark, above all points",
    "below the benchmark, held",
    "between limits",
    "between lowest and highest",
    "beyond 128 bits",
    "cut off",
    "distance from the mean",
    "distance from the median",
    "each question rounded",
    "equal reserves kept together",
    "exact totals decide",
    "excluded",
    "excluded from the ranking",
    "for each year",
    "for each £1m",
    "for the whole contract",
    "found: abnormally_low",
    "found: below_minimum",
    "found: beyond_limit",
    "found: failed",
    "found: over_budget",
    "found: price_missing",
    "found: sum_differs",
    "half away from zero",
    "half to the even",
    "highest total",
    "income",
    "incomplete",
    "left equal",
    "linear from lowest",
    "linear from lowest, below zero",
    "lots to be drawn",
    "lowest over price",
    "method statement",
    "more than six bids",
    "nothing to decide",
    "one winner",
    "options count",
    "options do not count",
    "passed or failed",
    "passed over by preference",
    "passed over in the stated order",
    "points below zero",
    "pounds as a share of the estimate",
    "pounds relative to the best",
    "price after quality value",
    "price bands",
    "price lines, between the ends",
    "price lines, continued beyond the ends",
    "price lines, held beyond the ends",
    "price not scored",
    "price per quality point",
    "quality of the level",
    "quality relative to the best",
    "quality-adjusted score",
    "quantity bands",
    "quantity lines",
    "relative to the best",
    "reserves",
    "rounded to 0 places",
    "rounded to 1 places",
    "rounded to 2 places",
    "rounded to 3 places",
    "rounded to 4 places",
    "rounded totals decide",
    "rounding broke a tie",
    "rounding hides a difference",
    "rounding made a tie",
    "rounding turned an order round",
    "set aside",
    "set aside and still compared",
    "several lots",
    "several price questions",
    "shared units stated that take nothing off",
    "shared units taken off",
    "shared units that take all off",
    "three deep",
    "to be clarified",
    "weights at the top in points",
    "weights in points inside a section",
    "weights of the award",
    "weights of the section",
    "winners undecided",
    "withdrawn, recalculated",
    "withdrawn, still compared",
    "withdrawn, was not compared",
];

/// Everything that came up in a contest, each once.
#[derive(Default)]
pub struct Features(pub BTreeSet<String>);

impl Features {
    fn add(&mut self, what: impl Into<String>) {
        self.0.insert(what.into());
    }

    fn add_if(&mut self, is_there: bool, what: &str) {
        if is_there {
            self.add(what);
        }
    }
}

/// What came up in a contest and its result.
pub fn features(
    of: &Procurement,
    lots: &[LotVerdict],
    awards: &[AwardVerdict],
) -> BTreeSet<String> {
    let mut features = Features::default();
    scheme(of, &mut features);
    for (at, lot) in of.scheme.lots.iter().enumerate() {
        let sifting =
            Sifting::new(Table::new(of, lot), common_measure::assessment::Reading::AsStated);
        given(&sifting.table, &mut features);
        passes(sifting, &mut features);
        result(of, &lots[at], &mut features);
        ties(of, &lots[at], &mut features);
        award(of, &awards[at], &mut features);
    }
    features.0
}

fn scheme(of: &Procurement, features: &mut Features) {
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
            let third = second.flat_map(|second| second.children());
            features.add_if(third.into_iter().any(|third| is_group(&third.kind)), "three deep");
        }
    }
}

/// What bids give, and what the methods make of it.
fn given(table: &Table, features: &mut Features) {
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

/// Which minimums are missed, and in which pass.
fn passes(mut sifting: Sifting, features: &mut Features) {
    for found in super::findings::absolute(&sifting.table) {
        sifting.add(found);
    }
    sifting.first_pass();
    let first = (sifting.found.len(), sifting.places.clone());
    sifting.second_pass();
    features.add_if(sifting.found.len() > first.0, "a relative minimum missed");
    features.add_if(sifting.places != first.1, "a bid taken out by a relative minimum");
    for found in sifting.found.iter().filter(|found| found.about == About::BelowMinimum.code()) {
        let Some(id) = &found.criterion else {
            features.add("a minimum for the whole award missed");
            continue;
        };
        let criterion = sifting.table.of.scheme.criterion(id).unwrap();
        let is_group = matches!(criterion.kind, Kind::Group(_));
        features.add_if(is_group, "a minimum on a section missed");
        features.add_if(!is_group, "a minimum on a question missed");
    }
}

fn result(of: &Procurement, lot: &LotVerdict, features: &mut Features) {
    let bids: Vec<_> = of.bids.iter().filter(|bid| bid.lot == lot.lot).collect();
    for found in &lot.found {
        features.add(format!("found: {}", found.about));
        features.add_if(found.only_excluded, "an exclusion of which the reason is gone");
        let decided = decision(of, bids[found.bid], found).filter(|_| !found.only_excluded);
        if let Some(decided) = decided {
            features.add(match decided.outcome {
                Outcome::Accept => "accepted",
                Outcome::Clarify => "to be clarified",
                Outcome::Exclude => "excluded",
            });
        }
        if let Some(Kind::Price(Price { abnormally_low: Some(rule), .. })) =
            found.criterion.as_ref().and_then(|id| of.scheme.criterion(id)).map(|found| &found.kind)
            && found.about == About::AbnormallyLow.code()
        {
            features.add(match rule {
                AbnormallyLow::BelowMean(_) => "abnormally low, by the mean",
                AbnormallyLow::BelowMedian(_) => "abnormally low, by the median",
                AbnormallyLow::BelowNext(_) => "abnormally low, by the next",
                AbnormallyLow::BelowAmount(_) => "abnormally low, by an amount",
            });
        }
    }
    features.add_if(!lot.is_provisional && !lot.ranks.is_empty(), "nothing to decide");
    for (bid, standing) in lot.standings.iter().enumerate() {
        let compared = lot.compared.contains(&bid);
        match standing {
            Standing::Ranked { .. } => {}
            Standing::Incomplete => features.add("incomplete"),
            Standing::SetAside if compared => features.add("set aside and still compared"),
            Standing::SetAside => features.add("set aside"),
            Standing::Excluded => features.add("excluded from the ranking"),
            Standing::Withdrawn if of.scheme.award.withdrawal == Withdrawal::Recalculate => {
                features.add("withdrawn, recalculated");
            }
            Standing::Withdrawn if compared => features.add("withdrawn, still compared"),
            Standing::Withdrawn => features.add("withdrawn, was not compared"),
        }
    }
    let points = lot.points.exact.iter().flatten().flatten();
    features.add_if(points.into_iter().any(Big::is_negative), "points below zero");
    let limit = BigInt::one() << 127;
    let totals = || lot.exact.iter().flatten();
    features.add_if(totals().any(|total| *total.denom() > limit), "beyond 128 bits");
    features.add_if(totals().any(|total| !total.is_integer()), "a fraction");
}

fn ties(of: &Procurement, lot: &LotVerdict, features: &mut Features) {
    let rule = match &of.scheme.award.rule {
        AwardRule::HighestTotal => "highest total",
        AwardRule::PricePerQualityPoint { .. } => "price per quality point",
        AwardRule::QualityAdjustedScore { .. } => "quality-adjusted score",
        AwardRule::PriceAfterQualityValue { .. } => "price after quality value",
    };
    let ranked = lot.ranks.iter().flatten().count();
    features.add_if(ranked > 1, rule);
    let ties = lot.ladder.ties();
    features.add_if(!ties.is_empty(), &format!("a tie under {rule}"));
    for step in ties.iter().flat_map(|tie| lot.ladder.decided_by(tie)) {
        features.add(match &of.scheme.tie_break[step] {
            TieBreak::HigherPoints(_) => "a tie decided by points",
            TieBreak::LowerPrice(_) => "a tie decided by the lower price",
            TieBreak::HigherIncome(_) => "a tie decided by the higher income",
            TieBreak::LotsDrawn => "a tie decided by lots drawn",
        });
    }
    if !lot.ladder.left_equal().is_empty() {
        let is_to_be_drawn = of.scheme.tie_break.contains(&TieBreak::LotsDrawn);
        features.add(if is_to_be_drawn { "lots to be drawn" } else { "left equal" });
    }
    roundings(of, lot, features);
}

fn roundings(of: &Procurement, lot: &LotVerdict, features: &mut Features) {
    let scheme = &of.scheme;
    let mut order: Vec<usize> =
        (0..lot.ranks.len()).filter(|bid| lot.ranks[*bid].is_some()).collect();
    order.sort_by_key(|bid| lot.ranks[*bid]);
    for pair in order.windows(2) {
        let both = |figures: &[Option<Big>]| {
            [figures[pair[0]].clone(), figures[pair[1]].clone()].map(Option::unwrap)
        };
        let exact = both(&lot.unrounded_figures);
        let shown = both(&lot.shown_figures);
        let counted = match scheme.rounding.stage {
            Stage::TotalAsRounded => shown.clone(),
            _ => both(&lot.figures),
        };
        let by_rounded = scheme.rounding.stage != Stage::Total;
        let smallest = smallest_first(&scheme.award.rule);
        let [exact, counted, shown] = [&exact, &counted, &shown].map(|both| [&both[0], &both[1]]);
        if let Some(effect) = effect(by_rounded, smallest, exact, counted, shown) {
            features.add(match effect {
                Effect::MadeTie => "rounding made a tie",
                Effect::BrokeTie => "rounding broke a tie",
                Effect::TurnedRound => "rounding turned an order round",
                Effect::HidesDifference => "rounding hides a difference",
            });
        }
    }
}

fn award(of: &Procurement, award: &AwardVerdict, features: &mut Features) {
    let stated = &of.scheme.award;
    if !award.winners.is_empty() {
        features.add(match stated.winners {
            Winners::One => "one winner",
            Winners::Number(_) => "a number of winners",
            Winners::AllAbove(_) => "all above a share win",
        });
    }
    features.add_if(!award.reserves.is_empty(), "reserves");
    let reserves = stated.reserves as usize;
    features.add_if(award.reserves.len() > reserves, "equal reserves kept together");
    features.add_if(!award.undecided.is_empty(), "winners undecided");
    if !award.passed_over.is_empty() {
        features.add(match stated.lot_order {
            LotOrder::AsStated => "passed over in the stated order",
            LotOrder::BidderPreference => "passed over by preference",
        });
    }
}
