//! Sentences that only this screen says.

use common_measure::assessment::{BidReport, LotReport, LotResult};
use common_measure::number::{Exact, Places};
use common_measure::scheme::{Rounding, Stage};

use crate::words::count;

use super::derived::{Derived, deciding};

/// `Alpha, Bravo and Carrick`.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// How far apart two totals are as they are shown, so that a reader who subtracts them finds the
/// same: `3.12`, or `less than 0.01` where only the exact ones differ. `None` if they are equal as
/// the award criteria count them.
pub(super) fn gap(rounding: Rounding, higher: &Exact, lower: &Exact) -> Option<String> {
    let shown = |total: &Exact| total.round(rounding.places, rounding.mode);
    let difference = shown(higher).minus(&shown(lower));
    if !difference.is_zero() {
        Some(difference.fixed(rounding.places, rounding.mode))
    } else if rounding.stage == Stage::TotalAsRounded || higher == lower {
        None
    } else {
        Some(format!("less than {}", last_place(rounding.places)))
    }
}

/// The smallest figure that can be shown: `0.01`.
fn last_place(places: Places) -> String {
    match usize::from(places.count()) {
        0 => "1".to_owned(),
        count => format!("0.{:0>count$}", 1),
    }
}

/// Who is first, and by how much.
pub(super) fn winner(derived: &Derived, lot: &LotResult, report: &LotReport) -> String {
    let ranked: Vec<&BidReport> = report.bids.iter().filter(|bid| bid.rank.is_some()).collect();
    let total = |bid: &BidReport| deciding(lot, bid);
    let points = |bid: &BidReport| bid.total.as_ref().map_or("", |total| &total.shown).to_owned();
    let Some((first, behind)) = ranked.split_first() else {
        return "No bid is ranked yet.".to_owned();
    };
    let beside: Vec<&str> =
        ranked.iter().filter(|bid| bid.rank == Some(1)).map(|bid| bid.name.as_str()).collect();
    let so_far = if report.provisional { "Provisionally, " } else { "" };
    if beside.len() > 1 {
        return format!(
            "{so_far}{} are first, equal with {} points.",
            list(&beside),
            points(first)
        );
    }
    let Some(second) = behind.first() else {
        return format!(
            "{so_far}{} is the only bid ranked, with {} points.",
            first.name,
            points(first)
        );
    };
    let (Some(higher), Some(lower)) = (total(first), total(second)) else {
        return format!("{so_far}{} is first.", first.name);
    };
    let rounding = derived.assessment.scheme.rounding();
    match gap(rounding, higher, lower) {
        Some(gap) => format!(
            "{so_far}{} is first with {} points, {gap} ahead of {}.",
            first.name,
            points(first),
            second.name
        ),
        None => format!(
            "{so_far}{} is first: it has {} points, as many as {}, and stands before it by what the award criteria say about ties.",
            first.name,
            points(first),
            second.name
        ),
    }
}

/// What a bid that is not complete is missing, in a sentence.
pub(super) fn missing(derived: &Derived, bid: &BidReport) -> String {
    const MOST: usize = 4;
    let mut causes: Vec<(&str, Vec<&str>)> = Vec::new();
    for points in &bid.points {
        let Some(why) = points.why_none else { continue };
        let title = derived.title(Some(&points.criterion));
        match causes.iter_mut().find(|(cause, _)| *cause == why) {
            Some((_, titles)) => titles.push(title),
            None => causes.push((why, vec![title])),
        }
    }
    let causes: Vec<String> = causes
        .iter()
        .map(|(why, titles)| {
            let mut named: Vec<String> =
                titles.iter().take(MOST).map(|title| format!("“{title}”")).collect();
            if titles.len() > MOST {
                named.push(count(titles.len() - MOST, "other question", "other questions"));
            }
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            format!("{why} on {}", list(&named))
        })
        .collect();
    causes.join("; ")
}

#[cfg(test)]
mod tests {
    use common_measure::number::{Mode, Places};

    use super::*;

    fn to(places: u8, stage: Stage) -> Rounding {
        Rounding { places: Places::new(places).unwrap(), mode: Mode::default(), stage }
    }

    fn ratio(over: i64, under: i64) -> Exact {
        Exact::ratio(over, under).unwrap()
    }

    #[test]
    fn a_gap_is_that_of_the_totals_that_count() {
        let (higher, lower) = (ratio(2008, 100), ratio(20, 1));
        assert_eq!(gap(to(1, Stage::Total), &higher, &lower).as_deref(), Some("0.1"));
        assert_eq!(gap(to(0, Stage::Total), &higher, &lower).as_deref(), Some("less than 1"));
        assert_eq!(gap(to(0, Stage::TotalAsRounded), &higher, &lower), None);
        assert_eq!(gap(to(2, Stage::Total), &lower, &lower), None);
        let hair = higher.plus(&ratio(1, 3000));
        assert_eq!(gap(to(3, Stage::Total), &hair, &higher).as_deref(), Some("less than 0.001"));
    }

    #[test]
    fn a_gap_is_what_a_reader_gets_by_subtracting() {
        // 90.894 and 84.265 show as 90.89 and 84.27.
        let (higher, lower) = (ratio(90_894, 1000), ratio(84_265, 1000));
        assert_eq!(gap(to(2, Stage::Total), &higher, &lower).as_deref(), Some("6.62"));
    }

    #[test]
    fn names_are_listed_as_people_say_them() {
        assert_eq!(list(&["Alpha", "Bravo", "Carrick"]), "Alpha, Bravo and Carrick");
        assert_eq!(list(&["Alpha"]), "Alpha");
    }
}
