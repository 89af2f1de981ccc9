//! Tells the linker to keep in the module what cutting it in two needs: that of the app, unless it stays whole, and that of
//! the elements.

use std::env;

fn main() {
    println!("cargo::rerun-if-env-changed=CARGO_FEATURE_WHOLE");
    let for_browsers = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    if for_browsers && env::var_os("CARGO_FEATURE_WHOLE").is_none() {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
