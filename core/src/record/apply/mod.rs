//! Folding an event into the state.

pub(crate) mod offers;

use crate::assessment::figures_found;
use crate::bid::Bid;
use crate::evaluation::{AgreedScore, Decision, Outcome};
use crate::id::{BidId, CriterionId};
use crate::procurement::Procurement;
use crate::scheme::{Criterion, Kind, TieBreak};

use super::{Command, CriterionChange, Detail, Event};

/// Folds an event into the state that it was decided on. It never fails: what could have failed
/// was refused by [`decide`](super::decide).
pub fn apply(procurement: &mut Procurement, event: &Event) {
    command(procurement, event.command());
}

pub(super) fn command(to: &mut Procurement, command: &Command) {
    match command {
        Command::SetDetail(detail) => set_detail(to, detail),
        Command::SetMeasures(measures) => to.measures = (**measures).clone(),
        Command::SetLot(lot) => put(&mut to.scheme.lots, lot, |there| there.id == lot.id),
        Command::RemoveLot(id) => {
            to.scheme.lots.retain(|lot| lot.id != *id);
            for supplier in &mut to.suppliers {
                supplier.lot_preference.retain(|lot| lot != id);
            }
        }
        Command::SetPointsAvailable(points) => to.scheme.points_available = *points,
        Command::SetWeights(weights) => to.scheme.weights = *weights,
        Command::SetMinimum(minimum) => to.scheme.minimum = *minimum,
        Command::SetAward(award) => to.scheme.award = award.clone(),
        Command::SetPriceOpening(opening) => to.scheme.price_opening = *opening,
        Command::AddCriterion { section, criterion } => {
            if let Some(children) = to.scheme.children_mut(section.as_ref()) {
                children.push(criterion.clone());
            }
        }
        Command::RemoveCriterion(id) => remove_criterion(to, id),
        Command::MoveCriterion { criterion, section, position } => {
            move_criterion(to, criterion, section.as_ref(), *position);
        }
        Command::ChangeCriterion { criterion, change } => {
            if let Some(criterion) = to.scheme.criterion_mut(criterion) {
                change_criterion(criterion, change);
            }
            if let CriterionChange::Schedule(schedule) = change {
                offers::drop_rates(to, criterion, schedule.as_ref());
            }
        }
        Command::SetScale(scale) => put(&mut to.scheme.scales, scale, |there| there.id == scale.id),
        Command::RemoveScale(id) => to.scheme.scales.retain(|scale| scale.id != *id),
        Command::SetRounding(rounding) => to.scheme.rounding = *rounding,
        Command::SetTieBreak(ladder) => to.scheme.tie_break.clone_from(ladder),
        Command::SetBelowMinimum(rule) => to.scheme.below_minimum = *rule,
        Command::AddBid { bid, lot, supplier } => {
            if to.supplier(&supplier.id).is_none() {
                to.suppliers.push(supplier.clone());
            }
            to.bids.push(Bid::blank(bid.clone(), supplier.id.clone(), lot.clone()));
        }
        Command::ChangeSupplier { supplier, field, text } => {
            offers::change_supplier(to, supplier, *field, text);
        }
        Command::SetBidTitle { bid, title } => {
            if let Some(bid) = to.bids.iter_mut().find(|there| there.id == *bid) {
                bid.title.clone_from(title);
            }
        }
        Command::RemoveBid(id) => remove_bid(to, id),
        Command::SetPrice { bid, criterion, amount } => {
            offers::set_price(to, bid, criterion, *amount);
        }
        Command::SetRate { bid, criterion, line, rate } => {
            offers::set_rate(to, bid, criterion, line, *rate);
        }
        Command::SetAnswer { bid, criterion, text } => {
            offers::set_answer(to, bid, criterion, text);
        }
        Command::SetLotPreference { supplier, lots } => {
            if let Some(found) = to.suppliers.iter_mut().find(|there| there.id == *supplier) {
                found.lot_preference.clone_from(lots);
            }
        }
        Command::ChangeOffer { bid, measure, change } => {
            offers::change_offer(to, bid, measure, change);
        }
        Command::SetScore { bid, criterion, level } => {
            let scores = &mut to.evaluation.scores;
            let of = |score: &AgreedScore| score.bid == *bid && score.criterion == *criterion;
            match level {
                None => scores.retain(|score| !of(score)),
                Some(level) => match scores.iter_mut().find(|score| of(score)) {
                    Some(score) => score.level = level.clone(),
                    None => scores.push(AgreedScore {
                        bid: bid.clone(),
                        criterion: criterion.clone(),
                        level: level.clone(),
                        reason: Box::default(),
                    }),
                },
            }
        }
        Command::SetReason { bid, criterion, reason } => {
            let of = |score: &&mut AgreedScore| score.bid == *bid && score.criterion == *criterion;
            if let Some(score) = to.evaluation.scores.iter_mut().find(of) {
                score.reason = reason.as_str().into();
            }
        }
        Command::Decide(decision) => decide(to, decision),
        Command::Undecide { bid, criterion, about } => {
            to.evaluation
                .decisions
                .retain(|there| !there.is_about(bid, criterion.as_ref(), *about));
        }
        Command::RecordDraw(draw) => to.evaluation.draws.push(draw.clone()),
        Command::TakeBackDraw(bid) => {
            to.evaluation.draws.retain(|draw| !draw.order.contains(bid));
        }
        Command::Withdraw(withdrawn) => {
            put(&mut to.evaluation.withdrawals, withdrawn, |there| there.bid == withdrawn.bid);
        }
        Command::TakeBackWithdrawal(bid) => {
            to.evaluation.withdrawals.retain(|there| there.bid != *bid);
        }
        Command::Together(commands) => {
            for each in commands {
                self::command(to, each);
            }
        }
    }
}

