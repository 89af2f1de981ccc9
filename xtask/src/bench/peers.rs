//! The engine beside what others would use for the same sums, in one run on one machine: the
//! weighted sum of scikit-criteria natively, and decimal.js in Node. Peers are installed once, into
//! the cache beside the tools.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::engine;
use super::row::{Limit, Row, Unit};
use crate::{place, step, tools};

/// As fast as the peer, in hundredths.
const NO_SLOWER: u64 = 100;
/// Ten times as fast as the peer, in hundredths.
const TEN_TIMES: u64 = 1_000;

/// How the engine stands beside its peers.
pub fn measure() -> Result<Vec<Row>> {
    let mut rows = beside_scikit()?;
    rows.extend(beside_decimal()?);
    Ok(rows)
}

/// One timing of the peer.
struct PeerTimed {
    shape: String,
    bids: u64,
    /// The weighted sum of the matrix alone.
    plain: u64,
    /// All that it takes to come to the same totals.
    whole: u64,
}

/// 40 questions, exactly, beside the peer's floats: its weighted sum of the matrix alone, and all
/// that it takes to come to the same totals. In turns, and the best turn of each counts: what else
/// the machine does can only make a turn slower.
fn beside_scikit() -> Result<Vec<Row>> {
    const TURNS: usize = 4;
    let folder = engine::folder()?;
    let python = scikit()?;
    let (mut own, mut peer) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        own.extend(engine::native(&folder)?);
        peer.extend(timed_by_scikit(&python, &folder)?);
    }
    let mut rows = Vec::new();
    for shape in ["scale", "relative"] {
        for bids in [1_000, 10_000] {
            let engine = own.iter().filter(|turn| turn.shape == shape && turn.bids == bids);
            let engine = engine.map(|turn| turn.microseconds).min();
            let engine =
                engine.with_context(|| format!("the engine was not timed on {shape}, {bids}"))?;
            let turns = || peer.iter().filter(|turn| turn.shape == shape && turn.bids == bids);
            let row = |what: &str, peer: Option<u64>, limit: Option<Limit>| -> Result<Row> {
                let peer = peer.with_context(|| format!("{shape}, {bids} were not timed"))?;
                Ok(Row {
                    what: format!("{bids} × 40, {shape}, engine ÷ scikit {what}"),
                    figure: engine * 100 / peer.max(1),
                    unit: Unit::Hundredths,
                    limit,
                })
            };
            let plain = turns().map(|turn| turn.plain).min();
            let whole = turns().map(|turn| turn.whole).min();
            rows.push(row("weighted sum", plain, Some(Limit::AtMost(NO_SLOWER)))?);
            rows.push(row("same totals", whole, None)?);
        }
    }
    Ok(rows)
}

fn timed_by_scikit(python: &Path, folder: &Path) -> Result<Vec<PeerTimed>> {
    let mut peer = step::command(python);
    peer.arg("tests/peers/scikit.py").arg(folder);
    let printed = step::quick("Timing scikit-criteria", || step::run_quietly(&mut peer))?;
    let read = |line: &str| {
        let timed: Value = serde_json::from_str(line).context("a timing cannot be read")?;
        let figure = |key: &str| timed[key].as_u64().with_context(|| format!("{key} is missing"));
        Ok(PeerTimed {
            shape: timed["shape"].as_str().unwrap_or_default().to_owned(),
            bids: figure("bids")?,
            plain: figure("plain_microseconds")?,
            whole: figure("whole_microseconds")?,
        })
    };
    printed.lines().map(read).collect()
}

/// 50 bids on 40 questions in WebAssembly, from text to text.
fn beside_decimal() -> Result<Vec<Row>> {
    let module = step::long("Compiling the engine for WebAssembly, for speed", compiled)?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/peers"]))?;
    let mut both = step::command("node");
    both.arg("tests/peers/decimal.mjs").arg(module);
    both.arg(engine::folder()?.join("relative-50.tsv"));
    let printed = step::quick("Timing decimal.js", || step::run_quietly(&mut both))?;
    let timed: Value = serde_json::from_str(printed.trim()).context("a timing cannot be read")?;
    let figure = |key: &str| timed[key].as_u64().with_context(|| format!("{key} is missing"));
    let (engine, peer) = (figure("engine_microseconds")?, figure("peer_microseconds")?);
    Ok(vec![
        Row {
            what: "50 × 40 in WebAssembly, text to text, engine".to_owned(),
            figure: engine,
            unit: Unit::Microseconds,
            limit: None,
        },
        Row {
            what: "The same, decimal.js ÷ engine".to_owned(),
            figure: peer * 100 / engine.max(1),
            unit: Unit::Hundredths,
            limit: Some(Limit::AtLeast(TEN_TIMES)),
        },
    ])
}

/// The engine as a module for Node, optimised for speed, not for size as the app is.
fn compiled() -> Result<PathBuf> {
    let path = tools::for_the_app()?;
    step::run(step::cargo().args([
        "build",
        "--quiet",
        "--locked",
        "--release",
        "--package",
        "common-measure-peers",
        "--target",
        tools::WASM_TARGET,
    ]))?;
    let built = place::target().join(tools::WASM_TARGET).join("release");
    let folder = place::target().join("bench-peers");
    step::run(
        step::command("wasm-bindgen")
            .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(built.join("common_measure_peers.wasm"))
            .env("PATH", path),
    )?;
    Ok(folder)
}

/// A Python with scikit-criteria and everything that it needs, at pinned versions.
fn scikit() -> Result<PathBuf> {
    let folder = place::tool("scikit-criteria", "0.10")?;
    let python = |folder: &Path| {
        if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") }
    };
    let wanted = fs::read_to_string(place::root().join("tests/peers/requirements.txt"))
        .context("tests/peers/requirements.txt cannot be read")?;
    // Written last, so that an interrupted install is not taken for a whole one.
    let stamp = folder.join("installed-from.txt");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(python(&folder));
    }
    step::long("Installing scikit-criteria, once", || {
        let python3 = if cfg!(windows) { "python" } else { "python3" };
        step::run(step::command(python3).args(["-m", "venv", "--clear"]).arg(&folder))
            .context("Python 3 with its venv module is needed for this comparison")?;
        step::run(
            step::command(python(&folder))
                .args(["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"])
                .args(["--requirement", "tests/peers/requirements.txt"]),
        )?;
        fs::write(&stamp, wanted).with_context(|| format!("{} cannot be written", stamp.display()))
    })?;
    Ok(python(&folder))
}
