//! Keeps a response in this browser as it is typed.

use common_measure_parts::AsksBeforeClosing;
use common_measure_parts::browser::now;
use common_measure_parts::clock;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::store::{NotStored, Responses};
use super::work::{Do, Saved, Work};

/// How long typing must pause before it is stored.
const PAUSE_MS: u32 = 300;

/// Holds every change at once, and stores it as soon as typing pauses, or the screen is left.
#[derive(Default)]
pub(super) struct Keeping {
    /// What was seen last: its key, the number of its changes, whether another tab has changed it, whether it is kept.
    seen: Option<(String, u64, bool, bool)>,
    pause: Option<Timeout>,
    asks: Option<AsksBeforeClosing>,
}

impl Keeping {
    /// Sees to the response as it is now.
    pub(super) fn see(
        &mut self,
        work: &Work,
        storage: &Responses,
        keeps: bool,
        told: &Callback<Do>,
    ) {
        let elsewhere = work.saved == Saved::Elsewhere;
        let seen = Some((work.key.clone(), work.changes, elsewhere, keeps));
        if seen != self.seen {
            self.seen = seen;
            // What still waits when the next change comes is stored with it.
            self.pause = None;
            if work.changes > 0 {
                self.hold(work, storage, keeps, told);
            }
        }
        let at_risk = match work.saved {
            Saved::AsOpened | Saved::OnDisk(_) => false,
            Saved::Saving | Saved::Elsewhere => true,
            Saved::MemoryOnly | Saved::Failed(_) => work.changed_since_file,
        };
        if at_risk != self.asks.is_some() {
            self.asks = at_risk.then(AsksBeforeClosing::new);
        }
    }

    fn hold(&mut self, work: &Work, storage: &Responses, keeps: bool, told: &Callback<Do>) {
        match work.kept(now()) {
            Ok(kept) => storage.hold(kept),
            Err(reason) => told.emit(Do::Kept(Saved::Failed(reason), work.changes)),
        }
        if work.saved != Saved::Elsewhere {
            let wait = if keeps { PAUSE_MS } else { 0 };
            let (storage, key, told) = (storage.clone(), work.key.clone(), told.clone());
            self.pause = Some(Timeout::new(wait, move || store(&storage, key, told)));
        }
    }
}

/// Stores what is held, and says what came of it.
pub(super) fn store(storage: &Responses, key: String, told: Callback<Do>) {
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
        told.emit(Do::Kept(saved, changes));
    });
}
