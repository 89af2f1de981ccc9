//! The open procurement as a plain file, for other programs and for those who only want the figures.

use yew::{Callback, Html, component, html};

use crate::form::{Button, LinkTo, Look};
use crate::screen::Screen;
use crate::session::{file, use_acts, use_session};

/// Saves the procurement as it stands, without its record.
#[component]
pub(crate) fn Export() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onclick = Callback::from(move |()| {
        if let Err(reason) = file::export(&session) {
            acts.tell(reason);
        }
    });
    html! {
        <>
            <p class="govuk-body">
                { "“Save as file” saves the whole record: every entry, with who made it and when. For other programs, the procurement as it stands now can be exported by itself." }
            </p>
            <Button look={Look::Secondary} {onclick}>{ "Export as a plain procurement (JSON)" }</Button>
            <p class="govuk-body">
                { "For someone who may see the record, but not all that is written in it: " }
                <LinkTo to={Screen::Redaction}>{ "make a copy with texts withheld" }</LinkTo>{ "." }
            </p>
        </>
    }
}