/// Puts a thing in place of the one that is the same, or at the end.
fn put<T: Clone>(things: &mut Vec<T>, thing: &T, same: impl Fn(&T) -> bool) {
    match things.iter_mut().find(|there| same(there)) {
        Some(there) => *there = thing.clone(),
        None => things.push(thing.clone()),
    }
}

fn decide(to: &mut Procurement, decision: &Decision) {
    let same = |there: &Decision| {
        there.is_about(&decision.bid, decision.criterion.as_ref(), decision.about)
    };
    put(&mut to.evaluation.decisions, decision, same);
    // What is accepted are the figures as they stand, where the command does not say which it saw.
    if decision.outcome == Outcome::Accept && decision.figures.is_none() {
        let figures = figures_found(to, decision).unwrap_or_default();
        if let Some(there) = to.evaluation.decisions.iter_mut().find(|there| same(there)) {
            there.figures = Some(figures);
        }
    }
}

fn set_detail(to: &mut Procurement, detail: &Detail) {
    let details = &mut to.details;
    match detail {
        Detail::Title(text) => details.title.clone_from(text),
        Detail::Authority(text) => details.authority.clone_from(text),
        Detail::Reference(text) => details.reference.clone_from(text),
        Detail::Regime(regime) => details.regime = *regime,
        Detail::SendTo(text) => details.send_to.clone_from(text),
        Detail::EstimatedValue(value) => details.estimated_value = *value,
        Detail::Note(text) => details.note.clone_from(text),
    }
}

fn remove_criterion(to: &mut Procurement, id: &CriterionId) {
    let Some(parent) = to.scheme.parent(id) else { return };
    if let Some(children) = to.scheme.children_mut(parent.as_ref()) {
        children.retain(|child| child.id != *id);
    }
    // What was given for it, or for what was in it, means nothing any more.
    let scheme = &to.scheme;
    for bid in &mut to.bids {
        bid.prices.retain(|price| scheme.criterion(&price.criterion).is_some());
        bid.answers.retain(|answer| scheme.criterion(&answer.criterion).is_some());
    }
    to.evaluation.scores.retain(|score| scheme.criterion(&score.criterion).is_some());
    to.evaluation.decisions.retain(|decision| {
        decision.criterion.as_ref().is_none_or(|id| scheme.criterion(id).is_some())
    });
    let ladder: Vec<TieBreak> = scheme
        .tie_break
        .iter()
        .filter(|step| match step {
            TieBreak::HigherPoints(id) | TieBreak::LowerPrice(id) | TieBreak::HigherIncome(id) => {
                scheme.criterion(id).is_some()
            }
            TieBreak::LotsDrawn => true,
        })
        .cloned()
        .collect();
    to.scheme.tie_break = ladder;
}

