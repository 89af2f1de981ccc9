//! Where responses that are being filled in are kept. Each is one short text, so it is stored whole.
//!
//! What is typed is held in memory at once, and stored after it: whoever opens a response finds
//! what was typed last, whether or not it is on the disk by then.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure_parts::browser::fresh_key;
use common_measure_parts::database::{answer, ask_to_stay, begin, complete, texts, words};
use wasm_bindgen::prelude::JsValue;
use web_sys::IdbDatabase;

use super::few::Few;
use super::kept::KeptResponse;

/// The store in the browser's database, by the response's key.
pub const STORE: &str = "responses";

/// Why a response was not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotStored {
    /// Another tab has changed or removed it.
    Elsewhere,
    /// The browser refused, in words.
    Refused(String),
}

/// The browser's database, as long as there is one.
pub type Database = Rc<RefCell<Option<Rc<IdbDatabase>>>>;

/// The door. Clones lead to the same place. Without a database it leads to memory.
#[derive(Clone, Default)]
pub struct Responses {
    database: Database,
    held: Rc<RefCell<Few<Held>>>,
    /// The key of the one that was opened last.
    open: Rc<RefCell<String>>,
}

impl PartialEq for Responses {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.held, &other.held)
    }
}

/// A response in memory.
#[derive(Clone)]
struct Held {
    kept: KeptResponse,
    /// Whether the browser has it on the disk like this.
    stored: bool,
    /// Whether it is on its way there.
    storing: bool,
}

impl Responses {
    /// The door to a database that has the [`STORE`].
    #[must_use]
    pub fn over(database: Database) -> Self {
        Self { database, ..Self::default() }
    }

    fn database(&self) -> Option<Rc<IdbDatabase>> {
        self.database.borrow().clone()
    }

