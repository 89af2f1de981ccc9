//! What people score and decide, at random.

use common_measure::bid::Bid;
use common_measure::evaluation::{
    About, AgreedScore, Decision, Draw, Evaluation, Ground, Outcome, Withdrawn,
};
use common_measure::id::{CriterionId, LevelId};
use common_measure::scheme::{Criterion, DraftScheme, Kind, PassFail, TieBreak};

use super::plan::Plan;
use super::random::Random;

pub fn evaluation(
    random: &mut Random,
    plan: &Plan,
    scheme: &DraftScheme,
    bids: &[Bid],
) -> Evaluation {
    let mut evaluation =
        Evaluation { scores: scores(random, plan, scheme, bids), ..Evaluation::default() };
    if plan.people && !bids.is_empty() {
        if random.chance(45) {
            evaluation.decisions = decisions(random, scheme, bids);
        }
        if random.chance(15) {
            let bid = random.one(bids).id;
            let (reason, recorded_by) = ("A reason.".to_owned(), "An officer".to_owned());
            evaluation.withdrawals = vec![Withdrawn { bid, reason, recorded_by }];
        }
    }
    if scheme.tie_break.contains(&TieBreak::LotsDrawn) && random.chance(60) {
        evaluation.draws = draws(random, bids);
    }
    evaluation
}

/// Bids of one contest often get the same level on a question.
fn scores(
    random: &mut Random,
    plan: &Plan,
    scheme: &DraftScheme,
    bids: &[Bid],
) -> Vec<AgreedScore> {
    let mut scores = Vec::new();
    for criterion in scheme.all().filter(|criterion| criterion.kind.is_scored_by_people()) {
        let usual = level(random, scheme, criterion);
        for bid in bids {
            if plan.gaps && random.chance(2) {
                continue;
            }
            let level =
                if random.chance(35) { usual.clone() } else { level(random, scheme, criterion) };
            scores.push(AgreedScore {
                bid: bid.id.clone(),
                criterion: criterion.id.clone(),
                level,
                reason: Box::default(),
            });
        }
    }
    random.shuffle(&mut scores);
    scores
}

fn level(random: &mut Random, scheme: &DraftScheme, criterion: &Criterion) -> LevelId {
    if let Some(scale) = scheme.scale_of(&criterion.id) {
        return scale.levels[random.index(scale.levels.len())].id.clone();
    }
    let passed = if random.chance(88) { PassFail::PASS } else { PassFail::FAIL };
    LevelId::new(passed).unwrap()
}

/// Decisions about what could be found, found or not.
fn decisions(random: &mut Random, scheme: &DraftScheme, bids: &[Bid]) -> Vec<Decision> {
    let mut can_be: Vec<(Option<CriterionId>, About)> = Vec::new();
    for criterion in scheme.all() {
        let abouts: &[About] = match &criterion.kind {
            Kind::Price(_) => {
                &[About::PriceMissing, About::SumDiffers, About::OverBudget, About::AbnormallyLow]
            }
            Kind::PassFail(_) => &[About::Failed, About::Failed, About::Failed],
            Kind::Commitment(_) => &[About::BeyondLimit],
            _ => &[],
        };
        can_be.extend(abouts.iter().map(|about| (Some(criterion.id.clone()), *about)));
        if criterion.minimum.is_some() {
            // More often about what matters most.
            can_be.extend(vec![(Some(criterion.id.clone()), About::BelowMinimum); 4]);
        }
    }
    if scheme.minimum.is_some() || can_be.is_empty() {
        can_be.extend(vec![(None, About::BelowMinimum); 3]);
    }
    let mut decisions: Vec<Decision> = Vec::new();
    for _ in 0..random.count(1, 5) {
        let (bid, (criterion, about)) = (random.one(bids).id, random.one(&can_be));
        if decisions.iter().any(|made| made.is_about(&bid, criterion.as_ref(), about)) {
            continue;
        }
        let outcome = random.one(&[
            Outcome::Accept,
            Outcome::Accept,
            Outcome::Accept,
            Outcome::Clarify,
            Outcome::Exclude,
        ]);
        // A missing price is never accepted: it is asked for.
        let outcome = match (about, outcome) {
            (About::PriceMissing, Outcome::Accept) => Outcome::Clarify,
            _ => outcome,
        };
        decisions.push(Decision {
            bid,
            criterion,
            about,
            outcome,
            ground: (outcome == Outcome::Exclude).then_some(Ground::Other),
            reason: "A reason.".to_owned(),
            decided_by: "An officer".to_owned(),
            approved_by: "A director".to_owned(),
            figures: None,
        });
    }
    decisions
}

/// Lots drawn between all bids, or between some of them.
fn draws(random: &mut Random, bids: &[Bid]) -> Vec<Draw> {
    let mut order: Vec<_> = bids.iter().map(|bid| bid.id.clone()).collect();
    random.shuffle(&mut order);
    let first = if random.chance(60) { order.len() } else { random.count(0, order.len()) };
    let second = order.split_off(first);
    let draw = |order: Vec<_>| Draw {
        order,
        drawn_by: "An officer".to_owned(),
        witness: "Another".to_owned(),
    };
    [order, second].into_iter().filter(|order| order.len() > 1).map(draw).collect()
}
