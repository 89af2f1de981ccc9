//! What must come down the line before the first screen shows.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::row::{Limit, Row, Unit};
use crate::place;

const MOST: u64 = 250_000;

/// The page and every file it names, each compressed as a web server would: first those without which the start page
/// cannot be read or take a click, then the app, which comes in behind it.
pub fn measure() -> Result<Vec<Row>> {
    let dist = place::dist();
    let page =
        fs::read_to_string(dist.join("index.html")).context("dist/index.html cannot be read")?;
    let mut names = vec!["index.html"];
    names.extend(loaded_by(&page));

    let (mut first, mut all, mut rows) = (0, 0, Vec::new());
    for name in names {
        let figure = compressed(&dist.join(name))?;
        all += figure;
        if !is_app(name, &page) {
            first += figure;
        }
        rows.push(Row { what: format!("  {name}"), figure, unit: Unit::Bytes, limit: None });
    }
    let what = "First screen before the app is in, gzip".to_owned();
    let limit = Some(Limit::AtMost(MOST));
    rows.insert(0, Row { what, figure: first, unit: Unit::Bytes, limit });
    let what = "The same with the app, all files, gzip".to_owned();
    rows.insert(1, Row { what, figure: all, unit: Unit::Bytes, limit: None });
    Ok(rows)
}

/// Whether boot.js loads this file while the start page already stands there.
fn is_app(name: &str, page: &str) -> bool {
    ["data-js", "data-wasm"]
        .iter()
        .any(|attribute| page.contains(&format!("{attribute}=\"./{name}\"")))
}

/// The files that a browser of today loads for the page, each once. The page names all of them: boot.js has the names
/// of the two that it loads from its own element.
fn loaded_by(page: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for tag in page.split('<').filter(|tag| !tag.contains(" nomodule")) {
        for attribute in ["href=\"./", "src=\"./", "data-js=\"./", "data-wasm=\"./"] {
            let name = tag.split_once(attribute).and_then(|(_, after)| after.split('"').next());
            if let Some(name) = name.filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
    }
    names
}

fn compressed(file: &Path) -> Result<u64> {
    let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    Ok(encoder.finish()?.len().try_into()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_counts_once() {
        let page = r#"<link href="./a.css"><script src="./boot.js" data-js="./b.js" data-wasm="./c.wasm"></script>
            <script nomodule src="./old.js"></script><link rel="preload" href="./c.wasm"><a href="https://x">"#;
        assert_eq!(loaded_by(page), ["a.css", "boot.js", "b.js", "c.wasm"]);
        assert!(is_app("b.js", page) && is_app("c.wasm", page));
        assert!(!is_app("a.css", page) && !is_app("boot.js", page));
    }
}
