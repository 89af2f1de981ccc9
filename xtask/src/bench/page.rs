//! Measurements that a real browser makes of the served app.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::{place, programs, serve, step};

/// Runs a script of `tests/browser` on the app, and reads the JSON that it prints. `record` is the
/// file that it opens, if it opens one.
pub fn measured_by(script: &str, record: Option<&Path>) -> Result<Value> {
    let chrome = programs::CHROMIUM.find_or_install()?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/browser"]))?;
    let address = serve::in_background()?;
    let mut command = step::command("node");
    command
        .arg(script)
        .current_dir(place::root().join("tests/browser"))
        .env("BASE_URL", address)
        .env("CHROME", chrome);
    if let Some(record) = record {
        command.env("RECORD", record);
    }
    serde_json::from_str(&step::run_quietly(&mut command)?)
        .with_context(|| format!("{script} did not print its figures"))
}
