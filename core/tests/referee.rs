//! The engine against a referee, which works every total and rank out again in its own way.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod contest;
mod slow;

use std::collections::BTreeSet;

use common_measure::assessment::{Reading, Standing};
use num_rational::BigRational;
use proptest::prelude::*;

use contest::Contest;
use contest::generate::contest;
use slow::{Place, Referee, rounded, verdict};

/// That the engine and the referee agree in everything.
fn agree(contest: &Contest, reading: Reading) {
    let expected = verdict(contest, reading);
    let assessment = contest.assess_reading(reading);
    let lot = &assessment.lots[0];
    for (at, bid) in lot.bids.iter().enumerate() {
        assert_eq!(bid.bid.as_str(), contest.bids[at].id);
        let text = |total: &Option<BigRational>| total.as_ref().map(ToString::to_string);
        let sum = |total: &Option<common_measure::number::Sum>| {
            total.as_ref().map(|sum| sum.exact().to_string())
        };
        assert_eq!(sum(&bid.exact_total), text(&expected.exact[at]), "exact total of {at}");
        assert_eq!(sum(&bid.total), text(&expected.counted[at]), "total of {at}");
        if let (Some(total), Some(should_be)) = (&bid.total, &expected.counted[at]) {
            let shown = total.round(contest.rounding.places, contest.rounding.mode);
            assert_eq!(shown.to_string(), rounded(should_be, contest).to_string(), "{at} as shown");
        }
        let standing = match (expected.places[at], expected.ranks[at]) {
            (Place::In, Some((rank, shared))) => Standing::Ranked { rank, shared },
            (Place::In, None) => Standing::Incomplete,
            (Place::SetAside, _) => Standing::SetAside,
            (Place::Excluded, _) => Standing::Excluded,
        };
        assert_eq!(bid.standing, standing, "{at}");
    }
    let set = |bids: &Vec<usize>| bids.iter().copied().collect::<BTreeSet<usize>>();
    let ties: BTreeSet<BTreeSet<usize>> = lot.ties.iter().map(|tie| set(&tie.bids)).collect();
    assert_eq!(ties, expected.ties);
    let left = lot.ties.iter().flat_map(|tie| &tie.left_equal).map(set);
    assert_eq!(left.collect::<BTreeSet<_>>(), expected.left_equal);
    let ranks: Vec<usize> = lot.ranking.iter().map(|bid| expected.ranks[*bid].unwrap().0).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_500))]

    #[test]
    fn the_engine_agrees_with_the_referee(contest in contest()) {
        agree(&contest, Reading::AsStated);
        agree(&contest, Reading::Other);
    }
}

/// What the generated contests are worth as a test: each kind of outcome comes up.
#[test]
fn generated_contests_hold_ties_minimums_and_gaps() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let (mut ties, mut left, mut aside, mut incomplete, mut second) = (0, 0, 0, 0, 0);
    for _ in 0..300 {
        let contest = contest().new_tree(&mut runner).unwrap().current();
        let expected = verdict(&contest, Reading::AsStated);
        ties += usize::from(!expected.ties.is_empty());
        left += usize::from(!expected.left_equal.is_empty());
        aside += usize::from(expected.places.contains(&Place::SetAside));
        incomplete += usize::from(expected.counted.iter().any(Option::is_none));
        let mut first = Referee::new(&contest, Reading::AsStated);
        first.first_pass();
        let before = first.places.clone();
        first.second_pass();
        second += usize::from(before != first.places);
    }
    for (what, count) in [
        ("ties", ties),
        ("ties that no step decides", left),
        ("bids set aside", aside),
        ("incomplete bids", incomplete),
        ("minimums missed on relative figures", second),
    ] {
        assert!(count >= 20, "{what}: only {count} of 300");
    }
}
