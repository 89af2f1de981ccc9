//! The browser's database: opening one, its transactions, and what its refusals mean.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, Event, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

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

    /// Fails where the browser has no such call.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
}

/// Asks the browser not to throw away what is kept here by itself, as browsers may where the disk is nearly full, or
/// where nobody has come by for some days. Some ask the person; what they answer changes nothing else.
pub fn ask_to_stay() {
    if let Ok(asked) = persist() {
        spawn_local(async move {
            // Refused, it is kept as before.
            let _: Result<JsValue, JsValue> = JsFuture::from(asked).await;
        });
    }
}

/// Opens a database of a name, at a version. Fails in words. `upgrade`: makes its stores where it is new or of an
/// earlier version. `lost`: told, in words, when the browser takes it away again.
pub async fn open(
    name: &str,
    version: u32,
    upgrade: impl FnOnce(&IdbOpenDbRequest) + 'static,
    lost: impl Fn(String) + 'static,
) -> Result<IdbDatabase, String> {
    let window = web_sys::window().ok_or("There is no browser window.")?;
    let open = async {
        let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(name, version)?;
        let made = request.clone();
        let upgrade = Closure::once_into_js(move || upgrade(&made));
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

/// A transaction over all stores of a database. Strict: complete means on the disk, not on its way to it.
pub fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let stores = Array::from(&database.object_store_names());
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict"))?;
    database.unchecked_ref::<Database>().begin(&stores, mode, &options)
}

/// What a request answers. The promise's own functions are the event handlers.
pub async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
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
pub async fn texts(request: &IdbRequest) -> Result<Vec<String>, JsValue> {
    let found = Array::from(&answer(request).await?);
    Ok(found.iter().filter_map(|each| each.as_string()).collect())
}

/// Waits for a transaction's end. The handlers are set at once, the wait is the future's.
pub fn complete(transaction: &IdbTransaction) -> impl Future<Output = Result<(), JsValue>> + use<> {
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
pub fn words(error: &JsValue) -> String {
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
