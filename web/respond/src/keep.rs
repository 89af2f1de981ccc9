//! Keeps a response in this browser as it is typed.

use common_measure_parts::browser::now;
use common_measure_parts::clock;
use common_measure_parts::use_asked_before_closing;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerDispatcher, UseReducerHandle, hook, use_effect_with};

use super::store::{NotStored, Responses};
use super::work::{Do, Saved, Work};

/// How long typing must pause before it is stored.
const PAUSE_MS: u32 = 300;

/// Holds every change at once, and stores it as soon as typing pauses, or the screen is left.
#[hook]
pub(super) fn use_kept(work: &UseReducerHandle<Work>, storage: &Responses, keeps: bool) {
    let elsewhere = work.saved == Saved::Elsewhere;
    let deps = (work.key.clone(), work.changes, elsewhere, keeps);
    let (latest, there) = (work.clone(), storage.clone());
    use_effect_with(deps, move |(key, changes, elsewhere, keeps)| {
        let mut pause = None;
        if *changes > 0 {
            let told = latest.dispatcher();
            match latest.kept(now()) {
                Ok(kept) => there.hold(kept),
                Err(reason) => told.dispatch(Do::Kept(Saved::Failed(reason), *changes)),
            }
            let (wait, key) = (if *keeps { PAUSE_MS } else { 0 }, key.clone());
            pause = (!elsewhere).then(|| Timeout::new(wait, move || store(&there, key, told)));
        }
        // What still waits when the next change comes is stored with it.
        move || drop(pause)
    });
    use_asked_before_closing(match work.saved {
        Saved::AsOpened | Saved::OnDisk(_) => false,
        Saved::Saving | Saved::Elsewhere => true,
        Saved::MemoryOnly | Saved::Failed(_) => work.changed_since_file,
    });
    let (told, storage) = (work.dispatcher(), storage.clone());
    use_effect_with(work.key.clone(), move |key| {
        let key = key.clone();
        move || store(&storage, key, told)
    });
}

/// Stores what is held, and says what came of it.
pub(super) fn store(storage: &Responses, key: String, told: UseReducerDispatcher<Work>) {
    let storage = storage.clone();
    spawn_local(async move {
        let (saved, changes) = match storage.store(&key).await {
            // Whoever stores it already tells.
            None => return,
            Some(Ok(changes)) if storage.keeps() => (Saved::OnDisk(clock::time_of_day()), changes),
            Some(Ok(changes)) => (Saved::MemoryOnly, changes),
            Some(Err(NotStored::Refused(reason))) => (Saved::Failed(reason), 0),
            Some(Err(_)) => (Saved::Elsewhere, 0),
        };
        told.dispatch(Do::Kept(saved, changes));
    });
}
