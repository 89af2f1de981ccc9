//! Every name and every free text in what an entry says, in one fixed order.
//!
//! These are kept beside the entry with a salt, so that each can be withheld in a copy without
//! breaking the chain. Criteria are not among them: they are published with the tender, and their
//! check code must be theirs alone. A new field with a name or free text in it belongs here, and among
//! the places that `docs/verify_record.py` knows.

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Supplier};
use crate::evaluation::{Decision, Draw, Evaluation, Withdrawn};
use crate::procurement::Procurement;

use super::{Act, Command, Detail, OfferChange, Origin, Standing, SupplierField};

/// What kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// The name of a person.
    Person,
    /// The name of a supplier.
    Supplier,
    /// How a supplier is reached or registered: address, e-mail, identifier.
    Contact,
    /// What a supplier wrote: statements, evidence.
    Bid,
    /// What the authority wrote: reasons, notes.
    Reason,
    /// The whole text of a file that was taken in.
    File,
}

/// What takes each text in turn, and may put another in its place.
pub(super) type Each<'a> = &'a mut dyn FnMut(TextKind, &mut String);

/// Something with names or free texts in it.
pub(super) trait Texts {
    /// Gives each to `each`, always in the same order; empty ones too.
    fn texts(&mut self, each: Each);
}

fn boxed(kind: TextKind, text: &mut Box<str>, each: Each) {
    let mut whole = std::mem::take(text).into_string();
    each(kind, &mut whole);
    *text = whole.into_boxed_str();
}

impl Texts for Act {
    fn texts(&mut self, each: Each) {
        match self {
            Self::Start(start) => {
                match &mut start.origin {
                    Origin::File { text, .. } => each(TextKind::File, text),
                    Origin::New | Origin::KeptBefore => {}
                }
                match &mut start.standing {
                    // Notices are published.
                    Standing::Draft | Standing::Practice | Standing::Published { .. } => {}
                }
                start.procurement.texts(each);
            }
            Self::Change(command) => command.texts(each),
            Self::Amend(amendment) => each(TextKind::Reason, &mut amendment.reason),
            Self::NoteError(noted) => {
                each(TextKind::Reason, &mut noted.error);
                each(TextKind::Reason, &mut noted.decision);
            }
            Self::Open(opening) => {
                each(TextKind::Person, &mut opening.opened_by);
                each(TextKind::Person, &mut opening.witness);
            }
            Self::ReceiveLate(late) => {
                each(TextKind::Supplier, &mut late.supplier);
                each(TextKind::Reason, &mut late.circumstances);
            }
            Self::DecideLate(decision) => each(TextKind::Reason, &mut decision.reason),
            Self::Award(award) => {
                each(TextKind::Reason, &mut award.reason);
                each(TextKind::Person, &mut award.decided_by);
            }
            Self::WithdrawAward(it) => {
                each(TextKind::Reason, &mut it.reason);
                each(TextKind::Person, &mut it.decided_by);
            }
            Self::AcceptResponse(it) => {
                it.supplier.texts(each);
                for bid in &mut it.bids {
                    bid.texts(each);
                }
                for text in &mut it.left_out {
                    each(TextKind::Bid, text);
                }
            }
            Self::AcceptPrices(it) => {
                for text in &mut it.left_out {
                    each(TextKind::Bid, text);
                }
            }
            Self::ReopenScores(it) => each(TextKind::Reason, &mut it.reason),
            Self::Undo(_)
            | Self::Lock(_)
            | Self::Approve(_)
            | Self::CheckFigures(_)
            | Self::ConfirmScores(_) => {}
        }
    }
}

