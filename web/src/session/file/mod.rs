//! Procurements as files: on the person's own disk where the browser can write there, as downloads
//! everywhere. No server is asked.

pub(crate) mod choose;
mod disk;
mod keeper;
mod name;
mod place;
pub(crate) mod write;

use common_measure::evaluation::Evaluation;
use common_measure::procurement::{Details, Procurement};
use common_measure::record::{self, Record};

use crate::later::{self, NotLoaded};

use super::{Act, Acts, Journal, Problem, Session};

use name::{CRITERIA, PLAIN};

pub(crate) use common_measure_parts::{download, download_bytes, file_name, link};
pub(crate) use disk::{Handle, can_choose, can_write, dropped};
pub(crate) use keeper::use_keeper;
pub(crate) use name::{RECORD, of_copy};
pub(crate) use place::{Place, entries_in};

/// Whether the file on the person's disk holds what was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileState {
    /// There is no file that the browser could write to.
    Nowhere,
    /// It does not hold everything yet.
    Writing,
    /// It holds everything, since this time of day; empty if it did when it was opened.
    Written(String),
    /// It is not written to before the person has allowed it.
    Asks,
    /// Something else is in it than this page left there: it is not written to.
    Changed,
    /// It could not be written, for this reason.
    Failed(String),
}

impl FileState {
    /// What is known of a file before anything is written to it.
    pub(super) fn of(place: Option<&Place>) -> Self {
        if place.is_some() { Self::Writing } else { Self::Nowhere }
    }
}

/// What a person is reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reminder {
    /// To choose where the file is kept.
    Place,
    /// To save it, because of what was just entered.
    Save(&'static str),
}

impl Reminder {
    /// What is worth a file of its own: what others rely on from then on.
    pub(super) fn at(act: &record::Act) -> Option<Self> {
        Some(Self::Save(match act {
            record::Act::Lock(..) => "The award criteria are locked.",
            record::Act::Open(..) => "The opening of bids is recorded.",
            record::Act::ConfirmScores(..) => "The agreed scores are confirmed.",
            record::Act::Award(..) => "The award decision is recorded.",
            record::Act::WithdrawAward(..) => "The award decision is withdrawn.",
            _ => return None,
        }))
    }
}

/// The name of a file that is made of a record, whole or with texts withheld: what comes from such a copy is not to
/// be taken for what comes from the whole record.
pub(crate) fn name_of(title: &str, withheld: bool, end: &str) -> String {
    if withheld { file_name(title, &of_copy(end)) } else { file_name(title, end) }
}

/// A procurement as the text of its file. Fails in words.
fn text(procurement: &Procurement) -> Result<String, String> {
    let later = later::here().ok_or(NotLoaded::WORDS)?;
    (later.write)(procurement)
}

/// The text of a record, and the name of its file.
pub(crate) fn of_record(journal: &Journal) -> Option<(String, String)> {
    journal.read(|record| {
        let title = &record.procurement().details.title;
        (record.to_text(), name_of(title, record.withheld() > 0, RECORD))
    })
}

/// Offers the record of the open procurement to the browser as a download. Fails in words.
fn save(session: &Session) -> Result<(), String> {
    let (text, name) = session.journal().and_then(of_record).ok_or("No procurement is open.")?;
    download(&text, &name)
}

/// Offers the open procurement, as it stands and without its record, to the browser as a download.
/// Fails in words.
pub(crate) fn export(session: &Session) -> Result<(), String> {
    let procurement = &session.confirmed;
    let name = name_of(&procurement.details.title, session.withheld > 0, PLAIN);
    download(&text(procurement)?, &name)
}

/// Offers its award criteria by themselves, for partners who set up something alike: no bids, no
/// scores, nothing of this procurement but its title. Fails in words.
pub(crate) fn export_criteria(session: &Session) -> Result<(), String> {
    let whole = &session.confirmed;
    let criteria = Procurement {
        details: Details { title: whole.details.title.clone(), ..Details::default() },
        suppliers: Vec::new(),
        bids: Vec::new(),
        evaluation: Evaluation::default(),
        measures: whole.measures.clone(),
        scheme: whole.scheme.clone(),
    };
    download(&text(&criteria)?, &file_name(&whole.details.title, CRITERIA))
}

/// The same for a text that was stored, of a procurement with this title, whole or with texts withheld.
pub(crate) fn save_text(text: &str, title: &str, withheld: bool) -> Result<(), String> {
    let kind = if Record::is_record(text) { RECORD } else { PLAIN };
    download(text, &name_of(title, withheld, kind))
}

/// Saves the open procurement as a file: where the person chooses, if the browser lets them, and
/// as a download otherwise.
pub(crate) fn save_open(acts: &Acts, session: &Session) {
    match later::here() {
        Some(later) if can_write() => (later.choose_place)(acts, session),
        _ => save_as_download(acts, session),
    }
}

/// Saves the open procurement as a download, and says so to the session.
fn save_as_download(acts: &Acts, session: &Session) {
    match save(session) {
        Ok(()) => {
            acts.act(Act::Downloaded);
            tell_unread(acts, session);
        }
        Err(reason) => acts.tell(reason),
    }
}

/// What the bid is called that a field is part of, if it is part of one.
pub(super) fn bid_at(of: &Procurement, path: &str) -> Option<String> {
    let id = path.strip_prefix("bids/")?.split('/').next()?;
    let bid = of.bids.iter().find(|bid| bid.id.as_str() == id)?;
    Some(of.bid_name(bid))
}

/// Text that could not be read is not in the file, and a person is told.
fn tell_unread(acts: &Acts, session: &Session) {
    let lines: Vec<_> = session
        .unread()
        .map(|(path, problem)| {
            let of = bid_at(&session.confirmed, path)
                .map_or_else(String::new, |bid| format!(" of {bid}"));
            Problem {
                path: Some(path.to_owned()),
                text: format!(
                    "The file was saved without an entry{of} that is not in the record: {problem}"
                ),
            }
        })
        .collect();
    if !lines.is_empty() {
        acts.act(Act::Problems(lines));
    }
}
