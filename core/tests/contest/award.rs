//! Ladders between equals, awards and lots at random.

use common_measure::id::LotId;
use common_measure::scheme::{
    Award, AwardRule, Criterion, DraftScheme, Kind, Lot, LotOrder, Price, PriceMethod, TieBreak,
    Winners, Withdrawal,
};

use super::numbers::{self, decimal, money, pence, percentage, share};
use super::plan::Rule;
use super::random::Random;

/// Up to three steps, and lots drawn behind them or not.
pub fn ladder(random: &mut Random, scheme: &DraftScheme) -> Vec<TieBreak> {
    let criteria: Vec<&Criterion> = scheme.all().collect();
    let is_price = |criterion: &&&Criterion| matches!(criterion.kind, Kind::Price(_));
    let prices: Vec<&Criterion> = criteria.iter().filter(is_price).copied().collect();
    let step = |criterion: &Criterion, random: &mut Random| match &criterion.kind {
        Kind::Price(Price { method: PriceMethod::Income, .. }) => {
            TieBreak::HigherIncome(criterion.id.clone())
        }
        Kind::Price(_) if random.chance(70) => TieBreak::LowerPrice(criterion.id.clone()),
        _ => TieBreak::HigherPoints(criterion.id.clone()),
    };
    let steps = random.one(&[0, 0, 1, 1, 2, 3]);
    let mut ladder: Vec<TieBreak> = (0..steps)
        .map(|_| {
            let among = if !prices.is_empty() && random.chance(60) { &prices } else { &criteria };
            let criterion = random.one(among);
            step(criterion, random)
        })
        .collect();
    if random.chance(60) {
        ladder.push(TieBreak::LotsDrawn);
    }
    ladder
}

pub fn award(random: &mut Random, lots: usize) -> Award {
    Award {
        rule: AwardRule::HighestTotal,
        winners: match random.pick(0, 9) {
            0..5 => Winners::One,
            5..8 => Winners::Number(u32::try_from(random.pick(1, 3)).unwrap()),
            _ => Winners::AllAbove(percentage(share(random))),
        },
        reserves: random.one(&[0, 0, 1, 1, 2, 5]),
        most_lots: if lots > 1 { random.one(&[None, Some(1), Some(1), Some(2)]) } else { None },
        lot_order: random.one(&[LotOrder::AsStated, LotOrder::BidderPreference]),
        withdrawal: random.one(&[Withdrawal::AwardToNext, Withdrawal::Recalculate]),
        close: None,
    }
}

pub fn award_rule(random: &mut Random, rule: Rule, scheme: &DraftScheme) -> AwardRule {
    let price = scheme.all().find(|criterion| matches!(criterion.kind, Kind::Price(_)));
    let price = price.map(|criterion| criterion.id.clone());
    match rule {
        Rule::HighestTotal => AwardRule::HighestTotal,
        Rule::PricePerQualityPoint => AwardRule::PricePerQualityPoint { price },
        Rule::QualityAdjustedScore => {
            let size = numbers::size(random);
            AwardRule::QualityAdjustedScore { price, reference: Some(money(pence(random, size))) }
        }
        Rule::PriceAfterQualityValue => AwardRule::PriceAfterQualityValue { price },
    }
}

pub fn lot_id(at: usize) -> LotId {
    LotId::new(&format!("lot{at}")).unwrap()
}

pub fn lot(random: &mut Random, at: usize, of: usize) -> Lot {
    let years = random.one(&["1", "3", "4", "2.5", "0.75"]);
    // Pounds in hundreds of thousands mostly, so that quantities for each £1m stay short.
    let estimate = if random.chance(70) {
        format!("{}00000", random.pick(1, 90))
    } else {
        decimal(random.pick(1, 99_999_999_999), 2)
    };
    Lot {
        id: lot_id(at),
        title: if of > 1 { format!("Lot {at}") } else { String::new() },
        estimated_value: estimate.parse().ok(),
        years: years.parse().ok(),
    }
}
