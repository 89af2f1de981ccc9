//! Contests at random: every method, rule, rounding and consequence, in sizes that make ties and
//! missed minimums common.

use common_measure::evaluation::Outcome;
use common_measure::number::{Mode, Places};
use common_measure::scheme::{BelowMinimum, Rounding, Stage};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{Contest, Offer, Promise, Question, Rule, Step, WHOLE};

/// Whole numbers that add up to [`WHOLE`], in the given proportions, none of them 0.
fn parts_of_whole(proportions: &[u32]) -> Vec<u32> {
    let all: u32 = proportions.iter().sum();
    let mut parts: Vec<u32> = proportions.iter().map(|part| part * WHOLE / all).collect();
    let rest = WHOLE - parts.iter().sum::<u32>();
    if let Some(last) = parts.last_mut() {
        *last += rest;
    }
    parts
}

fn minimum() -> impl Strategy<Value = Option<u32>> {
    option::weighted(0.25, prop_oneof![Just(0), Just(2_500), Just(5_000), 0..=WHOLE])
}

fn price() -> impl Strategy<Value = Option<u64>> {
    let pence = prop_oneof![
        3 => 90_000u64..=150_000,
        2 => (1u64..=12).prop_map(|times| times * 1_000_000),
        1 => 1u64..=99_999_999_999,
    ];
    option::weighted(0.97, pence)
}

fn quantity() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), (0u64..=10).prop_map(|n| n * 1_000), 0u64..=50_000, 0u64..=9_999_999]
}

fn promise() -> impl Strategy<Value = Promise> {
    let some = 1u64..=40_000;
    let rule = prop_oneof![
        some.clone().prop_map(Rule::Target),
        Just(Rule::Best { floor: None, cap: None }),
        (option::of(0u64..=1_000), option::of(some)).prop_map(|(share, cap)| {
            // A floor is never above the cap.
            let floor = share.map(|share| cap.map_or(share * 20, |cap| cap * share / 1_000));
            Rule::Best { floor, cap }
        }),
    ];
    (rule, option::weighted(0.3, 0u64..=1_000), minimum()).prop_map(|(rule, least, minimum)| {
        let most = match rule {
            Rule::Target(target) => target,
            Rule::Best { cap, .. } => cap.unwrap_or(20_000),
        };
        let minimum_quantity = least.map(|share| most * share / 1_000);
        Promise { weight: 0, rule, minimum_quantity, minimum }
    })
}

fn rounding() -> impl Strategy<Value = Rounding> {
    let mode = prop_oneof![Just(Mode::HalfAwayFromZero), Just(Mode::HalfEven), Just(Mode::Down)];
    let stage = prop_oneof![Just(Stage::Leaf), Just(Stage::Total), Just(Stage::TotalAsRounded)];
    (0u8..=4, mode, stage).prop_map(|(places, mode, stage)| Rounding {
        places: Places::new(places).unwrap_or_default(),
        mode,
        stage,
    })
}

fn ladder() -> impl Strategy<Value = Vec<Step>> {
    prop_oneof![
        Just(vec![]),
        Just(vec![Step::Lots]),
        Just(vec![Step::Price, Step::Lots]),
        Just(vec![Step::Quality, Step::Price]),
        Just(vec![Step::Quality, Step::Price, Step::Lots]),
    ]
}

fn offer(questions: usize, levels: usize, commitments: usize) -> impl Strategy<Value = Offer> {
    let level = option::weighted(0.98, 0..levels);
    (price(), vec(level, questions), vec(quantity(), commitments))
        .prop_map(|(price, levels, offers)| Offer { id: String::new(), price, levels, offers })
}

