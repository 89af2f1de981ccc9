//! The package for JavaScript: `dist/npm/`, and the same as the one file that npm installs from.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use data_encoding::BASE64;
use tar::{Builder, Header};

use super::date::Date;
use super::manifest::files;
use super::squeeze::gzip;
use crate::wasm::{Binding, Module};
use crate::{place, step};

const ENGINE: Module =
    Module { package: "common-measure-engine", features: &[], profile: "engine" };

/// What the package takes over as it stands, beside its own files in `web/engine/package/`.
const TAKEN_OVER: [(&str, &str); 4] = [
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("examples/sports-pavilion-8.json", "examples/sports-pavilion-8.json"),
    ("examples/sports-pavilion.record.jsonl", "examples/sports-pavilion.record.jsonl"),
];

/// What stands in `package.json` for the workspace's version.
const VERSION: &str = "\"version\": \"of the workspace\"";

/// Builds the package anew, and packs it.
pub fn build(date: Date) -> Result<()> {
    let (root, folder) = (place::root(), place::npm());
    let bound = place::target().join("npm");
    ENGINE.bound(Binding::Handed, &bound, "engine")?;
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let own = root.join("web/engine/package");
    for name in files(&own)? {
        put(&folder, &name, &read(&own.join(&name))?)?;
    }
    for (from, to) in TAKEN_OVER {
        put(&folder, to, &read(&root.join(from))?)?;
    }
    put(&folder, "package.json", described(&read(&own.join("package.json"))?)?.as_bytes())?;
    put(&folder, "glue.js", &read(&bound.join("engine.js"))?)?;
    let wasm = read(&bound.join("engine_bg.wasm"))?;
    put(&folder, "engine.wasm", &wasm)?;
    let carried = format!("export default '{}';\n", BASE64.encode(&gzip(&wasm)?));
    put(&folder, "engine.base64.js", carried.as_bytes())?;
    step::quick("Packing the package", || pack(&folder, date))
}

/// The package's description with the workspace's version in it.
fn described(template: &[u8]) -> Result<String> {
    let template = std::str::from_utf8(template).context("package.json is no text")?;
    ensure!(template.contains(VERSION), "package.json does not say {VERSION}");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    Ok(template.replace(VERSION, &version))
}

/// Writes the package as one file, as `npm pack` would, but with nothing in it that depends on the machine.
fn pack(folder: &Path, date: Date) -> Result<()> {
    let beside = place::dist();
    for name in files(&beside)? {
        let is_older = Path::new(&name).extension().is_some_and(|end| end == "tgz");
        if is_older && name.starts_with("common-measure-engine-") {
            fs::remove_file(beside.join(name))?;
        }
    }
    let mut archive = Builder::new(Vec::new());
    for name in files(folder)? {
        let content = read(&folder.join(&name))?;
        let mut header = Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(date.in_tar());
        archive.append_data(&mut header, format!("package/{name}"), &*content)?;
    }
    let name = format!("common-measure-engine-{}.tgz", env!("CARGO_PKG_VERSION"));
    put(&beside, &name, &gzip(&archive.into_inner()?)?)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file of a folder, which is made first if it is not there.
fn put(folder: &Path, name: &str, content: &[u8]) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))
}
