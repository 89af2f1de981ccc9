//! How long an assessment takes, natively and in WebAssembly, on the very same procurements, and
//! how that grows with the number of bids.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::row::{Row, Unit};
use crate::{place, step};

/// One assessment, timed natively.
pub struct Timed {
    /// `scale`: 40 questions that people score. `relative`: 1 price, 10 questions, 29 measures
    /// relative to the best.
    pub shape: String,
    /// How many bids.
    pub bids: u64,
    /// The assessment alone.
    pub microseconds: u64,
    /// From the file's text to the whole result, where that was timed.
    text_to_report: Option<u64>,
}

/// The folder that procurements and tables are handed over in.
pub fn folder() -> Result<PathBuf> {
    let folder = place::target().join("bench-procurements");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Times the engine natively, and leaves what it was timed on in the folder.
pub fn native(folder: &Path) -> Result<Vec<Timed>> {
    let mut command = step::cargo();
    command
        .args(["bench", "--quiet", "--package", "common-measure", "--bench", "assess", "--"])
        .arg("--write")
        .arg(folder);
    let printed = step::quick("Timing assessments, native", || step::run_quietly(&mut command))?;
    printed
        .lines()
        .map(|line| {
            let timed: Value = serde_json::from_str(line).context("a timing cannot be read")?;
            let figure = |key: &str| timed[key].as_u64();
            Ok(Timed {
                shape: timed["shape"].as_str().unwrap_or_default().to_owned(),
                bids: figure("bids").context("a timing without bids")?,
                microseconds: figure("assess_microseconds").context("a timing without a time")?,
                text_to_report: figure("text_to_report_microseconds"),
            })
        })
        .collect()
}

/// Both shapes from 10 to 10,000 bids on 40 questions.
pub fn measure() -> Result<Vec<Row>> {
    let folder = folder()?;
    let own = native(&folder)?;
    let row = |what: String, figure: u64, unit: Unit| Row { what, figure, unit, limit: None };
    let mut rows = Vec::new();
    for timed in &own {
        let what = format!("{} bids × 40, {}, native, assessment", timed.bids, timed.shape);
        rows.push(row(what, timed.microseconds, Unit::Microseconds));
        if let Some(whole) = timed.text_to_report {
            let what = format!("{} bids × 40, native, text to whole result", timed.bids);
            rows.push(row(what, whole, Unit::Microseconds));
        }
    }
    // Close to linear: for a thousand times as many bids, not much more than a thousand times as
    // long; what is left over at 10 bids is the criteria's own.
    for pair in own.windows(2) {
        if let [fewer, more] = pair
            && fewer.shape == more.shape
        {
            let times = more.microseconds * 100 / fewer.microseconds.max(1);
            let what = format!("{}, {} bids ÷ {} bids", more.shape, more.bids, fewer.bids);
            rows.push(row(what, times, Unit::Hundredths));
        }
    }
    let mut wasm = step::command("node");
    wasm.arg("tests/js/bench-assess.mjs").arg(&folder);
    let printed = step::quick("Timing assessments, WebAssembly", || step::run_quietly(&mut wasm))?;
    for line in printed.lines() {
        let timed: Value = serde_json::from_str(line).context("a timing cannot be read")?;
        if let Some(whole) = timed["text_to_report_microseconds"].as_u64() {
            let what = format!("{} bids × 40, WebAssembly, text to whole result", timed["bids"]);
            rows.push(row(what, whole, Unit::Microseconds));
        }
    }
    Ok(rows)
}
