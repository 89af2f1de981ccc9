//! Whether a command can be accepted.
//!
//! A draft may be incomplete or not add up: that is for [`check`](crate::procurement::check) to
//! name. Refused is what refers to something that is not there, and a single value that can never
//! be right, so that it stays in the field where it was typed, beside the reason.

mod criteria;
mod acts;
mod offers;

use serde::{Deserialize, Serialize};

use crate::evaluation::{Decision, Draw};
use crate::fault::{Fault, Place};
use crate::id::{BidId, CriterionId};
use crate::procurement::Procurement;
use crate::procurement::{decided, places};
use crate::scheme::{Criterion, Kind, PassFail, TieBreak};

use super::apply::apply;
use super::{Command, Detail};
use criteria::change_criterion;
use offers::negative;

pub(super) use acts::{impossible, in_force, published_before, refusal as refusal_of_act, undoing};

/// A command that was accepted. Only [`decide`] makes one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Event(Command);

impl Event {
    /// What was done.
    #[must_use]
    pub fn command(&self) -> &Command {
        &self.0
    }
}

/// Why a command was not accepted: nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub Fault);

/// Accepts a command as an event, or refuses it and says why.
pub fn decide(procurement: &Procurement, command: Command) -> Result<Event, Refusal> {
    if let Command::Together(commands) = &command {
        // Each is decided on what those before it leave behind; nothing of it is kept here.
        let mut copy = procurement.clone();
        for each in commands {
            let event = decide(&copy, each.clone())?;
            apply(&mut copy, &event);
        }
        return Ok(Event(command));
    }
    let decider = Decider(procurement);
    match decider.refusal(&command) {
        Some(fault) => Err(Refusal(fault)),
        None => Ok(Event(command)),
    }
}

/// What is decided on.
pub(crate) struct Decider<'a>(pub(crate) &'a Procurement);

