//! What stands between a person and losing work.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure_parts::AsksBeforeClosing;
use yew::{UseReducerHandle, hook, use_effect_with, use_mut_ref};

use super::file::FileState;
use super::{SaveState, Session};

/// Makes the browser ask before the tab closes, while anything is only in memory: of what is open, of a procurement
/// that was open before it, or of a response.
#[hook]
pub(crate) fn use_guard(session: &UseReducerHandle<Session>) {
    let latest: Rc<RefCell<Option<UseReducerHandle<Session>>>> = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(session.clone());
    // Looked at when the tab closes: what is not open is stored without the session being told.
    use_effect_with((), move |()| {
        let asks = AsksBeforeClosing::when(move || {
            latest.borrow().as_ref().is_some_and(|session| session.is_at_risk())
        });
        move || drop(asks)
    });
}

impl Session {
    fn is_at_risk(&self) -> bool {
        let held = |storage: &super::storage::Storage| storage.is_at_risk(self.key.as_deref());
        self.is_open_at_risk() || self.storage.as_ref().is_some_and(held)
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
