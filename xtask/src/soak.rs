//! `cargo xtask soak`: kills a real browser 200 times while someone types, has two tabs write to one
//! procurement at once, and looks what is lost.

use anyhow::Result;

use crate::{app, place, programs, serve, step};

/// How often, where nothing else is said.
const KILLS: u32 = 200;
/// How many entries each of two tabs writes.
const CHANGES: u32 = 1_000;

/// Builds the app and kills away.
pub fn command(kills: Option<u32>) -> Result<()> {
    app::build()?;
    run(kills.unwrap_or(KILLS), CHANGES)
}

/// The same on the app that is built: so many kills, and so many entries of each tab.
pub fn run(kills: u32, changes: u32) -> Result<()> {
    let chrome = programs::CHROMIUM.find_or_install()?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/browser"]))?;
    let address = serve::in_background()?;
    for script in ["soak.mjs", "tabs.mjs"] {
        step::run(
            step::command("node")
                .arg(script)
                .current_dir(place::root().join("tests/browser"))
                .env("BASE_URL", &address)
                .env("CHROME", &chrome)
                .env("KILLS", kills.to_string())
                .env("CHANGES", changes.to_string()),
        )?;
    }
    Ok(())
}
