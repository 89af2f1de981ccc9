//! What the functions take and give, for TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

/// Written by hand beside the Rust types that it mirrors; `tests/js` compares the two.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");