impl Texts for Command {
    fn texts(&mut self, each: Each) {
        match self {
            Self::SetDetail(Detail::Note(note)) => each(TextKind::Reason, note),
            Self::AddBid { supplier, .. } => supplier.texts(each),
            Self::ChangeSupplier { field, text, .. } => each(kind_of(*field), text),
            Self::SetBidTitle { title, .. } => each(TextKind::Bid, title),
            Self::ChangeOffer { change, .. } => match change {
                OfferChange::Statement(text)
                | OfferChange::When(text)
                | OfferChange::Place(text)
                | OfferChange::Evidence(text) => {
                    each(TextKind::Bid, text);
                }
                OfferChange::Quantity(_) | OfferChange::AlsoUnder(_) => {}
            },
            Self::SetAnswer { text, .. } => each(TextKind::Bid, text),
            Self::SetReason { reason, .. } => each(TextKind::Reason, reason),
            Self::Decide(decision) => decision.texts(each),
            Self::RecordDraw(draw) => draw.texts(each),
            Self::Withdraw(withdrawn) => withdrawn.texts(each),
            Self::Together(commands) => {
                for command in commands {
                    command.texts(each);
                }
            }
            Self::SetDetail(
                Detail::Title(_)
                | Detail::Authority(_)
                | Detail::Reference(_)
                | Detail::Regime(_)
                | Detail::SendTo(_)
                | Detail::EstimatedValue(_),
            )
            | Self::SetMeasures(_)
            | Self::SetLot(_)
            | Self::RemoveLot(_)
            | Self::SetPointsAvailable(_)
            | Self::SetWeights(_)
            | Self::SetMinimum(_)
            | Self::SetAward(_)
            | Self::SetPriceOpening(_)
            | Self::AddCriterion { .. }
            | Self::RemoveCriterion(_)
            | Self::MoveCriterion { .. }
            | Self::ChangeCriterion { .. }
            | Self::SetScale(_)
            | Self::RemoveScale(_)
            | Self::SetRounding(_)
            | Self::SetTieBreak(_)
            | Self::SetBelowMinimum(_)
            | Self::RemoveBid(_)
            | Self::SetPrice { .. }
            | Self::SetRate { .. }
            | Self::SetLotPreference { .. }
            | Self::SetScore { .. }
            | Self::Undecide { .. }
            | Self::TakeBackDraw(_)
            | Self::TakeBackWithdrawal(_) => {}
        }
    }
}

fn kind_of(field: SupplierField) -> TextKind {
    match field {
        SupplierField::Name => TextKind::Supplier,
        SupplierField::PostalAddress | SupplierField::Email | SupplierField::Identifier => {
            TextKind::Contact
        }
    }
}

impl Texts for Procurement {
    fn texts(&mut self, each: Each) {
        each(TextKind::Reason, &mut self.details.note);
        for supplier in &mut self.suppliers {
            supplier.texts(each);
        }
        for bid in &mut self.bids {
            bid.texts(each);
        }
        self.evaluation.texts(each);
    }
}

impl Texts for Supplier {
    fn texts(&mut self, each: Each) {
        each(TextKind::Supplier, &mut self.name);
        each(TextKind::Contact, &mut self.postal_address);
        each(TextKind::Contact, &mut self.email);
        each(TextKind::Contact, &mut self.identifier);
        for name in self.members.iter_mut().chain(&mut self.key_subcontractors) {
            each(TextKind::Supplier, name);
        }
    }
}

impl Texts for Bid {
    fn texts(&mut self, each: Each) {
        each(TextKind::Bid, &mut self.title);
        for offer in &mut self.commitments {
            boxed(TextKind::Bid, &mut offer.statement, each);
            boxed(TextKind::Bid, &mut offer.when, each);
            boxed(TextKind::Bid, &mut offer.place, each);
            boxed(TextKind::Bid, &mut offer.evidence, each);
        }
        for answer in &mut self.answers {
            boxed(TextKind::Bid, &mut answer.text, each);
        }
    }
}

impl Texts for Evaluation {
    fn texts(&mut self, each: Each) {
        for score in &mut self.scores {
            boxed(TextKind::Reason, &mut score.reason, each);
        }
        for decision in &mut self.decisions {
            decision.texts(each);
        }
        for draw in &mut self.draws {
            draw.texts(each);
        }
        for withdrawn in &mut self.withdrawals {
            withdrawn.texts(each);
        }
    }
}

impl Texts for Decision {
    fn texts(&mut self, each: Each) {
        each(TextKind::Reason, &mut self.reason);
        each(TextKind::Person, &mut self.decided_by);
        each(TextKind::Person, &mut self.approved_by);
    }
}

impl Texts for Draw {
    fn texts(&mut self, each: Each) {
        each(TextKind::Person, &mut self.drawn_by);
        each(TextKind::Person, &mut self.witness);
    }
}

impl Texts for Withdrawn {
    fn texts(&mut self, each: Each) {
        each(TextKind::Reason, &mut self.reason);
        each(TextKind::Person, &mut self.recorded_by);
    }
}
