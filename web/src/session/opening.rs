//! Opening a file from the disk: a record, new or known here, or a plain procurement.

use common_measure::procurement::MAX_BYTES;
use common_measure::record::{MAX_RECORD_BYTES, ReadRecord, Record, Relation};
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use crate::later::Later;
use crate::screen::Screen;

use super::file::Place;
use super::{Act, Acts, Journal, Opened, Session};

/// Reads a file that a person chose and opens what is in it; a fault is shown, and everything that
/// is kept here stays as it is. `place`: the same file, if the browser lets the page write to it.
pub(crate) fn open(acts: &Acts, session: &Session, file: &File, place: Option<Place>) {
    let (acts, session, file) = (acts.clone(), session.clone(), file.clone());
    spawn_local(async move {
        match opened(&acts, &session, &file, place).await {
            Ok(opened) => acts.act(Act::Opened(Box::new(opened))),
            Err(reason) => acts.tell(reason),
        }
    });
}

async fn opened(
    acts: &Acts,
    session: &Session,
    file: &File,
    place: Option<Place>,
) -> Result<Opened, String> {
    let name = file.name();
    let text = text(file, &name).await?;
    let later = acts.later().await?;
    let not_opened =
        |fault: String| format!("“{name}” was not opened. {fault} What you had open is as it was.");
    if !Record::is_record(&text) {
        let record = (later.from_file)(&text, session.who()).map_err(not_opened)?;
        let practice = record.state().process.practice;
        let mut opened = Opened::new(record, Screen::TaskList);
        if practice {
            opened.news.push("There are bids in this file, and its award criteria were not locked before them. So it was opened as a practice copy: not for award.".to_owned());
        }
        return Ok(opened);
    }
    let ReadRecord { record, mut notes } = (later.record)(&text).map_err(not_opened)?;
    let mut opened = match kept_here(session, &record, later).await? {
        Some(here) => beside(here, record, &name)?,
        None => Opened::new(record, Screen::TaskList),
    };
    opened.news.append(&mut notes);
    (later.read_from)(&mut opened, file, &text, place);
    Ok(opened)
}

async fn text(file: &File, name: &str) -> Result<String, String> {
    let is_record = name.to_ascii_lowercase().ends_with(".jsonl");
    let (most, what) =
        if is_record { (MAX_RECORD_BYTES, "record") } else { (MAX_BYTES, "procurement") };
    // The size is known before anything is read. A float holds every size exactly that matters.
    #[allow(clippy::cast_precision_loss, reason = "the limit is far below 2^52")]
    if file.size() > most as f64 {
        let most = most / 1_000_000;
        return Err(format!(
            "“{name}” is larger than {most} MB, so it is not a {what}. Choose a file that was saved from Common Measure."
        ));
    }
    // As bytes, which are decoded faster here than by the browser, and with what it would leave out.
    let bytes = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| format!("“{name}” could not be read. Check that it is still there."))?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    // What is not text is named where it stands, by what reads it.
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|not| String::from_utf8_lossy(not.as_bytes()).into_owned()))
}

/// The copy of a record that this browser has, if it has one.
async fn kept_here(
    session: &Session,
    record: &Record,
    later: &Later,
) -> Result<Option<Opened>, String> {
    let start = record.entries().first().map(|first| first.hash.to_string()).unwrap_or_default();
    if let Some(open) = Opened::again(session).filter(|_| session.start == start) {
        return Ok(Some(open));
    }
    let Some(storage) = &session.storage else { return Ok(None) };
    let all = storage.list().await?;
    let Some(about) = all.into_iter().find(|about| about.start == start) else { return Ok(None) };
    match storage.load(&about.key).await? {
        Some((about, text)) => Opened::stored(about, &text, &storage.who(), later).map(Some),
        None => Ok(None),
    }
}

/// What comes of a record from a file and the copy of it that is here: the one that goes on from
/// the other. Where neither does, nothing is opened.
fn beside(mut here: Opened, record: Record, name: &str) -> Result<Opened, String> {
    let (own, others) = (here.journal.len(), record.entries().len());
    let (relation, title) = here
        .journal
        .read(|ours| (ours.relation_to(&record), ours.procurement().details.title.clone()))
        .unwrap_or((Relation::Unrelated, String::new()));
    let news = match relation {
        Relation::Equal => format!(
            "“{name}” and the record that this browser keeps are the same, entry for entry. Nothing was changed."
        ),
        Relation::Behind => format!(
            "The record that this browser keeps goes on from “{name}”, which ends at entry {others} of {own}. Nothing was changed."
        ),
        Relation::GoesOn => {
            here.journal = Journal::new(record);
            format!(
                "“{name}” goes on from the record that this browser kept, which ended at entry {own}. Entries {} to {others} were added to it.",
                own + 1
            )
        }
        Relation::Forked { common } => {
            return Err(format!(
                "“{name}” was not opened. It and the record of “{title}” in this browser are the same up to entry {common}, and go different ways after it. Both are as they were."
            ));
        }
        Relation::Unrelated => return Ok(Opened::new(record, Screen::TaskList)),
    };
    here.news = vec![news];
    Ok(here)
}
