//! `cargo xtask bench`: what the app weighs and how fast it is, beside the limits it has promised to keep.
//!
//! A new figure is a function that answers with [`Row`]s, in a file of its own, listed in [`PRODUCERS`].

mod elements;
mod engine;
mod first_screen;
mod lighthouse;
mod page;
mod peers;
mod record;
mod responses;
mod row;
mod single;
mod spreadsheet;
mod typing;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::bundle::date::Date;
use crate::place;
use row::Row;

/// Measures one thing, in one or more rows. The app in `dist/app/` and the package in `dist/npm/` are built by
/// then.
type Producer = fn() -> Result<Vec<Row>>;

const PRODUCERS: [Producer; 10] = [
    first_screen::measure,
    single::measure,
    elements::measure,
    lighthouse::measure,
    engine::measure,
    peers::measure,
    record::measure,
    responses::measure,
    typing::measure,
    spreadsheet::measure,
];

/// Builds the app, measures everything, and prints the table.
pub fn command() -> Result<()> {
    crate::app::build()?;
    crate::bundle::package::build(Date::of_source()?)?;
    let (mut rows, mut failed) = (Vec::new(), None);
    for measure in PRODUCERS {
        match measure() {
            Ok(measured) => rows.extend(measured),
            // What was measured is told all the same.
            Err(error) => failed = failed.or(Some(error)),
        }
    }

    println!();
    for row in &rows {
        println!("{row}");
    }

    let file = place::target().join("bench.json");
    let json = serde_json::Value::Array(rows.iter().map(Row::to_json).collect());
    fs::write(&file, format!("{json:#}\n"))
        .with_context(|| format!("{} cannot be written", file.display()))?;

    if let Some(error) = failed {
        return Err(error);
    }
    let passed_limits = rows.iter().filter(|row| !row.is_within_limit()).count();
    if passed_limits > 0 {
        bail!("{passed_limits} of the figures above are beyond their limit.");
    }
    Ok(())
}
