//! `cargo xtask soak`: kills a real browser 200 times while someone types, and looks what is lost.

use anyhow::Result;

use crate::{app, browser, place, serve, step};

/// How often, where nothing else is said.
const KILLS: u32 = 200;

/// Builds the app and kills away.
pub fn command(kills: Option<u32>) -> Result<()> {
    app::build()?;
    run(kills.unwrap_or(KILLS))
}

/// The same on the app that is built: so many kills.
pub fn run(kills: u32) -> Result<()> {
    let chrome = browser::find_or_install()?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/browser"]))?;
    let address = serve::in_background()?;
    step::run(
        step::command("node")
            .arg("soak.mjs")
            .current_dir(place::root().join("tests/browser"))
            .env("BASE_URL", address)
            .env("CHROME", chrome)
            .env("KILLS", kills.to_string()),
    )
}
