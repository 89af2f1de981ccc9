//! What must hold of any result, whatever was entered.

use common_measure::assessment::{Assessment, LotResult, Points, Standing, Subject};
use common_measure::number::Exact;
use common_measure::procurement::Procurement;

/// That a result is consistent in itself, and can be told whole.
pub fn hold(procurement: &Procurement, assessment: &Assessment) {
    let report = assessment.report(procurement);
    assert_eq!(report.lots.len(), assessment.lots.len());
    assert_eq!(assessment.awards.len(), assessment.lots.len());
    for (lot, award) in assessment.lots.iter().zip(&assessment.awards) {
        for bid in 0..lot.bids.len() {
            adds_up(assessment, lot, bid);
        }
        ranks_are_in_order(lot);
        for bid in award.winners.iter().chain(&award.reserves).chain(&award.undecided) {
            assert!(lot.ranking.contains(bid), "a bid that is not ranked is awarded");
        }
        assert!(!award.winners.iter().any(|bid| award.reserves.contains(bid)));
        for bid in lot.bids.iter().take(4) {
            let mut subjects = vec![Subject::Total, Subject::Deciding];
            let nodes = assessment.scheme.nodes().iter();
            subjects.extend(nodes.map(|node| Subject::Criterion(node.id.clone())));
            for subject in subjects {
                let workings = assessment.workings(procurement, &bid.bid, &subject);
                assert!(workings.is_some() || subject == Subject::Deciding, "{subject:?}");
                if let Some(workings) = workings {
                    assert!(!workings.short.is_empty() && !workings.formula.is_empty());
                    assert!(!workings.short.contains("NaN"), "{}", workings.short);
                }
            }
        }
    }
    if assessment.lots.len() <= 3 {
        let _ = assessment.award_orders(procurement);
    }
}

/// The total is the sum of the points, or missing because some are.
fn adds_up(assessment: &Assessment, lot: &LotResult, bid: usize) {
    let points: Vec<Points> =
        (0..assessment.scheme.leaves().len()).map(|leaf| lot.points(bid, leaf)).collect();
    let sum = |of: fn(&Points) -> Option<&Exact>| -> Option<Exact> {
        points.iter().map(of).try_fold(Exact::ZERO, |sum, next| Some(sum.plus(next?)))
    };
    assert_eq!(lot.exact_total(bid), sum(Points::exact).as_ref());
    assert_eq!(lot.total(bid), sum(Points::counted).as_ref());
    let rounding = assessment.scheme.rounding();
    let shown = lot.total(bid).map(|total| total.fixed(rounding.places, rounding.mode));
    assert_eq!(lot.shown_total(bid), shown);
}

fn ranks_are_in_order(lot: &LotResult) {
    let ranks: Vec<usize> = lot
        .ranking
        .iter()
        .map(|bid| match lot.bids[*bid].standing {
            Standing::Ranked { rank, .. } => rank,
            other => panic!("{other:?} is in the ranking"),
        })
        .collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    assert!(ranks.first().is_none_or(|first| *first == 1), "{ranks:?}");
}
