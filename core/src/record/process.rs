//! Where a procurement stands on its way from criteria to an award, as its record has it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::code::Hash;
use crate::id::LotId;
use crate::procurement::Procurement;

use super::fields::overlap;
use super::{
    AcceptedPrices, AcceptedResponse, Act, Amendment, Awarded, Command, ConfirmedScores, Entry,
    Figure, LateBid, LateOutcome, NotedError, Opening, Origin, Received, Standing,
};
use crate::code::CheckCode;
use crate::time::Time;

/// What a record has come to: the procurement, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The procurement.
    pub procurement: Procurement,
    /// Where it stands.
    pub process: Process,
    /// The figures that were typed in, by the path of each.
    pub figures: BTreeMap<String, Figure>,
}

/// Where a procurement stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Process {
    /// Whether it is a practice copy, not for award.
    pub practice: bool,
    /// The SHA-256 of the file that it was taken from, if it was.
    pub from_file: Option<Hash>,
    /// Every version of the criteria that was locked, the first first.
    pub locks: Vec<Locked>,
    /// Why the criteria are open for a change, while they are.
    pub amending: Option<Amendment>,
    /// Every amendment, with its entry's number.
    pub amendments: Vec<(u64, Amendment)>,
    /// Errors found in criteria that could not be changed any more, with the entries' numbers.
    pub errors: Vec<(u64, NotedError)>,
    /// The openings of bids, with the entries' numbers.
    pub openings: Vec<(u64, Opening)>,
    /// The late bids, with the entries' numbers, and what became of each.
    pub late: Vec<(u64, LateBid, Option<LateOutcome>)>,
    /// The responses that were taken in, also those that were replaced.
    pub responses: Vec<Received>,
    /// The lots of which every agreed score is confirmed.
    pub confirmed: BTreeMap<LotId, ConfirmedScores>,
    /// Who approved which entry: the number of the approved one, and who and when.
    pub approvals: BTreeMap<u64, Vec<(String, Time)>>,
    /// Every award decision, the first first; only the last can stand.
    pub awards: Vec<Awarded>,
}

/// Criteria that were locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Their check code.
    pub code: CheckCode,
    /// When.
    pub time: Time,
    /// By whom.
    pub who: String,
    /// The tender deadline; none where they were published before the record began.
    pub deadline: Option<Time>,
    /// The notice, where they were published before the record began.
    pub notice: Option<String>,
}

impl Process {
    /// Whether the criteria are locked now.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        !self.locks.is_empty() && self.amending.is_none()
    }

    /// The lock in force.
    #[must_use]
    pub fn lock(&self) -> Option<&Locked> {
        self.locks.last().filter(|_| self.amending.is_none())
    }

    /// Whether the bids for a lot were opened: its own, or those of all lots at once.
    #[must_use]
    pub fn is_opened(&self, lot: &LotId) -> bool {
        let mut openings = self.openings.iter();
        openings.any(|(_, opening)| opening.lot.as_ref().is_none_or(|opened| opened == lot))
    }

    /// The award decision that stands, if one does.
    #[must_use]
    pub fn award(&self) -> Option<&Awarded> {
        self.awards.last().filter(|award| award.withdrawn.is_none())
    }

    /// Whether an award decision stands and the figures are other now than those that it was decided on. What was
    /// decided, and what is published of it, rests on how they stood then.
    #[must_use]
    pub fn has_moved_on(&self, now: &Procurement) -> bool {
        self.award().is_some_and(|award| award.has_moved_on(now))
    }

    /// The last tender deadline that was stated.
    #[must_use]
    pub fn deadline(&self) -> Option<&Time> {
        self.locks.iter().rev().find_map(|lock| lock.deadline.as_ref())
    }
}

impl State {
    /// What the first entry begins with; `None` if it does not begin a record.
    pub(super) fn first(entry: &Entry) -> Option<Self> {
        let Act::Start(start) = &entry.act else { return None };
        let mut process = Process {
            practice: start.standing == Standing::Practice,
            from_file: match &start.origin {
                Origin::File { sha256, .. } => Some(*sha256),
                Origin::New | Origin::KeptBefore => None,
            },
            ..Process::default()
        };
        if let Standing::Published { notice, when } = &start.standing {
            process.locks.push(Locked {
                code: entry.check_code(),
                time: when.clone(),
                who: entry.who.clone(),
                deadline: None,
                notice: Some(notice.clone()),
            });
        }
        Some(Self { procurement: start.procurement.clone(), process, figures: BTreeMap::new() })
    }

