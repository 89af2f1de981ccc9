//! From the text of a form to a response that can be worked on, and where it is kept.

use std::rc::Rc;

use common_measure::fault::{Fault, Place};
use common_measure::response::{Response, ResponseForm, Sent};
use common_measure_parts::browser::{fresh_key, now};
use common_measure_parts::clock;
use common_measure_parts::database;
use common_measure_respond::{Database, KeptResponse, Opened, Responses, STORE};
use wasm_bindgen::prelude::JsCast;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

/// The database of all these elements on pages of one origin.
const DATABASE: &str = "common-measure-elements";
const VERSION: u32 = 1;

/// A response that is ready.
pub(crate) struct Begun {
    /// The response.
    pub opened: Opened,
    /// Where it is kept.
    pub store: Responses,
    /// What is to be known of it.
    pub news: Vec<String>,
}

/// Begins a response to a form, or goes on with one. `lost`: told when the browser keeps nothing any more. Fails on
/// the first thing that is wrong with the text.
pub(super) async fn begin(
    text: &str,
    keep: bool,
    lost: impl Fn() + 'static,
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
    let (store, mut news) =
        if keep { stored(lost).await } else { (Responses::default(), Vec::new()) };
    // What cannot be read of what is kept is left where it is.
    let before = if is_form { store.all().await.unwrap_or_default() } else { Vec::new() };
    let before = before.into_iter().find(|kept| {
        Response::parse(&kept.text).is_ok_and(|there| there.form.criteria == response.form.criteria)
    });
    let kept = if let Some(kept) = before {
        news.push(format!(
            "You have begun a response to this form already. Here it is, as you left it on {}.",
            clock::stored_in_words(&kept.changed)
        ));
        store.go_on(&kept);
        kept
    } else {
        let kept = KeptResponse {
            key: fresh_key(),
            title: response.form.title.trim().to_owned(),
            changed: now(),
            text: response.to_json()?,
            ..KeptResponse::default()
        };
        store.hold(kept.clone());
        kept
    };
    let opened = Opened::of(&kept).map_err(|problem| wrong(&problem))?;
    Ok(Begun { opened, store, news })
}

/// The browser's store; memory, and why, where it has none for the page.
async fn stored(lost: impl Fn() + 'static) -> (Responses, Vec<String>) {
    let there = Database::default();
    let gone = {
        let there = Rc::clone(&there);
        move |_| {
            there.borrow_mut().take();
            lost();
        }
    };
    let mut news = Vec::new();
    match database::open(DATABASE, VERSION, make, gone).await {
        Ok(database) => *there.borrow_mut() = Some(Rc::new(database)),
        Err(reason) => news.push(reason),
    }
    (Responses::over(there), news)
}

/// Makes the store. If it cannot be made, the first transaction on it says so.
fn make(request: &IdbOpenDbRequest) {
    let database = request.result().ok().and_then(|found| found.dyn_into::<IdbDatabase>().ok());
    if let Some(database) = database {
        let _ = database.create_object_store(STORE);
    }
}
