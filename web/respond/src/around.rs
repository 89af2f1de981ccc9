//! What surrounds a response: the app, or an element on somebody's page.

use common_measure::response::Response;
use common_measure_parts::{Problem, Shared};
use yew::Callback;

use super::page::Page;
use super::store::Responses;

/// Where a page leads to: another page, and a field on it.
pub type Way = (Page, Option<String>);

/// A file that is offered to the person: its name, and its text.
pub type SavedFile = (String, String);

/// Who takes a file that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// The browser, which is asked to save it.
    Browser,
    /// The page around, which does with it what it likes.
    Page,
}

/// What a response needs of whatever it stands in.
#[derive(Clone, PartialEq)]
pub struct Around {
    /// Shows a page, and moves the focus to its heading or to a field.
    pub go: Callback<Way>,
    /// Tells the person something about the whole.
    pub tell: Callback<String>,
    /// What was told and not read yet.
    pub news: Vec<String>,
    /// Shows what keeps the person from going on.
    pub in_the_way: Callback<Vec<Problem>>,
    /// Where the response is kept.
    pub store: Responses,
    /// Whether what is kept outlives the page.
    pub keeps: bool,
    /// Keeps it in this browser all the same, where only the person's word is missing.
    pub keep_all_the_same: Option<Callback<()>>,
    /// Told what the page that is shown is called.
    pub titled: Callback<String>,
    /// Told of the response after each change.
    pub changed: Callback<Shared<Response>>,
    /// Offers a file; says who took it. Fails in words.
    pub save: Callback<SavedFile, Result<Taker, String>>,
    /// Whether it is only read.
    pub read_only: bool,
}