    /// Folds in an entry that is neither the first nor an undo.
    pub(super) fn fold(&mut self, entry: &Entry) {
        let process = &mut self.process;
        let number = entry.number;
        match &entry.act {
            Act::Start(_) | Act::Undo(_) => {}
            Act::Change(command) => {
                super::apply::command(&mut self.procurement, command);
                self.note_figures(number, &entry.who, command);
                self.leave_responses(command);
            }
            Act::Lock(lock) => {
                process.locks.push(Locked {
                    code: entry.check_code(),
                    time: entry.time.clone(),
                    who: entry.who.clone(),
                    deadline: Some(lock.deadline.clone()),
                    notice: process.amending.take().map(|amendment| amendment.notice),
                });
            }
            Act::Amend(amendment) => {
                process.amending = Some(amendment.clone());
                process.amendments.push((number, amendment.clone()));
            }
            Act::NoteError(noted) => process.errors.push((number, noted.clone())),
            Act::Open(opening) => process.openings.push((number, opening.clone())),
            Act::ReceiveLate(late) => process.late.push((number, late.clone(), None)),
            Act::DecideLate(decision) => process.decide_late(decision),
            Act::AcceptResponse(it) => self.take_in(number, it),
            Act::ConfirmScores(lot) => {
                let (who, time) = (entry.who.clone(), entry.time.clone());
                process.confirmed.insert(lot.clone(), ConfirmedScores { entry: number, who, time });
            }
            Act::ReopenScores(it) => {
                process.confirmed.remove(&it.lot);
            }
            Act::AcceptPrices(it) => self.take_prices(number, it),
            Act::Approve(of) => {
                let approval = (entry.who.clone(), entry.time.clone());
                process.approvals.entry(*of).or_default().push(approval);
            }
            Act::CheckFigures(checked) => self.check_figures(&entry.who, checked),
            Act::Award(award) => {
                process.awards.push(Awarded {
                    entry: number,
                    decision: award.clone(),
                    decided_on: Arc::new(self.procurement.clone()),
                    withdrawn: None,
                });
            }
            Act::WithdrawAward(it) => {
                let mut awards = process.awards.iter_mut();
                if let Some(award) = awards.find(|award| award.entry == it.entry) {
                    award.withdrawn = Some((number, it.clone()));
                }
            }
        }
    }

    fn take_in(&mut self, entry: u64, it: &AcceptedResponse) {
        let of = &mut self.procurement;
        let before =
            self.process.responses.iter_mut().find(|there| Some(there.entry) == it.replaces);
        if let Some(before) = before {
            before.replaced_by = Some(entry);
            // What was scored or decided about them, or typed beside them, no longer stands either.
            for bid in &before.bids {
                super::apply::command(of, &Command::RemoveBid(bid.clone()));
            }
            let paths: Vec<String> = before.bids.iter().map(|bid| format!("bids/{bid}")).collect();
            self.figures.retain(|path, _| !overlap(std::slice::from_ref(path), &paths));
        }
        match of.suppliers.iter_mut().find(|there| there.id == it.supplier.id) {
            Some(there) => *there = it.supplier.clone(),
            None => of.suppliers.push(it.supplier.clone()),
        }
        of.bids.extend(it.bids.iter().cloned());
        self.process.responses.push(Received {
            entry,
            file: it.file,
            price_file: it.price_file,
            criteria: it.criteria,
            supplier: it.supplier.id.clone(),
            bids: it.bids.iter().map(|bid| bid.id.clone()).collect(),
            replaced_by: None,
            prices: None,
            left_out: it.left_out.clone(),
        });
    }

    fn take_prices(&mut self, entry: u64, it: &AcceptedPrices) {
        for of_bid in &it.bids {
            let bid = self.procurement.bids.iter_mut().find(|there| there.id == of_bid.bid);
            if let Some(bid) = bid {
                bid.prices.clone_from(&of_bid.prices);
            }
        }
        let mut responses = self.process.responses.iter_mut();
        if let Some(response) = responses.find(|there| there.entry == it.response) {
            response.prices = Some(entry);
            response.left_out.extend(it.left_out.iter().cloned());
        }
    }

    /// A bid that is removed is no longer one of the response that it came with.
    fn leave_responses(&mut self, command: &Command) {
        match command {
            Command::Together(commands) => {
                for each in commands {
                    self.leave_responses(each);
                }
            }
            Command::RemoveBid(bid) => {
                for response in &mut self.process.responses {
                    if response.replaced_by.is_none() {
                        response.bids.retain(|there| there != bid);
                    }
                }
            }
            _ => {}
        }
    }
}
