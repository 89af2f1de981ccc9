//! Whether a bid that cannot win decides between the first two: worked out when it is asked for, a
//! few bids at a time, so that the page stays alive.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure::assessment::{Decider, DeciderSearch, deciders_in_words};
use gloo::timers::callback::Timeout;
use js_sys::Date;
use yew::{Callback, Html, component, html, use_effect_with, use_mut_ref, use_state_eq};

use crate::form::{Button, Look};

use super::method::ResultProps;

/// How long the page may stand still at a time, in milliseconds.
const TURN: f64 = 40.0;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Nobody has asked.
    Idle,
    /// So many bids of so many are tried.
    Trying(usize, usize),
    /// The answer, in sentences.
    Answered(Vec<String>),
}

/// What is being tried, and what was found so far.
struct Search {
    rest: DeciderSearch,
    all: usize,
    found: Vec<Decider>,
}

/// The button, how far it is, and the answer.
#[component]
pub(super) fn Deciders(props: &ResultProps) -> Html {
    let stage = use_state_eq(|| Stage::Idle);
    let search: Rc<RefCell<Option<Search>>> = use_mut_ref(|| None);
    {
        // An answer is about the result that it was asked of.
        let (stage, search) = (stage.setter(), search.clone());
        use_effect_with(props.derived.clone(), move |_| {
            search.replace(None);
            stage.set(Stage::Idle);
        });
    }
    {
        let (setter, search) = (stage.setter(), search.clone());
        let deps = ((*stage).clone(), props.derived.clone());
        use_effect_with(deps, move |(stage, derived)| {
            let next = matches!(stage, Stage::Trying(..)).then(|| {
                let derived = derived.clone();
                Timeout::new(0, move || {
                    let name = |id: &_| derived.name(id).to_owned();
                    let now = search.borrow_mut().as_mut().map(|search| turn(search, name));
                    setter.set(now.unwrap_or(Stage::Idle));
                })
            });
            move || drop(next)
        });
    }
    let onclick = {
        let (stage, derived) = (stage.clone(), props.derived.clone());
        Callback::from(move |()| {
            let rest = DeciderSearch::new(&derived.procurement, derived.reading);
            let all = rest.len();
            search.replace(Some(Search { rest, all, found: Vec::new() }));
            stage.set(Stage::Trying(0, all));
        })
    };
    let (status, answer) = match &*stage {
        Stage::Idle => (String::new(), &[][..]),
        Stage::Trying(done, all) => {
            (format!("Leaving out each bid in turn: {done} of {all}."), &[][..])
        }
        Stage::Answered(sentences) => (String::new(), sentences.as_slice()),
    };
    html! {
        <section class="app-no-print app-results__text" aria-labelledby="deciders-heading">
            <h2 id="deciders-heading" class="govuk-heading-m">{ "What depends on bids that cannot win" }</h2>
            <p class="govuk-body">{ "Points that are relative to other bids depend on all of them, so a third bid can decide between the first two." }</p>
            <Button look={Look::Secondary} {onclick} disabled={matches!(*stage, Stage::Trying(..))}>
                { "Does a bid that cannot win decide between the first two?" }
            </Button>
            <div role="status">
                <p class="govuk-body app-results__status">{ status }</p>
                { for answer.iter().map(|sentence| html! { <p class="govuk-body app-deciders__answer">{ sentence }</p> }) }
            </div>
        </section>
    }
}

/// Goes on for a moment.
#[allow(clippy::float_arithmetic, reason = "the clock counts in floats, and nothing else does")]
fn turn(search: &mut Search, name: impl Fn(&common_measure::id::BidId) -> String) -> Stage {
    let until = Date::now() + TURN;
    for decider in search.rest.by_ref() {
        search.found.extend(decider);
        if Date::now() > until {
            break;
        }
    }
    match search.rest.len() {
        0 => Stage::Answered(deciders_in_words(&search.found, name)),
        left => Stage::Trying(search.all - left, search.all),
    }
}
