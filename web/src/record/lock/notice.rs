//! What set-up pages say while the criteria are locked, and the bids' while they are not.

use yew::{Callback, Html, component, html};

use crate::form::{Button, InsetText, LinkTo, Look};
use crate::screen::Screen;
use crate::session::{entries, use_acts, use_session};

use super::super::code::Code;
use super::can_amend;

/// Says on a page of setting up that the criteria are locked, and what can be done.
#[component]
pub(crate) fn LockedNotice() -> Html {
    let session = use_session();
    let process = session.process();
    if let (Some(amendment), false) = (&process.amending, process.practice) {
        return html! {
            <InsetText>
                { format!("The criteria are open for an amendment (notice {}). ", amendment.notice.trim()) }
                <LinkTo to={Screen::Lock}>{ "Lock the award criteria" }</LinkTo>
                { " again when they are changed." }
            </InsetText>
        };
    }
    let Some(lock) = process.lock() else { return Html::default() };
    html! {
        <InsetText>
            <p class="govuk-body">
                { "The award criteria are locked. Their check code is " }<Code code={lock.code} />
                { ". Changing them is refused." }
            </p>
            <p class="govuk-body">
                if can_amend(&session) {
                    <LinkTo to={Screen::Amend}>{ "Amend the criteria" }</LinkTo>
                } else {
                    <LinkTo to={Screen::Lock}>{ "Record an error in the criteria" }</LinkTo>
                }
            </p>
        </InsetText>
    }
}

/// What stands in place of the bids until the criteria are locked.
#[component]
pub(crate) fn NotLocked() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onclick = Callback::from(move |()| {
        match entries::practice((*session.confirmed).clone(), session.who()) {
            Ok(record) => acts.open_new(record, Screen::Bids),
            Err(reason) => acts.tell(reason),
        }
    });
    html! {
        <>
            <InsetText>{ "Bids are entered once the award criteria are locked." }</InsetText>
            <p class="govuk-body"><LinkTo to={Screen::Lock}>{ "Lock the award criteria" }</LinkTo></p>
            <h2 class="govuk-heading-m">{ "To try things out" }</h2>
            <p class="govuk-body">{ "In a practice copy you can enter bids and see results at any time. It is kept beside this procurement, which stays as it is. Nothing in it is for an award." }</p>
            <Button look={Look::Secondary} {onclick}>{ "Make a practice copy" }</Button>
        </>
    }
}
