//! Spreadsheets in the browser: what their worker weighs, and how long a large table takes.

use std::fs;

use anyhow::{Context as _, Result};

use super::first_screen::compressed;
use super::page;
use super::row::{Limit, Row, Unit};
use crate::place;

/// A second.
const MOST_TO_WRITE: u64 = 1_000_000;

/// Half a second.
const MOST_TO_READ: u64 = 500_000;

/// How the names of the files start that are loaded when somebody first wants a spreadsheet.
const FILES: &str = "common-measure-spreadsheets-";

/// Writes and reads 1,000 bids on 40 columns in a real browser, in a worker that is there already.
pub fn measure() -> Result<Vec<Row>> {
    let mut weight = 0;
    for entry in fs::read_dir(place::app()).context("dist/app cannot be read")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(FILES) && (name.ends_with(".js") || name.ends_with(".wasm")) {
            weight += compressed(&path)?;
        }
    }
    let figures = page::measured_by("bench-spreadsheet.mjs", None)?;
    let row = |what: &str, name: &str, limit| -> Result<Row> {
        let figure = figures[name].as_u64().with_context(|| format!("{name} was not measured"))?;
        Ok(Row { what: what.to_owned(), figure, unit: Unit::Microseconds, limit })
    };
    Ok(vec![
        Row {
            what: "Spreadsheets, loaded on first use, gzip".to_owned(),
            figure: weight,
            unit: Unit::Bytes,
            limit: None,
        },
        row("  until it listens", "load", None)?,
        row(
            "1,000 bids × 40 columns as .xlsx, written",
            "written",
            Some(Limit::AtMost(MOST_TO_WRITE)),
        )?,
        row("  read", "read", Some(Limit::AtMost(MOST_TO_READ)))?,
        row("  their result with formulas, written", "result", None)?,
    ])
}
