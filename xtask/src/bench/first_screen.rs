//! What must come down the line before the first screen runs.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::row::{Limit, Row, Unit};
use crate::bundle::squeeze::gzip;
use crate::place;

const MOST: u64 = 250_000;

/// The page and every file of the app, each compressed as the copy that is handed out beside it: first those without which
/// the start page does not run, then what comes in behind it.
pub fn measure() -> Result<Vec<Row>> {
    let dist = place::app();
    let read = |name: &str| {
        fs::read_to_string(dist.join(name))
            .with_context(|| format!("dist/app/{name} cannot be read"))
    };
    let page = read("index.html")?;
    let mut first = vec!["index.html".to_owned()];
    first.extend(named_by_page(&page));
    let mut later = Vec::new();
    // Scripts import others, which are among the first files from here on, and fetch what comes in behind.
    let mut at = 0;
    while let Some(name) = first.get(at) {
        if Path::new(name).extension().is_some_and(|extension| extension == "js") {
            let script = read(name)?;
            add(&mut first, named_after("from \"./", &script));
            add(&mut later, named_after("fetch(new URL(\"./", &script));
            add(&mut later, named_after("import('./", &script));
        }
        at += 1;
    }

    let sum = |names: &[String]| -> Result<(u64, Vec<Row>)> {
        let (mut sum, mut rows) = (0, Vec::new());
        for name in names {
            let figure = compressed(&dist.join(name))?;
            sum += figure;
            rows.push(Row { what: format!("  {name}"), figure, unit: Unit::Bytes, limit: None });
        }
        Ok((sum, rows))
    };
    let (of_first, rows_of_first) = sum(&first)?;
    let (of_later, rows_of_later) = sum(&later)?;
    let limit = Some(Limit::AtMost(MOST));
    let mut rows = vec![
        total("First screen running, all files, gzip", of_first, limit),
        total("The same with what comes in behind it", of_first + of_later, None),
    ];
    rows.extend(rows_of_first);
    rows.extend(rows_of_later);
    Ok(rows)
}

fn total(what: &str, figure: u64, limit: Option<Limit>) -> Row {
    Row { what: what.to_owned(), figure, unit: Unit::Bytes, limit }
}

/// The files that a browser of today loads for the page, each once. The page names all that stand at the start of
/// something: boot.js has the names of the two that it loads from its own element.
fn named_by_page(page: &str) -> Vec<String> {
    let mut names = Vec::new();
    for tag in page.split('<').filter(|tag| !tag.contains(" nomodule")) {
        for attribute in ["href=\"./", "src=\"./", "data-js=\"./", "data-wasm=\"./"] {
            add(&mut names, named_after(attribute, tag));
        }
    }
    names
}

/// What stands between this and the next quotation mark, wherever it does.
fn named_after<'text>(start: &str, text: &'text str) -> impl Iterator<Item = &'text str> {
    text.split(start).skip(1).filter_map(|after| after.split(['"', '\'']).next())
}

/// Adds the names that are not there yet.
fn add<'text>(names: &mut Vec<String>, more: impl Iterator<Item = &'text str>) {
    for name in more {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// The size of a file as it is sent to a browser that takes gzip.
pub(super) fn compressed(file: &Path) -> Result<u64> {
    let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(gzip(&content)?.len().try_into()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_counts_once() {
        let page = r#"<link href="./a.css"><script src="./boot.js" data-js="./b.js" data-wasm="./c.wasm"></script>
            <script nomodule src="./old.js"></script><link rel="preload" href="./c.wasm"><a href="https://x">"#;
        assert_eq!(named_by_page(page), ["a.css", "boot.js", "b.js", "c.wasm"]);
    }

    #[test]
    fn scripts_name_files_too() {
        let script =
            r#"import * as x from "./loader.js"; fetch(new URL("./later.wasm", import.meta.url))"#;
        assert_eq!(named_after("from \"./", script).collect::<Vec<_>>(), ["loader.js"]);
        let fetched: Vec<_> = named_after("fetch(new URL(\"./", script).collect();
        assert_eq!(fetched, ["later.wasm"]);
    }
}
