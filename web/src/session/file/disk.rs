//! Files on the person's own disk: what a browser offers a page for choosing and writing them.
//!
//! Chromium and Edge have these calls, other browsers do not; web-sys has them only behind a
//! compiler flag. Choosing takes a person's click, and so does being allowed to write.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{DataTransfer, DomException, File, Window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Window)]
    type Pickers;
    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    async fn save_picker(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    async fn open_picker(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;

    /// A file that a person chose: the browser's `FileSystemFileHandle`.
    #[derive(Clone, Debug)]
    pub(crate) type Handle;
    #[wasm_bindgen(method, getter)]
    pub(super) fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn get_file(this: &Handle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &Handle, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &Handle, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn create_writable(this: &Handle, options: &JsValue) -> Result<JsValue, JsValue>;

    /// What is written to, beside the file itself, which it replaces when it is closed.
    type Writable;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn abort(this: &Writable) -> Result<JsValue, JsValue>;
}

/// Whether this browser lets a page write to files that a person chooses.
pub(crate) fn can_write() -> bool {
    has("showSaveFilePicker")
}

/// Whether this browser lets a page choose files to open that it can write to later.
pub(crate) fn can_choose() -> bool {
    can_write() && has("showOpenFilePicker")
}

fn has(call: &str) -> bool {
    web_sys::window()
        .is_some_and(|window| Reflect::has(&window, &JsValue::from_str(call)).unwrap_or(false))
}

/// Why there is no file.
pub(super) enum NotChosen {
    /// The person wanted none after all.
    Cancelled,
    /// The browser shows no chooser here.
    Refused,
}

/// Asks where to save, with a name to begin with.
pub(super) async fn choose_to_save(name: &str) -> Result<Handle, NotChosen> {
    let options = options(&[("suggestedName", JsValue::from_str(name))]);
    let handle = pickers()?.save_picker(&options).await.map_err(|error| not_chosen(&error))?;
    Ok(handle.unchecked_into())
}

/// Asks which file to open.
pub(super) async fn choose_to_open() -> Result<Handle, NotChosen> {
    let options = options(&[("multiple", JsValue::FALSE)]);
    let handles = pickers()?.open_picker(&options).await.map_err(|error| not_chosen(&error))?;
    Ok(Array::from(&handles).get(0).unchecked_into())
}

/// Asks the browser for what was dropped, in a form that can be written to later. It only answers
/// while the event is being handled; the promise comes to a handle, or to nothing.
pub(crate) fn dropped(data: &DataTransfer) -> Option<Promise> {
    let get = |of: &JsValue, name| Reflect::get(of, &JsValue::from_str(name)).ok();
    let item = get(&get(data, "items")?, "0")?;
    let ask = get(&item, "getAsFileSystemHandle")?;
    ask.dyn_ref::<Function>()?.call0(&item).ok()?.dyn_into().ok()
}

fn pickers() -> Result<Pickers, NotChosen> {
    Ok(web_sys::window().ok_or(NotChosen::Refused)?.unchecked_into())
}

fn not_chosen(error: &JsValue) -> NotChosen {
    if name_of(error) == "AbortError" { NotChosen::Cancelled } else { NotChosen::Refused }
}

/// What both choosers are told: which files are meant, and to begin in the folder used last.
fn options(more: &[(&str, JsValue)]) -> JsValue {
    let kinds = object(&[(
        "application/json",
        Array::of2(&JsValue::from_str(".jsonl"), &JsValue::from_str(".json")).into(),
    )]);
    let kind = object(&[("description", JsValue::from_str("Procurements")), ("accept", kinds)]);
    let options = object(more);
    let all = [("id", JsValue::from_str("common-measure")), ("types", Array::of1(&kind).into())];
    set(&options, &all);
    options
}

impl Handle {
    /// The file as it is now.
    pub(super) async fn file(&self) -> Result<File, JsValue> {
        Ok(self.get_file().await?.unchecked_into())
    }

    /// Whether the page may write to it. `ask`: the person has just clicked, so that the browser
    /// may ask them.
    pub(super) async fn may_write(&self, ask: bool) -> bool {
        let options = object(&[("mode", JsValue::from_str("readwrite"))]);
        let granted = |answer: Result<JsValue, JsValue>| {
            answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
        };
        granted(self.query_permission(&options).await)
            || (ask && granted(self.request_permission(&options).await))
    }

    /// Begins to write. Nobody else can until this is closed or given up.
    pub(super) async fn begin(&self) -> Result<Begun, JsValue> {
        let options = object(&[("mode", JsValue::from_str("exclusive"))]);
        Ok(Begun(self.create_writable(&options).await?.unchecked_into()))
    }
}

/// A file that is being written. The file itself is as it was until this is finished.
pub(super) struct Begun(Writable);

impl Begun {
    /// Puts a text in place of what was in the file, whole or not at all.
    pub(super) async fn finish(self, text: &str) -> Result<(), JsValue> {
        let written = async {
            self.0.write(text).await?;
            self.0.close().await
        };
        match written.await {
            Ok(_) => Ok(()),
            Err(error) => {
                self.give_up().await;
                Err(error)
            }
        }
    }

    /// Leaves the file as it was.
    pub(super) async fn give_up(self) {
        // What is broken is given up already.
        let _ = self.0.abort().await;
    }
}

/// The browser's name of a fault.
pub(super) fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    set(&object, entries);
    object
}

fn set(object: &JsValue, entries: &[(&str, JsValue)]) {
    for (name, value) in entries {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(object, &JsValue::from_str(name), value);
    }
}
