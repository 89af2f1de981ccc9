//! The browser that the tests drive: the one named by `CHROME`, one that is installed, or, on Debian, Debian's own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::debian;

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const USUAL_PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// The browser's program. Installs it where that is a matter of course: as root on Debian.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(chrome) = env::var_os("CHROME") {
        let chrome = PathBuf::from(chrome);
        if !chrome.is_file() {
            bail!("The variable CHROME names {}, which is not there.", chrome.display());
        }
        return Ok(chrome);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install("Chromium", "chromium")?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!(
        "The browser tests need Chromium, Chrome or Edge, and none was found. Please install one (Debian: apt install \
         chromium), or put the path of its program into the variable CHROME."
    )
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = NAMES.iter().flat_map(|name| {
        env::split_paths(&path).map(|folder| folder.join(name)).collect::<Vec<_>>()
    });
    on_path
        .chain(USUAL_PLACES.iter().map(PathBuf::from))
        .find(|program| program.is_file() && !is_snap_stub(program))
}

/// Ubuntu's package of Chromium holds only a script that asks for a snap, which cannot be driven from here.
fn is_snap_stub(program: &Path) -> bool {
    program
        .is_symlink()
        .then(|| fs::canonicalize(program))
        .is_some_and(|real| real.is_ok_and(|real| real.ends_with("snap")))
        || fs::read(program).is_ok_and(|content| {
            content.len() < 100_000 && String::from_utf8_lossy(&content).contains("/snap/bin/")
        })
}
