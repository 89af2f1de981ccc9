//! What there is to decide about bids.

use common_measure::assessment::{Finding, FindingKind};
use common_measure::bid::Bid;
use common_measure::evaluation::{About, Decision, Outcome};
use common_measure::id::CriterionId;
use common_measure::procurement::Procurement;
use common_measure::scheme::{AbnormallyLow, Criterion, Kind, Price};
use num_traits::Zero;

use super::numbers::{Big, big, percent};
use super::table::Table;
use super::{commitments, prices};

/// Something found about a bid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub bid: usize,
    pub criterion: Option<CriterionId>,
    /// What a decision about it is about.
    pub about: &'static str,
    /// Whether it is not found any more, and a person's exclusion is all that is left.
    pub only_excluded: bool,
    /// The figure that it rests on, as a fraction; empty where there is none.
    pub figure: String,
}

impl Found {
    pub fn new(bid: usize, criterion: Option<&CriterionId>, about: About, figure: &Big) -> Self {
        let figure = figure.to_string();
        let (criterion, about) = (criterion.cloned(), about.code());
        Self { bid, criterion, about, only_excluded: false, figure }
    }

    /// What the engine says, in the same form.
    pub fn by_engine(finding: &Finding) -> Self {
        let figure = match &finding.kind {
            FindingKind::SumDiffers { derived: figure, .. }
            | FindingKind::OverBudget { price: figure, .. }
            | FindingKind::AbnormallyLow { price: figure, .. }
            | FindingKind::BelowMinimum { share: figure, .. }
            | FindingKind::BeyondLimit { offered: figure, .. } => figure.to_string(),
            FindingKind::PriceMissing { .. } | FindingKind::Failed => "0".to_owned(),
            FindingKind::Excluded { .. } => String::new(),
        };
        Self {
            bid: finding.bid,
            criterion: finding.criterion.clone(),
            about: finding.kind.about().code(),
            only_excluded: matches!(finding.kind, FindingKind::Excluded { .. }),
            figure,
        }
    }
}

/// What was decided about it.
pub fn decision<'a>(of: &'a Procurement, bid: &Bid, found: &Found) -> Option<&'a Decision> {
    of.evaluation.decisions.iter().find(|decision| {
        decision.bid == bid.id
            && decision.criterion == found.criterion
            && decision.about.code() == found.about
    })
}

/// Whether a person has decided; asking the supplier is no decision yet.
pub fn is_decided(of: &Procurement, bid: &Bid, found: &Found) -> bool {
    decision(of, bid, found).is_some_and(|decision| decision.outcome != Outcome::Clarify)
}

/// What is found about bids whatever the others offer.
pub fn absolute(table: &Table) -> Vec<Found> {
    let mut found = Vec::new();
    for (question, (criterion, _)) in table.tree.questions.iter().enumerate() {
        for bid in 0..table.bids.len() {
            match &criterion.kind {
                Kind::Price(price) => of_price(table, bid, question, price, &mut found),
                Kind::PassFail(_) if table.passes(bid, &criterion.id) == Some(false) => {
                    found.push(Found::new(bid, Some(&criterion.id), About::Failed, &Big::zero()));
                }
                Kind::Commitment(_) => beyond_limit(table, bid, criterion, &mut found),
                _ => {}
            }
        }
    }
    found
}

fn of_price(table: &Table, bid: usize, question: usize, asked: &Price, found: &mut Vec<Found>) {
    let id = &table.criterion(question).id;
    let mut add = |about: About, figure: &Big| found.push(Found::new(bid, Some(id), about, figure));
    let Some(price) = &table.prices[question][bid] else {
        add(About::PriceMissing, &Big::zero());
        return;
    };
    let own_sum = prices::offer(table.bids[bid], id).and_then(|offer| offer.amount);
    if asked.schedule.is_some() && own_sum.is_some_and(|sum| big(sum) != *price) {
        add(About::SumDiffers, price);
    }
    if asked.budget.is_some_and(|budget| *price > big(budget)) {
        add(About::OverBudget, price);
    }
}

/// An offer beyond the limit, whatever of it counts, also where only its statement is scored.
fn beyond_limit(table: &Table, bid: usize, criterion: &Criterion, found: &mut Vec<Found>) {
    let Kind::Commitment(commitment) = &criterion.kind else { return };
    let Some(limit) = commitment.limit else { return };
    let offered = commitments::offered(table.bids[bid], &commitment.measure);
    if offered > big(limit) * commitments::factor(commitment.scaled, table.lot) {
        found.push(Found::new(bid, Some(&criterion.id), About::BeyondLimit, &offered));
    }
}

/// Prices of the bids used for comparison that the scheme's rule reports as abnormally low; and those of the bids that
/// were excluded for it, each of which is compared with those as if it were one of them.
pub fn abnormally_low(table: &Table, compared: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    for (question, (criterion, _)) in table.tree.questions.iter().enumerate() {
        let Kind::Price(Price { abnormally_low: Some(rule), .. }) = &criterion.kind else {
            continue;
        };
        let excluded_for_it = |bid: &usize| {
            table.of.evaluation.decisions.iter().any(|made| {
                made.bid == table.bids[*bid].id
                    && made.criterion.as_ref() == Some(&criterion.id)
                    && made.about == About::AbnormallyLow
                    && made.outcome == Outcome::Exclude
            })
        };
        let all = 0..table.bids.len();
        for bid in all.filter(|bid| compared.contains(bid) || excluded_for_it(bid)) {
            let mut among: Vec<usize> =
                compared.iter().copied().filter(|other| *other != bid).collect();
            among.push(bid);
            if let Some(price) = &table.prices[question][bid]
                && is_low(rule, price, &table.prices_of(question, &among))
            {
                let about = About::AbnormallyLow;
                found.push(Found::new(bid, Some(&criterion.id), about, price));
            }
        }
    }
    found
}

fn is_low(rule: &AbnormallyLow, price: &Big, among: &[Big]) -> bool {
    let (figure, by) = match rule {
        AbnormallyLow::BelowAmount(amount) => return *price < big(amount.unwrap()),
        AbnormallyLow::BelowMean(by) => (prices::mean(among), by),
        AbnormallyLow::BelowMedian(by) => (prices::median(among), by),
        AbnormallyLow::BelowNext(by) => {
            if among.iter().any(|other| other < price) {
                return false;
            }
            match among.iter().filter(|other| *other > price).min() {
                None => return false,
                Some(next) => (next.clone(), by),
            }
        }
    };
    (&figure - price) / &figure >= percent(by.unwrap())
}
