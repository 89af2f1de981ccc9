//! `cargo xtask bundle`: what is handed out to councils and developers, in `dist/`. The same source makes the same
//! bytes, in whatever folder and on whatever day.

mod elements;
mod manifest;
mod pack;
mod squeeze;

use std::fs;

use anyhow::{Context as _, Result};

use crate::{app, place, step};
use manifest::{Edition, Manifest};

/// Builds every edition, packs each, and lists all files with their sizes and sums.
pub fn command() -> Result<()> {
    app::build()?;
    elements::build(&place::dist().join("elements"))?;
    step::long("Compressing the app's files", || squeeze::beside(&place::app()))?;
    let editions = step::long("Packing", || {
        let app = Edition::of_folder("app", &place::app())?;
        pack::zip(&place::dist().join("common-measure-app.zip"), &place::app(), &app)?;
        let folder = place::dist().join("elements");
        let elements = Edition::of_folder("elements", &folder)?;
        pack::zip(&place::dist().join("common-measure-elements.zip"), &folder, &elements)?;
        Ok(vec![app, elements])
    })?;
    let manifest = Manifest::of(editions, &place::dist())?;
    let path = place::dist().join("manifest.json");
    fs::write(&path, manifest.to_json()?)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    print!("\n{}", manifest.table());
    Ok(())
}
