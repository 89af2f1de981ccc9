//! The edition that comes as one file: what it weighs, and how long it takes from its opening.

use std::fs;

use anyhow::{Context as _, Result};

use super::page;
use super::row::{Limit, Row, Unit};
use crate::bundle::single;
use crate::place;

/// What may be sent by most councils' e-mail and lies on a slow drive without being a burden.
const MOST: u64 = 1_800_000;

/// Builds it, and opens it in a real browser.
pub fn measure() -> Result<Vec<Row>> {
    single::build()?;
    let path = place::dist().join(single::NAME);
    let size =
        fs::metadata(&path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    let figures = page::measured_by("bench-single.mjs", None)?;
    let row = |what: &str, name: &str| -> Result<Row> {
        let figure = figures[name].as_u64().with_context(|| format!("{name} was not measured"))?;
        Ok(Row { what: what.to_owned(), figure, unit: Unit::Microseconds, limit: None })
    };
    Ok(vec![
        Row {
            what: "Single file, on disk".to_owned(),
            figure: size,
            unit: Unit::Bytes,
            limit: Some(Limit::AtMost(MOST)),
        },
        row("  opened until its start page is seen", "seen")?,
        row("  until the start page works", "start")?,
        row("  until everything works", "all")?,
        row("  until a first spreadsheet is written", "spreadsheet")?,
    ])
}
