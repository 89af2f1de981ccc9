//! Says when the file on the person's disk is to be written. How is in [`write`](super::write).

use yew::{UseReducerHandle, hook, use_effect_with};

use crate::later;
use crate::session::{Acts, SaveState, Session};

/// Finds the file that the open procurement was saved to before, and has it written whenever
/// entries were stored, or could not be.
#[hook]
pub(crate) fn use_keeper(session: &UseReducerHandle<Session>, acts: &Acts) {
    let opened = (session.line.clone(), session.place.clone(), session.storage.is_some());
    {
        let (session, acts) = (session.clone(), acts.clone());
        use_effect_with(opened.clone(), move |_| {
            if let Some(later) = later::here() {
                (later.know_place)(&acts, &session);
            }
        });
    }
    let settled = match session.saved {
        SaveState::Saved(_) | SaveState::MemoryOnly(_) | SaveState::Failed(_) => true,
        SaveState::Nothing | SaveState::Saving | SaveState::Stale => false,
    };
    let (session, acts) = (session.clone(), acts.clone());
    let entered = (session.journal.clone(), session.entries);
    use_effect_with((opened, entered, settled), move |_| {
        if let Some(later) = later::here().filter(|_| settled) {
            (later.write_file)(&acts, &session, false);
        }
    });
}
