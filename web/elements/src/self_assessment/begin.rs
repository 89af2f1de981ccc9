//! From the text of a form to a response that can be worked on, and where it is kept.

use common_measure::fault::{Fault, Place};
use common_measure::response::{Response, ResponseForm, Sent};
use common_measure_parts::browser::{fresh_key, now};
use common_measure_parts::clock;
use common_measure_parts::database;
use common_measure_respond::{KeptResponse, Opened, Responses, STORE, again, begun};
use wasm_bindgen::prelude::JsCast;
use web_sys::{IdbDatabase, IdbOpenDbRequest};
use yew::html::Scope;

use super::kept::Other;
use super::{Happened, SelfAssessment};

/// The database of all these elements on pages of one origin.
const DATABASE: &str = "common-measure-elements";
const VERSION: u32 = 1;

/// A response that is ready.
pub(crate) struct Begun {
    /// The response.
    pub opened: Opened,
    /// Its key in this browser.
    pub key: String,
    /// The text of it as a file.
    pub text: String,
    /// Where it is kept.
    pub store: Responses,
    /// What is to be known of it.
    pub news: Vec<String>,
    /// What the browser keeps of the same procurement besides.
    pub others: Vec<Other>,
}

/// Begins a response to a form, or goes on with one. `given`: the text that the element was given, which is the same
/// until another response is gone on with. `store` holds what was entered in this element before, and knows which
/// response was opened in it. `link`: told when the browser keeps nothing any more. Fails on the first thing that is
/// wrong with the text.
pub(super) async fn begin(
    text: &str,
    given: &str,
    keep: bool,
    store: Responses,
    link: Scope<SelfAssessment>,
) -> Result<Begun, Fault> {
    let wrong = |problem: &str| {
        Fault::new(
            Place::new("file", "Response form"),
            problem,
            "Give the response form that the council made.",
        )
    };
    let (response, is_form) = match Sent::of(text) {
        Some(Sent::Draft) => (Response::parse(text)?, false),
        Some(Sent::Quality | Sent::Price) => {
            return Err(wrong("This is one of the two files that a supplier sends, not a form."));
        }
        Some(Sent::Form) | None => (Response::start(ResponseForm::parse(text)?), true),
    };
    let (all, mut news) = stored(&store, keep, link).await;
    let start = response.to_json()?;
    let beside = beside(all, &response.form, &store);
    let (before, told) = if is_form {
        again(beside.iter().map(|(kept, _)| kept.clone()).collect(), &response.form)
    } else {
        let mut all = beside.iter().map(|(kept, _)| kept);
        let is_it = |kept: &&KeptResponse| {
            store.is_open(&kept.key) || (kept.text == start && kept.unread.is_empty())
        };
        (all.find(is_it).cloned(), None)
    };
    let kept = if let Some(kept) = before {
        if !store.is_open(&kept.key) {
            news.push(begun(&kept));
        }
        store.go_on(&kept);
        kept
    } else {
        // It is kept once it is changed: before that it must not stand before what was changed later.
        KeptResponse {
            key: fresh_key(),
            title: response.form.title.trim().to_owned(),
            changed: now(),
            text: start,
            ..KeptResponse::default()
        }
    };
    news.extend(told.map(str::to_owned));
    let opened = Opened::of(&kept).map_err(|problem| wrong(&problem))?;
    store.open(&kept.key);
    let mut others = Vec::new();
    let form = ResponseForm::parse(given).ok();
    for (other, there) in beside.into_iter().filter(|(other, _)| other.key != kept.key) {
        let whose = match there.supplier.name.trim() {
            "" => "the one without a name".to_owned(),
            name => format!("the one of “{name}”"),
        };
        let changed = clock::stored_in_words(&other.changed);
        // Under the form as it is given now, unless its answers could mean something else there.
        let is_same = there.form.asks_the_same(form.as_ref().unwrap_or(&response.form));
        let under = if is_same { "" } else { ", under the form as it was then" };
        let says = format!("{whose}, last changed on {changed}{under}");
        let text = if form.is_some() && is_same { given.to_owned() } else { other.text };
        others.push(Other { key: other.key, text, says });
    }
    Ok(Begun { opened, key: kept.key, text: kept.text, store, news, others })
}

/// What is kept of responses to a form or to another one of its procurement, the one first that was opened here.
fn beside(
    all: Vec<KeptResponse>,
    form: &ResponseForm,
    store: &Responses,
) -> Vec<(KeptResponse, Response)> {
    let mut beside = Vec::new();
    for kept in all {
        if let Ok(there) = Response::parse(&kept.text)
            && there.form.is_of_the_same(form)
        {
            let at = if store.is_open(&kept.key) { 0 } else { beside.len() };
            beside.insert(at, (kept, there));
        }
    }
    beside
}

/// What was entered here, and what the browser keeps for the page; and why it keeps nothing, where it was asked to.
async fn stored(
    store: &Responses,
    keep: bool,
    link: Scope<SelfAssessment>,
) -> (Vec<KeptResponse>, Vec<String>) {
    let opened = if keep {
        let (store, link) = (store.clone(), link.clone());
        let gone = move |_| {
            store.lead_to(None);
            link.send_message(Happened::Lost);
        };
        database::open(DATABASE, VERSION, make, gone).await.map(Some)
    } else {
        Ok(None)
    };
    let read = match opened {
        Ok(database) => {
            // What was drawn again meanwhile has said itself whether anything is kept.
            if link.get_component().is_some() {
                store.lead_to(database);
            }
            store.all().await
        }
        Err(reason) => Err(reason),
    };
    match read {
        Ok(all) => (all, Vec::new()),
        Err(reason) => {
            // What cannot be read of what is kept is left where it is.
            store.lead_to(None);
            (store.all().await.unwrap_or_default(), vec![reason])
        }
    }
}

/// Makes the store. If it cannot be made, the first transaction on it says so.
fn make(request: &IdbOpenDbRequest) {
    let database = request.result().ok().and_then(|found| found.dyn_into::<IdbDatabase>().ok());
    if let Some(database) = database {
        let _ = database.create_object_store(STORE);
    }
}
