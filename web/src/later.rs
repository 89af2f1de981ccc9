//! What the start page does without: the engine, storing what is open, the other screens.
//!
//! The build cuts the module in two (see `web/module/split.mjs`). Whatever is reached through [`Later`], and in no other way,
//! goes into a second file, which is fetched as soon as the start page stands. So code that is large and not needed
//! there is entered through this table; a direct call from the start page, the session or the frame brings it back into
//! the first file, and nothing but the file's size tells. In the edition that comes as one file (the feature `whole`)
//! nothing is cut, and the table is there from the start.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use common_measure::procurement::Procurement;
use common_measure::record::{self, Command, Record, Standing};
use js_sys::Promise;
use wasm_bindgen_futures::spawn_local;
#[cfg(not(feature = "whole"))]
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;
use yew::{Callback, Html, hook, use_effect_with, use_state_eq};

use crate::frame::notices;
use crate::respond;
use crate::screen::Screen;
use crate::screens;
use crate::session::entries::{self, Again, Seen};
use crate::session::file::{Place, choose, write};
use crate::session::reading::{self, Reading};
use crate::session::saver::{self, Queue};
use crate::session::storage::{self, Storage};
use crate::session::{Acts, Newer, Problem, Session};
use crate::start::{self, Example, RemoveProps};

/// The ways into the second file.
pub(crate) struct Later {
    /// Draws the open screen, unless that is the start.
    pub screens: fn() -> Html,
    /// Draws the notices that no page begins with.
    pub notices: fn() -> Html,
    /// Asks where the file of the open procurement is to be kept.
    pub choose_place: fn(&Acts, &Session),
    /// Asks which file to open, or does something else where the browser shows no chooser.
    pub choose_file: fn(&Acts, &Session, Callback<()>),
    /// Opens a file that was dropped, with the browser's promise of a way to write to it.
    pub open_dropped: fn(&Acts, &Session, File, Promise),
    /// Keeps the place of the open procurement's file for the next time, or finds the one that was kept.
    pub know_place: fn(&Acts, &Session),
    /// Brings that file up to date; the last says whether a person has just asked for it.
    pub write_file: fn(&Acts, &Session, bool),
    /// Has the open procurement stored in this browser as it is now.
    pub store: fn(&Rc<RefCell<Queue>>, &Acts, &Session),
    /// Asks before a procurement is removed from this browser.
    pub remove: fn(RemoveProps) -> Html,
    /// Lists the responses that a supplier is filling in here; nothing where there are none.
    pub responses: fn() -> Html,
    /// Has work kept that was only in memory, because a person says so.
    pub keep_all_the_same: fn(&Acts, &Storage),
    /// A new record of an empty procurement, begun by the person named.
    pub new_record: fn(Standing, &str) -> Result<Record, String>,
    /// A practice copy of an example that comes with the app.
    pub example: fn(Example, &str) -> Result<Record, String>,
    /// Reads a stored procurement, which is opened where it was left, or at a screen.
    pub read_stored: fn(Storage, String, Option<Screen>) -> Reading,
    /// Reads the text of a file with this name, and says what is to be done with it.
    pub read: fn(Session, File, String, Option<Place>) -> Reading,
    /// Writes a procurement as text.
    pub write: fn(&Procurement) -> Result<String, String>,
    /// Adds an entry to a record, or says why it is refused.
    pub enter: fn(&mut Record, record::Act, &str) -> Result<(), Problem>,
    /// A procurement after a command, or why the command is refused. Nothing is entered.
    pub attempt: fn(&Record, &Command, &str) -> Result<Procurement, Problem>,
    /// Decides again what was done here, on what another tab has added to the record; the last are the paths of fields
    /// whose text is not entered yet.
    pub decide_again: fn(&Record, &Newer, &[String]) -> Result<Again, String>,
    /// What is told of a record to the person named.
    pub seen: fn(&Record, &str) -> Seen,
    /// The procurement of a record, if it is another one than this.
    pub other: fn(&Record, &Procurement) -> Option<Procurement>,
    /// Whether two procurements say the same.
    pub same: fn(&Procurement, &Procurement) -> bool,
}

static LATER: Later = Later {
    screens: screens::draw,
    notices: notices::more,
    choose_place: choose::place,
    choose_file: choose::file,
    open_dropped: choose::dropped,
    know_place: write::know_place,
    write_file: write::write,
    store: saver::store_open,
    remove: start::remove,
    responses: respond::list,
    keep_all_the_same: storage::keep_all_the_same,
    new_record: entries::new_record,
    example: |example, who| entries::practice(example.procurement()?, who),
    read_stored: reading::read_stored,
    read: reading::read,
    write: |procurement| procurement.to_json().map_err(|fault| fault.to_string()),
    enter: entries::enter,
    attempt: entries::attempt,
    decide_again: entries::decide_again,
    seen: entries::seen,
    other: entries::other,
    same: PartialEq::eq,
};

/// Why there is no table: the second file could not be fetched.
#[derive(Debug)]
pub(crate) struct NotLoaded;

impl NotLoaded {
    /// The same for people.
    pub(crate) const WORDS: &str =
        "Part of the app could not be loaded. Check that you are connected, and try again.";
}

#[cfg(not(feature = "whole"))]
impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The only function that the build finds in the second file by name.
#[cfg(not(feature = "whole"))]
#[wasm_split(later, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "what is wrapped around it here can fail")]
fn table() -> Result<&'static Later, NotLoaded> {
    Ok(&LATER)
}

#[cfg(feature = "whole")]
#[allow(clippy::unused_async, reason = "where the module is cut, the second file is waited for")]
async fn table() -> Result<&'static Later, NotLoaded> {
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

/// Sets the table for a test, with what no browser is asked for there.
#[cfg(test)]
pub(crate) fn for_test(change: impl FnOnce(&mut Later)) {
    let mut table = Later { ..LATER };
    change(&mut table);
    HERE.set(Some(Box::leak(Box::new(table))));
}

/// The table for a component, which is drawn again once it is there.
#[hook]
pub(crate) fn use_later() -> Option<&'static Later> {
    let there = use_state_eq(|| here().map(|_| ()));
    {
        let there = there.clone();
        use_effect_with((), move |()| {
            // What cannot be loaded is said by whatever needs it first.
            spawn_local(async move { there.set(loaded().await.ok().map(|_| ())) });
        });
    }
    here().filter(|_| there.is_some())
}
