//! What is stated about the award as a whole and about lots, in short sentences.

use crate::scheme::{DraftScheme, Lot};

/// What decides, which minimum comes first, how many are awarded, what follows, and when prices are
/// opened.
pub(super) fn stated_award(scheme: &DraftScheme) -> Vec<String> {
    let mut sentences = scheme.award.in_words(scheme.rounding, &|id| scheme.called(id));
    if let Some(minimum) = scheme.minimum {
        sentences.insert(1, format!("Minimum score: {} of all points.", minimum.in_words()));
    }
    sentences.push(scheme.price_opening.in_words().to_owned());
    sentences
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FrameworkId, LotId};
    use crate::procurement::Procurement;

    #[test]
    fn what_bidders_are_told_of_the_award_has_the_minimum_and_when_prices_are_opened() {
        let framework = FrameworkId::new("knowsley-2013").unwrap();
        let mut scheme = Procurement::new(framework, LotId::new("lot-1").unwrap()).scheme;
        scheme.minimum = "60".parse().ok();
        assert_eq!(
            stated_award(&scheme),
            [
                "The bid with the most points is first.",
                "Minimum score: 60 % of all points.",
                "One bid is awarded each lot; none is kept in reserve.",
                "If a bid is withdrawn after results, points stay as they are and the award goes to the next.",
                "Prices are opened once the scores for everything else in the lot are agreed and confirmed, so that nobody scores with prices in mind.",
            ]
        );
    }
}
