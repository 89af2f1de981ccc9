//! The parts of a workbook, taken out, changed and put back.

use std::io::{self, Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Parts with their names.
pub type Parts = Vec<(String, Vec<u8>)>;

/// Every part of a workbook.
pub fn parts(workbook: &[u8]) -> io::Result<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let mut content = Vec::new();
        part.read_to_end(&mut content)?;
        parts.push((part.name()?.into_owned(), content));
    }
    Ok(parts)
}

/// A workbook of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The workbook with the text of its parts changed.
pub fn changed(workbook: &[u8], change: impl Fn(&str, String) -> String) -> io::Result<Vec<u8>> {
    let mut parts = parts(workbook)?;
    let is_xml = |name: &str| Path::new(name).extension().is_some_and(|end| end == "xml");
    for (name, content) in parts.iter_mut().filter(|(name, _)| is_xml(name)) {
        let text = String::from_utf8_lossy(content).into_owned();
        *content = change(name, text).into_bytes();
    }
    packed(&parts)
}
