//! The parts of the service: set up, bids, results, history.

use web_sys::MouseEvent;
use yew::{Html, component, html};

use crate::screen::{Part, Screen};
use crate::session::{use_acts, use_session};

/// The service navigation of an open procurement.
#[component]
pub(crate) fn Navigation() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let Some(open) = session.screen.part().filter(|_| session.is_open()) else {
        return Html::default();
    };
    let parts = [
        (Part::SetUp, "Set up", Screen::TaskList),
        (Part::Bids, "Bids", Screen::Bids),
        (Part::Results, "Results", Screen::Results),
        (Part::History, "History", Screen::History),
    ];
    let items = parts.into_iter().map(|(part, name, screen)| {
        let acts = acts.clone();
        let here = session.screen == screen;
        let active = part == open;
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            acts.go(screen.clone());
        };
        let current = if here { Some("page") } else { active.then_some("true") };
        html! {
            <li class={yew::classes!("govuk-service-navigation__item", active.then_some("govuk-service-navigation__item--active"))}>
                <a class="govuk-service-navigation__link" href="#" aria-current={current} {onclick}>
                    if active {
                        <strong class="govuk-service-navigation__active-fallback">{ name }</strong>
                    } else {
                        { name }
                    }
                </a>
            </li>
        }
    });
    html! {
        <section class="govuk-service-navigation" aria-label="Parts of this procurement">
            <div class="govuk-width-container">
                <div class="govuk-service-navigation__container">
                    <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
                        <ul class="govuk-service-navigation__list">{ for items }</ul>
                    </nav>
                </div>
            </div>
        </section>
    }
}
