//! The open procurement as a plain file, for other programs and for those who only want the figures.

use yew::{Callback, Html, component, html};

use crate::form::{Button, LinkTo, Look};
use crate::screen::Screen;
use crate::session::{file, use_acts, use_session};

/// Saves the procurement as it stands, without its record.
#[component]
pub(crate) fn Export() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let oncriteria = {
        let (session, acts) = (session.clone(), acts.clone());
        Callback::from(move |()| {
            if let Err(reason) = file::export_criteria(&session) {
                acts.tell(reason);
            }
        })
    };
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
            <p class="govuk-body">{ "For partners who set up something alike, the award criteria can be saved without bids and scores. Opened here, they begin a procurement of its own, whose record names the file." }</p>
            <Button look={Look::Secondary} onclick={oncriteria}>{ "Save the award criteria to share" }</Button>
            <p class="govuk-body">
                { "For someone who may see the record, but not all that is written in it: " }
                <LinkTo to={Screen::Redaction}>{ "make a copy with texts withheld" }</LinkTo>{ "." }
            </p>
        </>
    }
}
