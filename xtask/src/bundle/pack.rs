//! An edition as one `.zip`, with nothing in it that depends on the day or the machine.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::manifest::Edition;

/// Writes it, below a folder of the edition's name.
pub fn zip(path: &Path, folder: &Path, edition: &Edition) -> Result<()> {
    let file =
        fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The first moment that the format knows.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in &edition.files {
        zip.start_file(format!("{}/{}", edition.name, file.name), options)?;
        zip.write_all(&fs::read(folder.join(&file.name))?)?;
    }
    zip.finish()?;
    Ok(())
}
