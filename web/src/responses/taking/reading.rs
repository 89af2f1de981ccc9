//! The files that a person has chosen, as they come in one after another.

use std::rc::Rc;

use common_measure::fault::{Fault, Place};
use common_measure::record::Arrived;
use common_measure::response::Incoming;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList};
use yew::{Reducible, UseReducerDispatcher};

use crate::session::opening;
use crate::spreadsheet;

/// A file that is not taken in yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiting {
    /// Its name.
    pub name: String,
    /// What it says, or why it could not be read.
    pub read: Result<Rc<Incoming>, Fault>,
    /// The entry of the response that a person said it replaces.
    pub replace: Option<u64>,
    /// When it arrived.
    pub arrived: Arrived,
}

/// What is on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Desk {
    /// The files, as they were chosen.
    pub files: Rc<Vec<Waiting>>,
    /// Which file is being read, and of how many.
    pub reading: Option<(usize, usize)>,
    /// How many were taken in last.
    pub entered: Option<usize>,
}

/// What happens to it.
pub(crate) enum Told {
    /// So many of so many are read.
    Reading(usize, usize),
    /// All are read.
    Read(Vec<Waiting>),
    /// The file at a position replaces, or arrived otherwise.
    Changed(usize, Option<u64>, Arrived),
    /// The file at a position is not to be taken in.
    Removed(usize),
    /// Those of which it says so were taken in.
    Entered(Vec<bool>),
    /// The page was left: what was taken in is news no more.
    Left,
    /// Another procurement is open.
    Elsewhere,
}

impl Reducible for Desk {
    type Action = Told;

    fn reduce(self: Rc<Self>, told: Told) -> Rc<Self> {
        let mut desk = (*self).clone();
        let files = Rc::make_mut(&mut desk.files);
        match told {
            Told::Reading(done, all) => {
                desk.entered = None;
                desk.reading = Some((done, all));
            }
            Told::Read(more) => {
                // A file that is chosen twice is one.
                for file in more {
                    let same = |there: &Waiting| match (&there.read, &file.read) {
                        (Ok(there), Ok(file)) => there.file == file.file,
                        _ => false,
                    };
                    if !files.iter().any(same) {
                        files.push(file);
                    }
                }
                desk.reading = None;
            }
            Told::Changed(at, replace, arrived) => {
                if let Some(file) = files.get_mut(at) {
                    (file.replace, file.arrived) = (replace, arrived);
                }
            }
            Told::Removed(at) => {
                if at < files.len() {
                    files.remove(at);
                }
            }
            Told::Entered(done) => {
                let mut done = done.into_iter();
                let before = files.len();
                files.retain(|_| !done.next().unwrap_or(false));
                desk.entered = Some(before - files.len());
            }
            Told::Left => desk.entered = None,
            Told::Elsewhere => desk = Self::default(),
        }
        Rc::new(desk)
    }
}

/// Reads files one after another; the page can be used meanwhile.
pub(super) fn read_all(files: &FileList, desk: &UseReducerDispatcher<Desk>) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    let desk = desk.clone();
    spawn_local(async move {
        let mut read = Vec::new();
        for (at, file) in files.iter().enumerate() {
            desk.dispatch(Told::Reading(at + 1, files.len()));
            let name = file.name();
            let incoming = incoming(file, &name).await.map(Rc::new);
            read.push(Waiting { name, read: incoming, replace: None, arrived: Arrived::InTime });
        }
        desk.dispatch(Told::Read(read));
    });
}

/// What a file says, of whichever kind it is.
async fn incoming(file: &File, name: &str) -> Result<Incoming, Fault> {
    let unread = |why| Fault::new(Place::new("file", "File"), why, "");
    if spreadsheet::is_workbook(name) {
        return spreadsheet::read_response(file).await.map_err(unread);
    }
    Incoming::parse(&opening::text(file, name).await.map_err(unread)?)
}
