//! Why the points of a bid can change when nothing in it has: they are relative to what others bid.

use crate::scheme::{Against, Criterion, DraftScheme};

/// How many questions are named; of more it is said how many they are.
const MOST_NAMED: usize = 2;

/// A sentence for each figure that points are relative to, with the questions that are; none where no points are
/// relative.
///
/// ```
/// use common_measure::procurement::Procurement;
/// use common_measure::publication::relative;
/// # let file = include_str!("../../../examples/sports-pavilion-8.json");
///
/// let pavilion = Procurement::parse(file)?;
/// assert_eq!(
///     relative(&pavilion.scheme)[0],
///     "Points for “Price” are relative to the lowest price, so a new lowest price can lower the points of all others.",
/// );
/// # Ok::<(), common_measure::fault::Fault>(())
/// ```
#[must_use]
pub fn relative(scheme: &DraftScheme) -> Vec<String> {
    let mut kinds: Vec<(&[Against], Vec<&Criterion>)> = Vec::new();
    for criterion in scheme.all() {
        let against = criterion.against();
        match kinds.iter_mut().find(|(known, _)| *known == against) {
            _ if against.is_empty() => {}
            Some((_, criteria)) => criteria.push(criterion),
            None => kinds.push((against, vec![criterion])),
        }
    }
    let sentence = |(against, criteria): (&[Against], Vec<&Criterion>)| {
        format!("Points for {} are relative to {}.", named(&criteria), followed(against))
    };
    kinds.into_iter().map(sentence).collect()
}

fn named(criteria: &[&Criterion]) -> String {
    let titles: Vec<&str> = criteria.iter().map(|criterion| criterion.title.trim()).collect();
    match titles.as_slice() {
        few if few.len() <= MOST_NAMED && !few.contains(&"") => {
            format!("“{}”", few.join("” and “"))
        }
        [_] => "one question".to_owned(),
        many => format!("{} questions", many.len()),
    }
}

/// What they are relative to, and what follows for everyone.
fn followed(against: &[Against]) -> String {
    let names: Vec<&str> = against.iter().map(|figure| figure.in_words()).collect();
    let all = names.join(" and the ");
    if against.iter().any(|figure| figure.is_set_by_all()) {
        format!(
            "the {all}, so every price that comes in or changes can change the points of all bids"
        )
    } else {
        let change = if against.len() > 1 { "change" } else { "lower" };
        format!("the {all}, so a new {} can {change} the points of all others", names.join(" or "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procurement::Procurement;
    use crate::scheme::{BetweenLimits, Kind, PriceMethod};

    fn with(method: &PriceMethod) -> Vec<String> {
        let text = include_str!("../../../examples/sports-pavilion-8.json");
        let mut of = Procurement::parse(text).unwrap();
        of.scheme.criteria.retain(|criterion| matches!(criterion.kind, Kind::Price(_)));
        for criterion in &mut of.scheme.criteria {
            if let Kind::Price(price) = &mut criterion.kind {
                price.method = method.clone();
            }
        }
        relative(&of.scheme)
    }

    #[test]
    fn what_follows_is_said_of_each_figure() {
        assert_eq!(
            with(&PriceMethod::BetweenLowestAndHighest),
            [
                "Points for “Price” are relative to the lowest price and the highest price, so a new lowest price or highest price can change the points of all others."
            ]
        );
        assert_eq!(
            with(&PriceMethod::DistanceFromMedian),
            [
                "Points for “Price” are relative to the median price, so every price that comes in or changes can change the points of all bids."
            ]
        );
    }

    #[test]
    fn of_points_that_stand_by_themselves_nothing_is_said() {
        let limits = BetweenLimits { all_points_at: None, no_points_at: None };
        assert_eq!(with(&PriceMethod::BetweenLimits(limits)), Vec::<String>::new());
    }
}
