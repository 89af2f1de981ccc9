//! What is to be put right, each with a link to its field.

use common_measure::fault::Fault;
use web_sys::MouseEvent;
use yew::{AttrValue, Html, Properties, component, html};

use crate::screen::Screen;
use crate::session::{Session, use_acts, use_session};

use super::LinkTo;

/// What was typed and could not be taken, in fields whose paths begin with one of these: the path, and why.
pub(crate) fn unread(session: &Session, begins: &[&str]) -> Vec<(AttrValue, AttrValue)> {
    let found = session.unread().filter(|(path, _)| begins.iter().any(|it| path.starts_with(it)));
    let owned = |text: &str| AttrValue::from(text.to_owned());
    found.map(|(path, problem)| (owned(path), owned(problem))).collect()
}

/// Which texts.
#[derive(Properties, PartialEq)]
pub(crate) struct UnreadProps {
    /// Each the path of its field, and why it was not taken.
    pub unread: Vec<(AttrValue, AttrValue)>,
}

/// Texts that were not taken, each a link to its field.
#[component]
pub(crate) fn Unread(props: &UnreadProps) -> Html {
    let session = use_session();
    let lines = props.unread.iter().map(|(path, problem)| {
        let to = Screen::of_place(&session.confirmed, path);
        html! { <li><LinkTo {to} field={path.clone()}>{ problem }</LinkTo></li> }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}

/// What is wrong.
#[derive(Properties, PartialEq)]
pub(crate) struct FaultsProps {
    /// The faults.
    pub faults: Vec<Fault>,
}

/// Faults, each a link to its field.
#[component]
pub(crate) fn Faults(props: &FaultsProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let lines = props.faults.iter().map(|fault| {
        let (acts, session) = (acts.clone(), session.clone());
        let path = fault.place.path().to_owned();
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            acts.go_to(&session.confirmed, &path);
        };
        html! {
            <li>
                <a class="govuk-link" href="#" {onclick}>{ fault.place.to_string() }</a>
                { format!(": {} {}", fault.problem, fault.remedy) }
            </li>
        }
    });
    html! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{ for lines }</ul> }
}
