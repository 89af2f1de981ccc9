//! The choice where another tab has removed what is open here.

use common_measure::record::Record;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look, Notification};
use crate::session::{SaveState, use_acts, use_session};

/// What is kept, or a copy of what is here.
#[component]
pub(super) fn Removed() -> Html {
    let (session, acts) = (use_session(), use_acts());
    if session.saved != SaveState::Stale {
        return Html::default();
    }
    let (Some(storage), Some(key)) = (session.storage.clone(), session.key.clone()) else {
        return Html::default();
    };
    let ontheirs = {
        let acts = acts.clone();
        let screen = session.screen.clone();
        Callback::from(move |()| acts.open_stored(&storage, key.clone(), Some(screen.clone())))
    };
    let oncopy = {
        let session = session.clone();
        Callback::from(move |()| {
            if let Some(record) = session.record(Record::clone) {
                acts.open_new(record, session.screen.clone());
            }
        })
    };
    html! {
        <Notification title="Removed in another tab">
            <p class="govuk-notification-banner__heading">
                { "This procurement was removed, another copy was put in its place, or it can no longer be read where this browser keeps it." }
            </p>
            <p class="govuk-body">{ "Nothing that you do here is saved until you choose." }</p>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={ontheirs}>{ "Show what is kept" }</Button>
                <Button look={Look::Secondary} onclick={oncopy}>{ "Keep mine as a separate copy" }</Button>
            </div>
        </Notification>
    }
}