fn move_criterion(
    to: &mut Procurement,
    id: &CriterionId,
    section: Option<&CriterionId>,
    position: usize,
) {
    let Some(parent) = to.scheme.parent(id) else { return };
    let Some(children) = to.scheme.children_mut(parent.as_ref()) else { return };
    let Some(at) = children.iter().position(|child| child.id == *id) else { return };
    let criterion = children.remove(at);
    if let Some(children) = to.scheme.children_mut(section) {
        children.insert(position.min(children.len()), criterion);
    }
}

fn change_criterion(criterion: &mut Criterion, change: &CriterionChange) {
    match (change, &mut criterion.kind) {
        (CriterionChange::Title(text), _) => criterion.title.clone_from(text),
        (CriterionChange::Weight(weight), _) => criterion.weight = *weight,
        (CriterionChange::Minimum(minimum), _) => criterion.minimum = *minimum,
        (CriterionChange::WeightsAre(weights), Kind::Group(group)) => group.weights = *weights,
        (CriterionChange::Method(method), Kind::Price(price)) => {
            price.method = method.clone();
            if !price.method.is_scored() {
                criterion.weight = None;
                criterion.minimum = None;
            }
        }
        (CriterionChange::Basis(basis), Kind::Price(price)) => price.basis = basis.clone(),
        (CriterionChange::Schedule(schedule), Kind::Price(price)) => {
            price.schedule.clone_from(schedule);
        }
        (CriterionChange::Budget(budget), Kind::Price(price)) => price.budget = *budget,
        (CriterionChange::AbnormallyLow(rule), Kind::Price(price)) => {
            price.abnormally_low.clone_from(rule);
        }
        (CriterionChange::Scale(scale), Kind::Quality(quality)) => quality.scale.clone_from(scale),
        (CriterionChange::QualityRule(rule), Kind::Quality(quality)) => quality.rule = *rule,
        (CriterionChange::Question(text), Kind::Quality(quality)) => {
            quality.question.clone_from(text);
        }
        (CriterionChange::Question(text), Kind::PassFail(question)) => {
            question.question.clone_from(text);
        }
        (CriterionChange::WordLimit(limit), Kind::Quality(quality)) => quality.word_limit = *limit,
        (CriterionChange::WordLimit(limit), Kind::Commitment(commitment)) => {
            commitment.word_limit = *limit;
        }
        (CriterionChange::Rule(rule), Kind::Commitment(commitment)) => {
            commitment.rule = rule.clone();
        }
        (CriterionChange::MinimumQuantity(minimum), Kind::Commitment(commitment)) => {
            commitment.minimum_quantity = *minimum;
        }
        (CriterionChange::Limit(limit), Kind::Commitment(commitment)) => commitment.limit = *limit,
        (CriterionChange::Scaled(scaled), Kind::Commitment(commitment)) => {
            commitment.scaled = *scaled;
        }
        (CriterionChange::Relevance(text), Kind::Commitment(commitment)) => {
            commitment.relevance.clone_from(text);
        }
        (CriterionChange::Values(values), Kind::CommitmentValue(value)) => {
            value.clone_from(values);
        }
        _ => {}
    }
}

fn remove_bid(to: &mut Procurement, id: &BidId) {
    let Some(supplier) = to.bid(id).map(|bid| bid.supplier.clone()) else { return };
    to.bids.retain(|bid| bid.id != *id);
    to.evaluation.scores.retain(|score| score.bid != *id);
    to.evaluation.decisions.retain(|decision| decision.bid != *id);
    to.evaluation.withdrawals.retain(|withdrawn| withdrawn.bid != *id);
    to.evaluation.draws.retain(|draw| !draw.order.contains(id));
    if to.bids.iter().all(|bid| bid.supplier != supplier) {
        to.suppliers.retain(|there| there.id != supplier);
    }
}
