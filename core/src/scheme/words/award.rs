//! What is stated about the award, in sentences.

use crate::id::CriterionId;
use crate::number::words::count;
use crate::number::{Exact, Money, quantity};

use super::super::{Award, AwardRule, LotOrder, Rounding, Stage, Winners, Withdrawal};

impl Award {
    /// What decides who is first, how many are awarded, and what follows, in sentences. `called` is
    /// what to call a question.
    #[must_use]
    pub fn in_words(
        &self,
        rounding: Rounding,
        called: &dyn Fn(&CriterionId) -> String,
    ) -> Vec<String> {
        let mut sentences = vec![self.rule.in_words(called), self.winners_in_words(rounding.stage)];
        if let Some(most) = self.most_lots {
            let order = match self.lot_order {
                LotOrder::AsStated => "lots are decided in the order in which they are stated",
                LotOrder::BidderPreference => {
                    "a supplier that could win more keeps those that it prefers"
                }
            };
            let most = count(most, "lot", "lots");
            sentences.push(format!("One supplier may win at most {most}: {order}."));
        }
        let withdrawn = match self.withdrawal {
            Withdrawal::AwardToNext => {
                "If a bid is withdrawn after results, points stay as they are and the award goes to the next."
            }
            Withdrawal::Recalculate => {
                "If a bid is withdrawn after results, points are worked out again without it."
            }
        };
        sentences.push(withdrawn.to_owned());
        sentences.extend(self.close.map(|close| {
            format!(
                "The last bid awarded and the next that could be are said to be close where they are no more than {} apart on {}.",
                self.rule.apart_in_words(&close.exact()),
                self.rule.figure_in_words()
            )
        }));
        sentences
    }

    fn winners_in_words(&self, stage: Stage) -> String {
        let winners = match self.winners {
            Winners::One | Winners::Number(1) => "One bid is awarded each lot".to_owned(),
            Winners::Number(number) => format!("The first {number} bids are awarded each lot"),
            Winners::AllAbove(least) => format!(
                "Every bid whose {} reaches {} of all points is awarded",
                stage.total_in_words(),
                least.in_words()
            ),
        };
        match self.reserves {
            0 => format!("{winners}; none is kept in reserve."),
            1 => format!("{winners}; the next is kept in reserve."),
            reserves => format!("{winners}; the next {reserves} are kept in reserve."),
        }
    }
}

impl AwardRule {
    /// What the figure that decides is called.
    #[must_use]
    pub fn figure_in_words(&self) -> &'static str {
        match self {
            Self::HighestTotal => "total points",
            Self::PricePerQualityPoint { .. } => "price per quality point",
            Self::QualityAdjustedScore { .. } => "quality-adjusted score",
            Self::PriceAfterQualityValue { .. } => "price after quality value",
        }
    }

    /// A difference of two figures that decide.
    pub(crate) fn apart_in_words(&self, apart: &Exact) -> String {
        quantity(apart, if self.is_in_pounds() { "£" } else { "" })
    }

    fn in_words(&self, called: &dyn Fn(&CriterionId) -> String) -> String {
        let figure = self.figure_in_words();
        let price =
            self.price().map_or_else(|| "a price question not yet chosen".to_owned(), called);
        match self {
            Self::HighestTotal => "The bid with the most points is first.".to_owned(),
            Self::PricePerQualityPoint { .. } => {
                format!("The bid with the lowest {figure} is first: {price} ÷ points.")
            }
            Self::QualityAdjustedScore { reference, .. } => {
                let reference = reference
                    .map_or_else(|| "a reference not yet stated".to_owned(), Money::in_words);
                format!(
                    "The bid with the highest {figure} is first: points × {reference} ÷ {price}."
                )
            }
            Self::PriceAfterQualityValue { .. } => format!(
                "The bid with the lowest {figure} is first: {price} less the value of the levels agreed."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(award: &Award, stage: Stage) -> Vec<String> {
        let rounding = Rounding { stage, ..Rounding::default() };
        award.in_words(rounding, &|id| format!("“{id}”"))
    }

    #[test]
    fn an_award_is_said_in_sentences() {
        assert_eq!(
            said(&Award::default(), Stage::Total),
            [
                "The bid with the most points is first.",
                "One bid is awarded each lot; none is kept in reserve.",
                "If a bid is withdrawn after results, points stay as they are and the award goes to the next.",
            ]
        );
        let price = Some(CriterionId::new("price").unwrap());
        let award = Award {
            rule: AwardRule::PricePerQualityPoint { price },
            winners: Winners::Number(3),
            reserves: 1,
            most_lots: Some(2),
            close: "0.5".parse().ok(),
            withdrawal: Withdrawal::Recalculate,
            ..Award::default()
        };
        assert_eq!(
            said(&award, Stage::Total),
            [
                "The bid with the lowest price per quality point is first: “price” ÷ points.",
                "The first 3 bids are awarded each lot; the next is kept in reserve.",
                "One supplier may win at most 2 lots: lots are decided in the order in which they are stated.",
                "If a bid is withdrawn after results, points are worked out again without it.",
                "The last bid awarded and the next that could be are said to be close where they are no more than £0.50 apart on price per quality point.",
            ]
        );
        let rule = AwardRule::QualityAdjustedScore { price: None, reference: None };
        assert_eq!(
            said(&Award { rule, ..Award::default() }, Stage::Total)[0],
            "The bid with the highest quality-adjusted score is first: points × a reference not yet stated ÷ a price question not yet chosen."
        );
    }

    #[test]
    fn a_share_to_reach_is_of_the_total_that_decides() {
        let winners = Winners::AllAbove("81".parse().unwrap());
        let award = Award { winners, reserves: 2, ..Award::default() };
        for (stage, total) in [
            (Stage::Leaf, "sum of rounded points"),
            (Stage::Total, "exact total"),
            (Stage::TotalAsRounded, "total as rounded"),
        ] {
            let winners = format!(
                "Every bid whose {total} reaches 81 % of all points is awarded; the next 2 are kept in reserve."
            );
            assert_eq!(said(&award, stage)[1], winners);
        }
    }
}
