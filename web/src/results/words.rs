//! Sentences that only this screen says.

use common_measure::assessment::{BidReport, LotReport, LotResult};
use common_measure::number::words::list;
use common_measure::number::{Exact, Places};
use common_measure::scheme::{Rounding, Stage};
use common_measure_parts::words::count;

use super::derived::{Derived, deciding};

/// How far apart two figures are as they are shown, so that a reader who subtracts them finds the
/// same: `3.12`, or `less than 0.01` where only the exact ones differ. `None` if they are equal as
/// the award criteria count them. `say` writes a figure.
pub(super) fn gap(
    rounding: Rounding,
    one: &Exact,
    other: &Exact,
    say: impl Fn(&Exact) -> String,
) -> Option<String> {
    let shown = |figure: &Exact| figure.round(rounding.places, rounding.mode);
    let difference = shown(one).minus(&shown(other));
    if !difference.is_zero() {
        Some(say(&if difference.is_negative() { difference.negated() } else { difference }))
    } else if rounding.stage == Stage::TotalAsRounded || one == other {
        None
    } else {
        Some(format!("less than {}", say(&last_place(rounding.places))))
    }
}

/// The smallest figure that can be shown: 0.01.
fn last_place(places: Places) -> Exact {
    Exact::ratio(1, 10_i64.pow(u32::from(places.count()))).unwrap_or(Exact::ONE)
}

/// How far apart two figures that decide are, in words.
pub(super) fn apart(derived: &Derived, one: &Exact, other: &Exact) -> Option<String> {
    let assessment = &derived.assessment;
    gap(assessment.scheme.rounding(), one, other, |figure| assessment.deciding_in_words(figure))
}

/// What the first bid has: `90.81 points`, `the lowest price per quality point: £1,250.00`.
fn has(derived: &Derived, bid: &BidReport) -> String {
    match &bid.deciding_in_words {
        Some(figure) => format!("the {}: {figure}", best(derived)),
        None => {
            format!("{} points", bid.total.as_ref().map_or("", |total| &total.shown))
        }
    }
}

/// What decides, where it is not the points: `lowest price per quality point`.
fn best(derived: &Derived) -> String {
    let rule = &derived.assessment.scheme.award().rule;
    let way = if rule.smallest_first() { "lowest" } else { "highest" };
    format!("{way} {}", derived.report.statement.deciding_figure)
}

/// Who is first, and by how much. `unread`: something that was entered for the lot could not be
/// read, so this can still change.
pub(super) fn winner(
    derived: &Derived,
    lot: &LotResult,
    report: &LotReport,
    unread: bool,
) -> String {
    let ranked: Vec<&BidReport> = report.bids.iter().filter(|bid| bid.rank.is_some()).collect();
    let Some((first, behind)) = ranked.split_first() else {
        return "No bid is ranked yet.".to_owned();
    };
    let beside: Vec<&str> =
        ranked.iter().filter(|bid| bid.rank == Some(1)).map(|bid| bid.name.as_str()).collect();
    let so_far = if report.provisional || unread { "Provisionally, " } else { "" };
    let has = has(derived, first);
    let own = first.deciding.is_some();
    if beside.len() > 1 {
        return format!("{so_far}{} are first, equal with {has}.", list(&beside));
    }
    let name = &first.name;
    let Some(second) = behind.first() else {
        return format!("{so_far}{name} is the only bid ranked, with {has}.");
    };
    let (Some(best), Some(next)) = (deciding(lot, first), deciding(lot, second)) else {
        return format!("{so_far}{name} is first.");
    };
    let other = &second.name;
    match apart(derived, best, next) {
        Some(gap) if own => {
            let smallest = derived.assessment.scheme.award().rule.smallest_first();
            let way = if smallest { "less" } else { "more" };
            format!("{so_far}{name} is first with {has}, {gap} {way} than {other}.")
        }
        Some(gap) => format!("{so_far}{name} is first with {has}, {gap} ahead of {other}."),
        None if own => format!(
            "{so_far}{name} is first: it has {has}, the same as {other}, and stands before it by what the award criteria say about ties."
        ),
        None => format!(
            "{so_far}{name} is first: it has {has}, as many as {other}, and stands before it by what the award criteria say about ties."
        ),
    }
}

/// What a bid that is not complete is missing, in a sentence.
pub(super) fn missing(derived: &Derived, bid: &BidReport) -> String {
    const MOST: usize = 4;
    let mut causes: Vec<(&str, Vec<&str>)> = Vec::new();
    for points in &bid.points {
        let Some(why) = points.why_none else { continue };
        // These say what is there, not what is missing.
        if matches!(why, "passed" | "failed" | "not scored") {
            continue;
        }
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
        let gap = |to: Rounding, one: &Exact, other: &Exact| {
            gap(to, one, other, |figure| figure.fixed(to.places, to.mode))
        };
        let (higher, lower) = (ratio(2008, 100), ratio(20, 1));
        assert_eq!(gap(to(1, Stage::Total), &lower, &higher).as_deref(), Some("0.1"));
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
        let to = to(2, Stage::Total);
        let said = gap(to, &higher, &lower, |figure| figure.fixed(to.places, to.mode));
        assert_eq!(said.as_deref(), Some("6.62"));
    }
}
