//! The browser app.
//!
//! A screen reads the `session`, acts through it, and is made of the parts in `form`.

mod app;
mod bids;
mod form;
mod frame;
mod later;
mod panic;
mod record;
mod relative;
mod respond;
mod responses;
mod results;
mod screen;
mod screens;
mod session;
mod set_up;
mod spreadsheet;
mod start;

use js_sys::{Error, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use later::NotLoaded;

/// Draws the app into the page's `<div id="app">`. `worker` makes the worker for spreadsheets, each time it is called.
#[wasm_bindgen]
pub fn start(worker: Function) {
    panic::install();
    spreadsheet::made_by(worker);
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        // What stood there while the app was loading is not the app's to keep.
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}

/// Fetches all that the start page does without. To be awaited once it is drawn.
#[wasm_bindgen]
pub async fn load() -> Result<(), JsValue> {
    later::loaded().await.map(|_| ()).map_err(|NotLoaded| Error::new(NotLoaded::WORDS).into())
}
