//! The documents beside the editions: the hosting guide with the files that it hands out, and what it links to.

use std::fs;

use anyhow::{Context as _, Result};

use super::date::Date;
use super::manifest::{Edition, files};
use super::pack;
use crate::place;

/// Copies them into `dist/docs/`, and packs them.
pub fn edition(date: Date) -> Result<Edition> {
    let (from, to) = (place::root().join("docs"), place::dist().join("docs"));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    for name in files(&from)? {
        let (source, target) = (from.join(&name), to.join(&name));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&source, &target)
            .with_context(|| format!("{} cannot be copied", source.display()))?;
    }
    let edition = Edition::of_folder("docs", &to)?;
    pack::zip(&place::dist().join("common-measure-docs.zip"), &to, &edition, date)?;
    Ok(edition)
}
