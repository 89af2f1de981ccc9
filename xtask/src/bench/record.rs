//! How long a large record takes to open, what one more entry costs, and how large a quarter of a
//! year's work is.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::page;
use super::row::{Limit, Row, Unit};
use crate::{place, step};

/// 1 s.
const READ: u64 = 1_000_000;
/// 3 s.
const OPENED: u64 = 3_000_000;
/// 20 MB.
const QUARTER: u64 = 20_000_000;

/// Ten people's record, natively and in a browser.
pub fn measure() -> Result<Vec<Row>> {
    let file = place::target().join("bench.record.jsonl");
    let mut command = step::cargo();
    command.args(["bench", "--quiet", "--package", "common-measure", "--bench", "record", "--"]);
    command.arg(&file);
    let printed = step::quick("Timing a record, native", || step::run_quietly(&mut command))?;
    let timed: Value = serde_json::from_str(printed.trim()).context("a timing cannot be read")?;
    let figure = |key: &str| timed[key].as_u64().with_context(|| format!("{key} is missing"));
    let (early, late) = (figure("early_entry_nanoseconds")?, figure("late_entry_nanoseconds")?);
    let seen = page::measured_by("bench-record.mjs", Some(&file))?;
    let in_browser = |size: &str, key: &str| {
        seen[size][key].as_u64().with_context(|| format!("{key} was not measured"))
    };
    Ok(vec![
        Row {
            what: "100,000 entries, native, opened and verified".to_owned(),
            figure: figure("read_microseconds")?,
            unit: Unit::Microseconds,
            limit: Some(Limit::AtMost(READ)),
        },
        Row {
            what: "100,000 entries, in the browser, opened and verified".to_owned(),
            figure: in_browser("large", "opened")?,
            unit: Unit::Microseconds,
            limit: Some(Limit::AtMost(OPENED)),
        },
        Row {
            what: "  the same until it is stored there as well".to_owned(),
            figure: in_browser("large", "stored")?,
            unit: Unit::Microseconds,
            limit: None,
        },
        Row {
            what: "  the same, opened again from there".to_owned(),
            figure: in_browser("large", "again")?,
            unit: Unit::Microseconds,
            limit: None,
        },
        Row {
            what: "One more entry until it is drawn, in the browser, at 81".to_owned(),
            figure: in_browser("small", "entry")?,
            unit: Unit::Microseconds,
            limit: None,
        },
        Row {
            what: "  the same, at 100,000".to_owned(),
            figure: in_browser("large", "entry")?,
            unit: Unit::Microseconds,
            limit: None,
        },
        Row {
            what: "One more entry, native, at 100,000 ÷ at 100".to_owned(),
            figure: late * 100 / early.max(1),
            unit: Unit::Hundredths,
            limit: None,
        },
        Row {
            what: "A record of ten people’s quarter of a year".to_owned(),
            figure: figure("quarter_bytes")?,
            unit: Unit::Bytes,
            limit: Some(Limit::AtMost(QUARTER)),
        },
    ])
}
