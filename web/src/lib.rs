//! The browser app and the JavaScript functions.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Html, component, html};

#[component]
fn App() -> Html {
    html! { <h1>{ "Common Measure" }</h1> }
}

/// Draws the app into the page's `<div id="app">`.
#[wasm_bindgen]
pub fn start() {
    yew::Renderer::<App>::new().render();
}
