//! What came of it.

use common_measure::assessment::{Effect, Standing};
use common_measure::evaluation::{About, Outcome};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    AbnormallyLow, AwardRule, Kind, LotOrder, Price, Stage, TieBreak, Winners, Withdrawal,
};
use num_bigint::BigInt;
use num_traits::{One, Signed};

use super::Features;
use crate::slow::LotVerdict;
use crate::slow::award::AwardVerdict;
use crate::slow::findings::{absolute, decision};
use crate::slow::minimums::Sifting;
use crate::slow::numbers::Big;
use crate::slow::ranking::{effect, smallest_first};

/// Which minimums are missed, and in which pass.
pub fn passes(mut sifting: Sifting, features: &mut Features) {
    for found in absolute(&sifting.table) {
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

pub fn result(of: &Procurement, lot: &LotVerdict, features: &mut Features) {
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
            Standing::NoFigure => features.add("no points to divide a price by"),
            Standing::SetAside if compared => features.add("set aside and still compared"),
            Standing::SetAside => features.add("set aside"),
            Standing::Excluded if compared => features.add("excluded and still compared"),
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

pub fn ties(of: &Procurement, lot: &LotVerdict, features: &mut Features) {
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

pub fn award(of: &Procurement, award: &AwardVerdict, features: &mut Features) {
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
