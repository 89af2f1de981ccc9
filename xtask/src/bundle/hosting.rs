//! What a web team needs beside the editions: the hosting guide, with the files that it hands out.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::manifest::{Edition, files};
use super::pack;
use crate::place;

/// The pages beside the guide that it links to.
const PAGES: [&str; 5] =
    ["hosting.md", "data-protection.md", "security.md", "accessibility.md", "record.md"];

/// Copies the guide into `dist/hosting/`, and packs it.
pub fn edition() -> Result<Edition> {
    let (docs, folder) = (place::root().join("docs"), place::dist().join("hosting"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for page in PAGES {
        copy(&docs, &folder, page)?;
    }
    for file in files(&docs.join("hosting"))? {
        copy(&docs, &folder, &format!("hosting/{file}"))?;
    }
    let edition = Edition::of_folder("hosting", &folder)?;
    pack::zip(&place::dist().join("common-measure-hosting.zip"), &folder, &edition)?;
    Ok(edition)
}

fn copy(from: &Path, to: &Path, name: &str) -> Result<()> {
    let (source, target) = (from.join(name), to.join(name));
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(&source, &target).with_context(|| format!("{} cannot be copied", source.display()))?;
    Ok(())
}
