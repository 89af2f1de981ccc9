//! What stands between a person and losing work.

use common_measure_parts::use_asked_before_closing;
use yew::{UseReducerHandle, hook};

use super::file::FileState;
use super::{SaveState, Session};

/// Makes the browser ask before the tab closes, while anything is only in memory.
#[hook]
pub(crate) fn use_guard(session: &UseReducerHandle<Session>) {
    let at_risk = session.is_open()
        && (session.on_disk == FileState::Writing && session.changed_since_file
            || match session.saved {
                SaveState::Nothing | SaveState::Saved(_) => false,
                SaveState::Saving | SaveState::Stale => true,
                SaveState::Failed(_) | SaveState::MemoryOnly(_) => {
                    session.changed_since_file || !session.unfinished.is_empty()
                }
            });
    use_asked_before_closing(at_risk);
}
