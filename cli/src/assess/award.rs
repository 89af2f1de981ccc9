//! Who is awarded what, and what follows, for people.

use common_measure::assessment::{
    Decider, FindingReport, LotReport, OrderReport, PEOPLE_DECIDE, Report, deciders_in_words,
};
use common_measure::evaluation::{Ground, Outcome};
use common_measure::id::BidId;

use crate::page::Page;

/// The award of a lot by the rules, with the draws and withdrawals that it rests on.
pub(super) fn award(page: &mut Page, lot: &LotReport) {
    page.heading("Award by these rules");
    page.lines(lot.award.in_words.iter().map(|sentence| format!("- {sentence}")));
    page.line(PEOPLE_DECIDE);
    if !lot.draws.is_empty() {
        page.heading("Lots drawn");
        page.lines(lot.draws.iter().map(|draw| {
            let order: Vec<&str> = draw.order.iter().map(|bid| name(lot, bid)).collect();
            format!(
                "- {}. Drawn by {}; witness {}.",
                order.join(", then "),
                draw.drawn_by,
                draw.witness
            )
        }));
    }
    if !lot.withdrawals.is_empty() {
        page.heading("Withdrawn");
        page.lines(lot.withdrawals.iter().map(|withdrawn| {
            let name = name(lot, &withdrawn.bid);
            format!("- {name} ({}): {}", withdrawn.recorded_by, withdrawn.reason)
        }));
    }
}

/// What was found about a bid, and what was decided.
pub(super) fn decided(finding: &FindingReport) -> String {
    let Some(decision) = &finding.decision else {
        let undecided =
            if finding.open { "Nobody has decided yet." } else { finding.undecided_in_words() };
        return format!("{} {undecided}", finding.sentence);
    };
    let outcome = match decision.outcome {
        Outcome::Accept if decision.outdated => {
            "Accepted when its figures were others, so to be decided again"
        }
        Outcome::Accept => "Accepted",
        Outcome::Clarify => "The supplier is being asked: not decided yet",
        Outcome::Exclude => "Excluded",
    };
    let ground = decision.ground.map(Ground::in_words);
    let ground = ground.map(|ground| format!(" because {ground}")).unwrap_or_default();
    let approved = match decision.approved_by.trim() {
        "" => String::new(),
        who => format!(", {who} named as approver"),
    };
    format!(
        "{} {outcome}{ground} ({}{approved}): {}",
        finding.sentence, decision.decided_by, decision.reason
    )
}

/// The award under every order in which the lots can be taken.
pub(super) fn orders(page: &mut Page, report: &Report, found: Option<&[OrderReport]>) {
    page.heading("Award under every order of lots");
    let Some(found) = found else {
        page.line(
            "The order of lots changes nothing: there is one lot, or no limit on how many one supplier may win; or there are more than six, and their orders are not tried.",
        );
        return;
    };
    let title = |id: &common_measure::id::LotId| {
        report.lots.iter().find(|lot| lot.lot == *id).map_or("", |lot| lot.title.as_str())
    };
    for outcome in found {
        let orders: Vec<String> = outcome
            .orders
            .iter()
            .map(|order| order.iter().map(title).collect::<Vec<_>>().join(", "))
            .collect();
        let stated = if outcome.as_stated { " (includes the order as stated)" } else { "" };
        page.line(format!("{}{stated}:", orders.join("; or ")));
        for (lot, award) in report.lots.iter().zip(&outcome.awards) {
            let winners = match (award.winners.as_slice(), award.undecided.as_slice()) {
                ([], []) => "nobody".to_owned(),
                ([], equal) => format!("undecided between {}", names(lot, equal)),
                (winners, []) => names(lot, winners),
                (winners, equal) => {
                    format!("{}; undecided between {}", names(lot, winners), names(lot, equal))
                }
            };
            page.line(format!("- {}: {winners}", title(&lot.lot)));
        }
    }
}

/// Whether a bid that cannot win decides between the first two.
pub(super) fn deciders(page: &mut Page, report: &Report, found: &[Decider]) {
    page.heading("Does a bid that cannot win decide between the first two?");
    let name = |id: &BidId| {
        let mut bids = report.lots.iter().flat_map(|lot| &lot.bids);
        bids.find(|bid| bid.bid == *id).map_or_else(|| id.to_string(), |bid| bid.name.clone())
    };
    page.lines(deciders_in_words(found, name).iter().map(|sentence| format!("- {sentence}")));
}

fn names(lot: &LotReport, bids: &[BidId]) -> String {
    bids.iter().map(|bid| name(lot, bid)).collect::<Vec<_>>().join(", ")
}

/// What a bid of a lot is called.
pub(super) fn name<'a>(lot: &'a LotReport, id: &'a BidId) -> &'a str {
    lot.bids.iter().find(|bid| bid.bid == *id).map_or(id.as_str(), |bid| &bid.name)
}
