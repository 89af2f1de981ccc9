//! A supplier's responses that are being filled in. Each is one short text, so it is stored whole.
//!
//! What is typed is held in memory at once, and stored after it: whoever opens a response finds
//! what was typed last, whether or not it is on the disk by then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::JsValue;
use web_sys::IdbDatabase;

use super::database::{RESPONSES, answer, begin, complete, texts, words};
use super::{NotStored, Storage, fresh_key};

/// A response as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct KeptResponse {
    /// Its key in this browser.
    pub key: String,
    /// What it responds to.
    pub title: String,
    /// When it was last changed, as an ISO 8601 time, so that it sorts by itself.
    pub changed: String,
    /// A mark that every store renews: another mark than ours means that another tab stored.
    pub stamp: String,
    /// The text of its file.
    pub text: String,
    /// What stands in fields and cannot be part of it, and why, by the field's path.
    pub unread: BTreeMap<String, (String, String)>,
    /// When its two files were made, and with which random bits.
    pub made: Option<(String, [u8; 16])>,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// How many changes this page made to it until then.
    #[serde(skip)]
    pub changes: u64,
}

/// A response in memory.
#[derive(Clone)]
pub(super) struct Held {
    kept: KeptResponse,
    /// Whether the browser has it on the disk like this.
    stored: bool,
    /// Whether it is on its way there.
    storing: bool,
}

impl Storage {
    /// Whether what is stored outlives this page.
    pub(crate) fn keeps(&self) -> bool {
        self.database().is_some()
    }

    /// Every response that is kept, the last changed first.
    pub(crate) async fn responses(&self) -> Result<Vec<KeptResponse>, String> {
        let mut all: Vec<KeptResponse> = self
            .responses
            .borrow()
            .values()
            .filter(|held| !held.stored)
            .map(|held| held.kept.clone())
            .collect();
        if let Some(database) = self.database() {
            let read = async {
                let store = begin(&database, "readonly")?.object_store(RESPONSES)?;
                texts(&store.get_all()?).await
            };
            for text in read.await.map_err(|error| words(&error))? {
                if let Ok(kept) = serde_json::from_str::<KeptResponse>(&text)
                    && !all.iter().any(|known| known.key == kept.key)
                {
                    all.push(kept);
                }
            }
        }
        all.sort_by(|a, b| b.changed.cmp(&a.changed));
        Ok(all)
    }

    /// A response; `None` if there is none under this key.
    pub(crate) async fn response(&self, key: &str) -> Result<Option<KeptResponse>, String> {
        if let Some(held) = self.responses.borrow().get(key).filter(|held| !held.stored) {
            return Ok(Some(held.kept.clone()));
        }
        let Some(database) = self.database() else { return Ok(None) };
        let found = read(&database, key).await.map_err(|error| words(&error))?;
        let Some(kept) = found else { return Ok(None) };
        let held = Held { kept: kept.clone(), stored: true, storing: false };
        self.responses.borrow_mut().insert(key.to_owned(), held);
        Ok(Some(kept))
    }

    /// Holds a response as it is now, until it is stored.
    pub(crate) fn hold_response(&self, mut kept: KeptResponse) {
        let mut all = self.responses.borrow_mut();
        let storing = all.get(&kept.key).is_some_and(|there| there.storing);
        if let Some(there) = all.get(&kept.key) {
            kept.stamp.clone_from(&there.kept.stamp);
        }
        all.insert(kept.key.clone(), Held { kept, stored: false, storing });
    }

