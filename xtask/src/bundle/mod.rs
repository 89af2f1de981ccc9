//! `cargo xtask bundle`: what is handed out to councils and developers, in `dist/`. The same source makes the same
//! bytes, in whatever folder and on whatever day.

mod docs;
mod manifest;
mod pack;
pub mod squeeze;

use std::fs;

use anyhow::{Context as _, Result};

use crate::{app, place, step};
use manifest::{Edition, Manifest};

/// Builds every edition, packs each, and lists all files with their sizes and sums.
pub fn command() -> Result<()> {
    app::build()?;
    step::long("Compressing the app's files", || squeeze::beside(&place::app()))?;
    let editions = step::long("Packing", || {
        let app = Edition::of_folder("app", &place::app())?;
        pack::zip(&place::dist().join("common-measure-app.zip"), &place::app(), &app)?;
        Ok(vec![app, docs::edition()?])
    })?;
    let manifest = Manifest::of(editions, &place::dist())?;
    let path = place::dist().join("manifest.json");
    fs::write(&path, manifest.to_json()?)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    print!("\n{}", manifest.table());
    Ok(())
}
