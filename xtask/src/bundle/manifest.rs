//! What is in `dist/`: every file with its size and SHA-256, so that anyone can see that theirs is the one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// Everything that was built.
#[derive(Serialize)]
pub struct Manifest {
    /// The project's version.
    version: &'static str,
    editions: Vec<Edition>,
    /// The editions as they are handed out.
    packed: Vec<File>,
}

/// One edition.
#[derive(Serialize)]
pub struct Edition {
    /// Its name.
    pub name: &'static str,
    /// Its files, in the order of their names.
    pub files: Vec<File>,
}

/// One file.
#[derive(Serialize)]
pub struct File {
    /// Its name in its folder, with slashes.
    pub name: String,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl Edition {
    /// The edition that a folder holds.
    pub fn of_folder(name: &'static str, folder: &Path) -> Result<Self> {
        let files = files(folder)?.into_iter().map(|file| File::of(folder, file));
        Ok(Self { name, files: files.collect::<Result<_>>()? })
    }

    /// The edition that is one file of a folder.
    pub fn of_file(name: &'static str, folder: &Path, file: &str) -> Result<Self> {
        Ok(Self { name, files: vec![File::of(folder, file.to_owned())?] })
    }
}

impl File {
    fn of(folder: &Path, name: String) -> Result<Self> {
        let path = folder.join(&name);
        let content =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Self { name, bytes: content.len(), sha256: sum(&content) })
    }
}

impl Manifest {
    /// All editions, and what of them lies packed in a folder.
    pub fn of(editions: Vec<Edition>, folder: &Path) -> Result<Self> {
        let packed = files(folder)?.into_iter().filter(|name| {
            !name.contains('/')
                && Path::new(name).extension().is_some_and(|end| end == "zip" || end == "tgz")
        });
        let packed = packed.map(|name| File::of(folder, name)).collect::<Result<_>>()?;
        Ok(Self { version: env!("CARGO_PKG_VERSION"), editions, packed })
    }

    /// As a file.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// For people: what is handed out, and how large it is.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for file in self.editions.iter().flat_map(|edition| &edition.files).chain(&self.packed) {
            // Writing to a text does not fail.
            let _ = writeln!(table, "{:>10}  {}  {}", file.bytes, &file.sha256[..16], file.name);
        }
        table
    }
}

fn sum(content: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(content) {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The names of all files in a folder and below, with slashes, in order.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort();
    Ok(names)
}

fn collect(folder: &Path, below: &str, names: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}
