//! What a decision, a draw of lots and a withdrawal must say, wherever they come from: from a
//! person, or from a file.

use crate::evaluation::{About, Decision, Draw, Outcome, Withdrawn};
use crate::fault::{Fault, Place};
use crate::names::same_person;
use crate::procurement::{Procurement, places};

/// What to do where a person is not named.
const NAME: &str = "Enter the name of the person.";

/// What is wrong with what a decision says.
pub(crate) fn decision(of: &Procurement, decision: &Decision) -> Option<Fault> {
    let place = || places::decision(of, &decision.bid, decision.criterion.as_ref(), decision.about);
    said(&decision.reason, place, "A decision needs a reason.", "Say why, in a sentence.")
        .or_else(|| said(&decision.decided_by, place, "It is not said who decided.", NAME))
        .or_else(|| match decision.outcome {
            Outcome::Exclude => exclusion(decision, &place()),
            Outcome::Accept if decision.about == About::PriceMissing => Some(Fault::new(
                place(),
                "A bid without a price cannot be accepted: a missing price is never taken as £0.",
                "Ask the supplier (clarify), enter the price, or exclude the bid.",
            )),
            Outcome::Accept | Outcome::Clarify => None,
        })
}

/// An exclusion has a ground, and someone else approves it.
fn exclusion(decision: &Decision, place: &Place) -> Option<Fault> {
    if decision.ground.is_none() {
        return Some(Fault::new(
            place.within("ground", "ground"),
            "An exclusion needs a ground.",
            "Choose the ground on which the bid is excluded.",
        ));
    }
    let place = || place.within("approved_by", "approved by");
    said(&decision.approved_by, place, "It is not said who approved the exclusion.", NAME).or_else(
        || {
            same_person(&decision.approved_by, &decision.decided_by).then(|| {
                Fault::new(
                    place(),
                    "The same person decided and approved.",
                    "An exclusion is approved by someone else.",
                )
            })
        },
    )
}

/// What is wrong with what a draw of lots says.
pub(crate) fn draw(draw: &Draw) -> Option<Fault> {
    let place = places::draws;
    if draw.order.len() < 2 {
        return Some(Fault::new(
            place(),
            "Lots are drawn between two bids or more.",
            "Name the equal bids, in the order in which they were drawn.",
        ));
    }
    said(&draw.drawn_by, place, "It is not said who drew.", NAME)
        .or_else(|| said(&draw.witness, place, "It is not said who was the witness.", NAME))
        .or_else(|| {
            same_person(&draw.drawn_by, &draw.witness).then(|| {
                let problem = "The same person drew lots and was the witness.";
                Fault::new(place(), problem, "A witness is someone else.")
            })
        })
}

/// What is wrong with what a withdrawal says.
pub(crate) fn withdrawal(of: &Procurement, withdrawn: &Withdrawn) -> Option<Fault> {
    let place = || places::withdrawal(of, &withdrawn.bid);
    let (reason, what) = ("A withdrawal needs a reason.", "Say what the bidder said.");
    said(&withdrawn.reason, place, reason, what)
        .or_else(|| said(&withdrawn.recorded_by, place, "It is not said who recorded this.", NAME))
}

/// That something was said at all.
fn said(text: &str, place: impl Fn() -> Place, problem: &str, remedy: &str) -> Option<Fault> {
    text.trim().is_empty().then(|| Fault::new(place(), problem, remedy))
}
