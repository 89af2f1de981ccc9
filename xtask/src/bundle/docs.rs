//! The documents beside the editions: the hosting guide with the files that it hands out, and what it links to.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::date::Date;
use super::manifest::{Edition, files};
use super::{pack, squeeze};
use crate::place;

/// What takes the place of the app where it is taken away. Web servers that send the app's compressed copies would go on
/// sending them, so these files have some too, however small they are.
const REMOVED: &str = "hosting/removed";

/// Copies them into `dist/docs/`, and packs them.
pub fn edition(date: Date) -> Result<Edition> {
    let to = place::dist().join("docs");
    copy(&place::root().join("docs"), &to)?;
    let edition = Edition::of_folder("docs", &to)?;
    pack::zip(&place::dist().join("common-measure-docs.zip"), &to, &edition, date)?;
    Ok(edition)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for name in files(from)? {
        let (source, target) = (from.join(&name), to.join(&name));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&source, &target)
            .with_context(|| format!("{} cannot be copied", source.display()))?;
    }
    squeeze::beside(&to.join(REMOVED), 0)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_takes_the_place_of_the_app_has_compressed_copies() -> Result<()> {
        let to = place::target().join("tmp-docs");
        copy(&place::root().join("docs"), &to)?;
        let names = ["index.html", "service-worker.js"];
        let all: Vec<String> = names
            .iter()
            .flat_map(|name| ["", ".br", ".gz"].map(|end| format!("{name}{end}")))
            .collect();
        assert_eq!(files(&to.join(REMOVED))?, all);
        for name in names {
            let read = |end: &str| fs::read(to.join(REMOVED).join(format!("{name}{end}")));
            let (content, mut back) = (read("")?, Vec::new());
            flate2::read::GzDecoder::new(&*read(".gz")?).read_to_end(&mut back)?;
            assert_eq!(back, content);
            back.clear();
            brotli::Decompressor::new(&*read(".br")?, 4_096).read_to_end(&mut back)?;
            assert_eq!(back, content);
        }
        fs::remove_dir_all(&to)?;
        Ok(())
    }
}
