//! How long a large record takes to open, what one more entry costs, and how large a quarter of a
//! year's work is.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::row::{Limit, Row, Unit};
use crate::step;

/// 1 s.
const READ: u64 = 1_000_000;
/// 20 MB.
const QUARTER: u64 = 20_000_000;

/// Ten people's record, natively.
pub fn measure() -> Result<Vec<Row>> {
    let mut command = step::cargo();
    command.args(["bench", "--quiet", "--package", "common-measure", "--bench", "record"]);
    let printed = step::quick("Timing a record, native", || step::run_quietly(&mut command))?;
    let timed: Value = serde_json::from_str(printed.trim()).context("a timing cannot be read")?;
    let figure = |key: &str| timed[key].as_u64().with_context(|| format!("{key} is missing"));
    let (early, late) = (figure("early_entry_nanoseconds")?, figure("late_entry_nanoseconds")?);
    Ok(vec![
        Row {
            what: "100,000 entries, native, opened and verified".to_owned(),
            figure: figure("read_microseconds")?,
            unit: Unit::Microseconds,
            limit: Some(Limit::AtMost(READ)),
        },
        Row {
            what: "One more entry, at 100,000 ÷ at 100".to_owned(),
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
