//! The award decision that a record holds, the result that it rests on, and what has to be known of the two.

use std::collections::BTreeSet;

use crate::assessment::{LotReport, Reading, Report, assess};
use crate::fault::{Fault, Place};
use crate::id::BidId;
use crate::number::list;
use crate::procurement::Procurement;
use crate::record::{Awarded, MOVED_ON, Record};

/// The award decision of a record that stands, and the result that it rests on: that of the figures as they stood then,
/// whatever was changed since; only what the procurement and its suppliers are called is as it is now. Fails where none is
/// recorded, so that nothing of a result is shown to others before, and where the criteria cannot score.
pub fn decided_result(record: &Record) -> Result<(&Awarded, Report), Fault> {
    let place = || Place::new("record/award", "Award decision");
    let process = &record.state().process;
    let Some(award) = process.award() else {
        let (problem, remedy) = if process.awards.is_empty() {
            ("No award decision is recorded in this file", "Record the award decision first.")
        } else {
            (
                "The award decision in this file was withdrawn",
                "Record the new award decision first.",
            )
        };
        let problem = format!("{problem}, so nothing of its result is shown.");
        return Err(Fault::new(place(), problem, remedy));
    };
    let procurement = called_as_now(&award.decided_on, record.procurement());
    let assessment = assess(&procurement, Reading::AsStated).map_err(|faults| {
        let first = faults.into_iter().next();
        first.unwrap_or_else(|| Fault::new(place(), "The result cannot be worked out.", ""))
    })?;
    Ok((award, assessment.report(&procurement)))
}

/// The procurement that was decided on, with what it and its suppliers are called now: names are no figures, and one that
/// was misspelt can be put right without another decision.
fn called_as_now(decided_on: &Procurement, now: &Procurement) -> Procurement {
    let mut called = decided_on.clone();
    called.details.clone_from(&now.details);
    for supplier in &mut called.suppliers {
        if let Some(now) = now.supplier(&supplier.id) {
            supplier.name.clone_from(&now.name);
        }
    }
    called
}

/// Where the award decision that stands is not what the result comes to that it rests on, in sentences: another bid is
/// awarded a lot than the award criteria come to, or that result was not final. People decide, and may have their reason;
/// whoever reads a result must not take the one for the other. Empty where there is no decision.
fn departures(record: &Record) -> Vec<String> {
    let Ok((award, report)) = decided_result(record) else { return Vec::new() };
    let several = report.lots.len() > 1;
    let mut said: Vec<String> = report
        .lots
        .iter()
        .filter_map(|lot| departure(award, lot, several.then_some(lot.title.trim())))
        .collect();
    if report.lots.iter().any(|lot| lot.provisional) {
        said.push(format!(
            "The award decision of entry {} rests on a result that was not final: something was still to be decided, or a score or price was missing.",
            award.entry
        ));
    }
    said
}

/// That a lot is awarded otherwise than the award criteria come to. `title`: its name, where there are several.
fn departure(award: &Awarded, lot: &LotReport, title: Option<&str>) -> Option<String> {
    let winners = award.decision.lots.iter().find(|it| it.lot == lot.lot);
    let winners = winners.map_or(&[][..], |it| &it.winners);
    Departs::from_criteria(lot, winners)?;
    let names = |bids: &[BidId]| {
        let name = |id: &BidId| {
            let bid = lot.bids.iter().find(|bid| bid.bid == *id);
            bid.map_or_else(|| id.to_string(), |bid| bid.name.clone())
        };
        if bids.is_empty() {
            "nobody".to_owned()
        } else {
            list(&bids.iter().map(name).collect::<Vec<_>>())
        }
    };
    let what = title.map_or_else(|| "the contract".to_owned(), |title| format!("“{title}”"));
    let by_criteria = match (lot.award.winners.as_slice(), lot.award.undecided.as_slice()) {
        (winners, []) => format!("awarded to {}", names(winners)),
        ([], equal) => format!("undecided between {}", names(equal)),
        (winners, equal) => {
            format!("awarded to {}, and undecided between {}", names(winners), names(equal))
        }
    };
    Some(format!(
        "The award decision of entry {} awards {what} to {}. By the award criteria, it would be {by_criteria}.",
        award.entry,
        names(winners)
    ))
}

/// How who is awarded a lot is not what the award criteria come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Departs {
    /// The criteria leave bids equal, and people decided between them.
    BetweenEqual,
    /// It is not awarded.
    NotAwarded,
    /// Others are awarded it.
    Otherwise,
}

impl Departs {
    pub(super) fn from_criteria(lot: &LotReport, winners: &[BidId]) -> Option<Self> {
        let all = |bids: &[BidId]| bids.iter().cloned().collect::<BTreeSet<_>>();
        let [own, by_criteria, equal] =
            [winners, &lot.award.winners, &lot.award.undecided].map(all);
        if own == by_criteria && equal.is_empty() {
            None
        } else if own.is_empty() {
            Some(Self::NotAwarded)
        } else if own.is_superset(&by_criteria) && own.is_subset(&(&by_criteria | &equal)) {
            Some(Self::BetweenEqual)
        } else {
            Some(Self::Otherwise)
        }
    }

    /// The same for the public: a sentence.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::BetweenEqual => {
                "By the award criteria bids are equal here, and people decided between them."
            }
            Self::NotAwarded => "It is not awarded. By the award criteria it would be.",
            Self::Otherwise => "The award is not what the award criteria come to.",
        }
    }
}

/// What has to be known of the award decision beside a result that is worked out from the figures as they are now, in
/// sentences: that it is not what the award criteria come to, or was made on other figures. Empty where all is as it
/// should be.
#[must_use]
pub fn beside_figures(record: &Record) -> Vec<String> {
    let has_moved_on = record.state().process.has_moved_on(record.procurement());
    departures(record).into_iter().chain(has_moved_on.then(|| MOVED_ON.to_owned())).collect()
}

/// What whoever publishes the result of an award, or shows it, must know of it, in sentences: that it is not what the
/// criteria come to, that nobody else has approved it, that something was changed or recorded since, and who of those that
/// it names has withdrawn. Empty where all is as it should be.
#[must_use]
pub fn about_the_award(record: &Record) -> Vec<String> {
    let (process, now) = (&record.state().process, record.procurement());
    let Some(award) = process.award() else { return Vec::new() };
    let mut said = departures(record);
    if !process.approvals.contains_key(&award.entry) {
        said.push(format!("Nobody else has approved the award decision of entry {}.", award.entry));
    }
    if award.has_moved_on(now) {
        said.push("Bids, scores, decisions, draws, withdrawals or something else that results come from were changed or recorded after the award was decided. This is the result as it was decided on.".to_owned());
        let winners = award.decision.lots.iter().flat_map(|lot| &lot.winners);
        let gone = winners.filter(|bid| now.evaluation.is_withdrawn(bid));
        said.extend(
            gone.filter_map(|id| now.bid(id))
                .map(|bid| format!("{} is awarded in it and has withdrawn.", now.bid_name(bid))),
        );
    }
    said
}
