//! Printing with all workings: the whole report is built, printed, and taken away again.

mod report;

use common_measure_parts::clock;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::{Callback, Html, component, html, use_effect_with, use_state_eq};

use crate::form::{Button, Look};
use crate::session::use_session;

use super::decision::{Earlier, MovedOn, Recorded};
use super::method::ResultProps;
use super::unread::unread;
use report::report;

/// How far printing is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Nothing is being printed.
    Idle,
    /// The page says that it is being prepared; the report is built next.
    Announced,
    /// The report stands on the page, with the date and time of printing.
    Built(String),
}

/// The button, and the report while it is printed.
#[component]
pub(super) fn Print(props: &ResultProps) -> Html {
    let session = use_session();
    let stage = use_state_eq(|| Stage::Idle);
    {
        let setter = stage.setter();
        use_effect_with((*stage).clone(), move |stage| {
            let next: Option<Box<dyn std::any::Any>> = match stage {
                Stage::Idle => None,
                // Long enough for the browser to show the announcement first.
                Stage::Announced => Some(Box::new(Timeout::new(50, move || {
                    setter.set(Stage::Built(clock::now_in_words()));
                }))),
                Stage::Built(_) => web_sys::window().map(|window| {
                    let done = EventListener::once(&window, "afterprint", move |_| {
                        setter.set(Stage::Idle);
                    });
                    let print = Timeout::new(50, || {
                        // A browser that cannot print has nothing to say about it either.
                        let _ = web_sys::window().map(|window| window.print());
                    });
                    mark(true);
                    Box::new((done, print)) as Box<dyn std::any::Any>
                }),
            };
            move || {
                mark(false);
                drop(next);
            }
        });
    }
    let onclick = {
        let stage = stage.clone();
        Callback::from(move |()| stage.set(Stage::Announced))
    };
    let preparing = if *stage == Stage::Idle { "" } else { "Preparing the pages to print…" };
    html! {
        <>
            <div class="app-no-print">
                <Button look={Look::Secondary} {onclick}>{ "Print with all workings" }</Button>
                <p class="govuk-body app-results__status" role="status">{ preparing }</p>
            </div>
            if let Stage::Built(now) = &*stage {
                <div class="app-report">
                    <MovedOn />
                    { report(&props.derived, &unread(&session, &props.derived), now) }
                    if session.process().award().is_some() {
                        <h2 class="govuk-heading-m">{ "Award decision" }</h2>
                        <Recorded />
                    }
                    <Earlier />
                </div>
            }
        </>
    }
}

/// Tells the style sheet that paper gets the report and nothing else.
fn mark(on: bool) {
    let body = web_sys::window().and_then(|window| window.document()?.body());
    if let Some(body) = body {
        let _ = body.class_list().toggle_with_force("app-printing-report", on);
    }
}
