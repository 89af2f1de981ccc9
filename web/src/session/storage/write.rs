//! One write: the note about a procurement, and the lines that were added to its record.

use common_measure_parts::database::{answer, begin, complete, texts, words};
use wasm_bindgen::prelude::JsValue;
use web_sys::{IdbDatabase, IdbObjectStore};

use super::database::{ABOUT, LINES, line_key, lines_from};
use super::note::Drafts;
use super::{About, NotStored};

/// How many lines are stored together at most: a row each is slow for those of a whole file.
const ROW: usize = 1_000;

/// What a look at what is there allows.
enum There {
    Ours(Option<Box<About>>),
    Newer(Vec<String>, String),
    Gone,
}

/// Writes the note and new lines, if what is there allows it.
pub(super) async fn write(
    database: &IdbDatabase,
    about: &mut About,
    stored: usize,
    last: Option<&str>,
    new: &[String],
    known: Option<&str>,
    taken: &Drafts,
) -> Result<(), NotStored> {
    let refused = |error: JsValue| NotStored::Refused(words(&error));
    let transaction = begin(database, "readwrite").map_err(refused)?;
    let finished = complete(&transaction);
    let key = JsValue::from_str(&about.key);
    let put = async {
        let (abouts, lines) = (transaction.object_store(ABOUT)?, transaction.object_store(LINES)?);
        match look(&abouts, &lines, &about.key, stored, last, known).await? {
            There::Ours(None) => {}
            There::Ours(Some(note)) => about.keep_elsewhere(&note, taken),
            there => {
                transaction.abort()?;
                return Ok(Err(there));
            }
        }
        if stored == 0 {
            // The text that a record was begun with now is its first entry.
            lines.delete(&line_key(&about.key, 0))?;
        }
        add(&lines, &about.key, stored, new)?;
        let json = serde_json::to_string(about).map_err(|_| JsValue::NULL)?;
        abouts.put_with_key(&JsValue::from_str(&json), &key)?;
        Ok(Ok(()))
    };
    match put.await {
        Err(error) => Err(refused(error)),
        Ok(Err(There::Newer(lines, stamp))) => Err(NotStored::Newer(lines, stamp)),
        Ok(Err(_)) => Err(NotStored::Gone),
        Ok(Ok(())) => finished.await.map_err(refused),
    }
}

/// Adds lines after so many that are there. Fails where others stand already.
pub(super) fn add(
    lines: &IdbObjectStore,
    key: &str,
    stored: usize,
    new: &[String],
) -> Result<(), JsValue> {
    let mut number = stored;
    for row in new.chunks(ROW) {
        number += row.len();
        lines.add_with_key(&JsValue::from_str(&row.join("\n")), &line_key(key, number))?;
    }
    Ok(())
}

/// The lines in rows that were stored.
pub(super) fn lines_in(rows: &[String]) -> Vec<String> {
    rows.iter().flat_map(|row| row.split('\n')).map(str::to_owned).collect()
}

async fn look(
    abouts: &IdbObjectStore,
    lines: &IdbObjectStore,
    key: &str,
    stored: usize,
    last: Option<&str>,
    known: Option<&str>,
) -> Result<There, JsValue> {
    let about = answer(&abouts.get(&JsValue::from_str(key))?).await?.as_string();
    let about: Option<About> = about.and_then(|text| serde_json::from_str(&text).ok());
    let rows = texts(&lines.get_all_with_key(&lines_from(key, stored + 1)?)?).await?;
    let newer = lines_in(&rows);
    let there = answer(&lines.get(&line_key(key, stored))?).await?.as_string();
    // Another line at its place means that another copy was put in place of ours.
    let is_ours =
        there.is_some_and(|row| last.is_none_or(|last| row.rsplit('\n').next() == Some(last)));
    Ok(match (about, known) {
        (None, None) => There::Ours(None),
        (Some(about), _) if !newer.is_empty() => There::Newer(newer, about.stamp),
        (Some(about), Some(_)) if is_ours => There::Ours(Some(Box::new(about))),
        _ => There::Gone,
    })
}
