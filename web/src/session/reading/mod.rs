//! What is in a file that a person chose: a record, new or known here, or a plain procurement; and what this browser
//! keeps. Entered through [`Later`](crate::later::Later).

mod response;

use std::pin::Pin;

use common_measure::fault::Fault;
use common_measure::procurement::Procurement;
use common_measure::record::{ReadRecord, Record, Relation, Standing};
use common_measure::response::Sent;
use web_sys::File;

use crate::screen::Screen;

use super::file::Place;
use super::storage::{About, Found, Storage};
use super::{Act, Journal, Opened, Parted, Question, Session, Shared, Unlocked, entries};

/// What is to be done with what was read, or in words why nothing is.
pub(crate) type Reading = Pin<Box<dyn Future<Output = Result<Act, String>>>>;

/// Reads the text of a file, and looks what of it is here already. `place`: the same file, if the
/// browser lets the page write to it.
pub(crate) fn read(session: Session, file: File, text: String, place: Option<Place>) -> Reading {
    Box::pin(async move { of_text(&session, &file, text, place).await })
}

/// Reads a stored procurement, which is opened where it was left, or at a screen.
pub(crate) fn read_stored(storage: Storage, key: String, screen: Option<Screen>) -> Reading {
    Box::pin(async move {
        let found = storage.load(&key).await?.ok_or(if storage.keeps() {
            "This procurement is no longer kept in this browser. If it was saved as a file, open the file."
        } else {
            "What was open on this page is not kept in this browser. If you saved it as a file, open the file."
        })?;
        let mut opened = stored(found, &storage)?;
        if let Some(screen) = screen {
            opened.screen = screen;
        }
        Ok(opening(opened))
    })
}

/// A procurement as it was stored, with the record that its text is, or begins.
fn stored(found: Found, storage: &Storage) -> Result<Opened, String> {
    let record = entries::kept(&found.text, &storage.who())?;
    Ok(Opened::stored(found, record))
}

async fn of_text(
    session: &Session,
    file: &File,
    text: String,
    place: Option<Place>,
) -> Result<Act, String> {
    let name = file.name();
    let not_opened =
        |fault: String| format!("“{name}” was not opened. {fault} What you had open is as it was.");
    if let Some(what) = of_another_program(&text) {
        return Err(not_opened(what.to_owned()));
    }
    if let Some(sent) = Sent::of(&text) {
        return response::read(session, &text, sent).await.map_err(not_opened);
    }
    if !Record::is_record(&text) {
        let fault = |fault: Fault| not_opened(fault.to_string());
        let procurement = Procurement::parse(&text).map_err(fault)?;
        if !procurement.bids.is_empty() {
            let unlocked = Unlocked { name, text, procurement };
            return Ok(Act::Ask(Question::Unlocked(Shared::new(unlocked))));
        }
        let record = entries::from_file(&text, procurement, Standing::Draft, session.who());
        return Ok(opening(Opened::new(record.map_err(fault)?, Screen::TaskList)));
    }
    let ReadRecord { record, mut notes, .. } = entries::record(&text).map_err(not_opened)?;
    let mut opened = match kept_here(session, &record).await? {
        Some((here, relation)) => match beside(here, record, relation, &name) {
            Ok(opened) => opened,
            Err(parted) => {
                let parted = Shared::new(Parted { notes, ..*parted });
                return Ok(Act::Ask(Question::Parted(parted)));
            }
        },
        None => Opened::new(record, Screen::TaskList),
    };
    opened.news.append(&mut notes);
    opened.read_from(file, &text, place);
    Ok(opening(opened))
}

/// What a file of another program is, and where it belongs; told by how it begins.
fn of_another_program(text: &str) -> Option<&'static str> {
    if text.starts_with("PK\u{3}\u{4}") {
        return Some(
            "It is a workbook, or another packed file. A supplier fills a workbook in with Excel or LibreOffice and sends it to the council; the council takes it in on the page Responses, and a spreadsheet of bids on the page Bids.",
        );
    }
    text.starts_with("%PDF").then_some(
        "It is a PDF. Choose a file that was saved from Common Measure, or the response form from the council: its name ends in .json.",
    )
}

fn opening(opened: Opened) -> Act {
    Act::Opened(Box::new(opened))
}

/// The copy of a record that this browser has, if it has one, and how the record stands to it. Of
/// several the one that did not part from it.
async fn kept_here(
    session: &Session,
    record: &Record,
) -> Result<Option<(Opened, Relation)>, String> {
    let start = record.entries().first().map(|first| first.hash.to_string()).unwrap_or_default();
    let relation = |here: &Opened| {
        here.journal.read(|ours| entries::relation(ours, record)).unwrap_or(Relation::Unrelated)
    };
    let mut parted = None;
    let open = Opened::again(session).filter(|_| session.start == start);
    if let Some(open) = open {
        match relation(&open) {
            Relation::Unrelated => {}
            there @ Relation::Forked { .. } => parted = Some((open, there)),
            there => return Ok(Some((open, there))),
        }
    }
    let Some(storage) = &session.storage else { return Ok(parted) };
    let all = storage.list().await?;
    // What is open was looked at, and is ahead of what is stored.
    let others = |about: &About| {
        about.start == start && (session.start != start || session.key.as_ref() != Some(&about.key))
    };
    for about in all.into_iter().filter(others) {
        let Some(found) = storage.load(&about.key).await? else { continue };
        let here = stored(found, storage)?;
        match relation(&here) {
            Relation::Unrelated => {}
            there @ Relation::Forked { .. } => parted = parted.or(Some((here, there))),
            there => return Ok(Some((here, there))),
        }
    }
    Ok(parted)
}

/// What comes of a record from a file and the copy of it that is here: the one that goes on from
/// the other. Where neither does, a person is asked.
fn beside(
    mut here: Opened,
    record: Record,
    relation: Relation,
    name: &str,
) -> Result<Opened, Box<Parted>> {
    let (own, others) = (here.journal.len(), record.entries().len());
    let news = match relation {
        Relation::Equal => format!(
            "“{name}” and the record that was here are the same, entry for entry. Nothing was changed."
        ),
        Relation::Behind => format!(
            "The record that was here goes on from “{name}”, which ends at entry {others} of {own}. Nothing was changed."
        ),
        Relation::GoesOn => {
            here.journal = Journal::new(record);
            format!(
                "“{name}” goes on from the record that was here, which ended at entry {own}. Entries {} to {others} were added to it.",
                own + 1
            )
        }
        Relation::Held { .. } => format!(
            "“{name}” went another way than the record that was here, and all that was done in it is here already. Nothing was changed."
        ),
        Relation::Forked { common } => {
            // What a person looks at must not change under their eyes.
            if let Some(copy) = here.journal.read(Clone::clone) {
                here.journal = Journal::new(copy);
            }
            let (name, theirs) = (name.to_owned(), Journal::new(record));
            let notes = Vec::new();
            return Err(Box::new(Parted { name, common, here, theirs, notes }));
        }
        Relation::Unrelated => return Ok(Opened::new(record, Screen::TaskList)),
    };
    here.news = vec![news];
    Ok(here)
}
