//! Where procurements are kept in this browser: one small door over `IndexedDB`.
//!
//! Each procurement is two values under one key: its text, and a short entry about it, which is
//! all that the list needs and all that changes while someone types. Where the browser keeps
//! nothing, the same door leads to memory, so that nothing is lost while the page stays open.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Date, Math, Promise};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::Unfinished;

const DATABASE: &str = "common-measure";
const ABOUT: &str = "about";
const TEXT: &str = "text";

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

/// What the list on the start page shows of a procurement, and what is kept beside its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    /// Its key in this browser.
    pub key: String,
    /// Its title when it was stored.
    pub title: String,
    /// When it was last changed, as an ISO 8601 time, so that it sorts by itself.
    pub changed: String,
    /// A mark that every store renews: another mark than ours means that another tab stored.
    pub stamp: String,
    /// Which screen was open.
    pub screen: String,
    /// Text that is not part of the procurement yet, by field.
    pub unfinished: BTreeMap<String, Unfinished>,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
}

/// Why something was not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotStored {
    /// Another tab has stored, or removed, this procurement since we read it.
    Stale,
    /// The browser refused, in words.
    Refused(String),
}

/// The door. Clones lead to the same place.
#[derive(Clone)]
pub(crate) struct Storage {
    database: Option<Rc<IdbDatabase>>,
    memory: Rc<RefCell<BTreeMap<String, (About, String)>>>,
    name: Rc<RefCell<String>>,
}

impl Storage {
    /// Opens it. Where the browser keeps nothing, the reason comes too, and memory takes its place.
    pub(crate) async fn open() -> (Self, Option<String>) {
        let (database, reason) = match open_database().await {
            Ok(database) => (Some(Rc::new(database)), None),
            Err(reason) => (None, Some(reason)),
        };
        (Self { database, memory: Rc::default(), name: Rc::default() }, reason)
    }

    /// The name that the person at this browser gave; empty for none.
    pub(super) fn name(&self) -> String {
        self.name.borrow().clone()
    }

    /// Under which name entries are made here.
    pub(super) fn who(&self) -> String {
        match self.name().trim() {
            "" => super::NOT_NAMED.to_owned(),
            name => name.to_owned(),
        }
    }

    /// Keeps the name that the person gave.
    pub(super) fn keep_name(&self, name: &str) {
        name.clone_into(&mut self.name.borrow_mut());
    }

