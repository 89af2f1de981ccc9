//! How long a key typed in a full table of bids takes to show.

use anyhow::{Context as _, Result};

use super::page;
use super::row::{Limit, Row, Unit};

/// 50 ms.
const MOST: u64 = 50_000;

/// Types in the table of 50 bids on 40 questions in a real browser.
pub fn measure() -> Result<Vec<Row>> {
    let figures = page::measured_by("bench-typing.mjs", None)?;
    let row = |what: &str, name: &str, limit| -> Result<Row> {
        let figure = figures[name].as_u64().with_context(|| format!("{name} was not measured"))?;
        Ok(Row { what: what.to_owned(), figure, unit: Unit::Microseconds, limit })
    };
    Ok(vec![
        row("Key to repaint, 50 bids × 40 questions, p95", "p95", Some(Limit::AtMost(MOST)))?,
        row("  median", "median", None)?,
        row("  longest", "longest", None)?,
    ])
}
