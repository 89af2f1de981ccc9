//! What an entry says, in words.

use crate::fault::Place;
use crate::id::BidId;
use crate::procurement::places;

use super::super::{Act, Arrived, Entry, Origin, Standing, State};
use super::bids::in_lot;
use super::changed::Changed;
use super::criteria;

pub(super) fn first(entry: &Entry) -> Changed {
    let Act::Start(start) = &entry.act else { return Changed::said("Started") };
    let from = match &start.origin {
        Origin::New => "The record was started".to_owned(),
        Origin::KeptBefore => {
            "The record was started with what this browser had kept before".to_owned()
        }
        Origin::File { sha256, .. } => {
            format!("The record was started from a procurement’s file (SHA-256 {sha256})")
        }
    };
    Changed::said(match &start.standing {
        Standing::Draft => from,
        Standing::Practice => format!("{from}, as a practice copy: not for award"),
        Standing::Published { notice, when } => {
            format!("{from}; its criteria were published in {notice} on {}", when.in_words())
        }
    })
}

pub(super) fn acted(entry: &Entry, before: &State) -> Vec<Changed> {
    let of = &before.procurement;
    let said = |what: String| vec![Changed::said(what)];
    match &entry.act {
        Act::Start(_) => said("The record was started".to_owned()),
        Act::Change(command) => criteria::changed(command, of),
        Act::Undo(number) => said(format!("Entry {number} was taken back")),
        Act::Lock(lock) => said(format!(
            "The award criteria were locked, check code {}, tender deadline {}",
            entry.check_code(),
            lock.deadline.in_words()
        )),
        Act::Amend(amendment) => said(format!(
            "The locked criteria were opened for an amendment: {} Notice: {}",
            sentence(&amendment.reason),
            amendment.notice
        )),
        Act::NoteError(noted) => said(format!(
            "An error in the criteria was recorded: {} Decided: {}",
            sentence(&noted.error),
            noted.decision
        )),
        Act::Open(opening) => said(format!(
            "{} were opened on {} by {}, witness {}",
            match &opening.lot {
                Some(lot) if of.scheme.lots.len() > 1 => {
                    format!("Bids for {}", of.scheme.lot_name(lot))
                }
                _ => "Bids".to_owned(),
            },
            opening.when.in_words(),
            opening.opened_by,
            opening.witness
        )),
        Act::ReceiveLate(late) => said(format!(
            "A late bid of {}{} was received on {}{}",
            late.supplier,
            late.lot
                .as_ref()
                .map(|lot| format!(" for {}", of.scheme.lot_name(lot)))
                .unwrap_or_default(),
            late.received.in_words(),
            match late.circumstances.trim() {
                "" => String::new(),
                known => format!(" ({})", sentence(known)),
            }
        )),
        Act::DecideLate(decision) => said(format!(
            "The late bid of entry {} was {}{}: {}",
            decision.entry,
            if decision.accepted { "taken in" } else { "not taken in" },
            if decision.other_in_time {
                ", and another of the same supplier came in time"
            } else {
                ""
            },
            decision.reason
        )),
        Act::AcceptResponse(it) => vec![Changed::at(
            &Place::new(format!("suppliers/{}", it.supplier.id), it.supplier.name.trim()),
            &format!(
                "A response that came {} was taken in, check code {}{}{}{}",
                match it.arrived {
                    Arrived::InTime => "in time".to_owned(),
                    Arrived::Late(entry) => format!("late (entry {entry})"),
                },
                it.file.in_short(),
                match it.price_file {
                    Some(price) => format!(", price file {}", price.in_short()),
                    None => String::new(),
                },
                match it.replaces {
                    Some(entry) => format!(", in place of the one of entry {entry}"),
                    None => String::new(),
                },
                left_out(&it.left_out)
            ),
        )],
        Act::ConfirmScores(lot) => {
            vec![Changed::at(&places::lot(lot), "Every agreed score was confirmed")]
        }
        Act::ReopenScores(it) => vec![Changed::at(
            &places::lot(&it.lot),
            &format!("Confirmed scores were opened again ({})", sentence(&it.reason)),
        )],
        Act::AcceptPrices(it) => said(format!(
            "The price file of the response of entry {} was taken in, check code {}{}",
            it.response,
            it.file.in_short(),
            left_out(&it.left_out)
        )),
        Act::Approve(number) => said(format!("Entry {number} was approved")),
        Act::CheckFigures(checked) => {
            vec![Changed::at(
                &in_lot(of, &checked.bid, places::bid(of, &checked.bid)),
                "The figures were compared with the bid",
            )]
        }
        Act::Award(award) => {
            let mut said = format!(
                "The award was decided on {} by {} ({})",
                award.when.in_words(),
                award.decided_by.trim(),
                sentence(&award.reason)
            );
            let names = |bids: &[BidId]| {
                bids.iter()
                    .map(|bid| places::bid(of, bid).to_string())
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            for lot in &award.lots {
                said.push_str("; ");
                let title = of.scheme.lot(&lot.lot).map_or("", |lot| lot.title.trim());
                if !title.is_empty() {
                    said.push_str(title);
                    said.push_str(": ");
                }
                said.push_str(&match lot.winners.as_slice() {
                    [] => "nobody".to_owned(),
                    winners => names(winners),
                });
                if !lot.reserves.is_empty() {
                    said.push_str(", in reserve: ");
                    said.push_str(&names(&lot.reserves));
                }
            }
            vec![Changed::said(said)]
        }
        Act::WithdrawAward(it) => said(format!(
            "The award decision of entry {} was withdrawn on {} by {} ({})",
            it.entry,
            it.when.in_words(),
            it.decided_by.trim(),
            sentence(&it.reason)
        )),
    }
}

pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// How much of a file was left out.
fn left_out(sentences: &[String]) -> String {
    match sentences.len() {
        0 => String::new(),
        1 => ", 1 thing left out to be asked".to_owned(),
        many => format!(", {many} things left out to be asked"),
    }
}
