//! What Lighthouse says of the start page, on a phone with a slow line as it simulates them.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::row::{Limit, Row, Unit};
use crate::{bundle, place, programs, serve, step};

/// 2.5 s.
const MOST_TO_LARGEST_PAINT: u64 = 2_500_000;

/// Measures it five times, and takes the medians.
pub fn measure() -> Result<Vec<Row>> {
    let chrome = programs::CHROMIUM.find_or_install()?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/lighthouse"]))?;
    // As the hosting guide has it, the server sends compressed copies.
    bundle::squeeze::beside(&place::app(), bundle::squeeze::SMALL)?;
    let address = serve::in_background()?;
    let printed = step::long("Measuring with Lighthouse", || {
        step::run_quietly(
            step::command("node")
                .arg("tests/lighthouse/measure.mjs")
                .env("BASE_URL", address)
                .env("CHROME", chrome),
        )
    })?;
    let figures: Value =
        serde_json::from_str(&printed).context("Lighthouse's figures cannot be read")?;
    let row = |what: &str, name: &str, unit, limit| -> Result<Row> {
        let figure = figures[name].as_u64().with_context(|| format!("{name} was not measured"))?;
        Ok(Row { what: what.to_owned(), figure, unit, limit })
    };
    let least = |score| Some(Limit::AtLeast(score));
    let most = Some(Limit::AtMost(MOST_TO_LARGEST_PAINT));
    Ok(vec![
        row("Lighthouse, accessibility", "accessibility", Unit::Points, least(100))?,
        row("Lighthouse, best practices", "best_practices", Unit::Points, least(100))?,
        row("Lighthouse, performance", "performance", Unit::Points, least(95))?,
        row("  largest paint", "largest_paint", Unit::Microseconds, most)?,
        row("  first paint", "first_paint", Unit::Microseconds, None)?,
        row("  time blocked", "blocked", Unit::Microseconds, None)?,
    ])
}
