//! Where a procurement stands on its way from criteria to an award, as its record has it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::code::Hash;
use crate::id::{BidId, LotId};
use crate::names::same_person;
use crate::procurement::Procurement;

use super::fields::{changed_fields, overlap};
use super::{
    AcceptedPrices, AcceptedResponse, Act, Amendment, Awarded, CheckedFigures, Command,
    ConfirmedScores, Entry, LateBid, LateDecision, NotedError, OfferChange, Opening, Origin,
    Received, Standing,
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
    /// The late bids, with the entries' numbers, and what was decided about each.
    pub late: Vec<(u64, LateBid, Option<LateDecision>)>,
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

/// A figure that was typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The entry that set it last.
    pub entry: u64,
    /// Who typed it.
    pub entered_by: String,
    /// Who compared it with the bid since.
    pub checked_by: Option<String>,
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
    /// Figures that nobody has compared with the bid yet, by their paths.
    pub fn unchecked(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.figures
            .iter()
            .filter(|(_, figure)| figure.checked_by.is_none())
            .map(|(path, figure)| (path.as_str(), figure))
    }

    /// The same of one bid.
    pub fn unchecked_of(&self, bid: &BidId) -> impl Iterator<Item = (&str, &Figure)> {
        let of_bid = [format!("bids/{bid}")];
        self.unchecked().filter(move |(path, _)| overlap(&[(*path).to_owned()], &of_bid))
    }

    /// What a person says who has compared a bid's figures with its documents: all that are
    /// unchecked and that somebody else entered.
    #[must_use]
    pub fn figures_checked(&self, bid: &BidId, who: &str) -> CheckedFigures {
        let others = self.unchecked_of(bid).filter(|(_, it)| !same_person(&it.entered_by, who));
        let mut entries: Vec<u64> = others.map(|(_, figure)| figure.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        CheckedFigures { bid: bid.clone(), entries }
    }

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
            Act::DecideLate(decision) => {
                if let Some(late) = process.late.iter_mut().find(|late| late.0 == decision.entry) {
                    late.2 = Some(decision.clone());
                }
            }
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

    fn note_figures(&mut self, entry: u64, who: &str, command: &Command) {
        match command {
            Command::Together(commands) => {
                for command in commands {
                    self.note_figures(entry, who, command);
                }
            }
            Command::RemoveBid(_) | Command::RemoveCriterion(_) => self.forget_figures(),
            _ => {
                let gone = match command {
                    Command::SetPrice { amount, .. } => amount.is_none(),
                    Command::SetRate { rate, .. } => rate.is_none(),
                    Command::SetScore { level, .. } => level.is_none(),
                    Command::ChangeOffer { change: OfferChange::Quantity(given), .. } => {
                        given.is_none()
                    }
                    // What is counted elsewhere as well takes points from there.
                    Command::ChangeOffer { change: OfferChange::AlsoUnder(others), .. } => {
                        others.is_empty()
                    }
                    _ => return,
                };
                for path in changed_fields(command) {
                    if gone {
                        self.figures.remove(&path);
                    } else {
                        let figure = Figure { entry, entered_by: who.to_owned(), checked_by: None };
                        self.figures.insert(path, figure);
                    }
                }
            }
        }
    }

    /// Forgets the figures of bids and questions that are gone.
    fn forget_figures(&mut self) {
        let bids: BTreeSet<&str> =
            self.procurement.bids.iter().map(|bid| bid.id.as_str()).collect();
        let scheme = &self.procurement.scheme;
        self.figures.retain(|path, _| {
            let mut parts = path.split('/');
            let there = parts.nth(1).is_some_and(|bid| bids.contains(bid));
            let asked = match (parts.next(), parts.next()) {
                (Some("prices" | "scores"), Some(id)) => {
                    scheme.all().any(|criterion| criterion.id.as_str() == id)
                }
                _ => true,
            };
            there && asked
        });
    }

    fn check_figures(&mut self, who: &str, checked: &CheckedFigures) {
        let of_bid = [format!("bids/{}", checked.bid)];
        for (path, figure) in &mut self.figures {
            if checked.entries.contains(&figure.entry)
                && overlap(std::slice::from_ref(path), &of_bid)
            {
                figure.checked_by = Some(who.to_owned());
            }
        }
    }
}
