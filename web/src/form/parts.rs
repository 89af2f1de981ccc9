//! Links between screens.

use common_measure_parts::lower;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, component, html};

use crate::screen::Screen;
use crate::session::{Act, Acts, use_acts, use_session};

/// Where a back link leads.
#[derive(Properties, PartialEq)]
pub(crate) struct BackLinkProps {
    /// The screen.
    pub to: Screen,
}

/// The link to the screen above this one.
#[component]
pub(crate) fn BackLink(props: &BackLinkProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onclick = {
        let to = props.to.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            acts.go(to.clone());
        }
    };
    let name = props.to.title(&session.confirmed);
    html! { <a href="#" class="govuk-back-link" {onclick}>{ format!("Back to {}", lower(&name)) }</a> }
}

/// A link's properties.
#[derive(Properties, PartialEq)]
pub(crate) struct LinkToProps {
    /// The screen that it leads to.
    pub to: Screen,
    /// A field on that screen.
    #[prop_or_default]
    pub field: Option<AttrValue>,
    /// What it says.
    pub children: Html,
}

/// A link to another screen, within a text.
#[component]
pub(crate) fn LinkTo(props: &LinkToProps) -> Html {
    let acts = use_acts();
    let (to, field) = (props.to.clone(), props.field.as_ref().map(ToString::to_string));
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        acts.act(Act::Go(to.clone(), field.clone()));
    };
    html! { <a class="govuk-link" href="#" {onclick}>{ props.children.clone() }</a> }
}

/// What goes to a field of another screen, for a row of a summary list; to the screen alone for an empty path.
pub(crate) fn go_to(acts: &Acts, screen: Screen, path: &str) -> Callback<()> {
    let (acts, path) = (acts.clone(), (!path.is_empty()).then(|| path.to_owned()));
    Callback::from(move |()| acts.act(Act::Go(screen.clone(), path.clone())))
}
