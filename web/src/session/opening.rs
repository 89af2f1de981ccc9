//! Opening a file from the disk: its text is read here, and what is in it behind [`Later`](crate::later::Later).

use common_measure::procurement::MAX_BYTES;
use common_measure::record::MAX_RECORD_BYTES;
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::{UseReducerHandle, hook, use_effect_with};

use super::file::Place;
use super::{Act, Acts, Session};

/// From this size in bytes on a file takes a moment to open.
const LARGE: f64 = 1_000_000.0;

/// Reads a file that a person chose and opens what is in it, or asks what it is; a fault is shown,
/// and everything that is kept here stays as it is. `place`: the same file, if the browser lets the
/// page write to it.
pub(crate) fn open(acts: &Acts, session: &Session, file: &File, place: Option<Place>) {
    // Only then is it known whether a copy of it is here already.
    if session.storage.is_none() {
        acts.act(Act::Opening);
        return acts.act(Act::Chosen(Some((file.clone(), place))));
    }
    // What takes a moment says so; of the rest it would only flicker.
    if file.size() > LARGE {
        acts.act(Act::Opening);
    }
    let (acts, session, file) = (acts.clone(), session.clone(), file.clone());
    spawn_local(async move {
        match read(&acts, session, file, place).await {
            Ok(act) => acts.act(act),
            Err(reason) => acts.tell(reason),
        }
    });
}

/// Opens a file that was chosen before the browser had said whether it keeps anything, as soon as it has.
#[hook]
pub(crate) fn use_chosen(session: &UseReducerHandle<Session>, acts: &Acts) {
    let (session, acts) = (session.clone(), acts.clone());
    let can_open = session.storage.is_some() && session.chosen.is_some();
    use_effect_with(can_open, move |can_open| {
        if *can_open && let Some((file, place)) = session.chosen.clone() {
            acts.act(Act::Chosen(None));
            open(&acts, &session, &file, place);
        }
    });
}

/// What comes of a file.
async fn read(
    acts: &Acts,
    session: Session,
    file: File,
    place: Option<Place>,
) -> Result<Act, String> {
    let text = text(&file, &file.name()).await?;
    (acts.later().await?.read)(session, file, text, place).await
}

/// The text of a file.
pub(crate) async fn text(file: &File, name: &str) -> Result<String, String> {
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
