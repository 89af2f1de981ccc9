//! What an entry of the record can say.

use serde::{Deserialize, Serialize};

use crate::framework::Framework;
use crate::id::{BidId, LotId};
use crate::procurement::{Measures, Procurement};
use crate::scheme::DraftScheme;

use super::{
    AcceptedPrices, AcceptedResponse, AwardDecision, Command, ReopenedScores, WithdrawnAward,
};
use crate::code::Hash;
use crate::time::Time;

/// One act of one person, as an entry holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The record begins. Always the first entry, and only that.
    Start(Box<Start>),
    /// The procurement is changed.
    Change(Command),
    /// A person takes back their own change, or does it again: the number of the entry that
    /// changed, or of the one that took it back.
    Undo(u64),
    /// The award criteria are locked.
    Lock(Box<Lock>),
    /// The locked criteria are opened for a change, before the tender deadline.
    Amend(Amendment),
    /// Something wrong was found in criteria that can no longer be changed.
    NoteError(NotedError),
    /// Bids are opened.
    Open(Opening),
    /// A bid came after the deadline. It stays unopened until it is decided about.
    ReceiveLate(LateBid),
    /// Whether a late bid is taken in.
    DecideLate(LateDecision),
    /// A response that came as a file is taken in.
    AcceptResponse(Box<AcceptedResponse>),
    /// Every agreed score of a lot is confirmed.
    ConfirmScores(LotId),
    /// Confirmed scores of a lot are opened again.
    ReopenScores(ReopenedScores),
    /// The price file of a response is taken in.
    AcceptPrices(AcceptedPrices),
    /// Someone else approves what an entry says: its number.
    Approve(u64),
    /// Someone else has compared figures of a bid with its documents.
    CheckFigures(CheckedFigures),
    /// Who is awarded the contract.
    Award(AwardDecision),
    /// The award decision no longer stands. Another can be recorded after it.
    WithdrawAward(WithdrawnAward),
}

/// How a record begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Where the procurement comes from.
    pub origin: Origin,
    /// What the record is.
    pub standing: Standing,
    /// The procurement as it stands at the start.
    pub procurement: Procurement,
}

/// Where a procurement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It begins here.
    New,
    /// It was kept by an edition that had no records yet.
    KeptBefore,
    /// A procurement's file.
    File {
        /// The SHA-256 of its bytes.
        sha256: Hash,
        /// Its text, whole.
        text: String,
    },
}

/// What a record is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Criteria are set up first, then locked.
    Draft,
    /// A practice copy, not for award: nothing has to be locked.
    Practice,
    /// The criteria were published before the record began, and are locked from the start.
    Published {
        /// Where: a notice's reference or address.
        notice: String,
        /// When.
        when: Time,
    },
}

/// Locks the award criteria. It holds all of them, so the check code of this entry is theirs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The criteria, whole.
    pub scheme: DraftScheme,
    /// The measures that they refer to.
    pub measures: Measures,
    /// The tender deadline.
    pub deadline: Time,
}

impl Lock {
    /// The measure set that the criteria refer to.
    #[must_use]
    pub fn framework(&self) -> Option<&Framework> {
        self.measures.framework()
    }
}

/// Why locked criteria are changed before the deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Why.
    pub reason: String,
    /// The reference of the notice that is published again.
    pub notice: String,
}

/// Something wrong in criteria that can no longer be changed, and what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotedError {
    /// What is wrong.
    pub error: String,
    /// What was decided.
    pub decision: String,
}

/// The opening of bids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// For which lot; `None` for all.
    pub lot: Option<LotId>,
    /// When they were opened, which may be before it is recorded.
    pub when: Time,
    /// Who opened them.
    pub opened_by: String,
    /// Who saw it.
    pub witness: String,
}

/// A bid that came after the deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateBid {
    /// Whose.
    pub supplier: String,
    /// For which lot; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// When it came.
    pub received: Time,
    /// What is known of why it was late.
    pub circumstances: String,
}

/// Whether a late bid is taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateDecision {
    /// The number of the entry that recorded the late bid.
    pub entry: u64,
    /// Whether it is taken in.
    pub accepted: bool,
    /// Whether another bid of the same supplier came in time. It can be said later as well, of one that was not taken in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_in_time: bool,
    /// Why.
    pub reason: String,
}

/// Figures of a bid that were compared with its documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckedFigures {
    /// The bid.
    pub bid: BidId,
    /// The entries that set the figures. They are named one by one, so that what is checked does
    /// not hang on names, which a copy may withhold.
    pub entries: Vec<u64>,
}

impl Act {
    /// Whether it can be taken back. What people decided, drew or recorded as withdrawn stays: it is
    /// taken back by an act of its own, with a name to it.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Change(command) => command.can_be_undone(),
            _ => false,
        }
    }
}
