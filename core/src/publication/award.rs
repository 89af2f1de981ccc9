//! What is stated about the award as a whole and about lots, in short sentences.

use crate::id::CriterionId;
use crate::number::Money;
use crate::scheme::{AwardRule, DraftScheme, Lot, LotOrder, Winners, Withdrawal};

/// What decides, which minimum comes first, how many are awarded, and what follows.
#[must_use]
pub fn stated_award(scheme: &DraftScheme) -> Vec<String> {
    let award = &scheme.award;
    let mut lines = vec![rule(scheme)];
    if let Some(minimum) = scheme.minimum {
        lines.push(format!("Minimum score: {} of all points.", minimum.in_words()));
    }
    lines.push(winners(scheme));
    if let Some(most) = award.most_lots {
        let order = match award.lot_order {
            LotOrder::AsStated => "lots are decided in the order in which they are stated",
            LotOrder::BidderPreference => "a supplier that could win more keeps those it prefers",
        };
        lines.push(format!("One supplier wins at most {}; {order}.", count(most, "lot", "lots")));
    }
    lines.push(match award.withdrawal {
        Withdrawal::AwardToNext => {
            "If a bidder withdraws after results, points stay and the award goes to the next bid."
                .to_owned()
        }
        Withdrawal::Recalculate => {
            "If a bidder withdraws after results, points are worked out again without its bid."
                .to_owned()
        }
    });
    lines.push(scheme.price_opening.in_words().to_owned());
    if let Some(close) = award.close {
        let unit = if award.rule.is_highest_total() { " points" } else { "" };
        lines.push(format!("A result within {}{unit} is said to be close.", close.in_words()));
    }
    lines
}

fn rule(scheme: &DraftScheme) -> String {
    let name = |id: &Option<CriterionId>| match id.as_ref().and_then(|id| scheme.criterion(id)) {
        Some(price) => format!("“{}”", price.title.trim()),
        None => "a price question not yet chosen".to_owned(),
    };
    match &scheme.award.rule {
        AwardRule::HighestTotal => "The highest total of points is first.".to_owned(),
        AwardRule::PricePerQualityPoint { price } => {
            let price = name(price);
            format!("The lowest price per quality point is first: {price} divided by points.")
        }
        AwardRule::QualityAdjustedScore { price, reference } => format!(
            "The highest quality-adjusted score is first: points times {}, divided by {}.",
            reference.map_or_else(|| "a reference not yet stated".to_owned(), Money::in_words),
            name(price)
        ),
        AwardRule::PriceAfterQualityValue { price } => format!(
            "The lowest price after the value of quality is first: {} less the value of the levels agreed.",
            name(price)
        ),
    }
}

fn winners(scheme: &DraftScheme) -> String {
    let award = &scheme.award;
    let awarded = match award.winners {
        Winners::One => "One bid is awarded each lot".to_owned(),
        Winners::Number(number) => {
            format!("{} awarded each lot", count(number, "bid is", "bids are"))
        }
        Winners::AllAbove(least) => {
            let total = scheme.rounding.stage.total_in_words();
            format!("Every bid whose {total} reaches {} of all points is awarded", least.in_words())
        }
    };
    match award.reserves {
        0 => format!("{awarded}; none is kept in reserve."),
        reserves => {
            format!("{awarded}; {} kept in reserve.", count(reserves, "bid is", "bids are"))
        }
    }
}

/// A lot: its name, and what is published of it.
#[must_use]
pub fn stated_lot(lot: &Lot, number: usize) -> String {
    let mut parts = vec![match lot.title.trim() {
        "" => format!("Lot {number}"),
        title => format!("Lot {number}: {title}"),
    }];
    parts.extend(lot.estimated_value.map(|value| format!("estimated at {}", value.in_words())));
    parts.extend(lot.years.map(|years| match years.in_words().as_str() {
        "1" => "1 year".to_owned(),
        years => format!("{years} years"),
    }));
    format!("{}.", parts.join(", "))
}

/// `1 bid`, `2 bids`.
fn count(number: u32, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FrameworkId, LotId};
    use crate::procurement::Procurement;
    use crate::scheme::{Award, Stage};

    #[test]
    fn an_award_is_said_in_sentences() {
        let framework = FrameworkId::new("knowsley-2013").unwrap();
        let mut scheme = Procurement::new(framework, LotId::new("lot-1").unwrap()).scheme;
        assert_eq!(
            stated_award(&scheme),
            [
                "The highest total of points is first.",
                "One bid is awarded each lot; none is kept in reserve.",
                "If a bidder withdraws after results, points stay and the award goes to the next bid.",
                "Prices are opened once the scores for everything else in the lot are agreed and confirmed, so that nobody scores with prices in mind.",
            ]
        );
        scheme.minimum = "60".parse().ok();
        scheme.award = Award {
            winners: Winners::Number(3),
            reserves: 1,
            most_lots: Some(2),
            close: "0.5".parse().ok(),
            ..Award::default()
        };
        assert_eq!(
            stated_award(&scheme)[1..4],
            [
                "Minimum score: 60 % of all points.",
                "3 bids are awarded each lot; 1 bid is kept in reserve.",
                "One supplier wins at most 2 lots; lots are decided in the order in which they are stated.",
            ]
        );
        scheme.award.winners = Winners::AllAbove("81".parse().unwrap());
        for (stage, said) in [
            (
                Stage::Leaf,
                "Every bid whose sum of rounded points reaches 81 % of all points is awarded; 1 bid is kept in reserve.",
            ),
            (
                Stage::Total,
                "Every bid whose exact total reaches 81 % of all points is awarded; 1 bid is kept in reserve.",
            ),
            (
                Stage::TotalAsRounded,
                "Every bid whose total as rounded reaches 81 % of all points is awarded; 1 bid is kept in reserve.",
            ),
        ] {
            scheme.rounding.stage = stage;
            assert_eq!(stated_award(&scheme)[2], said);
        }
    }
}
