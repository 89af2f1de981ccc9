//! `cargo xtask bundle`: what is handed out to councils and developers, in `dist/`. The same source makes the same
//! bytes, in whatever folder and on whatever day; what is packed is dated by the source.

pub mod date;
mod docs;
pub mod elements;
pub mod manifest;
mod pack;
pub mod package;
pub mod single;
pub mod squeeze;

use std::fs;

use anyhow::{Context as _, Result};

use crate::{app, place, step};
use date::Date;
use manifest::{Edition, Manifest};

/// Builds every edition, packs each, and lists all files with their sizes and sums.
pub fn command() -> Result<()> {
    let date = Date::of_source()?;
    app::build()?;
    elements::build(&place::elements())?;
    package::build(date)?;
    single::build()?;
    step::long("Compressing what web servers send", || {
        let folders = [place::app(), place::elements()];
        folders.iter().try_for_each(|folder| squeeze::beside(folder, squeeze::SMALL))
    })?;
    let editions = step::long("Packing", || {
        let single = Edition::of_file("single", &place::dist(), single::NAME)?;
        pack::zip(&place::dist().join("common-measure-single.zip"), &place::dist(), &single, date)?;
        let mut editions =
            vec![single, docs::edition(date)?, Edition::of_folder("npm", &place::npm())?];
        for name in ["app", "elements"] {
            let folder = place::dist().join(name);
            let edition = Edition::of_folder(name, &folder)?;
            pack::zip(
                &place::dist().join(format!("common-measure-{name}.zip")),
                &folder,
                &edition,
                date,
            )?;
            editions.push(edition);
        }
        Ok(editions)
    })?;
    let manifest = Manifest::of(editions, &place::dist())?;
    let path = place::dist().join("manifest.json");
    fs::write(&path, manifest.to_json()?)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    print!("\n{}", manifest.table());
    Ok(())
}
