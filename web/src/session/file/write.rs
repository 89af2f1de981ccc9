//! Writes a record to its file on the person's disk. Entered through [`Later`](crate::later::Later).
//!
//! One write at a time, and the newest state wins. The browser writes beside the file and puts the
//! whole in its place at the end, so half a record never replaces a whole one. Whatever this page
//! did not put there is never written over.

use common_measure::record::MAX_RECORD_BYTES;
use common_measure_parts::clock::time_of_day;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};

use super::FileState;
use super::disk::{Begun, name_of};
use super::place::{Left, Look, Place, entries_in};
use crate::session::storage::Storage;
use crate::session::{Act, Acts, Journal, Session};

/// How often, and how far apart in milliseconds, another tab's write is waited for.
const WAITS: (u32, u32) = (30, 100);

/// Why a file does not hold the record.
enum NotWritten {
    Asks,
    Changed,
    Failed(String),
}

impl From<JsValue> for NotWritten {
    fn from(error: JsValue) -> Self {
        Self::Failed(match name_of(&error).as_str() {
            "NotFoundError" => {
                "It is not where it was: it was moved, renamed or deleted, or its drive is not connected.".to_owned()
            }
            "NotAllowedError" | "SecurityError" => {
                "The browser, or the folder that it is in, does not allow it.".to_owned()
            }
            "NoModificationAllowedError" => {
                "It is open elsewhere, or may only be read.".to_owned()
            }
            "QuotaExceededError" => "There is no room for it where it is.".to_owned(),
            "" => "The browser did not say why.".to_owned(),
            name => format!("The browser refused ({name})."),
        })
    }
}

/// Keeps the place of the open procurement for the next time, or finds the one that was kept.
pub(crate) fn know_place(acts: &Acts, session: &Session) {
    let (Some(storage), Some(key)) = (session.storage.clone(), session.key.clone()) else { return };
    let (acts, place) = (acts.clone(), session.place().cloned());
    spawn_local(async move {
        match place {
            Some(place) => storage.keep_place(&key, &place).await,
            None => {
                if let Some(place) = storage.place(&key).await {
                    acts.act(Act::PlaceFound(key, place));
                }
            }
        }
    });
}

/// Writes the open record to its file, if it has one. `clicked`: a person has just asked for it.
pub(crate) fn write(acts: &Acts, session: &Session, clicked: bool) {
    let (Some(place), Some(journal)) = (session.place().cloned(), session.journal().cloned())
    else {
        return;
    };
    if !place.want(journal) {
        return;
    }
    let (acts, storage, key) = (acts.clone(), session.storage.clone(), session.key.clone());
    spawn_local(async move {
        let here = Here { acts: &acts, storage, key: key.unwrap_or_default(), place: &place };
        let mut clicked = clicked;
        while let Some(journal) = place.next() {
            here.bring_up_to_date(&journal, clicked).await;
            clicked = false;
        }
    });
}

/// What a write takes.
struct Here<'a> {
    acts: &'a Acts,
    storage: Option<Storage>,
    key: String,
    place: &'a Place,
}

impl Here<'_> {
    async fn bring_up_to_date(&self, journal: &Journal, clicked: bool) {
        let text = journal
            .read(|record| (record.to_text(), record.lines().last().cloned().unwrap_or_default()));
        let Some((text, last)) = text else { return };
        let done = match self.place.left() {
            Left::As(look) if look.last == last => Ok(String::new()),
            left => self.write(journal, &text, &last, left, clicked).await,
        };
        let say = |state| self.acts.act(Act::OnDisk(self.place.clone(), state));
        match done {
            Ok(time) => {
                self.acts.act(Act::Written { place: self.place.clone(), last, time });
            }
            Err(NotWritten::Asks) => say(FileState::Asks),
            Err(NotWritten::Changed) => say(FileState::Changed),
            Err(NotWritten::Failed(reason)) => say(FileState::Failed(reason)),
        }
    }

    async fn write(
        &self,
        journal: &Journal,
        text: &str,
        last: &str,
        left: Left,
        clicked: bool,
    ) -> Result<String, NotWritten> {
        let handle = self.place.handle();
        if !handle.may_write(clicked || self.place.may_ask()).await {
            return Err(NotWritten::Asks);
        }
        // Only what nobody else can write meanwhile is worth looking at.
        let begun = self.begin().await?;
        match self.look(journal, text, &left).await {
            Ok(There::Older) => {
                self.acts.act(Act::OnDisk(self.place.clone(), FileState::Writing));
                begun.finish(text).await?;
            }
            Ok(There::Same) => begun.give_up().await,
            Ok(There::Ahead) => {
                begun.give_up().await;
                return Ok(time_of_day());
            }
            Ok(There::Other) => {
                begun.give_up().await;
                return Err(NotWritten::Changed);
            }
            Err(error) => {
                begun.give_up().await;
                return Err(error.into());
            }
        }
        let file = handle.file().await?;
        if !ends_with(&file, last).await? {
            return Err(NotWritten::Failed("It does not hold what was written to it.".to_owned()));
        }
        let look =
            Look { size: file.size(), modified: file.last_modified(), last: last.to_owned() };
        self.place.leave(Left::As(look));
        Ok(time_of_day())
    }

    async fn begin(&self) -> Result<Begun, JsValue> {
        let (mut left, pause) = WAITS;
        loop {
            match self.place.handle().begin().await {
                Err(error) if left > 0 && name_of(&error) == "NoModificationAllowedError" => {
                    left -= 1;
                    TimeoutFuture::new(pause).await;
                }
                other => return other,
            }
        }
    }

    /// What is in the file.
    async fn look(&self, journal: &Journal, ours: &str, left: &Left) -> Result<There, JsValue> {
        let file = self.place.handle().file().await?;
        if let Left::As(look) = left {
            let same = (file.size(), file.last_modified()) == (look.size, look.modified);
            if same && ends_with(&file, &look.last).await? {
                return Ok(There::Older);
            }
        }
        // A float holds every size exactly that matters.
        #[allow(clippy::cast_precision_loss, reason = "the limit is far below 2^52")]
        if file.size() > MAX_RECORD_BYTES as f64 {
            return Ok(There::Other);
        }
        let theirs = text_of(&file).await?;
        if theirs == ours {
            return Ok(There::Same);
        }
        let older = journal.read(|record| entries_in(&theirs, record).is_some());
        Ok(match older {
            Some(true) => There::Older,
            _ if theirs.starts_with(ours) && self.is_stored(&theirs).await => There::Ahead,
            _ => There::Other,
        })
    }

    /// Whether this browser keeps all that is in a file, because another tab entered it.
    async fn is_stored(&self, theirs: &str) -> bool {
        let Some(storage) = &self.storage else { return false };
        let stored = storage.load(&self.key).await.ok().flatten();
        stored.is_some_and(|found| found.text.starts_with(theirs))
    }
}

/// What is in a file, held against the record.
enum There {
    /// Some of it, or as this page left it.
    Older,
    /// The same.
    Same,
    /// All of it, and what another tab has entered since.
    Ahead,
    /// Something else.
    Other,
}

async fn text_of(blob: &Blob) -> Result<String, JsValue> {
    // Text that is no Unicode is none of ours.
    Ok(JsFuture::from(blob.text()).await?.as_string().unwrap_or_default())
}

/// Whether a file ends with a line.
async fn ends_with(file: &File, line: &str) -> Result<bool, JsValue> {
    let length = i32::try_from(line.len() + 1).unwrap_or(i32::MAX);
    let end = text_of(&file.slice_with_i32(-length)?).await?;
    Ok(end.strip_suffix('\n') == Some(line))
}
