//! The line under the bar: what kind of record is open, and under which name entries are made.

use yew::{Callback, Html, component, html};

use crate::form::{Button, Look, use_kept_focus};
use crate::screen::Screen;
use crate::session::{Act, use_acts, use_session};

/// Says of an open procurement that it is a practice copy or one with texts withheld, and whose entries are made.
#[component]
pub(crate) fn Standing() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // The button that gives the name goes away with it.
    use_kept_focus(session.last_named.is_empty(), "change-name");
    if !session.is_open() || session.screen.part().is_none() {
        return Html::default();
    }
    let onthis = {
        let (acts, name) = (acts.clone(), session.last_named.clone());
        Callback::from(move |()| acts.act(Act::Named(name.clone())))
    };
    let onname = Callback::from(move |()| acts.go(Screen::Name));
    html! {
        <section class="govuk-width-container app-standing" aria-label="This record">
            if session.process().practice {
                <strong class="app-standing__practice">{ "Practice copy: not for award" }</strong>
            }
            if session.withheld > 0 {
                <strong class="app-standing__withheld">{ "Copy with texts withheld: to read, nothing can be entered" }</strong>
            }
            <span class="app-standing__name">
                { format!("You enter as: {} ", session.who()) }
                <Button id="change-name" look={Look::Link} onclick={onname} about="your name">{ "Change" }</Button>
                // For somebody who opens a file that they have worked on before; nobody else would say so.
                if !session.last_named.is_empty() {
                    { " " }<Button look={Look::Link} onclick={onthis}>{ format!("I am {}", session.last_named) }</Button>
                }
            </span>
        </section>
    }
}
