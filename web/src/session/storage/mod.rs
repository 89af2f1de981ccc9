//! Where procurements are kept in this browser: one small door over `IndexedDB`.
//!
//! Each procurement is the lines of its record, which are only ever added to, and a short note
//! about it, which is all that the list needs and all that changes while someone types. Where the
//! browser keeps nothing, the same door leads to memory, so that nothing is lost while the page
//! stays open.

mod database;
mod held_back;
mod note;
mod places;
mod replace;
mod write;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use common_measure::record::Record;
use common_measure_parts::database::{answer, ask_to_stay, begin, complete, texts, words};
use common_measure_respond::{Database, Responses};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::Journal;
use super::file::Place;
use database::{ABOUT, LINES, PLACES, SETTINGS, is_shared, is_there, lines_from};
use write::write;

pub(crate) use common_measure_parts::browser::{fresh_key, now};
pub(crate) use held_back::keep_all_the_same;
pub(crate) use note::{About, Drafts};

/// Under what the person's name is kept.
const NAME: &str = "name";

/// A procurement as it is kept.
pub(crate) struct Found {
    /// What is known of it. Its mark is that of the browser's own note: empty if the browser has none.
    pub about: About,
    /// The text of its record, or the text that the first version kept of it.
    pub text: String,
    /// How many of the record's lines are stored, where not all of them are.
    pub stored: Option<usize>,
}

/// A procurement in memory.
#[derive(Clone)]
struct Held {
    about: About,
    journal: Journal,
    /// How many of its entries the browser has all the same, and its note's mark, if it has any.
    stored: usize,
    known: Option<String>,
}

/// What is known once something is stored.
pub(crate) struct Stored {
    /// The note's new mark.
    pub stamp: String,
    /// How many of the record's lines are stored.
    pub entries: usize,
}

/// Why something was not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotStored {
    /// Another tab has added these lines since we read the record; its note has this mark.
    Newer(Vec<String>, String),
    /// Another tab has removed this procurement.
    Gone,
    /// The browser refused, in words.
    Refused(String),
}

/// The door. Clones lead to the same place.
#[derive(Clone)]
pub(crate) struct Storage {
    database: Database,
    memory: Rc<RefCell<BTreeMap<String, Held>>>,
    places: Rc<RefCell<BTreeMap<String, Place>>>,
    /// A supplier's responses.
    pub responses: Responses,
    name: Rc<RefCell<String>>,
    /// Whether nothing is kept only because the person has not said so.
    held_back: Rc<Cell<bool>>,
    /// Told when the browser takes the database away.
    lost: Rc<dyn Fn(String)>,
}

impl Storage {
    /// Opens it. Where the browser keeps nothing, the reason comes too, and memory takes its place.
    /// `lost`: told, in words, when it keeps nothing any more.
    pub(crate) async fn open(lost: impl Fn(String) + 'static) -> (Self, Option<String>) {
        let database = Database::default();
        let storage = Self {
            responses: Responses::over(Rc::clone(&database)),
            database,
            memory: Rc::default(),
            places: Rc::default(),
            name: Rc::default(),
            held_back: Rc::default(),
            lost: Rc::new(lost),
        };
        // That there is one says that the person wanted it.
        if is_shared() && !is_there().await {
            storage.held_back.set(true);
            return (storage, Some(held_back::WHY.to_owned()));
        }
        let database = match storage.connect().await {
            Ok(database) => database,
            Err(reason) => return (storage, Some(reason)),
        };
        let read = async {
            let store = begin(&database, "readonly")?.object_store(SETTINGS)?;
            answer(&store.get(&JsValue::from_str(NAME))?).await
        };
        // Without it the person is asked again.
        let name = read.await.ok().and_then(|name| name.as_string()).unwrap_or_default();
        *storage.name.borrow_mut() = name;
        *storage.database.borrow_mut() = Some(Rc::new(database));
        (storage, None)
    }

