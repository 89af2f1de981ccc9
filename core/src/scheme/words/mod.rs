//! What a scheme states beside its questions, in sentences: the same for tender documents, on screens and in results.

mod award;
mod share;

use crate::id::CriterionId;
use crate::number::Mode;

use super::{
    AwardRule, BelowMinimum, DraftScheme, LockedScheme, PriceOpening, Rounding, Stage, TieBreak,
};

impl Rounding {
    /// To what: `2 decimal places, exactly half goes up, below 0 down`.
    pub(crate) fn places_in_words(self) -> String {
        let mode = match self.mode {
            Mode::HalfAwayFromZero => "exactly half goes up, below 0 down",
            Mode::HalfEven => "exactly half goes to the even neighbour",
            Mode::Down => "further digits cut off",
        };
        match self.places.count() {
            0 => format!("whole points, {mode}"),
            1 => format!("1 decimal place, {mode}"),
            n => format!("{n} decimal places, {mode}"),
        }
    }

    /// How figures are rounded and which of them rank, in a sentence. The rule of the award belongs
    /// to it: a figure of its own is rounded, or not, beside the points.
    #[must_use]
    pub fn in_words(self, rule: &AwardRule) -> String {
        let (to, figure) = (self.places_in_words(), rule.figure_in_words());
        match (self.stage, rule.is_highest_total()) {
            (Stage::Leaf, true) => format!(
                "Each question’s points are rounded to {to}; totals are sums of those and decide the ranking."
            ),
            (Stage::Leaf, false) => format!(
                "Each question’s points are rounded to {to}, and totals are sums of those; bids are ranked on the {figure}, which is not rounded itself."
            ),
            (Stage::Total, true) => {
                format!("Points are shown to {to}; bids are ranked on exact totals.")
            }
            (Stage::Total, false) => {
                format!("Points are shown to {to}; bids are ranked on the exact {figure}.")
            }
            (Stage::TotalAsRounded, true) => format!(
                "Totals are rounded to {to}, and are final as rounded, which can make bids equal."
            ),
            (Stage::TotalAsRounded, false) => format!(
                "Totals are rounded to {to}, and are final as rounded; so is the {figure}, which can make bids equal."
            ),
        }
    }
}

impl BelowMinimum {
    /// What happens to a bid that misses a minimum score, in two sentences.
    #[must_use]
    pub fn in_words(self) -> String {
        let (place, from) = if self.set_aside {
            (
                "set aside and not ranked until a person decides",
                "While it is set aside, and once it is excluded for that,",
            )
        } else {
            (
                "ranked like any other, and reported for a person to decide",
                "Once it is excluded for that,",
            )
        };
        let compared = if self.still_compared { "still counts" } else { "does not count" };
        format!(
            "A bid below a minimum score, or one that fails a question, is {place}. {from} it {compared} when others are compared, such as for the lowest price or the best offer."
        )
    }
}

impl PriceOpening {
    /// When prices are opened, in a sentence.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::AfterScores => {
                "Prices are opened once the scores for everything else in the lot are agreed and confirmed, so that nobody scores with prices in mind."
            }
            Self::WithBids => "Prices are opened together with the rest of the bid.",
        }
    }
}

impl TieBreak {
    /// A step as it stands within a sentence, such as `more points on “Quality”`. `called` is what to
    /// call a section or a question.
    #[must_use]
    pub fn in_words(&self, called: &dyn Fn(&CriterionId) -> String) -> String {
        match self {
            Self::HigherPoints(id) => format!("more points on {}", called(id)),
            Self::LowerPrice(id) => format!("the lower price on {}", called(id)),
            Self::HigherIncome(id) => format!("the higher income on {}", called(id)),
            Self::LotsDrawn => "lots drawn by people".to_owned(),
        }
    }
}

impl DraftScheme {
    /// What to call a section or a question within a sentence: its name in quotation marks, if it has one.
    #[must_use]
    pub fn called(&self, id: &CriterionId) -> String {
        match self.criterion(id).map(|criterion| criterion.title.trim()) {
            Some("") => "the criterion without a name".to_owned(),
            Some(title) => format!("“{title}”"),
            None => format!("a criterion that is not there any more ({id})"),
        }
    }
}

impl LockedScheme {
    /// The same, where each has a name.
    pub(crate) fn called(&self, id: &CriterionId) -> String {
        self.node(id).map_or_else(String::new, |node| format!("“{}”", node.title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Places;

    #[test]
    fn rounding_says_what_it_does_to_the_figure_that_ranks() {
        let rule = AwardRule::PricePerQualityPoint { price: None };
        let said = |stage, rule: &AwardRule| {
            let places = Places::new(0).unwrap();
            Rounding { places, mode: Mode::Down, stage }.in_words(rule)
        };
        let whole = "whole points, further digits cut off";
        assert_eq!(
            said(Stage::TotalAsRounded, &rule),
            format!(
                "Totals are rounded to {whole}, and are final as rounded; so is the price per quality point, which can make bids equal."
            )
        );
        assert_eq!(
            said(Stage::Total, &rule),
            format!(
                "Points are shown to {whole}; bids are ranked on the exact price per quality point."
            )
        );
        assert_eq!(
            said(Stage::TotalAsRounded, &AwardRule::HighestTotal),
            format!(
                "Totals are rounded to {whole}, and are final as rounded, which can make bids equal."
            )
        );
    }

    #[test]
    fn a_missed_minimum_is_said_with_what_holds_once_the_bid_is_excluded_for_it() {
        let said =
            |set_aside, still_compared| BelowMinimum { set_aside, still_compared }.in_words();
        assert_eq!(
            said(true, false),
            "A bid below a minimum score, or one that fails a question, is set aside and not ranked until a person decides. While it is set aside, and once it is excluded for that, it does not count when others are compared, such as for the lowest price or the best offer."
        );
        assert_eq!(
            said(false, true),
            "A bid below a minimum score, or one that fails a question, is ranked like any other, and reported for a person to decide. Once it is excluded for that, it still counts when others are compared, such as for the lowest price or the best offer."
        );
    }
}
