//! An edition as one `.zip`, with nothing in it that depends on the machine or the day on which it is made.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::date::Date;
use super::manifest::Edition;

/// Writes it, below a folder of the edition's name.
pub fn zip(path: &Path, folder: &Path, edition: &Edition, date: Date) -> Result<()> {
    let file =
        fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(date.in_zip()?)
        .unix_permissions(0o644);
    for file in &edition.files {
        zip.start_file(format!("{}/{}", edition.name, file.name), options)?;
        zip.write_all(&fs::read(folder.join(&file.name))?)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use zip::ZipArchive;

    use super::*;
    use crate::place;

    #[test]
    fn every_file_is_dated_by_the_release_and_nothing_else_tells_the_day() -> Result<()> {
        let folder = place::target().join("tmp-pack");
        fs::create_dir_all(folder.join("below"))?;
        for name in ["index.html", "below/a.js"] {
            fs::write(folder.join(name), name)?;
        }
        let edition = Edition::of_folder("app", &folder)?;
        let path = place::target().join("tmp-pack.zip");
        let packed = |seconds| {
            zip(&path, &folder, &edition, Date::read(seconds)?)?;
            Ok::<_, anyhow::Error>(fs::read(&path)?)
        };
        let (first, again, next) =
            (packed("1782907640")?, packed("1782907640")?, packed("1782907642")?);
        assert_eq!(first, again);
        for (content, date) in [(first, "2026-07-01 12:07:20"), (next, "2026-07-01 12:07:22")] {
            let mut archive = ZipArchive::new(std::io::Cursor::new(content))?;
            assert_eq!(archive.len(), 2);
            for name in ["app/below/a.js", "app/index.html"] {
                let dated = archive.by_name(name)?.last_modified().map(|date| date.to_string());
                assert_eq!(dated.as_deref(), Some(date), "{name}");
            }
        }
        fs::remove_file(path)?;
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
