//! Pages that were opened as local files keep nothing in the browser before the person says so.

use std::collections::BTreeMap;
use std::rc::Rc;

use common_measure_parts::database::{begin, complete, words};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::database::{ABOUT, LINES, lines_from};
use super::write::add;
use super::{About, Held, Storage};
use crate::session::{Act, Acts};

/// Why nothing is kept.
pub(super) const WHY: &str = "This browser keeps nothing unless you say so: other pages that are opened as files may be able to read it, and it may not be found again once this file is moved or renamed.";

/// Keeps everything from now on, as the person wants it. Entered through [`Later`](crate::later::Later).
pub(crate) fn keep_all_the_same(acts: &Acts, storage: &Storage) {
    let (acts, storage) = (acts.clone(), storage.clone());
    spawn_local(async move {
        match storage.keep_all().await {
            Ok(()) => acts.act(Act::StorageKept),
            Err(reason) => acts.tell(reason),
        }
    });
}

impl Storage {
    /// Whether the person could say that work is to be kept here all the same.
    pub(crate) fn is_held_back(&self) -> bool {
        self.held_back.get()
    }

    /// What is in memory comes first. Fails in words; then everything is as it was.
    async fn keep_all(&self) -> Result<(), String> {
        let database = self.connect().await?;
        let mut moved = BTreeMap::new();
        loop {
            // What is changed while this waits is moved once more.
            let next = self.memory.borrow().values().find_map(|Held { about, journal, .. }| {
                let done = moved.get(&about.key) == Some(&about.stamp);
                (!done)
                    .then(|| Some((about.clone(), journal.read(|record| record.lines().to_vec())?)))
            });
            let Some(Some((about, lines))) = next else { break };
            put(&database, &about, &lines).await.map_err(|error| words(&error))?;
            moved.insert(about.key, about.stamp);
        }
        self.responses.move_to(&database).await.map_err(|error| words(&error))?;
        self.memory.borrow_mut().clear();
        self.held_back.set(false);
        *self.database.borrow_mut() = Some(Rc::new(database));
        self.keep_name(&self.name());
        let places = self.places.borrow().clone();
        for (key, place) in &places {
            self.change_place(key, Some(place)).await;
        }
        Ok(())
    }
}

async fn put(database: &IdbDatabase, about: &About, lines: &[String]) -> Result<(), JsValue> {
    let transaction = begin(database, "readwrite")?;
    let (abouts, records) = (transaction.object_store(ABOUT)?, transaction.object_store(LINES)?);
    records.delete(&lines_from(&about.key, 0)?)?;
    add(&records, &about.key, 0, lines)?;
    let json = serde_json::to_string(about).map_err(|_| JsValue::NULL)?;
    abouts.put_with_key(&JsValue::from_str(&json), &JsValue::from_str(&about.key))?;
    complete(&transaction).await
}