    /// Whether what is stored outlives this page.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.database().is_some()
    }

    /// Leads to a database from now on, or to memory alone: then what was changed here is stored nowhere any more.
    pub fn lead_to(&self, database: Option<IdbDatabase>) {
        if database.is_none() {
            for held in self.held.borrow_mut().values_mut() {
                held.stored &= held.kept.changes == 0;
            }
        }
        self.database.replace(database.map(Rc::new));
    }

    /// Whether a response was changed or gone on with here.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        self.held.borrow().get(key).is_some()
    }

    /// Notes which response is opened here.
    pub fn open(&self, key: &str) {
        self.open.replace(key.to_owned());
    }

    /// Whether it is the one that was opened here last.
    #[must_use]
    pub fn is_open(&self, key: &str) -> bool {
        *self.open.borrow() == key
    }

    /// Every response that is kept, the last changed first.
    pub async fn all(&self) -> Result<Vec<KeptResponse>, String> {
        let mut all = Vec::new();
        for (_, held) in self.held.borrow().iter().filter(|(_, held)| !held.stored) {
            in_order(&mut all, held.kept.clone());
        }
        if let Some(database) = self.database() {
            let read = async {
                let store = begin(&database, "readonly")?.object_store(STORE)?;
                texts(&store.get_all()?).await
            };
            for text in read.await.map_err(|error| words(&error))? {
                if let Some(kept) = KeptResponse::read(&text)
                    && !all.iter().any(|known| known.key == kept.key)
                {
                    in_order(&mut all, kept);
                }
            }
        }
        Ok(all)
    }

    /// A response; `None` if there is none under this key.
    pub async fn one(&self, key: &str) -> Result<Option<KeptResponse>, String> {
        if let Some(held) = self.held.borrow().get(key).filter(|held| !held.stored) {
            return Ok(Some(held.kept.clone()));
        }
        let Some(database) = self.database() else { return Ok(None) };
        let found = read(&database, key).await.map_err(|error| words(&error))?;
        let Some(kept) = found else { return Ok(None) };
        let held = Held { kept: kept.clone(), stored: true, storing: false };
        self.held.borrow_mut().put(key, held);
        Ok(Some(kept))
    }

    /// Goes on with a response that was found here, so that a change in another tab is noticed.
    pub fn go_on(&self, kept: &KeptResponse) {
        // What was changed here is held already.
        if kept.changes == 0 {
            let held = Held { kept: kept.clone(), stored: true, storing: false };
            self.held.borrow_mut().put(&kept.key, held);
        }
    }

    /// Holds a response as it is now, until it is stored.
    pub fn hold(&self, mut kept: KeptResponse) {
        let mut all = self.held.borrow_mut();
        let storing = all.get(&kept.key).is_some_and(|there| there.storing);
        if let Some(there) = all.get(&kept.key) {
            kept.stamp.clone_from(&there.kept.stamp);
        }
        all.put(&kept.key.clone(), Held { kept, stored: false, storing });
    }

    /// Stores what is held of a response, if no other tab has stored it since it was read. Answers
    /// with the number of changes in it, once the browser says that it is on the disk; `None` if it
    /// is being stored already, which takes along what is held now.
    pub async fn store(&self, key: &str) -> Option<Result<u64, NotStored>> {
        if let Some(held) = self.held.borrow_mut().get_mut(key)
            && std::mem::replace(&mut held.storing, true)
        {
            return None;
        }
        let mut answer = Ok(());
        while let Some(database) = self.database() {
            let held = self.held.borrow().get(key).filter(|held| !held.stored).cloned();
            let Some(Held { kept, .. }) = held else { break };
            let known = Some(kept.stamp.clone()).filter(|stamp| !stamp.is_empty());
            let next = KeptResponse { stamp: fresh_key(), ..kept.clone() };
            match put(&database, &next, known.as_deref()).await {
                Ok(true) => {
                    if let Some(held) = self.held.borrow_mut().get_mut(key) {
                        held.stored = held.kept == kept;
                        held.kept.stamp = next.stamp;
                    }
                }
                Ok(false) => {
                    answer = Err(NotStored::Elsewhere);
                    break;
                }
                Err(error) => {
                    answer = Err(NotStored::Refused(words(&error)));
                    break;
                }
            }
        }
        let mut changes = 0;
        if let Some(held) = self.held.borrow_mut().get_mut(key) {
            held.storing = false;
            changes = held.kept.changes;
        }
        Some(answer.map(|()| changes))
    }

    /// Whether another tab has changed or removed a response since it was stored or found here.
    pub async fn is_other(&self, key: &str) -> bool {
        let Some(database) = self.database() else { return false };
        // A browser that does not answer must not keep anyone from sending what is here.
        let Ok(there) = read(&database, key).await else { return false };
        // Looked at after that: what was on its way is there by then.
        let held = self.held.borrow();
        let known = held.get(key).map(|held| &held.kept.stamp).filter(|stamp| !stamp.is_empty());
        known.is_some() && there.as_ref().map(|there| &there.stamp) != known
    }

    /// Whether any was changed after it was saved as a file, and is in memory alone.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        let only_here = |held: &Held| !held.stored && !held.storing;
        self.held.borrow().iter().any(|(_, held)| only_here(held) && held.kept.changed_since_file)
    }

    /// From now on what is held here goes over whatever another tab has stored.
    pub fn prefer_held(&self, key: &str) {
        if let Some(held) = self.held.borrow_mut().get_mut(key) {
            held.kept.stamp.clear();
        }
    }

    /// What is held here is given up for what is stored.
    pub fn prefer_stored(&self, key: &str) {
        self.held.borrow_mut().remove(key);
    }

    /// Removes a response for good.
    pub async fn remove(&self, key: &str) -> Result<(), String> {
        self.held.borrow_mut().remove(key);
        let Some(database) = self.database() else { return Ok(()) };
        let remove = async {
            let transaction = begin(&database, "readwrite")?;
            transaction.object_store(STORE)?.delete(&JsValue::from_str(key))?;
            complete(&transaction).await
        };
        remove.await.map_err(|error: JsValue| words(&error))
    }

    /// Moves what is held to a database that was not there until now.
    pub async fn move_to(&self, database: &IdbDatabase) -> Result<(), JsValue> {
        let held: Vec<KeptResponse> =
            self.held.borrow().iter().map(|(_, held)| held.kept.clone()).collect();
        for kept in held {
            let next = KeptResponse { stamp: fresh_key(), ..kept.clone() };
            put(database, &next, None).await?;
            if let Some(held) = self.held.borrow_mut().get_mut(&kept.key) {
                held.stored = held.kept == kept;
                held.kept.stamp = next.stamp;
            }
        }
        Ok(())
    }
}

/// Puts a response among others, before all that were changed earlier.
fn in_order(all: &mut Vec<KeptResponse>, kept: KeptResponse) {
    let at = all.iter().take_while(|there| there.changed >= kept.changed).count();
    all.insert(at, kept);
}

async fn read(database: &IdbDatabase, key: &str) -> Result<Option<KeptResponse>, JsValue> {
    let store = begin(database, "readonly")?.object_store(STORE)?;
    let text = answer(&store.get(&JsValue::from_str(key))?).await?.as_string();
    Ok(text.and_then(|text| KeptResponse::read(&text)))
}

/// Puts a response in its place, if what is there has the mark that is known; says whether it did.
async fn put(
    database: &IdbDatabase,
    kept: &KeptResponse,
    known: Option<&str>,
) -> Result<bool, JsValue> {
    let transaction = begin(database, "readwrite")?;
    let finished = complete(&transaction);
    let (store, key) = (transaction.object_store(STORE)?, JsValue::from_str(&kept.key));
    if known.is_some() {
        let there = answer(&store.get(&key)?).await?.as_string();
        let there = there.and_then(|text| KeptResponse::read(&text));
        if there.as_ref().map(|there| there.stamp.as_str()) != known {
            transaction.abort()?;
            return Ok(false);
        }
    }
    let text = kept.write().ok_or(JsValue::NULL)?;
    store.put_with_key(&JsValue::from_str(&text), &key)?;
    finished.await?;
    if known.is_none() {
        ask_to_stay();
    }
    Ok(true)
}
