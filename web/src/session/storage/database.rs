//! The browser's database: its stores, its transactions, and what its refusals mean.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction,
};

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
pub(super) const RESPONSES: &str = "responses";

/// The first version's texts of procurements, by key.
const TEXT: &str = "text";

/// The stores of this version.
const STORES: [&str; 5] = [ABOUT, LINES, SETTINGS, PLACES, RESPONSES];

/// Why there is no database any more.
const NEWER: &str = "A newer version of Common Measure was opened in another tab, and this page can keep nothing beside it. What was kept before is unharmed.";
const CLEARED: &str = "What this browser kept for this page was cleared while it was open.";

#[wasm_bindgen]
extern "C" {
    /// web-sys has the call that takes a durability only behind a compiler flag.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Database,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

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
    let window = web_sys::window().ok_or("There is no browser window.")?;
    let open = async {
        let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(DATABASE, VERSION)?;
        let made = request.clone();
        // If a store cannot be made, the first transaction on it says so.
        let upgrade = Closure::once_into_js(move || drop(upgrade(&made)));
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let promise = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
            request.set_onblocked(Some(&reject));
        });
        match JsFuture::from(promise).await {
            Ok(_) => request.result()?.dyn_into::<IdbDatabase>(),
            // Asked while it is blocked, the request has no error to tell yet.
            Err(event) => Err(request.error().ok().flatten().map_or(event, JsValue::from)),
        }
    };
    let database = open.await.map_err(|error| words(&error))?;
    let closing = database.clone();
    let gone = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let version = Reflect::get(&event, &JsValue::from_str("newVersion")).unwrap_or_default();
        // A later version in another tab, or whoever removes all of it, must not have to wait for this one.
        closing.close();
        lost(if version.as_f64().is_some() { NEWER } else { CLEARED }.to_owned());
    });
    let gone = gone.into_js_value();
    database.set_onversionchange(Some(gone.unchecked_ref()));
    database.set_onclose(Some(gone.unchecked_ref()));
    Ok(database)
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

/// A transaction over all stores. Strict: complete means on the disk, not on its way to it.
pub(super) fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let stores: Array = STORES.into_iter().map(JsValue::from_str).collect();
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict"))?;
    database.unchecked_ref::<Database>().begin(&stores, mode, &options)
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

/// What a request answers. The promise's own functions are the event handlers.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(event) => Err(request.error().ok().flatten().map_or(event, JsValue::from)),
    }
}

/// The same for a request that answers texts.
pub(super) async fn texts(request: &IdbRequest) -> Result<Vec<String>, JsValue> {
    let found = Array::from(&answer(request).await?);
    Ok(found.iter().filter_map(|each| each.as_string()).collect())
}

/// Waits for a transaction's end. The handlers are set at once, the wait is the future's.
pub(super) fn complete(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<(), JsValue>> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let transaction = transaction.clone();
    let wait = JsFuture::from(promise);
    async move {
        match wait.await {
            Ok(_) => Ok(()),
            Err(event) => Err(transaction.error().map_or(event, JsValue::from)),
        }
    }
}

/// What a refusal of the browser means.
pub(super) fn words(error: &JsValue) -> String {
    if error.dyn_ref::<Event>().is_some_and(|event| event.type_() == "blocked") {
        return "An older edition of Common Measure is open in another tab or window. Close it, then load this page again.".to_owned();
    }
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => "The space that this browser gives to the page is full.".to_owned(),
        "VersionError" => "A newer version of Common Measure has used this browser, and keeps its work in a way that this one cannot read. That work is unharmed.".to_owned(),
        "InvalidStateError" => CLEARED.to_owned(),
        "" => "This browser does not let the page keep anything.".to_owned(),
        name => format!("This browser refused to store it ({name})."),
    }
}
