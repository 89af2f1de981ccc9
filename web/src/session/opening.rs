//! Opening a file from the disk: a record, new or known here, or a plain procurement.

use common_measure::procurement::MAX_BYTES;
use common_measure::record::{MAX_RECORD_BYTES, ReadRecord, Record, Relation};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use crate::later::Later;
use crate::screen::Screen;

use super::storage::About;
use super::{Act, Acts, Journal, Opened, Parted, Question, Session};

/// What comes of reading a file.
enum Read {
    Opened(Opened),
    Asked(Question),
}

/// Reads a file that a person chose and opens what is in it, or asks what it is; a fault is shown,
/// and everything that is kept here stays as it is.
pub(crate) fn open(acts: &Acts, session: &Session, file: &File) {
    let (acts, session, file) = (acts.clone(), session.clone(), file.clone());
    spawn_local(async move {
        match read(&acts, &session, &file).await {
            Ok(Read::Opened(opened)) => acts.act(Act::Opened(Box::new(opened))),
            Ok(Read::Asked(question)) => acts.act(Act::Ask(question)),
            Err(reason) => acts.tell(reason),
        }
    });
}

async fn read(acts: &Acts, session: &Session, file: &File) -> Result<Read, String> {
    let name = file.name();
    let text = text(file, &name).await?;
    let later = acts.later().await?;
    let not_opened =
        |fault: String| format!("“{name}” was not opened. {fault} What you had open is as it was.");
    if !Record::is_record(&text) {
        let record = (later.from_file)(&text, session.who()).map_err(not_opened)?;
        return Ok(match record {
            Some(record) => Read::Opened(Opened::new(record, Screen::TaskList)),
            None => Read::Asked(Question::Unlocked { name, text }),
        });
    }
    let ReadRecord { record, mut notes } = (later.record)(&text).map_err(not_opened)?;
    let mut opened = match kept_here(session, &record, later).await? {
        Some((here, relation)) => match beside(here, record, relation, &name, later) {
            Read::Opened(opened) => opened,
            asked @ Read::Asked(_) => return Ok(asked),
        },
        None => Opened::new(record, Screen::TaskList),
    };
    opened.news.append(&mut notes);
    Ok(Read::Opened(opened))
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
    JsFuture::from(file.text())
        .await
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(|| format!("“{name}” could not be read. Check that it is still there."))
}

/// The copy of a record that this browser has, if it has one, and how the record stands to it. Of
/// several the one that did not part from it.
async fn kept_here(
    session: &Session,
    record: &Record,
    later: &Later,
) -> Result<Option<(Opened, Relation)>, String> {
    let start = record.entries().first().map(|first| first.hash.to_string()).unwrap_or_default();
    let relation = |here: &Opened| {
        here.journal.read(|ours| (later.relation)(ours, record)).unwrap_or(Relation::Unrelated)
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
        let Some((about, text)) = storage.load(&about.key).await? else { continue };
        let here = Opened::stored(about, &text, &storage.who(), later)?;
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
fn beside(mut here: Opened, record: Record, relation: Relation, name: &str, later: &Later) -> Read {
    let (own, others) = (here.journal.len(), record.entries().len());
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
            // What a person looks at must not change under their eyes.
            if let Some(copy) = here.journal.read(later.copy) {
                here.journal = Journal::new(copy);
            }
            let (name, theirs) = (name.to_owned(), Journal::new(record));
            return Read::Asked(Question::Parted(Parted { name, common, here, theirs }));
        }
        Relation::Unrelated => return Read::Opened(Opened::new(record, Screen::TaskList)),
    };
    here.news = vec![news];
    Read::Opened(here)
}
