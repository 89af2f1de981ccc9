//! What there is to decide about bids.

use common_measure::assessment::{Finding, FindingKind};
use common_measure::bid::Bid;
use common_measure::evaluation::{About, Decision, Outcome};
use common_measure::id::CriterionId;
use common_measure::procurement::Procurement;
use common_measure::scheme::{AbnormallyLow, Criterion, Kind, Price};

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
    /// What it rests on, as fractions: the bid's figure, and what that is held against.
    pub figures: String,
}

impl Found {
    pub fn new(
        bid: usize,
        criterion: Option<&CriterionId>,
        about: About,
        (figure, against): (&Big, &Big),
    ) -> Self {
        let figures = format!("{figure} against {against}");
        let (criterion, about) = (criterion.cloned(), about.code());
        Self { bid, criterion, about, only_excluded: false, figures }
    }

    /// What rests on no figure.
    fn plain(bid: usize, criterion: &CriterionId, about: About, figures: &str) -> Self {
        let (criterion, about) = (Some(criterion.clone()), about.code());
        Self { bid, criterion, about, only_excluded: false, figures: figures.to_owned() }
    }

    /// What the engine says, in the same form.
    pub fn by_engine(finding: &Finding) -> Self {
        Self {
            bid: finding.bid,
            criterion: finding.criterion.clone(),
            about: finding.kind.about().code(),
            only_excluded: matches!(finding.kind, FindingKind::Excluded { .. }),
            figures: finding.kind.figures(),
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

/// Whether a person has decided; asking the supplier is no decision yet, and an acceptance holds for what was accepted.
pub fn is_decided(of: &Procurement, bid: &Bid, found: &Found) -> bool {
    decision(of, bid, found).is_some_and(|decision| match (decision.outcome, &decision.figures) {
        (Outcome::Clarify, _) => false,
        (Outcome::Accept, Some(accepted)) => *accepted == found.figures,
        (Outcome::Accept, None) | (Outcome::Exclude, _) => true,
    })
}

/// What is found about bids whatever the others offer.
pub fn absolute(table: &Table) -> Vec<Found> {
    let mut found = Vec::new();
    for (question, (criterion, _)) in table.tree.questions.iter().enumerate() {
        for bid in 0..table.bids.len() {
            match &criterion.kind {
                Kind::Price(price) => of_price(table, bid, question, price, &mut found),
                Kind::PassFail(_) if table.passes(bid, &criterion.id) == Some(false) => {
                    found.push(Found::plain(bid, &criterion.id, About::Failed, "failed"));
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
    if table.prices[question][bid].is_none() {
        found.push(Found::plain(bid, id, About::PriceMissing, ""));
    }
    let offer = prices::offer(table.bids[bid], id);
    let Some(price) = &prices::asked(offer, asked) else { return };
    let mut add =
        |about: About, than: &Big| found.push(Found::new(bid, Some(id), about, (price, than)));
    let own_sum = offer.and_then(|offer| offer.amount).map(big);
    if let Some(sum) = own_sum.filter(|sum| asked.schedule.is_some() && sum != price) {
        add(About::SumDiffers, &sum);
    }
    if let Some(budget) = asked.budget.map(big).filter(|budget| price > budget) {
        add(About::OverBudget, &budget);
    }
}

/// An offer beyond the limit, whatever of it counts, also where only its statement is scored.
fn beyond_limit(table: &Table, bid: usize, criterion: &Criterion, found: &mut Vec<Found>) {
    let Kind::Commitment(commitment) = &criterion.kind else { return };
    let Some(limit) = commitment.limit else { return };
    let offered = commitments::offered(table.bids[bid], &commitment.measure);
    let limit = big(limit) * commitments::factor(commitment.scaled, table.lot);
    if offered > limit {
        let figures = (&offered, &limit);
        found.push(Found::new(bid, Some(&criterion.id), About::BeyondLimit, figures));
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
                && let Some(figure) = low_beside(rule, price, &table.prices_of(question, &among))
            {
                let about = About::AbnormallyLow;
                found.push(Found::new(bid, Some(&criterion.id), about, (price, &figure)));
            }
        }
    }
    found
}

/// What a price is abnormally low beside, if it is.
fn low_beside(rule: &AbnormallyLow, price: &Big, among: &[Big]) -> Option<Big> {
    let (figure, by) = match rule {
        AbnormallyLow::BelowAmount(amount) => {
            let amount = big(amount.unwrap());
            return (*price < amount).then_some(amount);
        }
        AbnormallyLow::BelowMean(by) => (prices::mean(among), by),
        AbnormallyLow::BelowMedian(by) => (prices::median(among), by),
        AbnormallyLow::BelowNext(by) => {
            if among.iter().any(|other| other < price) {
                return None;
            }
            (among.iter().filter(|other| *other > price).min()?.clone(), by)
        }
    };
    ((&figure - price) / &figure >= percent(by.unwrap())).then_some(figure)
}
