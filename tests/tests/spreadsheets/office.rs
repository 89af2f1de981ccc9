//! LibreOffice, which works formulas out again.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common_measure_sheets::Table;

/// By default it shows the values that are in a file it did not write: then nothing would be tested.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

fn program() -> PathBuf {
    if let Some(named) = env::var_os("SOFFICE") {
        return PathBuf::from(named);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .flat_map(|folder| ["soffice", "libreoffice"].map(|name| folder.join(name)))
        .find(|program| program.is_file());
    found.expect(
        "LibreOffice was not found. Please install it (Debian: apt install libreoffice-calc-nogui), or put the path \
         of its program into the variable SOFFICE. `cargo xtask test` does that on Debian.",
    )
}

/// Has LibreOffice open workbooks, work every formula out again and save them; answers what it saved.
pub fn worked_out(workbooks: &[Vec<u8>]) -> Vec<Table> {
    let saved = saved(workbooks);
    saved.iter().map(|bytes| Table::read(bytes, &mut |_| ()).unwrap()).collect()
}

/// How many it opens at once: it gives up on hundreds.
const AT_ONCE: usize = 80;

/// The same as files.
pub fn saved(workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    workbooks.chunks(AT_ONCE).flat_map(some_saved).collect()
}

fn some_saved(workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (profile, out) = (folder.path().join("profile"), folder.path().join("out"));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let files: Vec<PathBuf> =
        (0..workbooks.len()).map(|at| folder.path().join(format!("{at}.xlsx"))).collect();
    for (file, bytes) in files.iter().zip(workbooks) {
        fs::write(file, bytes).unwrap();
    }
    let ran = Command::new(program())
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args(&files)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    files.iter().map(|file| content(&out.join(file.file_name().unwrap()), &said)).collect()
}

fn content(file: &Path, said: &str) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|error| panic!("{}: {error}. {said}", file.display()))
}
