//! What is open in this tab, and the one way in which it changes.
//!
//! A component reads [`use_session`] and acts through [`use_acts`]. A procurement is what the
//! entries of its record come to, and changes only by an entry that the record accepts; what a
//! person has typed and core has not accepted yet stays in [`Session::unfinished`], beside it.

mod acts;
pub(crate) mod entries;
mod filing;
mod guard;
mod journal;
mod kept;
pub(crate) mod opening;
mod question;
pub(crate) mod reading;
mod reasons;
mod recording;
mod reduce;
pub(crate) mod saver;
mod unfinished;
pub(crate) mod file;
pub(crate) mod storage;
mod words;

use std::collections::BTreeMap;

use common_measure::id::{BidId, CriterionId, FrameworkId, LotId};
use common_measure::procurement::{Check, Procurement};
use common_measure::record::{Given, Process, Record};
use web_sys::File;
use yew::{UseReducerHandle, hook, use_context};

use crate::screen::Screen;

pub(crate) use acts::{Acts, Opened};
pub(crate) use common_measure_parts::{Problem, Shared};
use entries::Steps;
pub(crate) use file::use_keeper;
use file::{FileState, Place, Reminder};
pub(crate) use guard::use_guard;
pub(crate) use journal::Journal;
pub(crate) use kept::{Kept, Notice};
pub(crate) use opening::use_chosen;
pub(crate) use question::{Parted, Question, Unlocked};
use reasons::Reasons;
pub(crate) use reduce::{Act, Newer};
use saver::Line;
pub(crate) use saver::use_saver;
use storage::Storage;
pub(crate) use unfinished::{NOT_ENTERED, Unfinished};

/// Whether what is on the screen is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// Nothing is open.
    Nothing,
    /// It is being stored.
    Saving,
    /// The browser says that it is on the disk, since this time of day.
    Saved(String),
    /// It could not be stored, for this reason.
    Failed(String),
    /// This browser keeps nothing for the page, for this reason.
    MemoryOnly(String),
    /// Another tab has removed the procurement, or put what cannot be read in its place: nothing
    /// is stored until a person chooses.
    Stale,
}

/// What stands for a name that was not given.
const NOT_NAMED: &str = "Not named";

/// Everything that the app knows.
#[derive(Clone)]
pub(crate) struct Session {
    /// Where procurements are kept; `None` until the browser has answered.
    pub storage: Option<Storage>,
    /// The key of the open procurement; `None` if nothing is open.
    pub key: Option<String>,
    /// What is known of its stored entry.
    line: Line,
    /// The name that the person at this browser gave; empty for none.
    pub name: String,
    /// The record of the open procurement.
    journal: Option<Journal>,
    /// The hash of its first entry.
    start: String,
    /// How many entries it has.
    pub entries: usize,
    /// How many of its texts are withheld in this copy.
    pub withheld: usize,
    /// Who made the last entry in it under a name; empty for nobody, or where it is not asked.
    pub last_named: String,
    /// Where the procurement stands by it.
    process: Shared<Process>,
    /// The open procurement, with everything that was accepted.
    pub confirmed: Shared<Procurement>,
    /// The same with what is being typed, while that can be understood.
    provisional: Option<Shared<Procurement>>,
    /// Text that is not part of the procurement, by the path of its field.
    pub unfinished: BTreeMap<String, Unfinished>,
    /// The paths of those among them that were left as they could not be read since the last entry, the last one last.
    left_unread: Vec<String>,
    /// Reasons that wait for the score that they belong to.
    reasons: Reasons,
    /// Whether something is being opened and the rest of the app is not here yet.
    pub opening: bool,
    /// A file that waits to be opened until the browser has said what it keeps.
    chosen: Option<(File, Option<Place>)>,
    /// What a person is asked about a file before it is opened.
    pub question: Option<Question>,
    /// Which screen is open.
    pub screen: Screen,
    /// Which screen of the open procurement was open last: where it is continued from the start.
    pub left_at: Screen,
    /// The lot whose bids were shown last.
    pub lot: Option<LotId>,
    /// The section from which a person went to choose measures for it.
    pub section: Option<CriterionId>,
    /// The field to be focused instead of the heading when the screen shows.
    pub focus: Option<String>,
    /// Whether it is kept.
    pub saved: SaveState,
    /// How it is said where nothing is kept.
    pub not_kept: Notice,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// The name of the file that it was last saved as; empty for a download.
    pub file: Option<String>,
    /// The file on the person's disk that it is saved to at each step.
    place: Option<Place>,
    /// Whether that file holds what was entered.
    pub on_disk: FileState,
    /// What the person is reminded of.
    pub reminder: Option<Reminder>,
    /// What the error summary shows; empty for none.
    pub problems: Vec<Problem>,
    /// What is to be known, and is no problem; empty for nothing.
    pub news: Vec<String>,
    /// What was not entered because another tab had changed the same; until a person has read it.
    pub clashes: Vec<Problem>,
    /// How often it was told something: the same again is to be seen again.
    pub told: u32,
    /// Whether fields show what is missing: not before a person has asked for it.
    pub named: bool,
    steps: Steps,
    /// Renewed by every act: two sessions of one number are the same.
    revision: u64,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

impl Default for Session {
    fn default() -> Self {
        Self {
            storage: None,
            key: None,
            line: Line::default(),
            name: String::new(),
            journal: None,
            start: String::new(),
            entries: 0,
            withheld: 0,
            last_named: String::new(),
            process: Shared::new(Process::default()),
            confirmed: Shared::new(nothing()),
            provisional: None,
            unfinished: BTreeMap::new(),
            left_unread: Vec::new(),
            reasons: Reasons::default(),
            opening: false,
            chosen: None,
            question: None,
            screen: Screen::Start,
            left_at: Screen::TaskList,
            lot: None,
            section: None,
            focus: None,
            saved: SaveState::Nothing,
            not_kept: Notice::default(),
            changed_since_file: false,
            file: None,
            place: None,
            on_disk: FileState::Nowhere,
            reminder: None,
            problems: Vec::new(),
            news: Vec::new(),
            clashes: Vec::new(),
            told: 0,
            named: false,
            steps: Steps::default(),
            revision: 0,
        }
    }
}

impl Session {
    /// What a page begins with. `opening`: it will open by itself what it had open before. `name`: what the person gave
    /// before it was loaded again.
    pub(crate) fn first(opening: bool, name: String) -> Self {
        Self { name, opening, ..Self::default() }
    }

