//! `state`: where the procurement of a record stands on its way to an award.

use common_measure::id::{BidId, LotId};
use common_measure::procurement::places;
use common_measure::publication::beside_figures;
use common_measure::record::{Awarded, Process, Record};
use serde::Serialize;

use crate::arguments::{Format, Stand};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

/// Where it stands, for programs.
#[derive(Debug, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is asked by itself")]
struct Standing {
    title: String,
    practice: bool,
    locked: bool,
    criteria_check_code: Option<String>,
    deadline: Option<String>,
    /// Whether the bids of every lot were opened.
    opened: bool,
    lots: Vec<LotStanding>,
    bids: usize,
    late_bids_undecided: usize,
    bids_entered_though_late: Vec<BidId>,
    unchecked_figures: Vec<String>,
    unapproved_entries: Vec<u64>,
    awarded: bool,
    /// What has to be known of the award, in sentences.
    about_the_award: Vec<String>,
    awards_withdrawn: usize,
    entries: usize,
    check_code: String,
}

/// Where one lot stands.
#[derive(Debug, Serialize)]
struct LotStanding {
    lot: LotId,
    opened: bool,
    /// By the award decision that stands; none where there is none, or where nobody was awarded it.
    winners: Vec<BidId>,
    reserves: Vec<BidId>,
}

impl LotStanding {
    fn of(record: &Record, lot: &LotId) -> Self {
        let process = &record.state().process;
        let awarded = process
            .award()
            .and_then(|award| award.decision.lots.iter().find(|awarded| awarded.lot == *lot));
        Self {
            lot: lot.clone(),
            opened: process.is_opened(lot),
            winners: awarded.map(|it| it.winners.clone()).unwrap_or_default(),
            reserves: awarded.map(|it| it.reserves.clone()).unwrap_or_default(),
        }
    }
}

impl Standing {
    fn of(record: &Record) -> Self {
        let process = &record.state().process;
        let lots = record.procurement().scheme.lots.iter();
        let lots: Vec<LotStanding> = lots.map(|lot| LotStanding::of(record, &lot.id)).collect();
        Self {
            title: record.procurement().details.title.clone(),
            practice: process.practice,
            locked: process.is_locked(),
            criteria_check_code: process.lock().map(|lock| lock.code.to_string()),
            deadline: process.deadline().map(ToString::to_string),
            opened: !lots.is_empty() && lots.iter().all(|lot| lot.opened),
            lots,
            bids: record.procurement().bids.len(),
            late_bids_undecided: process.late.iter().filter(|late| late.2.is_none()).count(),
            bids_entered_though_late: record
                .state()
                .entered_though_late()
                .into_iter()
                .map(|bid| bid.id.clone())
                .collect(),
            unchecked_figures: record
                .state()
                .unchecked()
                .map(|(path, _)| path.to_owned())
                .collect(),
            unapproved_entries: record.unapproved(),
            awarded: process.award().is_some(),
            about_the_award: beside_figures(record),
            awards_withdrawn: process.awards.iter().filter(|it| it.withdrawn.is_some()).count(),
            entries: record.entries().len(),
            check_code: record.check_code().to_string(),
        }
    }
}

pub(crate) fn run(asked: &Stand) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?;
    let standing = Standing::of(&record);
    if let Format::Json = asked.format {
        return Answer::json(&standing, FINE);
    }
    let mut page = Page::default();
    if !standing.title.trim().is_empty() {
        page.line(standing.title.trim());
    }
    if standing.practice {
        page.line("Practice copy: not for award.");
    }
    criteria(&mut page, &record.state().process);
    for (_, opening) in &record.state().process.openings {
        let lot = opening.lot.as_ref().map(|lot| record.procurement().scheme.lot_name(lot));
        let whose = lot.map(|lot| format!(" for {lot}")).unwrap_or_default();
        page.line(format!(
            "Bids{whose} were opened on {} by {}, witness {}.",
            opening.when.in_words(),
            opening.opened_by,
            opening.witness
        ));
    }
    page.line(format!("Bids: {}.", standing.bids));
    if standing.late_bids_undecided > 0 {
        let count = standing.late_bids_undecided;
        page.line(format!("Late bids that nobody has decided about: {count}."));
    }
    let unchecked: Vec<_> = record.state().unchecked().collect();
    if !unchecked.is_empty() {
        page.line(format!("Figures that nobody else has checked: {}.", unchecked.len()));
        for bid in &record.procurement().bids {
            let start = format!("bids/{}/", bid.id);
            let count = unchecked.iter().filter(|(path, _)| path.starts_with(&start)).count();
            if count > 0 {
                page.line(format!("- {}: {count}", places::bid(record.procurement(), &bid.id)));
            }
        }
    }
    for number in &standing.unapproved_entries {
        page.line(format!("Entry {number} waits for someone else’s approval."));
    }
    awards(&mut page, &record);
    page.lines(standing.about_the_award.iter());
    page.line(format!("Check code of the record: {}", standing.check_code));
    Ok(page.answer(FINE))
}

/// Every award decision, and whether it still stands.
fn awards(page: &mut Page, record: &Record) {
    for Awarded { entry, decision, decided_on, withdrawn } in &record.state().process.awards {
        for lot in &decision.lots {
            let names = |bids: &[BidId]| {
                let names: Vec<String> =
                    bids.iter().map(|bid| places::bid(decided_on, bid).to_string()).collect();
                if names.is_empty() { "nobody".to_owned() } else { names.join(", ") }
            };
            let whose = match decided_on.scheme.lots.len() {
                1 => "Awarded".to_owned(),
                _ => format!("{} was awarded", decided_on.scheme.lot_name(&lot.lot)),
            };
            let winners = names(&lot.winners);
            let reserves = match lot.reserves.as_slice() {
                [] => String::new(),
                reserves => format!(", in reserve {},", names(reserves)),
            };
            page.line(format!(
                "{whose} to {winners}{reserves} on {} by {}: {}",
                decision.when.in_words(),
                decision.decided_by,
                decision.reason
            ));
        }
        if let Some((_, it)) = withdrawn {
            page.line(format!(
                "That award decision (entry {entry}) was withdrawn on {} by {}: {}",
                it.when.in_words(),
                it.decided_by,
                it.reason
            ));
        }
    }
}

fn criteria(page: &mut Page, process: &Process) {
    match (process.lock(), &process.amending) {
        (Some(lock), _) => {
            page.line(format!(
                "The award criteria were locked by {} on {}. Their check code: {}",
                lock.who,
                lock.time.in_words(),
                lock.code
            ));
            if let Some(notice) = &lock.notice {
                page.line(format!("Notice: {notice}"));
            }
            if let Some(deadline) = process.deadline() {
                page.line(format!("Tender deadline: {}", deadline.in_words()));
            }
        }
        (None, Some(amendment)) => {
            page.line(format!(
                "The award criteria are open for an amendment: {}",
                amendment.reason
            ));
        }
        (None, None) => page.line("The award criteria are not locked."),
    }
}