impl Decider<'_> {
    fn refusal(&self, command: &Command) -> Option<Fault> {
        match command {
            Command::SetDetail(detail) => estimated(detail),
            Command::SetMeasures(measures) => self.measures(measures),
            Command::RemoveLot(lot) => {
                let used = self.0.bids.iter().any(|bid| bid.lot == *lot);
                used.then(|| {
                    Fault::new(
                        places::lot(lot),
                        "There are bids for this lot.",
                        "Remove them first.",
                    )
                })
            }
            Command::SetPointsAvailable(points) => {
                points.filter(|points| points.is_zero() || points.is_negative()).map(|_| {
                    Fault::new(
                        places::points_available(),
                        "The whole award must be worth more than 0 points.",
                        "Enter a number such as 100.",
                    )
                })
            }
            Command::AddCriterion { section, criterion } => {
                self.add_criterion(section.as_ref(), criterion)
            }
            Command::RemoveCriterion(id) => self.criterion(id).err(),
            Command::MoveCriterion { criterion, section, .. } => {
                self.move_criterion(criterion, section.as_ref())
            }
            Command::ChangeCriterion { criterion, change } => match self.criterion(criterion) {
                Err(fault) => Some(fault),
                Ok(found) => {
                    let weights = self.0.scheme.weights_of(criterion);
                    self.scored_already(found, change)
                        .or_else(|| change_criterion(found, weights, change))
                }
            },
            Command::SetScale(scale) => self.scored_on_lost_level(scale),
            Command::RemoveScale(scale) => {
                let used =
                    self.0.scheme.all().find(|criterion| criterion.kind.scale() == Some(scale));
                used.map(|criterion| {
                    Fault::new(
                        places::scale(scale),
                        format!("“{}” is scored on this scale.", criterion.title.trim()),
                        "Choose another scale for it first.",
                    )
                })
            }
            Command::AddBid { bid, lot, supplier } => self.add_bid(bid, lot, supplier),
            Command::ChangeSupplier { supplier, .. } => self.supplier(supplier),
            Command::SetBidTitle { bid, .. } | Command::RemoveBid(bid) => self.bid(bid),
            Command::SetPrice { bid, criterion, amount } => self.price(bid, criterion, *amount),
            Command::ChangeOffer { bid, measure, change } => self.offer(bid, measure, change),
            Command::SetScore { bid, criterion, level } => self.bid(bid).or_else(|| {
                self.kind(criterion, "scored", Kind::is_scored_by_people)
                    .or_else(|| self.level(bid, criterion, level.as_ref()?))
            }),
            Command::SetAnswer { bid, criterion, .. } => self.answer(bid, criterion),
            Command::SetReason { bid, criterion, .. } => self.bid(bid).or_else(|| {
                self.0.evaluation.score(bid, criterion).is_none().then(|| {
                    Fault::new(
                        places::score(self.0, bid, criterion),
                        "There is no score yet to give a reason for.",
                        "Enter the agreed score first.",
                    )
                })
            }),
            Command::SetRate { bid, criterion, line, rate } => {
                self.rate(bid, criterion, line, *rate)
            }
            Command::SetLotPreference { supplier, lots } => self.supplier(supplier).or_else(|| {
                let unknown = lots.iter().find(|lot| self.0.scheme.lot(lot).is_none())?;
                Some(gone(places::lot(unknown), "lot"))
            }),
            Command::Decide(decision) => self.decision(decision),
            Command::RecordDraw(draw) => self.draw(draw),
            Command::Withdraw(withdrawn) => {
                self.bid(&withdrawn.bid).or_else(|| decided::withdrawal(self.0, withdrawn))
            }
            Command::SetLot(_)
            | Command::SetRounding(_)
            | Command::SetTieBreak(_)
            | Command::SetBelowMinimum(_)
            | Command::SetWeights(_)
            | Command::SetMinimum(_)
            | Command::SetAward(_)
            | Command::SetPriceOpening(_)
            | Command::Undecide { .. }
            | Command::TakeBackDraw(_)
            | Command::TakeBackWithdrawal(_)
            | Command::Together(_) => None,
        }
    }

    fn criterion(&self, id: &CriterionId) -> Result<&Criterion, Fault> {
        self.0.scheme.criterion(id).ok_or_else(|| gone(places::criterion(self.0, id), "criterion"))
    }

    fn level(
        &self,
        bid: &BidId,
        criterion: &CriterionId,
        level: &crate::id::LevelId,
    ) -> Option<Fault> {
        let kind = self.0.scheme.criterion(criterion).map(|found| &found.kind);
        if let Some(Kind::PassFail(_)) = kind {
            let known = [PassFail::PASS, PassFail::FAIL].contains(&level.as_str());
            return (!known).then(|| {
                Fault::new(
                    places::score(self.0, bid, criterion),
                    format!("“{level}” is neither a pass nor a fail."),
                    "Enter pass or fail.",
                )
            });
        }
        let scale = self.0.scheme.scale_of(criterion);
        if scale.is_some_and(|scale| scale.level(level).is_some()) {
            return None;
        }
        let levels: Vec<&str> =
            scale.iter().flat_map(|scale| &scale.levels).map(|level| level.label.trim()).collect();
        Some(Fault::new(
            places::score(self.0, bid, criterion),
            format!("“{level}” is not a level of this question's scale."),
            format!("Enter one of: {}.", levels.join(", ")),
        ))
    }

    fn decision(&self, decision: &Decision) -> Option<Fault> {
        self.bid(&decision.bid)
            .or_else(|| self.criterion(decision.criterion.as_ref()?).err())
            .or_else(|| decided::decision(self.0, decision))
    }

    fn draw(&self, draw: &Draw) -> Option<Fault> {
        if !self.0.scheme.tie_break.contains(&TieBreak::LotsDrawn) {
            return Some(Fault::new(
                places::draws(),
                "The award criteria do not say that lots are drawn.",
                "Only the steps that they state can decide a tie.",
            ));
        }
        let drawn_before =
            |bid: &BidId| self.0.evaluation.draws.iter().any(|other| other.order.contains(bid));
        decided::draw(draw).or_else(|| {
            draw.order.iter().enumerate().find_map(|(at, bid)| {
                self.bid(bid).or_else(|| {
                    let twice = draw.order.iter().take(at).any(|other| other == bid);
                    (twice || drawn_before(bid)).then(|| {
                        Fault::new(
                            places::draws(),
                            format!("Lots were drawn twice for {}.", places::bid(self.0, bid)),
                            "Take the earlier draw back first, or name each bid once.",
                        )
                    })
                })
            })
        })
    }

    fn add_bid(
        &self,
        bid: &BidId,
        lot: &crate::id::LotId,
        supplier: &crate::bid::Supplier,
    ) -> Option<Fault> {
        if self.0.scheme.lot(lot).is_none() {
            return Some(gone(places::lot(lot), "lot"));
        }
        if self.0.bid(bid).is_some() {
            return Some(Fault::new(
                places::bid(self.0, bid),
                format!("There is a bid with the id {bid} already."),
                "Give the new one its own id.",
            ));
        }
        self.0.supplier(&supplier.id).filter(|there| *there != supplier).map(|_| {
            Fault::new(
                places::supplier(&supplier.id),
                format!("There is another supplier with the id {}.", supplier.id),
                "Give the new one its own id.",
            )
        })
    }
}

pub(crate) fn gone(place: Place, what: &str) -> Fault {
    Fault::new(
        place,
        format!("There is no such {what}; it may have been removed."),
        "Choose one that is there.",
    )
}

fn estimated(detail: &Detail) -> Option<Fault> {
    match detail {
        Detail::EstimatedValue(Some(value)) if value.is_negative() => Some(Fault::new(
            places::details().within("estimated_value", "estimated value"),
            "An estimated value cannot be less than £0.",
            "Enter an amount of £0 or more, or leave it empty.",
        )),
        _ => None,
    }
}