    /// The open procurement for live figures: with what is being typed, where that is understood.
    pub(crate) fn current(&self) -> &Shared<Procurement> {
        self.provisional.as_ref().unwrap_or(&self.confirmed)
    }

    /// Under which name this person's entries stand.
    pub(crate) fn who(&self) -> &str {
        who(&self.name)
    }

    /// Where the open procurement stands: what is locked, opened, approved, awarded.
    pub(crate) fn process(&self) -> &Shared<Process> {
        &self.process
    }

    /// What a look at the record of the open procurement answers; `None` if none is open.
    pub(crate) fn record<T>(&self, look: impl FnOnce(&Record) -> T) -> Option<T> {
        self.journal.as_ref()?.read(look)
    }

    /// Every id that the record of the open procurement ever gave: something new gets another one.
    pub(crate) fn given(&self) -> Given {
        self.record(|record| record.given().clone()).unwrap_or_default()
    }

    /// The record of the open procurement, to be held.
    pub(crate) fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    /// The file on the person's disk that the open procurement is saved to.
    pub(crate) fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Whether a procurement is open.
    pub(crate) fn is_open(&self) -> bool {
        self.key.is_some()
    }

    /// Every text that could not be read: the path of its field, and why.
    pub(crate) fn unread(&self) -> impl Iterator<Item = (&str, &str)> {
        self.unfinished
            .iter()
            .filter_map(|(path, there)| Some((path.as_str(), there.problem.as_deref()?)))
    }

    /// Whether a price, a score or a commitment of a bid could not be read, so that its points are not worked out from
    /// what stands there.
    pub(crate) fn has_unread(&self, bid: &BidId) -> bool {
        self.unread().any(|(path, _)| {
            let mut parts = path.split('/');
            parts.next() == Some("bids")
                && parts.next() == Some(bid.as_str())
                && matches!(parts.next(), Some("prices" | "scores" | "commitments"))
        })
    }

    /// The reason of an agreed score that was taken back: it comes back with the next one.
    pub(crate) fn waiting_reason(&self, bid: &BidId, criterion: &CriterionId) -> Option<&str> {
        self.reasons.of(bid, criterion)
    }

    /// What undoing would take back, in words; `None` if there is nothing.
    pub(crate) fn undoable(&self) -> Option<&'static str> {
        match self.last_unread() {
            Some(_) => Some("an entry that could not be read"),
            None => self.steps.undo.map(|(_, act)| act),
        }
    }

    /// The field that was left last, if its text could not be read and nothing was entered since.
    fn last_unread(&self) -> Option<&str> {
        let is_there = |path: &&String| self.unfinished.contains_key(*path);
        self.left_unread.iter().rfind(is_there).map(String::as_str)
    }

    /// What redoing would do again, in words; `None` if there is nothing.
    pub(crate) fn redoable(&self) -> Option<&'static str> {
        self.steps.redo.map(|(_, act)| act)
    }

    /// The title of the open procurement, or what stands for one.
    pub(crate) fn title(&self) -> &str {
        match self.confirmed.details.title.trim() {
            "" => "Procurement without a title",
            title => title,
        }
    }
}

/// A name, or what stands for one.
fn who(name: &str) -> &str {
    match name.trim() {
        "" => NOT_NAMED,
        name => name,
    }
}

/// What stands for the open procurement while none is open. Nobody sees it, so it needs no measures.
fn nothing() -> Procurement {
    Procurement::new(FrameworkId::next("measures-", |_| false), LotId::next("lot-", |_| false))
}

/// An empty procurement.
pub(crate) fn new_procurement() -> Procurement {
    let measures = common_measure::framework::Framework::knowsley()
        .map_or_else(|| FrameworkId::next("measures-", |_| false), |set| set.id.clone());
    Procurement::new(measures, LotId::next("lot-", |_| false))
}

/// What the app knows. A component that uses this is drawn again by every act, each key typed
/// included: large screens take what they need as properties instead.
#[hook]
pub(crate) fn use_session() -> UseReducerHandle<Session> {
    // There is exactly one provider, around the whole app.
    #[allow(clippy::expect_used, reason = "without its session there is no app to draw")]
    use_context().expect("the app provides its session")
}

/// What can be done. It never changes, so using it never draws a component again.
#[hook]
pub(crate) fn use_acts() -> Acts {
    #[allow(clippy::expect_used, reason = "without its session there is no app to draw")]
    use_context().expect("the app provides its acts")
}

/// What is wrong with the confirmed procurement, worked out once for all components.
#[hook]
pub(crate) fn use_found() -> Shared<Check> {
    #[allow(clippy::expect_used, reason = "without its session there is no app to draw")]
    use_context().expect("the app provides what was found")
}
