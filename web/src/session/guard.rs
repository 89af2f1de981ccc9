//! What stands between a person and losing work.

use common_measure_parts::AsksBeforeClosing;
use yew::{UseReducerHandle, hook, use_effect_with};

use super::file::FileState;
use super::{SaveState, Session};

/// Makes the browser ask before the tab closes, while anything is only in memory: of what is open, of a procurement
/// that was open before it, or of a response.
#[hook]
pub(crate) fn use_guard(session: &UseReducerHandle<Session>) {
    let session = session.clone();
    // Looked at when the tab closes: what is not open is stored without the session being told.
    use_effect_with((), move |()| {
        let asks = AsksBeforeClosing::when(move || session.is_at_risk());
        move || drop(asks)
    });
}

impl Session {
    fn is_at_risk(&self) -> bool {
        let others = self.storage.as_ref();
        self.is_open_at_risk()
            || others.is_some_and(|storage| storage.is_at_risk(self.key.as_deref()))
    }

    fn is_open_at_risk(&self) -> bool {
        self.is_open()
            && (self.on_disk == FileState::Writing && self.changed_since_file
                || match self.saved {
                    SaveState::Nothing | SaveState::Saved(_) => false,
                    SaveState::Saving | SaveState::Stale => true,
                    SaveState::Failed(_) | SaveState::MemoryOnly(_) => {
                        self.changed_since_file || !self.unfinished.is_empty()
                    }
                })
    }
}
