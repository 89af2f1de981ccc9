//! What the functions take and give, for TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

/// Written by hand: what changes in a Rust type that crosses the boundary is changed here too.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");