    /// Stores what is held of a response, if no other tab has stored it since it was read. Answers
    /// with the number of changes in it, once the browser says that it is on the disk; `None` if it
    /// is being stored already, which takes along what is held now.
    pub(crate) async fn store_response(&self, key: &str) -> Option<Result<u64, NotStored>> {
        if let Some(held) = self.responses.borrow_mut().get_mut(key)
            && std::mem::replace(&mut held.storing, true)
        {
            return None;
        }
        let mut answer = Ok(());
        while let Some(database) = self.database() {
            let held = self.responses.borrow().get(key).filter(|held| !held.stored).cloned();
            let Some(Held { kept, .. }) = held else { break };
            let known = Some(kept.stamp.clone()).filter(|stamp| !stamp.is_empty());
            let next = KeptResponse { stamp: fresh_key(), ..kept.clone() };
            match put(&database, &next, known.as_deref()).await {
                Ok(true) => {
                    if let Some(held) = self.responses.borrow_mut().get_mut(key) {
                        held.stored = held.kept == kept;
                        held.kept.stamp = next.stamp;
                    }
                }
                Ok(false) => {
                    answer = Err(NotStored::Gone);
                    break;
                }
                Err(error) => {
                    answer = Err(NotStored::Refused(words(&error)));
                    break;
                }
            }
        }
        let mut changes = 0;
        if let Some(held) = self.responses.borrow_mut().get_mut(key) {
            held.storing = false;
            changes = held.kept.changes;
        }
        Some(answer.map(|()| changes))
    }

    /// From now on what is held here goes over whatever another tab has stored.
    pub(crate) fn prefer_held(&self, key: &str) {
        if let Some(held) = self.responses.borrow_mut().get_mut(key) {
            held.kept.stamp.clear();
        }
    }

    /// What is held here is given up for what is stored.
    pub(crate) fn prefer_stored(&self, key: &str) {
        self.responses.borrow_mut().remove(key);
    }

    /// Removes a response for good.
    pub(crate) async fn remove_response(&self, key: &str) -> Result<(), String> {
        self.responses.borrow_mut().remove(key);
        let Some(database) = self.database() else { return Ok(()) };
        let remove = async {
            let transaction = begin(&database, "readwrite")?;
            transaction.object_store(RESPONSES)?.delete(&JsValue::from_str(key))?;
            complete(&transaction).await
        };
        remove.await.map_err(|error: JsValue| words(&error))
    }

    /// Moves what is held to a database that was not there until now.
    pub(super) async fn move_responses(&self, database: &IdbDatabase) -> Result<(), JsValue> {
        let held: Vec<KeptResponse> =
            self.responses.borrow().values().map(|held| held.kept.clone()).collect();
        for kept in held {
            let next = KeptResponse { stamp: fresh_key(), ..kept.clone() };
            put(database, &next, None).await?;
            if let Some(held) = self.responses.borrow_mut().get_mut(&kept.key) {
                held.stored = held.kept == kept;
                held.kept.stamp = next.stamp;
            }
        }
        Ok(())
    }
}

async fn read(database: &IdbDatabase, key: &str) -> Result<Option<KeptResponse>, JsValue> {
    let store = begin(database, "readonly")?.object_store(RESPONSES)?;
    let text = answer(&store.get(&JsValue::from_str(key))?).await?.as_string();
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Puts a response in its place, if what is there has the mark that is known; says whether it did.
async fn put(
    database: &IdbDatabase,
    kept: &KeptResponse,
    known: Option<&str>,
) -> Result<bool, JsValue> {
    let transaction = begin(database, "readwrite")?;
    let finished = complete(&transaction);
    let (store, key) = (transaction.object_store(RESPONSES)?, JsValue::from_str(&kept.key));
    if known.is_some() {
        let there = answer(&store.get(&key)?).await?.as_string();
        let there = there.and_then(|text| serde_json::from_str::<KeptResponse>(&text).ok());
        if there.as_ref().map(|there| there.stamp.as_str()) != known {
            transaction.abort()?;
            return Ok(false);
        }
    }
    let json = serde_json::to_string(kept).map_err(|_| JsValue::NULL)?;
    store.put_with_key(&JsValue::from_str(&json), &key)?;
    finished.await?;
    Ok(true)
}
