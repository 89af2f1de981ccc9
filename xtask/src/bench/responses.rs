//! How long many responses at once take to come in.

use anyhow::{Context as _, Result};

use super::page;
use super::row::{Limit, Row, Unit};

/// 3 s.
const OPENED: u64 = 3_000_000;

/// A hundred files, one of which is none.
pub fn measure() -> Result<Vec<Row>> {
    let seen = page::measured_by("bench-responses.mjs", None)?;
    let figure = |key: &str| seen[key].as_u64().with_context(|| format!("{key} was not measured"));
    Ok(vec![
        Row {
            what: "100 responses at once, in the browser, read and checked".to_owned(),
            figure: figure("opened")?,
            unit: Unit::Microseconds,
            limit: Some(Limit::AtMost(OPENED)),
        },
        Row {
            what: "  the same, entered".to_owned(),
            figure: figure("entered")?,
            unit: Unit::Microseconds,
            limit: None,
        },
    ])
}
