//! Choosing a file on the person's disk, to save to or to open. Each takes a click, and is entered
//! through [`Later`](crate::later::Later).

use common_measure_parts::clock::now_in_a_name;
use js_sys::Promise;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

use super::disk::{self, Handle, NotChosen};
use super::place::Place;
use super::{RECORD, name_of, save_as_download, tell_unread};
use crate::session::{Act, Acts, Session, opening};

/// Asks where the file of the open procurement is to be kept. Where the browser shows no chooser
/// after all, the file is a download.
pub(crate) fn place(acts: &Acts, session: &Session) {
    let (acts, session) = (acts.clone(), session.clone());
    spawn_local(async move {
        if !session.is_open() {
            return;
        }
        match disk::choose_to_save(&proposed(&session)).await {
            Ok(handle) => {
                let place = Place::kept(handle);
                acts.act(Act::Place(session.key.clone().unwrap_or_default(), Some(place)));
                tell_unread(&acts, &session);
            }
            Err(NotChosen::Cancelled) => {}
            Err(NotChosen::Refused) => save_as_download(&acts, &session),
        }
    });
}

/// The name that the chooser begins with. Browsers empty a file as soon as the person lets them replace it, so it must
/// not be one that others save to: each has the time in it.
fn proposed(session: &Session) -> String {
    let end = format!(" {}{RECORD}", now_in_a_name());
    name_of(&session.confirmed.details.title, session.withheld > 0, &end)
}

/// Asks which file to open, and opens it. `otherwise`: what to do where the browser shows no
/// chooser after all.
pub(crate) fn file(acts: &Acts, session: &Session, otherwise: Callback<()>) {
    let (acts, session) = (acts.clone(), session.clone());
    spawn_local(async move {
        match disk::choose_to_open().await {
            Ok(handle) => open(&acts, &session, Place::opened(handle)).await,
            Err(NotChosen::Cancelled) => {}
            Err(NotChosen::Refused) => otherwise.emit(()),
        }
    });
}

/// Opens a file that was dropped. `handle`: the same, where the browser says how to write to it.
pub(crate) fn dropped(acts: &Acts, session: &Session, file: File, handle: Promise) {
    let (acts, session) = (acts.clone(), session.clone());
    spawn_local(async move {
        let handle = JsFuture::from(handle).await.ok().filter(JsValue::is_object);
        let place = handle.map(|handle| Place::opened(handle.unchecked_into::<Handle>()));
        opening::open(&acts, &session, &file, place);
    });
}

/// Opens the file that the open procurement is saved to, because it holds something else by now.
pub(crate) fn again(acts: &Acts, session: &Session) {
    let (acts, session) = (acts.clone(), session.clone());
    spawn_local(async move {
        if let Some(place) = session.place().cloned() {
            open(&acts, &session, Place::opened(place.handle().clone())).await;
        }
    });
}

async fn open(acts: &Acts, session: &Session, place: Place) {
    match place.handle().file().await {
        Ok(file) => opening::open(acts, session, &file, Some(place)),
        Err(_) => acts
            .tell(format!("“{}” could not be read. Check that it is still there.", place.name())),
    }
}

/// The open procurement is no longer to be saved to the file that it was saved to.
pub(crate) fn forget(acts: &Acts, session: &Session) {
    let (acts, session) = (acts.clone(), session.clone());
    spawn_local(async move {
        if let (Some(storage), Some(key)) = (&session.storage, session.key.clone()) {
            storage.forget_place(&key).await;
            acts.act(Act::Place(key, None));
        }
    });
}
