//! A result by the ids of bids, so that two of them can be compared whatever the order of the bids.

use std::collections::{BTreeMap, BTreeSet};

use common_measure::assessment::{Assessment, LotResult, Points, Standing};
use common_measure::id::BidId;
use common_measure::number::Exact;
use common_measure::procurement::Procurement;

/// What a result says of one bid.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub points: Vec<Points>,
    pub total: Option<Exact>,
    pub figure: Option<Exact>,
    pub standing: Standing,
}

/// What a result says of every bid.
pub fn seen(assessment: &Assessment) -> BTreeMap<BidId, Seen> {
    let questions = 0..assessment.scheme.leaves().len();
    let mut found = BTreeMap::new();
    for lot in &assessment.lots {
        for (at, bid) in lot.bids.iter().enumerate() {
            let seen = Seen {
                points: questions.clone().map(|question| lot.points(at, question)).collect(),
                total: lot.total(at).cloned(),
                figure: bid.figure.clone(),
                standing: bid.standing,
            };
            found.insert(bid.bid.clone(), seen);
        }
    }
    found
}

/// The points alone.
pub fn points(assessment: &Assessment) -> BTreeMap<BidId, Vec<Points>> {
    seen(assessment).into_iter().map(|(bid, seen)| (bid, seen.points)).collect()
}

/// The standings alone.
pub fn standings(assessment: &Assessment) -> BTreeMap<BidId, Standing> {
    seen(assessment).into_iter().map(|(bid, seen)| (bid, seen.standing)).collect()
}

fn ids(lot: &LotResult, bids: &[usize]) -> BTreeSet<BidId> {
    bids.iter().map(|at| lot.bids[*at].bid.clone()).collect()
}

/// What was found, as bid, question and what.
pub fn findings(assessment: &Assessment) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for lot in &assessment.lots {
        found.extend(lot.findings.iter().map(|finding| {
            let bid = &lot.bids[finding.bid].bid;
            format!("{bid} {:?} {}", finding.criterion, finding.kind.about().code())
        }));
    }
    found.sort();
    found
}

/// Bids that are tied, and those of them that stayed equal.
type Tied = (BTreeSet<BidId>, BTreeSet<BTreeSet<BidId>>);

/// Ties lot by lot, each with what stayed equal.
pub fn ties(assessment: &Assessment) -> Vec<BTreeSet<Tied>> {
    let of = |lot: &LotResult| {
        let left = |groups: &[Vec<usize>]| groups.iter().map(|group| ids(lot, group)).collect();
        lot.ties.iter().map(|tie| (ids(lot, &tie.bids), left(&tie.left_equal))).collect()
    };
    assessment.lots.iter().map(of).collect()
}

/// Winners, reserves, bids passed over and bids undecided, lot by lot.
pub fn awards(assessment: &Assessment) -> Vec<[BTreeSet<BidId>; 4]> {
    let lots = assessment.lots.iter().zip(&assessment.awards);
    lots.map(|(lot, award)| {
        [&award.winners, &award.reserves, &award.passed_over, &award.undecided]
            .map(|bids| ids(lot, bids))
    })
    .collect()
}

/// What points are relative to, and whose figures these are.
pub fn comparisons(assessment: &Assessment) -> Vec<(Exact, BTreeSet<BidId>)> {
    let mut found = Vec::new();
    for lot in &assessment.lots {
        for question in 0..assessment.scheme.leaves().len() {
            let comparisons = lot.comparisons(question).iter();
            found.extend(comparisons.map(|one| (one.figure.clone(), ids(lot, &one.set_by))));
        }
    }
    found
}

/// The procurement without one bid, and without what was said of it.
pub fn without(procurement: &Procurement, out: &BidId) -> Procurement {
    let mut rest = procurement.clone();
    rest.bids.retain(|bid| bid.id != *out);
    let evaluation = &mut rest.evaluation;
    evaluation.scores.retain(|score| score.bid != *out);
    evaluation.decisions.retain(|decision| decision.bid != *out);
    evaluation.withdrawals.retain(|withdrawn| withdrawn.bid != *out);
    for draw in &mut evaluation.draws {
        draw.order.retain(|bid| bid != out);
    }
    evaluation.draws.retain(|draw| draw.order.len() > 1);
    rest
}