prop_compose! {
    /// What does not depend on how many questions there are.
    fn frame()(
        points in prop_oneof![Just(1), Just(40), Just(100), Just(1_000)],
        price_weight in prop_oneof![Just(6_000), Just(3_000), 1..WHOLE],
        zero_at in option::of(prop_oneof![Just(2_000), 1_001u64..=5_000]),
        price_minimum in minimum(),
        of_award in any::<bool>(),
        rounding in rounding(),
        ladder in ladder(),
        set_aside in any::<bool>(),
        still_compared in any::<bool>(),
    ) -> Contest {
        Contest {
            points, price_weight, zero_at, price_minimum, of_award, rounding, ladder,
            below_minimum: BelowMinimum { set_aside, still_compared },
            questions: Vec::new(), social_weight: 0, commitments: Vec::new(), levels: Vec::new(),
            bids: Vec::new(), decisions: Vec::new(),
        }
    }
}

/// Any contest: some bids may be twins in price, quality or commitments, miss minimums, lack a
/// price or a score, or have been decided about.
pub fn contest() -> impl Strategy<Value = Contest> {
    (3usize..=8, 1usize..=3, 1usize..=5, 2usize..=6).prop_flat_map(
        |(bids, questions, commitments, levels)| {
            let outcome =
                prop_oneof![Just(Outcome::Accept), Just(Outcome::Clarify), Just(Outcome::Exclude)];
            let decision = (0..bids, 0..=questions + commitments, outcome);
            (
                frame(),
                vec((1u32..=100, minimum()), questions),
                1u32..=100,
                vec((1u32..=100, promise()), commitments),
                vec(prop_oneof![Just(0), Just(5_000), Just(WHOLE), 0..=WHOLE], levels),
                vec(offer(questions, levels, commitments), bids),
                vec((0..bids, 0..bids, 1u8..8), 0..=2),
                prop_oneof![3 => Just(Vec::new()), 1 => vec(decision, 1..=3)],
            )
                .prop_map(assembled)
        },
    )
}

type Parts = (
    Contest,
    Vec<(u32, Option<u32>)>,
    u32,
    Vec<(u32, Promise)>,
    Vec<u32>,
    Vec<Offer>,
    Vec<(usize, usize, u8)>,
    Vec<(usize, usize, Outcome)>,
);

fn assembled(parts: Parts) -> Contest {
    let (mut contest, questions, social, promises, levels, mut bids, twins, mut decisions) = parts;
    let mut proportions: Vec<u32> = questions.iter().map(|(weight, _)| *weight).collect();
    proportions.push(social);
    let mut weights = parts_of_whole(&proportions);
    contest.social_weight = weights.pop().unwrap_or_default();
    contest.questions = questions
        .into_iter()
        .zip(weights)
        .map(|((_, minimum), weight)| Question { weight, minimum })
        .collect();
    let proportions: Vec<u32> = promises.iter().map(|(weight, _)| *weight).collect();
    contest.commitments = promises
        .into_iter()
        .zip(parts_of_whole(&proportions))
        .map(|((_, promise), weight)| Promise { weight, ..promise })
        .collect();
    contest.levels = levels;
    for (from, to, what) in twins {
        let twin = bids[from].clone();
        if what & 1 != 0 {
            bids[to].price = twin.price;
        }
        if what & 2 != 0 {
            bids[to].levels.clone_from(&twin.levels);
        }
        if what & 4 != 0 {
            bids[to].offers.clone_from(&twin.offers);
        }
    }
    for (at, bid) in bids.iter_mut().enumerate() {
        bid.id = format!("b{at}");
    }
    contest.bids = bids;
    // One decision for each bid and question.
    decisions.sort_by_key(|(bid, leaf, _)| (*bid, *leaf));
    decisions.dedup_by_key(|(bid, leaf, _)| (*bid, *leaf));
    contest.decisions = decisions;
    contest
}

/// A contest in which every bid is complete and stays in.
pub fn plain_contest() -> impl Strategy<Value = Contest> {
    contest().prop_map(|mut contest| {
        contest.price_minimum = None;
        contest.questions.iter_mut().for_each(|question| question.minimum = None);
        contest.commitments.iter_mut().for_each(|promise| promise.minimum = None);
        contest.decisions.clear();
        for bid in &mut contest.bids {
            bid.price = bid.price.or(Some(100_000));
            bid.levels.iter_mut().for_each(|level| *level = level.or(Some(0)));
        }
        contest
    })
}
