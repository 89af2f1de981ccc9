//! What the start page does without: the engine, the other screens, the JavaScript functions.
//!
//! The build cuts the module in two (see `web/module/split.mjs`). Whatever is reached through [`Later`], and in no other way,
//! goes into a second file, which is fetched as soon as the start page stands. So code that is large and not needed
//! there is entered through this table; a direct call from the start page, the session or the frame brings it back into
//! the first file, and nothing but the file's size tells.

use std::cell::Cell;

use common_measure::procurement::Procurement;
use common_measure::record::Command;
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use crate::api::answers;
use crate::screens;
use crate::session::{self, Problem};
use crate::start::Example;

/// The ways into the second file.
pub(crate) struct Later {
    /// Draws the open screen, unless that is the start.
    pub screens: fn() -> Html,
    /// An empty procurement.
    pub new_procurement: fn() -> Procurement,
    /// An example that comes with the app.
    pub example: fn(Example) -> Result<Procurement, String>,
    /// Reads a procurement's text, or says why it is none.
    pub read: fn(&str) -> Result<Procurement, String>,
    /// Writes a procurement as text.
    pub write: fn(&Procurement) -> Result<String, String>,
    /// A procurement after a command, or why the command is refused.
    pub after: fn(&Procurement, Command) -> Result<Procurement, Problem>,
    /// Whether two procurements say the same.
    pub same: fn(&Procurement, &Procurement) -> bool,
    /// What JavaScript's `assess` answers.
    pub assess: fn(&JsValue, &JsValue) -> Result<JsValue, JsValue>,
    /// What JavaScript's `check` answers.
    pub check: fn(&JsValue) -> Result<JsValue, JsValue>,
    /// What JavaScript's `deciders` answers.
    pub deciders: fn(&JsValue, &JsValue) -> Result<JsValue, JsValue>,
    /// What JavaScript's `explain` answers.
    pub explain: fn(&JsValue, &JsValue, &JsValue) -> Result<JsValue, JsValue>,
    /// What JavaScript's `framework` answers.
    pub framework: fn(&JsValue) -> Result<JsValue, JsValue>,
}

static LATER: Later = Later {
    screens: screens::draw,
    new_procurement: session::new_procurement,
    example: Example::procurement,
    read: |text| Procurement::parse(text).map_err(|fault| fault.to_string()),
    write: |procurement| procurement.to_json().map_err(|fault| fault.to_string()),
    after: session::after,
    same: PartialEq::eq,
    assess: answers::assess,
    check: answers::check,
    deciders: answers::deciders,
    explain: answers::explain,
    framework: answers::framework,
};

/// Why there is no table: the second file could not be fetched.
#[derive(Debug)]
pub(crate) struct NotLoaded;

impl NotLoaded {
    /// The same for people.
    pub(crate) const WORDS: &str =
        "Part of the app could not be loaded. Check that you are connected, and try again.";
}

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The only function that the build finds in the second file by name.
#[wasm_split(later, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "what is wrapped around it here can fail")]
fn table() -> Result<&'static Later, NotLoaded> {
    Ok(&LATER)
}

thread_local! {
    static HERE: Cell<Option<&'static Later>> = const { Cell::new(None) };
}

/// The table, as soon as it is there. It is fetched at most once; after a failure, asking again tries again.
pub(crate) async fn loaded() -> Result<&'static Later, NotLoaded> {
    let later = table().await?;
    HERE.set(Some(later));
    Ok(later)
}

/// The table, if it is there by now. No procurement is open before it is.
pub(crate) fn here() -> Option<&'static Later> {
    HERE.get()
}
