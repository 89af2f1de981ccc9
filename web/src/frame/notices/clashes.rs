//! What was not entered because another tab had changed the same.

use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Button, LinkTo, Look, Notification};
use crate::screen::Screen;
use crate::session::{Act, use_acts, use_session};

/// The entries that were not made. They go when a person says so, not with the next thing they do.
#[component]
pub(super) fn Clashes() -> Html {
    let (session, acts) = (use_session(), use_acts());
    if session.clashes.is_empty() {
        return Html::default();
    }
    let lines = session.clashes.iter().map(|clash| match &clash.path {
        Some(path) => {
            let to = Screen::of_place(&session.confirmed, path);
            html! { <li><LinkTo {to} field={AttrValue::from(path.clone())}>{ &clash.text }</LinkTo></li> }
        }
        None => html! { <li>{ &clash.text }</li> },
    });
    let onclick = Callback::from(move |()| acts.act(Act::ClashesRead));
    html! {
        <Notification title="Not entered">
            <p class="govuk-notification-banner__heading">{ "Another tab or window had changed the same. What stands there now is theirs." }</p>
            <ul class="govuk-list govuk-list--bullet app-clashes">{ for lines }</ul>
            <Button look={Look::Secondary} {onclick}>{ "I have read this" }</Button>
        </Notification>
    }
}
