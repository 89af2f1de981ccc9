//! How long an assessment takes, natively and in WebAssembly, on the very same procurements.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::row::{Row, Unit};
use crate::{place, step};

/// 50 and 1,000 bids on 40 questions: 1 price, 10 questions, 29 measures relative to the best.
pub fn measure() -> Result<Vec<Row>> {
    let folder = place::target().join("bench-procurements");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut native = step::cargo();
    native
        .args(["bench", "--quiet", "--package", "common-measure", "--bench", "assess", "--"])
        .arg("--write")
        .arg(&folder);
    let mut wasm = step::command("node");
    wasm.arg("tests/js/bench-assess.mjs").arg(&folder);

    let mut rows = Vec::new();
    for (edition, command) in [("native", &mut native), ("WebAssembly", &mut wasm)] {
        let printed =
            step::quick(&format!("Timing assessments, {edition}"), || step::run_quietly(command))?;
        for line in printed.lines() {
            let timed: Value = serde_json::from_str(line).context("a timing cannot be read")?;
            let bids = &timed["bids"];
            for (key, what) in [
                ("assess_microseconds", "assessment alone"),
                ("text_to_report_microseconds", "from text to whole result"),
            ] {
                if let Some(figure) = timed[key].as_u64() {
                    rows.push(Row {
                        what: format!("{bids} bids × 40, {edition}, {what}"),
                        figure,
                        unit: Unit::Microseconds,
                        limit: None,
                    });
                }
            }
        }
    }
    Ok(rows)
}
