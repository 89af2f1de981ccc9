//! The app's database: its stores, and what earlier versions kept.

use common_measure_parts::database::{self, answer};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest};

const DATABASE: &str = "common-measure";

/// Raised whenever the stores change.
const VERSION: u32 = 4;

/// By the procurement's key: what is known of it.
pub(super) const ABOUT: &str = "about";

/// By the procurement's key and the number of the last entry in it: lines of its record, those that
/// were stored at once together.
pub(super) const LINES: &str = "lines";

/// By its name: what belongs to the person at this browser.
pub(super) const SETTINGS: &str = "settings";

/// By the procurement's key: the file on the person's disk that it is saved to.
pub(super) const PLACES: &str = "places";

/// By a response's key: a supplier's response that is being filled in.
pub(super) const RESPONSES: &str = common_measure_respond::STORE;

/// The first version's texts of procurements, by key.
const TEXT: &str = "text";

/// The stores of this version.
const STORES: [&str; 5] = [ABOUT, LINES, SETTINGS, PLACES, RESPONSES];

/// Whether the page was opened as a local file. All of those share one store, so nothing
/// confidential may stay in it unless the person says so.
pub(super) fn is_shared() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

/// Whether there is a database already.
pub(super) async fn is_there() -> bool {
    let listed = async {
        let factory = web_sys::window()?.indexed_db().ok()??;
        let databases = Reflect::get(&factory, &JsValue::from_str("databases")).ok()?;
        let promise = databases.dyn_ref::<Function>()?.call0(&factory).ok()?;
        let listed = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
        let name = JsValue::from_str("name");
        Some(Array::from(&listed).iter().any(|each| {
            Reflect::get(&each, &name)
                .is_ok_and(|name| name.as_string().as_deref() == Some(DATABASE))
        }))
    };
    listed.await.unwrap_or_default()
}

/// Opens the database, and takes over what an earlier version kept. Fails in words. `lost`: told,
/// in words, when the browser takes it away again.
pub(super) async fn open(lost: impl Fn(String) + 'static) -> Result<IdbDatabase, String> {
    // If a store cannot be made, the first transaction on it says so.
    database::open(DATABASE, VERSION, |request| drop(upgrade(request)), lost).await
}

fn upgrade(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let there = database.object_store_names();
    for name in STORES {
        if !there.contains(name) {
            database.create_object_store(name)?;
        }
    }
    if there.contains(TEXT) {
        let transaction = request.transaction().ok_or(JsValue::NULL)?;
        let (texts, lines) = (transaction.object_store(TEXT)?, transaction.object_store(LINES)?);
        spawn_local(async move {
            // A failure ends the upgrade, and everything is as it was.
            if take_over(&database, &texts, &lines).await.is_err() {
                let _ = transaction.abort();
            }
        });
    }
    Ok(())
}

/// Puts each text of the first version before the lines of a record that does not begin yet: it
/// does as soon as the procurement is opened.
async fn take_over(
    database: &IdbDatabase,
    texts: &IdbObjectStore,
    lines: &IdbObjectStore,
) -> Result<(), JsValue> {
    let (keys, all) = (texts.get_all_keys()?, texts.get_all()?);
    let keys = Array::from(&answer(&keys).await?);
    let all = Array::from(&answer(&all).await?);
    for (key, text) in keys.iter().zip(all.iter()) {
        let key = key.as_string().ok_or(JsValue::NULL)?;
        lines.put_with_key(&text, &line_key(&key, 0))?;
    }
    database.delete_object_store(TEXT)
}

/// The key of lines: the procurement's and the number of the last entry among them.
pub(super) fn line_key(key: &str, number: usize) -> JsValue {
    // A float holds every number exactly that a record can come to.
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    let number = JsValue::from_f64(number as f64);
    Array::of2(&JsValue::from_str(key), &number).into()
}

/// The keys of a procurement's lines, from a number on.
pub(super) fn lines_from(key: &str, number: usize) -> Result<JsValue, JsValue> {
    // In this order every list comes after every number.
    let end = Array::of2(&JsValue::from_str(key), &Array::new());
    Ok(IdbKeyRange::bound(&line_key(key, number), &end)?.into())
}