    /// Opens the database. When the browser takes it away, memory takes its place.
    async fn connect(&self) -> Result<IdbDatabase, String> {
        let (database, lost) = (Rc::clone(&self.database), Rc::clone(&self.lost));
        let lost = move |reason| {
            database.borrow_mut().take();
            lost(reason);
        };
        database::open(lost).await
    }

    fn database(&self) -> Option<Rc<IdbDatabase>> {
        self.database.borrow().clone()
    }

    /// Whether this browser keeps anything.
    pub(crate) fn keeps(&self) -> bool {
        self.database.borrow().is_some()
    }

    /// The name that the person at this browser gave; empty for none.
    pub(super) fn name(&self) -> String {
        self.name.borrow().clone()
    }

    /// Under which name entries are made here.
    pub(crate) fn who(&self) -> String {
        super::who(&self.name()).to_owned()
    }

    /// Keeps the name that the person gave.
    pub(super) fn keep_name(&self, name: &str) {
        name.clone_into(&mut self.name.borrow_mut());
        let Some(database) = self.database() else { return };
        let name = JsValue::from_str(name);
        spawn_local(async move {
            let keep = async {
                let transaction = begin(&database, "readwrite")?;
                let store = transaction.object_store(SETTINGS)?;
                store.put_with_key(&name, &JsValue::from_str(NAME))?;
                complete(&transaction).await
            };
            // It counts on this page all the same, and is asked for again on the next.
            let _: Result<(), JsValue> = keep.await;
        });
    }

    /// Every procurement that is kept, the last changed first.
    pub(crate) async fn list(&self) -> Result<Vec<About>, String> {
        let mut all: Vec<About> =
            self.memory.borrow().values().map(|held| held.about.clone()).collect();
        if let Some(database) = self.database() {
            let read = async {
                let store = begin(&database, "readonly")?.object_store(ABOUT)?;
                texts(&store.get_all()?).await
            };
            for text in read.await.map_err(|error| words(&error))? {
                if let Ok(about) = serde_json::from_str::<About>(&text)
                    && !all.iter().any(|known| known.key == about.key)
                {
                    all.push(about);
                }
            }
        }
        all.sort_by(|a, b| b.changed.cmp(&a.changed));
        Ok(all)
    }

    /// A procurement; `None` if there is none under this key.
    pub(crate) async fn load(&self, key: &str) -> Result<Option<Found>, String> {
        if let Some(Held { about, journal, stored, known }) = self.memory.borrow().get(key) {
            let about = About { stamp: known.clone().unwrap_or_default(), ..about.clone() };
            let found = |text| Found { about, text, stored: Some(*stored) };
            return Ok(journal.read(Record::to_text).map(found));
        }
        let Some(database) = self.database() else { return Ok(None) };
        let read = async {
            let transaction = begin(&database, "readonly")?;
            let about = transaction.object_store(ABOUT)?.get(&JsValue::from_str(key))?;
            let lines = transaction.object_store(LINES)?.get_all_with_key(&lines_from(key, 0)?)?;
            let about = answer(&about).await?;
            Ok((about, texts(&lines).await?))
        };
        let (about, lines) = read.await.map_err(|error: JsValue| words(&error))?;
        let about = about.as_string().and_then(|text| serde_json::from_str(&text).ok());
        let text = (!lines.is_empty()).then(|| lines.join("\n") + "\n");
        Ok(about.zip(text).map(|(about, text)| Found { about, text, stored: None }))
    }

