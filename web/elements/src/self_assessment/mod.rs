//! What a council asks for, filled in by a supplier on a page of the council's.

mod begin;
mod choose;
mod open;

use common_measure::response::Response;
use common_measure_parts::{ErrorSummary, Notification, Problem, Root, Shared, download};
use common_measure_respond::{Around, HEADING, Page, Respond, Responses, SavedFile, Way};
use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, ContextProvider, Html, Properties, UseReducerHandle, component, html,
    use_effect_with, use_memo, use_reducer_eq, use_state,
};

use crate::host::{Host, Told};

use begin::{Begun, begin};
use choose::Choose;
use open::{Do, Open};

/// What the element was given.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct SelfAssessmentProps {
    /// The element.
    pub host: Host,
    /// The text of a response form, or of a response to go on with.
    pub form: Option<String>,
    /// Whether the browser may keep what is entered.
    pub keep: bool,
    /// Whether it is only read.
    pub read_only: bool,
}

/// The element's content.
#[component]
pub(crate) fn SelfAssessment(props: &SelfAssessmentProps) -> Html {
    let chosen = use_state(|| props.form.clone());
    let begun = use_state(|| None::<Result<Begun, String>>);
    let lost = use_state(|| 0_u32);
    {
        let (begun, props, lost) = (begun.clone(), props.clone(), lost.setter());
        use_effect_with((*chosen).clone(), move |text| {
            if let Some(text) = text.clone() {
                spawn_local(async move {
                    let told = move || lost.set(1);
                    let opened = begin(&text, props.keep && !props.read_only, told).await;
                    let opened = opened.map_err(|fault| {
                        let text = fault.to_string();
                        let place = fault.place.path();
                        props.host.tell(&Told::Error { code: "form", place, message: &text });
                        text
                    });
                    begun.set(Some(opened));
                });
            }
        });
    }
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |text| chosen.set(Some(text)))
    };
    let inside = match (&*chosen, &*begun) {
        (None, _) => html! { <Choose {onchoose} problem={None::<String>} /> },
        (Some(_), Some(Ok(begun))) => html! {
            <Working begun={begun.clone()} host={props.host.clone()} read_only={props.read_only} lost={*lost} />
        },
        (Some(_), Some(Err(problem))) if props.form.is_none() => {
            html! { <Choose {onchoose} problem={problem.clone()} /> }
        }
        (Some(_), Some(Err(problem))) => html! {
            <Notification title="This form cannot be shown">
                <p class="govuk-body">{ problem }</p>
                <p class="govuk-body">{ "Please tell the people who run this page." }</p>
            </Notification>
        },
        (Some(_), None) => html! { <p class="govuk-body" role="status">{ "Opening…" }</p> },
    };
    html! {
        <ContextProvider<Root> context={props.host.root().clone()}>
            <div part="content" class="govuk-template__body">{ inside }</div>
        </ContextProvider<Root>>
    }
}

#[derive(Properties, PartialEq)]
struct WorkingProps {
    begun: Begun,
    host: Host,
    read_only: bool,
    /// Another number once the browser keeps nothing any more.
    lost: u32,
}

/// The response while it is filled in.
#[component]
fn Working(props: &WorkingProps) -> Html {
    let open = use_reducer_eq(|| Open::at_start(props.begun.news.clone()));
    let root = props.host.root().clone();
    // Not on the first page: where the focus is then, is the page's affair.
    use_effect_with((open.way.clone(), open.turn), {
        let root = root.clone();
        move |((_, field), turn)| {
            if *turn > 0 && !field.as_ref().is_some_and(|field| root.focus(field)) {
                let _ = root.focus(HEADING);
            }
        }
    });
    // Callbacks are equal only to themselves, so they are made once for what is known.
    let known = (props.host.clone(), props.begun.store.keeps(), props.read_only, open.news.clone());
    let around = use_memo(known, |(host, keeps, read_only, news)| {
        let store = props.begun.store.clone();
        Around {
            keeps: *keeps,
            read_only: *read_only,
            news: news.clone(),
            ..around(host, store, &open)
        }
    });
    let onpick = {
        let open = open.dispatcher();
        Callback::from(move |path: String| {
            if !root.focus(&path) {
                open.dispatch(Do::Go((Page::of_place(&path), Some(path))));
            }
        })
    };
    html! {
        <>
            <ErrorSummary problems={open.problems.clone()} told={open.told} {onpick} />
            <Respond opened={props.begun.opened.clone()} page={open.way.0.clone()} around={(*around).clone()} />
        </>
    }
}

/// Wires a response to its element.
fn around(host: &Host, store: Responses, open: &UseReducerHandle<Open>) -> Around {
    let (go, told, problems) = (open.dispatcher(), open.dispatcher(), open.dispatcher());
    let (changed, saving) = (host.clone(), host.clone());
    Around {
        go: Callback::from(move |way: Way| go.dispatch(Do::Go(way))),
        tell: Callback::from(move |text: String| {
            told.dispatch(Do::Problems(vec![Problem { path: None, text }]));
        }),
        in_the_way: Callback::from(move |found| problems.dispatch(Do::Problems(found))),
        titled: Callback::noop(),
        changed: Callback::from(move |response: Shared<Response>| {
            // What cannot be written as a file cannot be saved either, and that is said there.
            if let Ok(text) = response.to_json() {
                changed.tell(&Told::Change { text: &text });
            }
        }),
        save: Callback::from(move |(name, text): SavedFile| {
            if saving.tell(&Told::Save { name: &name, text: &text }) {
                download(&text, &name)?;
            }
            Ok(())
        }),
        store,
        news: Vec::new(),
        keeps: false,
        keep_all_the_same: None,
        read_only: false,
    }
}
