//! `LibreOffice`, which the tests have work results out again: the one named by `SOFFICE`, one that is installed, or, on
//! Debian, Debian's own.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::debian;

const NAMES: [&str; 2] = ["soffice", "libreoffice"];

const USUAL_PLACES: [&str; 2] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
];

/// Its program. Installs it where that is a matter of course: as root on Debian.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(program) = env::var_os("SOFFICE") {
        let program = PathBuf::from(program);
        if !program.is_file() {
            bail!("The variable SOFFICE names {}, which is not there.", program.display());
        }
        return Ok(program);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install("LibreOffice", "libreoffice-calc-nogui")?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!(
        "The tests of spreadsheets need LibreOffice, and it was not found. Please install it (Debian: apt install \
         libreoffice-calc-nogui), or put the path of its program into the variable SOFFICE."
    )
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = NAMES.iter().flat_map(|name| {
        env::split_paths(&path).map(|folder| folder.join(name)).collect::<Vec<_>>()
    });
    on_path.chain(USUAL_PLACES.iter().map(PathBuf::from)).find(|program| program.is_file())
}
