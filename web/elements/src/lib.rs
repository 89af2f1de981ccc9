//! Size probe.
use common_measure::response::{Response, ResponseForm};
use common_measure_respond::{Around, KeptResponse, Opened, Page, Respond, Responses};
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Callback, Html, Properties, component, html, use_state};

#[derive(Properties, PartialEq)]
struct P {
    text: String,
}

#[component]
fn E(props: &P) -> Html {
    let page = use_state(|| Page::Tasks);
    let go = {
        let page = page.clone();
        Callback::from(move |(to, _)| page.set(to))
    };
    let Ok(form) = ResponseForm::parse(&props.text) else { return Html::default() };
    let text = Response::start(form).to_json().unwrap_or_default();
    let kept = KeptResponse { text, ..KeptResponse::default() };
    let Ok(opened) = Opened::of(&kept) else { return Html::default() };
    let around = Around {
        go,
        tell: Callback::noop(),
        in_the_way: Callback::noop(),
        titled: Callback::noop(),
        news: Vec::new(),
        store: Responses::default(),
        keeps: false,
        keep_all_the_same: None,
        changed: Callback::noop(),
        saved: Callback::noop(),
    };
    html! { <Respond {opened} page={(*page).clone()} {around} /> }
}

/// Draws.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, text: String) {
    yew::Renderer::<E>::with_root_and_props(root, P { text }).render();
}
