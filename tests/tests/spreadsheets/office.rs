//! LibreOffice, which works formulas out again.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common_measure_sheets::{At, Content, Sheet, Table};
use common_measure_tests::parts::changed;

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
    tables(&saved(workbooks))
}

/// The same as people have it who changed no setting: it works with the values that are in the file.
pub fn opened(workbooks: &[Vec<u8>]) -> Vec<Table> {
    tables(&saved_by(None, workbooks))
}

/// What is in the files themselves.
pub fn tables(workbooks: &[Vec<u8>]) -> Vec<Table> {
    workbooks.iter().map(|bytes| Table::read(bytes, &mut |_| ()).unwrap()).collect()
}

/// The workbook with every value that a formula had when it was written made a wrong one.
pub fn with_wrong_values(workbook: &[u8]) -> Vec<u8> {
    changed(workbook, |_, text| {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("</f><v>") {
            let (_, after) = after.split_once("</v>").unwrap();
            out.push_str(before);
            out.push_str("</f><v>7777</v>");
            rest = after;
        }
        out.push_str(rest);
        out
    })
    .unwrap()
}

/// That two tables hold the same cell by cell; how many cells that are.
pub fn hold_the_same(name: &str, one: &Table, other: &Table) -> usize {
    let (compared, others) = differences(one, other);
    assert_eq!(others, Vec::<String>::new(), "{name}");
    compared
}

/// How many cells two tables have, and which differ; numbers as far as spreadsheets tell them apart.
pub fn differences(one: &Table, other: &Table) -> (usize, Vec<String>) {
    let names = |table: &Table| -> Vec<String> {
        table.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    };
    assert_eq!(names(one), names(other));
    let cells = |sheet: &Sheet| -> BTreeMap<At, Content> {
        let rows = sheet.rows.iter();
        let cells = rows.flat_map(|row| {
            row.cells.iter().map(|(column, content)| (row.at(*column), content.clone()))
        });
        cells.collect()
    };
    let (mut compared, mut others) = (0, Vec::new());
    for (one, other) in one.sheets.iter().zip(&other.sheets) {
        let (cells_of_one, cells_of_other) = (cells(one), cells(other));
        let all: BTreeSet<&At> = cells_of_one.keys().chain(cells_of_other.keys()).collect();
        for at in all {
            let (one_cell, other_cell) = (cells_of_one.get(at), cells_of_other.get(at));
            if !is_equal(one_cell, other_cell) {
                others.push(format!("{} {at}: {one_cell:?}, {other_cell:?}", one.name));
            }
            compared += 1;
        }
    }
    (compared, others)
}

#[allow(clippy::float_arithmetic, reason = "a spreadsheet's figures are floats")]
fn is_equal(one: Option<&Content>, other: Option<&Content>) -> bool {
    if let (Some(Content::Number(one)), Some(Content::Number(other))) = (one, other) {
        let (one, other): (f64, f64) = (one.parse().unwrap(), other.parse().unwrap());
        return (one - other).abs() <= 1e-11 * one.abs().max(1.0);
    }
    // Made anew each time.
    let is_random = |content: Option<&Content>| {
        matches!(content, Some(Content::Text(text))
            if text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit()))
    };
    one == other || is_random(other)
}

/// How many it opens at once: it gives up on hundreds.
const AT_ONCE: usize = 80;

/// The same as files.
pub fn saved(workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    saved_by(Some(ALWAYS), workbooks)
}

fn saved_by(settings: Option<&str>, workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    workbooks.chunks(AT_ONCE).flat_map(|some| some_saved(settings, some)).collect()
}

fn some_saved(settings: Option<&str>, workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (profile, out) = (folder.path().join("profile"), folder.path().join("out"));
    fs::create_dir_all(profile.join("user")).unwrap();
    if let Some(settings) = settings {
        fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    }
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
