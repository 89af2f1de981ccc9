//! What waits for another person: approvals, and figures to be compared with the bids.

mod approvals;
mod figures;
mod said;

use yew::{Html, component, html};

use crate::form::{BackLink, InsetText, LinkTo};
use crate::screen::Screen;
use crate::session::use_session;

use approvals::Approvals;
use figures::Figures;

use super::people::is_named;

/// Entries that wait for approval, and figures that nobody else has compared.
#[component]
pub(crate) fn Checks() -> Html {
    let session = use_session();
    html! {
        <>
            <BackLink to={Screen::History} />
            <h1 class="govuk-heading-l">{ Screen::Checks.title(&session.confirmed) }</h1>
            <InsetText>
                if is_named(&session) {
                    { format!("You enter as {}. Nobody approves or checks what they entered themselves. If someone else sits here now, ", session.who()) }
                    <LinkTo to={Screen::Name}>{ "change the name" }</LinkTo>
                    { " first." }
                } else {
                    { "Nobody approves or checks what they entered themselves, so it must be known who you are. " }
                    <LinkTo to={Screen::Name}>{ "Give your name" }</LinkTo>
                    { " first." }
                }
            </InsetText>
            <Approvals />
            <Figures />
        </>
    }
}
