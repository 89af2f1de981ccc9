//! Locking the award criteria, and what there is to know and do once they are locked.

mod amend;
mod deadline;
mod errors;
mod form;
mod locked;
mod notice;

use common_measure::time::Time;
use yew::{Html, component, html};

use crate::form::{BackLink, InsetText, use_kept_focus};
use crate::screen::Screen;
use crate::session::{Session, storage, use_session};

pub(crate) use amend::Amend;
pub(crate) use notice::{LockedNotice, NotLocked};

use form::LockForm;
use locked::{HEADING, LockedPage};

/// Whether locked criteria can still be opened for a change, by what the record and the clock say.
fn can_amend(session: &Session) -> bool {
    let now = Time::parse(&storage::now());
    let can = |now: Time| session.record(|record| record.state().can_amend(&now));
    now.ok().and_then(can).unwrap_or_default()
}

/// Locks the award criteria; once they are locked, says so.
#[component]
pub(crate) fn Lock() -> Html {
    let session = use_session();
    // The form goes away once the criteria are locked.
    use_kept_focus(session.entries, HEADING);
    if session.process().is_locked() {
        return html! { <LockedPage /> };
    }
    let title = Screen::Lock.title(&session.confirmed);
    html! {
        <>
            <BackLink to={Screen::TaskList} />
            <h1 class="govuk-heading-l">{ title }</h1>
            if session.process().practice {
                <InsetText>{ "A practice copy is not locked: everything in it can be changed at any time, and nothing in it is for an award." }</InsetText>
            } else {
                <LockForm />
            }
        </>
    }
}
