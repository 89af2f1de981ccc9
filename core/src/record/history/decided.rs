//! What people decided, drew or were told about bids, in words: outcome, reason and everyone who is named.

use crate::assessment::about_words;
use crate::evaluation::{About, Decision, Draw, Ground, Outcome, Withdrawn};
use crate::fault::Place;
use crate::id::{BidId, CriterionId};
use crate::number::Money;
use crate::procurement::{Procurement, places};

use super::super::{Command, apply};
use super::acts::sentence;
use super::bids::in_lot;
use super::changed::Changed;

/// What a command changes in decisions, draws and withdrawals.
pub(super) fn changed(command: &Command, of: &Procurement) -> Changed {
    // Several things can be found on one question.
    let decided = |bid: &BidId, criterion: Option<&CriterionId>, about: About| {
        let place = in_lot(of, bid, places::decision(of, bid, criterion, about));
        Place::new(place.path(), format!("{place} ({})", about_words(about)))
    };
    let withdrawal = |bid: &BidId| {
        let there = of.evaluation.withdrawals.iter().find(|there| there.bid == *bid);
        there.map(withdrawn_in_words)
    };
    match command {
        Command::Decide(decision) => {
            let Decision { bid, criterion, about, .. } = decision;
            Changed::from_to(
                &decided(bid, criterion.as_ref(), *about),
                of.evaluation.decision(bid, criterion.as_ref(), *about).map(decision_in_words),
                Some(as_it_stands(decision, of)),
            )
        }
        Command::Undecide { bid, criterion, about } => Changed::from_to(
            &decided(bid, criterion.as_ref(), *about),
            of.evaluation.decision(bid, criterion.as_ref(), *about).map(decision_in_words),
            None,
        ),
        Command::RecordDraw(draw) => {
            Changed::said(format!("Lots were drawn {}", draw_in_words(draw, of)))
        }
        Command::TakeBackDraw(bid) => {
            let draw = of.evaluation.draws.iter().find(|draw| draw.order.contains(bid));
            let what =
                draw.map_or_else(String::new, |draw| format!(": {}", draw_in_words(draw, of)));
            Changed::said(format!("A draw of lots was taken back{what}"))
        }
        Command::Withdraw(withdrawn) => Changed::from_to(
            &in_lot(of, &withdrawn.bid, places::withdrawal(of, &withdrawn.bid)),
            withdrawal(&withdrawn.bid),
            Some(withdrawn_in_words(withdrawn)),
        ),
        Command::TakeBackWithdrawal(bid) => {
            Changed::from_to(&in_lot(of, bid, places::withdrawal(of, bid)), withdrawal(bid), None)
        }
        _ => Changed::said("Changed"),
    }
}

/// A decision as a command leaves it: what is accepted are figures, also where the command names none.
fn as_it_stands(decision: &Decision, of: &Procurement) -> String {
    if decision.outcome != Outcome::Accept || decision.figures.is_some() {
        return decision_in_words(decision);
    }
    let mut after = of.clone();
    apply::command(&mut after, &Command::Decide(decision.clone()));
    let stands =
        after.evaluation.decision(&decision.bid, decision.criterion.as_ref(), decision.about);
    decision_in_words(stands.unwrap_or(decision))
}

/// What was decided, by whom, and why.
fn decision_in_words(decision: &Decision) -> String {
    let outcome = match decision.outcome {
        Outcome::Accept => "accepted",
        Outcome::Clarify => "put to the supplier",
        Outcome::Exclude => "excluded",
    };
    let approved = match decision.approved_by.trim() {
        "" => String::new(),
        who => format!(", {who} named as approver"),
    };
    let ground = decision.ground.map(Ground::in_words);
    let ground = ground.map_or_else(String::new, |ground| format!("; ground: {ground}"));
    format!(
        "{outcome} by {}{approved}{}{ground} ({})",
        decision.decided_by.trim(),
        accepted(decision),
        sentence(&decision.reason)
    )
}

/// The figures that were accepted, where there are any.
fn accepted(decision: &Decision) -> String {
    let figures = decision.figures.as_deref().filter(|figures| !figures.is_empty());
    let Some(figures) = figures.filter(|_| decision.outcome == Outcome::Accept) else {
        return String::new();
    };
    let shown =
        |figure: &str| Money::parse(figure).map_or_else(|_| figure.to_owned(), Money::in_words);
    let figures = match decision.about {
        // There is no figure in it.
        About::Failed | About::PriceMissing => return String::new(),
        About::SumDiffers | About::OverBudget | About::AbnormallyLow => {
            figures.split(" against ").map(shown).collect::<Vec<_>>().join(" against ")
        }
        About::BelowMinimum => format!("{figures} of the points"),
        About::BeyondLimit => figures.to_owned(),
    };
    format!(", with the figures {figures}")
}

/// Who drew lots, who saw it, and what came of it.
fn draw_in_words(draw: &Draw, of: &Procurement) -> String {
    let bids = draw.order.iter().map(|bid| in_lot(of, bid, places::bid(of, bid)).to_string());
    format!(
        "by {}, witness {}, in this order: {}",
        draw.drawn_by,
        draw.witness,
        bids.collect::<Vec<_>>().join(", ")
    )
}

/// Who recorded that a bid was withdrawn, and what was said.
fn withdrawn_in_words(withdrawn: &Withdrawn) -> String {
    format!("recorded by {} ({})", withdrawn.recorded_by.trim(), sentence(&withdrawn.reason))
}
