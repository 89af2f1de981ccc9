//! Between award rules, and between bids that are in and bids that are out.

use common_measure::assessment::{Reading, Standing};
use common_measure::evaluation::{About, Decision, Ground, Outcome, Withdrawn};
use common_measure::id::BidId;
use common_measure::procurement::Procurement;
use common_measure::scheme::{AwardRule, Stage, Withdrawal};

use crate::contest::numbers::{money, pence, size};
use crate::contest::plan::{ANYTHING, Plan, Rule};
use crate::contest::random::Random;
use crate::contest::{assessed, each};
use crate::seen::{points, seen, without};

/// The reference cancels. A bid without quality has no price per quality point, and comes last by
/// the other figure.
#[test]
fn price_per_quality_point_and_quality_adjusted_score_rank_alike() {
    let plan = Plan { rules: &[Rule::PricePerQualityPoint], ..ANYTHING };
    let mut compared = 0;
    each(3_000, &plan, |mut procurement, random| {
        // As rounded, the two figures are equal in different places.
        if procurement.scheme.rounding.stage == Stage::TotalAsRounded {
            procurement.scheme.rounding.stage = Stage::Total;
        }
        let one = seen(&assessed(&procurement, Reading::AsStated));
        let AwardRule::PricePerQualityPoint { price } = procurement.scheme.award.rule.clone()
        else {
            panic!("the plan says which rule");
        };
        for _ in 0..2 {
            let size = size(random);
            let reference = Some(money(pence(random, size)));
            procurement.scheme.award.rule =
                AwardRule::QualityAdjustedScore { price: price.clone(), reference };
            let other = seen(&assessed(&procurement, Reading::AsStated));
            for (bid, one) in &one {
                let other = &other[bid];
                assert_eq!(one.points, other.points);
                if one.figure.is_some() {
                    assert_eq!(one.standing, other.standing, "{bid}");
                    compared += usize::from(matches!(one.standing, Standing::Ranked { .. }));
                }
            }
        }
    });
    assert!(compared > 5_000, "only {compared} ranks were compared");
}

fn one_of_the_bids(procurement: &Procurement, random: &mut Random) -> Option<BidId> {
    let ids: Vec<BidId> = procurement.bids.iter().map(|bid| bid.id.clone()).collect();
    (!ids.is_empty()).then(|| random.one(&ids))
}

fn exclude(of: &mut Procurement, bid: &BidId, about: About) {
    of.evaluation.decisions.push(Decision {
        bid: bid.clone(),
        criterion: None,
        about,
        outcome: Outcome::Exclude,
        ground: Some(Ground::Other),
        reason: "A reason.".to_owned(),
        decided_by: "An officer".to_owned(),
        approved_by: "A director".to_owned(),
        figures: None,
    });
}

/// A bid that a person excluded is nothing to the others: whatever it was excluded for, unless that
/// is a missed minimum or a failure alone, for which the scheme itself says what becomes of it.
#[test]
fn excluding_a_bid_is_leaving_it_out_for_all_others() {
    each(3_000, &ANYTHING, |mut procurement, random| {
        let Some(out) = one_of_the_bids(&procurement, random) else { return };
        let rest = assessed(&without(&procurement, &out), Reading::AsStated);
        procurement.evaluation.decisions.retain(|decision| decision.bid != out);
        let about = random.one(&About::ALL);
        let disqualified = matches!(about, About::BelowMinimum | About::Failed);
        exclude(&mut procurement, &out, about);
        if disqualified {
            exclude(&mut procurement, &out, About::OverBudget);
        }
        let mut all = seen(&assessed(&procurement, Reading::AsStated));
        assert_eq!(all.remove(&out).map(|out| out.standing), Some(Standing::Excluded));
        assert_eq!(all, seen(&rest));
    });
}

/// Where the scheme sets a bid below a minimum aside, nobody else's points, ranks or awards change
/// when a person excludes it for that, which the scheme said first.
#[test]
fn excluding_a_bid_for_its_missed_minimum_changes_nothing_for_others() {
    let mut compared = 0;
    each(6_000, &ANYTHING, |mut procurement, _| {
        procurement.scheme.below_minimum.set_aside = true;
        let before = assessed(&procurement, Reading::AsStated);
        let missed = before.lots.iter().find_map(|lot| {
            let mut bids = lot.bids.iter().enumerate();
            let (at, bid) = bids.find(|(_, bid)| bid.standing == Standing::SetAside)?;
            let mut found = lot.findings.iter();
            let found = found.find(|finding| finding.bid == at && !finding.is_decided())?;
            let about = found.kind.about();
            let disqualifies = matches!(about, About::BelowMinimum | About::Failed);
            disqualifies.then(|| (bid.bid.clone(), found.criterion.clone(), about))
        });
        let Some((out, criterion, about)) = missed else { return };
        let decisions = &mut procurement.evaluation.decisions;
        decisions.retain(|decision| !decision.is_about(&out, criterion.as_ref(), about));
        exclude(&mut procurement, &out, about);
        if let Some(made) = procurement.evaluation.decisions.last_mut() {
            made.criterion = criterion;
        }
        let mut after = seen(&assessed(&procurement, Reading::AsStated));
        let mut before = seen(&before);
        assert_eq!(before.remove(&out).map(|out| out.standing), Some(Standing::SetAside));
        assert_eq!(after.remove(&out).map(|out| out.standing), Some(Standing::Excluded));
        assert_eq!(after, before);
        compared += 1;
    });
    assert!(compared > 200, "only {compared} exclusions were compared");
}

/// After a withdrawal points stay as they were, or are worked out again without the bid.
#[test]
fn a_withdrawal_means_what_the_scheme_says() {
    each(3_000, &ANYTHING, |mut procurement, random| {
        let Some(out) = one_of_the_bids(&procurement, random) else { return };
        procurement.evaluation.withdrawals.clear();
        let before = points(&assessed(&procurement, Reading::AsStated));
        let rest = points(&assessed(&without(&procurement, &out), Reading::AsStated));
        procurement.evaluation.withdrawals.push(Withdrawn {
            bid: out.clone(),
            reason: "A reason.".to_owned(),
            recorded_by: "An officer".to_owned(),
        });
        procurement.scheme.award.withdrawal = Withdrawal::AwardToNext;
        assert_eq!(points(&assessed(&procurement, Reading::AsStated)), before);
        procurement.scheme.award.withdrawal = Withdrawal::Recalculate;
        let mut again = points(&assessed(&procurement, Reading::AsStated));
        again.remove(&out);
        assert_eq!(again, rest);
    });
}
