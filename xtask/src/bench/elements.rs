//! The custom elements: what comes down the line for one of them.

use anyhow::{Context as _, Result};

use super::first_screen::compressed;
use super::row::{Limit, Row, Unit};
use crate::bundle::elements;
use crate::bundle::manifest::files;
use crate::place;

/// What a page that exists already can be asked to carry besides its own.
const MOST: u64 = 160_000;

/// What results need besides, by the end of its name.
const RESULTS: &str = "_results.wasm";

/// Builds them, and compresses each file as the copy that is handed out beside it.
pub fn measure() -> Result<Vec<Row>> {
    let folder = place::elements();
    elements::build(&folder)?;
    let mut rows = Vec::new();
    let mut results = None;
    for name in files(&folder)? {
        // A page to copy from; nobody's browser fetches it.
        if name == "embed.html" {
            continue;
        }
        let figure = compressed(&folder.join(&name))?;
        let row = |what| Row { what, figure, unit: Unit::Bytes, limit: None };
        if name.ends_with(RESULTS) {
            results = Some(row("What the results element needs besides, gzip".to_owned()));
        } else {
            rows.push(row(format!("  {name}")));
        }
    }
    let what = "Self-assessment element, all that it needs, gzip".to_owned();
    let figure = rows.iter().map(|row| row.figure).sum();
    let limit = Some(Limit::AtMost(MOST));
    rows.insert(0, Row { what, figure, unit: Unit::Bytes, limit });
    rows.push(results.with_context(|| format!("There is no file that ends in {RESULTS}"))?);
    Ok(rows)
}
