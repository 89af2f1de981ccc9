//! Files that someone made to do harm.

use std::io::{Cursor, Write};

use common_measure::procurement::Procurement;
use common_measure_tests::example;
use common_measure_tests::parts::{Parts, packed};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file, and what is to be said of it.
pub struct Hostile {
    pub about: &'static str,
    pub file: Vec<u8>,
    pub says: &'static str,
}

pub fn pavilion() -> Procurement {
    let text = std::fs::read_to_string(example("sports-pavilion-8.json")).unwrap();
    Procurement::parse(&text).unwrap()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The workbook with a part changed.
fn with(whole: &Parts, name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = whole.clone();
    let part = parts.iter_mut().find(|(there, _)| there == name).unwrap();
    let text = String::from_utf8(std::mem::take(&mut part.1)).unwrap();
    part.1 = change(text).into_bytes();
    packed(&parts).unwrap()
}

/// The workbook with other rows behind the heads.
fn rows(whole: &Parts, rows: &str) -> Vec<u8> {
    with(whole, SHEET, |text| {
        let (head, _) = text.split_once("<row r=\"2\"").unwrap();
        format!("{head}{rows}</sheetData></worksheet>")
    })
}

/// A part that packs a thousandfold.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("[Content_Types].xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"<Types/>").unwrap();
    writer.start_file(SHEET, SimpleFileOptions::default()).unwrap();
    let chunk = vec![b' '; 1_000_000];
    for _ in 0..bytes / chunk.len() {
        writer.write_all(&chunk).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same, with all that it says of its own size made small.
fn lying(mut bomb: Vec<u8>, bytes: u32) -> Vec<u8> {
    let (real, said) = (bytes.to_le_bytes(), 1_000u32.to_le_bytes());
    let mut found = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == real {
            bomb[at..at + 4].copy_from_slice(&said);
            found += 1;
        }
    }
    assert!(found > 0);
    bomb
}

/// Many of the same, one after another.
fn many_of(numbers: std::ops::Range<u32>, one: impl Fn(u32) -> String) -> String {
    numbers.map(one).collect::<Vec<_>>().concat()
}

pub fn hostile(whole: &Parts) -> Vec<Hostile> {
    let price = {
        let text = whole.iter().find(|(name, _)| name == SHEET).unwrap();
        assert!(String::from_utf8_lossy(&text.1).contains("<row r=\"2\""));
        // Supplier in A, lot in B, the price in D.
        |value: &str| {
            format!(
                "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>New Ltd</v></c><c r=\"D2\">{value}</c></row>"
            )
        }
    };
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let mut many: Parts = whole.clone();
    many.extend((0..600).map(|at| (format!("xl/more{at}.xml"), b"<x/>".to_vec())));
    let digits = "9".repeat(10_000);
    let nested = "<x>".repeat(200_000);
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let dense =
        many_of(2..21_000, |row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
    let sheets = many_of(0..60, |at| {
        format!("<sheet name=\"s{at}\" sheetId=\"{}\" r:id=\"rId1\"/>", at + 1)
    });
    let all = |about, file, says| Hostile { about, file, says };
    vec![
        all("bomb", bomb(100_000_000), "larger than 48 MB"),
        all("lying bomb", lying(bomb(100_000_000), 100_000_000), "."),
        all("many parts", packed(&many).unwrap(), "more than 500 parts"),
        all("no content types", packed(&whole[1..]).unwrap(), "."),
        all("wrong content types", with(whole, "[Content_Types].xml", |_| "<html>".to_owned()), ""),
        all("not a sheet", with(whole, SHEET, |_| "<worksheet/>".to_owned()), "No row with heads"),
        all("10,000 digits", rows(whole, &price(&format!("<v>{digits}</v>"))), "Cell D2"),
        all(
            "10,000 digits as text",
            rows(
                whole,
                &price(&format!("<v>{digits}</v>"))
                    .replace("<c r=\"D2\">", "<c r=\"D2\" t=\"str\">"),
            ),
            "It has 10000 digits",
        ),
        all(
            "whole dimension",
            with(whole, SHEET, |text| {
                text.replacen("<dimension ref=\"", "<dimension ref=\"A1:XFD1048576\" was=\"", 1)
                    .replace("</sheetData>", &format!("{far}</sheetData>"))
            }),
            "more than 20000 rows",
        ),
        all("21,000 rows", rows(whole, &dense), "more than 20000 rows"),
        all(
            "far column",
            rows(whole, "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"),
            "more than 2000 columns",
        ),
        all(
            "beyond columns",
            rows(whole, "<row r=\"2\"><c r=\"ZZZZZZZZ2\"><v>1</v></c></row>"),
            "damaged",
        ),
        all("row 0", rows(whole, "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>"), "damaged"),
        all(
            "shared string out of range",
            rows(whole, "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99999</v></c></row>"),
            "damaged",
        ),
        all(
            "room for many texts",
            with(whole, "xl/sharedStrings.xml", |text| {
                text.replacen("uniqueCount=\"", "uniqueCount=\"99999999999", 1)
            }),
            "more than 999999 texts",
        ),
        all(
            "entities",
            with(whole, SHEET, |text| {
                text.replacen("<worksheet", &format!("{entities}<worksheet"), 1)
            }),
            "entities",
        ),
        all(
            "entities of texts",
            with(whole, "xl/sharedStrings.xml", |text| {
                text.replacen("<sst", &format!("{entities}<sst"), 1)
            }),
            "entities",
        ),
        all("a comment in a number", rows(whole, &price("<v>1<!-- -->2</v>")), "comments"),
        all("a number of signs", rows(whole, &price("<v>12&#52;</v>")), "written as signs"),
        all("cyclic formula", rows(whole, &price("<f>D2</f>")), "Cell D2 (New Ltd, "),
        all(
            "failed formula",
            rows(whole, &price("<v>#REF!</v>").replace("<c r=\"D2\">", "<c r=\"D2\" t=\"e\">")),
            "#REF!",
        ),
        all(
            "a far shared formula",
            rows(whole, &price("<f t=\"shared\" si=\"4000000000\" ref=\"D2\">1</f>")),
            "Cell D2",
        ),
        all("the same cell twice", rows(whole, &(price("<v>1</v>") + &price("<v>2</v>"))), "twice"),
        all("deep", rows(whole, &nested), ""),
        all(
            "60 sheets",
            with(whole, "xl/workbook.xml", |text| {
                text.replacen("<sheets>", &format!("<sheets>{sheets}"), 1)
            }),
            "more than 50 sheets",
        ),
        all("old format", vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1], "Excel 2003"),
        all("nothing", Vec::new(), "empty"),
        all("17 MB of text", vec![b'a'; 17_000_000], "at most 16 MB"),
        all("separators", vec![b','; 10_000_000], "No row with heads"),
        all(
            "columns of text",
            format!("Supplier{}", ",x".repeat(3_000)).into_bytes(),
            "more than 2000 columns",
        ),
        all(
            "an open quote",
            format!("Supplier\n\"{}", "x\n".repeat(100_000)).into_bytes(),
            "is never closed",
        ),
        all(
            "a cell of many lines",
            format!("Supplier\n\"{}\"", "x\n".repeat(100_000)).into_bytes(),
            "characters in a cell",
        ),
        all("zeros", vec![0; 1_000], "neither a workbook"),
        all("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "neither a workbook"),
    ]
}
