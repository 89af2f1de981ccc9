//! That figures are other now than those the award was decided on.

use common_measure::record::MOVED_ON;
use yew::{Html, component, html};

use crate::form::WarningText;
use crate::session::use_session;

/// Says it, above figures; nothing where they are the same, or nothing is decided yet.
#[component]
pub(in crate::results) fn MovedOn() -> Html {
    let session = use_session();
    if !session.process().has_moved_on(session.current()) {
        return Html::default();
    }
    html! {
        <WarningText>
            { MOVED_ON }
            { " The award decision stands as it was recorded, and a result to publish is worked out from the figures as they were then. If it must be decided again, withdraw it and record another." }
        </WarningText>
    }
}
