//! What crosses crates: where the tests find the files that they read.

pub mod parts;

use std::path::{Path, PathBuf};

use common_measure::fault::Fault;
use common_measure::procurement::Procurement;

/// A file of the workspace, such as `README.md`.
#[must_use]
pub fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A file of `examples/`, such as `sports-pavilion-8.json` or `published/PL-02-….json`.
#[must_use]
pub fn example(name: &str) -> PathBuf {
    workspace("examples").join(name)
}

/// A file of `tests/vectors/`.
#[must_use]
pub fn vectors(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name)
}

/// The text of an example, and the procurement in it.
pub fn read(name: &str) -> std::io::Result<(String, Result<Procurement, Fault>)> {
    let text = std::fs::read_to_string(example(name))?;
    let procurement = Procurement::parse(&text);
    Ok((text, procurement))
}