    /// Every procurement that is kept, the last changed first.
    pub(crate) async fn list(&self) -> Result<Vec<About>, String> {
        let mut all: Vec<About> =
            self.memory.borrow().values().map(|(about, _)| about.clone()).collect();
        if let Some(database) = &self.database {
            let read = async {
                let store = begin(database, "readonly")?.object_store(ABOUT)?;
                answer(&store.get_all()?).await
            };
            let found = read.await.map_err(|error| words(&error))?;
            for text in js_sys::Array::from(&found).iter().filter_map(|each| each.as_string()) {
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

    /// A procurement's entry and text; `None` if there is none under this key.
    pub(crate) async fn load(&self, key: &str) -> Result<Option<(About, String)>, String> {
        if let Some(kept) = self.memory.borrow().get(key) {
            return Ok(Some(kept.clone()));
        }
        let Some(database) = &self.database else { return Ok(None) };
        let read = async {
            let transaction = begin(database, "readonly")?;
            let about = transaction.object_store(ABOUT)?.get(&JsValue::from_str(key))?;
            let text = transaction.object_store(TEXT)?.get(&JsValue::from_str(key))?;
            let about = answer(&about).await?;
            Ok((about, answer(&text).await?))
        };
        let (about, text) = read.await.map_err(|error: JsValue| words(&error))?;
        let about = about.as_string().and_then(|text| serde_json::from_str(&text).ok());
        Ok(about.zip(text.as_string()))
    }

    /// Stores an entry, and its text where that has changed, if what is there still carries the
    /// mark `known` (`None`: nothing is there yet). Answers the entry's new mark, once the browser
    /// says that it is on the disk.
    pub(crate) async fn store(
        &self,
        mut about: About,
        text: Option<String>,
        known: Option<&str>,
    ) -> Result<String, NotStored> {
        about.stamp = fresh_key();
        let Some(database) = &self.database else {
            self.remember(&about, text);
            return Ok(about.stamp);
        };
        match write(database, &about, text.as_deref(), known).await {
            Ok(()) => {
                self.memory.borrow_mut().remove(&about.key);
                Ok(about.stamp)
            }
            Err(NotStored::Stale) => Err(NotStored::Stale),
            Err(refused) => {
                // So that it can still be found from the list while this page is open.
                self.remember(&about, text);
                Err(refused)
            }
        }
    }

    /// Removes a procurement for good.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), String> {
        self.memory.borrow_mut().remove(key);
        let Some(database) = &self.database else { return Ok(()) };
        let remove = async {
            let transaction = begin(database, "readwrite")?;
            transaction.object_store(ABOUT)?.delete(&JsValue::from_str(key))?;
            transaction.object_store(TEXT)?.delete(&JsValue::from_str(key))?;
            complete(&transaction).await
        };
        remove.await.map_err(|error| words(&error))
    }

    fn remember(&self, about: &About, text: Option<String>) {
        let mut memory = self.memory.borrow_mut();
        let text = text.or_else(|| memory.get(&about.key).map(|(_, text)| text.clone()));
        if let Some(text) = text {
            memory.insert(about.key.clone(), (about.clone(), text));
        }
    }
}

/// Now, as an ISO 8601 time.
pub(crate) fn now() -> String {
    String::from(Date::new_0().to_iso_string())
}

/// A key that nothing else has: `crypto.randomUUID` is missing on plain http.
pub(crate) fn fresh_key() -> String {
    let base_36 = |number: f64| {
        let text = js_sys::Number::from(number).to_string_with_radix(36);
        text.map(String::from).unwrap_or_default()
    };
    let chance = base_36(Math::random());
    format!("{}-{}", base_36(Date::now()), chance.trim_start_matches("0."))
}

async fn open_database() -> Result<IdbDatabase, String> {
    let window = web_sys::window().ok_or("There is no browser window.")?;
    // All local pages share one store there, so nothing confidential may stay in it.
    if window.location().protocol().is_ok_and(|protocol| protocol == "file:") {
        return Err("This page was opened as a local file, and other local files could read what a browser keeps for it.".to_owned());
    }
    let open = async {
        let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(DATABASE, 1)?;
        let made = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::once_into_js(move || {
            if let Ok(database) = made.result()
                && let Ok(database) = database.dyn_into::<IdbDatabase>()
            {
                // If one cannot be made, the first transaction on it says so.
                let _ = database.create_object_store(ABOUT);
                let _ = database.create_object_store(TEXT);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        answer(&request).await?.dyn_into::<IdbDatabase>()
    };
    open.await.map_err(|error| words(&error))
}

async fn write(
    database: &IdbDatabase,
    about: &About,
    text: Option<&str>,
    known: Option<&str>,
) -> Result<(), NotStored> {
    let refused = |error: JsValue| NotStored::Refused(words(&error));
    let key = JsValue::from_str(&about.key);
    let json = serde_json::to_string(about).map_err(|e| NotStored::Refused(e.to_string()))?;
    let transaction = begin(database, "readwrite").map_err(refused)?;
    let finished = complete(&transaction);
    let put = async {
        let abouts: IdbObjectStore = transaction.object_store(ABOUT)?;
        let there = answer(&abouts.get(&key)?).await?.as_string();
        let there: Option<About> = there.and_then(|text| serde_json::from_str(&text).ok());
        if there.as_ref().map(|about| about.stamp.as_str()) != known {
            transaction.abort()?;
            return Ok(false);
        }
        abouts.put_with_key(&JsValue::from_str(&json), &key)?;
        if let Some(text) = text {
            transaction.object_store(TEXT)?.put_with_key(&JsValue::from_str(text), &key)?;
        }
        Ok(true)
    };
    match put.await {
        Err(error) => Err(refused(error)),
        Ok(false) => Err(NotStored::Stale),
        Ok(true) => finished.await.map_err(refused),
    }
}

/// A transaction over both stores. Strict: complete means on the disk, not on its way to it.
fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let stores = js_sys::Array::of2(&JsValue::from_str(ABOUT), &JsValue::from_str(TEXT));
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict"))?;
    database.unchecked_ref::<Database>().begin(&stores, mode, &options)
}

/// What a request answers. The promise's own functions are the event handlers.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(event) => Err(request.error().ok().flatten().map_or(event, JsValue::from)),
    }
}

/// Waits for a transaction's end. The handlers are set at once, the wait is the future's.
fn complete(transaction: &IdbTransaction) -> impl Future<Output = Result<(), JsValue>> + use<> {
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
fn words(error: &JsValue) -> String {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => "The space that this browser gives to the page is full.".to_owned(),
        "VersionError" => "A newer version of Common Measure has used this browser.".to_owned(),
        "" => "This browser does not let the page keep anything.".to_owned(),
        name => format!("This browser refused to store it ({name})."),
    }
}
