//! The product's own JSON files: reads them strictly, and says in plain words why one is refused.
//!
//! Such a file is one object whose `format` says what it is and whose `version` says which edition
//! wrote it. These two belong to the file, not to what it holds, so the types that are read here do
//! not have them.

mod content;
mod explain;
mod header;
mod misfit;
mod parts;
mod phrase;
mod position;
mod reading;
mod tree;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{Fault, Place};
use tree::Tree;

/// A kind of file: what it is called, and what is read of it.
pub(crate) struct FileKind {
    /// What it is, at the start of a sentence and in one: `Measure set`, `a measure set`.
    pub(crate) name: &'static str,
    pub(crate) a_name: &'static str,
    /// What the file says in `format`.
    pub(crate) format: &'static str,
    /// The newest `version` that this edition reads, and the one it writes.
    pub(crate) version: u32,
    /// The most bytes that are read at all.
    pub(crate) max_bytes: usize,
}

impl FileKind {
    /// A fault of the whole file.
    fn fault(&self, problem: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault::new(Place::new("file", self.name), problem, remedy)
    }
}

/// Reads what a file holds.
///
/// Fails on the first thing that is wrong, in this order: the size, what the file says it is, its
/// version, the JSON itself (a key given twice and deep nesting count as wrong), then the fields.
pub(crate) fn read<T: DeserializeOwned>(text: &str, kind: &FileKind) -> Result<T, Fault> {
    if text.len() > kind.max_bytes {
        return Err(too_large(text.len(), kind));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    header::check(text, kind)?;
    let mut tree = tree(text, kind)?;
    if let Tree::Object(fields) = &mut tree {
        fields.retain(|(key, _)| !matches!(key.as_str(), "format" | "version"));
    }
    content::read(&tree).map_err(|misfit| explain::misfit(misfit, text, kind))
}

/// Reads what one line of a file holds, where the line says its version itself.
pub(crate) fn read_part<T: DeserializeOwned>(text: &str, kind: &FileKind) -> Result<T, Fault> {
    let tree = tree(text, kind)?;
    content::read(&tree).map_err(|misfit| explain::misfit(misfit, text, kind))
}

/// How many brackets inside each other the JSON reader reads at most.
const MOST_BRACKETS: usize = 127;

/// That a JSON text has more brackets inside each other than are read again.
pub(crate) fn too_deep(text: &str, kind: &FileKind) -> Option<Fault> {
    let (mut depth, mut is_text, mut escaped) = (0_usize, false, false);
    let is_over = text.bytes().any(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = is_text,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MOST_BRACKETS
    });
    is_over.then(|| {
        kind.fault(
            format!(
                "With this there would be more than {MOST_BRACKETS} brackets inside each other in the file of {}, which could not be read again.",
                kind.a_name
            ),
            "Nothing was written. Put fewer sections of the award criteria inside each other.",
        )
    })
}

/// Writes a file that [`read`] reads.
pub(crate) fn write<T: Serialize>(content: &T, kind: &FileKind) -> Result<String, Fault> {
    let fault = |why: &dyn std::fmt::Display| {
        kind.fault(
            format!("{} could not be written as a file ({why}).", kind.name),
            "Please report this: it is an error in Common Measure.",
        )
    };
    let text = serde_json::to_string_pretty(content).map_err(|error| fault(&error))?;
    // The two fields of the file go in front of those of what it holds.
    let fields = text.strip_prefix("{\n").ok_or_else(|| fault(&"it has no fields"))?;
    let (format, version) = (kind.format, kind.version);
    if let Some(fault) = too_deep(&text, kind) {
        return Err(fault);
    }
    Ok(format!("{{\n  \"format\": \"{format}\",\n  \"version\": {version},\n{fields}\n"))
}

/// The whole text as a tree.
fn tree(text: &str, kind: &FileKind) -> Result<Tree, Fault> {
    reading::whole(text).map_err(|(error, path)| explain::fault(&error, &path, text, kind))
}

fn too_large(bytes: usize, kind: &FileKind) -> Fault {
    kind.fault(
        format!(
            "The file is {}, and {} may be at most {}.",
            megabytes(bytes),
            kind.a_name,
            megabytes(kind.max_bytes)
        ),
        "Choose the right file, or make it smaller.",
    )
}

/// Rounded up to tenths, so that a size above a limit never reads as the limit.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}
