//! Why the points of a bid can change when nothing in it has: they are relative to what others bid.

use common_measure::procurement::Procurement;
use common_measure::scheme::{Criterion, DraftScheme, Kind, PriceMethod, QualityRule};
use yew::{Html, Properties, component, html};

use crate::session::Shared;

/// How many questions are named; of more it is said how many they are.
const MOST: usize = 2;

/// What a question's points are relative to, and what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relative {
    Lowest,
    LowestInLine,
    LowestAndHighest,
    Mean,
    Median,
    Income,
    BestOffer,
    BestScore,
}

impl Relative {
    const ALL: [Self; 8] = [
        Self::Lowest,
        Self::LowestInLine,
        Self::LowestAndHighest,
        Self::Mean,
        Self::Median,
        Self::Income,
        Self::BestOffer,
        Self::BestScore,
    ];

    fn of(criterion: &Criterion) -> Option<Self> {
        match &criterion.kind {
            Kind::Price(price) => match price.method {
                PriceMethod::LowestOverPrice => Some(Self::Lowest),
                PriceMethod::LinearFromLowest(_) => Some(Self::LowestInLine),
                PriceMethod::BetweenLowestAndHighest => Some(Self::LowestAndHighest),
                PriceMethod::DistanceFromMean => Some(Self::Mean),
                PriceMethod::DistanceFromMedian => Some(Self::Median),
                PriceMethod::Income => Some(Self::Income),
                _ => None,
            },
            Kind::Quality(quality) => {
                (quality.rule == QualityRule::RelativeToBest).then_some(Self::BestScore)
            }
            Kind::Commitment(commitment) => {
                commitment.rule.is_relative().then_some(Self::BestOffer)
            }
            Kind::CommitmentValue(value) => value.is_relative().then_some(Self::BestOffer),
            Kind::Group(_) | Kind::PassFail(_) => None,
        }
    }

    /// The rest of the sentence that begins with whose points.
    fn in_words(self) -> &'static str {
        match self {
            Self::Lowest => {
                "relative to the lowest price, so a new lowest price lowers the points of all others."
            }
            Self::LowestInLine => {
                "relative to the lowest price, so a new lowest price can lower the points of all others."
            }
            Self::LowestAndHighest => {
                "relative to the lowest and the highest price, so a new lowest or highest price changes the points of others."
            }
            Self::Mean => {
                "relative to the mean of all prices, so every price that comes in or changes can change the points of all bids."
            }
            Self::Median => {
                "relative to the median of all prices, so every price that comes in or changes can change the points of all bids."
            }
            Self::Income => {
                "relative to the highest income, so a new highest income lowers the points of all others."
            }
            Self::BestOffer => {
                "relative to the best offer, so a new best offer can lower the points of all others."
            }
            Self::BestScore => {
                "relative to the best score, so a new best score can lower the points of all others."
            }
        }
    }
}

/// The sentences for a scheme; none where no points are relative.
fn sentences(scheme: &DraftScheme) -> Vec<String> {
    let all: Vec<(Relative, &str)> = scheme
        .all()
        .filter_map(|criterion| Some((Relative::of(criterion)?, criterion.title.trim())))
        .collect();
    let sentence = |which: Relative| {
        let titles: Vec<&str> =
            all.iter().filter(|(kind, _)| *kind == which).map(|(_, title)| *title).collect();
        let whose = match titles.len() {
            0 => return None,
            1..=MOST if !titles.contains(&"") => format!("“{}”", titles.join("” and “")),
            1 => "one question".to_owned(),
            many => format!("{many} questions"),
        };
        Some(format!("Points for {whose} are {}", which.in_words()))
    };
    Relative::ALL.into_iter().filter_map(sentence).collect()
}

/// Whose award criteria.
#[derive(Properties, PartialEq)]
pub(crate) struct RelativeNoteProps {
    /// The procurement.
    pub of: Shared<Procurement>,
}

/// Says it; nothing where no points are relative, or nobody is there to be compared with.
#[component]
pub(crate) fn RelativeNote(props: &RelativeNoteProps) -> Html {
    if props.of.bids.is_empty() {
        return Html::default();
    }
    let sentences = sentences(&props.of.scheme);
    html! { { for sentences.iter().map(|sentence| html! { <p class="govuk-body app-relative">{ sentence }</p> }) } }
}

#[cfg(test)]
mod tests {
    use common_measure::scheme::BetweenLimits;

    use super::*;

    fn of(text: &str) -> Vec<String> {
        Procurement::parse(text).map(|of| sentences(&of.scheme)).unwrap_or_default()
    }

    #[test]
    fn what_is_relative_is_said_of_the_questions_that_are() {
        let text = include_str!("../../examples/sports-pavilion-8.json");
        let said = of(text);
        assert_eq!(
            said.first().map(String::as_str),
            Some(
                "Points for “Price” are relative to the lowest price, so a new lowest price lowers the points of all others."
            ),
            "{said:?}"
        );
    }

    #[test]
    fn of_points_that_stand_by_themselves_nothing_is_said() {
        let text = include_str!("../../examples/sports-pavilion-8.json");
        let Ok(mut of) = Procurement::parse(text) else { panic!("the example is a procurement") };
        of.scheme.criteria.retain(|criterion| matches!(criterion.kind, Kind::Price(_)));
        assert_eq!(sentences(&of.scheme).len(), 1);
        for criterion in &mut of.scheme.criteria {
            if let Kind::Price(price) = &mut criterion.kind {
                let limits = BetweenLimits { all_points_at: None, no_points_at: None };
                price.method = PriceMethod::BetweenLimits(limits);
            }
        }
        assert!(sentences(&of.scheme).is_empty());
    }
}
