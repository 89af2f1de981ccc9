//! The custom elements: what comes down the line for one of them.

use anyhow::Result;

use super::first_screen::compressed;
use super::row::{Limit, Row, Unit};
use crate::bundle::elements;
use crate::place;

/// What a page that exists already can be asked to carry besides its own.
const MOST: u64 = 160_000;

/// All that an element is drawn with: its script, the module's, the module, the style sheet.
const FILES: [&str; 4] = [
    "common-measure.js",
    "common-measure-elements.js",
    "common-measure-elements_bg.wasm",
    "common-measure-elements.css",
];

/// Builds them, and compresses each file as a web server would.
pub fn measure() -> Result<Vec<Row>> {
    let folder = place::elements();
    elements::build(&folder)?;
    let mut rows = Vec::new();
    for name in FILES {
        let figure = compressed(&folder.join(name))?;
        rows.push(Row { what: format!("  {name}"), figure, unit: Unit::Bytes, limit: None });
    }
    let what = "Self-assessment element, all that it needs, gzip".to_owned();
    let figure = rows.iter().map(|row| row.figure).sum();
    let limit = Some(Limit::AtMost(MOST));
    rows.insert(0, Row { what, figure, unit: Unit::Bytes, limit });
    Ok(rows)
}