    /// Stores the note about a procurement, and the lines of its record after those that are
    /// stored already, if nobody else has added any. `known`: the note's mark; `None` if nothing is
    /// there yet. `taken`: the unfinished text of other tabs that this one took over. Answers once the browser says that it is on the disk.
    pub(crate) async fn store(
        &self,
        mut about: About,
        journal: &Journal,
        stored: usize,
        known: Option<&str>,
        taken: &Drafts,
    ) -> Result<Stored, NotStored> {
        about.stamp = fresh_key();
        about.size = journal.read(size).unwrap_or_default();
        let Some(database) = self.database() else {
            let (entries, stamp) = (journal.len(), about.stamp.clone());
            self.put_in_memory(about, journal, entries, Some(stamp.clone()));
            return Ok(Stored { stamp, entries });
        };
        let lines = journal.read(|record| {
            let new = record.lines().get(stored..).map(<[String]>::to_vec).unwrap_or_default();
            (stored.checked_sub(1).and_then(|last| record.lines().get(last).cloned()), new)
        });
        let (last, new) = lines.unwrap_or_default();
        let written =
            write(&database, &mut about, stored, last.as_deref(), &new, known, taken).await;
        match written {
            Ok(()) => {
                self.memory.borrow_mut().remove(&about.key);
                if stored == 0 {
                    ask_to_stay();
                }
                Ok(Stored { stamp: about.stamp, entries: stored + new.len() })
            }
            Err(NotStored::Refused(reason)) => {
                // So that it can still be found from the list while this page is open.
                self.put_in_memory(about, journal, stored, known.map(str::to_owned));
                Err(NotStored::Refused(reason))
            }
            Err(other) => Err(other),
        }
    }

    fn put_in_memory(&self, about: About, journal: &Journal, stored: usize, known: Option<String>) {
        let held = Held { about, journal: journal.clone(), stored, known };
        self.memory.borrow_mut().insert(held.about.key.clone(), held);
    }

    /// Holds a procurement that the browser has not, or not any more, under a key of its own.
    pub(super) fn hold(&self, mut about: About, journal: &Journal) {
        (about.key, about.stamp, about.changed) = (fresh_key(), fresh_key(), now());
        about.size = journal.read(size).unwrap_or_default();
        self.put_in_memory(about, journal, 0, None);
    }

    /// Whether anything but the procurement under this key is in memory alone, and was changed after it was saved as a
    /// file.
    pub(super) fn is_at_risk(&self, open: Option<&str>) -> bool {
        let others = |held: &&Held| open != Some(held.about.key.as_str());
        let changed =
            |held: &Held| held.about.changed_since_file || !held.about.unfinished.is_empty();
        self.memory.borrow().values().filter(others).any(changed) || self.responses.is_at_risk()
    }

    /// Notes that a procurement which is not open was saved as a download.
    pub(crate) async fn downloaded(&self, key: &str) -> Result<(), String> {
        let note = |about: &mut About| {
            about.changed_since_file = false;
            about.file = Some(String::new());
        };
        if let Some(held) = self.memory.borrow_mut().get_mut(key) {
            note(&mut held.about);
            return Ok(());
        }
        let Some(database) = self.database() else { return Ok(()) };
        let key = JsValue::from_str(key);
        let keep = async {
            let transaction = begin(&database, "readwrite")?;
            let store = transaction.object_store(ABOUT)?;
            let about = answer(&store.get(&key)?).await?.as_string();
            // What another tab has removed meanwhile needs no note.
            let about = about.and_then(|text| serde_json::from_str::<About>(&text).ok());
            if let Some(mut about) = about {
                note(&mut about);
                let json = serde_json::to_string(&about).map_err(|_| JsValue::NULL)?;
                store.put_with_key(&JsValue::from_str(&json), &key)?;
            }
            complete(&transaction).await
        };
        keep.await.map_err(|error: JsValue| words(&error))
    }

    /// Removes a procurement for good.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), String> {
        self.memory.borrow_mut().remove(key);
        self.places.borrow_mut().remove(key);
        let Some(database) = self.database() else { return Ok(()) };
        let remove = async {
            let transaction = begin(&database, "readwrite")?;
            transaction.object_store(PLACES)?.delete(&JsValue::from_str(key))?;
            transaction.object_store(ABOUT)?.delete(&JsValue::from_str(key))?;
            transaction.object_store(LINES)?.delete(&lines_from(key, 0)?)?;
            complete(&transaction).await
        };
        remove.await.map_err(|error| words(&error))
    }
}

/// How many bytes a record takes as a file.
fn size(record: &Record) -> usize {
    record.lines().iter().map(|line| line.len() + 1).sum()
}
