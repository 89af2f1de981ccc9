//! Puts other lines in the place of a record's last ones, at a person's word.

use common_measure_parts::database::{answer, begin, complete, texts, words};
use wasm_bindgen::prelude::JsValue;
use web_sys::IdbDatabase;

use super::database::{ABOUT, LINES, lines_from};
use super::write::{add, lines_in};
use super::{About, Journal, NotStored, Storage, Stored, fresh_key};

impl Storage {
    /// Stores one record in the place of another, in one transaction. Fails, with nothing changed, if what is stored is not, or not the beginning
    /// of, the record that a person has seen.
    pub(crate) async fn replace(
        &self,
        mut about: About,
        seen: &Journal,
        wanted: &Journal,
    ) -> Result<Stored, NotStored> {
        about.stamp = fresh_key();
        let stored = Stored { stamp: about.stamp.clone(), entries: wanted.len() };
        let Some(database) = self.database() else {
            let stamp = Some(about.stamp.clone());
            self.put_in_memory(about, wanted, stored.entries, stamp);
            return Ok(stored);
        };
        let lines = |journal: &Journal| journal.read(|record| record.lines().to_vec());
        let (seen, wanted) = (lines(seen).unwrap_or_default(), lines(wanted).unwrap_or_default());
        write(&database, &about, &seen, &wanted).await?;
        self.memory.borrow_mut().remove(&about.key);
        Ok(stored)
    }
}

async fn write(
    database: &IdbDatabase,
    about: &About,
    seen: &[String],
    wanted: &[String],
) -> Result<(), NotStored> {
    let refused = |error: JsValue| NotStored::Refused(words(&error));
    let transaction = begin(database, "readwrite").map_err(refused)?;
    let finished = complete(&transaction);
    let put = async {
        let (abouts, lines) = (transaction.object_store(ABOUT)?, transaction.object_store(LINES)?);
        let key = JsValue::from_str(&about.key);
        let known = abouts.get_key(&key)?;
        let there = lines.get_all_with_key(&lines_from(&about.key, 1)?)?;
        let is_known = !answer(&known).await?.is_undefined();
        let there = lines_in(&texts(&there).await?);
        // Fewer are stored than were seen where storing them had failed.
        if !is_known || !seen.starts_with(&there) {
            transaction.abort()?;
            return Ok(false);
        }
        lines.delete(&lines_from(&about.key, 1)?)?;
        add(&lines, &about.key, 0, wanted)?;
        let json = serde_json::to_string(about).map_err(|_| JsValue::NULL)?;
        abouts.put_with_key(&JsValue::from_str(&json), &key)?;
        Ok(true)
    };
    match put.await {
        Err(error) => Err(refused(error)),
        Ok(false) => Err(NotStored::Gone),
        Ok(true) => finished.await.map_err(refused),
    }
}
